#include "tests/store_groups.h"

#include "tests/store_make.h"
#include "tests/test.h"

#include "store/corrected.h"

#include "base/buf.h"

static const struct made first = {
	"之一",
	"2026-01-15",
	"晚报科技",
	"{p|陆文昭}执掌{o|远山智能}。{p|陆文昭}说：“[1|不做了。]”"
	"{p|何竞}说：“[3|文昭想清楚了。]”地点{l|青川市}{l|青川市}{l|青川市}。",
};

static const struct made second = {
	"之二",
	"2026-03-02",
	"财经早报",
	"{p|陸文昭}与{o|远山智能}、{o|云栈}。{p|陸文昭}说：“[1|接着做。]”",
};

static const struct made third = {
	"之三",
	"2026-03-09",
	"财经早报",
	"{p|老陆}见了{o|云栈}。",
};

static int64_t
named(struct store *s, const char *name)
{
	struct err e = { 0 };
	int64_t id = -1;

	assert_true(store_player_named(s, str_of(name), &id, &e));
	return id;
}

/* The first, with an alias, a role and what a quote is about. */
static void
make_first(struct arena *a, struct article *in)
{
	make_article(&first, a, in);
	make_alias(in, a, "陆文昭", "老陆");
	make_role(in, a, "陆文昭", "CEO", "远山智能");
	make_about(in, a, 1, "陆文昭");
}

static struct store *
three(struct arena *a, const char *name, int64_t ids[3])
{
	struct article in;
	struct store *s = make_store(make_path(a, name), STORE_WRITE);

	make_first(a, &in);
	ids[0] = make_save(s, &in);
	make_article(&second, a, &in);
	make_role(&in, a, "陸文昭", "CEO", "远山智能");
	make_role(&in, a, "陸文昭", "院长", "青禾研究院");
	ids[1] = make_save(s, &in);
	make_article(&third, a, &in);
	ids[2] = make_save(s, &in);
	return s;
}

static void
names_that_fold_alike_are_one_player(void **state)
{
	struct arena a = { 0 };
	int64_t id[3];
	struct player_row row;
	struct err e = { 0 };
	struct store *s = three(&a, "merge.db", id);

	(void)state;
	assert_true(store_player(s, named(s, "陆文昭"), &a, &row, &e));
	assert_str_equal(row.name, STR("陆文昭"));
	assert_int_equal(row.kind, PLAYER_PERSON);
	assert_int_equal(row.articles, 3);
	assert_int_equal(row.mentions, 5);
	assert_int_equal(row.quotes, 2);
	assert_str_equal(row.first, STR("2026-01-15"));
	assert_str_equal(row.last, STR("2026-03-09"));
	assert_int_equal(named(s, "陸文昭"), row.id);
	assert_int_equal(named(s, " 老陆 "), row.id);
	assert_int_equal(named(s, "无此人"), 0);
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
	make_first(&a, &in);
	make_save(s, &in);
	make_article(&other, &a, &in);
	make_alias(&in, &a, "陆明", "老陆");
	make_save(s, &in);
	make_article(&third, &a, &in);
	make_save(s, &in);

	struct player_row row;
	struct err e = { 0 };
	struct ids ids;
	assert_true(store_players(s, STR("老陆"), &a, &ids, &e));
	assert_int_equal(ids.n, 3);
	assert_true(store_player(s, named(s, "陆文昭"), &a, &row, &e));
	assert_int_equal(row.articles, 1);
	id = row.id;
	assert_int_not_equal(named(s, "陆明"), id);
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
	struct store *s = three(&a, "ranked.db", id);

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
	};
	struct arena a = { 0 };
	int64_t id[3];
	struct err e = { 0 };
	struct store *s = three(&a, "parts.db", id);

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
	struct store *s = three(&a, "card.db", id);

	(void)state;
	assert_true(store_card(s, named(s, "陆文昭"), &a, &c, &e));
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

static void
quotes_are_listed_by_and_about(void **state)
{
	struct arena a = { 0 };
	int64_t id[3];
	struct ids ids;
	struct quote_row row;
	struct err e = { 0 };
	struct store *s = three(&a, "by.db", id);
	struct quote_filter f = { .by = named(s, "陆文昭") };

	(void)state;
	assert_true(store_quotes(s, &f, &a, &ids, &e));
	assert_int_equal(ids.n, 2);
	assert_true(store_quote(s, ids.v[0], &a, &row, &e));
	assert_str_equal(row.text, STR("接着做。"));
	assert_str_equal(row.speaker, STR("陆文昭"));

	f.query = STR("不做");
	assert_true(store_quotes(s, &f, &a, &ids, &e));
	assert_int_equal(ids.n, 1);

	f = (struct quote_filter){ .by = named(s, "何竞"),
		.about = named(s, "陆文昭") };
	assert_true(store_quotes(s, &f, &a, &ids, &e));
	assert_int_equal(ids.n, 1);
	assert_true(store_quote(s, ids.v[0], &a, &row, &e));
	assert_str_equal(row.text, STR("文昭想清楚了。"));
	store_close(s);
	arena_free(&a);
}

static void
delete_all(struct store *s, const int64_t *ids, size_t n)
{
	struct err e = { 0 };

	assert_true(store_begin(s, &e));
	for (size_t i = 0; i < n; i++)
		if (!store_delete(s, ids[i], &e))
			fail_msg("%s", e.text);
	if (!store_commit(s, &e))
		fail_msg("%s", e.text);
}

/* Everything that lists and cards tell, as text. */
static str
tell(struct store *s, struct arena *a)
{
	struct buf out = { 0 };
	struct err e = { 0 };
	struct ids ids;
	struct store_counts n;

	assert_true(store_count(s, &n, &e));
	buf_printf(&out, "%d %d %d %d\n", (int)n.articles, (int)n.players,
		(int)n.quotes, (int)n.figures);
	assert_true(store_players(s, STR(""), a, &ids, &e));
	for (size_t i = 0; i < ids.n; i++) {
		struct card c;
		const struct player_row *p = &c.player;

		assert_true(store_card(s, ids.v[i], a, &c, &e));
		buf_printf(&out, "%.*s %d %d %d %.*s %.*s %d %d %d %d:",
			STR_ARG(p->name), (int)p->mentions, (int)p->articles,
			(int)p->quotes, STR_ARG(p->first), STR_ARG(p->last),
			(int)c.roles.n, (int)c.with.n, (int)c.said.n,
			(int)c.told.n);
		for (size_t k = 0; k < c.aliases.n; k++)
			buf_printf(&out, " %.*s", STR_ARG(c.aliases.v[k]));
		buf_putc(&out, '\n');
	}
	str text = arena_copy(a, buf_str(&out));
	buf_free(&out);
	return text;
}

static void
deleting_undoes_saving(void **state)
{
	struct arena a = { 0 };
	int64_t id[3];
	struct article in;
	struct store *s = three(&a, "delete.db", id);
	struct store *alone =
		make_store(make_path(&a, "alone.db"), STORE_WRITE);

	(void)state;
	make_first(&a, &in);
	make_save(alone, &in);
	delete_all(s, id + 1, 2);
	assert_str_equal(tell(s, &a), tell(alone, &a));
	delete_all(s, id, 1);
	assert_str_equal(tell(s, &a), STR("0 0 0 0\n"));
	assert_int_equal(named(s, "老陆"), 0);
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
	make_first(&a, &in);
	assert_true(store_begin(s, &e));
	assert_true(store_save(s, &in, &id, &fresh, &e));
	assert_true(store_delete(s, id, &e));
	assert_true(store_commit(s, &e));
	assert_str_equal(tell(s, &a), STR("0 0 0 0\n"));
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
	return store_player_merge(s, named(s, "何竞"), named(s, "陆文昭"), e);
}

static bool
part(struct store *s, struct err *e)
{
	return store_player_part(s, named(s, "陆文昭"), STR("何竞"), e);
}

static bool
rename_him(struct store *s, struct err *e)
{
	return store_player_rename(s, named(s, "老陆"), STR("陆总"), e);
}

static bool
name_him_back(struct store *s, struct err *e)
{
	return store_player_rename(s, named(s, "陆总"), STR(""), e);
}

static bool
hide(struct store *s, struct err *e)
{
	return store_player_hide(s, named(s, "陆文昭"), true, e);
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
	struct store *s = three(&a, "corrected.db", id);
	str before = tell(s, &a);

	(void)state;
	correct(s, merge);
	assert_int_equal(named(s, "何竞"), named(s, "陆文昭"));
	make_article(&later, &a, &in);
	one = make_save(s, &in);
	assert_true(store_card(s, named(s, "陆文昭"), &a, &c, &e));
	assert_int_equal(c.articles.n, 4);
	assert_int_equal(c.said.n, 4);
	assert_int_equal(c.told.n, 0);
	assert_true(store_load(s, id[0], &a, &in, &e));
	delete_all(s, &one, 1);
	assert_true(store_begin(s, &e));
	assert_false(merge(s, &e));
	store_rollback(s);
	correct(s, part);
	assert_str_equal(tell(s, &a), before);
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
	struct store *s = three(&a, "renamed.db", id);
	str before = tell(s, &a);

	(void)state;
	correct(s, rename_him);
	assert_int_equal(named(s, "陆总"), named(s, "陆文昭"));
	assert_true(store_player(s, named(s, "陆总"), &a, &row, &e));
	assert_str_equal(row.name, STR("陆总"));
	correct(s, name_him_back);
	assert_str_equal(tell(s, &a), before);
	correct(s, rename_him);
	delete_all(s, id, 3);
	make_first(&a, &in);
	make_save(s, &in);
	assert_true(store_player(s, named(s, "陆文昭"), &a, &row, &e));
	assert_str_equal(row.name, STR("陆总"));
	assert_int_equal(named(s, "陆总"), row.id);
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
	struct store *s = three(&a, "hidden.db", id);
	str before = tell(s, &a);

	(void)state;
	correct(s, hide);
	assert_int_equal(named(s, "老陆"), 0);
	assert_true(store_players(s, STR(""), &a, &ids, &e));
	assert_int_equal(ids.n, 4);
	assert_true(store_players(s, STR("陆"), &a, &ids, &e));
	assert_int_equal(ids.n, 0);
	assert_true(store_card(s, named(s, "远山智能"), &a, &c, &e));
	for (size_t i = 0; i < c.with.n; i++)
		assert_false(str_eq(c.with.v[i].name, STR("陆文昭")));
	correct(s, show);
	assert_str_equal(tell(s, &a), before);
	correct(s, hide);
	delete_all(s, id, 3);
	make_first(&a, &in);
	make_save(s, &in);
	assert_int_equal(named(s, "陆文昭"), 0);
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

	assert_true(store_corrected_look(s, named(s, who), kind, &a, &one, &e));
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
	return store_player_merge(s, named(s, "何竞"), named(s, "远山智能"), e);
}

static bool
part_elsewhere(struct store *s, struct err *e)
{
	return store_player_part(s, named(s, "远山智能"), STR("何竞"), e);
}

static bool
merge_again(struct store *s, struct err *e)
{
	return store_player_merge(s, named(s, "陆总"), named(s, "远山智能"), e);
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
	struct store *s = three(&a, "last-first.db", id), *with = NULL;
	str before = tell(s, &a);

	(void)state;
	store_close(s);
	assert_true(store_open(make_path(&a, "last-first.db"),
		make_path(&a, "last-first-state.db"), STORE_WRITE, &with, &e));
	s = with;
	article = id[0];
	assert_true(store_mark(s, article, DEED_STARRED, true, &e));
	correct_noted(s, "何竞", merge, DEED_MERGED);
	str merged = tell(s, &a);
	correct_noted(s, "陆文昭", rename_him, DEED_RENAMED);
	str renamed = tell(s, &a);
	correct_noted(s, "陆总", merge_again, DEED_MERGED);
	str texts[] = { renamed, merged, before };
	for (size_t i = 0; i < TESTS_N(texts); i++) {
		assert_true(undo_last(s, &kind));
		assert_int_equal(kind, kinds[i]);
		assert_str_equal(tell(s, &a), texts[i]);
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
	struct store *s = three(&a, "otherwise.db", id), *with = NULL;

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
	assert_true(named(with, "陆文昭") != 0);
	store_close(with);
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
		cmocka_unit_test(quotes_are_listed_by_and_about),
		cmocka_unit_test(deleting_undoes_saving),
		cmocka_unit_test(saved_and_deleted_at_once_is_as_never),
		cmocka_unit_test(surfaces_of_three_articles_are_confirmed),
		cmocka_unit_test(merged_players_are_one_until_they_are_parted),
		cmocka_unit_test(renamed_players_keep_the_name_they_were_given),
		cmocka_unit_test(hidden_players_are_in_no_list),
		cmocka_unit_test(corrections_are_undone_last_first),
		cmocka_unit_test(
			what_was_taken_back_otherwise_is_in_nobodys_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
