#include "store/facets.h"

#include "store/store_internal.h"
#include "store/when.h"

#include <stdlib.h>

/* Articles are counted as far as time allows. */
enum { FACETS_MS = 60 };

/* Of one kind; and players that are looked up to find so many. */
enum { FACETS_MAX = 12, PLAYERS_LOOKED = 48 };

/* That an article has something: a player, a source, a month. */
struct entry {
	int64_t key;
	uint32_t n; /* the article's place among them, then the count */
};

struct entries {
	struct entry *v;
	size_t n, cap;
};

struct counting {
	const struct finder *finder;
	struct sql *sql;
	struct arena tmp;
	struct entries of[FACET_KINDS];
};

static void
add(struct counting *c, enum facet_kind kind, int64_t key, uint32_t article)
{
	if (key > 0)
		*vec_push(&c->tmp, &c->of[kind]) =
			(struct entry){ key, article };
}

/* A month as yyyymm, whose month may be 0. */
static int64_t
month_of(int64_t at)
{
	return at / 100000000;
}

static bool
add_article(struct counting *c, int64_t id, uint32_t n, struct err *e)
{
	sqlite3_stmt *q = sql_ask(c->sql, e,
		"select at, s.id, players from article as a"
		" left join search_source as s on s.name = a.source"
		" where a.id = ?",
		SQL_I(id));
	int more = sql_step(c->sql, q, e);

	if (more <= 0)
		return more == 0;
	str players = sql_str(q, 2);
	add(c, FACET_MONTHS, month_of(sql_int(q, 0)), n);
	add(c, FACET_SOURCES, sql_int(q, 1), n);
	for (int32_t i = 0; (size_t)i < players.n / 4; i++)
		add(c, FACET_PLAYERS, store_player_id(players, i), n);
	sqlite3_reset(q);
	return true;
}

static int
by_key(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? 1 : -1;
	return x->n < y->n ? -1 : x->n > y->n;
}

static int
by_count(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return x->key < y->key ? -1 : x->key > y->key;
}

static void
sort(struct entries *all, int (*order)(const void *, const void *))
{
	if (all->n)
		qsort(all->v, all->n, sizeof *all->v, order);
}

/* Makes one entry a key, with its number of articles; greatest keys first. */
static void
tally(struct entries *all)
{
	size_t kept = 0;
	uint32_t last = 0;

	sort(all, by_key);
	for (size_t i = 0; i < all->n; i++) {
		struct entry one = all->v[i];
		bool same = kept && all->v[kept - 1].key == one.key;

		if (same && one.n == last)
			continue;
		last = one.n;
		if (same)
			all->v[kept - 1].n++;
		else
			all->v[kept++] = (struct entry){ one.key, 1 };
	}
	all->n = kept;
}

/* Too many months say less than years. */
static void
merge_years(struct entries *months)
{
	size_t kept = 0;

	if (months->n <= FACETS_MAX)
		return;
	for (size_t i = 0; i < months->n; i++) {
		struct entry one = { months->v[i].key / 100 * 100,
			months->v[i].n };

		if (kept && months->v[kept - 1].key == one.key)
			months->v[kept - 1].n += one.n;
		else
			months->v[kept++] = one;
	}
	months->n = kept;
}

/* Another player of the same name is found under it as well. */
static bool
has(const struct facets *f, enum facet_kind kind, str word)
{
	for (size_t i = 0; i < f->of[kind].n; i++)
		if (str_eq(f->of[kind].v[i].word, word))
			return true;
	return false;
}

static void
give(struct facets *out, enum facet_kind kind, struct arena *perm, str word,
	uint32_t n)
{
	*vec_push(perm, &out->of[kind]) =
		(struct facet){ arena_copy(perm, word), n };
}

static void
give_months(struct counting *c, struct arena *perm, struct facets *out)
{
	struct entries *all = &c->of[FACET_MONTHS];

	merge_years(all);
	for (size_t i = 0; i < all->n && i < FACETS_MAX; i++)
		give(out, FACET_MONTHS, perm,
			when_day(all->v[i].key * 100000000, &c->tmp),
			all->v[i].n);
}

/* How a key is called, and how many are looked up at most.  Players that
 * lists show behind the others (places) are left out. */
static const struct {
	const char *text;
	size_t most;
} names[] = {
	[FACET_PLAYERS] = { "select name from player where id = ? and not"
			    " beside",
		PLAYERS_LOOKED },
	[FACET_SOURCES] = { "select name from search_source where id = ?",
		FACETS_MAX },
};

static bool
give_names(struct counting *c, enum facet_kind kind, struct arena *perm,
	struct facets *out, struct err *e)
{
	const struct entries *all = &c->of[kind];

	for (size_t i = 0; i < all->n && i < names[kind].most &&
			   out->of[kind].n < FACETS_MAX;
		i++) {
		sqlite3_stmt *q = sql_ask(
			c->sql, e, names[kind].text, SQL_I(all->v[i].key));
		int more = sql_step(c->sql, q, e);

		if (more < 0)
			return false;
		if (more == 0)
			continue;
		str name = sql_str(q, 0);
		if (!has(out, kind, name))
			give(out, kind, perm, name, all->v[i].n);
		sqlite3_reset(q);
	}
	return true;
}

static bool
count(struct counting *c, const struct ids *ids, double until,
	struct facets *out, struct err *e)
{
	for (size_t i = 0; i < ids->n && finder_clock() < until; i++) {
		if (finder_stopped(c->finder, e) ||
			!add_article(c, ids->v[i], (uint32_t)i, e))
			return false;
		out->articles++;
	}
	for (int kind = 0; kind < FACET_KINDS; kind++)
		tally(&c->of[kind]);
	sort(&c->of[FACET_PLAYERS], by_count);
	sort(&c->of[FACET_SOURCES], by_count);
	return true;
}

bool
facets_count(struct finder *f, struct store *s, struct arena *perm,
	struct facets *out, struct err *e)
{
	struct counting c = { .finder = f, .sql = &s->archive };
	double until = finder_clock() + FACETS_MS;
	struct ids ids = { 0 };

	*out = (struct facets){ 0 };
	bool ok = finder_newest(f, FINDER_NEWEST, until, &c.tmp, &ids, e) &&
		  count(&c, &ids, until + FACETS_MS, out, e) &&
		  give_names(&c, FACET_PLAYERS, perm, out, e) &&
		  give_names(&c, FACET_SOURCES, perm, out, e);
	if (ok)
		give_months(&c, perm, out);
	arena_free(&c.tmp);
	return ok;
}

void
facets_copy(struct facets *to, const struct facets *from, struct arena *perm)
{
	*to = (struct facets){ .articles = from->articles };
	for (enum facet_kind kind = 0; kind < FACET_KINDS; kind++)
		for (size_t i = 0; i < from->of[kind].n; i++)
			give(to, kind, perm, from->of[kind].v[i].word,
				from->of[kind].v[i].articles);
}
