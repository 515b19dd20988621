/* players and player. */
#include "base/i18n.h"
#include "cli/card.h"
#include "cli/named.h"
#include "cli/print.h"
#include "cli/verb.h"

enum { COLUMN_COUNT = 6, COLUMN_KIND = 8, COLUMN_NAME = 20 };

static bool
row_player(struct rows *r, int64_t id, struct err *e)
{
	struct player_row p = { 0 };
	struct line l = { .out = &r->call->out };
	struct json j;

	if (!store_player(r->store, id, &r->tmp, &p, e))
		return false;
	if (rows_json(r)) {
		struct strs aliases = { 0 };

		if (!store_aliases(r->store, id, &r->tmp, &aliases, e))
			return false;
		rows_json_open(r->call, &j);
		card_json_player(&j, &p, &aliases);
		rows_json_end(r->call, &j);
		return true;
	}
	print_number(&l, p.mentions, COLUMN_COUNT);
	print_column(&l, str_of(_(player_kind_name(p.kind))), COLUMN_KIND);
	print_column(&l, p.name, COLUMN_NAME);
	print_column(&l, p.first, COLUMN_DATE);
	print_column(&l, p.last, COLUMN_DATE);
	print_end(&l);
	return true;
}

int
verb_players(struct call *c)
{
	struct rows r;
	struct ids ids = { 0 };
	struct err e = { 0 };
	bool ok = rows_open(&r, c, &e) &&
		  store_players(r.store, call_query(c), &c->arena, &ids, &e) &&
		  rows_print(&r, &ids, row_player, &e);

	rows_close(&r);
	return ok ? 0 : call_fail(&e);
}

int
verb_player(struct call *c)
{
	struct rows r;
	struct card card = { 0 };
	struct err e = { 0 };
	int64_t id = 0;
	bool ok = rows_open(&r, c, &e) &&
		  named(r.store, call_query(c), &id, &e) &&
		  store_card(r.store, id, &c->arena, &card, &e) &&
		  (rows_json(&r) ? card_json(&r, &card, &e)
				 : card_print(&r, &card, &e));

	rows_close(&r);
	return ok ? 0 : call_fail(&e);
}
