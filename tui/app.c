#include "tui/app.h"

#include "base/i18n.h"
#include "tui/config/config.h"
#include "tui/deeds/resume.h"
#include "tui/stack.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

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
	if (!app_open(app, &view_articles, NULL, e))
		return false;
	if (store_state_fault(app->store))
		app_say(app, _("nothing that you do here is kept: %s"),
			store_state_fault(app->store)->text);
	resume_offer(app);
	return true;
}

void
app_begin(struct app *app, struct store *store, struct searcher *searcher)
{
	stack_clear(app->shell);
	app->store = store;
	app->searcher = searcher;
	if (searcher)
		store_count_later(store);
	app->asking = app->late = false;
	app->shell->held = NULL;
	app->shell->resume = app->shell->reading = 0;
	app->version++;
	app_mark(app, &(struct strs){ 0 });
	/* Opening the articles only makes room for them. */
	app_open(app, &view_articles, NULL, &app->shell->message);
}

void
app_free(struct app *app)
{
	struct shell *sh = app->shell;

	stack_clear(sh);
	fetching_free(app);
	buf_free(&sh->copied);
	buf_free(&sh->said);
	buf_free(&sh->words);
	question_free(&sh->question);
	buf_free(&sh->unanswered_text);
	arena_free(&sh->marks);
	arena_free(&sh->closed_arena);
	free(sh);
	arena_free(&app->frame);
	*app = (struct app){ 0 };
}

void
app_say(struct app *app, const char *format, ...)
{
	struct err *m = &app->shell->message;
	va_list ap;

	buf_reset(&app->shell->said);
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
	/* All of it, as it may not arrive there. */
	app_say(app, _("copied: %.*s"), STR_ARG(str_take(text, 300)));
	buf_put(&app->shell->said,
		arena_printf(&app->frame, _("copied: %.*s"), STR_ARG(text)));
	return true;
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
app_look(struct app *app)
{
	if (!store_changed(app->store))
		return;
	app->version++;
	app_layout(app);
}
