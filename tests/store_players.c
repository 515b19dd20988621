/* One player over many articles. */
#include "tests/store_groups.h"

#include "tests/store_cast.h"
#include "tests/store_make.h"
#include "tests/test.h"

static void
names_that_fold_alike_are_one_player(void **state)
{
	struct arena a = { 0 };
	int64_t id[3];
	struct player_row row;
	struct err e = { 0 };
	struct store *s = cast_three(&a, "merge.db", id);

	(void)state;
	assert_true(store_player(s, cast_named(s, "陆文昭"), &a, &row, &e));
	assert_str_equal(row.name, STR("陆文昭"));
	assert_int_equal(row.kind, PLAYER_PERSON);
	assert_int_equal(row.articles, 3);
	assert_int_equal(row.mentions, 5);
	assert_int_equal(row.quotes, 2);
	assert_str_equal(row.first, STR("2026-01-15"));
	assert_str_equal(row.last, STR("2026-03-09"));
	assert_int_equal(cast_named(s, "陸文昭"), row.id);
	assert_int_equal(cast_named(s, " 老陆 "), row.id);
	assert_int_equal(cast_named(s, "无此人"), 0);
	store_close(s);
	arena_free(&a);
}

static void
name_of_two_players_is_a_third(void **state)
{
	static const struct made other = { "之四", "2026-04-01", "",
		"{p|陆明}在场。" };
	struct arena a = { 0 };
	int64_t id;
	struct article in;
	struct store *s = make_store(make_path(&a, "unclear.db"), STORE_WRITE);

	(void)state;
	cast_first(&a, &in);
	make_save(s, &in);
	make_article(&other, &a, &in);
	make_alias(&in, &a, "陆明", "老陆");
	make_save(s, &in);
	make_article(&cast_3, &a, &in);
	make_save(s, &in);

	struct player_row row;
	struct err e = { 0 };
	struct ids ids;
	assert_true(store_players(s, STR("老陆"), &a, &ids, &e));
	assert_int_equal(ids.n, 3);
	assert_true(store_player(s, cast_named(s, "陆文昭"), &a, &row, &e));
	assert_int_equal(row.articles, 1);
	id = row.id;
	assert_int_not_equal(cast_named(s, "陆明"), id);
	store_close(s);
	arena_free(&a);
}

static void
kinds_are_kept_apart(void **state)
{
	static const struct made both = { "两者", "2026-01-01", "",
		"{o|青禾}与{d|青禾}与{d|青禾}。" };
	struct arena a = { 0 };
	struct article in;
	struct ids ids;
	struct err e = { 0 };
	struct store *s = make_store(make_path(&a, "kinds.db"), STORE_WRITE);

	(void)state;
	make_article(&both, &a, &in);
	/* make_article takes one player a name. */
	*vec_push(&a, &in.players) =
		(struct player){ .name = in.players.v[0].name,
			.kind = PLAYER_PRODUCT };
	in.mentions.v[1].player = in.mentions.v[2].player = 1;
	make_save(s, &in);
	assert_true(store_players(s, STR("青禾"), &a, &ids, &e));
	assert_int_equal(ids.n, 2);
	struct player_row row;
	assert_true(store_player(s, ids.v[0], &a, &row, &e));
	assert_int_equal(row.kind, PLAYER_PRODUCT);
	assert_int_equal(row.mentions, 2);
	store_close(s);
	arena_free(&a);
}

static void
players_are_listed_most_mentioned_first(void **state)
{
	static const char *const want[] = { "陆文昭", "远山智能", "云栈",
		"何竞", "青川市" };
	struct arena a = { 0 };
	int64_t id[3];
	struct ids ids;
	struct player_row row;
	struct err e = { 0 };
	struct store *s = cast_three(&a, "ranked.db", id);

	(void)state;
	assert_true(store_players(s, STR(""), &a, &ids, &e));
	assert_int_equal(ids.n, TESTS_N(want));
	for (size_t i = 0; i < ids.n; i++) {
		assert_true(store_player(s, ids.v[i], &a, &row, &e));
		assert_str_equal(row.name, str_of(want[i]));
	}
	store_close(s);
	arena_free(&a);
}

static void
players_are_found_by_part_of_a_name(void **state)
{
	static const struct {
		const char *query;
		size_t n;
	} cases[] = {
		{ "文", 1 },
		{ "陸文", 1 },
		{ "老", 1 },
		{ "山智", 1 },
		{ "云", 1 },
		{ "百", 0 },
		{ "lwz", 1 },
		{ "luwenzhao", 1 },
		{ "Lao Lu", 0 },
		{ "lw", 0 },
	};
	struct arena a = { 0 };
	int64_t id[3];
	struct err e = { 0 };
	struct store *s = cast_three(&a, "parts.db", id);

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct ids ids;

		assert_true(
			store_players(s, str_of(cases[i].query), &a, &ids, &e));
		assert_int_equal(ids.n, cases[i].n);
	}
	store_close(s);
	arena_free(&a);
}

static void
card_adds_up(void **state)
{
	struct arena a = { 0 };
	int64_t id[3];
	struct card c;
	struct err e = { 0 };
	struct store *s = cast_three(&a, "card.db", id);

	(void)state;
	assert_true(store_card(s, cast_named(s, "陆文昭"), &a, &c, &e));
	assert_int_equal(c.aliases.n, 1);
	assert_str_equal(c.aliases.v[0], STR("老陆"));

	assert_int_equal(c.roles.n, 2);
	assert_str_equal(c.roles.v[0].last, STR("2026-03-02"));
	assert_int_equal(c.roles.v[0].article, id[1]);
	const struct role_row *ceo = &c.roles.v[0];
	if (!str_eq(ceo->title, STR("CEO")))
		ceo = &c.roles.v[1];
	assert_str_equal(ceo->of, STR("远山智能"));
	assert_str_equal(ceo->first, STR("2026-01-15"));
	assert_str_equal(ceo->last, STR("2026-03-02"));

	assert_int_equal(c.months.n, 3);
	assert_str_equal(c.months.v[0].month, STR("2026-01"));
	assert_int_equal(c.months.v[0].mentions, 2);
	assert_int_equal(c.months.v[1].mentions, 0);
	assert_int_equal(c.months.v[2].mentions, 3);

	assert_int_equal(c.with.n, 4);
	assert_int_equal(c.with.v[0].articles, 2);
	assert_int_equal(c.with.v[1].articles, 2);
	assert_int_equal(c.with.v[3].articles, 1);

	assert_int_equal(c.said.n, 2);
	assert_int_equal(c.told.n, 1);
	assert_int_equal(c.articles.n, 3);
	assert_int_equal(c.articles.v[0], id[2]);
	store_close(s);
	arena_free(&a);
}

/* Chair of one in 40 articles, of the other in one. */
static void
what_many_articles_say_of_him_is_one_role(void **state)
{
	enum { TIMES = 40 };
	struct arena a = { 0 };
	struct store *s = make_store(make_path(&a, "chair.db"), STORE_WRITE);
	struct err e = { 0 };
	struct card c;
	int64_t id[TIMES + 1];

	(void)state;
	for (int i = 0; i <= TIMES; i++) {
		str text = arena_printf(
			&a, "{p|沈岸}与{o|白沙}、{o|青岚}的第%d次会。", i);
		struct made made = { .title = "会" };
		struct article in;
		str day = arena_printf(
			&a, "2026-%02d-%02d", 1 + i / 28, 1 + i % 28);

		made.published = arena_cstr(&a, day);
		made.text = arena_cstr(&a, text);
		make_article(&made, &a, &in);
		make_role(
			&in, &a, "沈岸", "主席", i == TIMES ? "青岚" : "白沙");
		if (i == 3)
			make_role(&in, &a, "沈岸", "员工", "青岚");
		id[i] = make_save(s, &in);
	}
	assert_true(store_card(s, cast_named(s, "沈岸"), &a, &c, &e));
	assert_int_equal(c.roles.n, 3);
	assert_str_equal(c.roles.v[0].of, STR("青岚"));
	assert_int_equal(c.roles.v[0].article, id[TIMES]);
	assert_str_equal(c.roles.v[1].of, STR("白沙"));
	assert_str_equal(c.roles.v[1].first, STR("2026-01-01"));
	assert_str_equal(c.roles.v[1].last, STR("2026-02-12"));
	assert_int_equal(c.roles.v[1].article, id[TIMES - 1]);
	assert_str_equal(c.roles.v[2].title, STR("员工"));
	assert_str_equal(c.roles.v[2].first, STR("2026-01-04"));
	assert_str_equal(c.roles.v[2].last, STR("2026-01-04"));
	store_close(s);
	arena_free(&a);
}

static void
quotes_are_listed_by_and_about(void **state)
{
	struct arena a = { 0 };
	int64_t id[3];
	struct ids ids;
	struct quote_row row;
	struct err e = { 0 };
	struct store *s = cast_three(&a, "by.db", id);
	struct quote_filter f = { .by = cast_named(s, "陆文昭") };

	(void)state;
	assert_true(store_quotes(s, &f, &a, &ids, &e));
	assert_int_equal(ids.n, 2);
	assert_true(store_quote(s, ids.v[0], &a, &row, &e));
	assert_str_equal(row.text, STR("接着做。"));
	assert_str_equal(row.speaker, STR("陆文昭"));

	f.query = STR("不做");
	assert_true(store_quotes(s, &f, &a, &ids, &e));
	assert_int_equal(ids.n, 1);

	f = (struct quote_filter){ .by = cast_named(s, "何竞"),
		.about = cast_named(s, "陆文昭") };
	assert_true(store_quotes(s, &f, &a, &ids, &e));
	assert_int_equal(ids.n, 1);
	assert_true(store_quote(s, ids.v[0], &a, &row, &e));
	assert_str_equal(row.text, STR("文昭想清楚了。"));
	store_close(s);
	arena_free(&a);
}

static void
deleting_undoes_saving(void **state)
{
	struct arena a = { 0 };
	int64_t id[3];
	struct article in;
	struct store *s = cast_three(&a, "delete.db", id);
	struct store *alone =
		make_store(make_path(&a, "alone.db"), STORE_WRITE);

	(void)state;
	cast_first(&a, &in);
	make_save(alone, &in);
	cast_delete(s, id + 1, 2);
	assert_str_equal(cast_tell(s, &a), cast_tell(alone, &a));
	cast_delete(s, id, 1);
	assert_str_equal(cast_tell(s, &a), STR("0 0 0 0\n"));
	assert_int_equal(cast_named(s, "老陆"), 0);
	store_close(alone);
	store_close(s);
	arena_free(&a);
}

static void
saved_and_deleted_at_once_is_as_never(void **state)
{
	struct arena a = { 0 };
	struct article in;
	struct err e = { 0 };
	int64_t id;
	bool fresh;
	struct store *s = make_store(make_path(&a, "at-once.db"), STORE_WRITE);

	(void)state;
	cast_first(&a, &in);
	assert_true(store_begin(s, &e));
	assert_true(store_save(s, &in, &id, &fresh, &e));
	assert_true(store_delete(s, id, &e));
	assert_true(store_commit(s, &e));
	assert_str_equal(cast_tell(s, &a), STR("0 0 0 0\n"));
	store_close(s);
	arena_free(&a);
}

static void
surfaces_of_three_articles_are_confirmed(void **state)
{
	struct arena a = { 0 };
	struct confirmed_names names;
	struct err e = { 0 };
	struct store *s = make_store(make_path(&a, "surfaces.db"), STORE_WRITE);

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct article in;
		str text = arena_printf(
			&a, "第%d次见{p|陸文昭}%s", i, i ? "与{o|云栈}" : "");
		struct made m = { "见", "2026-01-01", "", text.s };

		make_article(&m, &a, &in);
		make_save(s, &in);
	}
	assert_true(store_confirmed(s, &a, &names, &e));
	assert_int_equal(names.n, 1);
	assert_str_equal(names.v[0].surface, STR("陆文昭"));
	assert_int_equal(names.v[0].kind, PLAYER_PERSON);
	store_close(s);
	arena_free(&a);
}

int
test_players(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_that_fold_alike_are_one_player),
		cmocka_unit_test(name_of_two_players_is_a_third),
		cmocka_unit_test(kinds_are_kept_apart),
		cmocka_unit_test(players_are_listed_most_mentioned_first),
		cmocka_unit_test(players_are_found_by_part_of_a_name),
		cmocka_unit_test(card_adds_up),
		cmocka_unit_test(what_many_articles_say_of_him_is_one_role),
		cmocka_unit_test(quotes_are_listed_by_and_about),
		cmocka_unit_test(deleting_undoes_saving),
		cmocka_unit_test(saved_and_deleted_at_once_is_as_never),
		cmocka_unit_test(surfaces_of_three_articles_are_confirmed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
