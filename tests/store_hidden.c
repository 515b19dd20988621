/* What is archived or deleted, found by its changes: as if it were looked up. */
#include "tests/store_groups.h"

#include "tests/random.h"
#include "tests/store_make.h"
#include "tests/test.h"

#include "store/store_internal.h"

enum { HIDE_ARTICLES = 120, HIDE_ROUNDS = 60 };

/* As a connection that has not seen the marks come finds them, by what the
 * last one wrote down or without it. */
static void
check_hidden(struct store *s, const char *path, const char *mine, bool recalls)
{
	struct store *fresh;
	struct err e = { 0 };

	assert_true(store_open(path, mine, STORE_READ, &fresh, &e));
	if (!recalls)
		assert_true(sql_do(&fresh->state, &e, "delete from away_of"));
	const struct hidden *a = hidden_load(s, &e),
			    *b = hidden_load(fresh, &e);
	assert_int_equal(a->n, b->n);
	assert_int_equal(a->rows.n, b->rows.n);
	for (size_t i = 0; i < a->n; i++) {
		assert_int_equal(a->v[i].id, b->v[i].id);
		assert_int_equal(a->v[i].at, b->v[i].at);
		assert_int_equal(a->v[i].figures, b->v[i].figures);
		assert_int_equal(a->v[i].archived, b->v[i].archived);
		assert_int_equal(a->v[i].deleted, b->v[i].deleted);
	}
	store_close(fresh);
}

static void
save_numbered(struct store *s, uint32_t i)
{
	struct arena a = { 0 };

	make_save_made(s, &(struct made){ arena_printf(&a, "%u", i).s,
				  "2026-01-01", "", "风<1%>。" });
	arena_free(&a);
}

/* Somebody else reads. */
static void
mark_elsewhere(const char *path, const char *mine)
{
	struct store *other = make_store_with(path, mine);
	struct err e = { 0 };

	make_step(other);
	make_step_end(
		other, make_mark(other, 1 + random_below(HIDE_ARTICLES),
			       random_below(2) ? DEED_READ : DEED_ARCHIVED,
			       true, &e) ||
			       e.kind == ERR_NONE);
	store_close(other);
}

/* An article goes, or comes: one that was there before has the same uid. */
static void
change_archive(struct store *s)
{
	struct err e = { 0 };

	if (random_below(2)) {
		save_numbered(s, random_below(2 * HIDE_ARTICLES));
		return;
	}
	assert_true(store_begin(s, &e));
	store_delete(s, 1 + random_below(HIDE_ARTICLES), &e);
	assert_true(store_commit(s, &e));
}

static void
what_is_hidden_step_by_step_is_what_is_hidden(void **state)
{
	struct arena a = { 0 };
	const char *path = make_path(&a, "step.db");
	const char *mine = make_path(&a, "step-state.db");
	struct store *s = make_store_with(path, mine);
	struct err e = { 0 };
	size_t changed;

	(void)state;
	for (uint32_t i = 0; i < HIDE_ARTICLES; i++)
		save_numbered(s, i);
	for (int round = 0; round < HIDE_ROUNDS; round++) {
		/* Now and then more than are remembered one by one. */
		uint32_t most = round % 5 ? 3 : HIDE_ARTICLES;
		struct ids ids = { 0 };

		for (uint32_t i = random_below(most) + 1; i; i--)
			*vec_push(&a, &ids) = 1 + random_below(HIDE_ARTICLES);
		make_step(s);
		make_step_end(s,
			store_mark_all(s, &ids,
				random_below(2) ? DEED_ARCHIVED : DEED_DELETED,
				random_below(3) > 0, &changed, &e));
		if (random_below(3) == 0)
			make_undo(s);
		if (random_below(4) == 0)
			change_archive(s);
		if (random_below(4) == 0)
			mark_elsewhere(path, mine);
		check_hidden(s, path, mine, round % 3);
	}
	store_close(s);
	arena_free(&a);
}

static void
what_is_hidden_is_known_again_after_a_failure(void **state)
{
	struct arena a = { 0 };
	const char *path = make_path(&a, "failing.db");
	const char *mine = make_path(&a, "failing-state.db");
	struct store *s = make_store_with(path, mine), *other;
	struct err e = { 0 };

	(void)state;
	for (uint32_t i = 0; i < 9; i++) {
		save_numbered(s, i);
		make_step(s);
		make_step_end(s, make_mark(s, 1 + i, DEED_ARCHIVED, true, &e));
	}
	check_hidden(s, path, mine, true);
	assert_true(store_open(path, mine, STORE_WRITE, &other, &e));
	assert_true(sql_do(&other->archive, &e,
		"alter table article rename to elsewhere"));
	/* somewhere among the others */
	assert_true(sql_do(&other->state, &e,
		"insert into seen (uid, archived) values (x'80', 1)"));
	assert_null(hidden_load(s, NULL));
	assert_null(hidden_load(s, NULL));
	assert_true(sql_do(&other->archive, &e,
		"alter table elsewhere rename to article"));
	check_hidden(s, path, mine, true);
	check_hidden(s, path, mine, false);
	store_close(other);
	store_close(s);
	arena_free(&a);
}

int
test_hidden(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_hidden_step_by_step_is_what_is_hidden),
		cmocka_unit_test(what_is_hidden_is_known_again_after_a_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
