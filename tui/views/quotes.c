/* Who said what, newest first, under the titles of the articles. */
#include "tui/list/table.h"

#include "base/i18n.h"
#include "tui/deeds/deed.h"
#include "tui/views/exchange.h"
#include "tui/views/quote_row.h"

static bool
load(struct view *v, struct table *t, struct err *e)
{
	return table_ask(v, t,
		&(struct list_ask){ LISTING_QUOTES, .order = t->order }, e);
}

static enum outcome
quotes_command(struct view *v, enum command command, struct err *e)
{
	int64_t id = table_selected(v, v->state);

	if (!id)
		return OUTCOME_UNHANDLED;
	const struct quote_row *q = table_row(v, v->selected);
	if (command != COMMAND_EXCHANGE)
		return quote_list_command(v, command, id, e);
	if (!q->speaker_id)
		return deed_open_card(v->app, 0, e);
	return exchange_open(
		v->app, &(struct exchange_who){ .id = q->speaker_id }, e);
}

static const enum command keys[] = { COMMAND_OPEN, COMMAND_WHO, COMMAND_COPY,
	COMMAND_FILTER, COMMAND_NEXT_SECTION, COMMAND_SEARCH, COMMAND_BACK,
	COMMAND_NONE };

static const struct table_kind kind = {
	.load = load,
	.row_size = sizeof(struct quote_row),
	.read = quote_read,
	.article = quote_list_article,
	.orders = table_by_time,
	.empty = N_("No quotes yet: nothing of what is in the archive has "
		    "words that somebody said."),
	.keys = keys,
};

const struct view_ops view_quotes = {
	.name = N_("quotes"),
	.place = 'L',
	.table = &kind,
	TABLE_OPS,
	TABLE_ASKS,
	.row = quote_list_row,
	.group = quote_list_group,
	.command = quotes_command,
};
