/* What is marked in an article's text: a table of texts, names, figures and
 * quotes, and the words that look otherwise than those around them. */
#include "tests/article_show.h"
#include "tests/store_make.h"
#include "tests/test.h"
#include "tests/tui_make.h"

enum { PARTS = 4 };

struct marked_case {
	const char *texts[PARTS]; /* paragraphs; "# " before a heading */
	const char *players[PARTS], *figures[PARTS];
	struct made_quote quote;
	const char *players_set, *figures_set; /* settings; NULL: as they are */
	const char *marked;                    /* each in brackets */
};

static void
make_case(const struct marked_case *c, struct article *a)
{
	struct made_paragraph paragraphs[PARTS + 1] = { 0 };
	struct made_player players[PARTS + 1] = { 0 };
	struct made_quote quotes[2] = { c->quote };
	const char *figures[PARTS + 1] = { 0 };

	for (int i = 0; i < PARTS && c->texts[i]; i++) {
		bool heading = c->texts[i][0] == '#';

		paragraphs[i].text = c->texts[i] + (heading ? 2 : 0);
		paragraphs[i].kind =
			heading ? PARAGRAPH_HEADING : PARAGRAPH_TEXT;
	}
	for (int i = 0; i < PARTS && c->players[i]; i++)
		players[i].name = c->players[i];
	for (int i = 0; i < PARTS; i++)
		figures[i] = c->figures[i];
	article_make(&(struct made_article){ .title = "T",
			     .lang = "zh",
			     .paragraphs = paragraphs,
			     .players = players,
			     .quotes = quotes,
			     .figures = figures },
		&show_arena, a);
	/* By what they say. */
	for (size_t i = 0; i < a->figures.n; i++) {
		str words = article_span(a, a->figures.v[i].at);

		if (str_ends(words, STR("日")))
			a->figures.v[i].kind = FIGURE_DATE;
		if (str_ends(words, STR("小时")))
			a->figures.v[i].kind = FIGURE_DURATION;
	}
}

/* Words on the screen that are marked as players and figures are. */
static str
marked(void)
{
	struct buf out = { 0 };
	bool before = false;

	for (int i = 0; i < tui_screen.rows * tui_screen.columns; i++) {
		const struct cell *c = &tui_screen.cells[i];
		bool now = c->style == STYLE_PLAYER || c->style == STYLE_FIGURE;

		if (now != before)
			buf_put(&out, now ? STR("[") : STR("]"));
		if (now)
			buf_put(&out, str_of(c->text));
		before = now;
	}
	str text = arena_copy(&show_arena, buf_str(&out));
	buf_free(&out);
	return text;
}

static void
set_to(enum setting setting, const char *value)
{
	if (!value)
		value = setting_table[setting].initial;
	assert_true(setting_set(&tui_app.settings, setting, str_of(value)));
}

static void
expect_marked(const struct marked_case *c)
{
	struct article a = { 0 };

	make_case(c, &a);
	set_to(SETTING_MARK_PLAYERS, c->players_set);
	set_to(SETTING_MARK_FIGURES, c->figures_set);
	show_open(show_save(&a));
	str is = marked();
	if (!str_eq(is, str_of(c->marked)))
		fail_msg("%s: \"%.*s\", not \"%s\"", c->texts[0], STR_ARG(is),
			c->marked);
}

static void
marks_are_quiet(void **state)
{
	static const struct marked_case cases[] = {
		{ { "云帆发布新船，云帆的人都来了。", "云帆不说话。" },
			{ "云帆" }, .marked = "[云帆]" },
		{ { "云帆发布新船，云帆的人都来了。", "云帆不说话。" },
			{ "云帆" }, .players_set = "yes",
			.marked = "[云帆][云帆][云帆]" },
		{ { "云帆有三艘船。" }, { "云帆" }, { "三艘" },
			.players_set = "no", .figures_set = "no",
			.marked = "" },
		/* Nothing is marked in a heading; behind one all is new. */
		{ { "云帆发布新船。", "# 云帆出海", "云帆不说话。" },
			{ "云帆" }, .marked = "[云帆][云帆]" },
		{ { "# 云帆出海", "云帆不说话。" }, { "云帆" },
			.marked = "[云帆]" },
		{ { "5月3日云帆有三艘船，走了两小时。" }, { "云帆" },
			{ "5月3日", "三艘", "两小时" },
			.marked = "[云帆][三艘]" },
		{ { "5月3日云帆有三艘船，走了两小时。" }, { "云帆" },
			{ "5月3日", "三艘", "两小时" }, .figures_set = "yes",
			.marked = "[5月3日云帆][三艘][两小时]" },
		/* An enumeration. */
		{ { "云帆、海石和青岚，都在。" }, { "云帆", "海石", "青岚" },
			.marked = "[云帆、海石][青岚]" },
		{ { "云帆，海石，青岚、白沙都在。" },
			{ "云帆", "海石", "白沙" },
			.marked = "[云帆，海石][白沙]" },
		{ { "Farhill, Westmoor,Northby and others." },
			{ "Farhill", "Westmoor", "Northby" },
			.marked = "[Farhill, Westmoor,Northby]" },
		{ { "三艘、四艘，五艘船。" },
			.figures = { "三艘", "四艘", "五艘" },
			.marked = "[三艘、四艘，五艘]" },
		/* Where so much is named and counted, not all is marked. */
		{ { "云帆有三艘，海石有四艘，青岚有五艘，白沙有六艘。" },
			{ "云帆", "海石", "青岚", "白沙" },
			{ "三艘", "四艘", "五艘", "六艘" },
			.marked = "[云帆][三艘][青岚]" },
		/* He is named beside his words. */
		{ { "“船会回来。”许远说。云帆没有回答。" }, { "许远", "云帆" },
			.quote = { QUOTE_DIRECT, "船会回来。", "许远", false },
			.marked = "[云帆]" },
		{ { "“船会回来。”许远说。云帆没有回答。" }, { "许远", "云帆" },
			.quote = { QUOTE_DIRECT, "船会回来。", "许远", false },
			.players_set = "yes", .marked = "[许远][云帆]" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++)
		expect_marked(&cases[i]);
}

/* Where names have a line of their own, it may not be there. */
static void
without_a_margin_speakers_are_marked(void **state)
{
	static const struct marked_case phone = {
		{ "“船会回来。”许远说。" },
		{ "许远" },
		.quote = { QUOTE_DIRECT, "船会回来。", "许远", false },
		.marked = "[许远]",
	};

	(void)state;
	tui_resize(24, 40);
	expect_marked(&phone);
}

static void
behind_a_screen_of_text_a_player_is_marked_anew(void **state)
{
	static const char rest[] = "海岸线在雾里，灯塔在雾外。";
	struct marked_case c = { .players = { "云帆" } };
	struct buf text = { 0 };

	(void)state;
	tui_resize(50, 100);
	for (int i = 0; i < 3; i++) {
		buf_put(&text, STR("云帆来了。"));
		for (int k = 0; k < 32; k++)
			buf_put(&text, str_of(rest));
	}
	c.texts[0] = arena_cstr(&show_arena, buf_str(&text));
	c.marked = "[云帆][云帆]";
	expect_marked(&c);
	buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_EXPLORER(marks_are_quiet),
		IN_EXPLORER(without_a_margin_speakers_are_marked),
		IN_EXPLORER(behind_a_screen_of_text_a_player_is_marked_anew),
	};

	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_free(&show_arena);
	make_cleanup();
	return failed;
}
