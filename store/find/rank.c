#include "store/find/rank.h"

#include "store/index/catalog.h"

#include <math.h>

/* Chosen on known items, 300 of them; what is near is nearly as good. */
#define TITLE 1.0      /* a word that stands in the title … */
#define COVER 3.0      /* … and when the title is nothing else */
#define SATURATION 0.6 /* BM25's k1 … */
#define LENGTH 0.9     /* … and b */
#define USUAL 1300.0   /* bytes of a text of usual length */
#define NEAR 16.0      /* two words side by side … */
#define FAR 90.0       /* … half of it at so many bytes apart */
#define AGE 0.3        /* what the newest has before the oldest … */
#define AGE_YEARS 2.0  /* … and half of it after so many years */

enum { SPOTS = 40 }; /* places looked at for each phrase */

double
rank_weight(const struct clause *c, const struct catalog *catalog)
{
	double articles = (double)facts_count(catalog->facts), most = 1;

	for (size_t i = 0; i < c->n; i++) {
		double n = plan_count(&c->v[i].phrase, &catalog->frequent);

		if (n > most)
			most = n;
	}
	return log(1 + (articles + 1) / (most + 0.5));
}

void
rank_make(struct rank *r, const struct query *q, const struct catalog *catalog,
	struct arena *perm)
{
	struct {
		uint32_t *v;
		size_t n, cap;
	} of = { 0 };

	*r = (struct rank){ .newest = catalog->newest,
		.weight = arena_new(perm, double, q->n) };
	for (size_t i = 0; i < q->n; i++) {
		const struct clause *c = &q->v[i];
		size_t before = r->phrases.n;

		for (size_t k = 0; k < c->n && !c->negative; k++) {
			if (c->v[k].phrase.n == 0)
				continue;
			*vec_push(perm, &r->phrases) = c->v[k].phrase;
			*vec_push(perm, &of) = (uint32_t)r->n;
		}
		if (r->phrases.n > before)
			r->weight[r->n++] = rank_weight(c, catalog);
	}
	r->clause = of.v;
}

/* What the places of one text say of each clause. */
struct tally {
	uint32_t *count;   /* of places, by clause */
	uint32_t *nearest; /* to a place of the clause before, in bytes */
	uint32_t *last;    /* where the clause was seen last, plus one */
	size_t covered;    /* bytes of all places */
};

/* A place of a clause behind the last one of a neighbour in the query. */
static void
tally_gap(struct tally *t, size_t neighbour, size_t pair, uint32_t start,
	uint32_t times)
{
	uint32_t last = t->last[neighbour];

	if (last == 0 || start + 1 < last)
		return;
	uint32_t gap = (start + 1 - last) * times;
	if (gap < t->nearest[pair])
		t->nearest[pair] = gap;
}

static void
tally_add(struct tally *t, uint32_t clause, struct span at, size_t n)
{
	t->count[clause]++;
	t->covered += at.end - at.start;
	t->last[clause] = at.end + 1;
	if (clause > 0)
		tally_gap(t, clause - 1, clause, at.start, 1);
	/* In the other order than in the query: as if twice as far. */
	if (clause + 1 < n)
		tally_gap(t, clause + 1, clause + 1, at.start, 2);
}

static struct tally
tally_make(const struct rank *r, struct hay *hay, struct arena *tmp)
{
	struct tally t = { .count = arena_new(tmp, uint32_t, r->n),
		.nearest = arena_new(tmp, uint32_t, r->n),
		.last = arena_new(tmp, uint32_t, r->n) };
	struct spots spots = { 0 };

	for (size_t i = 0; i < r->n; i++)
		t.nearest[i] = UINT32_MAX;
	match_spots(&r->phrases, hay, SPOTS, tmp, &spots);
	for (size_t i = 0; i < spots.n; i++)
		tally_add(
			&t, r->clause[spots.v[i].phrase], spots.v[i].at, r->n);
	return t;
}

static double
nearness(uint32_t gap)
{
	return gap == UINT32_MAX ? 0 : NEAR / (1 + gap / FAR);
}

static double
years(const struct rank *r, uint32_t when)
{
	/* A year of fact_when: 13 times 32 days. */
	return when < r->newest ? (r->newest - when) / (13.0 * 32 * 1440) : 0;
}

double
rank_score(const struct rank *r, struct doc *doc, struct arena *tmp)
{
	struct tally title = tally_make(r, &doc->title_hay, tmp);
	struct tally text = tally_make(r, &doc->text_hay, tmp);
	double length = 1 - LENGTH + LENGTH * (double)doc->text.n / USUAL;
	double cover =
		COVER * (double)title.covered / ((double)doc->title.n + 1);
	double score = 0;

	for (size_t i = 0; i < r->n; i++) {
		double n = text.count[i];

		score += r->weight[i] * n * (SATURATION + 1) /
			 (n + SATURATION * length);
		if (title.count[i])
			score += r->weight[i] * (TITLE + cover);
		uint32_t gap = title.nearest[i] < text.nearest[i]
				       ? title.nearest[i]
				       : text.nearest[i];
		score += nearness(gap);
	}
	return score + AGE / (1 + years(r, doc->fact.when) / AGE_YEARS);
}
