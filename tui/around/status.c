/* The status lines of app.h. */
#include "tui/app.h"

#include "base/i18n.h"
#include "base/room.h"
#include "base/utf8.h"
#include "tui/list/list.h"
#include "tui/views/settings_view.h"

/* The places of the top line; one that one leaves again is named only there. */
static const struct {
	const struct view_ops *ops;
	enum command command;
	bool brief;
} places[] = {
	{ &view_articles, COMMAND_ARTICLES, false },
	{ &view_players, COMMAND_PLAYERS, false },
	{ &view_quotes, COMMAND_QUOTES, false },
	{ &view_figures, COMMAND_FIGURES, false },
	{ &view_feeds, COMMAND_FEEDS, false },
	{ &view_searches, COMMAND_SEARCHES, false },
	{ &view_notes, COMMAND_NOTES, false },
	{ &view_settings, COMMAND_SET, true },
};

enum { PLACES = sizeof places / sizeof *places };

/* The place one is in: the nearest of these on the way back. */
static int
present(const struct shell *sh)
{
	for (int at = sh->at; at >= 0; at--)
		for (int i = 0; i < PLACES; i++)
			if (sh->stack[at]->ops == places[i].ops)
				return i;
	return -1;
}

struct parts {
	str title, beside, place;
};

static struct parts
parts_of(struct view *v)
{
	struct parts p = { .title = str_of(_(v->ops->name)) };

	if (v->ops->status)
		v->ops->status(v, &p.title, &p.beside, &p.place);
	return p;
}

struct hint {
	str key, text;
	uint32_t press;
	int column; /* where it stands */
};

enum { HINTS = 12 };

/* Without a key where it has none. */
static struct hint
hint_of(struct app *app, enum command c)
{
	uint32_t press =
		keys_of(&app->shell->keys, c, app_top(app)->ops->place, 0);

	return (struct hint){
		.key = press ? press_sign(press, &app->frame) : STR(""),
		.text = str_of(_(command_table[c].hint)),
		.press = press,
	};
}

/* "[1 articles]", or " 2 players " of the same width; or only the key. */
static str
label(struct app *app, int i, bool in_words)
{
	struct shell *sh = app->shell;
	enum command c = places[i].command;
	str key = hint_of(app, c).key;
	bool here = i == present(sh);

	if (places[i].brief && !here)
		return STR("");
	if (!in_words)
		return arena_printf(
			&app->frame, here ? "[%.*s]" : " %.*s ", STR_ARG(key));
	return arena_printf(&app->frame, here ? "[%.*s %s]" : " %.*s %s ",
		STR_ARG(key), _(command_table[c].hint));
}

/* Where the title ends that stands left of the labels. */
static int
title_end(struct view *v)
{
	return 1 + utf8_width(str_of(_("jianbao"))) + 3 +
	       utf8_width(parts_of(v).title);
}

/* The labels, and where each begins; at[PLACES]: where they end. */
struct labels {
	str v[PLACES];
	int at[PLACES + 1];
};

/* The place one is in says its word, then as many of the first as there is
 * room for beside the title. */
static struct labels
make_labels(struct app *app, struct view *v)
{
	int here = present(app->shell), columns = app->shell->columns;
	bool in_words = columns >= NARROW;
	int room = columns - 3 - title_end(v);
	struct labels l;

	for (int i = 0; i < PLACES; i++) {
		l.v[i] = label(app, i, in_words && i == here);
		room -= utf8_width(l.v[i]);
	}
	for (int i = 0; i < PLACES && in_words; i++) {
		str words = label(app, i, true);

		room -= utf8_width(words) - utf8_width(l.v[i]);
		in_words = room >= 0;
		if (in_words)
			l.v[i] = words;
	}
	l.at[PLACES] = columns - 1;
	for (int i = PLACES; i-- > 0;)
		l.at[i] = l.at[i + 1] - utf8_width(l.v[i]);
	return l;
}

/* Gives the column they begin at; where not all fit there are none. */
static int
draw_places(struct app *app, struct view *v, struct screen *s)
{
	struct labels l = make_labels(app, v);

	if (l.at[0] < 1)
		return s->columns;
	for (int i = 0; i < PLACES; i++)
		screen_put(s, 0, l.at[i], s->columns,
			i == present(app->shell) ? STYLE_SELECTED
						 : STYLE_STATUS,
			l.v[i]);
	return l.at[0];
}

bool
status_click(struct app *app, int column)
{
	struct view *v = app_top(app);

	if (v->ops->reads || v->prompt)
		return false;
	struct labels l = make_labels(app, v);
	for (int i = 0; i < PLACES; i++)
		if (column >= l.at[i] && column < l.at[i + 1]) {
			app_command(app, places[i].command);
			return true;
		}
	return false;
}

/* Right-aligned, at most half of the line; gives the column it begins at. */
static int
draw_right(struct screen *s, int row, enum style style, str text)
{
	int width = utf8_width(text), most = s->columns / 2;
	int room = width < most ? width : most;
	int at = s->columns - 1 - room;

	screen_put(s, row, at, room, style, text);
	return at;
}

/* Parts an overlay from what is below it. */
static void
draw_rule(struct screen *s, int row)
{
	for (int x = 0; x < s->columns; x++)
		screen_put(s, row, x, 1, STYLE_DIM, STR("─"));
}

static void
draw_asking(struct app *app, struct view *v, struct screen *s, str beside)
{
	int row = app_box(app, v).row - 1, right = s->columns;

	if (v->ops->layer != LAYER_LOW)
		row = 0;
	else
		draw_rule(s, row - 1);
	screen_fill(s, row, 0, s->columns, STYLE_TEXT);
	if (beside.n)
		right = draw_right(s, row, STYLE_STATUS, beside);
	prompt_draw(v->prompt, s, row, right - 1, v->typing);
}

void
status_draw_top(struct app *app, struct view *v, struct screen *s)
{
	struct parts p = parts_of(v);
	int right = s->columns, at = 1;

	if (v->prompt) {
		draw_asking(app, v, s, p.beside);
		return;
	}
	if (v->ops->layer == LAYER_LOW) {
		draw_rule(s, app_box(app, v).row - 1);
		return;
	}
	if (p.beside.n) {
		right = draw_right(s, 0, STYLE_STATUS, p.beside);
	} else if (!v->ops->reads) {
		right = draw_places(app, v, s);
	}
	/* Rather the title than the program's name. */
	if (!v->ops->reads && s->columns >= NARROW && title_end(v) + 2 <= right)
		at = screen_put(s, 0, at, right - at, STYLE_TITLE,
			     str_of(_("jianbao"))) +
		     3;
	screen_put(s, 0, at, right - 2 - at,
		v->ops->reads ? STYLE_TITLE : STYLE_STATUS, p.title);
}

/* The filter's line, or what it left behind. */
static int
draw_filter(struct view *v, struct screen *s, int row)
{
	struct filter *f = v->filter;
	struct arena *frame = &v->app->frame;
	int at = prompt_draw(&f->prompt, s, row, s->columns * 2 / 3, f->typing);
	if (f->words.n == 0)
		return at;
	str more = !f->more     ? STR("")
		   : f->percent ? arena_printf(frame, "… %d%%", f->percent)
				: STR("…");

	return screen_put(s, row, at + 3, s->columns - at - 3, STYLE_STATUS,
		arena_printf(frame, _("%zu of %zu%.*s"), f->n, f->all,
			STR_ARG(more)));
}

static int
draw_left(struct app *app, struct view *v, struct screen *s, int row)
{
	int columns = s->columns - 2;

	if (app->shell->question.on)
		return question_draw(app, s, row);
	if (app->shell->message.text[0])
		return message_draw(app, s);
	str many = many_words(app);
	if (many.n == 0)
		many = fetching_words(app);
	if (many.n)
		return screen_put(s, row, 1, columns, STYLE_TEXT, many);
	if (v->filter && (v->filter->typing || v->filter->words.n))
		return draw_filter(v, s, row);
	return screen_put(s, row, 1, columns, STYLE_STATUS, parts_of(v).place);
}

/* What the keys do while one types: no commands there. */
static const struct {
	uint32_t press;
	const char *line, *filter, *question; /* msgids */
} typing[] = {
	{ PRESS_ENTER, N_("open"), N_("keep"), N_("done") },
	{ PRESS_DOWN, N_("down"), N_("down"), NULL },
	{ PRESS_CTRL('T'), N_("only"), NULL, NULL },
	{ PRESS_TAB, N_("complete"), NULL, N_("complete") },
	{ PRESS_ESC, N_("back"), N_("all again"), N_("leave") },
};

/* Does one type somewhere? */
static bool
types(struct app *app, struct view *v)
{
	return v->typing || (v->filter && v->filter->typing) ||
	       app->shell->question.on;
}

/* The word for the i-th key; NULL: it does nothing there. */
static const char *
typing_word(struct app *app, struct view *v, size_t i)
{
	const struct question *q = &app->shell->question;

	if (q->on)
		return typing[i].press == PRESS_TAB && q->words.n == 0
			       ? NULL
			       : typing[i].question;
	if (v->filter && v->filter->typing)
		return typing[i].filter;
	if (!list_count(v) && typing[i].press != PRESS_ESC)
		return NULL;
	if (typing[i].press == PRESS_TAB &&
		(v->ops->layer != LAYER_LOW || !v->ops->reread ||
			v->columns < NARROW))
		return NULL;
	if (typing[i].press == PRESS_CTRL('T') &&
		(!app_typing_found(v) ||
			!command_holds(COMMAND_ONLY, v->ops->place)))
		return NULL;
	if (typing[i].press == PRESS_ESC && app_typing_found(v))
		return N_("to the list");
	return typing[i].line;
}

static size_t
typing_hints(struct app *app, struct view *v, struct hint out[HINTS])
{
	size_t n = 0;

	for (size_t i = 0; i < sizeof typing / sizeof *typing; i++) {
		const char *word = typing_word(app, v, i);

		if (word)
			out[n++] = (struct hint){
				.key = press_sign(typing[i].press, &app->frame),
				.text = str_of(_(word)),
				.press = typing[i].press,
			};
	}
	return n;
}

static int
hint_width(struct hint h)
{
	return utf8_width(h.key) + 1 + utf8_width(h.text);
}

/* What does nothing while there is no row, or nothing can be changed. */
static bool
is_idle(struct view *v, enum command c)
{
	switch (c) {
	case COMMAND_OPEN:
	case COMMAND_WHO:
	case COMMAND_NEXT_SECTION:
	case COMMAND_ALL_READ:
	case COMMAND_FILTER:
	case COMMAND_RENAME:
	case COMMAND_EXPORT:
	case COMMAND_DELETE:
	case COMMAND_STAR:
	case COMMAND_READ:
	case COMMAND_COPY:
	case COMMAND_NEXT_UNREAD:
	case COMMAND_FIRST_PLAYER:
	case COMMAND_FIRST_QUOTE:
	case COMMAND_LABELS:
		return !v->ops->reads && list_count(v) == 0 &&
		       !(v->filter && v->filter->words.n);
	case COMMAND_CORRECT: return v->app->sample || room_is_secure();
	default: return false;
	}
}

/* As many as fit, "?" always last. */
static size_t
choose_hints(struct app *app, struct view *v, int room, struct hint out[HINTS])
{
	static const enum command usual[] = { COMMAND_OPEN, COMMAND_SEARCH,
		COMMAND_BACK, COMMAND_NONE };
	const enum command *c = v->ops->keys ? v->ops->keys(v) : usual;
	struct hint help = hint_of(app, COMMAND_HELP);
	size_t n = 0;

	room -= hint_width(help);
	if (room < 0)
		return 0;
	for (; *c && n < HINTS - 1; c++) {
		struct hint h = hint_of(app, *c);

		if (h.key.n == 0 || hint_width(h) + 2 > room || is_idle(v, *c))
			continue;
		room -= hint_width(h) + 2;
		out[n++] = h;
	}
	out[n++] = help;
	return n;
}

/* Those that stand right of column `left`: *n of them, gives the first. */
static struct hint *
place_hints(struct app *app, struct view *v, int left, size_t *n)
{
	struct hint *all = arena_new(&app->frame, struct hint, HINTS);
	int right = app->shell->columns - 1;
	size_t first;

	*n = types(app, v) ? typing_hints(app, v, all)
			   : choose_hints(app, v, right - left - 2, all);
	for (first = *n; first > 0; first--) {
		int at = right - hint_width(all[first - 1]);

		if (at < left + 2)
			break;
		all[first - 1].column = at;
		right = at - 2;
	}
	*n -= first;
	return all + first;
}

static void
draw_hints(struct app *app, struct view *v, struct screen *s, int left)
{
	size_t n;
	const struct hint *h = place_hints(app, v, left, &n);
	int row = s->rows - 1;

	for (size_t i = 0; i < n; i++) {
		int at = screen_put(
			s, row, h[i].column, s->columns, STYLE_TEXT, h[i].key);
		screen_put(s, row, at + 1, s->columns, STYLE_STATUS, h[i].text);
	}
}

uint32_t
status_hint_at(struct app *app, int column)
{
	struct view *v = app_top(app);
	struct screen s = { 0 };
	uint32_t press = 0;
	size_t n;

	screen_resize(&s, app->shell->rows, app->shell->columns);
	int left = draw_left(app, v, &s, s.rows - 1);
	const struct hint *h = place_hints(app, v, left, &n);
	for (size_t i = 0; i < n; i++)
		if (column >= h[i].column &&
			column < h[i].column + hint_width(h[i]))
			press = h[i].press;
	screen_free(&s);
	return press;
}

void
status_draw_bottom(struct app *app, struct view *v, struct screen *s)
{
	int row = s->rows - 1;

	screen_fill(s, row, 0, s->columns, STYLE_TEXT);
	draw_hints(app, v, s, draw_left(app, v, s, row));
}
