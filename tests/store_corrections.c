/* Players that a reader has merged, renamed or hidden, and back again. */
#include "tests/store_groups.h"

#include "tests/store_cast.h"
#include "tests/store_make.h"
#include "tests/test.h"

#include "store/save/corrected.h"

typedef bool deed_fn(struct store *, struct err *);

/* In a transaction of its own. */
static void
correct(struct store *s, deed_fn *deed)
{
	struct err e = { 0 };

	if (!store_begin(s, &e) || !deed(s, &e) || !store_commit(s, &e))
		fail_msg("%s", e.text);
}

static bool
merge(struct store *s, struct err *e)
{
	return store_player_merge(
		s, cast_named(s, "何竞"), cast_named(s, "陆文昭"), e);
}

static bool
part(struct store *s, struct err *e)
{
	return store_player_part(s, cast_named(s, "陆文昭"), STR("何竞"), e);
}

static bool
rename_him(struct store *s, struct err *e)
{
	return store_player_rename(s, cast_named(s, "老陆"), STR("陆总"), e);
}

static bool
name_him_back(struct store *s, struct err *e)
{
	return store_player_rename(s, cast_named(s, "陆总"), STR(""), e);
}

static bool
hide(struct store *s, struct err *e)
{
	return store_player_hide(s, cast_named(s, "陆文昭"), true, e);
}

static bool
show(struct store *s, struct err *e)
{
	int64_t id = 0;

	return store_player_hidden(s, STR("老陆"), &id, e) &&
	       store_player_hide(s, id, false, e);
}

static void
merged_players_are_one_until_they_are_parted(void **state)
{
	static const struct made later = { "之四", "2026-04-01", "",
		"{p|何竞}又说：“[1|再说一次。]”" };
	struct arena a = { 0 };
	int64_t id[3], one;
	struct card c;
	struct err e = { 0 };
	struct article in;
	struct store *s = cast_three(&a, "corrected.db", id);
	str before = cast_tell(s, &a);

	(void)state;
	correct(s, merge);
	assert_int_equal(cast_named(s, "何竞"), cast_named(s, "陆文昭"));
	make_article(&later, &a, &in);
	one = make_save(s, &in);
	assert_true(store_card(s, cast_named(s, "陆文昭"), &a, &c, &e));
	assert_int_equal(c.articles.n, 4);
	assert_int_equal(c.said.n, 4);
	assert_int_equal(c.told.n, 0);
	assert_true(store_load(s, id[0], &a, &in, &e));
	cast_delete(s, &one, 1);
	assert_true(store_begin(s, &e));
	assert_false(merge(s, &e));
	store_rollback(s);
	correct(s, part);
	assert_str_equal(cast_tell(s, &a), before);
	store_close(s);
	arena_free(&a);
}

static void
renamed_players_keep_the_name_they_were_given(void **state)
{
	struct arena a = { 0 };
	int64_t id[3];
	struct player_row row;
	struct article in;
	struct err e = { 0 };
	struct store *s = cast_three(&a, "renamed.db", id);
	str before = cast_tell(s, &a);

	(void)state;
	correct(s, rename_him);
	assert_int_equal(cast_named(s, "陆总"), cast_named(s, "陆文昭"));
	assert_true(store_player(s, cast_named(s, "陆总"), &a, &row, &e));
	assert_str_equal(row.name, STR("陆总"));
	correct(s, name_him_back);
	assert_str_equal(cast_tell(s, &a), before);
	correct(s, rename_him);
	cast_delete(s, id, 3);
	cast_first(&a, &in);
	make_save(s, &in);
	assert_true(store_player(s, cast_named(s, "陆文昭"), &a, &row, &e));
	assert_str_equal(row.name, STR("陆总"));
	assert_int_equal(cast_named(s, "陆总"), row.id);
	store_close(s);
	arena_free(&a);
}

static void
hidden_players_are_in_no_list(void **state)
{
	struct arena a = { 0 };
	int64_t id[3];
	struct ids ids;
	struct card c;
	struct article in;
	struct err e = { 0 };
	struct store *s = cast_three(&a, "hidden.db", id);
	str before = cast_tell(s, &a);

	(void)state;
	correct(s, hide);
	assert_int_equal(cast_named(s, "老陆"), 0);
	assert_true(store_players(s, STR(""), &a, &ids, &e));
	assert_int_equal(ids.n, 4);
	assert_true(store_players(s, STR("陆"), &a, &ids, &e));
	assert_int_equal(ids.n, 0);
	assert_true(store_card(s, cast_named(s, "远山智能"), &a, &c, &e));
	for (size_t i = 0; i < c.with.n; i++)
		assert_false(str_eq(c.with.v[i].name, STR("陆文昭")));
	correct(s, show);
	assert_str_equal(cast_tell(s, &a), before);
	correct(s, hide);
	cast_delete(s, id, 3);
	cast_first(&a, &in);
	make_save(s, &in);
	assert_int_equal(cast_named(s, "陆文昭"), 0);
	store_close(s);
	arena_free(&a);
}

/* Looks, does, notes, as the explorer. */
static void
correct_noted(
	struct store *s, const char *who, deed_fn *deed, enum deed_kind kind)
{
	struct arena a = { 0 };
	struct corrected one;
	struct err e = { 0 };

	assert_true(store_corrected_look(
		s, cast_named(s, who), kind, &a, &one, &e));
	correct(s, deed);
	assert_true(store_corrected_note(s, &one, &e));
	arena_free(&a);
}

static bool
undo_last(struct store *s, enum deed_kind *kind)
{
	struct arena a = { 0 };
	struct corrected one;
	struct err e = { 0 };

	assert_true(store_corrected_last(s, &a, &one, &e));
	*kind = one.kind;
	bool is = one.step != 0;
	if (is) {
		assert_true(store_begin(s, &e));
		is = store_corrected_undo(s, &one, &e);
		if (is)
			assert_true(store_commit(s, &e));
		else
			store_rollback(s);
		assert_true(store_corrected_drop(s, one.step, &e));
	}
	arena_free(&a);
	return is;
}

static bool
merge_elsewhere(struct store *s, struct err *e)
{
	return store_player_merge(
		s, cast_named(s, "何竞"), cast_named(s, "远山智能"), e);
}

static bool
part_elsewhere(struct store *s, struct err *e)
{
	return store_player_part(s, cast_named(s, "远山智能"), STR("何竞"), e);
}

static bool
merge_again(struct store *s, struct err *e)
{
	return store_player_merge(
		s, cast_named(s, "陆总"), cast_named(s, "远山智能"), e);
}

/* The one who was renamed has another number after he was parted. */
static void
corrections_are_undone_last_first(void **state)
{
	static const enum deed_kind kinds[] = { DEED_MERGED, DEED_RENAMED,
		DEED_MERGED };
	struct arena a = { 0 };
	int64_t id[3], article;
	enum deed_kind kind;
	struct err e = { 0 };
	struct store *s = cast_three(&a, "last-first.db", id), *with = NULL;
	str before = cast_tell(s, &a);

	(void)state;
	store_close(s);
	assert_true(store_open(make_path(&a, "last-first.db"),
		make_path(&a, "last-first-state.db"), STORE_WRITE, &with, &e));
	s = with;
	article = id[0];
	assert_true(make_mark(s, article, DEED_STARRED, true, &e));
	correct_noted(s, "何竞", merge, DEED_MERGED);
	str merged = cast_tell(s, &a);
	correct_noted(s, "陆文昭", rename_him, DEED_RENAMED);
	str renamed = cast_tell(s, &a);
	correct_noted(s, "陆总", merge_again, DEED_MERGED);
	str texts[] = { renamed, merged, before };
	for (size_t i = 0; i < TESTS_N(texts); i++) {
		assert_true(undo_last(s, &kind));
		assert_int_equal(kind, kinds[i]);
		assert_str_equal(cast_tell(s, &a), texts[i]);
	}
	assert_false(undo_last(s, &kind));
	store_close(s);
	arena_free(&a);
}

static void
what_was_taken_back_otherwise_is_in_nobodys_way(void **state)
{
	struct arena a = { 0 };
	int64_t id[3];
	enum deed_kind kind;
	struct err e = { 0 };
	struct store *s = cast_three(&a, "otherwise.db", id), *with = NULL;

	(void)state;
	store_close(s);
	assert_true(store_open(make_path(&a, "otherwise.db"),
		make_path(&a, "otherwise-state.db"), STORE_WRITE, &with, &e));
	correct_noted(with, "陆文昭", hide, DEED_HIDDEN);
	correct_noted(with, "何竞", merge_elsewhere, DEED_MERGED);
	correct(with, part_elsewhere);
	assert_false(undo_last(with, &kind));
	assert_true(undo_last(with, &kind));
	assert_int_equal(kind, DEED_HIDDEN);
	assert_true(cast_named(with, "陆文昭") != 0);
	store_close(with);
	arena_free(&a);
}

int
test_corrections(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(merged_players_are_one_until_they_are_parted),
		cmocka_unit_test(renamed_players_keep_the_name_they_were_given),
		cmocka_unit_test(hidden_players_are_in_no_list),
		cmocka_unit_test(corrections_are_undone_last_first),
		cmocka_unit_test(
			what_was_taken_back_otherwise_is_in_nobodys_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
