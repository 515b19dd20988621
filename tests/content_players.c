/* content/: known names, sections, names, players, roles, groups. */
#include "tests/test.h"

#include "content/article.h"
#include "content/known.h"

static void
the_longest_known_name_is_matched(void **state)
{
	static const struct {
		const char *text, *surface;
		size_t at;
	} cases[] = {
		{ "阿里云", "阿里云", 0 },
		{ "在阿里巴巴集团工作", "阿里巴巴集团", 3 },
		{ "OPENAI的", "OPENAI", 0 },
		{ "ＯｐｅｎＡＩ", "ＯｐｅｎＡＩ", 0 },
		{ "臺積電", "臺積電", 0 },
		{ "OpenAIs", NULL, 0 },
		{ "XOpenAI", NULL, 1 },
		{ "GPT‑4", "GPT‑4", 0 },
		{ "什么也没有", NULL, 0 },
		{ "", NULL, 0 },
		{ "\xE9\x98", NULL, 0 },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct known_hit hit;
		str text = str_of(cases[i].text);
		bool found = known_match(text, cases[i].at, &hit);

		if (found != (cases[i].surface != NULL))
			fail_msg("%s", cases[i].text);
		if (found)
			assert_str_equal(str_slice(text, cases[i].at,
						 cases[i].at + hit.length),
				str_of(cases[i].surface));
	}
}

static void
a_known_name_has_kind_name_and_surfaces(void **state)
{
	struct known_hit hit;
	str surface;

	(void)state;
	assert_true(known_match(STR("Alibaba"), 0, &hit));
	assert_int_equal(hit.kind, PLAYER_ORG);
	assert_false(hit.common);
	assert_str_equal(known_name(hit.entry), STR("阿里巴巴"));
	assert_true(known_surface(hit.entry, 1, &surface));
	assert_str_equal(surface, STR("阿里"));
	assert_false(known_surface(hit.entry, 99, &surface));
	assert_false(known_surface(UINT32_MAX, 0, &surface));
	assert_true(known_match(STR("苹果"), 0, &hit));
	assert_true(hit.common);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_longest_known_name_is_matched),
		cmocka_unit_test(a_known_name_has_kind_name_and_surfaces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
