#include "store/archive/migrate.h"

#include "base/arena.h"
#include "base/i18n.h"

bool
migrate_check(
	struct sql *c, const struct schema *schema, int *version, struct err *e)
{
	int64_t application, found, things;

	if (!sql_number(c, sql_ask(c, e, "pragma application_id"), 0,
		    &application, e) ||
		!sql_number(c, sql_ask(c, e, "pragma user_version"), 0, &found,
			e) ||
		!sql_number(c,
			sql_ask(c, e, "select count(*) from sqlite_schema"), 0,
			&things, e))
		return false;
	if (application == 0 && found == 0 && things == 0) {
		*version = 0;
		return true;
	}
	if (application != schema->application || found < 1)
		return err_set(e, ERR_STORE,
			_("%s is a database of another program"), c->path);
	if (found > schema->n)
		return err_set(e, ERR_STORE,
			_("%s was made by a newer jianbao (its form is %d, "
			  "this program knows %d)"),
			c->path, (int)found, schema->n);
	*version = (int)found;
	return true;
}

/* The number is looked at anew under the lock: two programs may begin at the
 * same time. */
static bool
run_next(struct sql *c, const struct schema *schema, bool *done, struct err *e)
{
	struct arena tmp = { 0 };
	int version;
	bool ok = sql_script(c, "begin immediate", e) &&
		  migrate_check(c, schema, &version, e);

	*done = ok && version == schema->n;
	if (ok && !*done) {
		str mark = arena_printf(&tmp,
			"pragma application_id = %d; pragma user_version = %d",
			(int)schema->application, version + 1);

		ok = sql_script(c, schema->steps[version], e) &&
		     sql_script(c, mark.s, e);
	}
	ok = ok && sql_script(c, "commit", e);
	if (!sqlite3_get_autocommit(c->db))
		sql_script(c, "rollback", NULL);
	arena_free(&tmp);
	return ok;
}

bool
migrate_run(struct sql *c, const struct schema *schema, struct err *e)
{
	for (bool done = false; !done;)
		if (!run_next(c, schema, &done, e))
			return false;
	return true;
}
