#include "tests/search_groups.h"

#include "tests/random.h"
#include "tests/store_make.h"
#include "tests/test.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "content/words/fold.h"
#include "store/search.h"

/*
 * Articles of one commit that are so many that their terms go into several
 * pieces of the index.  Characters are drawn so that common ones are common
 * and pairs of rare ones stand in few.
 */
enum { ARTICLES = 900, RUNES = 500, ALPHABET = 3000, FIRST = 0x4E00 };

static str
random_text(struct arena *perm)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < RUNES; i++) {
		uint32_t r = FIRST + random_below(1 + random_below(ALPHABET));
		uint32_t to[FOLD_MAX];
		bool plain = fold_rune(r, to) == 1 && to[0] == r;

		buf_rune(&b, plain ? r : FIRST);
	}
	str s = arena_copy(perm, buf_str(&b));
	buf_free(&b);
	return s;
}

static int64_t
save(struct store *s, str text)
{
	struct article a = { .text = text };
	struct err e;
	int64_t id;
	bool fresh;

	assert_true(store_save(s, &a, &id, &fresh, &e));
	return id;
}

static void
compare(struct store *s, const str *texts, str query)
{
	struct search_ask ask = { .query = query, .limit = 1 };
	struct arena tmp = { 0 };
	struct answer a;
	struct err e;
	size_t want = 0;

	for (size_t i = 0; i < ARTICLES; i++)
		want += str_find(texts[i], query) != STR_NONE;
	assert_true(search_run(s, &ask, &tmp, &a, &e));
	assert_int_equal(a.total, want);
	arena_free(&tmp);
}

/* One or two characters out of a text, from a place between two of them. */
static str
piece_of(str text, size_t runes)
{
	size_t at = 3 * random_below(RUNES - 2);

	return str_slice(text, at, at + 3 * runes);
}

static void
many_articles_of_one_commit_are_found(void **state)
{
	struct arena perm = { 0 };
	struct store *s = make_store(make_path(&perm, "many.db"), STORE_WRITE);
	str *texts = arena_new(&perm, str, ARTICLES);
	struct err e;

	(void)state;
	random_seed = 11;
	assert_true(store_begin(s, &e));
	for (size_t i = 0; i < ARTICLES; i++) {
		texts[i] = random_text(&perm);
		int64_t id = save(s, texts[i]);

		if (i % 300 != 7)
			continue;
		/* What is only gathered yet can be taken back. */
		assert_true(store_delete(s, id, &e));
		texts[i] = STR("");
	}
	assert_true(store_commit(s, &e));
	for (size_t i = 0; i < 300; i++) {
		str text = texts[random_below(ARTICLES)];

		if (text.n)
			compare(s, texts, piece_of(text, 1 + i % 2));
	}
	store_close(s);
	arena_free(&perm);
}

static void
what_is_rolled_back_is_not_found(void **state)
{
	struct arena perm = { 0 };
	struct store *s = make_store(make_path(&perm, "back.db"), STORE_WRITE);
	str *texts = arena_new(&perm, str, ARTICLES);
	struct err e;

	(void)state;
	assert_true(store_begin(s, &e));
	save(s, STR("云栈降价"));
	store_rollback(s);
	assert_true(store_begin(s, &e));
	texts[0] = STR("星桥跟进");
	save(s, texts[0]);
	assert_true(store_commit(s, &e));
	compare(s, texts, STR("云栈"));
	compare(s, texts, STR("跟进"));
	store_close(s);
	arena_free(&perm);
}

int
test_gather(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(many_articles_of_one_commit_are_found),
		cmocka_unit_test(what_is_rolled_back_is_not_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
