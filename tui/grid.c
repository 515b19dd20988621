#include "tui/grid.h"

#include "tui/flow.h"

#include <string.h>

enum {
	GAP = 3,          /* columns between two cells */
	NUMBER_MAX = 16,  /* columns of a number with what belongs to it */
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

/* "-4%", "3.4 亿元", "¥12", or nothing. */
static bool
is_number(str cell)
{
	static const str signs[] = { STR0("+"), STR0("-"), STR0("−"), STR0("±"),
		STR0("$"), STR0("€"), STR0("£"), STR0("¥"), STR0("￥"),
		STR0("約"), STR0("约"), STR0("~") };
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

/* Words over a column of numbers. */
static bool
is_headed(const struct grid *g, str row, const struct span cells[])
{
	for (size_t k = 0; k < g->n; k++)
		if (g->right[k] && cells[k].end > cells[k].start &&
			!is_number(cell_text(row, cells[k])))
			return true;
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
		if (whole_width(&g) > columns)
			return 0;
	}
	if (n < 2)
		return 0;
	g.headed = is_headed(&g, article_span(a, a->paragraphs.v[i].at), head);
	*out = g;
	return n;
}

void
grid_cells(const struct grid *g, str row, struct grid_cell out[GRID_CELLS])
{
	struct span cells[GRID_CELLS];
	size_t n = cut_row(row, cells);

	for (size_t k = 0, column = 0; k < n && k < g->n; k++) {
		int width = flow_width(cell_text(row, cells[k]));

		out[k].at = cells[k];
		out[k].column =
			(int)column + (g->right[k] ? g->width[k] - width : 0);
		column += (size_t)(g->width[k] + GAP);
	}
}

int
grid_column(const struct grid *g, str row, size_t byte)
{
	struct grid_cell cells[GRID_CELLS];
	size_t k = g->n;

	grid_cells(g, row, cells);
	while (k > 1 && cells[k - 1].at.start > byte)
		k--;
	const struct grid_cell *c = &cells[k - 1];
	return c->column +
	       (byte > c->at.start
			       ? flow_width(str_slice(row, c->at.start, byte))
			       : 0);
}
