/*
 * The feeds that are followed, by folder.  A folder is a row of its own, with
 * the unread articles of its feeds; closed it hides them.  How much is unread
 * is counted behind all else, and anew when something was read.
 */
#include "tui/table.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "store/feed_rule.h"
#include "tui/app.h"
#include "tui/config.h"
#include "tui/correct.h"
#include "tui/deed.h"
#include "tui/fetching.h"
#include "tui/list.h"

enum {
	UNREAD_COLUMNS = 5,
	FAILURE_SHARE = 2,
	SET_IN = 2 /* columns before what is in a folder */
};

struct folder {
	str name;
	size_t n; /* feeds */
	bool closed;
};

struct feeds {
	struct table rows; /* first; the number of a folder's row is -1 - its
			      index */
	struct {
		struct folder *v;
		size_t n, cap;
	} folders;
	/* All feeds, those in closed folders, too. */
	struct {
		struct followed {
			int64_t id;
			size_t folder; /* SIZE_MAX: in none */
			struct count count;
		} * v;
		size_t n, cap;
	} all;
	struct arena arena; /* of both */
	int64_t marks;      /* store_marks_version when they were counted */
};

static const struct feed_rules *
rules_of(const struct view *v)
{
	return config_feeds(v->app->config);
}

static bool
is_closed(const struct app *app, str folder)
{
	const struct strs *closed = &app->shell->closed;
	size_t i = 0;

	while (i < closed->n && !str_eq(closed->v[i], folder))
		i++;
	return i < closed->n;
}

/* The folder that the feed is in, which may be a new one; SIZE_MAX: none. */
static size_t
put_in(struct view *v, str name)
{
	struct feeds *s = v->state;

	if (name.n == 0 || s->rows.order != FEEDS_BY_FOLDER)
		return SIZE_MAX;
	if (s->folders.n == 0 ||
		!str_eq(s->folders.v[s->folders.n - 1].name, name)) {
		*vec_push(&s->arena, &s->folders) =
			(struct folder){ .name = name,
				.closed = is_closed(v->app, name) };
		*vec_push(&s->rows.arena, &s->rows.ids) =
			-(int64_t)s->folders.n;
	}
	s->folders.v[s->folders.n - 1].n++;
	return s->folders.n - 1;
}

static bool
put_feed(struct view *v, int64_t id, struct err *e)
{
	struct feeds *s = v->state;
	struct feed_row row;

	if (!store_feed(v->app->store, id, &s->arena, &row, e))
		return false;
	feed_rules_show(rules_of(v), &row);
	size_t folder = put_in(v, row.folder);
	*vec_push(&s->arena, &s->all) = (struct followed){ .id = id,
		.folder = folder,
		.count = { .of = COUNT_FEED, .id = id } };
	if (folder == SIZE_MAX || !s->folders.v[folder].closed)
		*vec_push(&s->rows.arena, &s->rows.ids) = id;
	return true;
}

/* What was known stays until it is counted anew. */
static void
keep_known(struct feeds *s, const struct followed *old, size_t n)
{
	for (size_t i = 0; i < s->all.n; i++)
		for (size_t k = 0; k < n; k++)
			if (old[k].id == s->all.v[i].id)
				s->all.v[i].count = old[k].count;
}

static bool
load(struct view *v, struct table *t, struct err *e)
{
	struct feeds *s = v->state;
	struct arena before = s->arena;
	const struct followed *old = s->all.v;
	size_t n = s->all.n;
	struct ids ids;
	struct feed_listing l = { rules_of(v), (enum feed_order)t->order };

	table_clear(t);
	s->arena = (struct arena){ 0 };
	s->folders.v = NULL;
	s->folders.n = s->folders.cap = 0;
	s->all.v = NULL;
	s->all.n = s->all.cap = 0;
	bool ok = feed_rules_list(&l, v->app->store, &s->arena, &ids, e);
	for (size_t i = 0; ok && i < ids.n; i++)
		ok = put_feed(v, ids.v[i], e);
	keep_known(s, old, n);
	arena_free(&before);
	s->marks = -1;
	return ok;
}

/* Without a searcher (tests) at once. */
static void
count_all(struct view *v)
{
	struct feeds *s = v->state;
	struct app *app = v->app;
	struct count *asked = arena_new(&app->frame, struct count, s->all.n);

	for (size_t i = 0; i < s->all.n; i++) {
		if (!app->searcher)
			search_count(app->store, &s->all.v[i].count, NULL);
		asked[i] = s->all.v[i].count;
	}
	if (app->searcher)
		searcher_count(app->searcher, asked, s->all.n);
}

/* What was read since is not unread any more. */
static void
count_anew(struct view *v)
{
	struct feeds *s = v->state;
	int64_t marks = 0;

	if (!store_marks_version(v->app->store, &marks, NULL) ||
		marks == s->marks)
		return;
	s->marks = marks;
	count_all(v);
}

static void
feeds_refresh(struct view *v)
{
	table_refresh(v, v->state, load);
	count_anew(v);
}

/* Asks for no list: but then one may have come back from reading. */
static void
feeds_listed(struct view *v, struct list_answer *a)
{
	if (!a && ((struct feeds *)v->state)->rows.loaded)
		count_anew(v);
}

static void
feeds_counted(struct view *v, const struct count *counts, size_t n)
{
	struct feeds *s = v->state;

	for (size_t k = 0; k < n; k++) {
		if (counts[k].of != COUNT_FEED || !counts[k].known)
			continue;
		for (size_t i = 0; i < s->all.n; i++)
			if (s->all.v[i].id == counts[k].id)
				s->all.v[i].count = counts[k];
	}
}

static bool
feeds_open(struct view *v, const void *arg, struct err *e)
{
	(void)arg;
	(void)e;
	v->state = arena_new(&v->arena, struct feeds, 1);
	return true;
}

/* The folder whose row that is; NULL: a feed's. */
static struct folder *
folder_at(struct view *v, size_t i)
{
	struct feeds *s = v->state;
	int64_t id = table_id(&s->rows, i);

	return id < 0 ? &s->folders.v[-1 - id] : NULL;
}

static size_t
folder_index(struct feeds *s, int64_t feed)
{
	for (size_t i = 0; i < s->all.n; i++)
		if (s->all.v[i].id == feed)
			return s->all.v[i].folder;
	return SIZE_MAX;
}

/* Of a feed, of all in a folder (by the number of its row), of all (0). */
static struct count
count_of(const struct feeds *s, int64_t id)
{
	struct count sum = { .known = true };

	for (size_t i = 0; i < s->all.n; i++) {
		const struct followed *f = &s->all.v[i];

		if (id > 0 ? f->id != id
			   : id < 0 && f->folder != (size_t)(-1 - id))
			continue;
		sum.total += f->count.total;
		sum.fresh += f->count.fresh;
		sum.known &= f->count.known;
	}
	return sum;
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
	struct count n = count_of(s, table_id(&s->rows, i));
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
	const struct folder *folder = folder_at(v, i);
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
		if (folder_index(v->state, f.id) != SIZE_MAX)
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
		const struct folder *folder = folder_at(v, i);

		if (!folder || folder->closed)
			add_feeds(v, table_id(v->state, i), feeds);
	}
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

/* Closes a folder, or opens it again: that of the row, or that it is in. */
static enum outcome
turn_folder(struct view *v, int64_t id)
{
	struct feeds *s = v->state;
	struct shell *sh = v->app->shell;
	size_t k = id < 0 ? (size_t)(-1 - id) : folder_index(s, id), i = 0;

	if (k == SIZE_MAX) {
		app_say(v->app, "%s", _("it is in no folder"));
		return OUTCOME_DONE;
	}
	str name = s->folders.v[k].name;
	while (i < sh->closed.n && !str_eq(sh->closed.v[i], name))
		i++;
	if (i < sh->closed.n)
		sh->closed.v[i] = sh->closed.v[--sh->closed.n];
	else
		*vec_push(&sh->closed_arena, &sh->closed) =
			arena_copy(&sh->closed_arena, name);
	size_t row = v->selected;
	if (table_find(&s->rows, -1 - (int64_t)k, &row))
		v->selected = row;
	s->rows.version = v->app->version - 1;
	list_refresh(v);
	list_show(v);
	return OUTCOME_DONE;
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

/* The next one that has something unread: a feed, or a closed folder. */
static enum outcome
next_unread(struct view *v, int by)
{
	size_t n = list_count(v);

	for (size_t k = list_selected(v) + (size_t)by; k < n; k += (size_t)by) {
		size_t i = list_number(v, k);
		const struct folder *folder = folder_at(v, i);

		if (folder && !folder->closed)
			continue;
		if (count_of(v->state, table_id(v->state, i)).fresh) {
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
	case COMMAND_OPEN: return turn_folder(v, id);
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
	case COMMAND_FOLD: return turn_folder(v, id);
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
	struct count n = count_of(s, 0);

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
	.empty = table_empty,
	.command = feeds_command,
	.refresh = feeds_refresh,
	.listed = feeds_listed,
	.counted = feeds_counted,
	.status = feeds_status,
	.keys = table_keys,
	.close = feeds_close,
};
