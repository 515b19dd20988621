/* Which folders of feeds are closed, as state.h says. */
#include "store/store_internal.h"

bool
store_close_folder(struct store *s, str name, bool closed, struct err *e)
{
	if (!state_wanted(s, e))
		return false;
	if (!s->state.db)
		return true;
	return closed ? sql_do(&s->state, e,
				"insert or ignore into closed_folder values "
				"(?)",
				SQL_T(name))
		      : sql_do(&s->state, e,
				"delete from closed_folder where name = ?",
				SQL_T(name));
}

bool
store_closed_folders(
	struct store *s, struct arena *perm, struct strs *out, struct err *e)
{
	struct sql *c = &s->state;
	int more;

	*out = (struct strs){ 0 };
	if (!c->db)
		return true;
	sqlite3_stmt *q = sql_ask_values(
		c, "select name from closed_folder order by name", NULL, 0, e);
	while ((more = sql_step(c, q, e)) > 0)
		*vec_push(perm, out) = arena_copy(perm, sql_str(q, 0));
	return more == 0;
}
