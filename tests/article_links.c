/* Links of an article, by key: there, back, and what opening one asks. */
#include "tests/article_show.h"
#include "tests/store_make.h"
#include "tests/test.h"
#include "tests/tui_make.h"

static const struct {
	const char *words, *url;
} links[] = {
	{ "潮汐铁路", "https://rail.example/" },
	{ "玄武岩枕木", "https://rail.example@stones.example/sleepers" },
	{ "四家公司", "https://bids.example/four" },
};

enum { LINKS = TESTS_N(links) };

static void
add_links(struct article *a)
{
	for (size_t i = 0; i < LINKS; i++) {
		str words = str_of(links[i].words);
		uint32_t at = (uint32_t)str_find(a->text, words);

		*vec_push(&show_arena, &a->links) = (struct link){
			.at = { at, at + (uint32_t)words.n },
			.url = article_word_add(
				a, &show_arena, str_of(links[i].url)),
		};
	}
}

static void
open_made(const struct made_article *made, bool linked)
{
	struct article a;

	article_make(made, &show_arena, &a);
	if (linked)
		add_links(&a);
	show_open(show_save(&a));
}

static int
begin(void **unused)
{
	(void)unused;
	tui_begin(24, 80);
	open_made(&tide_railway, true);
	return 0;
}

/* Which link is marked; LINKS: none. */
static size_t
marked(void)
{
	const struct article_state *s = show_state();

	return s->focus.kind == TARGET_LINK ? s->focus.index : LINKS;
}

static void
a_key_goes_from_link_to_link_and_back(void **unused)
{
	static const struct {
		const char *keys;
		size_t link;
		const char *shows;
	} cases[] = {
		{ "w", 0, "link 1/3 rail.example" },
		{ "w", 1, "玄武岩枕木" },
		{ "w", 2, "link 3/3" },
		{ "w", 2, "no link further on" },
		{ "W", 1, "link 2/3" },
		{ "Ctrl-W", 0, "link 1/3" },
		{ "W", 0, "no link before this" },
		{ "H H", 2, "link 3/3" },
	};

	(void)unused;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		tui_press(cases[i].keys);
		assert_int_equal(marked(), cases[i].link);
		assert_shows(cases[i].shows);
	}
}

/* Whatever stands before the @, and whatever the words promise. */
static void
enter_asks_and_shows_the_real_host(void **unused)
{
	(void)unused;
	tui_press("w w Enter");
	assert_true(tui_top() != &view_article);
	assert_shows("stones.example");
	tui_press("q");
	assert_int_equal(marked(), 1);
}

static void
on_a_phone_the_next_link_is_named_too(void **unused)
{
	(void)unused;
	tui_resize(12, 40);
	tui_press("w");
	assert_shows("link 1/3");
	assert_shows("⏎ open");
}

static void
without_links_it_is_said(void **unused)
{
	(void)unused;
	open_made(&harbour_clock, false);
	tui_press("w");
	assert_shows("there are no links in this article");
}

#define VIEW_TEST(f) cmocka_unit_test_setup_teardown(f, begin, show_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		VIEW_TEST(a_key_goes_from_link_to_link_and_back),
		VIEW_TEST(enter_asks_and_shows_the_real_host),
		VIEW_TEST(on_a_phone_the_next_link_is_named_too),
		VIEW_TEST(without_links_it_is_said),
	};

	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	make_cleanup();
	return failed;
}
