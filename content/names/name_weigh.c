#include "content/names/name_weigh.h"

#include <math.h>

#include <string.h>

#include "content/names/known_table.h"

static uint32_t
hash_of(const struct name_text *t, const struct piece *p)
{
	uint32_t h = 0x811C9DC5;

	for (uint32_t i = p->start; i < p->end; i++)
		h = (h ^ t->fold[i]) * 0x01000193;
	return h ^ h >> 15;
}

static bool
same(const struct name_text *t, const struct piece *a, const struct piece *b)
{
	uint32_t n = a->end - a->start;

	return n == b->end - b->start &&
	       memcmp(t->fold + a->start, t->fold + b->start,
		       n * sizeof *t->fold) == 0;
}

static void
grow_slots(struct candidates *c, struct arena *perm)
{
	if (c->n * 2 < c->slots_n)
		return;
	c->slots_n = c->slots_n ? c->slots_n * 4 : 256;
	c->slots = arena_new(perm, uint32_t, c->slots_n);
	for (size_t i = 0; i < c->n; i++) {
		uint32_t *slot = &c->slots[hash_of(c->t, &c->v[i].piece) &
					   (c->slots_n - 1)];

		c->v[i].next = *slot;
		*slot = (uint32_t)i + 1;
	}
}

static uint32_t *
slot_of(const struct candidates *c, const struct piece *p)
{
	return &c->slots[hash_of(c->t, p) & (c->slots_n - 1)];
}

size_t
candidates_index(const struct candidates *c, const struct piece *p)
{
	uint32_t i = *slot_of(c, p);

	while (i && !same(c->t, &c->v[i - 1].piece, p))
		i = c->v[i - 1].next;
	return i ? i - 1 : c->n;
}

static struct candidate *
find(struct candidates *c, const struct piece *p, struct arena *perm)
{
	grow_slots(c, perm);
	size_t i = candidates_index(c, p);

	if (i < c->n)
		return &c->v[i];
	uint32_t *slot = slot_of(c, p);
	struct candidate *new = vec_push(perm, c);
	*new = (struct candidate){ .piece = *p, .next = *slot };
	*slot = (uint32_t)c->n;
	return new;
}

static bool
has_bit(const uint8_t *bits, uint32_t i)
{
	return bits[i / 8] & 1 << i % 8;
}

static void
note_entry(struct candidates *c, const struct piece *p, struct arena *perm)
{
	if (!c->entries) {
		size_t bytes = known_entries_n() / 8 + 1;

		c->entries = arena_new(perm, uint8_t, bytes);
		c->sure = arena_new(perm, uint8_t, bytes);
	}
	if (p->entry == NO_INDEX)
		return;
	c->entries[p->entry / 8] |= (uint8_t)(1 << p->entry % 8);
	if (!(p->source & SOURCE_COMMON))
		c->sure[p->entry / 8] |= (uint8_t)(1 << p->entry % 8);
}

static bool
is_related_seen(const struct candidates *c, int32_t entry)
{
	uint32_t other;

	if (entry == NO_INDEX)
		return false;
	for (size_t i = 0; known_related((uint32_t)entry, i, &other); i++)
		if (has_bit(c->entries, other))
			return true;
	return false;
}

void
candidates_add(
	struct candidates *c, const struct pieces *ps, struct arena *perm)
{
	for (size_t k = 0; k < ps->n; k++) {
		const struct piece *p = &ps->v[k];
		struct cue_set set;

		if (p->sort != PIECE_NAME)
			continue;
		struct candidate *one = find(c, p, perm);
		one->n++;
		one->piece.source |= p->source;
		note_entry(c, p, perm);
		if (one->piece.entry == NO_INDEX && p->entry != NO_INDEX) {
			one->piece.entry = p->entry;
			one->piece.kind = p->kind;
		}
		cues_of_place(c->t, ps, k, &set);
		cues_add(&one->places, c->t, &set);
	}
}

void
candidate_cues(const struct candidates *c, const struct candidate *one,
	struct cue_set *set)
{
	const struct piece *p = &one->piece;
	struct cue_context context = {
		.seen = one->n,
		.related_seen = is_related_seen(c, p->entry),
		.full_seen = (p->source & SOURCE_COMMON) &&
			     has_bit(c->sure, (uint32_t)p->entry),
	};

	cues_of_string(c->t, p, &context, set);
}

/* From which certainty on is a string a name?  What the table knows without
 * doubt needs no more than that nothing speaks against it. */
static const uint8_t least[CUE_SORTS] = {
	[CUE_SORT_BOOK] = 50,
	[CUE_SORT_COMMON] = 38,
	[CUE_SORT_KNOWN] = 12,
	[CUE_SORT_QUOTED] = 45,
	[CUE_SORT_PERSON] = 48,
	[CUE_SORT_LATIN] = 50,
	[CUE_SORT_GROWN] = 40,
};

/*
 * The likeliest kind; but the table's, unless that is much less likely: it
 * knows better, and the same name should be of one kind in all articles.
 */
static uint8_t
choose_kind(const struct piece *p, const double score[PLAYER_KINDS])
{
	const double trust = 3; /* logits */
	uint8_t best = 0;

	for (uint8_t k = 1; k < PLAYER_KINDS; k++)
		if (score[k] > score[best])
			best = k;
	if (p->entry == NO_INDEX || score[best] - score[p->kind] > trust)
		return best;
	return p->kind;
}

/* Logits as a name keeps them. */
static int16_t
hundredths(double logits)
{
	const double most = 20;

	if (logits > most || logits < -most)
		logits = logits > 0 ? most : -most;
	return (int16_t)(100 * logits);
}

/* An account's name, which nothing else is. */
static void
decide_account(struct name *name)
{
	for (int k = 0; k < PLAYER_KINDS; k++)
		name->weighed[k] = hundredths(k == PLAYER_ORG ? 5 : -5);
	name->kind = PLAYER_ORG;
	name->certainty = 90;
	name->defined = true;
}

bool
candidate_decide(const struct candidates *c, const struct candidate *one,
	struct name *name)
{
	struct cue_sum sum = { 0 };
	struct cue_set set;
	double score[PLAYER_KINDS], all = 1; /* exp(0): no name */

	if (one->piece.source & SOURCE_ACCOUNT) {
		decide_account(name);
		return true;
	}
	candidate_cues(c, one, &set);
	cues_add(&sum, c->t, &set);
	for (int k = 0; k < PLAYER_KINDS; k++) {
		double places = (double)one->places.of[k] / one->n;

		score[k] = (sum.of[k] + places) / 100;
		name->weighed[k] = hundredths(score[k]);
		all += exp(score[k]);
	}
	name->kind = choose_kind(&one->piece, score);
	name->certainty = (uint8_t)(100 * (1 - 1 / all));
	return name->certainty >= least[set.sort];
}
