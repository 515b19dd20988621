/* The feeds that are followed, by folder, and the articles of one. */
#include "tui/table.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "store/feed_rule.h"
#include "tui/app.h"
#include "tui/config.h"
#include "tui/correct.h"
#include "tui/days.h"
#include "tui/deed.h"
#include "tui/fetching.h"
#include "tui/list.h"
#include "tui/pick.h"

#include <stdlib.h>

enum { UNREAD_COLUMNS = 5, FAILURE_SHARE = 2, DAY_COLUMNS = 8 };

/* What the reader wants of them. */
static const struct feed_rules *
rules_of(const struct view *v)
{
	static const struct feed_rules none;

	return v->app->config ? &v->app->config->feeds : &none;
}

/* How many articles feeds have, counted behind all else. */
struct feeds {
	struct table rows; /* first: table.h's functions look at it */
	struct arena arena;
	struct count *counts; /* by feed; in arena */
	size_t n;
};

static int
by_feed(const void *a, const void *b)
{
	const struct count *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static struct count *
count_of(const struct feeds *s, int64_t feed)
{
	const struct count key = { .id = feed };

	return s->n ? bsearch(&key, s->counts, s->n, sizeof key, by_feed)
		    : NULL;
}

static void
take_counts(struct feeds *s, const struct count *counts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct count *mine = counts[i].of == COUNT_FEED
					     ? count_of(s, counts[i].id)
					     : NULL;

		if (mine && counts[i].known)
			*mine = counts[i];
	}
}

/* Without a searcher (tests) at once.  What was known stays until then. */
static void
count_all(struct view *v, const struct ids *ids)
{
	struct feeds *s = v->state, old = *s;
	struct app *app = v->app;

	s->arena = (struct arena){ 0 };
	s->counts = arena_new(&s->arena, struct count, ids->n);
	s->n = ids->n;
	for (size_t i = 0; i < s->n; i++) {
		s->counts[i] =
			(struct count){ .of = COUNT_FEED, .id = ids->v[i] };
		if (!app->searcher)
			search_count(app->store, &s->counts[i], NULL);
	}
	if (app->searcher)
		searcher_count(app->searcher, s->counts, s->n);
	if (s->n)
		qsort(s->counts, s->n, sizeof *s->counts, by_feed);
	if (app->searcher)
		take_counts(s, old.counts, old.n);
	arena_free(&old.arena);
}

static bool
load(struct view *v, struct table *t, struct err *e)
{
	table_clear(t);
	if (!feed_rules_list(&(struct feed_listing){ rules_of(v),
				     (enum feed_order)t->order },
		    v->app->store, &t->arena, &t->ids, e))
		return false;
	count_all(v, &t->ids);
	return true;
}

static bool
feeds_open(struct view *v, const void *arg, struct err *e)
{
	(void)arg;
	(void)e;
	v->state = arena_new(&v->arena, struct feeds, 1);
	return true;
}

static void
feeds_counted(struct view *v, const struct count *counts, size_t n)
{
	take_counts(v->state, counts, n);
}

static void
feeds_close(struct view *v)
{
	arena_free(&((struct feeds *)v->state)->arena);
	table_close(v->state);
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

	feed_rules_show(rules_of(v), &f);
	return f;
}

/* What stands at the end of a feed's row. */
static str
beside_of(struct arena *frame, const struct feed_row *f, const struct count *c)
{
	if (f->failure.n)
		return f->failure;
	return c && c->known ? arena_printf(frame, "%zu", c->total) : STR("…");
}

/* Unread before the title; why it cannot be had, or how many, behind. */
static void
feeds_row(struct view *v, size_t i, int columns, struct row *row)
{
	const struct feed_row row_at = feed_at(v, i), *f = &row_at;
	const struct count *c = count_of(v->state, f->id);
	struct arena *frame = &v->app->frame;
	bool fresh = c && c->fresh;
	str unread = fresh ? arena_printf(frame, "%zu", c->fresh) : (str){ 0 };
	str beside = beside_of(frame, f, c);
	int room = f->failure.n ? columns / FAILURE_SHARE : UNREAD_COLUMNS + 1;
	int width = utf8_width(unread);

	row_add_cell(row, frame, STYLE_HIT, unread,
		(struct place){ 0, UNREAD_COLUMNS - width, width, 1 });
	row_add_cell(row, frame, fresh ? STYLE_TEXT : STYLE_DIM,
		f->title.n ? f->title : f->url,
		(struct place){ 0, UNREAD_COLUMNS + 2,
			columns - UNREAD_COLUMNS - room - 4, 1 });
	width = utf8_width(beside) < room ? utf8_width(beside) : room;
	struct piece *p = row_add(
		row, frame, f->failure.n ? STYLE_ERROR : STYLE_DIM, beside);
	p->right = true;
	p->column = width + 1;
	p->columns = width;
}

static void
feeds_group(struct view *v, size_t i, str *left, str *right)
{
	const struct table *t = v->state;

	(void)right;
	if (t->order == FEEDS_BY_FOLDER)
		*left = feed_at(v, i).folder;
}

/* Without a searcher (tests): at once. */
static bool
read_now(struct app *app, const struct ids *feeds, struct err *e)
{
	struct ids all = { 0 }, ids;

	for (size_t i = 0; i < feeds->n; i++) {
		if (!store_feed_articles(
			    app->store, feeds->v[i], &app->frame, &ids, e))
			return false;
		for (size_t k = 0; k < ids.n; k++)
			*vec_push(&app->frame, &all) = ids.v[k];
	}
	app_renew(app);
	return deed_mark(app, &all, (struct marking){ COMMAND_READ, true }, e);
}

/* What this feed has brought counts as read, or what all that are shown have. */
static enum outcome
read_feeds(struct view *v, int64_t feed, struct err *e)
{
	struct chore many = { .mark = DEED_READ, .on = true };
	struct app *app = v->app;
	struct ids feeds = { 0 };

	for (size_t k = 0; k < list_count(v); k++) {
		int64_t id = table_id(v->state, list_number(v, k));

		if (feed == 0 || id == feed)
			*vec_push(&app->frame, &feeds) = id;
	}
	many.feeds = feeds;
	bool ok = app->searcher ? many_begin(app, &many, e)
				: read_now(app, &feeds, e);
	return ok ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* Enter alone says yes, or a word for it; "n" and a stray key do not. */
static bool
agrees(str text)
{
	static const str yes[] = { STR0("y"), STR0("Y"), STR0("yes"),
		STR0("是") };

	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		if (str_eq(text, yes[i]))
			return true;
	return text.n == 0;
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

/* The next one that has something unread. */
static enum outcome
next_unread(struct view *v, int by)
{
	size_t n = list_count(v);

	for (size_t k = list_selected(v) + (size_t)by; k < n; k += (size_t)by) {
		size_t i = list_number(v, k);
		const struct count *c =
			count_of(v->state, table_id(v->state, i));

		if (c && c->fresh) {
			list_select(v, i);
			return OUTCOME_DONE;
		}
	}
	seek_say_none(v->app, SEEK_UNREAD, by);
	return OUTCOME_DONE;
}

static enum outcome
feeds_command(struct view *v, enum command command, struct err *e)
{
	int64_t id = table_selected(v, v->state);

	if (id == 0)
		return OUTCOME_UNHANDLED;
	struct feed_row feed = feed_at(v, v->selected);
	switch (command) {
	case COMMAND_OPEN:
		return app_open(v->app, &view_feed, &id, e) ? OUTCOME_DONE
							    : OUTCOME_FAILED;
	case COMMAND_NEXT_UNREAD: return next_unread(v, 1);
	case COMMAND_PREV_UNREAD: return next_unread(v, -1);
	case COMMAND_READ: return read_feeds(v, id, e);
	case COMMAND_ALL_READ: return read_feeds(v, 0, e);
	case COMMAND_DELETE: return give_up(v, &feed);
	default: return OUTCOME_UNHANDLED;
	}
}

static const enum command keys[] = { COMMAND_OPEN, COMMAND_REFRESH,
	COMMAND_FOLLOW, COMMAND_READ, COMMAND_FILTER, COMMAND_SEARCH,
	COMMAND_BACK, COMMAND_NONE };

static const char *const feed_orders[] = { N_("by folder"), N_("by name"),
	N_("failing first"), NULL };

static const struct table_kind kind = {
	.load = load,
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
	.group = feeds_group,
	.empty = table_empty,
	.command = feeds_command,
	.refresh = table_load_again,
	.counted = feeds_counted,
	.status = table_status,
	.keys = table_keys,
	.close = feeds_close,
};

/* One feed's articles. */
struct feed {
	struct table rows; /* first: table.h's functions look at it */
	int64_t id;
	str title;
	unsigned frame; /* the cache is of this frame: see articles.c */
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

static void
feed_read_row(struct store *store, int64_t id, struct arena *texts, void *row)
{
	struct article_row *a = row;
	struct err e = { 0 };

	if (!store_article(store, id, texts, a, &e))
		a->title = arena_copy(texts, str_of(e.text));
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
	s->rows.order = feed_way(rules_of(v), &row).oldest_first;
	feed_rules_show(rules_of(v), &row);
	s->title = row.title.n ? row.title : row.url;
	return true;
}

static const struct article_row *
article_at(struct view *v, size_t i)
{
	struct feed *s = v->state;

	if (s->frame != v->app->frames)
		cache_clear(s->rows.cache);
	s->frame = v->app->frames;
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
	.read = feed_read_row,
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
