#include "store/rows/steps.h"

#include "store/save/correction.h"
#include "store/reader/hidden.h"

#define ARTICLES "select id, n_quotes, n_figures from article where "
#define PLAYERS "select id from player where "

static sqlite3_stmt *
ask_articles(struct steps *w)
{
	struct sql *c = &w->l->store->archive;
	struct sql_value at = SQL_I(w->from.by), id = SQL_I(w->from.id);

	switch (w->leg) {
	case SAME_BY:
		return w->up ? sql_ask(c, NULL,
				       ARTICLES "at = ? and id > ? order by id",
				       at, id)
			     : sql_ask(c, NULL,
				       ARTICLES "at = ? and id < ?"
						" order by id desc",
				       at, id);
	case SAME_BESIDE:
		return w->up ? sql_ask(c, NULL,
				       ARTICLES "at > ? order by at, id", at)
			     : sql_ask(c, NULL,
				       ARTICLES "at < ?"
						" order by at desc, id desc",
				       at);
	default: return NULL;
	}
}

static sqlite3_stmt *
ask_players(struct steps *w)
{
	struct sql *c = &w->l->store->archive;
	struct sql_value beside = SQL_I(w->from.beside), by = SQL_I(w->from.by),
			 id = SQL_I(w->from.id);

	switch (w->leg) {
	case SAME_BY:
		return w->up ? sql_ask(c, NULL,
				       PLAYERS "beside = ? and mentions = ?"
					       " and id < ? order by id desc",
				       beside, by, id)
			     : sql_ask(c, NULL,
				       PLAYERS "beside = ? and mentions = ?"
					       " and id > ? order by id",
				       beside, by, id);
	case SAME_BESIDE:
		return w->up ? sql_ask(c, NULL,
				       PLAYERS "beside = ? and mentions > ?"
					       " order by mentions, id desc",
				       beside, by)
			     : sql_ask(c, NULL,
				       PLAYERS "beside = ? and mentions < ?"
					       " order by mentions desc, id",
				       beside, by);
	default:
		return w->up ? sql_ask(c, NULL,
				       PLAYERS "beside < ? order by beside"
					       " desc, mentions, id desc",
				       beside)
			     : sql_ask(c, NULL,
				       PLAYERS "beside > ? and beside < ?"
					       " order by beside,"
					       " mentions desc, id",
				       beside, SQL_I(BESIDE_HIDDEN));
	}
}

static void
next_leg(struct steps *w)
{
	w->leg++;
	if (w->leg < LEGS)
		w->q = is_players(w->l) ? ask_players(w) : ask_articles(w);
}

void
steps_begin(struct steps *w, const struct key *from)
{
	static const struct key above = { -1, INT64_MAX, INT64_MAX },
				below = { BESIDE_HIDDEN, INT64_MIN, INT64_MIN };

	w->from = from ? *from : w->up ? below : above;
	/* Dates lie between the ends; players' are told by `beside`. */
	w->leg = from ? SAME_BY : is_players(w->l) ? OTHERS : SAME_BESIDE;
	w->q = is_players(w->l) ? ask_players(w) : ask_articles(w);
}

bool
steps_listed(const struct steps *w, int64_t id)
{
	const struct hidden_article *h =
		is_players(w->l) ? NULL : hidden_find(w->hidden, id);

	return (!h || (is_things(w->l) && !h->deleted)) &&
	       !behind_has(&w->l->behind, id);
}

/* How many rows of the list the present row of the archive is. */
static int64_t
rows_of(const struct listing *l, sqlite3_stmt *q)
{
	return is_things(l) ? sql_int(q, l->kind == LISTING_QUOTES ? 1 : 2) : 1;
}

int64_t
steps_next(struct steps *w, int64_t *id)
{
	struct sql *c = &w->l->store->archive;

	*id = 0;
	while (w->leg < LEGS) {
		int more = w->q ? sql_step(c, w->q, NULL) : 0;

		if (more < 0)
			return 0;
		if (more == 0) {
			next_leg(w);
			continue;
		}
		int64_t rows = rows_of(w->l, w->q);
		if (rows <= 0 || !steps_listed(w, sql_int(w->q, 0)))
			continue;
		*id = sql_int(w->q, 0);
		return rows;
	}
	return 0;
}

void
steps_end(struct steps *w)
{
	if (w->q)
		sqlite3_reset(w->q);
}

bool
steps_key(struct listing *l, int64_t id, struct key *key)
{
	struct sql *c = &l->store->archive;
	sqlite3_stmt *q = is_players(l) ? sql_ask(c, NULL,
						  "select beside, mentions"
						  " from player where id = ?",
						  SQL_I(id))
					: sql_ask(c, NULL,
						  "select 0, at from article"
						  " where id = ?",
						  SQL_I(id));

	if (sql_step(c, q, NULL) <= 0)
		return false;
	*key = (struct key){ sql_int(q, 0), sql_int(q, 1), id };
	sqlite3_reset(q);
	return true;
}
