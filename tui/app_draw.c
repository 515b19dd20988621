/* Where on the screen things are, and the screen itself. */
#include "tui/app.h"

#include "base/i18n.h"

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

	store_freeze(app->store);
	list_layout(v, app_box(app, v));
	if (v->version != app->version)
		list_refresh(v);
	if (v->ops->listed)
		v->ops->listed(v, NULL);
	store_thaw(app->store);
}

void
app_frame(struct app *app)
{
	arena_reset(&app->frame);
	app->frames++;
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
	struct doors doors = { 0 };

	app->doors = app->shell->lettering ? &doors : NULL;
	list_draw(v, s, app_box(app, v));
	app->doors = NULL;
	doors_draw(app, &doors, s);
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

/* Where nothing has the caret the cursor, unseen, waits at one place: an input
 * method shows its candidates there.  Without one the few bytes are saved. */
static void
place_cursor(const struct shell *sh, struct screen *s)
{
	if (s->cursor_row >= 0 || !sh->composed)
		return;
	s->cursor_row = s->rows - 1;
	s->cursor_column = 0;
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
	store_freeze(app->store);
	if (v->ops->layer == LAYER_LOW) {
		draw_view(app, sh->stack[sh->at - 1], s);
		clear_below(app, v, s);
	}
	draw_view(app, v, s);
	store_thaw(app->store);
	place_cursor(sh, s);
	if (app->searcher && store_wants_count(app->store))
		searcher_recount(app->searcher);
}
