#include "tui/stack.h"

#include "base/i18n.h"
#include "tui/deeds/deed.h"
#include "tui/deeds/resume.h"
#include "tui/list/table.h"

#include <stdlib.h>
#include <string.h>

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
	int kept = 0;

	while (sh->n > sh->at + 1)
		view_close(sh->stack[--sh->n]);
	for (int i = 0; i < sh->n_hops; i++)
		if (sh->hops[i].from < sh->n && sh->hops[i].to < sh->n)
			sh->hops[kept++] = sh->hops[i];
	sh->n_hops = kept;
}

static void
hop(struct shell *sh, int to)
{
	if (to == sh->at)
		return;
	if (sh->n_hops == HOPS_MAX)
		memmove(sh->hops, sh->hops + 1,
			(size_t)--sh->n_hops * sizeof *sh->hops);
	sh->hops[sh->n_hops++] = (struct hop){ sh->at, to };
	sh->at = to;
}

/* To where one came from by a hop; false: one did not. */
static bool
hop_back(struct shell *sh)
{
	if (sh->n_hops == 0 || sh->hops[sh->n_hops - 1].to != sh->at)
		return false;
	sh->at = sh->hops[--sh->n_hops].from;
	return true;
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
		sh->n_hops = 0;
	}
	sh->stack[sh->n++] = v;
	sh->at = sh->n - 1;
	app_layout(app);
	return true;
}

void
stack_clear(struct shell *sh)
{
	while (sh->n)
		view_close(sh->stack[--sh->n]);
	sh->at = sh->n_hops = 0;
}

void
app_close(struct app *app)
{
	drop_overlay(app->shell);
	app_layout(app);
}

enum outcome
stack_go_to(struct app *app, const struct view_ops *ops, struct err *e)
{
	struct shell *sh = app->shell;

	drop_overlay(sh);
	for (int i = 0; i < sh->n; i++)
		if (sh->stack[i]->ops == ops) {
			hop(sh, i);
			app_layout(app);
			return OUTCOME_DONE;
		}
	return app_open(app, ops, NULL, e) ? OUTCOME_DONE : OUTCOME_FAILED;
}

enum outcome
stack_back(struct app *app, bool quits)
{
	struct shell *sh = app->shell;

	if (sh->stack[sh->at]->ops->layer) {
		drop_overlay(sh);
	} else if (!quits && hop_back(sh)) {
		; /* q goes down, and out */
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

enum outcome
stack_forward(struct app *app, struct err *e)
{
	struct shell *sh = app->shell;
	enum outcome o = OUTCOME_DONE;

	if (sh->at + 1 < sh->n)
		sh->at++;
	else
		o = resume_open(app, e);
	if (o == OUTCOME_UNHANDLED)
		app_say(app, "%s", _("nothing further on"));
	app_layout(app);
	return o == OUTCOME_UNHANDLED ? OUTCOME_DONE : o;
}

/* The first from there downwards that has rows to step along. */
static struct view *
list_from(struct app *app, int i)
{
	for (; i >= 0; i--)
		if (app->shell->stack[i]->ops->step)
			return app->shell->stack[i];
	return NULL;
}

struct view *
app_list(struct app *app)
{
	return list_from(app, app->shell->n ? app->shell->at : -1);
}

bool
app_step(struct app *app, int by, int64_t *article)
{
	struct view *v = list_from(app, app->shell->at - 1);

	return v && v->ops->step(v, by, article);
}

/* Of the hits of a search some hundred are there. */
static void
show_hit(struct view *v, int64_t article)
{
	for (size_t i = 0; i < v->ops->count(v); i++)
		if (v->ops->article(v, i) == article) {
			list_select(v, i);
			return;
		}
}

void
app_show(struct app *app, int64_t article)
{
	struct view *v = list_from(app, app->shell->at - 1);

	if (v && v->ops == &view_results)
		show_hit(v, article);
	else if (v)
		table_show(v, article);
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
