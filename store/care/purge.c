#include "store/care/purge.h"

#include "base/room.h"
#include "store/store_internal.h"

#include <sys/stat.h>
#include <unistd.h>

/* Is there a deed left that would undo the deletion? */
static bool
can_come_back(struct store *s, str uid, bool *can, struct err *e)
{
	int64_t n;

	if (!sql_number(&s->state,
		    sql_ask(&s->state, e,
			    "select 1 from deed where kind = ? and key = ?"
			    " limit 1",
			    SQL_I(DEED_DELETED), SQL_B(uid)),
		    0, &n, e))
		return false;
	*can = n;
	return true;
}

struct goner {
	int64_t id;
	str uid;
};

struct goners {
	struct goner *v;
	size_t n, cap;
};

/* One that cannot be loaded cannot be taken back from its players. */
static bool
is_whole(struct store *s, int64_t id)
{
	struct arena tmp = { 0 };
	struct article a = { 0 };
	bool whole = store_load(s, id, &tmp, &a, NULL);

	arena_free(&tmp);
	return whole;
}

static bool
list_goners(struct store *s, enum purge which, struct arena *tmp,
	struct goners *out, struct err *e)
{
	struct ids ids;

	if (!state_marked(s, DEED_DELETED, tmp, &ids, e))
		return false;
	for (size_t i = 0; i < ids.n; i++) {
		struct goner g = { .id = ids.v[i] };
		bool can = false;

		if (!state_uid(s, g.id, tmp, &g.uid) || !is_whole(s, g.id))
			continue;
		if (which == PURGE_SETTLED && !can_come_back(s, g.uid, &can, e))
			return false;
		if (!can)
			*vec_push(tmp, out) = g;
	}
	return true;
}

static bool
delete_all(struct store *s, const struct goners *g, struct err *e)
{
	bool ok = store_begin(s, e);

	for (size_t i = 0; ok && i < g->n; i++)
		ok = store_delete(s, g->v[i].id, e);
	if (ok)
		return store_commit(s, e);
	store_rollback(s);
	return false;
}

/* What is forgotten too late is only forgotten the next time. */
static bool
forget(struct store *s, str uid, struct err *e)
{
	struct sql *c = &s->state;

	return sql_do(c, e, "delete from seen where uid = ?", SQL_B(uid)) &&
	       sql_do(c, e, "delete from away where uid = ?", SQL_B(uid)) &&
	       sql_do(c, e, "delete from tag where uid = ?", SQL_B(uid)) &&
	       sql_do(c, e, "delete from deed where key = ?", SQL_B(uid));
}

static bool
forget_all(struct store *s, const struct goners *g, struct err *e)
{
	struct sql *c = &s->state;
	bool ok = sql_script(c, "begin immediate", e);

	for (size_t i = 0; ok && i < g->n; i++)
		ok = forget(s, g->v[i].uid, e);
	ok = ok && sql_do(c, e, HIDDEN_COUNT) && sql_script(c, "commit", e);
	if (!sqlite3_get_autocommit(c->db))
		sql_script(c, "rollback", NULL);
	s->unread_known = false;
	hidden_forget(&s->hidden);
	return ok;
}

bool
store_purge(struct store *s, enum purge which, size_t *n, struct err *e)
{
	struct arena tmp = { 0 };
	struct goners goners = { 0 };
	bool ok = true;

	*n = 0;
	if (s->state.db)
		ok = list_goners(s, which, &tmp, &goners, e);
	if (ok && goners.n) {
		ok = delete_all(s, &goners, e) && forget_all(s, &goners, e);
		*n = ok ? goners.n : 0;
	}
	arena_free(&tmp);
	return ok;
}

/* Others may read it: what one of them deletes is for all the others. */
static bool
is_own(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && st.st_uid == geteuid() &&
	       (st.st_mode & (S_IRWXG | S_IRWXO)) == 0 &&
	       access(path, W_OK) == 0;
}

/* Looked at by a connection that only reads: mostly there is nothing. */
static bool
has_settled(const char *path, const char *state_path)
{
	struct arena tmp = { 0 };
	struct goners goners = { 0 };
	struct store *s;

	if (!store_open(path, state_path, STORE_READ, &s, NULL))
		return false;
	bool has = s->state.db &&
		   list_goners(s, PURGE_SETTLED, &tmp, &goners, NULL) &&
		   goners.n > 0;
	store_close(s);
	arena_free(&tmp);
	return has;
}

void
purge_settled(const char *path, const char *state_path)
{
	struct store *s;
	size_t n;

	if (!state_path || room_is_secure() || !is_own(path) ||
		!has_settled(path, state_path) ||
		!store_open(path, state_path, STORE_WRITE, &s, NULL))
		return;
	store_purge(s, PURGE_SETTLED, &n, NULL);
	store_close(s);
}

bool
store_shrink(struct store *s, struct err *e)
{
	return sql_script(&s->archive, "vacuum", e) &&
	       sql_script(&s->archive, "pragma wal_checkpoint(truncate)", e);
}
