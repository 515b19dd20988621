#include "tui/list/grid.h"

#include "base/utf8.h"
#include "tui/page/flow.h"

#include <string.h>

enum {
	GAP = 3,          /* columns between two cells */
	NARROWEST = 5,    /* columns of a cell that gives way */
	BELOW = 2,        /* columns before what goes on below */
	NUMBER_MAX = 16,  /* columns of a number with what belongs to it */
	YEAR_MAX = 8,     /* columns of a year, "2026E" or "2026年度" */
	ROWS_MAX = 500,   /* of one grid; a longer table is several */
	BYTES_MAX = 2000, /* of a row: what is longer fits nowhere */
};

/* At a bar with a blank on both sides, or the row's end. */
static bool
cut_cell(str row, size_t *at, struct span *cell)
{
	size_t from = *at, end = from;

	if (from > row.n)
		return false;
	while (end < row.n &&
		!(row.s[end] == '|' && end > 0 && row.s[end - 1] == ' ' &&
			(end + 1 == row.n || row.s[end + 1] == ' ')))
		end++;
	*at = end + 1;
	while (from < end && row.s[from] == ' ')
		from++;
	while (end > from && row.s[end - 1] == ' ')
		end--;
	*cell = (struct span){ (uint32_t)from, (uint32_t)end };
	return true;
}

/* 0: it is no row, or one of too many cells. */
static size_t
cut_row(str row, struct span cells[GRID_CELLS])
{
	struct span one;
	size_t n = 0;

	if (row.n > BYTES_MAX || str_find(row, STR(" | ")) == STR_NONE)
		return 0;
	for (size_t at = 0; cut_cell(row, &at, &one); n++) {
		if (n == GRID_CELLS)
			return 0;
		cells[n] = one;
	}
	return n;
}

static str
cell_text(str row, struct span at)
{
	return str_slice(row, at.start, at.end);
}

/* "-4%", "3.4 亿元", "¥12", "—" for none, or nothing. */
static bool
is_number(str cell)
{
	static const str signs[] = {
#define BEFORE(sign) STR0(sign),
#include "tui/list/grid.def"
	};
	bool sign = true;

	if (flow_width(cell) > NUMBER_MAX)
		return false;
	while (sign && cell.n) {
		sign = false;
		for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
			if (str_starts(cell, signs[i])) {
				cell = str_skip(cell, signs[i].n);
				sign = true;
			}
	}
	return cell.n == 0 || (cell.s[0] >= '0' && cell.s[0] <= '9');
}

/* Makes room for a row; the first one is above the numbers. */
static void
add_row(struct grid *g, str row, const struct span cells[], bool first)
{
	for (size_t k = 0; k < g->n; k++) {
		str cell = cell_text(row, cells[k]);
		int width = flow_width(cell);

		if (width > g->width[k])
			g->width[k] = width;
		if (first)
			g->right[k] = true;
		else if (!is_number(cell))
			g->right[k] = false;
	}
}

static int
whole_width(const struct grid *g)
{
	int width = GAP * ((int)g->n - 1);

	for (size_t k = 0; k < g->n; k++)
		width += g->width[k];
	return width;
}

/* The widest column that can give way: of numbers, which are best read whole,
 * only when no other can; GRID_CELLS: none. */
static size_t
widest(const struct grid *g)
{
	size_t best = GRID_CELLS;

	for (size_t k = 0; k < g->n; k++) {
		if (g->width[k] <= NARROWEST)
			continue;
		if (best == GRID_CELLS || g->right[k] < g->right[best] ||
			(g->right[k] == g->right[best] &&
				g->width[k] >= g->width[best]))
			best = k;
	}
	return best;
}

/* As many columns beside each other as there is room for. */
static void
go_on_below(struct grid *g, int columns)
{
	int used = -GAP;

	g->tall = true;
	for (size_t k = 0; k < g->n; k++) {
		if (g->width[k] > columns - BELOW)
			g->width[k] = columns - BELOW;
		g->below[k] = k && used + GAP + g->width[k] > columns;
		used = g->below[k] ? BELOW + g->width[k]
				   : used + GAP + g->width[k];
	}
}

static void
fit(struct grid *g, int columns)
{
	struct grid whole = *g;

	for (int more = whole_width(g) - columns; more > 0; more--) {
		size_t k = widest(g);

		if (k == GRID_CELLS) {
			*g = whole;
			go_on_below(g, columns);
			return;
		}
		g->width[k]--;
		g->tall = true;
	}
}

/* "2025", "2025年", "2025E": such a number says of what year the others are. */
static bool
is_year(str cell)
{
	size_t digits = 0;

	while (digits < cell.n && cell.s[digits] >= '0' &&
		cell.s[digits] <= '9')
		digits++;
	return digits == 4 &&
	       (str_starts(cell, STR("19")) || str_starts(cell, STR("20"))) &&
	       flow_width(cell) <= YEAR_MAX;
}

/* Words, or years, over a column of numbers. */
static bool
is_headed(const struct grid *g, str row, const struct span cells[])
{
	for (size_t k = 0; k < g->n; k++) {
		str cell = cell_text(row, cells[k]);

		if (g->right[k] && cell.n &&
			(!is_number(cell) || is_year(cell)))
			return true;
	}
	return false;
}

size_t
grid_find(const struct article *a, size_t i, int columns, struct grid *out)
{
	struct span cells[GRID_CELLS], head[GRID_CELLS];
	struct grid g = { 0 };
	size_t n = 0;

	for (; i + n < a->paragraphs.n && n < ROWS_MAX; n++) {
		const struct paragraph *p = &a->paragraphs.v[i + n];
		str row = article_span(a, p->at);
		size_t found =
			p->kind == PARAGRAPH_TEXT ? cut_row(row, cells) : 0;

		if (found < 2 || (n && found != g.n))
			break;
		g.n = found;
		if (n == 0)
			memcpy(head, cells, sizeof head);
		add_row(&g, row, cells, n == 0);
	}
	if (n < 2 || columns < 2 * NARROWEST)
		return 0;
	fit(&g, columns);
	g.headed = is_headed(&g, article_span(a, a->paragraphs.v[i].at), head);
	*out = g;
	return n;
}

/* The lines of one cell, in bytes of the row. */
static struct flow_lines
cell_lines(const struct grid *g, size_t k, str cell, struct arena *perm,
	struct arena *tmp)
{
	struct flow_rule rule = { .columns = g->width[k] };
	struct flow_lines lines = { 0 };

	if (cell.n && flow_width(cell) <= g->width[k])
		vec_push(perm, &lines)->at.end = (uint32_t)cell.n;
	else
		flow_text(cell, &rule, perm, tmp, &lines);
	return lines;
}

/* Where a part of a cell goes: numbers end where their column does. */
static struct grid_cell
place(const struct grid *g, size_t k, str row, struct span at)
{
	struct grid_cell c = { .at = at };
	int free = g->width[k] - flow_width(cell_text(row, at));

	size_t first = k;
	for (; first > 0 && !g->below[first]; first--)
		c.column += g->width[first - 1] + GAP;
	if (first > 0)
		c.column += BELOW;
	/* A stand-in of one sign may be wider than a narrow column. */
	if (g->right[k] && free > 0)
		c.column += free;
	return c;
}

size_t
grid_lines(const struct grid *g, str row, struct arena *perm, struct arena *tmp,
	struct grid_cell **out)
{
	struct span cells[GRID_CELLS];
	struct flow_lines parts[GRID_CELLS];
	size_t from[GRID_CELLS], n = cut_row(row, cells), lines = 0, top = 0;

	n = n < g->n ? n : g->n;
	for (size_t k = 0; k < n; k++) {
		parts[k] =
			cell_lines(g, k, cell_text(row, cells[k]), perm, tmp);
		if (g->below[k])
			top = lines;
		from[k] = top;
		if (top + parts[k].n > lines)
			lines = top + parts[k].n;
	}
	if (lines == 0)
		lines = 1;
	*out = arena_new(perm, struct grid_cell, lines * g->n);
	for (size_t k = 0; k < n; k++)
		for (size_t i = 0; i < parts[k].n; i++) {
			struct span at = parts[k].v[i].at;

			at.start += cells[k].start;
			at.end += cells[k].start;
			(*out)[(from[k] + i) * g->n + k] = place(g, k, row, at);
		}
	return lines;
}

int
grid_column(const struct grid *g, const struct grid_cell *line, str row,
	size_t byte)
{
	for (size_t k = 0; k < g->n; k++) {
		struct span at = line[k].at;

		if (byte >= at.start && byte < at.end)
			return line[k].column +
			       flow_width(str_slice(row, at.start, byte));
	}
	return -1;
}

size_t
grid_byte(
	const struct grid *g, const struct grid_cell *line, str row, int column)
{
	size_t k = g->n - 1;

	while (k > 0 && (line[k].column > column || span_empty(line[k].at)))
		k--;
	size_t at = line[k].at.start, end = line[k].at.end, next = at;
	for (; next < end; at = next) {
		utf8_cluster(row, &next);
		if (column < line[k].column + flow_width(str_slice(row,
						      line[k].at.start, next)))
			return at;
	}
	return end;
}
