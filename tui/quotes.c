/* Who said what, newest first, under the titles of the articles. */
#include "tui/table.h"

#include "base/i18n.h"
#include "tui/days.h"
#include "tui/deed.h"
#include "tui/exchange.h"
#include "tui/list.h"
#include "tui/quote_row.h"
#include "tui/source.h"

static bool
load(struct view *v, struct table *t, struct err *e)
{
	return table_ask(v, t,
		&(struct list_ask){ LISTING_QUOTES, .order = t->order }, e);
}

static void
quotes_row(struct view *v, size_t i, int columns, struct row *row)
{
	int name = columns < NARROW ? 10 : 14;

	quote_add(row, &v->app->frame, table_row(v, i),
		(struct place){ 0, name, columns - name, 3 });
}

static void
quotes_group(struct view *v, size_t i, str *left, str *right)
{
	const struct quote_row *q = table_row(v, i);

	*left = q->title;
	*right = day_beside(&v->app->frame, q->source, q->published);
}

static enum outcome
quotes_command(struct view *v, enum command command, struct err *e)
{
	int64_t id = table_selected(v, v->state);

	if (!id)
		return OUTCOME_UNHANDLED;
	const struct quote_row *q = table_row(v, v->selected);
	switch (command) {
	case COMMAND_OPEN:
		return deed_open(v->app, q->article, &q->at.start, e);
	case COMMAND_COPY: return deed_copy_quote(v->app, id, e);
	case COMMAND_SOURCE:
		return source_open(v->app, q->article, q->at.start, e);
	case COMMAND_EXCHANGE:
		if (!q->speaker_id)
			break;
		return exchange_open(v->app,
			&(struct exchange_who){ .id = q->speaker_id }, e);
	case COMMAND_WHO: return deed_open_card(v->app, q->speaker_id, e);
	default: return deed(v->app, command, q->article, e);
	}
	return deed_open_card(v->app, 0, e);
}

static int64_t
article_of(struct view *v, size_t i)
{
	const struct quote_row *q = table_row(v, i);

	return q->article;
}

static const enum command keys[] = { COMMAND_OPEN, COMMAND_WHO, COMMAND_COPY,
	COMMAND_FILTER, COMMAND_NEXT_SECTION, COMMAND_SEARCH, COMMAND_BACK,
	COMMAND_NONE };

static const struct table_kind kind = {
	.load = load,
	.row_size = sizeof(struct quote_row),
	.read = quote_read,
	.article = article_of,
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
	.row = quotes_row,
	.group = quotes_group,
	.command = quotes_command,
};
