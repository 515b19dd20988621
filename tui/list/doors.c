#include "tui/list/doors.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/app.h"
#include "tui/deeds/deed.h"

static struct door *
lead(struct arena *frame, struct piece *p, enum door_kind kind)
{
	struct door *d = arena_new(frame, struct door, 1);

	d->kind = kind;
	p->door = d;
	return d;
}

void
door_player(struct arena *frame, struct piece *p, str name)
{
	lead(frame, p, DOOR_PLAYER)->name = name;
}

void
door_search(struct arena *frame, struct piece *p, str query)
{
	lead(frame, p, DOOR_SEARCH)->name = query;
}

void
door_place(struct arena *frame, struct piece *p, int64_t article, uint32_t at)
{
	struct door *d = lead(frame, p, DOOR_PLACE);

	d->article = article;
	d->at = at;
}

void
doors_tell(struct app *app, struct door_at at)
{
	if (app->doors)
		*vec_push(&app->frame, app->doors) = at;
}

/* What is on the screen now: drawn once more, for nobody to see. */
static struct doors
look(struct app *app)
{
	struct doors doors = { 0 };
	struct screen s = { 0 };
	struct view *v = app_top(app);

	screen_resize(&s, app->shell->rows, app->shell->columns);
	app->doors = &doors;
	list_draw(v, &s, app_box(app, v));
	app->doors = NULL;
	screen_free(&s);
	return doors;
}

static enum outcome
open_player(struct app *app, str name, struct err *e)
{
	int64_t id;

	if (!store_player_named(app->store, name, &id, e))
		return OUTCOME_FAILED;
	if (id)
		return deed_open_card(app, id, e);
	err_set(e, ERR_NONE, _("there is no card for %.*s"), STR_ARG(name));
	return OUTCOME_FAILED;
}

static enum outcome
enter(struct app *app, const struct door_at *to, struct err *e)
{
	if (!to->door) {
		list_select(app_top(app), to->line);
		app_command(app, COMMAND_OPEN);
		return OUTCOME_DONE;
	}
	const struct door *d = to->door;
	switch (d->kind) {
	case DOOR_PLAYER: return open_player(app, d->name, e);
	case DOOR_SEARCH:
		return app_open(app, &view_results, &d->name, e)
			       ? OUTCOME_DONE
			       : OUTCOME_FAILED;
	case DOOR_PLACE: break;
	}
	return deed_open(app, d->article, &d->at, e);
}

static void
say_letters(struct app *app)
{
	app_say(app, "%s", _("a letter follows, Esc leaves"));
}

static size_t
at_most(size_t n)
{
	return n < LETTERS_MAX ? n : LETTERS_MAX;
}

enum outcome
doors_begin(struct app *app, struct err *e)
{
	struct shell *sh = app->shell;

	sh->letters = (struct letters){ .n = at_most(look(app).n) };
	sh->lettering = sh->letters.n > 0;
	if (!sh->lettering) {
		err_set(e, ERR_NONE, "%s",
			_("there is nothing to follow here"));
		return OUTCOME_FAILED;
	}
	say_letters(app);
	return OUTCOME_DONE;
}

enum outcome
doors_typed(struct app *app, uint32_t press, struct err *e)
{
	struct shell *sh = app->shell;
	size_t i;

	if (!sh->lettering)
		return OUTCOME_UNHANDLED;
	struct doors doors = look(app);
	sh->letters.n = at_most(doors.n);
	enum letters_typed typed = letters_type(&sh->letters, press, &i);
	sh->lettering = typed == LETTERS_MORE;
	if (typed == LETTERS_MORE)
		say_letters(app);
	else if (typed == LETTERS_NONE)
		app_say_composed(app, press);
	return typed == LETTERS_ONE ? enter(app, &doors.v[i], e) : OUTCOME_DONE;
}

void
doors_draw(struct app *app, const struct doors *doors, struct screen *s)
{
	struct letters *l = &app->shell->letters;
	char label[3];

	l->n = at_most(doors->n);
	for (size_t i = 0; i < l->n; i++)
		if (*letters_label(l, i, label))
			screen_put(s, doors->v[i].row, doors->v[i].column, 2,
				STYLE_FOCUS, str_of(label));
}

bool
doors_click(struct app *app, int row, int column)
{
	struct doors doors = look(app);
	struct err e = { 0 };

	for (size_t i = 0; i < doors.n; i++) {
		const struct door_at *at = &doors.v[i];

		if (!at->door || at->row != row || column < at->column ||
			column >= at->column + at->columns)
			continue;
		if (enter(app, at, &e) == OUTCOME_FAILED)
			app->shell->message = e;
		return true;
	}
	return false;
}
