/* The drawing of list.h: rows and second panes into cells. */
#include "tui/list/list.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/list/doors.h"
#include "tui/page/flow.h"

/* A bar's column on the left of a list, a blank one on the right. */
enum { MARGIN = 1 };

/* Left and right of what is below a list. */
enum { INDENT = 2 };

/* Wider rows are hard to follow from one end to the other. */
enum { LIST_MAX = 138 };

/* How a wide box is shared with the second pane. */
struct split {
	struct box body, side, under; /* rows 0: none */
	size_t side_lines;
};

/* Below so many rows there is no third pane. */
enum { HIGH = 24 };

/* Of a key's name before what it does. */
enum { KEY_BYTES = 6 };

static int
clamp(int n, int low, int high)
{
	return n < low ? low : n > high ? high : n;
}

/* A part of the body for the third pane, which begins with a rule. */
static void
split_under(struct view *v, struct split *s)
{
	if (!v->ops->under_count || s->body.rows < HIGH)
		return;
	size_t lines = v->ops->under_count(v);
	if (lines == 0)
		return;
	s->under = s->body;
	s->under.rows = clamp((int)lines, 1, s->body.rows / 3);
	s->body.rows -= s->under.rows + 1;
	s->under.row += s->body.rows + 1;
	s->under.column += MARGIN;
	s->under.columns -= 2 * MARGIN;
}

static struct split
split(struct view *v, struct box box)
{
	struct split s = { .body = box, .side = box };
	enum side side = v->ops->side;
	bool wide = box.columns >= WIDE;
	bool below = side == SIDE_BELOW || (side == SIDE_AROUND && !wide);

	v->below = below;
	s.side.rows = 0;
	if ((!wide && side != SIDE_AROUND) || !v->ops->side_count ||
		v->app->only_text || !v->app->settings.v[SETTING_PANE])
		return s;
	int columns = below ? box.columns - 2 * MARGIN
			    : clamp(box.columns / 4, 28, 48);
	int rows = below ? box.rows / 3 : box.rows;
	s.side_lines = v->ops->side_count(
		v, rows, below ? columns - 2 * INDENT : columns);
	if (s.side_lines == 0)
		return s;
	s.side.columns = columns;
	if (!below) {
		s.side.rows = box.rows;
		s.side.column = box.column + box.columns - columns;
		/* A rule with a blank on both sides. */
		s.body.columns = box.columns - columns - 3;
		split_under(v, &s);
		return s;
	}
	s.side.rows = clamp((int)s.side_lines, 1, rows);
	s.side.row = box.row + box.rows - s.side.rows;
	s.side.column = box.column + MARGIN;
	s.body.rows = box.rows - s.side.rows - 1;
	return s;
}

static int
row_columns(const struct view *v, struct box body)
{
	if (v->ops->reads)
		return body.columns > 1 ? body.columns : 1;
	return clamp(body.columns - 2 * MARGIN, 1, LIST_MAX);
}

/* Also makes the filter's caller and the commands know sizes. */
static void
set_size(struct view *v, struct box body)
{
	int columns = row_columns(v, body);
	int rows = body.rows > 1 ? body.rows : 1;

	if (v->rows == rows && v->columns == columns)
		return;
	bool first = v->rows == 0;
	v->rows = rows;
	v->columns = columns;
	if (v->ops->refresh)
		v->ops->refresh(v);
	if (v->ops->reads)
		return;
	if (first)
		list_select(v, v->selected);
	else
		list_show(v);
}

void
list_layout(struct view *v, struct box box)
{
	set_size(v, split(v, box).body);
}

void
list_refresh(struct view *v)
{
	v->version = v->app->version;
	if (v->rows == 0)
		return;
	if (v->ops->refresh)
		v->ops->refresh(v);
	list_filter_again(v);
	if (!v->ops->reads)
		list_show(v);
}

/* Where a piece begins in its row; `next` is where the one before it ended. */
static int
piece_column(const struct piece *p, int next, int columns)
{
	if (p->column < 0)
		return next;
	return p->right ? columns - p->column : p->column;
}

/* One row's pieces; lines of it outside the box are left out. */
static void
draw_row(struct view *v, const struct row *row, struct screen *s,
	struct box box, bool bold)
{
	int next = 0, line = 0;

	for (size_t i = 0; i < row->n; i++) {
		const struct piece *p = &row->v[i];
		enum style style = p->style;

		if (p->line != line)
			next = 0;
		line = p->line;
		int column = piece_column(p, next, box.columns);
		int room = box.columns - column;
		if (p->columns > 0 && p->columns < room)
			room = p->columns;
		if (line >= box.rows || column < 0)
			continue;
		if (bold && style == STYLE_TEXT)
			style = STYLE_TITLE;
		next = screen_put(s, box.row + line, box.column + column, room,
			       style, p->text) -
		       box.column;
		if (p->door && next > column)
			doors_tell(v->app, (struct door_at){ box.row + line,
						   box.column + column,
						   next - column, 0, p->door });
	}
}

static void
draw_lines(struct view *v, struct screen *s, struct box box)
{
	size_t n = list_count(v);

	for (int y = 0; y < box.rows && v->top + (size_t)y < n; y++) {
		struct row row = list_row(v, v->top + (size_t)y);
		struct box line = { box.row + y, box.column, 1, box.columns };

		draw_row(v, &row, s, line, false);
	}
}

static int
draw_heading(struct view *v, size_t k, struct screen *s, struct box box)
{
	str left = { 0 }, right = { 0 };

	v->ops->group(v, list_number(v, k), &left, &right);
	if (left.n == 0 || box.rows < 1)
		return 0;
	int at = screen_put(
		s, box.row, box.column, box.columns, STYLE_HEADING, left);
	int width = utf8_width(right);
	if (at + width < box.column + box.columns)
		screen_put(s, box.row, box.column + box.columns - width, width,
			STYLE_DIM, right);
	return 1;
}

/* Draws the k-th at the top of the box, gives the lines it took. */
static int
draw_item(struct view *v, size_t k, struct screen *s, struct box box)
{
	bool top = list_number(v, k) == v->top;
	int y = 0;

	if (v->ops->group && (top || list_begins_group(v, k))) {
		y = top ? 0 : list_gap(v);
		box.row += y;
		box.rows -= y;
		int used = draw_heading(v, k, s, box);
		y += used;
		box.row += used;
		box.rows -= used;
	}
	struct row row = list_row(v, k);
	bool selected = row.kind == ROW_ITEM && k == list_selected(v);
	if (row.kind == ROW_ITEM && box.rows > 0)
		doors_tell(v->app, (struct door_at){ .row = box.row,
					   .column = box.column - MARGIN,
					   .line = list_number(v, k) });
	draw_row(v, &row, s, box, selected);
	for (int i = 0; selected && i < row.lines && i < box.rows; i++)
		screen_put(s, box.row + i, box.column - MARGIN, 1,
			STYLE_SELECTED, STR("▌"));
	if (selected && s->cursor_row < 0) {
		s->cursor_row = box.row;
		s->cursor_column = box.column;
	}
	return y + row.lines;
}

static void
draw_items(struct view *v, struct screen *s, struct box box)
{
	size_t n = list_count(v);

	box.column += MARGIN;
	box.columns = v->columns;
	for (size_t k = n ? list_shown(v, v->top) : 0; k < n && box.rows > 0;
		k++) {
		int used = draw_item(v, k, s, box);

		box.row += used;
		box.rows -= used;
	}
}

static str
words_for_none(struct view *v)
{
	if (v->filter && v->filter->words.n)
		return str_of(_("None of these lines has all that was typed."));
	return v->ops->empty ? v->ops->empty(v) : STR("");
}

/* Where there is no room for columns: two blanks between a word and what it
 * means. */
static str
without_columns(str line, struct arena *frame)
{
	size_t gap = str_find(line, STR("   "));
	str rest = gap == STR_NONE ? line : str_trim(str_skip(line, gap));

	if (gap == STR_NONE || gap == 0)
		return line;
	return arena_printf(frame, "%.*s  %.*s", STR_ARG(str_take(line, gap)),
		STR_ARG(rest));
}

static bool
all_fit(str text, int columns)
{
	str line;

	while (str_line(&text, &line))
		if (utf8_width(line) > columns &&
			str_find(line, STR("   ")) != STR_NONE)
			return false;
	return true;
}

/* Columns of a key and the blanks behind it, before what it does. */
static int
key_columns(str line)
{
	size_t at = str_find(line, STR("  "));

	if (at == STR_NONE || at == 0 || at > KEY_BYTES)
		return 0;
	while (at < line.n && line.s[at] == ' ')
		at++;
	return utf8_width(str_take(line, at));
}

/* A sentence, broken as a text is where it does not fit; gives its lines. */
static int
draw_sentence(struct view *v, struct screen *s, struct box box, str line)
{
	struct arena *frame = &v->app->frame;
	struct arena tmp = { 0 };
	struct flow_rule rule = { .columns = box.columns,
		.rest = key_columns(line) };
	struct flow_lines lines = { 0 };
	int y = 0;

	if (utf8_width(line) <= box.columns) {
		screen_put(
			s, box.row, box.column, box.columns, STYLE_TEXT, line);
		return 1;
	}
	flow_text(line, &rule, frame, &tmp, &lines);
	for (; y < (int)lines.n && y < box.rows; y++)
		screen_put(s, box.row + y, box.column + lines.v[y].indent,
			box.columns - lines.v[y].indent, STYLE_TEXT,
			str_slice(
				line, lines.v[y].at.start, lines.v[y].at.end));
	arena_free(&tmp);
	return y;
}

static void
draw_empty(struct view *v, struct screen *s, struct box box)
{
	str rest = words_for_none(v), line;

	box.column += 2;
	box.columns -= 4;
	bool columns = all_fit(rest, box.columns);
	while (box.columns > 0 && box.rows > 0 && str_line(&rest, &line)) {
		if (!columns)
			line = without_columns(line, &v->app->frame);
		int used = draw_sentence(v, s, box, line);

		box.row += used;
		box.rows -= used;
	}
}

static void
draw_beside(struct view *v, struct screen *s, const struct split *sp)
{
	int rule = sp->side.column - 2;

	/* Beside a text blanks part as well: a rule would be drawn anew with
	 * each line that is scrolled. */
	for (int y = 0; !v->ops->reads && y < sp->side.rows; y++)
		screen_put(s, sp->side.row + y, rule, 1, STYLE_DIM, STR("│"));
	for (int y = 0; y < sp->side.rows && (size_t)y < sp->side_lines; y++) {
		struct row row = { 0 };
		struct box line = sp->side;

		v->ops->side_row(v, (size_t)y, line.columns, &row);
		line.row += y;
		line.rows = 1;
		draw_row(v, &row, s, line, false);
	}
}

typedef void pane_row(struct view *, size_t i, int columns, struct row *);

/* The first row stands on a thin rule. */
static void
draw_below(struct view *v, struct screen *s, struct box box, size_t lines,
	pane_row *describe)
{
	struct box line = box;

	for (int x = 0; x < line.columns; x++)
		screen_put(
			s, line.row, line.column + x, 1, STYLE_DIM, STR("─"));
	line.column += INDENT;
	line.columns -= 2 * INDENT;
	line.rows = 1;
	for (size_t i = 0; i < lines && (int)i < box.rows; i++) {
		struct row row = { 0 };

		describe(v, i, line.columns, &row);
		draw_row(v, &row, s, line, false);
		line.row++;
	}
}

void
list_draw(struct view *v, struct screen *s, struct box box)
{
	struct split sp = split(v, box);

	set_size(v, sp.body);
	if (list_count(v) == 0)
		draw_empty(v, s, sp.body);
	else if (v->ops->reads)
		draw_lines(v, s, sp.body);
	else
		draw_items(v, s, sp.body);
	if (sp.side.rows && v->below)
		draw_below(v, s, sp.side, sp.side_lines, v->ops->side_row);
	else if (sp.side.rows)
		draw_beside(v, s, &sp);
	if (sp.under.rows)
		draw_below(v, s, sp.under, (size_t)sp.under.rows,
			v->ops->under_row);
}

/* The shown row at line y of the body; false: none there. */
static bool
row_under(struct view *v, int y, size_t *k)
{
	size_t n = list_count(v);

	if (n == 0 || y < 0)
		return false;
	*k = v->ops->reads ? v->top : list_shown(v, v->top);
	for (bool top = true; *k < n; ++*k, top = false) {
		str left = { 0 }, right = { 0 };

		if (v->ops->group && top)
			v->ops->group(v, list_number(v, *k), &left, &right);
		else if (list_begins_group(v, *k))
			y -= 1 + list_gap(v);
		y -= left.n > 0;
		if (y < 0)
			return false;
		y -= list_row(v, *k).lines;
		if (y < 0)
			return true;
	}
	return false;
}

bool
list_click(struct view *v, struct box box, int row, int column)
{
	struct split sp = split(v, box);
	struct box body = sp.body, side = sp.side;
	size_t k;

	if (doors_click(v->app, row, column))
		return false;
	if (side.rows && v->ops->side_click && row >= side.row &&
		row < side.row + side.rows && column >= side.column) {
		column -= side.column + (v->below ? INDENT : 0);
		v->ops->side_click(v, (size_t)(row - side.row), column);
		return false;
	}
	if (row >= body.row + body.rows || column >= body.column + body.columns)
		return false;
	if (!row_under(v, row - body.row, &k))
		return false;
	size_t i = list_number(v, k);
	int margin = v->ops->reads ? 0 : MARGIN;
	if (v->ops->click && v->ops->click(v, i, column - body.column - margin))
		return false;
	if (v->ops->reads || list_row(v, k).kind != ROW_ITEM)
		return false;
	if (i == v->selected)
		return true;
	list_select(v, i);
	return false;
}
