#include "store/find/loosen.h"

#include "store/index/catalog.h"
#include "store/find/rank.h"

#include <stdlib.h>

enum {
	LOOKED_MOST = 100, /* articles that are read */
	LISTED_ONCE = 500, /* numbers, between two looks at the clock */
	WEIGHT_UNIT = 128, /* so that the sum of QUERY_CLAUSES fits 16 bits */
};

struct loose_word {
	const struct clause *clause;
	str match; /* for the index; empty: it has nothing for it */
	uint16_t weight;
};

struct loosen {
	struct sql *sql;
	const struct catalog *catalog;
	struct walk_range range;
	struct query rest;
	struct loose_word *words;
	size_t n, next;  /* next: the word that is listed */
	sqlite3_stmt *q; /* its numbers; NULL: not begun */
	uint16_t *sums;  /* by article */
	int64_t end;     /* of sums */
	uint16_t best;   /* the greatest sum */
	size_t listed;   /* articles that have one */
	struct contest candidates;
	size_t given; /* of these */
};

/* May it be missing? */
static bool
is_loose(const struct clause *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].field != FIELD_TEXT)
			return false;
	return !c->negative;
}

static void
part_query(struct loosen *l, const struct check *check, struct arena *made)
{
	const struct query *q = check->query;

	l->words = arena_new(made, struct loose_word, q->n);
	for (size_t i = 0; i < q->n; i++) {
		if (!is_loose(&q->v[i])) {
			*vec_push(made, &l->rest) = q->v[i];
			continue;
		}
		double weight = rank_weight(&q->v[i], l->catalog);
		l->words[l->n++] = (struct loose_word){ .clause = &q->v[i],
			.match = check->plan.parts[i],
			.weight = (uint16_t)(1 + weight * WEIGHT_UNIT) };
	}
}

struct loosen *
loosen_new(const struct check *check, const struct catalog *catalog,
	struct walk_range range, struct arena *made)
{
	struct loosen *l = arena_new(made, struct loosen, 1);

	l->sql = catalog->sql;
	l->catalog = catalog;
	l->range = range;
	part_query(l, check, made);
	if (l->n < 2)
		return NULL;
	l->end = facts_end(catalog->facts);
	l->sums = arena_new(made, uint16_t, (size_t)l->end);
	return l;
}

const struct query *
loosen_rest(const struct loosen *l)
{
	return &l->rest;
}

size_t
loosen_words(const struct loosen *l)
{
	return l->n;
}

static void
add_number(struct loosen *l, int64_t id)
{
	if (id < 0 || id >= l->end)
		return;
	struct fact fact = facts_get(l->catalog->facts, id);
	if (!(fact.flags & FACT_HERE) || fact.when < l->range.since ||
		fact.when > l->range.until)
		return;
	uint16_t *sum = &l->sums[id];
	*sum = (uint16_t)(*sum + l->words[l->next].weight);
}

/* Those with the greatest sums, the newest of equals. */
static void
choose_candidates(struct loosen *l)
{
	struct contest *all = &l->candidates;
	double least = 1;

	for (int64_t id = l->end - 1; id >= 0; id--) {
		if (l->sums[id] < least)
			continue;
		struct fact fact = facts_get(l->catalog->facts, id);
		contest_add(all, (struct contender){ .found = { id, fact.when },
					 .held = l->sums[id] });
		if (all->n < 2 * LOOKED_MOST)
			continue;
		contest_sort(all);
		all->n = LOOKED_MOST;
		least = all->v[all->n - 1].held;
	}
	contest_sort(all);
	if (all->n > LOOKED_MOST)
		all->n = LOOKED_MOST;
}

int
loosen_list(struct loosen *l, struct err *e)
{
	static const char text[] = "select rowid from term where term match ?";
	int more = 0;

	while (!l->q && l->next < l->n && l->words[l->next].match.n == 0)
		l->next++;
	if (!l->q && l->next == l->n) {
		choose_candidates(l);
		return 0;
	}
	if (!l->q)
		l->q = sql_ask(l->sql, e, text, SQL_T(l->words[l->next].match));
	for (int n = 0; n < LISTED_ONCE; n++) {
		if ((more = sql_step(l->sql, l->q, e)) <= 0)
			break;
		add_number(l, sql_int(l->q, 0));
	}
	if (more < 0)
		return -1;
	if (more == 0) {
		l->q = NULL;
		l->next++;
	}
	return 1;
}

bool
loosen_next(struct loosen *l, struct found *out)
{
	if (l->given == l->candidates.n)
		return false;
	*out = l->candidates.v[l->given++].found;
	return true;
}

static bool
holds(const struct clause *c, struct doc *doc)
{
	struct span at;

	for (size_t i = 0; i < c->n; i++) {
		const struct phrase *p = &c->v[i].phrase;

		if (match_find(p, &doc->title_hay, 0, &at) ||
			match_find(p, &doc->text_hay, 0, &at))
			return true;
	}
	return false;
}

size_t
loosen_held(const struct loosen *l, struct doc *doc, double *weight)
{
	size_t held = 0;

	*weight = 0;
	for (size_t i = 0; i < l->n; i++) {
		if (!holds(l->words[i].clause, doc))
			continue;
		held++;
		*weight += l->words[i].weight;
	}
	return held;
}

void
loosen_end(struct loosen *l)
{
	if (!l)
		return;
	sqlite3_reset(l->q);
	l->q = NULL;
	contest_free(&l->candidates);
}
