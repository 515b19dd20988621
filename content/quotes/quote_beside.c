#include "content/quotes/quote.h"

#include <limits.h>

/*
 * A second look at a marked phrase, when all have been judged one by one: what
 * stands beside speech in one sentence is oftener speech, what lies in a
 * reported statement is.
 */

static const struct weight entries[] = {
#define WEIGHT(feature, hundredths) { feature, hundredths },
#include "content/quotes/beside_weights.def"
};
TALLY_TABLE(beside_weights, entries)

/* How sure the first look was. */
static const char *
sureness(int score)
{
	return score <= -300   ? "no"
	       : score <= -120 ? "hardly"
	       : score <= -30  ? "rather-no"
	       : score <= 60   ? "doubt"
	       : score <= 180  ? "rather"
	       : score <= 400  ? "likely"
			       : "sure";
}

struct beside {
	const struct reading *r;
	const struct triggers *triggers;
	const struct scene *s;
	uint32_t k; /* the phrase's number */
	struct tally *t;
	const char *size; /* few words, some, or a sentence */
	const char *own;  /* sureness of its own score */
};

static const char *
size_of(const struct phrase *p)
{
	uint32_t n = phrase_length(p);

	return n <= 4 ? "S" : n <= 9 ? "M" : "L";
}

/* Steps of its own score, so that the first look may be trusted less. */
static void
add_own(struct beside *b)
{
	static const struct {
		int from;
		const char *name;
	} steps[] = { { -300, "-300" }, { -200, "-200" }, { -120, "-120" },
		{ -60, "-60" }, { 0, "0" }, { 60, "60" }, { 120, "120" },
		{ 200, "200" }, { 300, "300" } };
	int score = b->s->phrase->score;

	tally_add2(b->t, "size", b->size);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (score > steps[i].from)
			tally_add2(b->t, "own>", steps[i].name);
}

/* What stands between two phrases of a sentence. */
static const char *
gap_of(const struct reading *r, uint32_t from, uint32_t to)
{
	enum { NEAR = 6, FAR = 25 };

	if (from == to)
		return "row";
	for (uint32_t i = from; i < to; i++)
		if (r->l.kind[i] == LETTER_COMMA)
			return to - from <= FAR ? "comma" : "far";
	return to - from <= NEAR ? "near" : to - from <= FAR ? "same" : "far";
}

static void
add_neighbour(struct beside *b, const char *side, const struct phrase *other,
	const char *gap)
{
	const char *sure = sureness(other->score);

	tally_add3(b->t, side, gap, sure);
	tally_add3(b->t, side, b->own, sure);
	tally_add3(b->t, side, b->size, sure);
	tally_add3(b->t, size_of(other), b->size, sure);
}

/* The phrases before and behind it. */
static void
add_neighbours(struct beside *b)
{
	const struct reading *r = b->r;
	const struct phrase *p = &r->phrases[b->k];

	if (b->k > 0) {
		const struct phrase *last = &p[-1];

		if (last->at >= b->s->s.start)
			add_neighbour(b, "last-", last,
				gap_of(r, last->at + 1, p->at));
		else if (lines_between(r, last->at, p->at) == 0)
			add_neighbour(b, "above-", last, "-");
		else
			add_neighbour(b, "line-", last, "-");
	}
	if (b->k + 1 < r->n_phrases) {
		const struct phrase *next = &p[1];

		if (next->at < b->s->s.end)
			add_neighbour(b, "next-", next,
				gap_of(r, p->at + 1, next->at));
		else if (lines_between(r, p->at, next->at) == 0)
			add_neighbour(b, "below-", next, "-");
	}
}

/* The best place before the phrase where a statement begins in its
 * sentence. */
static const struct trigger *
trigger_before(const struct beside *b)
{
	enum { LOOKED_AT = 8 };
	const struct triggers *all = b->triggers;
	const struct trigger *best = NULL;
	uint32_t low = 0, high = all->n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (all->v[middle].start <= b->s->at)
			low = middle + 1;
		else
			high = middle;
	}
	for (int n = 0; n < LOOKED_AT && low > 0; n++) {
		const struct trigger *t = &all->v[--low];

		if (t->s.start < b->s->s.start)
			break;
		if (!best || t->score > best->score)
			best = t;
	}
	return best;
}

static void
add_statement(struct beside *b)
{
	const struct trigger *t = trigger_before(b);
	const char *sure;

	if (!t) {
		tally_add3(b->t, "unstated-", b->own, b->size);
		return;
	}
	sure = sureness(t->score - TRIGGER_BOUND);
	tally_add3(b->t, "stated-", b->own, sure);
	tally_add3(b->t, "stated-", b->size, sure);
	if (t->score <= TRIGGER_BOUND)
		return;
	const char *who = subject_name(b->r, &t->subject);
	tally_add2(b->t, "stated-by-", who);
	tally_add3(b->t, "stated-by-", who, b->size);
	tally_add3(b->t, "stated-by-", who, b->own);
	if (t->verb)
		tally_add3(b->t, "stated-", t->verb->entry->name, b->size);
	tally_add2(b->t, "stated-", t->start == b->s->at ? "first" : "within");
}

void
beside_features(const struct reading *r, const struct triggers *triggers,
	const struct scene *s, struct tally *t)
{
	struct beside b = { .r = r,
		.triggers = triggers,
		.s = s,
		.k = (uint32_t)(s->phrase - r->phrases),
		.t = t,
		.size = size_of(s->phrase),
		.own = sureness(s->phrase->score) };

	tally_add(t, "bias");
	add_own(&b);
	add_neighbours(&b);
	add_statement(&b);
}

int
beside_score(const struct reading *r, const struct triggers *triggers,
	const struct scene *s)
{
	struct tally t = { .table = &beside_weights };

	if (s->phrase->score <= HARDLY_SPEECH)
		return s->phrase->score;
	beside_features(r, triggers, s, &t);
	return s->phrase->score + t.sum;
}
