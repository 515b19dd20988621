#include "tui/around/narrow.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/list/list.h"
#include "tui/list/spark.h"

/* Beside the hits. */
enum { COUNT_COLUMNS = 5, BAR_COLUMNS = 6 };

enum { LETTERS = 26 };

static const char *const headings[] = {
	[FACET_PLAYERS] = N_("players"),
	[FACET_SOURCES] = N_("sources"),
	[FACET_MONTHS] = N_("months"),
};

/* What all have does not narrow, nor what the query cannot say. */
static bool
narrows(const struct facets *f, const struct facet *one)
{
	return one->articles < f->articles && one->word.n &&
	       str_find(one->word, STR("\"")) == STR_NONE &&
	       str_find(one->word, STR("“")) == STR_NONE &&
	       str_find(one->word, STR("”")) == STR_NONE &&
	       str_find(one->word, STR("＂")) == STR_NONE;
}

void
narrow_keep(struct narrow *p, const struct answer *a)
{
	const struct facets *f = &a->facets;

	if (f->articles == 0 && (a->partial || a->total))
		return;
	arena_reset(&p->arena);
	p->facets = (struct facets){ .articles = f->articles };
	for (int kind = 0; kind < FACET_KINDS; kind++)
		for (size_t i = 0; i < f->of[kind].n; i++) {
			struct facet one = f->of[kind].v[i];

			if (!narrows(f, &one))
				continue;
			one.word = arena_copy(&p->arena, one.word);
			*vec_push(&p->arena, &p->facets.of[kind]) = one;
		}
}

void
narrow_free(struct narrow *p)
{
	arena_free(&p->arena);
}

static int
digits(uint32_t n)
{
	return n < 10 ? 1 : 1 + digits(n / 10);
}

static str
heading(const struct narrow *p, enum facet_kind kind)
{
	const struct facet *v = p->facets.of[kind].v;
	bool years = kind == FACET_MONTHS && v[0].word.n == 4;

	return str_of(years ? _("years") : _(headings[kind]));
}

static int
label_columns(int columns)
{
	return columns < NARROW ? 8 : 10;
}

/* As many of each kind as fit on its line, letters and all.  A rule is above
 * the lines. */
static void
fit_below(struct narrow *p, int rows, int columns)
{
	size_t left = LETTERS;

	for (enum facet_kind kind = 0; kind < FACET_KINDS; kind++) {
		int room = columns - label_columns(columns);
		size_t n = 0;

		for (; rows > 1 && n < p->facets.of[kind].n && n < left; n++) {
			room -= 3 + utf8_width(p->facets.of[kind].v[n].word) +
				digits(p->facets.of[kind].v[n].articles);
			if (room < 0)
				break;
			room -= 3;
		}
		p->shown[kind] = n;
		left -= n;
		rows -= n > 0;
	}
}

/* One of each kind in turn, until the lines are used. */
static void
fit_beside(struct narrow *p, int rows)
{
	int left = rows - 2 * FACET_KINDS + 1;
	size_t given = 1, all = 0;

	for (int kind = 0; kind < FACET_KINDS; kind++)
		p->shown[kind] = 0;
	while (given) {
		given = 0;
		for (int kind = 0; kind < FACET_KINDS; kind++) {
			if (left < 1 || all + given == LETTERS ||
				p->shown[kind] == p->facets.of[kind].n)
				continue;
			p->shown[kind]++;
			given++;
			left--;
		}
		all += given;
	}
}

size_t
narrow_layout(struct narrow *p, int rows, int columns)
{
	size_t lines = 1; /* the rule */

	p->columns = columns;
	if (p->below)
		fit_below(p, rows, columns);
	else
		fit_beside(p, rows);
	for (int kind = 0; kind < FACET_KINDS; kind++)
		lines += p->shown[kind] > 0;
	if (lines == 1)
		return 0;
	return p->below ? lines : (size_t)rows;
}

/* The letter before one; 0: none now. */
static char
letter_of(const struct narrow *p, enum facet_kind kind, size_t i)
{
	for (int before = 0; before < (int)kind; before++)
		i += p->shown[before];
	return p->choosing ? (char)('a' + i) : 0;
}

static void
below_row(const struct narrow *p, struct arena *frame, enum facet_kind kind,
	int columns, struct row *row)
{
	enum style style = p->dim ? STYLE_DIM : STYLE_TEXT;

	row_add(row, frame, STYLE_DIM, heading(p, kind))->column = 0;
	for (size_t i = 0; i < p->shown[kind]; i++) {
		const struct facet *f = &p->facets.of[kind].v[i];
		char letter = letter_of(p, kind, i);
		/* All of one look: to change it costs as much as a word. */
		struct piece *first =
			row_add(row, frame, style, i ? STR(" · ") : STR(""));

		if (i == 0)
			first->column = label_columns(columns);
		if (letter)
			row_add(row, frame, STYLE_KEY,
				arena_printf(frame, "%c ", letter));
		row_add(row, frame, style, f->word);
		row_add(row, frame, style,
			arena_printf(frame, " %u", f->articles));
	}
}

static uint32_t
greatest(const struct narrow *p, enum facet_kind kind)
{
	uint32_t most = 0;

	for (size_t i = 0; i < p->shown[kind]; i++)
		if (p->facets.of[kind].v[i].articles > most)
			most = p->facets.of[kind].v[i].articles;
	return most;
}

static void
beside_row(const struct narrow *p, struct arena *frame, enum facet_kind kind,
	size_t i, int columns, struct row *row)
{
	const struct facet *f = &p->facets.of[kind].v[i];
	char letter = letter_of(p, kind, i);
	int bar = columns - BAR_COLUMNS, count = bar - 1 - COUNT_COLUMNS;

	if (letter)
		row_add_cell(row, frame, STYLE_KEY,
			arena_printf(frame, "%c", letter),
			(struct place){ 0, 0, 1, 1 });
	row_add_cell(row, frame, p->dim ? STYLE_DIM : STYLE_TEXT, f->word,
		(struct place){ 0, 2, count - 2, 1 });
	row_add_cell(row, frame, STYLE_DIM,
		arena_printf(frame, "%*u", COUNT_COLUMNS, f->articles),
		(struct place){ 0, count, COUNT_COLUMNS, 1 });
	row_add_cell(row, frame, STYLE_DIM,
		spark_bar(frame, f->articles, greatest(p, kind), BAR_COLUMNS),
		(struct place){ 0, bar, BAR_COLUMNS, 1 });
}

void
narrow_row(const struct narrow *p, struct arena *frame, size_t line,
	int columns, struct row *row)
{
	/* The rule below the hits. */
	if (p->below && line-- == 0)
		return;
	for (enum facet_kind kind = 0; kind < FACET_KINDS; kind++) {
		size_t n = p->shown[kind];

		if (n == 0)
			continue;
		if (p->below && line == 0)
			below_row(p, frame, kind, columns, row);
		else if (line == 0)
			row_add(row, frame, STYLE_DIM, heading(p, kind));
		else if (!p->below && line <= n)
			beside_row(p, frame, kind, line - 1, columns, row);
		size_t used = p->below ? 1 : n + 2;
		if (line < used)
			return;
		line -= used;
	}
}

/* Which of a kind's is at that column of its line. */
static size_t
below_at(const struct narrow *p, enum facet_kind kind, int column)
{
	int at = label_columns(p->columns);

	for (size_t i = 0; i < p->shown[kind]; i++) {
		const struct facet *f = &p->facets.of[kind].v[i];
		int width = utf8_width(f->word) + 1 + digits(f->articles) +
			    (p->choosing ? 2 : 0);

		if (column >= at && column < at + width)
			return i;
		at += width + 3;
	}
	return SIZE_MAX;
}

uint32_t
narrow_at(const struct narrow *p, size_t line, int column)
{
	uint32_t letter = 'a';

	if (p->below && line-- == 0)
		return 0;
	for (enum facet_kind kind = 0; kind < FACET_KINDS; kind++) {
		size_t n = p->shown[kind], used = p->below ? 1 : n + 2, i;

		if (n == 0)
			continue;
		if (line < used) {
			i = p->below ? below_at(p, kind, column) : line - 1;
			return i < n ? letter + (uint32_t)i : 0;
		}
		line -= used;
		letter += (uint32_t)n;
	}
	return 0;
}

bool
narrow_any(const struct narrow *p)
{
	size_t n = 0;

	for (int kind = 0; kind < FACET_KINDS; kind++)
		n += p->facets.of[kind].n;
	return n > 0;
}

str
narrow_field(const char *name, str word, struct arena *a)
{
	bool blank = str_find(word, STR(" ")) != STR_NONE ||
		     str_find(word, STR("　")) != STR_NONE;

	return arena_printf(
		a, blank ? "%s:\"%.*s\"" : "%s:%.*s", name, STR_ARG(word));
}

str
narrow_words(const struct narrow *p, uint32_t letter, struct arena *a)
{
	size_t i = letter - 'a';

	for (enum facet_kind kind = 0; kind < FACET_KINDS; kind++) {
		if (i >= p->shown[kind]) {
			i -= p->shown[kind];
			continue;
		}
		str word = p->facets.of[kind].v[i].word;
		if (kind == FACET_PLAYERS)
			return narrow_field("player", word, a);
		if (kind == FACET_SOURCES)
			return narrow_field("source", word, a);
		return arena_printf(a, "since:%.*s until:%.*s", STR_ARG(word),
			STR_ARG(word));
	}
	return STR("");
}
