#include "store/rows/listing_rows.h"

#include "store/save/correction.h"
#include "store/rows/listing_keep.h"

#include <stdlib.h>

/* Reads on above or below what is held; gives how many. */
static size_t
read_on(struct listing *l, size_t wanted, bool up)
{
	struct steps w = { .l = l, .up = up != l->turned };
	int64_t *end = up ? &l->top : &l->bottom, id, rows;
	size_t had = l->held;
	struct key key;

	w.hidden = hidden_load(l->store, NULL);
	if (!w.hidden || (*end && !steps_key(l, *end, &key)))
		return 0;
	steps_begin(&w, *end ? &key : NULL);
	while (l->held - had < wanted && (rows = steps_next(&w, &id)) > 0) {
		rows_put(l, id, (size_t)rows, up);
		*end = id;
		if (!l->top || !l->bottom)
			l->top = l->bottom = id;
	}
	steps_end(&w);
	size_t n = l->held - had;
	if (up) {
		rows_bring_up(l, had);
		l->first -= n < l->first ? n : l->first;
	}
	return n;
}

/* Reads from the list's beginning or its end up to a place. */
static void
read_from(struct listing *l, bool end, size_t place)
{
	rows_forget(l, end ? l->n : 0);
	read_on(l, (end ? l->n - place : place) + CHUNK, end);
}

/* On from what is held, or from one of the list's ends where that is nearer. */
static void
bring(struct listing *l, size_t place)
{
	bool up = place < l->first;
	size_t far = up ? l->first - place : place - l->first - l->held;
	size_t from_end = up ? place : l->n - place;

	if (l->held == 0 || far > from_end) {
		read_from(l, up ? false : place > l->n / 2, place);
		return;
	}
	rows_keep_end(l, up);
	read_on(l, far + CHUNK, up);
}

static bool
holds(const struct listing *l, size_t place)
{
	return place >= l->first && place - l->first < l->held;
}

int64_t
listing_id(struct listing *l, size_t place)
{
	if (place >= l->n)
		return 0;
	if (place == 0 && l->zero)
		return l->zero;
	if (!holds(l, place)) {
		bool held = store_hold(l->store);

		bring(l, place);
		store_release(l->store, held);
	}
	if (l->first == 0 && l->held)
		l->zero = l->v[0];
	return holds(l, place) ? l->v[place - l->first] : 0;
}

static int64_t
count(struct listing *l, sqlite3_stmt *q)
{
	int64_t n;

	return sql_number(&l->store->archive, q, 0, &n, NULL) ? n : 0;
}

/* Rows of the archive above or below a player. */
static int64_t
players_beside(struct listing *l, struct key k, bool below)
{
#define COUNT "select count(*) from player where "
	static const char *const texts[2][LEGS] = {
		{ COUNT "beside = ? and mentions = ? and id < ?",
			COUNT "beside = ? and mentions > ?",
			COUNT "beside < ?" },
		{ COUNT "beside = ? and mentions = ? and id > ?",
			COUNT "beside = ? and mentions < ?",
			COUNT "beside > ? and beside < ?" },
	};
#undef COUNT
	struct sql *c = &l->store->archive;
	struct sql_value v[] = { SQL_I(k.beside), SQL_I(k.by), SQL_I(k.id) };
	const char *const *text = texts[below];
	int64_t n = count(l, sql_ask_values(c, text[SAME_BY], v, 3, NULL));

	n += count(l, sql_ask_values(c, text[SAME_BESIDE], v, 2, NULL));
	v[1] = SQL_I(BESIDE_HIDDEN);
	return n + count(l, sql_ask_values(
				    c, text[OTHERS], v, below ? 2 : 1, NULL));
}

/* Rows of the list that one of the hidden articles would be. */
static int64_t
rows_hidden(const struct listing *l, const struct hidden_article *h)
{
	switch (l->kind) {
	case LISTING_QUOTES: return h->deleted ? h->quotes : 0;
	case LISTING_FIGURES: return h->deleted ? h->figures : 0;
	default: return 1;
	}
}

static bool
is_newer(int64_t at, int64_t id, struct key k)
{
	return at > k.by || (at == k.by && id > k.id);
}

/* Articles that stand behind others, and are newer or older than that one. */
static int64_t
behind_beside(const struct listing *l, struct key k, bool older)
{
	int64_t n = 0;

	for (size_t i = 0; i < l->behind.n; i++)
		n += is_newer(l->behind.v[i].at, l->behind.v[i].id, k) != older;
	return n;
}

/* Rows of the list that newer or older articles than that one are. */
static int64_t
rows_beside(struct listing *l, struct key k, bool older)
{
#define OF(what)                                                        \
	{                                                               \
		"select " what " from article where (at, id) > (?, ?)", \
			"select " what " from article"                  \
			" where (at, id) < (?, ?)"                      \
	}
	static const char *const texts[][2] = {
		[LISTING_ARTICLES] = OF("count(*)"),
		[LISTING_STORIES] = OF("count(*)"),
		[LISTING_QUOTES] = OF("sum(n_quotes)"),
		[LISTING_FIGURES] = OF("sum(n_figures)"),
	};
#undef OF
	const struct hidden *hidden = hidden_load(l->store, NULL);
	const struct sql_value v[] = { SQL_I(k.by), SQL_I(k.id) };
	int64_t n = count(l, sql_ask_values(&l->store->archive,
				     texts[l->kind][older], v, 2, NULL));

	for (size_t i = 0; hidden && i < hidden->n; i++)
		if (is_newer(hidden->v[i].at, hidden->v[i].id, k) != older)
			n -= rows_hidden(l, &hidden->v[i]);
	return n - behind_beside(l, k, older);
}

/* Rows of the list that an article is. */
static int64_t
rows_in(struct listing *l, int64_t id)
{
	struct sql *c = &l->store->archive;

	if (!is_things(l))
		return 1;
	return count(
		l, sql_ask(c, NULL,
			   "select iif(?, n_quotes, n_figures) from article"
			   " where id = ?",
			   SQL_I(l->kind == LISTING_QUOTES), SQL_I(id)));
}

static bool
is_in(struct listing *l, int64_t id, struct key *key)
{
	struct steps w = { .l = l };

	w.hidden = hidden_load(l->store, NULL);
	return w.hidden && steps_key(l, id, key) && steps_listed(&w, id) &&
	       (!is_players(l) || key->beside < BESIDE_HIDDEN);
}

/* Begins anew with that article or player alone.  What stands above it, or
 * below, is counted: where it was tells what is less. */
static void
stand_at(struct listing *l, int64_t id, struct key key, bool low)
{
	int64_t rows = rows_in(l, id), n = (int64_t)l->n;
	int64_t beside = is_players(l) ? players_beside(l, key, low)
				       : rows_beside(l, key, low != l->turned);
	int64_t before = low ? n - rows - beside : beside;

	rows_forget(l, before > 0 ? (size_t)before : 0);
	rows_put(l, id, rows > 0 ? (size_t)rows : 0, false);
	l->top = l->bottom = id;
}

/* The row that an article is part of. */
static int64_t
row_of(struct listing *l, int64_t id)
{
	const struct stories *stories;
	const struct hidden *hidden;

	if (l->kind != LISTING_STORIES ||
		!(hidden = hidden_load(l->store, NULL)) ||
		!(stories = stories_load(l->store, NULL)))
		return id;
	return stories_row(stories, hidden, id);
}

bool
listing_find(struct listing *l, int64_t id, size_t *place)
{
	bool low = *place > l->n / 2;

	id = row_of(l, id);
	int64_t of = is_things(l) ? thing_article(id) : id;
	struct key key;

	for (int tries = 0; tries < 2; tries++) {
		for (size_t i = 0; i < l->held; i++)
			if (l->v[i] == id) {
				*place = l->first + i;
				return *place < l->n;
			}
		if (tries || !is_in(l, of, &key))
			return false;
		bool held = store_hold(l->store);
		stand_at(l, of, key, low);
		store_release(l->store, held);
	}
	return false;
}

static bool
count_players(struct listing *l, int64_t *n, struct err *e)
{
	struct sql *c = &l->store->archive;
	int64_t all, hidden;

	if (!sql_number(c,
		    sql_ask_values(c, "select players from total", NULL, 0, e),
		    0, &all, e) ||
		!sql_number(c,
			sql_ask(c, e,
				"select count(*) from player where beside = ?",
				SQL_I(BESIDE_HIDDEN)),
			0, &hidden, e))
		return false;
	*n = all - hidden;
	return true;
}

static bool
count_rows(struct listing *l, int64_t *n, struct err *e)
{
	static const char *const texts[] = {
		[LISTING_ARTICLES] = "select articles from total",
		[LISTING_STORIES] = "select articles from total",
		[LISTING_QUOTES] = "select quotes from total",
		[LISTING_FIGURES] = "select figures from total",
	};
	struct sql *c = &l->store->archive;
	const struct hidden *hidden = hidden_load(l->store, e);

	if (!hidden ||
		!sql_number(c, sql_ask_values(c, texts[l->kind], NULL, 0, e), 0,
			n, e))
		return false;
	for (size_t i = 0; i < hidden->n; i++)
		*n -= rows_hidden(l, &hidden->v[i]);
	*n -= (int64_t)l->behind.n;
	return true;
}

bool
listing_begin(struct listing *l, struct store *s, enum listing_kind kind,
	bool turned, struct err *e)
{
	int64_t n;

	if (l->store == s && l->kind == kind && l->turned == turned &&
		listing_keep(l))
		return true;
	l->store = s;
	l->kind = kind;
	l->turned = turned;
	l->n = 0;
	l->zero = 0;
	rows_forget(l, 0);
	if (!listing_look(l, e) || !(is_players(l) ? count_players(l, &n, e)
						   : count_rows(l, &n, e)))
		return false;
	l->n = n > 0 ? (size_t)n : 0;
	return true;
}

void
listing_free(struct listing *l)
{
	free(l->v);
	arena_free(&l->arena);
	*l = (struct listing){ 0 };
}
