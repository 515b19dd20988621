#include "store/find/facets.h"

#include "store/store_internal.h"
#include "store/rows/when.h"

#include <stdlib.h>

/* Articles are counted as far as time allows. */
enum { FACETS_MS = 60 };

/* Of one kind; and players that are looked up to find so many. */
enum { FACETS_MAX = 12, PLAYERS_LOOKED = 48 };

/* In how many articles something is: a player, a source, a month. */
struct entry {
	int64_t key; /* above 0 */
	uint32_t n;
	uint32_t last; /* article that was counted, by its place */
};

/* A hash table until all are counted, then a list.  Sorting an entry for
 * each player of each article took ten milliseconds in which nobody could
 * stop it. */
struct entries {
	struct entry *v;
	size_t n, cap; /* cap: a power of two, or 0 */
};

struct counting {
	const struct finder *finder;
	struct sql *sql;
	struct arena tmp;
	struct entries of[FACET_KINDS];
};

/* Where the key is, or is to be. */
static struct entry *
place_of(const struct entries *all, int64_t key)
{
	uint64_t hash = (uint64_t)key * 0x9E3779B97F4A7C15;
	size_t i = hash >> 32;

	while (all->v[i & (all->cap - 1)].key &&
		all->v[i & (all->cap - 1)].key != key)
		i++;
	return &all->v[i & (all->cap - 1)];
}

static void
grow(struct entries *all, struct arena *tmp)
{
	struct entries more = { .n = all->n,
		.cap = all->cap ? all->cap * 2 : 256 };

	more.v = arena_new(tmp, struct entry, more.cap);
	for (size_t i = 0; i < all->cap; i++) {
		if (all->v[i].key)
			*place_of(&more, all->v[i].key) = all->v[i];
	}
	*all = more;
}

static void
add(struct counting *c, enum facet_kind kind, int64_t key, uint32_t article)
{
	struct entries *all = &c->of[kind];

	if (key <= 0)
		return;
	if (all->n * 2 >= all->cap)
		grow(all, &c->tmp);
	struct entry *one = place_of(all, key);
	if (one->key && one->last == article)
		return;
	all->n += one->key == 0;
	one->key = key;
	one->last = article;
	one->n++;
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

	return (x->key < y->key) - (x->key > y->key);
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

/* Makes a list of the table. */
static void
list(struct entries *all)
{
	size_t n = 0;

	for (size_t i = 0; i < all->cap; i++) {
		if (all->v[i].key)
			all->v[n++] = all->v[i];
	}
}

/* Too many months say less than years. */
static void
merge_years(struct entries *months)
{
	size_t kept = 0;

	if (months->n <= FACETS_MAX)
		return;
	for (size_t i = 0; i < months->n; i++) {
		struct entry one = { .key = months->v[i].key / 100 * 100,
			.n = months->v[i].n };

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
		list(&c->of[kind]);
	sort(&c->of[FACET_MONTHS], by_key);
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
