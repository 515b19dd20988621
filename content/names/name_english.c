#include "content/names/name_english.h"

#include <threads.h>

#include "base/utf8.h"
#include "content/names/known.h"
#include "content/words/lexicon.h"
#include "content/names/name_runs.h"

/* A run with what its places show. */
struct heard {
	str text; /* in small letters: BERGEN is Bergen */
	int votes[PLAYER_KINDS];
	uint32_t n;  /* places */
	bool inside; /* it stands within a sentence, not only at its head */
	bool east;   /* its surname comes first */
	int32_t entry;
};

struct finder {
	const struct article *a;
	const struct names *tagged;
	struct arena *tmp;
	struct en_runs runs;
	struct heard *heard; /* one a run, or fewer */
	uint32_t n;
	uint32_t *slot; /* 1 + an index into heard */
	uint32_t slots;
};

enum { SURE = 2 };

static uint32_t *
slot_of(const struct finder *f, str text)
{
	uint32_t i = (uint32_t)str_hash(text) & (f->slots - 1);

	while (f->slot[i] && !str_eq(f->heard[f->slot[i] - 1].text, text))
		i = (i + 1) & (f->slots - 1);
	return &f->slot[i];
}

static str
lower(struct arena *tmp, str text)
{
	char *small = arena_new(tmp, char, text.n);

	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];

		small[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	return (str){ small, text.n };
}

static struct heard *
heard_of(struct finder *f, struct span at)
{
	str text = lower(f->tmp, article_span(f->a, at));
	uint32_t *slot = slot_of(f, text);

	if (!*slot) {
		*slot = ++f->n;
		f->heard[f->n - 1] =
			(struct heard){ .text = text, .entry = NO_INDEX };
	}
	return &f->heard[*slot - 1];
}

static void
hear_known(struct finder *f, const struct en_run *r, struct heard *h)
{
	struct known_hit hit;

	if (h->entry != NO_INDEX ||
		!known_match(f->a->text, r->at.start, &hit) ||
		hit.length != r->at.end - r->at.start)
		return;
	h->entry = (int32_t)hit.entry;
	h->votes[hit.kind] += hit.common ? 2 : 6;
}

/* The tagger's word, but of Fortunately, …; it was brought up on Chinese, where
 * Latin words are mostly products. */
static void
hear_tagger(
	struct finder *f, const struct en_run *r, size_t *t, struct heard *h)
{
	while (*t < f->tagged->n && f->tagged->v[*t].at.end <= r->at.start)
		++*t;
	if (*t == f->tagged->n || r->aside)
		return;
	const struct name *n = &f->tagged->v[*t];
	if (n->at.start != r->at.start || n->at.end != r->at.end)
		return;
	h->votes[n->kind] += n->kind == PLAYER_PRODUCT ? 1 : 3;
}

static void
hear_all(struct finder *f)
{
	size_t t = 0;

	for (uint32_t k = 0; k < f->runs.n; k++) {
		const struct en_run *r = &f->runs.v[k];
		struct heard *h = heard_of(f, r->at);

		for (int kind = 0; kind < PLAYER_KINDS; kind++)
			h->votes[kind] += r->votes[kind];
		h->n++;
		h->east |= r->east;
		h->inside |= !r->opens || r->words > 1;
		hear_known(f, r, h);
		hear_tagger(f, r, &t, h);
	}
}

static int
best_kind(const struct heard *h)
{
	int best = 0;

	for (int kind = 1; kind < PLAYER_KINDS; kind++)
		if (h->votes[kind] > h->votes[best])
			best = kind;
	return best;
}

static bool
is_sure(const struct heard *h)
{
	int votes = h->votes[best_kind(h)];

	return votes >= 2 * SURE ||
	       (h->inside && votes && votes + (h->n > 1) >= SURE);
}

/* "Okafor" is short for the person "Tobias Okafor", "Zhou" for "Zhou Jiming". */
static void
tie_surname(struct finder *f, const struct heard *full)
{
	size_t first = str_find(full->text, STR(" "));

	if (first == STR_NONE || best_kind(full) != PLAYER_PERSON ||
		!is_sure(full))
		return;
	size_t last = str_find_last(full->text, STR(" ")) + 1;
	uint32_t slot = *slot_of(f, full->east ? str_take(full->text, first)
					       : str_skip(full->text, last));
	if (!slot)
		return;
	f->heard[slot - 1].votes[PLAYER_PERSON] += 5;
	f->heard[slot - 1].inside = true;
}

/* "Skald. The" is no name. */
static bool
is_one_sentence(str s)
{
	return str_find(s, STR(". ")) == STR_NONE || str_find(s, STR(". ")) < 4;
}

/* "The clip": a word that no name has in small letters, but "of" or "and". */
static bool
has_small_word(str s)
{
	enum { LEAST = 4 };
	size_t n;

	for (size_t at = 0; at < s.n; at += n + 1) {
		n = str_find_byte(str_skip(s, at), ' ');
		n = n == STR_NONE ? s.n - at : n;
		if (n >= LEAST && s.s[at] >= 'a' && s.s[at] <= 'z')
			return true;
	}
	return false;
}

/* A word behind a blank and a stop, or at the very front, before a comma. */
static bool
is_said_aside(str text, struct span at)
{
	static const str stops[] = { STR0("."), STR0("!"), STR0("?"),
		STR0("\""), STR0("“"), STR0("”"), STR0("\n") };
	enum { NEAR = 8 };
	size_t near = at.start > NEAR ? at.start - NEAR : 0;
	str before = str_trim(str_slice(text, near, at.start));

	return str_starts(str_skip(text, at.end), STR(",")) &&
	       str_find_byte(str_slice(text, at.start, at.end), ' ') ==
		       STR_NONE &&
	       ((!before.n && !near) || str_ends_any(before, STRS(stops)));
}

/*
 * What the tagger alone found: Chinese names, which behind a run in brackets
 * are of its kind, and others that are no products, for the tagger was
 * brought up on Chinese, where Latin words are mostly products; nor a word
 * that only opens a sentence ("Then").
 */
static void
put_others(struct finder *f, size_t *t, struct span gap,
	const struct name *last, struct arena *perm, struct names *out)
{
	enum { CERTAIN = 70 };

	for (; *t < f->tagged->n && f->tagged->v[*t].at.start < gap.end; ++*t) {
		struct name n = f->tagged->v[*t];
		size_t at = n.at.start;
		bool han = rune_is_han(utf8_next(f->a->text, &at));

		if (n.at.start < gap.start || n.at.end > gap.end)
			continue;
		str text = article_span(f->a, n.at);
		if (!han &&
			(n.kind == PLAYER_PRODUCT || n.certainty < CERTAIN ||
				!is_one_sentence(text) ||
				lexicon_is_word(text) || has_small_word(text) ||
				is_said_aside(f->a->text, n.at)))
			continue;
		if (han && gap.start && n.at.start - gap.start <= 2)
			n.kind = last->kind;
		*vec_push(perm, out) = n;
	}
}

void
name_find_english(const struct article *a, const struct names *tagged,
	struct arena *perm, struct names *out)
{
	struct arena tmp = { 0 };
	struct finder f = { .a = a, .tagged = tagged, .tmp = &tmp };
	struct name last = { 0 };
	size_t t = 0;

	en_runs_find(a, &tmp, &f.runs);
	for (f.slots = 16; f.slots < f.runs.n * 2;)
		f.slots *= 2;
	f.slot = arena_new(&tmp, uint32_t, f.slots);
	f.heard = arena_new(&tmp, struct heard, f.runs.n);
	hear_all(&f);
	for (uint32_t k = 0; k < f.n; k++)
		tie_surname(&f, &f.heard[k]);
	for (uint32_t k = 0; k < f.runs.n; k++) {
		const struct en_run *r = &f.runs.v[k];
		const struct heard *h = heard_of(&f, r->at);

		if (!is_sure(h))
			continue;
		put_others(&f, &t, (struct span){ last.at.end, r->at.start },
			&last, perm, out);
		last = (struct name){ .at = r->at,
			.kind = (uint8_t)best_kind(h),
			.certainty = 90,
			.entry = h->entry };
		*vec_push(perm, out) = last;
	}
	put_others(&f, &t, (struct span){ last.at.end, (uint32_t)a->text.n },
		&last, perm, out);
	arena_free(&tmp);
}
