#include "content/name_vote.h"

#include "content/name_english.h"
#include "content/tagger.h"

/* What a reading must be sure of: 0-100.  The table's names need less. */
enum { CERTAIN = 60, CERTAIN_KNOWN = 45, TAGGED = 60, AGREED = 100 };

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

		if (n->entry != NO_INDEX && certainty >= CERTAIN_KNOWN &&
			certainty < CERTAIN)
			certainty = CERTAIN;

		while (t < tagged->n && is_before(&tagged->v[t], n))
			t++;
		if (t < tagged->n && is_alike(&tagged->v[t], n))
			certainty = AGREED;
		if (certainty > x->certainty)
			x->certainty = certainty;
	}
}

static bool
is_digit(str s, size_t at)
{
	return at < s.n && s.s[at] >= '0' && s.s[at] <= '9';
}

/*
 * The end of a Latin name together with its version: "GPT-4 Turbo 1.5".  What
 * follows must not go on as a number with a unit.
 */
static uint32_t
version_end(str text, uint32_t end)
{
	size_t at = end + (end < text.n && text.s[end] == ' ');
	size_t dot = at;

	if (!end || (unsigned char)text.s[end - 1] >= 0x80 || at == end)
		return end;
	while (is_digit(text, dot))
		dot++;
	if (dot == at || dot >= text.n || text.s[dot] != '.' ||
		!is_digit(text, dot + 1))
		return end;
	for (at = dot + 1; is_digit(text, at);)
		at++;
	str behind = str_trim(str_slice(text, at, at + 4));
	bool unit = str_starts(behind, STR("%")) ||
		    str_starts(behind, STR("亿")) ||
		    str_starts(behind, STR("万"));
	return unit ? end : (uint32_t)at;
}

/* Adds a name, with the version behind it, unless that version has it. */
static void
take(str text, const struct name *n, struct arena *perm, struct names *out)
{
	if (out->n && out->v[out->n - 1].at.end > n->at.start)
		return;
	struct name *x = vec_push(perm, out);
	*x = *n;
	x->at.end = version_end(text, n->at.end);
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
				take(a->text, &tagged->v[t], perm, out);
		while (n && t < tagged->n && !is_before(n, &tagged->v[t]))
			t++;
		if (n)
			take(a->text, n, perm, out);
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
