/* What is offered where nothing holds a word: the nearest one. */
#include "tests/search_groups.h"

#include "tests/store_make.h"
#include "tests/test.h"

#include "store/find/readings.h"
#include "store/store_internal.h"

static const struct made articles[] = {
	{ "Harbour dredging delayed", "2026-03-01", "甲报",
		"The estuary silted up again, said {p|Hanna Brook}. {p|Hanna "
		"Brook} and {o|Quayside Trust} disagree." },
	{ "玄武岩枕木换了一半", "2026-03-02", "乙报",
		"{o|潮汐铁路}的{p|陆文昭}说：“[2|明天就换完。]”{o|青禾科技}没有"
		"回应。{p|陆文昭}笑了。" },
	{ "Dredger sold", "2026-03-03", "甲报", "Nobody wanted it." },
};

static struct store *
open_words(struct arena *tmp)
{
	struct store *s = make_store(make_path(tmp, "near.db"), STORE_WRITE);
	struct err e = { 0 };

	for (size_t i = 0; i < TESTS_N(articles); i++)
		make_save_made(s, &articles[i]);
	if (!readings_update(&s->archive, &e))
		fail_msg("%s", e.text);
	return s;
}

static void
a_slip_has_its_nearest_word(void **state)
{
	static const struct {
		const char *typed, *near;
	} cases[] = {
		/* A character that is wrong, missing, too much, misplaced. */
		{ "陆文招", "陆文昭" },
		{ "陆文", "" },
		{ "路闻昭", "陆文昭" },
		{ "文陆昭", "陆文昭" },
		{ "陆文昭昭", "陆文昭" },
		{ "潮夕铁路", "潮汐铁路" },
		{ "朝夕铁路", "潮汐铁路" },
		{ "潮汐轨路", "潮汐铁路" },
		{ "潮铁路", "潮汐铁路" },
		{ "青和科技", "青禾科技" },
		{ "清河科技", "青禾科技" },
		/* Of a name, of a title's words, of a text's. */
		{ "hana brok", "Hanna Brook" },
		{ "anna brook", "" }, /* one of them has hits */
		{ "gredger", "dredger" },
		{ "dregding", "dredging" },
		{ "Harbuor", "harbour" },
		{ "estaury", "estuary" },
		{ "silte", "" }, /* it is one's beginning: that is a hit */
		/* Whatever is too far, too short, or no plain word. */
		{ "完全不同的", "" },
		{ "zzzzqq", "" },
		{ "title:dregding", "" },
		{ "\xFF\xFF\xFF", "" },
		{ "", "" },
	};
	struct arena tmp = { 0 };
	struct store *s = open_words(&tmp);

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct search_ask ask = { .query = str_of(cases[i].typed),
			.typing = true,
			.nearest = true };
		struct answer a = { 0 };

		search_made(s, ask, &tmp, &a);
		if (!str_eq(a.near, str_of(cases[i].near)))
			fail_msg("%s: \"%.*s\"", cases[i].typed,
				STR_ARG(a.near));
	}
	store_close(s);
	arena_free(&tmp);
}

/* A reader who hid somebody does not want to be led to him. */
static void
who_is_hidden_is_not_offered(void **state)
{
	struct arena tmp = { 0 };
	struct store *s = open_words(&tmp);
	struct search_ask ask = { .query = STR("hana brok"), .nearest = true };
	struct answer a = { 0 };
	struct err e = { 0 };
	int64_t id;

	(void)state;
	assert_true(store_player_named(s, STR("Hanna Brook"), &id, &e));
	assert_true(store_begin(s, &e));
	assert_true(store_player_hide(s, id, true, &e));
	assert_true(store_commit(s, &e));
	search_made(s, ask, &tmp, &a);
	assert_int_equal(a.near.n, 0);
	store_close(s);
	arena_free(&tmp);
}

int
test_nearest(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_slip_has_its_nearest_word),
		cmocka_unit_test(who_is_hidden_is_not_offered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
