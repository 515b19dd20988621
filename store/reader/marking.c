/*
 * Marks on many articles at once.  The state and the archive are two
 * connections, so the uids go into a table of their own first; the rest is
 * a handful of statements, however many articles there are.
 */
#include "store/reader/deeds.h"
#include "store/reader/unread.h"

static bool
fill(struct store *s, const struct strs *uids, struct err *e)
{
	struct sql *c = &s->state;
	bool ok = sql_script(c,
		"pragma temp_store = memory; create temp table if not exists"
		" batch (uid blob primary key) without rowid;"
		" delete from batch",
		e);

	for (size_t i = 0; ok && i < uids->n; i++)
		ok = sql_do(c, e, "insert or ignore into batch values (?)",
			SQL_B(uids->v[i]));
	return ok;
}

static bool
count_unread(struct store *s, int64_t *n, struct err *e)
{
	return sql_number(&s->state,
		sql_ask(&s->state, e,
			"select count(*) from batch left join seen using (uid)"
			" where not (coalesce(read, 0) or coalesce(archived, 0)"
			" or coalesce(deleted, 0))"),
		0, n, e);
}

/* What is so already is no deed. */
#define RECORD(column)                                     \
	"insert into deed (step, kind, key, name, value)"  \
	" select ?1, ?2, uid, '', coalesce(" column ", 0)" \
	" from batch left join seen using (uid)"           \
	" where coalesce(" column ", 0) <> ?3"
#define SET(column)                                                    \
	"insert into seen (uid, " column ") select uid, ?1 from batch" \
	" where true on conflict do update set " column " = excluded." column

static const struct {
	const char *record, *set;
} marks[] = {
	[DEED_READ] = { RECORD("read"), SET("read") },
	[DEED_STARRED] = { RECORD("starred"), SET("starred") },
	[DEED_ARCHIVED] = { RECORD("archived"), SET("archived") },
	[DEED_DELETED] = { RECORD("deleted"), SET("deleted") },
};

static bool
note_hidden(struct store *s, const struct strs *uids, struct err *e)
{
	for (size_t i = 0; i < uids->n; i++)
		hidden_touch(&s->hidden, uids->v[i]);
	return sql_do(&s->state, e, HIDDEN_NOTE("select uid from batch")) &&
	       sql_do(&s->state, e, HIDDEN_COUNT);
}

bool
state_mark(struct store *s, const struct strs *uids, enum deed_kind mark,
	bool on, size_t *changed, struct err *e)
{
	struct sql *c = &s->state;
	const struct sql_value record[] = { SQL_I(s->step), SQL_I(mark),
		SQL_I(on) };
	int64_t before, after;

	*changed = 0;
	if (!c->db)
		return true;
	if (!fill(s, uids, e) || !count_unread(s, &before, e) ||
		!sql_finish(c,
			sql_ask_values(c, marks[mark].record, record, 3, e), e))
		return false;
	*changed = (size_t)sqlite3_changes(c->db);
	if (!sql_finish(c, sql_ask_values(c, marks[mark].set, record + 2, 1, e),
		    e) ||
		(deed_hides(mark) && !note_hidden(s, uids, e)) ||
		!unread_changes(s, e) || !count_unread(s, &after, e))
		return false;
	s->unread += after - before;
	return true;
}

bool
store_mark_all(struct store *s, const struct ids *ids, enum deed_kind mark,
	bool on, size_t *changed, struct err *e)
{
	struct arena tmp = { 0 };
	struct strs uids = { 0 };
	str uid;

	for (size_t i = 0; s->state.db && i < ids->n; i++)
		if (state_uid(s, ids->v[i], &tmp, &uid))
			*vec_push(&tmp, &uids) = uid;
	bool ok = state_mark(s, &uids, mark, on, changed, e);
	for (size_t i = 0; ok && mark == DEED_READ && i < ids->n; i++)
		reads_mark(&s->reads, ids->v[i], on);
	arena_free(&tmp);
	return ok;
}
