/* The list of players: all, or those with a name that holds some words, or a
 * word that letters are the pinyin of. */
#include "store/store_internal.h"

#include <stdlib.h>

#include "content/words/fold.h"
#include "store/archive/bits.h"
#include "store/save/correction.h"
#include "store/find/readings.h"

/* Up to so many are looked up one by one; of more, all are gone through. */
enum { FEW = 1500 };

/* Players as a set: a bit a number. */
struct set {
	uint64_t *bits;
	int64_t end; /* numbers are below */
	size_t n;
};

static bool
set_make(struct store *s, struct arena *tmp, struct set *set, struct err *e)
{
	int64_t last;

	if (!sql_number(&s->archive,
		    sql_ask(&s->archive, e, "select max(id) from player"), 0,
		    &last, e))
		return false;
	*set = (struct set){ .end = last + 1 };
	set->bits = arena_new(tmp, uint64_t, bits_words(last));
	return true;
}

static bool
set_has(const struct set *set, int64_t id)
{
	return id < set->end && bits_have(set->bits, id);
}

static void
set_add(struct set *set, int64_t id)
{
	if (id >= set->end || set_has(set, id))
		return;
	bits_set(set->bits, id, true);
	set->n++;
}

static bool
holds_any(str name, const struct strs *words)
{
	for (size_t i = 0; i < words->n; i++)
		if (str_find(name, words->v[i]) != STR_NONE)
			return true;
	return false;
}

/* Who has a name that holds one of the words.  All names are read each time:
 * kept, they are several megabytes. */
static bool
find_names(struct store *s, const struct strs *words, struct set *set,
	struct err *e)
{
	struct sql *c = &s->archive;
	sqlite3_stmt *q = sql_ask_values(
		c, "select fold, player from player_name", NULL, 0, e);
	int more;

	while ((more = sql_step(c, q, e)) > 0)
		if (holds_any(sql_str(q, 0), words))
			set_add(set, sql_int(q, 1));
	return more == 0;
}

/* What letters may mean: lcc, lichangchun. */
static bool
add_sounds(struct store *s, str folded, struct arena *tmp, struct strs *words,
	struct err *e)
{
	struct reading read[READINGS_MAX];
	struct pinyin_typed typed;
	size_t n;

	if (folded.n < 2 || !pinyin_type(folded, true, &typed))
		return true;
	struct readings *r = readings_new(&s->archive);
	bool ok = readings_find(r, &typed, tmp, read, &n, e);
	for (size_t i = 0; ok && i < n; i++)
		*vec_push(tmp, words) = read[i].term;
	readings_free(r);
	return ok;
}

/* A player with what he is sorted by. */
struct rank {
	int64_t id, mentions, beside;
};

struct ranks {
	struct rank *v;
	size_t n, cap;
};

static int
by_rank(const void *a, const void *b)
{
	const struct rank *x = a, *y = b;

	if (x->beside != y->beside)
		return x->beside < y->beside ? -1 : 1;
	if (x->mentions != y->mentions)
		return x->mentions < y->mentions ? 1 : -1;
	return (x->id > y->id) - (x->id < y->id);
}

static bool
add_rank(struct store *s, int64_t id, struct arena *tmp, struct ranks *ranks,
	struct err *e)
{
	sqlite3_stmt *q = sql_ask(&s->archive, e,
		"select mentions, beside from player where id = ?"
		" and beside < ?",
		SQL_I(id), SQL_I(BESIDE_HIDDEN));
	int more = sql_step(&s->archive, q, e);

	if (more <= 0)
		return more == 0;
	*vec_push(tmp, ranks) =
		(struct rank){ id, sql_int(q, 0), sql_int(q, 1) };
	sqlite3_reset(q);
	return true;
}

static bool
list_few(struct store *s, const struct set *set, struct arena *perm,
	struct ids *out, struct err *e)
{
	struct arena tmp = { 0 };
	struct ranks ranks = { 0 };
	bool ok = true;

	for (int64_t id = 0; ok && id < set->end; id++) {
		if (set->bits[id / BITS_WORD] == 0)
			id |= BITS_WORD - 1;
		else if (set_has(set, id))
			ok = add_rank(s, id, &tmp, &ranks, e);
	}
	if (ranks.n)
		qsort(ranks.v, ranks.n, sizeof *ranks.v, by_rank);
	for (size_t i = 0; ok && i < ranks.n; i++)
		*vec_push(perm, out) = ranks.v[i].id;
	arena_free(&tmp);
	return ok;
}

/* The numbers that a query gives, unless a set lacks them. */
static bool
put_asked(struct store *s, sqlite3_stmt *q, const struct set *set,
	struct arena *perm, struct ids *out, struct err *e)
{
	int more;

	while ((more = sql_step(&s->archive, q, e)) > 0)
		if (!set || set_has(set, sql_int(q, 0)))
			*vec_push(perm, out) = sql_int(q, 0);
	return more == 0;
}

static bool
put_by_name(struct store *s, int beside, const struct set *set,
	struct arena *perm, struct ids *out, struct err *e)
{
	struct arena tmp = { 0 };
	struct ids ids = { 0 };
	struct set these;
	bool ok = set_make(s, &tmp, &these, e) &&
		  put_asked(s,
			  sql_ask(&s->archive, e,
				  "select id from player where beside = ?",
				  SQL_I(beside)),
			  set, &tmp, &ids, e);

	for (size_t i = 0; ok && i < ids.n; i++)
		set_add(&these, ids.v[i]);
	ok = ok && put_asked(s,
			   sql_ask_values(&s->archive,
				   "select id from player order by fold, kind",
				   NULL, 0, e),
			   &these, perm, out, e);
	arena_free(&tmp);
	return ok;
}

/* Those of the query (NULL: none) first, and behind them the others by how
 * often they are mentioned. */
static bool
put_counted(struct store *s, const char *query, int beside,
	const struct set *set, struct arena *perm, struct ids *out,
	struct err *e)
{
	struct arena tmp = { 0 };
	struct set counted;
	size_t from = out->n;
	int more = -1;
	bool ok = set_make(s, &tmp, &counted, e);

	if (ok && query)
		ok = put_asked(s, sql_ask(&s->archive, e, query, SQL_I(beside)),
			set, perm, out, e);
	for (size_t i = from; i < out->n; i++)
		set_add(&counted, out->v[i]);
	sqlite3_stmt *q = sql_ask(&s->archive, e,
		"select id from player where beside = ?"
		" order by mentions desc, id",
		SQL_I(beside));
	while (ok && (more = sql_step(&s->archive, q, e)) > 0) {
		int64_t id = sql_int(q, 0);

		if (!set_has(&counted, id) && (!set || set_has(set, id)))
			*vec_push(perm, out) = id;
	}
	arena_free(&tmp);
	return more == 0;
}

/*
 * All in an order, players and then places; set == NULL: no matter which.  To
 * sort them all takes more memory than anything else that a reader looks at:
 * most are of one article and none of them is quoted, so only the others are
 * sorted, and names go along their index.
 */
static bool
list_many(struct store *s, enum player_order order, const struct set *set,
	struct arena *perm, struct ids *out, struct err *e)
{
#define BY(count, least)                                                \
	"select id from player where beside = ? and " count " > " least \
	" order by " count " desc, mentions desc, id"
	static const char *const texts[PLAYER_ORDERS] = {
		[PLAYERS_QUOTES] = BY("quotes", "0"),
		[PLAYERS_ARTICLES] = BY("articles", "1"),
	};
#undef BY
	bool ok = true;

	for (int beside = 0; ok && beside < BESIDE_HIDDEN; beside++)
		ok = order == PLAYERS_NAME
			     ? put_by_name(s, beside, set, perm, out, e)
			     : put_counted(s, texts[order], beside, set, perm,
				       out, e);
	return ok;
}

static bool
list_all(struct store *s, enum player_order order, struct arena *perm,
	struct ids *out, struct err *e)
{
	return store_reserve(s,
		       sql_ask(&s->archive, e, "select players from total"),
		       perm, out, e) &&
	       list_many(s, order, NULL, perm, out, e);
}

static bool
list_named(struct store *s, str folded, enum player_order order,
	struct arena *perm, struct ids *out, struct err *e)
{
	struct arena tmp = { 0 };
	struct strs words = { 0 };
	struct set set;

	*vec_push(&tmp, &words) = folded;
	bool ok = set_make(s, &tmp, &set, e) &&
		  add_sounds(s, folded, &tmp, &words, e) &&
		  find_names(s, &words, &set, e);

	*out = (struct ids){ 0 };
	if (ok && order == PLAYERS_MENTIONS && set.n <= FEW)
		ok = list_few(s, &set, perm, out, e);
	else if (ok)
		ok = list_many(s, order, &set, perm, out, e);
	arena_free(&tmp);
	return ok;
}

bool
store_players_by(struct store *s, str query, enum player_order order,
	struct arena *perm, struct ids *out, struct err *e)
{
	struct arena tmp = { 0 };
	str folded = fold(&tmp, str_trim(query));
	bool held = store_hold(s);
	bool ok = folded.n ? list_named(s, folded, order, perm, out, e)
			   : list_all(s, order, perm, out, e);

	store_release(s, held);
	arena_free(&tmp);
	return ok;
}

bool
store_players(struct store *s, str query, struct arena *perm, struct ids *out,
	struct err *e)
{
	return store_players_by(s, query, PLAYERS_MENTIONS, perm, out, e);
}
