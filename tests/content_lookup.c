/* content/: sets of strings that are found at a place of a text. */
#include "tests/test.h"

#include "content/names/known_table.h"
#include "content/words/lexicon.h"
#include "content/words/lookup_build.h"
#include "content/words/lookup_each.h"
#include "content/words/packed.h"

#include <string.h>

enum { MEMBERS = 3000, TEXTS = 3000, LENGTH_MAX = 12 };

static struct arena perm;
static uint64_t seed = 88172645463325252u;

static uint32_t
below(uint32_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(seed >> 33) % n;
}

/* Few runes, so that many members share beginnings; of all sorts. */
static uint16_t
any_rune(void)
{
	static const uint16_t runes[] = { 'a', 'b', 0, 0x7E, 0x7F, 0x80, 0xB7,
		0x2FFF, 0x3000, 0x4E2D, 0x9FA5, 0xAFFF, 0xB000, 0xFFFE };

	return runes[below(TESTS_N(runes))];
}

static uint32_t
any_text(uint16_t *out)
{
	uint32_t n = 2 + below(LENGTH_MAX - 1);

	for (uint32_t i = 0; i < n; i++)
		out[i] = below(3) ? 'a' : any_rune();
	return n;
}

static void
add_random(struct lookup_members *m, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		uint16_t *runes = arena_new(&perm, uint16_t, LENGTH_MAX);

		*vec_push(&perm, m) = (struct lookup_member){ runes,
			any_text(runes), below(1 << 20) };
	}
}

static bool
begins(const struct lookup_member *m, const uint16_t *text, size_t n)
{
	return m->length <= n &&
	       memcmp(m->runes, text, m->length * sizeof *text) == 0;
}

/* Members sorted and each there once: the ones that begin a text rise. */
static void
check_text(const struct lookup_members *m, const struct lookup *t,
	const uint16_t *text, size_t n)
{
	struct lookup_hits hits;
	uint32_t k = 0;

	lookup_find(t, text, n, &hits);
	for (size_t i = 0; i < m->n; i++) {
		if (!begins(&m->v[i], text, n))
			continue;
		assert_true(k < hits.n);
		assert_int_equal(hits.v[k].length, m->v[i].length);
		assert_int_equal(hits.v[k++].value, m->v[i].value);
	}
	assert_int_equal(k, hits.n);
}

static void
all_members_that_begin_a_text_are_found_and_no_others(void **state)
{
	static const size_t sizes[] = { 0, 1, 2, 20, 300, MEMBERS };

	(void)state;
	for (size_t i = 0; i < TESTS_N(sizes); i++) {
		struct lookup_members m = { 0 };
		struct lookup t;

		add_random(&m, sizes[i]);
		lookup_build(&m, &perm, &t);
		assert_int_equal(t.n, m.n);
		for (int k = 0; k < TEXTS; k++) {
			uint16_t text[LENGTH_MAX];
			uint32_t n = any_text(text);

			check_text(&m, &t, text, below(n + 1));
		}
		for (size_t k = 0; k < m.n; k++)
			check_text(&m, &t, m.v[k].runes, m.v[k].length);
		arena_reset(&perm);
	}
}

static void
of_equal_members_the_greatest_value_is_found(void **state)
{
	static const uint16_t runes[] = { 0x4E2D, 0x56FD };
	struct lookup_members m = { 0 };
	struct lookup t;

	(void)state;
	for (uint32_t i = 0; i < 20; i++)
		*vec_push(&perm, &m) =
			(struct lookup_member){ runes, 2, i * 7 % 20 };
	lookup_build(&m, &perm, &t);
	assert_int_equal(t.n, 1);
	assert_int_equal(lookup_value(&t, runes, 2, 99), 19);
	assert_int_equal(lookup_value(&t, runes, 1, 99), 99);
}

/* 64 runes, and beginnings of them, more than a list holds. */
static void
the_longest_members_are_found(void **state)
{
	uint16_t runes[LOOKUP_LONGEST];
	struct lookup_members m = { 0 };
	struct lookup_hits hits;
	struct lookup t;

	(void)state;
	for (int i = 0; i < LOOKUP_LONGEST; i++)
		runes[i] = 0xFF00;
	for (uint32_t n = 2; n <= LOOKUP_LONGEST; n++)
		*vec_push(&perm, &m) = (struct lookup_member){ runes, n, n };
	lookup_build(&m, &perm, &t);
	lookup_find(&t, runes, LOOKUP_LONGEST, &hits);
	assert_int_equal(hits.n, LOOKUP_LONGEST - 1);
	for (uint32_t n = 2; n <= LOOKUP_LONGEST; n++)
		assert_int_equal(lookup_value(&t, runes, n, 0), n);
}

struct seen {
	const struct lookup *t;
	uint32_t n;
};

static void
see(void *ctx, const uint16_t *runes, size_t n, uint32_t value)
{
	struct seen *s = ctx;

	s->n++;
	assert_int_equal(lookup_value(s->t, runes, n, UINT32_MAX), value);
}

static void
each_member_of_the_tables_is_found(void **state)
{
	static const struct lookup *const tables[] = { &known_names,
		&lexicon_words, &lexicon_surnames };

	(void)state;
	for (size_t i = 0; i < TESTS_N(tables); i++) {
		struct seen s = { tables[i], 0 };

		lookup_each(tables[i], &perm, see, &s);
		assert_int_equal(s.n, tables[i]->n);
	}
}

static void
packed_numbers_come_back(void **state)
{
	(void)state;
	for (uint32_t width = 1; width < 64; width++) {
		enum { N = 200 };
		uint64_t *words =
			arena_new(&perm, uint64_t, packed_words(width, N));
		uint64_t numbers[N];

		for (size_t i = 0; i < N; i++) {
			numbers[i] = ((uint64_t)below(1u << 31) << 33 |
					     below(1u << 31)) >>
				     (64 - width);
			packed_put(words, width, i, numbers[i]);
		}
		for (size_t i = 0; i < N; i++)
			assert_true(packed_get(words, width, i) == numbers[i]);
	}
	assert_int_equal(packed_width(0), 1);
	assert_int_equal(packed_width(255), 8);
	assert_int_equal(packed_width(256), 9);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			all_members_that_begin_a_text_are_found_and_no_others),
		cmocka_unit_test(of_equal_members_the_greatest_value_is_found),
		cmocka_unit_test(the_longest_members_are_found),
		cmocka_unit_test(each_member_of_the_tables_is_found),
		cmocka_unit_test(packed_numbers_come_back),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_free(&perm);
	return failed;
}
