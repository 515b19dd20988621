/* The articles, newest first, days as headings, one line a story (fold.h); what
 * is in one below. */
#include "tui/list/table.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/list/days.h"
#include "tui/deeds/deed.h"
#include "tui/list/doors.h"
#include "tui/app.h"
#include "tui/list/fold.h"
#include "tui/list/list.h"
#include "tui/list/pick.h"
#include "tui/around/preview.h"

#include <time.h>

enum { QUOTES = 7, FIGURES = 8 }; /* columns: "qt 123", "fig 123" */

enum { PLACES_COLUMNS = 23 }; /* of "[1] 2  3  4  5  6  7" and its margins */

struct articles {
	struct table rows; /* first: table.h's functions look at it */
	struct preview preview;
	enum article_order order;
	enum article_choice choice;
};

/* msgids */
static const char *const orders[ORDERS] = {
	[ORDER_NEWEST] = N_("newest first"),
	[ORDER_OLDEST] = N_("oldest first"),
	[ORDER_ADDED] = N_("taken in last first"),
	[ORDER_SOURCE] = N_("by source"),
	[ORDER_QUOTES] = N_("most quotes first"),
};

static const char *const choices[CHOICES] = {
	[CHOICE_CURRENT] = N_("articles"),
	[CHOICE_UNREAD] = N_("unread"),
	[CHOICE_STARRED] = N_("starred"),
	[CHOICE_ARCHIVED] = N_("archived"),
};

static bool
load(struct view *v, struct table *t, struct err *e)
{
	const struct articles *s = v->state;

	return table_ask(v, t,
		&(struct list_ask){ fold_wanted(v->app) ? LISTING_STORIES
							: LISTING_ARTICLES,
			.order = s->order, .choice = s->choice },
		e);
}

static bool
articles_open(struct view *v, const void *arg, struct err *e)
{
	(void)arg;
	(void)e;
	v->state = arena_new(&v->arena, struct articles, 1);
	return true;
}

static void
articles_refresh(struct view *v)
{
	struct articles *s = v->state;

	table_refresh(v, &s->rows, load);
}

static size_t
articles_count(struct view *v)
{
	return table_n(v->state);
}

static const struct article_row *
article_at(struct view *v, size_t i)
{
	struct articles *s = v->state;

	cache_look(s->rows.cache, v->app);
	return cache_row(s->rows.cache, v->app->store, table_id(&s->rows, i),
		sizeof(struct article_row), table_read_article);
}

/* The day it was taken in. */
static str
day_added(struct arena *frame, int64_t added)
{
	time_t at = (time_t)added;
	char day[11];
	struct tm tm;

	localtime_r(&at, &tm);
	strftime(day, sizeof day, "%Y-%m-%d", &tm);
	return arena_copy(frame, str_of(day));
}

static void
articles_group(struct view *v, size_t i, str *left, str *right)
{
	const struct articles *s = v->state;
	const struct article_row *a = article_at(v, table_line(&s->rows, i));
	struct arena *frame = &v->app->frame;

	(void)right;
	switch (s->order) {
	case ORDER_SOURCE:
		*left = a->source.n ? a->source : str_of(_("no source"));
		break;
	case ORDER_QUOTES: break;
	case ORDER_ADDED:
		*left = day_heading(
			frame, day_added(frame, a->added), v->app->today);
		break;
	default: *left = day_heading(frame, a->published, v->app->today);
	}
}

/* A piece that ends so many columns before the row's end. */
static void
add_right(
	struct row *row, struct arena *frame, str text, int before, int columns)
{
	struct piece *p = row_add(row, frame, STYLE_DIM, text);

	p->right = true;
	p->column = before + columns;
	p->columns = columns - 1;
}

/* In three columns, if need be in thousands. */
static str
short_count(struct arena *frame, uint32_t n)
{
	return n < 1000 ? arena_printf(frame, "%u", n)
			: arena_printf(frame, "%uk", n / 1000);
}

static void
add_counts(struct row *row, struct arena *frame, const struct article_row *a)
{
	if (a->quotes)
		add_right(row, frame,
			arena_printf(frame, _("qt %.*s"),
				STR_ARG(short_count(frame, a->quotes))),
			FIGURES, QUOTES);
	if (a->figures)
		add_right(row, frame,
			arena_printf(frame, _("fig %.*s"),
				STR_ARG(short_count(frame, a->figures))),
			0, FIGURES);
}

/* The time; of what is below a line of another day the day. */
static str
time_of(struct view *v, size_t i)
{
	const struct articles *s = v->state;
	const struct article_row *a = article_at(v, i);
	const struct article_row *line = article_at(v, table_line(&s->rows, i));

	if (str_eq(str_take(a->published, 10), str_take(line->published, 10)))
		return day_time(a->published);
	return day_short(a->published, v->app->today);
}

/* How many columns stand beside the title. */
static int
add_beside(struct view *v, size_t i, int columns, struct row *row)
{
	const struct article_row *a = article_at(v, i);
	struct arena *frame = &v->app->frame;

	if (columns < TINY)
		return 0;
	if (columns < NARROW - 2) {
		int source = utf8_width(a->source);

		source = source < 10 ? source + 1 : 11;
		add_right(row, frame, a->source, 0, source);
		return source;
	}
	int counts = columns < 78 ? 0 : QUOTES + FIGURES;
	if (counts)
		add_counts(row, frame, a);
	add_right(row, frame, time_of(v, i), counts, 7);
	int source = columns < WIDE - 2 ? 15 : 19;
	add_right(row, frame, a->source, counts + 7, source);
	return counts + 7 + source;
}

/* How many tell the same; `line`: those that the row stands for. */
static size_t
count_reports(struct view *v, const struct ids *line, int64_t article)
{
	struct ids all = *line;

	if (all.n == 0 && (v->apart.n || !fold_wanted(v->app)))
		store_story(v->app->store, article, &v->app->frame, &all, NULL);
	return all.n;
}

/* "  3 reports"; on a phone "  ×3"; "" where nobody else tells it. */
static str
say_reports(struct arena *frame, size_t n, int columns)
{
	if (n == 0)
		return STR("");
	return columns < NARROW - 2
		       ? arena_printf(frame, "  ×%zu", n)
		       : arena_printf(frame,
				 ngettext("  %zu report", "  %zu reports", n),
				 n);
}

/* What stands below another line is set in, and has no count. */
static void
articles_row(struct view *v, size_t i, int columns, struct row *row)
{
	struct articles *s = v->state;
	const struct article_row *a = article_at(v, i);
	struct article_row shown = *a;
	struct arena *frame = &v->app->frame;
	struct ids line = fold_line(v, a->id);
	bool below = table_line(&s->rows, i) != i;
	int at = SIGN_COLUMNS + (below ? SIGN_COLUMNS : 0);
	int beside = add_beside(v, i, columns, row);
	str tags = pick_tags(v, a, columns),
	    reports = say_reports(
		    frame, below ? 0 : count_reports(v, &line, a->id), columns);

	fold_marks(v, &line, &shown);
	pick_sign(row, v, &shown);
	row_add_cell(row, frame, below ? STYLE_DIM : STYLE_TEXT, a->title,
		(struct place){ 0, at,
			columns - at - beside - 2 - utf8_width(tags) -
				utf8_width(reports),
			1 });
	row_add(row, frame, STYLE_DIM, tags);
	if (reports.n)
		door_search(frame, row_add(row, frame, STYLE_DIM, reports),
			arena_printf(frame, "story:%lld", (long long)a->id));
}

static str
articles_empty(struct view *v)
{
	struct articles *s = v->state;

	if (s->rows.failed.text[0])
		return str_of(s->rows.failed.text);
	if (s->choice != CHOICE_CURRENT)
		return str_of(_("None of the articles is in this list.\n"
				"\n"
				"w goes on to the next one."));
	return str_of(
		_("Nothing here yet.\n"
		  "\n"
		  "A    takes in a file, a folder or a page; to drop one on "
		  "this window will do\n"
		  "+    follows a feed, or the feeds of another program's "
		  "list\n"
		  "\n"
		  "What another window takes in is shown at the next key."));
}

static enum outcome
load_anew(struct view *v)
{
	table_begin_anew(v, v->state);
	return OUTCOME_DONE;
}

/* The line that one is on stays the selected one. */
static enum outcome
fold(struct view *v, int64_t id)
{
	struct articles *s = v->state;

	if (!id)
		return deed_none(v->app);
	if (!fold_turn(v, id))
		return OUTCOME_DONE;
	s->rows.wanted = id;
	table_select_wanted(v, &s->rows);
	list_show(v);
	return OUTCOME_DONE;
}

static enum outcome
articles_command(struct view *v, enum command command, struct err *e)
{
	struct articles *s = v->state;
	int64_t id = table_selected(v, &s->rows);

	switch (command) {
	case COMMAND_FOLD: return fold(v, id);
	case COMMAND_OPEN: return deed_open(v->app, id, NULL, e);
	case COMMAND_SORT:
		s->order = (s->order + 1) % ORDERS;
		return load_anew(v);
	case COMMAND_WHICH:
		s->choice = (s->choice + 1) % CHOICES;
		pick_none(v);
		return load_anew(v);
	default: return deed(v->app, command, id, e);
	}
}

static int64_t
article_of(struct view *v, size_t i)
{
	return table_id(v->state, i);
}

static bool
articles_step(struct view *v, int by, int64_t *article)
{
	return table_step(v, by, article_of, article);
}

/* How many articles are current, however many lines they are. */
static size_t
count_current(struct view *v)
{
	struct listing all = { 0 };

	listing_begin(&all, v->app->store, LISTING_ARTICLES, false, NULL);
	size_t n = all.n;
	listing_free(&all);
	return n;
}

/* How many lines they are is said below, too. */
static str
title_of(struct view *v, bool narrow)
{
	struct articles *s = v->state;
	struct arena *frame = &v->app->frame;
	size_t lines = table_all(&s->rows), all;
	struct store_counts n = { 0 };

	if (s->choice != CHOICE_CURRENT)
		return arena_printf(
			frame, "%s %zu", _(choices[s->choice]), lines);
	if (!store_count(v->app->store, &n, NULL))
		n = (struct store_counts){ 0 };
	if (narrow)
		return arena_printf(
			frame, _("unread %lld"), (long long)n.unread);
	all = count_current(v);
	/* While others take in, this list may be older than the count. */
	if ((uint64_t)n.unread > all)
		n.unread = (int64_t)all;
	if (all > lines && lines && v->columns >= WIDE - 2)
		return arena_printf(frame,
			_("articles %zu · stories %zu · unread %lld"), all,
			lines, (long long)n.unread);
	return arena_printf(frame, _("articles %zu · unread %lld"), all,
		(long long)n.unread);
}

static str
place_of(struct view *v, bool narrow)
{
	struct articles *s = v->state;
	struct arena *frame = &v->app->frame;
	size_t shown = list_count(v), at = list_selected(v) + 1;

	if (!shown)
		return STR("");
	if (v->picked.n)
		return arena_printf(frame, _("%zu/%zu  picked %zu"), at, shown,
			v->picked.n);
	if (narrow)
		return arena_printf(frame, "%zu/%zu", at, shown);
	str key = keys_sign(&v->app->shell->keys, COMMAND_ADD, frame);
	if (v->app->sample && s->order == ORDER_NEWEST)
		return arena_printf(frame,
			_("%zu/%zu  your own: %.*s, or drop it here"), at,
			shown, STR_ARG(key));
	return arena_printf(
		frame, "%zu/%zu  %s", at, shown, _(orders[s->order]));
}

static void
articles_status(struct view *v, str *title, str *beside, str *place)
{
	bool narrow = v->columns < NARROW - 2;

	(void)beside;
	*title = title_of(v, narrow);
	if (v->app->sample)
		*title = arena_printf(
			&v->app->frame, _("examples · %.*s"), STR_ARG(*title));
	/* What is no longer whole on a phone, between the name and the keys of
	 * places, is the count. */
	if (v->app->sample && narrow &&
		utf8_width(*title) > v->columns - PLACES_COLUMNS)
		*title = str_of(_("examples"));
	*place = place_of(v, narrow);
}

static const enum command *
articles_keys(struct view *v)
{
	static const enum command keys[] = { COMMAND_OPEN, COMMAND_SEARCH,
		COMMAND_FIRST_PLAYER, COMMAND_FIRST_QUOTE, COMMAND_NEXT_UNREAD,
		COMMAND_FILTER, COMMAND_LEAVE, COMMAND_PALETTE, COMMAND_LABELS,
		COMMAND_STAR, COMMAND_NONE };
	static const enum command many[] = { COMMAND_PICK, COMMAND_TAG,
		COMMAND_READ, COMMAND_ARCHIVE, COMMAND_STAR, COMMAND_DELETE,
		COMMAND_EXPORT, COMMAND_BACK, COMMAND_NONE };

	static const enum command first[] = { COMMAND_OPEN, COMMAND_ADD,
		COMMAND_FOLLOW, COMMAND_SEARCH, COMMAND_PALETTE, COMMAND_LEAVE,
		COMMAND_NONE };

	if (v->picked.n)
		return many;
	return v->app->sample ? first : keys;
}

static size_t
articles_side_count(struct view *v, int rows, int columns)
{
	(void)v;
	(void)columns;
	return rows < PREVIEW_LINES ? 0 : PREVIEW_LINES;
}

static void
articles_side_row(struct view *v, size_t i, int columns, struct row *row)
{
	struct articles *s = v->state;

	(void)columns;
	preview_row(&s->preview, v, table_selected(v, &s->rows), i, row);
}

static void
articles_close(struct view *v)
{
	struct articles *s = v->state;

	table_close(&s->rows);
	preview_free(&s->preview);
}

const struct view_ops view_articles = {
	.name = N_("articles"),
	.place = 'N',
	.side = SIDE_BELOW,
	.folds = true,
	.open = articles_open,
	TABLE_ASKS,
	.count = articles_count,
	.row = articles_row,
	.group = articles_group,
	.empty = articles_empty,
	.command = articles_command,
	.refresh = articles_refresh,
	.article = article_of,
	.step = articles_step,
	.status = articles_status,
	.keys = articles_keys,
	.side_count = articles_side_count,
	.side_row = articles_side_row,
	.close = articles_close,
};
