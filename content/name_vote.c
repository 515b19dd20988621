#include "content/name_vote.h"

#include "content/name_english.h"
#include "content/tagger.h"

enum { CERTAIN = 60, TAGGED = 60, AGREED = 100 };

/* How sure a weighed string is of its kind in the whole article. */
struct ballot {
	str text;
	uint8_t kind, certainty;
};

struct ballots {
	struct ballot *slot;
	size_t mask;
};

static struct ballot *
ballot_of(const struct ballots *b, str text, uint8_t kind)
{
	size_t i = str_hash(text) + kind;

	for (;; i++) {
		struct ballot *x = &b->slot[i & b->mask];

		if (x->text.n == 0)
			*x = (struct ballot){ .text = text, .kind = kind };
		if (x->kind == kind && str_eq(x->text, text))
			return x;
	}
}

static bool
is_before(const struct name *a, const struct name *b)
{
	return a->at.end <= b->at.start;
}

static bool
is_alike(const struct name *a, const struct name *b)
{
	return a->at.start == b->at.start && a->at.end == b->at.end &&
	       a->kind == b->kind;
}

static void
count(const struct article *a, const struct names *weighed,
	const struct names *tagged, struct ballots *b)
{
	size_t t = 0;

	for (size_t i = 0; i < weighed->n; i++) {
		const struct name *n = &weighed->v[i];
		struct ballot *x =
			ballot_of(b, article_span(a, n->at), n->kind);
		uint8_t certainty = n->certainty;

		while (t < tagged->n && is_before(&tagged->v[t], n))
			t++;
		if (t < tagged->n && is_alike(&tagged->v[t], n))
			certainty = AGREED;
		if (certainty > x->certainty)
			x->certainty = certainty;
	}
}

void
name_vote(const struct article *a, const struct names *weighed,
	const struct names *tagged, struct arena *perm, struct names *out)
{
	struct arena tmp = { 0 };
	struct ballots b = { .mask = 15 };
	size_t t = 0;

	while (b.mask < weighed->n * 2)
		b.mask = b.mask * 2 + 1;
	b.slot = arena_new(&tmp, struct ballot, b.mask + 1);
	count(a, weighed, tagged, &b);
	for (size_t i = 0; i <= weighed->n; i++) {
		const struct name *n = i < weighed->n ? &weighed->v[i] : NULL;

		if (n && ballot_of(&b, article_span(a, n->at), n->kind)
					 ->certainty < CERTAIN)
			continue;
		for (; t < tagged->n && (!n || is_before(&tagged->v[t], n));
			t++)
			if (tagged->v[t].certainty >= TAGGED)
				*vec_push(perm, out) = tagged->v[t];
		while (n && t < tagged->n && !is_before(n, &tagged->v[t]))
			t++;
		if (n)
			*vec_push(perm, out) = *n;
	}
	arena_free(&tmp);
}

void
name_find(const struct article *a, const struct confirmed_names *confirmed,
	struct arena *perm, struct names *out)
{
	struct arena tmp = { 0 };
	struct names weighed = { 0 }, tagged = { 0 };

	tagger_run(a, confirmed, &tmp, &tagged);
	if (str_eq(article_word(a, a->lang), STR("en"))) {
		name_find_english(a, &tagged, perm, out);
	} else {
		name_weigh_article(a, confirmed, &tmp, &weighed);
		name_vote(a, &weighed, &tagged, perm, out);
	}
	arena_free(&tmp);
}
