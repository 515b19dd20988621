#include "store/versions.h"

#include "store/store_internal.h"

/* What others have committed is not seen before the store is thawed. */
static bool
is_fixed(const struct store *s)
{
	return s->frozen.depth > 0 && s->frozen.archive &&
	       (s->frozen.state || !s->state.db);
}

static bool
ask(struct store *s, struct versions *v, struct err *e)
{
	v->state.others = 0;
	return sql_version(&s->archive, &v->archive.others, e) &&
	       (!s->state.db || sql_version(&s->state, &v->state.others, e));
}

bool
store_versions(struct store *s, struct versions *v, struct err *e)
{
	if (is_fixed(s) && s->frozen.known)
		*v = s->frozen.versions;
	else if (!ask(s, v, e))
		return false;
	s->frozen.versions = *v;
	s->frozen.known = is_fixed(s);
	v->archive.own = sqlite3_total_changes(s->archive.db);
	v->state.own = s->state.db ? sqlite3_total_changes(s->state.db) : 0;
	return true;
}
