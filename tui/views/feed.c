/* The articles that one feed has brought. */
#include "tui/list/table.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "store/feeds/feed_rule.h"
#include "tui/app.h"
#include "tui/config/config.h"
#include "tui/list/days.h"
#include "tui/deeds/deed.h"
#include "tui/list/pick.h"

enum { DAY_COLUMNS = 8 };

struct feed {
	struct table rows; /* first: table.h's functions look at it */
	int64_t id;
	str title;
};

static bool
feed_load(struct view *v, struct table *t, struct err *e)
{
	const struct feed *s = v->state;

	return table_ask(v, t,
		&(struct list_ask){ LISTING_ARTICLES, .feed = s->id,
			.order = t->order ? ORDER_OLDEST : ORDER_NEWEST },
		e);
}

static bool
feed_open(struct view *v, const void *arg, struct err *e)
{
	struct feed *s = arena_new(&v->arena, struct feed, 1);
	struct feed_row row;

	v->state = s;
	s->id = *(const int64_t *)arg;
	if (!store_feed(v->app->store, s->id, &v->arena, &row, e))
		return false;
	s->rows.order =
		feed_way(config_feeds(v->app->config), &row).oldest_first;
	feed_rules_show(config_feeds(v->app->config), &row);
	s->title = row.title.n ? row.title : row.url;
	return true;
}

static const struct article_row *
article_at(struct view *v, size_t i)
{
	struct feed *s = v->state;

	cache_look(s->rows.cache, v->app);
	return table_row(v, i);
}

static void
feed_row(struct view *v, size_t i, int columns, struct row *row)
{
	const struct article_row *a = article_at(v, i);
	struct arena *frame = &v->app->frame;

	str tags = pick_tags(v, a, columns);

	pick_sign(row, v, a);
	row_add_cell(row, frame, STYLE_TEXT, a->title,
		(struct place){ 0, SIGN_COLUMNS,
			columns - SIGN_COLUMNS - DAY_COLUMNS - utf8_width(tags),
			1 });
	row_add(row, frame, STYLE_DIM, tags);
	struct piece *p =
		row_add(row, frame, STYLE_DIM, day_time(a->published));
	p->right = true;
	p->column = DAY_COLUMNS - 1;
	p->columns = DAY_COLUMNS - 1;
}

static void
feed_group(struct view *v, size_t i, str *left, str *right)
{
	(void)right;
	*left = day_heading(
		&v->app->frame, article_at(v, i)->published, v->app->today);
}

static int64_t
article_of(struct view *v, size_t i)
{
	return table_id(v->state, i);
}

static enum outcome
feed_command(struct view *v, enum command command, struct err *e)
{
	int64_t id = table_selected(v, v->state);

	if (command == COMMAND_OPEN)
		return deed_open(v->app, id, NULL, e);
	return deed(v->app, command, id, e);
}

static void
feed_status(struct view *v, str *title, str *beside, str *place)
{
	const struct feed *s = v->state;

	table_status(v, title, beside, place);
	*title = arena_printf(
		&v->app->frame, "%.*s %zu", STR_ARG(s->title), table_count(v));
}

static const enum command feed_keys[] = { COMMAND_OPEN, COMMAND_NEXT_UNREAD,
	COMMAND_REFRESH, COMMAND_ALL_READ, COMMAND_FILTER, COMMAND_BACK,
	COMMAND_NONE };

static const struct table_kind feed_kind = {
	.load = feed_load,
	.row_size = sizeof(struct article_row),
	.read = table_read_article,
	.article = article_of,
	.orders = table_by_time,
	.empty = N_("Nothing has come from this feed yet: R fetches."),
	.keys = feed_keys,
};

const struct view_ops view_feed = {
	.name = N_("a feed"),
	.place = 'N',
	.table = &feed_kind,
	.open = feed_open,
	TABLE_MOST_OPS,
	.row = feed_row,
	.group = feed_group,
	TABLE_ASKS,
	.article = article_of,
	.command = feed_command,
	.status = feed_status,
};
