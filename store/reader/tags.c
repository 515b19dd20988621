/* Tags, as state.h says. */
#include "store/reader/deeds.h"

#include "base/i18n.h"
#include "content/words/fold.h"

#include <time.h>

static bool
put_tag(struct store *s, str uid, str name, str shown, struct err *e)
{
	struct sql *c = &s->state;

	return sql_do(c, e,
		       "insert into tag (name, uid, at) values (?, ?, ?)"
		       " on conflict do nothing",
		       SQL_T(name), SQL_B(uid), SQL_I(time(NULL))) &&
	       sql_do(c, e,
		       "insert into tag_name (name, shown) values (?, ?)"
		       " on conflict do nothing",
		       SQL_T(name), SQL_T(shown));
}

static bool
set_tag(struct store *s, str uid, str name, str shown, bool on, struct err *e)
{
	struct sql *c = &s->state;
	int64_t there;

	if (!sql_number(c,
		    sql_ask(c, e,
			    "select 1 from tag where name = ? and uid = ?",
			    SQL_T(name), SQL_B(uid)),
		    0, &there, e))
		return false;
	if (on == (there != 0))
		return true;
	if (!deed_record(s, DEED_TAG, SQL_B(uid), name, e))
		return false;
	return on ? put_tag(s, uid, name, shown, e)
		  : sql_do(c, e, "delete from tag where name = ? and uid = ?",
			    SQL_T(name), SQL_B(uid));
}

bool
store_tag(struct store *s, int64_t article, str tag, bool on, struct err *e)
{
	struct arena tmp = { 0 };
	str uid, shown = str_trim(tag), name = fold(&tmp, shown);
	bool ok = !s->state.db || name.n == 0 ||
		  !state_uid(s, article, &tmp, &uid) ||
		  set_tag(s, uid, name, shown, on, e);

	arena_free(&tmp);
	return ok;
}

bool
store_tag_words(struct store *s, int64_t article, str words, struct err *e)
{
	str rest = words, one;

	for (bool more = true; more;) {
		more = str_cut(rest, STR(" "), &one, &rest);
		bool off = str_starts(one, STR("-"));

		while (one.n && (one.s[0] == '#' || one.s[0] == '-'))
			one = str_skip(one, 1);
		if (one.n && !store_tag(s, article, one, !off, e))
			return false;
	}
	return true;
}

bool
store_tags(struct store *s, struct arena *perm, struct tag_rows *out,
	struct err *e)
{
	struct sql *c = &s->state;
	int more;

	*out = (struct tag_rows){ 0 };
	if (!c->db)
		return true;
	sqlite3_stmt *q = sql_ask(c, e,
		"select shown, count(*) from tag join tag_name using (name)"
		" group by name order by count(*) desc, name");
	while ((more = sql_step(c, q, e)) > 0)
		*vec_push(perm, out) = (struct tag_row){
			.name = arena_copy(perm, sql_str(q, 0)),
			.articles = (uint32_t)sql_int(q, 1),
		};
	return more == 0;
}

str
state_tags(struct store *s, str uid, struct arena *perm)
{
	struct sql *c = &s->state;
	str all = { 0 };

	if (!c->db)
		return all;
	sqlite3_stmt *q = sql_ask(c, NULL,
		"select shown from tag join tag_name using (name)"
		" where uid = ? order by at, name",
		SQL_B(uid));
	while (sql_step(c, q, NULL) > 0)
		all = arena_printf(perm, "%.*s%s%.*s", STR_ARG(all),
			all.n ? " " : "", STR_ARG(sql_str(q, 0)));
	return all;
}
