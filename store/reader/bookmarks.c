/* Places under letters, as state.h says. */
#include "store/store_internal.h"

#include <time.h>

#include "store/state.h"

bool
store_set_bookmark(struct store *s, const struct bookmark *b, struct err *e)
{
	struct arena tmp = { 0 };
	bool ok = true;
	str uid;

	if (!state_wanted(s, e))
		return false;
	if (s->state.db && state_uid(s, b->article, &tmp, &uid))
		ok = sql_do(&s->state, e,
			"insert or replace into bookmark values (?, ?, ?, ?)",
			SQL_T(((str){ &b->letter, 1 })), SQL_B(uid),
			SQL_I(b->at), SQL_I(time(NULL)));
	arena_free(&tmp);
	return ok;
}

bool
store_drop_bookmark(struct store *s, char letter, struct err *e)
{
	return !s->state.db ||
	       sql_do(&s->state, e, "delete from bookmark where letter = ?",
		       SQL_T(((str){ &letter, 1 })));
}

bool
store_bookmarks(struct store *s, struct arena *perm, struct bookmarks *out,
	struct err *e)
{
	struct sql *c = &s->state;
	int more;

	*out = (struct bookmarks){ 0 };
	if (!c->db)
		return true;
	sqlite3_stmt *q = sql_ask_values(c,
		"select letter, uid, place from bookmark order by letter", NULL,
		0, e);
	while ((more = sql_step(c, q, e)) > 0) {
		str letter = sql_str(q, 0);

		*vec_push(perm, out) = (struct bookmark){
			.letter = letter.n ? letter.s[0] : 0,
			.article = state_article(s, sql_str(q, 1)),
			.at = (uint32_t)sql_int(q, 2),
		};
	}
	return more == 0;
}
