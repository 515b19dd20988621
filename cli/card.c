#include "cli/card.h"

#include "base/i18n.h"
#include "cli/print.h"
#include "cli/row_quote.h"

enum { QUOTES_SHOWN = 10 }; /* of each sort, without --limit */

void
card_json_player(
	struct json *j, const struct player_row *p, const struct strs *aliases)
{
	json_key_int(j, "id", p->id);
	json_key_fact(j, "name", p->name);
	json_key_fact(j, "kind", str_of(player_kind_name(p->kind)));
	json_key(j, "aliases");
	json_open(j, '[');
	for (size_t i = 0; i < aliases->n; i++)
		json_str(j, aliases->v[i]);
	json_close(j, ']');
	json_key_int(j, "mentions", p->mentions);
	json_key_int(j, "articles", p->articles);
	json_key_int(j, "quotes", p->quotes);
	json_key_fact(j, "first", p->first);
	json_key_fact(j, "last", p->last);
}

static void
roles_json(struct json *j, const struct role_rows *roles)
{
	json_key(j, "roles");
	json_open(j, '[');
	for (size_t i = 0; i < roles->n; i++) {
		const struct role_row *r = &roles->v[i];

		json_open(j, '{');
		json_key_fact(j, "title", r->title);
		json_key_fact(j, "of", r->of);
		json_key(j, "former");
		json_bool(j, r->former);
		json_key_fact(j, "first", r->first);
		json_key_fact(j, "last", r->last);
		json_key_int(j, "article_id", r->article);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
months_json(struct json *j, const struct month_rows *months)
{
	json_key(j, "months");
	json_open(j, '[');
	for (size_t i = 0; i < months->n; i++) {
		json_open(j, '{');
		json_key_fact(j, "month", months->v[i].month);
		json_key_int(j, "mentions", months->v[i].mentions);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
with_json(struct json *j, const struct with_rows *with)
{
	json_key(j, "with");
	json_open(j, '[');
	for (size_t i = 0; i < with->n; i++) {
		const struct with_row *w = &with->v[i];

		json_open(j, '{');
		json_key_int(j, "id", w->player);
		json_key_fact(j, "name", w->name);
		json_key_fact(j, "kind", str_of(player_kind_name(w->kind)));
		json_key_int(j, "articles", w->articles);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static bool
quotes_json(
	struct rows *r, struct json *j, const struct ids *ids, struct err *e)
{
	size_t limit = call_limit(r->call, 0);
	bool ok = true;

	json_open(j, '[');
	for (size_t i = 0; ok && i < ids->n && i < limit; i++) {
		json_open(j, '{');
		ok = row_quote_json(r, ids->v[i], j, e);
		json_close(j, '}');
		arena_reset(&r->tmp);
	}
	json_close(j, ']');
	return ok;
}

bool
card_json(struct rows *r, const struct card *card, struct err *e)
{
	struct json j;

	rows_json_open(r->call, &j);
	card_json_player(&j, &card->player, &card->aliases);
	roles_json(&j, &card->roles);
	months_json(&j, &card->months);
	with_json(&j, &card->with);
	json_key(&j, "said");
	bool ok = quotes_json(r, &j, &card->said, e);
	json_key(&j, "told");
	ok = ok && quotes_json(r, &j, &card->told, e);
	rows_json_end(r->call, &j);
	return ok;
}

static void
print_head(struct rows *r, const struct card *card)
{
	const struct player_row *p = &card->player;
	struct line l = { .out = &r->call->out };

	print_column(&l, p->name, 0);
	print_rest(&l, str_of(_(player_kind_name(p->kind))));
	print_end(&l);
	for (size_t i = 0; i < card->aliases.n; i++)
		print_column(&l, card->aliases.v[i], 0);
	if (card->aliases.n)
		print_end(&l);
	print_rest(&l, arena_printf(&r->tmp,
			       _("%u mentions in %u articles, %u quotes, "
				 "%.*s to %.*s"),
			       p->mentions, p->articles, p->quotes,
			       STR_ARG(p->first), STR_ARG(p->last)));
	print_end(&l);
}

static void
print_roles(struct rows *r, const struct role_rows *roles)
{
	struct line l = { .out = &r->call->out };

	for (size_t i = 0; i < roles->n; i++) {
		const struct role_row *role = &roles->v[i];

		print_column(
			&l, str_take(role->last, COLUMN_DATE), COLUMN_DATE);
		print_column(&l, role->of, 0);
		print_column(&l, role->title, 0);
		print_rest(&l, str_of(role->former ? _("(former)") : ""));
		print_end(&l);
	}
}

static void
put_heading(struct rows *r, const char *heading, size_t n)
{
	buf_printf(&r->call->out.b, "\n%s  %zu\n", heading, n);
}

static void
print_with(struct rows *r, const struct with_rows *with)
{
	struct line l = { .out = &r->call->out };

	if (with->n == 0)
		return;
	put_heading(r, _("Named together with"), with->n);
	for (size_t i = 0; i < with->n; i++) {
		print_number(&l, with->v[i].articles, COLUMN_ID);
		print_rest(&l, with->v[i].name);
		print_end(&l);
	}
}

static bool
print_quotes(struct rows *r, const char *heading, const struct ids *ids,
	struct err *e)
{
	size_t limit = call_limit(r->call, QUOTES_SHOWN);
	bool ok = true;

	if (ids->n)
		put_heading(r, heading, ids->n);
	for (size_t i = 0; ok && i < ids->n && i < limit; i++) {
		ok = row_quote(r, ids->v[i], e);
		arena_reset(&r->tmp);
	}
	return ok;
}

bool
card_print(struct rows *r, const struct card *card, struct err *e)
{
	print_head(r, card);
	print_roles(r, &card->roles);
	print_with(r, &card->with);
	return print_quotes(r, _("Said"), &card->said, e) &&
	       print_quotes(r, _("Others about this player"), &card->told, e);
}
