#include "tui/list/pick.h"

#include "base/utf8.h"
#include "tui/app.h"
#include "tui/deeds/deed.h"
#include "tui/list/list.h"

#include <stdlib.h>
#include <string.h>

static int
by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

bool
pick_has(const struct view *v, int64_t article)
{
	const struct ids *p = &v->picked;

	return p->n && bsearch(&article, p->v, p->n, sizeof article, by_number);
}

void
pick_none(struct view *v)
{
	v->picked = (struct ids){ 0 };
	arena_free(&v->picked_arena);
	v->picking = 0;
}

/* They stay in order. */
static void
toggle(struct view *v, int64_t article)
{
	struct ids *p = &v->picked;
	size_t i = 0;

	while (i < p->n && p->v[i] < article)
		i++;
	if (i < p->n && p->v[i] == article) {
		memmove(p->v + i, p->v + i + 1, (--p->n - i) * sizeof *p->v);
		return;
	}
	*vec_push(&v->picked_arena, p) = article;
	memmove(p->v + i + 1, p->v + i, (p->n - 1 - i) * sizeof *p->v);
	p->v[i] = article;
}

/* So many that putting them in order would take longer than a key may. */
static bool
ask_all(struct view *v)
{
	struct app *app = v->app;
	struct list_ask ask;

	if (!many_are(app, list_count(v)) || !v->ops->list ||
		!v->ops->list(v, &ask))
		return false;
	ask.by_number = true;
	v->picking = app->list_question = searcher_list(app->searcher, &ask);
	return true;
}

static void
all_or_none(struct view *v)
{
	size_t n = list_count(v), had = v->picked.n;

	pick_none(v);
	if (had == n || ask_all(v))
		return;
	for (size_t k = 0; k < n; k++) {
		int64_t id = v->ops->article(v, list_number(v, k));

		if (id)
			*vec_push(&v->picked_arena, &v->picked) = id;
	}
	if (v->picked.n)
		qsort(v->picked.v, v->picked.n, sizeof *v->picked.v, by_number);
}

void
pick_listed(struct view *v, struct list_answer *a)
{
	if (!v->picking || a->question != v->picking || a->more)
		return;
	v->picking = 0;
	arena_free(&v->picked_arena);
	v->picked_arena = a->arena;
	v->picked = a->ids;
	a->arena = (struct arena){ 0 };
}

enum outcome
pick(struct view *v, enum command command)
{
	if (!v->ops->article)
		return OUTCOME_UNHANDLED;
	if (list_count(v) == 0)
		return deed_none(v->app);
	if (command == COMMAND_PICK_ALL) {
		all_or_none(v);
		return OUTCOME_DONE;
	}
	int64_t id = v->ops->article(v, v->selected);
	if (id)
		toggle(v, id);
	return list_command(v, COMMAND_DOWN);
}

void
pick_sign(struct row *row, struct view *v, const struct article_row *a)
{
	struct arena *frame = &v->app->frame;
	struct place at = { 0, 0, 1, 1 };

	if (pick_has(v, a->id))
		row_add_cell(row, frame, STYLE_SELECTED, STR("✓"), at);
	else if (a->starred)
		row_add_cell(row, frame, STYLE_HIT, STR("★"), at);
	else if (!a->read)
		row_add_cell(row, frame, STYLE_SPEAKER, STR("●"), at);
}

str
pick_tags(struct view *v, const struct article_row *a, int columns)
{
	struct arena *frame = &v->app->frame;
	str rest = a->tags, one, all = { 0 };

	for (bool more = a->tags.n > 0; more;) {
		more = str_cut(rest, STR(" "), &one, &rest);
		all = arena_printf(
			frame, "%.*s  #%.*s", STR_ARG(all), STR_ARG(one));
	}
	return utf8_fit(all, columns / 4);
}
