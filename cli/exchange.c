/* exchange: what two players said about each other, in order of time. */
#include "cli/named.h"
#include "cli/row_quote.h"
#include "cli/verb.h"

static bool
exchange(struct rows *r, struct err *e)
{
	struct call *c = r->call;
	struct ids all = { 0 };
	int64_t a, b;

	return named(r->store, str_of(c->args[0]), &a, e) &&
	       named(r->store, str_of(c->args[1]), &b, e) &&
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
