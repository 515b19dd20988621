/* Articles as lines without a screen: margin, tables, texts of any length; and
 * numbers as small pictures. */
#include "tests/random.h"
#include "tests/test.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "tui/page/layout.h"
#include "tui/list/spark.h"

static struct arena perm;
static struct settings settings;

static void
text_and_margin_fit_every_screen(void **state)
{
	(void)state;
	for (int columns = 5; columns <= 300; columns++)
		for (int bare = 0; bare < 2; bare++) {
			struct measure m =
				measure_for(columns, &settings, bare);

			assert_true(m.left + m.columns + m.hang <= columns);
			assert_true(m.columns > 0 && m.columns <= 88);
			assert_true(bare || m.name <= m.left - 2);
		}
	assert_int_equal(measure_for(87, &settings, false).columns, 74);
	assert_int_equal(measure_for(40, &settings, false).columns, 38);
}

/* Paragraphs as an article, one a line. */
static struct article
article_of(const char *lines)
{
	struct article a = { .text = str_of(lines) };

	for (size_t at = 0; at < a.text.n;) {
		size_t n = str_find_byte(str_skip(a.text, at), '\n');
		size_t end = n == STR_NONE ? a.text.n : at + n;

		*vec_push(&perm, &a.paragraphs) = (struct paragraph){
			.at = { (uint32_t)at, (uint32_t)end },
		};
		at = end + 1;
	}
	return a;
}

/* What stands on the lines of a layout behind its head, blank ones as "". */
static str
drawn(struct layout *l)
{
	struct buf out = { 0 };

	for (size_t i = l->head.n + (l->head.n > 0); i < l->rows; i++) {
		struct layout_line line = layout_line(l, i);
		str text = article_span(l->article, line.at);
		const struct grid_cell *cells = line.cells;
		int column = 0;

		for (size_t k = 0; line.grid && k < line.grid->n; k++) {
			if (span_empty(cells[k].at))
				continue;
			for (; column < cells[k].column; column++)
				buf_putc(&out, ' ');
			str cell = str_slice(
				text, cells[k].at.start, cells[k].at.end);
			buf_put(&out, cell);
			column += flow_width(cell);
		}
		if (!line.grid && line.kind != LINE_BLANK)
			buf_put(&out, text);
		buf_putc(&out, '\n');
	}
	str text = arena_copy(&perm, str_trim(buf_str(&out)));
	buf_free(&out);
	return text;
}

static void
items_hang_behind_their_numbers(void **state)
{
	static const struct {
		const char *text;
		size_t number;
		int first, rest; /* behind the text's left edge */
	} cases[] = {
		{ "长长长长长长长长长长", 0, 4, 4 },
		{ "9. 长长长长长长长长长长", 3, 2, 5 },
		{ "12) 长长长长长长长长长长", 4, 2, 6 },
		{ "3、长长长长长长长长长长", 4, 2, 5 },
		{ "3.5亿长长长长长长长长长长", 0, 4, 4 },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct article a = article_of(cases[i].text);
		struct measure m = measure_for(20, &settings, false);
		struct layout l = { 0 };

		a.paragraphs.v[0].kind = PARAGRAPH_LIST;
		layout_make(&l, &a, STR(""), &m);
		assert_int_equal(
			layout_number(str_of(cases[i].text)), cases[i].number);
		assert_int_equal(
			layout_line(&l, 0).column - m.left, cases[i].first);
		assert_int_equal(
			layout_line(&l, 1).column - m.left, cases[i].rest);
		layout_free(&l);
	}
}

/* Of the row above the others. */
static void
a_table_is_headed_by_words_or_years(void **state)
{
	static const struct {
		const char *rows;
		bool headed;
	} cases[] = {
		{ "河段 | 长度\n上游 | 3.4", true },
		{ "河段 | 2024年 | 2025年\n上游 | 3.4 | —", true },
		{ "河段 | 2025E\n上游 | 3.4", true },
		{ "上游 | 3.4\n下游 | 12", false },
		{ "上游 | 20245\n下游 | 12", false },
		{ "甲 | 乙\n丙 | 丁", false },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct article a = article_of(cases[i].rows);
		struct grid g;

		assert_int_equal(grid_find(&a, 0, 60, &g), 2);
		assert_int_equal(g.headed, cases[i].headed);
	}
}

static void
rows_of_a_table_stand_in_columns(void **state)
{
	static const struct {
		int columns;
		const char *rows, *want;
	} cases[] = {
		{ 80,
			"公司 | 营收 | 增长\n远山 | 3.4 | 62%\n海岸汽车 | 128 "
			"| -4%",
			"公司       营收   增长\n"
			"远山        3.4    62%\n"
			"海岸汽车    128    -4%" },
		{ 80, "a | b\nlonger | c", "a        b\nlonger   c" },
		/* A dash is the number that is not there. */
		{ 80, "甲 | 3.4\n乙 | —", "甲   3.4\n乙     —" },
		/* Cells may be empty. */
		{ 80, "a | | 12\nb | x | 7", "a       12\nb   x    7" },
		/* One row is none, nor what has other cells. */
		{ 80, "a | b", "a | b" },
		{ 80, "a | b\nc | d | e", "a | b\n\nc | d | e" },
		{ 80, "a|b\nc|d", "a|b\n\nc|d" },
		/* What does not fit takes several lines of its column. */
		{ 40, "a | 很长的一格很长的一格很长的\nb | c",
			"a   很长的一格很\n    长的一格很长\n    的\n\nb   c" },
		{ 40, "long words here | 12\nand | 5",
			"long words    12\nhere\n\nand            5" },
		/* There are too many for that: some go on below. */
		{ 40, "some words | other words | more\nb | c | d",
			"some words\n  other words\n  more\n\nb\n  c\n  d" },
		{ 56,
			"线路 | 起点 | 终点 | 2024 | 2025\n甲路 | 火车站 | | "
			"3.4 | 12",
			"线路   起点     终点\n  2024   2025\n\n"
			"甲路   火车站\n   3.4     12" },
		/* No room for two: it is text. */
		{ 26, "a | b | c\nd | e | f", "a | b | c\n\nd | e | f" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct article a = article_of(cases[i].rows);
		struct measure m =
			measure_for(cases[i].columns, &settings, false);
		struct layout l = { 0 };

		m.columns = cases[i].columns / 2;
		m.spaced = true;
		layout_make(&l, &a, STR(""), &m);
		assert_str_equal(drawn(&l), str_of(cases[i].want));
		for (size_t at = 0; at < a.text.n; at++)
			layout_find(&l, (uint32_t)at, 24);
		layout_free(&l);
	}
}

/* On a phone a name stands above a speech, not above each of its paragraphs. */
static void
a_speech_is_named_once_where_names_take_a_line(void **state)
{
	static const char text[] =
		"“我们关掉了码头。\n“今年不一样。”\n“是的。”";
	struct article a = article_of(text);
	struct measure m = measure_for(40, &settings, false);
	struct layout l = { 0 };

	(void)state;
	m.quotes = true;
	for (size_t i = 0; i < a.paragraphs.n; i++) {
		struct span at = a.paragraphs.v[i].at;
		bool closed = str_ends(article_span(&a, at), STR("”"));

		at.start += sizeof "“" - 1;
		if (closed)
			at.end -= (uint32_t)sizeof "”" - 1;
		*vec_push(&perm, &a.quotes) = (struct quote){ .at = at };
	}
	layout_make(&l, &a, STR(""), &m);
	assert_int_equal(l.blocks.n, 3);
	assert_true(l.blocks.v[0].speakers);
	assert_false(l.blocks.v[1].speakers);
	assert_true(l.blocks.v[2].speakers);
	layout_free(&l);
}

/* One paragraph of 1.5 MB: laid out in pieces, near the reader only. */
static void
a_long_paragraph_is_laid_out_in_pieces(void **state)
{
	struct article a = { 0 };
	struct layout l = { 0 };
	struct buf text = { 0 };
	struct measure m = measure_for(80, &settings, false);
	size_t top = 0, all;

	(void)state;
	while (text.n < 3 << 19)
		buf_put(&text, STR("海岸线在雾里，灯塔在雾外。"));
	a.text = buf_str(&text);
	*vec_push(&perm, &a.paragraphs) =
		(struct paragraph){ .at = { 0, (uint32_t)text.n } };
	layout_make(&l, &a, STR(""), &m);
	assert_true(l.blocks.n > 40);
	for (size_t i = 0; i + 1 < l.blocks.n; i++)
		assert_true(str_ends(
			article_span(&a, l.blocks.v[i].at), STR("。")));
	all = l.rows;
	layout_near(&l, &top, 40);
	assert_int_equal(top, 0);
	assert_null(l.blocks.v[20].lines);
	size_t row = layout_find(&l, (uint32_t)text.n / 2, 40);
	struct layout_line line = layout_line(&l, row);
	assert_true(line.at.start <= text.n / 2 && line.at.end > text.n / 2);
	/* The guess was not far off. */
	assert_true(l.rows > all - all / 5 && l.rows < all + all / 5);
	layout_free(&l);
	buf_free(&text);
}

static void
numbers_become_small_pictures(void **state)
{
	uint32_t months[] = { 0, 1, 4, 8, 2 };

	(void)state;
	assert_str_equal(spark_line(&perm, months, 5), STR(" ▁▄█▂"));
	assert_str_equal(spark_line(&perm, months, 0), STR(""));
	assert_str_equal(spark_bar(&perm, 1, 100, 4), STR("▇"));
	assert_str_equal(spark_bar(&perm, 100, 100, 4), STR("▇▇▇▇"));
	assert_str_equal(spark_bar(&perm, 0, 100, 4), STR(""));
	assert_str_equal(spark_bar(&perm, 3, 0, 4), STR(""));
	assert_str_equal(spark_bar(&perm, 3, 3, -1), STR(""));
}

/* A row of cells made of these. */
static str
random_row(size_t cells)
{
	static const char *const words[] = { "一格", "two words", "3.4%", "，",
		"", "长长长长长长长长长长", "\u202e", "longlonglonglong",
		"\xFF", "。”", "a\u0301" };
	struct buf b = { 0 };

	for (size_t k = 0; k < cells; k++) {
		if (k)
			buf_put(&b, STR(" | "));
		for (uint32_t n = random_below(4); n > 0; n--)
			buf_put(&b, str_of(words[random_below(
					    (uint32_t)TESTS_N(words))]));
	}
	str row = arena_copy(&perm, buf_str(&b));
	buf_free(&b);
	return row;
}

/* Whatever stands in a row is on one of its lines, and found there. */
static void
check_row(const struct grid *g, str row)
{
	struct grid_cell *cells;
	struct arena tmp = { 0 };
	size_t lines = grid_lines(g, row, &perm, &tmp, &cells);

	arena_free(&tmp);
	for (size_t at = 0, next = 0; at < row.n; at = next) {
		size_t seen = 0;

		utf8_cluster(row, &next);

		for (size_t i = 0; i < lines; i++) {
			const struct grid_cell *line = cells + i * g->n;
			int column = grid_column(g, line, row, at);

			seen += column >= 0;
			if (column >= 0 && flow_width(str_slice(row, at, next)))
				assert_int_equal(
					grid_byte(g, line, row, column), at);
		}
		size_t rune = at;
		bool blank = rune_is_space(utf8_next(row, &rune)) ||
			     row.s[at] == '|';
		if (seen != 1 && !(blank && seen == 0))
			fail_msg("%zu of \"%.*s\": on %zu lines", at,
				STR_ARG(row), seen);
	}
}

static void
any_table_fits_or_is_text(void **state)
{
	(void)state;
	random_seed = 7;
	for (int i = 0; i < 2000; i++) {
		size_t n = 2 + random_below(5);
		struct buf b = { 0 };
		struct grid g;

		for (int k = 0; k < 3; k++) {
			buf_put(&b, random_row(n));
			buf_putc(&b, '\n');
		}
		struct article a = article_of(arena_cstr(&perm, buf_str(&b)));
		buf_free(&b);
		if (!grid_find(&a, 0, 10 + (int)random_below(60), &g))
			continue;
		for (size_t k = 0; k < a.paragraphs.n; k++)
			check_row(&g, article_span(&a, a.paragraphs.v[k].at));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_and_margin_fit_every_screen),
		cmocka_unit_test(rows_of_a_table_stand_in_columns),
		cmocka_unit_test(items_hang_behind_their_numbers),
		cmocka_unit_test(a_table_is_headed_by_words_or_years),
		cmocka_unit_test(any_table_fits_or_is_text),
		cmocka_unit_test(
			a_speech_is_named_once_where_names_take_a_line),
		cmocka_unit_test(a_long_paragraph_is_laid_out_in_pieces),
		cmocka_unit_test(numbers_become_small_pictures),
	};

	settings_init(&settings);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_free(&perm);
	return failed;
}
