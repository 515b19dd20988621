#include "store/archive/versions.h"

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

bool
store_basis(struct store *s, struct basis *b, struct err *e)
{
	const struct hidden *h = hidden_load(s, e);
	struct versions v;

	*b = (struct basis){ 0 };
	if (!h || !store_versions(s, &v, e))
		return false;
	b->archive = v.archive;
	for (size_t i = 0; i < h->n; i++)
		if (h->v[i].deleted)
			b->deleted = (b->deleted ^ (uint64_t)h->v[i].id) *
				     0x100000001B3u; /* as FNV-1a does */
	return true;
}

bool
store_keeps(struct store *s, struct basis *basis)
{
	struct basis now;
	bool keeps = store_basis(s, &now, NULL) && basis_same(now, *basis);

	*basis = now;
	return keeps;
}
