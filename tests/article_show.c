#include "tests/article_show.h"

#include "tests/store_make.h"
#include "tests/test.h"
#include "tests/tui_make.h"

struct arena show_arena;
int64_t show_tide, show_harbour;

int64_t
show_save(const struct article *a)
{
	struct store *s =
		make_store(make_path(&show_arena, "tui.db"), STORE_WRITE);
	int64_t id = make_save(s, a);

	store_close(s);
	return id;
}

int64_t
show_save_made(const struct made_article *m)
{
	struct article a;

	article_make(m, &show_arena, &a);
	return show_save(&a);
}

void
show_open(int64_t id)
{
	struct article_place place = { .id = id };
	struct err e = { 0 };

	if (!app_open(&tui_app, &view_article, &place, &e))
		fail_msg("%s", e.text);
	app_draw(&tui_app, &tui_screen);
}

struct article_state *
show_state(void)
{
	struct view *top = app_top(&tui_app);

	assert_ptr_equal(top->ops, &view_article);
	return top->state;
}

bool
show_row_holds(int row, const char *words)
{
	str rest = tui_text(), line = { 0 };

	for (int i = 0; i <= row; i++)
		str_line(&rest, &line);
	return str_find(line, str_of(words)) != STR_NONE;
}

int
show_setup(void **unused)
{
	(void)unused;
	tui_begin(24, 80);
	show_tide = show_save_made(&tide_railway);
	show_harbour = show_save_made(&harbour_clock);
	show_open(show_tide);
	return 0;
}

int
show_teardown(void **unused)
{
	arena_free(&show_arena);
	return tui_teardown(unused);
}
