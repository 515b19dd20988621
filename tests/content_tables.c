/* content/: what is asked of the tables themselves. */
#include "tests/test.h"

#include <string.h>

static void
check_once(const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n; k++)
			if (strcmp(words[i], words[k]) == 0)
				fail_msg("\"%s\" stands twice", words[i]);
}

static void
tables_have_each_word_once(void **state)
{
	static const char *const verbs[] = {
#define VERB(word, sorts, manner) word,
#include "content/quotes/verbs.def"
	};
	static const char *const cues[] = {
#define CUE(word, sorts) word,
#include "content/quotes/cues.def"
	};
#undef CUE
	static const char *const moods[] = {
#define MOOD(word, sorts) word,
#include "content/quotes/moods.def"
	};
	static const char *const figure_cues[] = {
#define CUE(word, sorts) word,
#include "content/figures/figure_cues.def"
	};
	static const char *const measures[] = {
#define MEASURE(word, numbers, name) word,
#include "content/figures/measures.def"
	};
	static const char *const currencies[] = {
#define CURRENCY(word, where, code) word,
#include "content/figures/currencies.def"
	};

	(void)state;
	check_once(verbs, TESTS_N(verbs));
	check_once(cues, TESTS_N(cues));
	check_once(moods, TESTS_N(moods));
	check_once(figure_cues, TESTS_N(figure_cues));
	check_once(measures, TESTS_N(measures));
	check_once(currencies, TESTS_N(currencies));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_have_each_word_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
