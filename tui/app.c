#include "tui/app.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/config.h"
#include "tui/deed.h"
#include "tui/exporting.h"
#include "tui/bookmark.h"
#include "tui/pick.h"
#include "tui/settings_view.h"
#include "tui/table.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct view *
app_top(struct app *app)
{
	return app->shell->stack[app->shell->at];
}

static void
view_close(struct view *v)
{
	if (v->ops->close)
		v->ops->close(v);
	list_free(v);
	arena_free(&v->arena);
	arena_free(&v->picked_arena);
	free(v);
}

/* Closes what can be gone forward to. */
static void
cut_forward(struct shell *sh)
{
	while (sh->n > sh->at + 1)
		view_close(sh->stack[--sh->n]);
}

/* An overlay is no place to come back to. */
static void
drop_overlay(struct shell *sh)
{
	if (sh->at > 0 && sh->stack[sh->at]->ops->layer) {
		cut_forward(sh);
		view_close(sh->stack[--sh->n]);
		sh->at--;
	}
}

struct box
app_box(struct app *app, const struct view *v)
{
	struct shell *sh = app->shell;
	int air = sh->rows >= 20; /* a blank line below the status */
	struct box box = { 1 + air, 0, sh->rows - 2 - air, sh->columns };

	if (app->only_text && v->ops->reads)
		return (struct box){ 0, 0, sh->rows, sh->columns };
	if (v->ops->layer == LAYER_LOW) {
		int rows = sh->rows / 2 < 14 ? sh->rows / 2 : 14;

		/* A rule, the line one types into, the rows, the status. */
		rows = rows > 4 ? rows : 4;
		box.row = sh->rows - rows + 2;
		box.rows = rows - 3;
	}
	return box;
}

/* Makes the view on top know its size and the state of the archive. */
void
app_layout(struct app *app)
{
	struct view *v = app_top(app);

	list_layout(v, app_box(app, v));
	if (v->version != app->version)
		list_refresh(v);
	if (v->ops->listed)
		v->ops->listed(v, NULL);
}

void
app_frame(struct app *app)
{
	arena_reset(&app->frame);
	app->frames++;
}

bool
app_open(struct app *app, const struct view_ops *ops, const void *arg,
	struct err *e)
{
	struct shell *sh = app->shell;
	struct view *v = calloc(1, sizeof *v);

	if (!v)
		arena_exhausted();
	v->ops = ops;
	v->app = app;
	v->version = app->version;
	if (ops->open && !ops->open(v, arg, e)) {
		arena_free(&v->arena);
		free(v);
		return false;
	}
	if (sh->n)
		cut_forward(sh);
	if (sh->n == STACK_MAX) {
		/* The oldest behind the root is forgotten. */
		view_close(sh->stack[1]);
		memmove(sh->stack + 1, sh->stack + 2,
			(STACK_MAX - 2) * sizeof *sh->stack);
		sh->n--;
	}
	sh->stack[sh->n++] = v;
	sh->at = sh->n - 1;
	app_layout(app);
	return true;
}

static void
set_today(struct app *app)
{
	time_t now = time(NULL);
	struct tm tm;

	localtime_r(&now, &tm);
	strftime(app->today, sizeof app->today, "%Y-%m-%d", &tm);
}

/* Of its faults the first is said; `jianbao doctor` has them all. */
static void
configure(struct app *app)
{
	const struct config *c = app->config;

	if (!c) {
		keys_init(&app->shell->keys);
		settings_init(&app->settings);
		return;
	}
	app->shell->keys = c->keys;
	app->settings = c->settings;
	if (c->faults.n == 1)
		app_say(app, "%.*s", STR_ARG(c->faults.v[0]));
	else if (c->faults.n)
		app_say(app, _("%.*s; %zu more: jianbao doctor"),
			STR_ARG(c->faults.v[0]), c->faults.n - 1);
}

bool
app_init(struct app *app, int rows, int columns, struct err *e)
{
	app->shell = calloc(1, sizeof *app->shell);
	if (!app->shell)
		arena_exhausted();
	app->shell->rows = rows;
	app->shell->columns = columns;
	if (!app->today[0])
		set_today(app);
	if (app->searcher)
		store_count_later(app->store);
	configure(app);
	return app_open(app, &view_articles, NULL, e);
}

static void
close_all(struct shell *sh)
{
	while (sh->n)
		view_close(sh->stack[--sh->n]);
	sh->at = 0;
}

void
app_begin(struct app *app, struct store *store, struct searcher *searcher)
{
	close_all(app->shell);
	app->store = store;
	app->searcher = searcher;
	if (searcher)
		store_count_later(store);
	app->asking = app->late = false;
	app->shell->held = NULL;
	app->version++;
	app_mark(app, &(struct strs){ 0 });
	/* Opening the articles only makes room for them. */
	app_open(app, &view_articles, NULL, &app->shell->message);
}

void
app_free(struct app *app)
{
	struct shell *sh = app->shell;

	close_all(sh);
	fetching_free(app);
	buf_free(&sh->copied);
	buf_free(&sh->words);
	question_free(&sh->question);
	arena_free(&sh->marks);
	free(sh);
	arena_free(&app->frame);
	*app = (struct app){ 0 };
}

void
app_say(struct app *app, const char *format, ...)
{
	struct err *m = &app->shell->message;
	va_list ap;

	va_start(ap, format);
	m->kind = ERR_NONE;
	vsnprintf(m->text, sizeof m->text, format, ap);
	va_end(ap);
}

void
app_say_keys(struct app *app, const char *what)
{
	str key = keys_sign(&app->shell->keys, COMMAND_HELP, &app->frame);

	app_say(app, _("%s; %.*s shows the keys"), what, STR_ARG(key));
}

bool
app_copy(struct app *app, str text, struct err *e)
{
	/* What terminals take at most, as base64. */
	if (text.n > (size_t)74 * 1024 / 4 * 3)
		return err_set(e, ERR_INPUT,
			_("too long for the terminal's clipboard"));
	buf_reset(&app->shell->copied);
	buf_put(&app->shell->copied, text);
	str first, rest;
	str_cut(text, STR("\n"), &first, &rest);
	app_say(app, _("copied: %.*s"), STR_ARG(str_take(first, 300)));
	return true;
}

bool
app_step(struct app *app, int by, int64_t *article)
{
	for (int i = app->shell->at - 1; i >= 0; i--) {
		struct view *v = app->shell->stack[i];

		if (v->ops->step)
			return v->ops->step(v, by, article);
	}
	return false;
}

enum sought
app_step_unread(struct app *app, int by, int64_t *article)
{
	*article = seek_article(app);
	if (*article)
		return SOUGHT_FOUND;
	for (int i = app->shell->at - 1; i >= 0; i--)
		if (app->shell->stack[i]->ops->article) {
			enum sought sought =
				deed_unread(app->shell->stack[i], by, true);

			*article = seek_article(app);
			return sought;
		}
	return SOUGHT_NONE;
}

void
app_renew(struct app *app)
{
	app->version++;
}

void
app_mark(struct app *app, const struct strs *terms)
{
	struct arena *a = &app->shell->marks;

	arena_reset(a);
	app->marks = (struct strs){ 0 };
	for (size_t i = 0; i < terms->n; i++)
		*vec_push(a, &app->marks) = arena_copy(a, terms->v[i]);
}

void
app_run_below(struct app *app, enum command command, str words)
{
	app->shell->below = command;
	buf_reset(&app->shell->words);
	buf_put(&app->shell->words, words);
}

void
app_close(struct app *app)
{
	drop_overlay(app->shell);
	app_layout(app);
}

/* One of the places 1-4: the one on the stack if it is there. */
static enum outcome
go_to(struct app *app, const struct view_ops *ops, struct err *e)
{
	struct shell *sh = app->shell;

	drop_overlay(sh);
	for (int i = 0; i < sh->n; i++)
		if (sh->stack[i]->ops == ops) {
			sh->at = i;
			app_layout(app);
			return OUTCOME_DONE;
		}
	return app_open(app, ops, NULL, e) ? OUTCOME_DONE : OUTCOME_FAILED;
}

static enum outcome
go_back(struct app *app, bool quits)
{
	struct shell *sh = app->shell;

	if (sh->stack[sh->at]->ops->layer) {
		drop_overlay(sh);
	} else if (sh->at > 0) {
		sh->at--;
	} else if (quits) {
		sh->quit = true;
	} else {
		app_say(app, "%s", _("this is where it began; q quits"));
	}
	app_layout(app);
	return OUTCOME_DONE;
}

static enum outcome
go_forward(struct app *app)
{
	struct shell *sh = app->shell;

	if (sh->at + 1 < sh->n)
		sh->at++;
	else
		app_say(app, "%s", _("nothing further on"));
	app_layout(app);
	return OUTCOME_DONE;
}

static void
filter_end(struct view *v)
{
	prompt_set(&v->filter->prompt, STR(""));
	list_filter(v, STR(""));
}

/* What was picked, then a filter, is what one goes back from first. */
static enum outcome
leave(struct app *app, bool quits)
{
	struct view *v = app_top(app);

	if (v->picked.n) {
		pick_none(v);
		return OUTCOME_DONE;
	}
	if (v->filter && v->filter->words.n) {
		filter_end(v);
		return OUTCOME_DONE;
	}
	return go_back(app, quits);
}

static enum outcome
filter_begin(struct view *v)
{
	if (v->ops->reads)
		return OUTCOME_UNHANDLED;
	if (!v->filter)
		list_filter(v, STR(""));
	v->filter->prompt.lead = "&";
	v->filter->typing = true;
	return OUTCOME_DONE;
}

static enum outcome
open_over(struct app *app, const struct view_ops *ops, struct err *e)
{
	char place = app_top(app)->ops->place;

	return app_open(app, ops, &place, e) ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* What no view and no list knows. */
static enum outcome
own_command(struct app *app, enum command command, struct err *e)
{
	struct shell *sh = app->shell;

	switch (command) {
	case COMMAND_ARTICLES: return go_to(app, &view_articles, e);
	case COMMAND_PLAYERS: return go_to(app, &view_players, e);
	case COMMAND_QUOTES: return go_to(app, &view_quotes, e);
	case COMMAND_FIGURES: return go_to(app, &view_figures, e);
	case COMMAND_FEEDS: return go_to(app, &view_feeds, e);
	case COMMAND_REFRESH: return fetching_begin(app, 0, e);
	case COMMAND_SEARCHES: return go_to(app, &view_searches, e);
	case COMMAND_SET: return go_to(app, &view_settings, e);
	case COMMAND_NOTES: return go_to(app, &view_notes, e);
	case COMMAND_SEARCH:
		return app_open(app, &view_results, NULL, e) ? OUTCOME_DONE
							     : OUTCOME_FAILED;
	case COMMAND_PALETTE: return open_over(app, &view_palette, e);
	case COMMAND_HELP: return open_over(app, &view_help, e);
	case COMMAND_OPEN:
		app_say(app, "%s", _("there is nothing to open"));
		return OUTCOME_DONE;
	case COMMAND_BACK: return leave(app, false);
	case COMMAND_FORWARD: return go_forward(app);
	case COMMAND_LEAVE: return leave(app, true);
	case COMMAND_FILTER: return filter_begin(app_top(app));
	case COMMAND_PICK:
	case COMMAND_PICK_ALL: return pick(app_top(app), command);
	case COMMAND_GO_MARK: return bookmark_begin(app, command, e);
	case COMMAND_UNDO: return deed_undo(app, e);
	case COMMAND_SORT: return table_sort(app_top(app));
	case COMMAND_EXPORT: return exporting_ask(app_top(app), 0, e);
	case COMMAND_ALL_READ: return deed_all_read(app_top(app), e);
	case COMMAND_NEXT_UNREAD: return deed_next_unread(app_top(app), 1);
	case COMMAND_PREV_UNREAD: return deed_next_unread(app_top(app), -1);
	case COMMAND_QUIT: sh->quit = true; return OUTCOME_DONE;
	case COMMAND_REPAINT: sh->repaint = true; return OUTCOME_DONE;
	case COMMAND_SUSPEND: sh->suspend = true; return OUTCOME_DONE;
	default: return OUTCOME_UNHANDLED;
	}
}

/* What was chosen in an overlay, which is closed first. */
static void
run_below(struct app *app, enum command command)
{
	struct err e = { 0 };
	str words = buf_str(&app->shell->words);

	app->shell->below = COMMAND_NONE;
	go_back(app, false);
	if (words.n == 0)
		app_command(app, command);
	else if (order(app, command, words, &e) == OUTCOME_FAILED)
		app->shell->message = e;
}

void
app_command(struct app *app, enum command command)
{
	struct view *v = app_top(app);
	struct err e = { 0 };
	enum outcome o = OUTCOME_UNHANDLED;

	if (v->ops->command)
		o = v->ops->command(v, command, &e);
	if (o == OUTCOME_UNHANDLED)
		o = list_command(v, command);
	if (o == OUTCOME_UNHANDLED)
		o = own_command(app, command, &e);
	if (o == OUTCOME_UNHANDLED)
		app_say_keys(app, _("not here"));
	if (o == OUTCOME_FAILED)
		app->shell->message = e;
	if (app->shell->below)
		run_below(app, app->shell->below);
}

void
app_look(struct app *app)
{
	if (!store_changed(app->store))
		return;
	app->version++;
	app_layout(app);
}

static void
take_counts(struct app *app)
{
	struct shell *sh = app->shell;
	struct count *v;
	size_t n;

	if (!searcher_counted(app->searcher, &app->frame, &v, &n))
		return;
	for (int i = 0; i < sh->n; i++)
		if (sh->stack[i]->ops->counted)
			sh->stack[i]->ops->counted(sh->stack[i], v, n);
}

static void
take_list(struct app *app)
{
	struct shell *sh = app->shell;
	struct list_answer *a = searcher_listed(app->searcher);

	for (int i = 0; a && i < sh->n; i++) {
		pick_listed(sh->stack[i], a);
		if (sh->stack[i]->ops->listed)
			sh->stack[i]->ops->listed(sh->stack[i], a);
	}
}

/* Counting, ranking, or the facets are still going on. */
static bool
is_unfinished(const struct answer *a)
{
	return a->partial || (a->total && a->facets.articles == 0);
}

static void
hand_on(struct app *app, const struct answer *a)
{
	struct shell *sh = app->shell;

	sh->held = NULL;
	for (int i = 0; i < sh->n; i++)
		if (sh->stack[i]->ops->answer)
			sh->stack[i]->ops->answer(sh->stack[i], a);
}

void
app_answer(struct app *app)
{
	const struct answer *a = searcher_take(app->searcher);

	app_frame(app);
	searcher_mending(app->searcher, &app->shell->mending);
	take_counts(app);
	take_list(app);
	many_told(app);
	searcher_recounted(app->searcher);
	if (!a)
		return;
	bool more = is_unfinished(a);
	if (more && !app->late) {
		app->shell->held = a;
		return;
	}
	app->asking = false;
	app->late = more;
	hand_on(app, a);
}

bool
app_stop_mending(struct app *app)
{
	if (!app->searcher || !searcher_stop_mending(app->searcher))
		return false;
	app->shell->mending.stopped = true;
	app_say(app, "%s",
		_("stopped: the index is built anew the next time; until then "
		  "the texts are searched"));
	return true;
}

void
app_late(struct app *app)
{
	app_frame(app);
	app->late = true;
	app->asking = false;
	if (app->shell->held)
		hand_on(app, app->shell->held);
}

bool
app_work(struct app *app)
{
	app_frame(app);
	bool more = seek_work(app);
	return list_work(app_top(app)) || more;
}

static void
draw_too_small(struct app *app, struct screen *s)
{
	(void)app;
	screen_put(s, 0, 0, s->columns, STYLE_TEXT,
		arena_printf(&app->frame, _("too small: %dx%d needed, q quits"),
			COLUMNS_MIN, ROWS_MIN));
}

static void
draw_view(struct app *app, struct view *v, struct screen *s)
{
	bool bare = app->only_text && v->ops->reads;

	list_draw(v, s, app_box(app, v));
	if (!bare)
		status_draw_top(app, v, s);
	if (!bare || app->shell->message.text[0])
		status_draw_bottom(app, v, s);
}

/* An overlay has a rule, the line one types into, rows, and the status. */
static void
clear_below(struct app *app, const struct view *v, struct screen *s)
{
	for (int row = app_box(app, v).row - 2; row < s->rows; row++)
		screen_fill(s, row, 0, s->columns, STYLE_TEXT);
}

void
app_draw(struct app *app, struct screen *s)
{
	struct shell *sh = app->shell;
	struct view *v = app_top(app);

	app_frame(app);
	screen_resize(s, sh->rows, sh->columns);
	if (sh->rows < ROWS_MIN || sh->columns < COLUMNS_MIN) {
		draw_too_small(app, s);
		return;
	}
	if (v->ops->layer == LAYER_LOW) {
		draw_view(app, sh->stack[sh->at - 1], s);
		clear_below(app, v, s);
	}
	draw_view(app, v, s);
	if (app->searcher && store_wants_count(app->store))
		searcher_recount(app->searcher);
}
