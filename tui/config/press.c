/* The events of app.h: what a key does where one is. */
#include "tui/app.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/deeds/bookmark.h"
#include "tui/deeds/link.h"
#include "tui/children/taking.h"

/* Keys that move in the list while one types above or below it. */
static enum command
moving(uint32_t press)
{
	switch (press) {
	case PRESS_UP: return COMMAND_UP;
	case PRESS_DOWN: return COMMAND_DOWN;
	case PRESS_PAGE_UP: return COMMAND_PAGE_UP;
	case PRESS_PAGE_DOWN: return COMMAND_PAGE_DOWN;
	default: return COMMAND_NONE;
	}
}

static void
filter_typed(struct view *v, enum prompt_result result)
{
	if (result == PROMPT_CHANGED)
		list_filter(v, buf_str(&v->filter->prompt.text));
}

static void
filter_press(struct app *app, struct view *v, uint32_t press)
{
	struct filter *f = v->filter;
	bool empty = f->prompt.text.n == 0;

	if (press == PRESS_ENTER) {
		f->typing = false;
	} else if (press == PRESS_ESC || press == PRESS_CTRL('C') ||
		   (press == PRESS_BACKSPACE && empty)) {
		f->typing = false;
		prompt_set(&f->prompt, STR(""));
		list_filter(v, STR(""));
	} else if (moving(press)) {
		app_command(app, moving(press));
	} else {
		filter_typed(v, prompt_press(&f->prompt, press));
	}
}

static void
asked(struct view *v, enum prompt_result result)
{
	if (result == PROMPT_CHANGED && v->ops->asked)
		v->ops->asked(v, buf_str(&v->prompt->text));
}

bool
app_typing_found(struct view *v)
{
	return !v->ops->layer && v->prompt->text.n && list_count(v);
}

static void
stop_typing(struct app *app, struct view *v)
{
	if (app_typing_found(v))
		v->typing = false;
	else
		app_command(app, COMMAND_LEAVE);
}

/* What the view takes before all: letters before what it shows. */
static bool
typed(struct app *app, struct view *v, uint32_t press)
{
	struct err e = { 0 };

	enum outcome o = doors_typed(app, press, &e);
	if (o == OUTCOME_UNHANDLED && v->ops->typed)
		o = v->ops->typed(v, press, &e);
	if (o == OUTCOME_FAILED)
		app->shell->message = e;
	return o != OUTCOME_UNHANDLED;
}

/* A key that is none of a line's. */
static void
press_beside(struct app *app, struct view *v, uint32_t press)
{
	const struct step *s =
		keys_find(&app->shell->keys, press, v->ops->place);

	for (; s && s->command; s++)
		app_do(app, s);
}

static void
prompt_pressed(struct app *app, struct view *v, uint32_t press)
{
	bool top = list_count(v) == 0 || list_selected(v) == 0;

	if (typed(app, v, press))
		return;
	if (press == PRESS_UP && top && v->prompt->history)
		asked(v, prompt_recall(v->prompt, 1));
	else if (press == PRESS_ENTER)
		app_command(app, COMMAND_OPEN);
	else if (press == PRESS_ESC || press == PRESS_CTRL('C') ||
		 (press == PRESS_BACKSPACE && v->prompt->text.n == 0))
		stop_typing(app, v);
	else if (press == PRESS_TAB && v->ops->reread && v->ops->reread(v))
		return;
	else if (press == PRESS_TAB && list_count(v))
		v->typing = v->ops->layer != LAYER_PLACE;
	else if (moving(press))
		app_command(app, moving(press));
	else {
		enum prompt_result result = prompt_press(v->prompt, press);

		if (result == PROMPT_UNHANDLED)
			press_beside(app, v, press);
		asked(v, result);
	}
}

bool
app_say_composed(struct app *app, uint32_t press)
{
	/* ￥ …… —— are no letters, but no keyboard has them by itself. */
	bool marks = press == 0xFFE5 || press == 0x2026 || press == 0x2014 ||
		     (press >= 0x3000 && press <= 0x303F);

	if (!marks && !rune_is_han(press) && !rune_is_kana(press))
		return false;
	app_say(app, "%s",
		_("the input method is on: commands are plain letters"));
	return true;
}

static void
no_such_key(struct app *app, uint32_t press)
{
	if (!app_say_composed(app, press))
		app_say_keys(app, _("no such key here"));
}

/* What a key does that has to be pressed twice; a first time it waits. */
static bool
find_twice(struct app *app, char place, uint32_t press, const struct step **s)
{
	uint32_t first = app->shell->once, one;

	/* What is clicked at the bottom is both. */
	press = press_narrow(press);
	if (press_is_twice(press, &one))
		first = press = one;
	*s = keys_find(&app->shell->keys, PRESS_TWICE(press), place);
	app->shell->once = 0;
	if (!*s)
		return false;
	if (first == press)
		return true;
	app->shell->once = press;
	app_say(app, _("%.*s once more: %s"),
		STR_ARG(press_sign(press, &app->frame)),
		_(command_table[(*s)->command].help));
	*s = NULL;
	return true;
}

static void
press_key(struct app *app, struct view *v, uint32_t press)
{
	const struct step *s;

	if (typed(app, v, press))
		return;
	if (!find_twice(app, v->ops->place, press, &s)) {
		s = keys_find(&app->shell->keys, press, v->ops->place);
		if (!s)
			no_such_key(app, press);
	}
	for (; s && s->command; s++) {
		app_do(app, s);
		app_layout(app);
	}
}

static bool
too_small(const struct shell *sh)
{
	return sh->rows < ROWS_MIN || sh->columns < COLUMNS_MIN;
}

static void
pressed(struct app *app, uint32_t press)
{
	struct view *v = app_top(app);

	if (press >= 0x80 && press < PRESS_UP)
		app->shell->composed = true;
	if (press != PRESS_ESC)
		app->shell->fetchings.asked = false;
	if (too_small(app->shell)) {
		if (press == 'q' || press == 'Q' || press == PRESS_CTRL('C'))
			app->shell->quit = true;
	} else if (app->shell->question.on) {
		question_press(app, press);
	} else if (app->shell->lettered) {
		bookmark_press(app, press);
	} else if (press == PRESS_ESC &&
		   (many_stop(app) || fetching_stop(app) ||
			   app_stop_mending(app))) {
		return;
	} else if (v->filter && v->filter->typing) {
		filter_press(app, v, press);
	} else if (v->prompt && v->typing) {
		prompt_pressed(app, v, press);
	} else {
		press_key(app, v, press);
	}
}

/* A file or an address: asks what is to become of it. */
static void
dropped(struct app *app, str text)
{
	str what = taking_dropped(text, &app->frame);
	struct err e = { 0 };

	if (what.n == 0)
		app_say(app, "%s",
			_("pasted text is taken behind /, an address or a "
			  "file's path anywhere"));
	else if (link_dropped(app, what, &e) == OUTCOME_FAILED)
		app->shell->message = e;
}

/* Pasted text is never taken for commands. */
static void
pasted(struct app *app, str text)
{
	struct view *v = app_top(app);

	if (app->shell->question.on)
		question_paste(app, text);
	else if (v->filter && v->filter->typing)
		filter_typed(v, prompt_paste(&v->filter->prompt, text));
	else if (v->prompt && v->typing)
		asked(v, prompt_paste(v->prompt, text));
	else
		dropped(app, text);
}

static void
clicked(struct app *app, int row, int column)
{
	struct view *v = app_top(app);
	bool bare = app->only_text && v->ops->reads;

	/* A phone has no better keys than those that are named. */
	if (row == app->shell->rows - 1 && !bare) {
		uint32_t press = status_hint_at(app, column);

		if (press)
			pressed(app, press);
		return;
	}
	/* First the line that is asked for. */
	if (app->shell->question.on || (row == 0 && status_click(app, column)))
		return;
	if (v->prompt && row == app_box(app, v).row - 1)
		v->typing = true;
	else if (list_click(v, app_box(app, v), row, column))
		app_command(app, COMMAND_OPEN);
}

/* What is the terminal's alone leaves all as it is: what is typed, what is open,
 * what was said. */
static bool
is_for_terminal(struct app *app, const struct event *event)
{
	struct shell *sh = app->shell;
	bool control = event->kind == EVENT_PRESS && event->press < ' ';
	const struct step *s = control ? keys_find(&sh->keys, event->press,
						 app_top(app)->ops->place)
				       : NULL;

	enum command c = s ? s->command : COMMAND_NONE;

	if (c != COMMAND_REPAINT && c != COMMAND_SUSPEND)
		return false;
	sh->repaint |= c == COMMAND_REPAINT;
	sh->suspend |= c == COMMAND_SUSPEND;
	return true;
}

void
app_event(struct app *app, const struct event *event)
{
	struct shell *sh = app->shell;

	app_frame(app);
	if (is_for_terminal(app, event)) {
		app_layout(app);
		return;
	}
	seek_stop(app);
	app_hush(app);
	sh->lettering = sh->lettering && event->kind == EVENT_PRESS;
	switch (event->kind) {
	case EVENT_PRESS: pressed(app, event->press); break;
	case EVENT_PASTE: pasted(app, event->paste); break;
	case EVENT_PASTING:
		app_say(app, _("what is pasted does not end: Esc Esc ends it"));
		break;
	case EVENT_CLICK: clicked(app, event->row, event->column); break;
	case EVENT_WHEEL: list_wheel(app_top(app), event->lines); break;
	case EVENT_RESIZE:
		sh->rows = event->row;
		sh->columns = event->column;
		break;
	case EVENT_NONE: break;
	}
	app_layout(app);
}
