#include "store/store_internal.h"

#include "base/i18n.h"
#include "content/pack.h"
#include "store/save/rowset.h"

static bool
none_such(int64_t id, struct err *e)
{
	return err_set(
		e, ERR_INPUT, _("there is no article %lld"), (long long)id);
}

static bool
damaged(int64_t id, struct err *e)
{
	return err_set(e, ERR_STORE,
		_("article %lld is damaged in the archive; a backup, or "
		  "jianbao doctor, may help"),
		(long long)id);
}

/* What is read: an article, and who its players are (store_player_id). */
struct loaded {
	struct article *article;
	str players;
};

/* The article at the statement's row: text, pack, players, places, hash. */
static bool
read_row(sqlite3_stmt *q, int64_t id, struct arena *perm, struct loaded *out,
	struct err *e)
{
	str text = sql_str(q, 0), pack = sql_str(q, 1);
	str parts[] = { text, pack, sql_str(q, 2), sql_str(q, 3) };
	struct err why;

	out->players = arena_copy(perm, sql_str(q, 2));
	if (rowset_hash(parts, sizeof parts / sizeof *parts) != sql_int(q, 4))
		return damaged(id, e);
	return article_unpack(pack, arena_copy(perm, text), perm, out->article,
		       &why) ||
	       damaged(id, e);
}

static bool
load(struct store *s, int64_t id, struct arena *perm, struct loaded *out,
	struct err *e)
{
	sqlite3_stmt *q = sql_ask(&s->archive, e,
		"select b.text, b.pack, a.players, b.places, a.hash"
		" from article a join body b on b.id = a.id where a.id = ?",
		SQL_I(id));
	int more = sql_step(&s->archive, q, e);

	if (more <= 0)
		return more == 0 && none_such(id, e);
	bool ok = read_row(q, id, perm, out, e);
	sqlite3_reset(q);
	return ok;
}

bool
store_load(struct store *s, int64_t id, struct arena *perm, struct article *a,
	struct err *e)
{
	struct loaded out = { .article = a };

	return load(s, id, perm, &out, e);
}

bool
store_open_article(struct store *s, int64_t id, struct err *e)
{
	struct opened *o = &s->opened;
	struct loaded out = { .article = &o->article };
	int64_t hash;

	if (!sql_number(&s->archive,
		    sql_ask(&s->archive, e,
			    "select hash from article where id = ?", SQL_I(id)),
		    0, &hash, e))
		return false;
	if (o->id == id && o->hash == hash)
		return true;
	o->id = 0;
	arena_reset(&o->arena);
	if (!load(s, id, &o->arena, &out, e))
		return false;
	o->players = out.players;
	o->id = id;
	o->hash = hash;
	return true;
}
