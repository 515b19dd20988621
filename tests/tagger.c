#include "tests/test.h"

#include "content/names/name_add.h"
#include "content/names/name_context.h"
#include "content/names/name_jury.h"
#include "content/names/tagger.h"
#include "content/names/tagger_model.h"

#include <stdlib.h>
#include <string.h>

extern const uint64_t names_model[];
extern const size_t names_model_size;

static void
lay(struct article *a, struct arena *perm, str text)
{
	str line, rest = text;

	*a = (struct article){ .text = text };
	while (str_line(&rest, &line)) {
		uint32_t at = (uint32_t)(line.s - text.s);

		vec_push(perm, &a->paragraphs)->at =
			(struct span){ at, at + (uint32_t)line.n };
	}
}

/* Both readings run; what the second one finds. */
static void
tag(const struct article *a, struct arena *perm, struct names *out)
{
	struct readings r = { 0 };

	name_weigh_article(a, NULL, perm, &r.weighed, &r.stretches);
	tagger_run(a, &r, perm);
	*out = r.tagged;
}

static void
names_are_found_with_their_kinds(void **state)
{
	static const struct {
		const char *text, *name;
		int kind;
	} cases[] = {
		{ "云栈科技CEO许明远表示，公司不会降价。", "许明远",
			PLAYER_PERSON },
		{ "记者从星桥半导体有限公司获悉，新品推迟了。",
			"星桥半导体有限公司", PLAYER_ORG },
		{ "會議在杭州舉行，與會者三百人。", "杭州", PLAYER_PLACE },
		{ "研究員馬克·羅森伯格（Mark Rosenberg）說不。",
			"馬克·羅森伯格", PLAYER_PERSON },
	};
	struct arena perm = { 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct article a;
		struct names out = { 0 };
		bool found = false;

		lay(&a, &perm, str_of(cases[i].text));
		tag(&a, &perm, &out);
		for (size_t k = 0; k < out.n; k++)
			found |= out.v[k].kind == cases[i].kind &&
				 str_eq(article_span(&a, out.v[k].at),
					 str_of(cases[i].name));
		if (!found)
			fail_msg("%s: no %s", cases[i].text, cases[i].name);
	}
	arena_free(&perm);
}

static void
names_are_in_order_and_apart(void **state)
{
	struct arena perm = { 0 };
	struct article a;
	struct names out = { 0 };

	(void)state;
	lay(&a, &perm,
		STR("周既明、何竞和林以宁都去了北京。\n"
		    "Sam Lee of Northlight Labs met 王总 in 上海。"));
	tag(&a, &perm, &out);
	assert_true(out.n >= 4);
	for (size_t k = 0; k < out.n; k++) {
		assert_true(out.v[k].at.start < out.v[k].at.end);
		assert_true(out.v[k].certainty >= 1);
		if (k)
			assert_true(out.v[k - 1].at.end <= out.v[k].at.start);
	}
	arena_free(&perm);
}

static void
empty_and_ill_formed_lines_are_fine(void **state)
{
	struct arena perm = { 0 };
	struct article a;
	struct names out = { 0 };

	(void)state;
	lay(&a, &perm, STR("\n\n   \n\xE4\xB8\n\xFF\xFE王\xE5\n“《（「“《\n"));
	tag(&a, &perm, &out);
	arena_free(&perm);
}

static void
a_damaged_model_is_refused(void **state)
{
	char *copy = malloc(names_model_size);

	(void)state;
	memcpy(copy, names_model, names_model_size);
	assert_non_null(model_open((str){ copy, names_model_size }));
	assert_null(model_open((str){ copy, names_model_size - 1 }));
	assert_null(model_open((str){ copy, 10 }));
	copy[names_model_size / 2] ^= 1;
	assert_null(model_open((str){ copy, names_model_size }));
	free(copy);
}

/* The checksum is right, but a word of the filter has its rows elsewhere. */
static void
a_model_whose_rows_are_not_there_is_refused(void **state)
{
	struct model *copy = malloc(names_model_size);
	str bytes = { (char *)copy, names_model_size };

	(void)state;
	memcpy(copy, names_model, names_model_size);
	copy->starts[7] = UINT32_MAX;
	copy->checksum = str_hash(model_body(bytes));
	assert_null(model_open(bytes));
	free(copy);
}

static void
weights_add_up_in_one_word(void **state)
{
	static const int one[4] = { -127, 5, 0, -1 },
			 two[4] = { 0, -6, 9, 127 };
	uint64_t sum = model_code(one) + model_code(two);
	int32_t of[4];

	(void)state;
	model_uncode(sum, of);
	for (int i = 0; i < 4; i++)
		assert_int_equal(of[i], one[i] + two[i]);
}

/* lean: of an organisation; other kinds are out of the question. */
static struct name
name_in(str text, const char *name, int16_t weighed, int16_t tagged)
{
	uint32_t at = (uint32_t)str_find(text, str_of(name));
	struct name n = { .at = { at, at + (uint32_t)strlen(name) },
		.kind = PLAYER_ORG,
		.certainty = weighed > 0 ? 90 : 30,
		.entry = NO_INDEX };

	for (int k = 0; k < PLAYER_KINDS; k++) {
		n.weighed[k] = k == PLAYER_ORG ? weighed : -600;
		n.tagged[k] = k == PLAYER_ORG ? tagged : -1000;
	}
	return n;
}

static void
a_name_stands_by_what_both_readings_say(void **state)
{
	str text =
		STR("甲云和乙云谈判，丙云不谈；Skald 1.5 与 Rune 2.5亿元无关");
	struct name weighed[] = { name_in(text, "甲云", 500, 900),
		name_in(text, "乙云", -200, -900),
		name_in(text, "丙云", 400, 800) };
	struct name tagged[] = { name_in(text, "甲云", 500, 900),
		name_in(text, "丙云", 400, 800),
		name_in(text, "Skald", 0, 1000),
		name_in(text, "Rune", 0, 1000) };
	static const char *const want[] = { "甲云", "丙云", "Skald 1.5",
		"Rune" };
	struct article a = { .text = text };
	struct readings r = { .weighed = { weighed, 3, 3 },
		.tagged = { tagged, 4, 4 },
		.eager = { tagged, 4, 4 } };
	struct names out = { 0 }, doubtful = { 0 };
	struct arena perm = { 0 };

	(void)state;
	name_vote(&a, &r, &perm, &out, &doubtful);
	assert_int_equal(out.n, TESTS_N(want));
	for (size_t i = 0; i < out.n; i++)
		assert_str_equal(
			article_span(&a, out.v[i].at), str_of(want[i]));
	arena_free(&perm);
}

static void
of_names_that_overlap_the_likelier_ones_stand(void **state)
{
	str text = STR("远山云栈公司成立，云栈公司不知情");
	struct name weighed[] = { name_in(text, "远山", -100, -900) };
	struct name tagged[] = { name_in(text, "远山云栈公司", 0, 1000) };
	struct article a = { .text = text };
	struct readings r = { .weighed = { weighed, 1, 1 },
		.tagged = { tagged, 1, 1 },
		.eager = { tagged, 1, 1 } };
	struct names out = { 0 }, doubtful = { 0 };
	struct arena perm = { 0 };

	(void)state;
	name_vote(&a, &r, &perm, &out, &doubtful);
	for (size_t i = 0; i + 1 < out.n; i++)
		assert_true(out.v[i].at.end <= out.v[i + 1].at.start);
	assert_true(out.n >= 1);
	for (size_t i = 0; i < out.n; i++)
		assert_false(
			str_eq(article_span(&a, out.v[i].at), STR("远山")));
	arena_free(&perm);
}

static void
doubtful_names_are_added_though_they_overlap(void **state)
{
	static const struct span want[] = { { 0, 6 }, { 9, 18 }, { 9, 15 },
		{ 12, 21 } };
	struct name there[] = { { .at = { 0, 6 } },
		{ .at = { 9, 15 }, .doubtful = true } };
	struct name more[] = { { .at = { 12, 21 }, .doubtful = true },
		{ .at = { 3, 9 }, .doubtful = true },
		{ .at = { 9, 18 }, .doubtful = true },
		{ .at = { 9, 15 }, .doubtful = true } };
	struct names names = { 0 }, found = { more, 4, 4 };
	struct arena perm = { 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(there); i++)
		*vec_push(&perm, &names) = there[i];
	names_add_doubtful(&names, &found, &perm);
	assert_int_equal(names.n, TESTS_N(want));
	for (size_t i = 0; i < names.n; i++) {
		assert_int_equal(names.v[i].at.start, want[i].start);
		assert_int_equal(names.v[i].at.end, want[i].end);
	}
	arena_free(&perm);
}

static void
names_show_what_stands_beside_them(void **state)
{
	str text = STR("甲云、“乙云”和《丙云》（丁云）都不谈");
	static const char *const all[] = { "甲云", "乙云", "丙云", "丁云" };
	struct name named[TESTS_N(all)];
	struct article a = { .text = text };
	struct arena perm = { 0 };
	struct jury j = { 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(all); i++)
		named[i] = name_in(text, all[i], 500, 900);
	struct readings r = { .weighed = { named, 4, 4 } };
	jury_fill(&j, &a, &r, &perm);
	assert_int_equal(j.ballots.n, TESTS_N(all));
	static const uint32_t listed[] = { 1, 2, 1, 0 };
	static const bool bracketed[] = { false, false, true, true };
	for (size_t i = 0; i < TESTS_N(all); i++) {
		const struct beside *b = &j.ballots.v[i].beside;

		assert_int_equal(b->listed, listed[i]);
		assert_true((b->list[PLAYER_ORG] > 0.9f) == (listed[i] > 0));
		assert_true((b->bracket[PLAYER_ORG] > 0) == bracketed[i]);
	}
	arena_free(&perm);
}

static void
the_same_words_around_are_the_same_slots(void **state)
{
	str text = STR("他在云栈科技上班。\n他在云栈科技上班");
	uint16_t first[CONTEXT_MOST], second[CONTEXT_MOST];
	struct span one = { 6, 18 }, other = { 34, 46 };

	(void)state;
	assert_str_equal(str_slice(text, one.start, one.end),
		str_slice(text, other.start, other.end));
	size_t n = context_slots(text, one, first);
	size_t m = context_slots(text, other, second);
	assert_true(n > 0 && n <= CONTEXT_MOST && m > 0 && m < n);
	assert_int_equal(first[0], second[0]);
	assert_int_equal(first[1], second[1]);
	for (size_t i = 0; i < n; i++)
		assert_true(first[i] < CONTEXT_SLOTS);
	/* The ends of a text are like those of a line. */
	assert_true(context_slots(STR("云"), (struct span){ 0, 3 }, first) > 0);
	assert_true(context_slots(STR(""), (struct span){ 0, 0 }, first) > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_found_with_their_kinds),
		cmocka_unit_test(names_are_in_order_and_apart),
		cmocka_unit_test(empty_and_ill_formed_lines_are_fine),
		cmocka_unit_test(a_damaged_model_is_refused),
		cmocka_unit_test(a_model_whose_rows_are_not_there_is_refused),
		cmocka_unit_test(weights_add_up_in_one_word),
		cmocka_unit_test(a_name_stands_by_what_both_readings_say),
		cmocka_unit_test(of_names_that_overlap_the_likelier_ones_stand),
		cmocka_unit_test(doubtful_names_are_added_though_they_overlap),
		cmocka_unit_test(names_show_what_stands_beside_them),
		cmocka_unit_test(the_same_words_around_are_the_same_slots),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
