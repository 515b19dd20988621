#include "content/names/name_jury.h"

#include <math.h>

#include "base/utf8.h"
#include "content/names/known.h"
#include "content/words/lexicon.h"
#include "content/names/name_around.h"
#include "content/names/name_class.h"
#include "content/names/tagger_features.h"

/* Weights in hundredths: what tools/train_jury.c writes. */
static const int16_t weights[JURY_SORTS][CLUES][PLAYER_KINDS] = {
#define WEIGHT(sort, clue, ...) [JURY_##sort][CLUE_##clue] = { __VA_ARGS__ },
#include "content/names/jury_weights.def"
};

/* Where the string's ballot stands, or would. */
static uint32_t *
slot_of(const struct jury *j, str text)
{
	size_t i = str_hash(text) & j->mask;

	while (j->slots[i] && !str_eq(j->ballots.v[j->slots[i] - 1].text, text))
		i = (i + 1) & j->mask;
	return &j->slots[i];
}

const struct ballot *
jury_find(const struct jury *j, str text)
{
	uint32_t slot = *slot_of(j, text);

	return slot ? &j->ballots.v[slot - 1] : NULL;
}

static struct ballot *
ballot_of(struct jury *j, str text, struct arena *perm)
{
	uint32_t *slot = slot_of(j, text);

	if (*slot)
		return &j->ballots.v[*slot - 1];
	struct ballot *b = vec_push(perm, &j->ballots);
	struct known_hit hit;
	*b = (struct ballot){
		.text = text,
		.entry = NO_INDEX,
		.brief = j->brief,
		.no_name = lexicon_is_no_name(text),
	};
	for (int k = 0; k < PLAYER_KINDS; k++)
		b->most[k] = INT16_MIN;
	if (known_whole(text, &hit)) {
		b->known = true;
		b->common = hit.common;
		b->known_kind = hit.kind;
		b->entry = (int32_t)hit.entry;
	}
	*slot = (uint32_t)j->ballots.n;
	return b;
}

static void
count_tagged(struct ballot *b, const int16_t lean[PLAYER_KINDS])
{
	b->n++;
	for (int k = 0; k < PLAYER_KINDS; k++) {
		b->sum[k] += lean[k];
		if (b->n == 1)
			b->first[k] = lean[k];
		if (lean[k] > b->most[k])
			b->most[k] = lean[k];
	}
}

static void
count_weighed(struct ballot *b, const struct name *n)
{
	if (b->weighed_n++ == 0 || n->certainty > b->certainty) {
		b->certainty = n->certainty;
		b->chosen = n->kind;
		for (int k = 0; k < PLAYER_KINDS; k++)
			b->weighed[k] = n->weighed[k];
	}
	b->defined |= n->defined;
	if (b->entry == NO_INDEX)
		b->entry = n->entry;
}

static void
add_place(struct jury *j, struct span at, const struct ballot *b,
	struct arena *perm)
{
	*vec_push(perm, &j->places) = (struct jury_place){
		.at = at,
		.ballot = (uint32_t)(b - j->ballots.v),
	};
}

static int
compare(struct span a, struct span b)
{
	if (a.start != b.start)
		return a.start < b.start ? -1 : 1;
	return (a.end > b.end) - (a.end < b.end);
}

/* The three readings, each from where it has not been read yet. */
struct heads {
	const struct names *list[3];
	size_t at[3];
};

/* The names of the next place, one a reading or NULL; false at the end. */
static bool
next_place(struct heads *h, const struct name *of[3])
{
	const struct name *first = NULL;

	for (int i = 0; i < 3; i++) {
		const struct name *n = h->at[i] < h->list[i]->n
					       ? &h->list[i]->v[h->at[i]]
					       : NULL;

		if (n && (!first || compare(n->at, first->at) < 0))
			first = n;
		of[i] = n;
	}
	for (int i = 0; i < 3; i++) {
		if (of[i] && compare(of[i]->at, first->at) != 0)
			of[i] = NULL;
		h->at[i] += of[i] != NULL;
	}
	return first != NULL;
}

static void
take(struct jury *j, const struct article *a, const struct name *of[3],
	struct arena *perm)
{
	const struct name *weighed = of[0], *tagged = of[1], *eager = of[2];
	const struct name *any = weighed ? weighed : tagged ? tagged : eager;
	struct ballot *b = ballot_of(j, article_span(a, any->at), perm);

	count_tagged(b, any->tagged);
	if (weighed)
		count_weighed(b, weighed);
	if (tagged) {
		b->tagged_n++;
		b->as[tagged->kind]++;
	}
	if (eager) {
		b->eager_n++;
		b->eager_as[eager->kind]++;
	}
	add_place(j, any->at, b, perm);
}

/* What the readings do to each other's places. */
static void
count_overlaps(struct jury *j)
{
	for (size_t i = 0; i < j->places.n; i++) {
		struct span a = j->places.v[i].at;
		struct ballot *x = &j->ballots.v[j->places.v[i].ballot];

		for (size_t k = i + 1;
			k < j->places.n && j->places.v[k].at.start < a.end;
			k++) {
			struct span b = j->places.v[k].at;
			struct ballot *y = &j->ballots.v[j->places.v[k].ballot];

			if (b.end <= a.end) {
				y->inside++;
				x->around++;
			} else if (a.start == b.start) {
				x->inside++;
				y->around++;
			} else {
				x->crossed++;
				y->crossed++;
			}
		}
	}
}

/* The places by their ends: an insertion sort, as they are nearly so. */
static void
sort_by_end(struct jury *j, struct arena *perm)
{
	size_t n = j->places.n;
	struct jury_place *v = arena_new(perm, struct jury_place, n + 1);

	for (size_t i = 0; i < n; i++) {
		size_t k = i;

		for (; k && v[k - 1].at.end > j->places.v[i].at.end; k--)
			v[k] = v[k - 1];
		v[k] = j->places.v[i];
	}
	j->by_end = v;
}

void
jury_fill(struct jury *j, const struct article *a, const struct readings *r,
	struct arena *perm)
{
	struct heads heads = { { &r->weighed, &r->tagged, &r->eager }, { 0 } };
	size_t most = (r->weighed.n + r->tagged.n + r->eager.n) * 2;
	const struct name *of[3];

	for (j->mask = 15; j->mask < most;)
		j->mask = j->mask * 2 + 1;
	j->slots = arena_new(perm, uint32_t, j->mask + 1);
	j->brief = a->text.n < TAGGER_BRIEF;
	while (next_place(&heads, of))
		take(j, a, of, perm);
	sort_by_end(j, perm);
	count_overlaps(j);
	around_fill(j, a);
	class_fill(j, a, perm);
}

static bool
is_key(str text)
{
	static const str keys[] = {
#define KEY(word) STR0(word),
#include "content/names/terms.def"
	};

	return str_eq_any(text, STRS(keys));
}

/* 小米 and 阿里 look like what friends call somebody; the table knows better. */
static bool
only_looks_personal(const struct ballot *b)
{
	static const str heads[] = {
#define BEFORE(word) STR0(word),
#define FRIENDLY(word) STR0(word),
#include "content/words/address.def"
	};

	return b->known && b->known_kind != PLAYER_PERSON &&
	       utf8_count(b->text) == 2 && str_starts_any(b->text, STRS(heads));
}

/* 科尔曼·施特金 in a brief text, of which the jury has hardly seen a product: what
 * is written so is a person's name (728 of 758, 175 of 178 of encyclopedias). */
static bool
is_written_as_heard(const struct ballot *b)
{
	str dot = STR("·");
	size_t at = str_find(b->text, dot);

	return b->brief && !b->known && at != STR_NONE && at > 0 &&
	       at + dot.n < b->text.n &&
	       (utf8_scripts(b->text) & ~(unsigned)SCRIPT_OTHER) == SCRIPT_HAN;
}

static void
decide(struct ballot *b)
{
	enum { DEFINED = 95, UNSURE = 100 };
	float v[CLUES];
	double score[PLAYER_KINDS] = { 0 }, all = 1;
	enum jury_sort sort = jury_clues(b, v);

	for (int i = 0; i < CLUES; i++)
		for (int k = 0; v[i] != 0 && k < PLAYER_KINDS; k++)
			score[k] +=
				(double)v[i] *
				(weights[JURY_ALL][i][k] + weights[sort][i][k] +
					(b->brief ? weights[JURY_BRIEF][i][k]
						  : 0));
	if (only_looks_personal(b))
		score[PLAYER_PERSON] = -HUGE_VAL;
	if (is_written_as_heard(b) &&
		score[PLAYER_PRODUCT] < score[PLAYER_PERSON] + UNSURE) {
		score[PLAYER_PERSON] =
			100 * log(exp(score[PLAYER_PERSON] / 100) +
				      exp(score[PLAYER_PRODUCT] / 100));
		score[PLAYER_PRODUCT] = -HUGE_VAL;
	}
	b->kind = 0;
	for (int k = 0; k < PLAYER_KINDS; k++) {
		all += exp(score[k] / 100);
		if (score[k] > score[b->kind])
			b->kind = (uint8_t)k;
	}
	if (b->defined) {
		b->kind = b->chosen;
		b->certainty = DEFINED;
		return;
	}
	b->certainty =
		is_key(b->text)
			? 0
			: (uint8_t)(100 * exp(score[b->kind] / 100) / all);
}

/* Is it rather the name of this place than the one that has it? */
static bool
is_rather(const struct ballot *b, const struct ballot *than, bool parted)
{
	enum { SURE = 40, DOUBTFUL = 40, OFTEN = 3 };

	return b->certainty >= SURE && (parted || than->certainty < DOUBTFUL ||
					       (than->n == 1 && b->n >= OFTEN));
}

static bool
give(struct jury *j, struct jury_place *p, str text, size_t start, size_t end,
	bool parted)
{
	uint32_t slot = *slot_of(j, str_slice(text, start, end));

	if (!slot || !is_rather(&j->ballots.v[slot - 1],
			     &j->ballots.v[p->ballot], parted))
		return false;
	p->at = (struct span){ (uint32_t)start, (uint32_t)end };
	p->ballot = slot - 1;
	return true;
}

/* Does a word that stands before names begin it? */
static bool
leads(str name)
{
	static const str words[] = {
#define LEAD(word) STR0(word),
#include "content/names/name_class.def"
	};

	return str_starts_any(name, STRS(words));
}

/* A doubtful string is often a sure one with a word before it or behind it, or
 * without its first character: 任青禾科技, 何竞管, (长)庚资本. */
static void
trim(struct jury *j, struct jury_place *p, str text)
{
	size_t start = p->at.start, end = p->at.end;
	size_t at = start;

	if (rune_is_han(utf8_next(text, &at)) &&
		give(j, p, text, at, end, leads(str_skip(text, start))))
		return;
	at = end;
	if (rune_is_han(utf8_prev(text, &at)) &&
		give(j, p, text, start, at, false))
		return;
	at = start;
	if (at && rune_is_han(utf8_prev(text, &at)) &&
		give(j, p, text, at, end, false))
		return;
	at = end;
	if (at < text.n && rune_is_han(utf8_next(text, &at)))
		give(j, p, text, start, at, false);
}

void
jury_decide(struct jury *j, str text, struct arena *perm)
{
	for (size_t i = 0; i < j->ballots.n; i++)
		decide(&j->ballots.v[i]);
	for (size_t i = 0; i < j->places.n; i++)
		if (!j->ballots.v[j->places.v[i].ballot].known)
			trim(j, &j->places.v[i], text);
	sort_by_end(j, perm);
}
