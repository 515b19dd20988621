/* exchange: what two players said about each other, in order of time. */
#include "base/i18n.h"
#include "cli/row_quote.h"
#include "cli/verb.h"

static bool
find_player(struct rows *r, const char *name, int64_t *id, struct err *e)
{
	if (!store_player_named(r->store, str_of(name), id, e))
		return false;
	return *id || err_set(e, ERR_INPUT, _("no player is named %s"), name);
}

/* Both lists are newest first; what is newer of their ends comes last. */
static bool
is_older(struct rows *r, int64_t a, int64_t b)
{
	struct quote_row x = { 0 }, y = { 0 };
	bool known = store_quote(r->store, a, &r->tmp, &x, NULL) &&
		     store_quote(r->store, b, &r->tmp, &y, NULL);
	int order = known ? str_cmp(x.published, y.published) : 0;

	arena_reset(&r->tmp);
	return order < 0 || (order == 0 && a <= b);
}

static void
merge(struct rows *r, struct ids said, struct ids answered, struct ids *out)
{
	while (said.n || answered.n) {
		bool first =
			said.n &&
			(!answered.n || is_older(r, said.v[said.n - 1],
						answered.v[answered.n - 1]));
		struct ids *from = first ? &said : &answered;

		*vec_push(&r->call->arena, out) = from->v[--from->n];
	}
}

static bool
exchange(struct rows *r, struct err *e)
{
	struct call *c = r->call;
	struct ids said = { 0 }, answered = { 0 }, all = { 0 };
	struct quote_filter f = { 0 };
	int64_t a, b;

	if (!find_player(r, c->args[0], &a, e) ||
		!find_player(r, c->args[1], &b, e))
		return false;
	f.by = a;
	f.about = b;
	if (!store_quotes(r->store, &f, &c->arena, &said, e))
		return false;
	f.by = b;
	f.about = a;
	if (!store_quotes(r->store, &f, &c->arena, &answered, e))
		return false;
	merge(r, said, answered, &all);
	return rows_print(r, &all, row_quote, e);
}

int
verb_exchange(struct call *c)
{
	struct rows r;
	struct err e = { 0 };
	bool ok = rows_open(&r, c, &e) && exchange(&r, &e);

	rows_close(&r);
	return ok ? 0 : call_fail(&e);
}
