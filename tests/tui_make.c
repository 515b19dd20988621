#include "tests/tui_make.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/store_make.h"
#include "tests/test.h"

#include "base/file.h"
#include "store/feeds.h"
#include "base/utf8.h"
#include "tui/edition.h"
#include "tui/deeds/resume.h"

struct app tui_app;
struct screen tui_screen;
static struct arena perm;

static const struct made articles[] = {
	{ "旧灯塔改成了机房", "2025-11-20T07:15", "海岸周刊",
		"{o|灯塔计算}把废弃的灯塔租了下来。负责人{p|葛明远}说：“[2|"
		"海风不要钱。]”{l|石浦}"
		"的渔民起初以为又要点灯，散热省下<18%>后才明白。" },
	{ "灯塔计算与潮汐铁路签约", "2026-02-27T21:40", "晚报科技",
		"{o|潮汐铁路}的调度系统将搬进{o|灯塔计算}的机房。{p|葛明远}"
		"表示：“[3|列车停一分钟，我们赔一小时。]”{p|顾南乔}回应说："
		"“[4|我更希望你们一分钟也不用赔。]”首年算力价格下调<30%>。" },
	{ "Lighthouse rooms, rented by the hour", "2026-03-01T22:10",
		"The Ledger",
		"{o|灯塔计算}, a company that lives in a lighthouse, now rents "
		"rooms by the hour. \"[2|The view is extra]\", says {p|Ge "
		"Mingyuan}. Demand rose <42%> in a month." },
	{ "三家公司同日下调接口价格", "2026-03-01T18:05", "财经早报",
		"{o|云栈}、{o|灯塔计算}与{o|青禾科技}同日下调接口价格。{p|何竞"
		"}说：“[4|降价不是策略，是结果。]”{p|葛明远}的说法更短：“[5|"
		"电费降了，就这样。]”最多的一家降了<55%>。" },
	{ "潮汐铁路早班车首日准点", "2026-03-02T08:05", "前沿周刊",
		"{o|潮汐铁路}首日准点率达到<98%>。创始人{p|顾南乔}说：“[2|我们"
		"不和海抢时间，只在它让路的时候走。]”调度由{o|灯塔计算}"
		"提供。" },
	{ "青禾科技换帅", "2026-03-02T09:30", "晚报科技",
		"{o|青禾科技}宣布由{p|林以宁}接任首席执行官，前任{p|何竞}离开。"
		"“[2|先把账算清楚，再谈理想。]”她在全员会上说。{p|何竞}称赞道："
		"“[3|她比我更会算账。]”" },
};

static void
save(struct store *s, size_t i)
{
	struct err e = { 0 };
	struct article a;
	int64_t id;
	bool fresh;

	make_article(&articles[i], &perm, &a);
	if (i == 0)
		make_role(&a, &perm, "葛明远", "总工程师", "石浦电厂");
	if (i == 1) {
		make_role(&a, &perm, "葛明远", "负责人", "灯塔计算");
		make_alias(&a, &perm, "葛明远", "老葛");
		make_about(&a, &perm, 1, "葛明远");
		make_about(&a, &perm, 0, "顾南乔");
	}
	if (!store_save(s, &a, &id, &fresh, &e))
		fail_msg("%s", e.text);
}

/* Made once: the explorer only reads it. */
/* A feed of a folder that gave articles, and one that fails. */
static void
make_feeds(struct store *s)
{
	struct feed_row rows[] = {
		{ .url = STR("http://a.example/feed"),
			.title = STR("晚报科技"),
			.folder = STR("报纸") },
		{ .url = STR("http://b.example/feed"),
			.title = STR("The Ledger"),
			.folder = STR("报纸") },
	};
	struct arena tmp = { 0 };
	struct ids ids;
	struct article a;
	struct err e = { 0 };
	bool fresh;

	for (size_t i = 0; i < TESTS_N(rows); i++)
		if (!store_follow(s, &rows[i], &rows[i].id, &fresh, &e))
			fail_msg("%s", e.text);
	rows[1].failure = STR("the server answers 503");
	rows[1].failures = 1;
	assert_true(store_set_feed(s, &rows[1], &e));
	assert_true(store_articles(s, &tmp, &ids, &e));
	for (size_t i = 0; i < 3 && i < ids.n; i++) {
		int64_t id;

		assert_true(store_load(s, ids.v[i], &tmp, &a, &e));
		if (!store_save_entry(s, rows[0].id, &a, &id, &fresh, &e))
			fail_msg("%s", e.text);
	}
	arena_free(&tmp);
}

static void
make_archive(const char *path)
{
	static bool made;
	struct err e = { 0 };

	if (made)
		return;
	struct store *s = make_store(path, STORE_WRITE);
	if (!store_begin(s, &e))
		fail_msg("%s", e.text);
	for (size_t i = 0; i < TESTS_N(articles); i++)
		save(s, i);
	if (!store_commit(s, &e) || !store_begin(s, &e))
		fail_msg("%s", e.text);
	make_feeds(s);
	if (!store_commit(s, &e))
		fail_msg("%s", e.text);
	store_close(s);
	made = true;
}

void
tui_begin(int rows, int columns)
{
	static int n;
	struct err e = { 0 };
	const char *path = make_path(&perm, "tui.db");
	const char *state =
		make_path(&perm, arena_printf(&perm, "tui-state-%d.db", ++n).s);

	make_archive(path);
	if (!store_open(path, state, STORE_READ, &tui_app.store, &e))
		fail_msg("%s", e.text);
	memcpy(tui_app.today, "2026-03-02", 11);
	if (!app_init(&tui_app, rows, columns, &e))
		fail_msg("%s", e.text);
	app_draw(&tui_app, &tui_screen);
}

void
tui_end(void)
{
	struct app opened = tui_app;

	app_free(&tui_app);
	edition_close(&opened);
	screen_free(&tui_screen);
	arena_free(&perm);
}

static void
press(uint32_t key)
{
	struct event e = { .kind = EVENT_PRESS, .press = key };

	app_event(&tui_app, &e);
}

void
tui_press(const char *keys)
{
	str rest = str_of(keys), one;

	for (bool more = true; more;) {
		more = str_cut(rest, STR(" "), &one, &rest);
		uint32_t key = press_parse(one), letter;

		if (press_is_twice(key, &letter))
			key = 0;
		if (key)
			press(key);
		for (size_t at = 0; !key && at < one.n;)
			press(utf8_next(one, &at));
	}
	while (app_work(&tui_app))
		;
	app_draw(&tui_app, &tui_screen);
	resume_keep(&tui_app);
}

void
tui_paste(const char *text)
{
	struct event e = { .kind = EVENT_PASTE, .paste = str_of(text) };

	app_event(&tui_app, &e);
	app_draw(&tui_app, &tui_screen);
}

void
tui_resize(int rows, int columns)
{
	struct event e = { EVENT_RESIZE, .row = rows, .column = columns };

	app_event(&tui_app, &e);
	app_draw(&tui_app, &tui_screen);
}

/* How long a search took is another number each time, and on a slow machine
 * one of more digits: "0.0 ms", with blanks behind for what it was longer. */
static void
still_time(struct buf *text, str unit)
{
	size_t at = str_find(buf_str(text), unit);

	if (at == STR_NONE)
		return;
	size_t from = at, end = at + unit.n;
	while (from > 0 && strchr("0123456789.", text->s[from - 1]))
		from--;
	memset(text->s + from, ' ', end - from);
	memcpy(text->s + from, "0.0", 3);
	memcpy(text->s + from + 3, unit.s, unit.n);
}

str
tui_text(void)
{
	static struct buf text;

	buf_reset(&text);
	screen_text(&tui_screen, &text);
	still_time(&text, STR(" ms"));
	still_time(&text, STR(" 毫秒"));
	return buf_str(&text);
}

void
tui_check(const char *name)
{
	const char *srcdir = getenv("srcdir");
	const char *mode = getenv("JIANBAO_SCREENS");
	const char *path = arena_printf(
		&perm, "%s/tests/screens/%s.txt", srcdir ? srcdir : ".", name)
				   .s;
	str got = tui_text();
	struct file want;
	struct err e = { 0 };

	if (mode && strcmp(mode, "write") == 0) {
		FILE *f = fopen(path, "w");

		assert_non_null(f);
		fwrite(got.s, 1, got.n, f);
		fclose(f);
	}
	if (!file_open(path, &want, &e))
		fail_msg("%s", e.text);
	if (!str_eq(got, want.bytes))
		fail_msg("%s is not:\n%.*s", path, STR_ARG(got));
	file_close(&want);
}

int
tui_setup(void **state)
{
	(void)state;
	tui_begin(24, 80);
	return 0;
}

int
tui_teardown(void **state)
{
	(void)state;
	tui_end();
	return 0;
}

bool
tui_shows(const char *words)
{
	return str_find(tui_text(), str_of(words)) != STR_NONE;
}

const struct view_ops *
tui_top(void)
{
	return app_top(&tui_app)->ops;
}

const char *
tui_message(void)
{
	return tui_app.shell->message.text;
}

void
tui_click(int row, int column)
{
	struct event e = { EVENT_CLICK, .row = row, .column = column };

	app_event(&tui_app, &e);
	app_draw(&tui_app, &tui_screen);
}
