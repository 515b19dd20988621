/*
 * The feeds that are followed, by folder.  A folder is a row of its own, with
 * the unread articles of its feeds; closed it hides them.  How much is unread
 * is counted behind all else, and anew when something was read.
 */
#include "tui/views/feeds.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "store/feeds/feed_rule.h"
#include "tui/app.h"
#include "tui/config/config.h"
#include "tui/deeds/correct.h"
#include "tui/deeds/deed.h"
#include "tui/children/fetching.h"
#include "tui/list/list.h"

enum {
	UNREAD_COLUMNS = 5,
	FAILURE_SHARE = 2,
	SET_IN = 2 /* columns before what is in a folder */
};

static bool
feeds_open(struct view *v, const void *arg, struct err *e)
{
	(void)arg;
	(void)e;
	v->state = arena_new(&v->arena, struct feeds, 1);
	return true;
}

static void
read(struct store *store, int64_t id, struct arena *texts, void *row)
{
	struct feed_row *f = row;
	struct err e = { 0 };

	if (!store_feed(store, id, texts, f, &e))
		*f = (struct feed_row){ .title = arena_copy(
						texts, str_of(e.text)) };
}

static struct feed_row
feed_at(struct view *v, size_t i)
{
	struct feed_row f = *(const struct feed_row *)table_row(v, i);

	feed_rules_show(config_feeds(v->app->config), &f);
	return f;
}

/* Unread before the name, what else there is to say behind it. */
struct words {
	str name, beside;
	int column; /* of the name */
	enum style style, aside;
};

static void
add_words(struct view *v, size_t i, const struct words *w, int columns,
	struct row *row)
{
	struct feeds *s = v->state;
	struct arena *frame = &v->app->frame;
	struct count n = feeds_count(s, table_id(&s->rows, i));
	str unread = !n.known  ? STR("…")
		     : n.fresh ? arena_printf(frame, "%zu", n.fresh)
			       : (str){ 0 };
	int room = w->aside == STYLE_ERROR ? columns / FAILURE_SHARE
					   : UNREAD_COLUMNS + 1;
	int width = utf8_width(unread);

	row_add_cell(row, frame, STYLE_HIT, unread,
		(struct place){ 0, UNREAD_COLUMNS - width, width, 1 });
	row_add_cell(row, frame,
		w->style == STYLE_TEXT && !n.fresh ? STYLE_DIM : w->style,
		w->name,
		(struct place){
			0, w->column, columns - w->column - room - 2, 1 });
	str beside = w->beside.n || !n.known
			     ? w->beside
			     : arena_printf(frame, "%zu", n.total);
	width = utf8_width(beside) < room ? utf8_width(beside) : room;
	struct piece *p = row_add(row, frame, w->aside, beside);
	p->right = true;
	p->column = width + 1;
	p->columns = width;
}

static void
feeds_row(struct view *v, size_t i, int columns, struct row *row)
{
	const struct folder *folder = feeds_folder_at(v, i);
	struct arena *frame = &v->app->frame;
	struct words w = { .column = UNREAD_COLUMNS + 2,
		.style = STYLE_TEXT,
		.aside = STYLE_DIM };

	if (folder) {
		w.name = arena_printf(frame, "%s %.*s",
			folder->closed ? "▸" : "▾", STR_ARG(folder->name));
		w.style = STYLE_HEADING;
	} else {
		struct feed_row f = feed_at(v, i);

		w.name = f.title.n ? f.title : f.url;
		w.beside = f.failure;
		w.aside = f.failure.n ? STYLE_ERROR : STYLE_DIM;
		if (feeds_folder_of(v->state, f.id) != SIZE_MAX)
			w.column += SET_IN;
	}
	add_words(v, i, &w, columns, row);
}

/* Of a row: the feed, or all in a folder. */
static void
add_feeds(struct view *v, int64_t id, struct ids *feeds)
{
	struct feeds *s = v->state;

	for (size_t i = 0; i < s->all.n; i++)
		if (id > 0 ? s->all.v[i].id == id
			   : s->all.v[i].folder == (size_t)(-1 - id))
			*vec_push(&v->app->frame, feeds) = s->all.v[i].id;
}

/* Of all rows; the feeds of an open folder have some of their own. */
static void
add_shown(struct view *v, struct ids *feeds)
{
	for (size_t k = 0; k < list_count(v); k++) {
		size_t i = list_number(v, k);
		const struct folder *folder = feeds_folder_at(v, i);

		if (!folder || folder->closed)
			add_feeds(v, table_id(v->state, i), feeds);
	}
}

/* Without a searcher (tests): at once. */
static bool
read_now(struct app *app, const struct ids *feeds, struct err *e)
{
	struct ids all = { 0 };

	if (!store_feeds_articles(app->store, feeds, &app->frame, &all, e))
		return false;
	app_renew(app);
	return deed_mark(app, &all, (struct marking){ COMMAND_READ, true }, e);
}

/* What the row has brought counts as read, or (0) what all that are shown
 * have. */
static enum outcome
read_feeds(struct view *v, int64_t id, struct err *e)
{
	struct chore many = { .mark = DEED_READ, .on = true };
	struct app *app = v->app;
	struct ids feeds = { 0 };

	if (id)
		add_feeds(v, id, &feeds);
	else
		add_shown(v, &feeds);
	many.feeds = feeds;
	bool ok = app->searcher ? many_begin(app, &many, e)
				: read_now(app, &feeds, e);
	return ok ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* Enter alone says yes, or how the word for it begins, in English or in the
 * reader's language; "n" and a stray key do not. */
static bool
agrees(str text)
{
	return str_starts_caseless(STR("yes"), text) ||
	       str_starts(str_of(_("yes")), text);
}

/* What is asked about. */
struct giving_up {
	int64_t feed;
	struct corrected one;
};

static bool
given_up(struct app *app, void *ctx, str text, struct err *e)
{
	const struct giving_up *g = ctx;

	if (!agrees(str_trim(text))) {
		app_say(app, "%s", _("it is followed as before"));
		return true;
	}
	return correct_give_up(app, g->feed, &g->one, e) != OUTCOME_FAILED;
}

static enum outcome
give_up(struct view *v, const struct feed_row *feed)
{
	struct app *app = v->app;
	str name = feed->title.n ? feed->title : feed->url;

	if (!fetching_may(app))
		return OUTCOME_DONE;
	struct question *q = question_begin(app, _("give up?"), STR(""));
	struct giving_up *g = arena_new(&q->arena, struct giving_up, 1);
	g->feed = feed->id;
	g->one = (struct corrected){ .kind = DEED_GIVEN_UP,
		.fold = arena_copy(&q->arena, feed->url),
		.before = arena_copy(&q->arena, name) };
	q->ctx = g;
	q->hint = arena_printf(
		&q->arena, _("%.*s; its articles stay"), STR_ARG(name))
			  .s;
	q->answered = given_up;
	return OUTCOME_DONE;
}

/* The next one that has something unread: a feed, or a closed folder. */
static enum outcome
next_unread(struct view *v, int by)
{
	size_t n = list_count(v);

	for (size_t k = list_selected(v) + (size_t)by; k < n; k += (size_t)by) {
		size_t i = list_number(v, k);
		const struct folder *folder = feeds_folder_at(v, i);

		if (folder && !folder->closed)
			continue;
		if (feeds_count(v->state, table_id(v->state, i)).fresh) {
			list_select(v, i);
			return OUTCOME_DONE;
		}
	}
	seek_say_none(v->app, SEEK_UNREAD, by);
	return OUTCOME_DONE;
}

static enum outcome
folder_command(struct view *v, enum command command, int64_t id, struct err *e)
{
	switch (command) {
	case COMMAND_OPEN: return feeds_turn_folder(v, id);
	case COMMAND_READ: return read_feeds(v, id, e);
	case COMMAND_DELETE:
		app_say(v->app, "%s",
			_("a folder goes when its feeds are given up"));
		return OUTCOME_DONE;
	default: return OUTCOME_UNHANDLED;
	}
}

static enum outcome
feed_command(struct view *v, enum command command, int64_t id, struct err *e)
{
	struct feed_row feed;

	switch (command) {
	case COMMAND_OPEN:
		return app_open(v->app, &view_feed, &id, e) ? OUTCOME_DONE
							    : OUTCOME_FAILED;
	case COMMAND_READ: return read_feeds(v, id, e);
	case COMMAND_DELETE:
		feed = feed_at(v, v->selected);
		return give_up(v, &feed);
	default: return OUTCOME_UNHANDLED;
	}
}

static enum outcome
feeds_command(struct view *v, enum command command, struct err *e)
{
	int64_t id = table_selected(v, v->state);

	if (id == 0)
		return OUTCOME_UNHANDLED;
	switch (command) {
	case COMMAND_FOLD: return feeds_turn_folder(v, id);
	case COMMAND_NEXT_UNREAD: return next_unread(v, 1);
	case COMMAND_PREV_UNREAD: return next_unread(v, -1);
	case COMMAND_ALL_READ: return read_feeds(v, 0, e);
	default:
		return id < 0 ? folder_command(v, command, id, e)
			      : feed_command(v, command, id, e);
	}
}

static void
feeds_status(struct view *v, str *title, str *beside, str *place)
{
	struct feeds *s = v->state;
	struct arena *frame = &v->app->frame;
	struct count n = feeds_count(s, 0);

	table_status(v, title, beside, place);
	*title = n.known && n.fresh
			 ? arena_printf(frame, _("feeds %zu · unread %zu"),
				   s->all.n, n.fresh)
			 : arena_printf(frame, _("feeds %zu"), s->all.n);
}

static void
feeds_close(struct view *v)
{
	struct feeds *s = v->state;

	arena_free(&s->arena);
	table_close(&s->rows);
}

static const enum command keys[] = { COMMAND_OPEN, COMMAND_REFRESH,
	COMMAND_FOLLOW, COMMAND_READ, COMMAND_FILTER, COMMAND_SEARCH,
	COMMAND_BACK, COMMAND_NONE };

static const char *const feed_orders[] = { N_("by folder"), N_("by name"),
	N_("failing first"), NULL };

static const struct table_kind kind = {
	.load = feeds_load,
	.row_size = sizeof(struct feed_row),
	.read = read,
	.orders = feed_orders,
	.empty = N_("No feed is followed yet.\n"
		    "\n"
		    "+    follows a feed, a page that names one, or the list "
		    "(OPML) of another program\n"
		    "R    fetches what is new."),
	.keys = keys,
};

const struct view_ops view_feeds = {
	.name = N_("feeds"),
	.place = 'D',
	.table = &kind,
	.open = feeds_open,
	.count = table_count,
	.row = feeds_row,
	.empty = table_empty,
	.command = feeds_command,
	.refresh = feeds_refresh,
	.listed = feeds_listed,
	.counted = feeds_counted,
	.status = feeds_status,
	.keys = table_keys,
	.close = feeds_close,
};
