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

static bool
exchange(struct rows *r, struct err *e)
{
	struct call *c = r->call;
	struct ids all = { 0 };
	int64_t a, b;

	return find_player(r, c->args[0], &a, e) &&
	       find_player(r, c->args[1], &b, e) &&
	       store_exchange(r->store, a, b, &c->arena, &all, e) &&
	       rows_print(r, &all, row_quote, e);
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
