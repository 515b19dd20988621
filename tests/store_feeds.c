/* Feeds that are followed, and what of their entries is new. */
#include "tests/store_groups.h"
#include "tests/store_make.h"
#include "tests/test.h"

#include "store/feeds/feed_rule.h"
#include "store/state.h"
#include "store/store_internal.h"

struct entry {
	const char *guid, *url, *title, *text;
};

static void
make_entry(const struct entry *from, struct arena *a, struct article *out)
{
	const struct made made = { from->title, "2026-03-02", "S", from->text };

	make_article(&made, a, out);
	out->guid = article_word_add(out, a, str_of(from->guid));
	out->url = article_word_add(out, a, str_of(from->url));
}

struct saved {
	int64_t id;
	bool fresh;
};

static struct saved
save(struct store *s, int64_t feed, const struct entry *from)
{
	struct arena a = { 0 };
	struct article article;
	struct saved out;
	struct err e = { 0 };

	make_entry(from, &a, &article);
	assert_true(store_begin(s, &e));
	if (!store_save_entry(s, feed, &article, &out.id, &out.fresh, &e))
		fail_msg("%s", e.text);
	assert_true(store_commit(s, &e));
	arena_free(&a);
	return out;
}

static int64_t
follow(struct store *s, const char *url, bool whole)
{
	struct feed_row row = { .url = str_of(url), .whole = whole };
	struct err e = { 0 };
	int64_t id;
	bool fresh;

	assert_true(store_begin(s, &e));
	if (!store_follow(s, &row, &id, &fresh, &e))
		fail_msg("%s", e.text);
	assert_true(store_commit(s, &e));
	return id;
}

static struct store *
open_new(const char *name)
{
	struct arena a = { 0 };
	struct store *s = make_store(make_path(&a, name), STORE_WRITE);

	arena_free(&a);
	return s;
}

static void
an_entry_is_known_by_its_guid(void **state)
{
	struct store *s = open_new("guid.db");
	int64_t feed = follow(s, "http://a.example/f", false), older;
	struct err e;
	struct entry first = { "g1", "", "Title", "The first words." };
	struct entry changed = { "g1", "", "Title", "Other words now." };

	(void)state;
	struct saved one = save(s, feed, &first);
	assert_true(one.fresh);
	struct saved again = save(s, feed, &first);
	assert_false(again.fresh);
	assert_int_equal(again.id, one.id);
	/* What changed is new, and what was before stays. */
	struct saved newer = save(s, feed, &changed);
	assert_true(newer.fresh);
	assert_true(sql_number(&s->archive,
		sql_ask(&s->archive, &e,
			"select max(article) from version where newer = ?",
			SQL_I(newer.id)),
		0, &older, &e));
	assert_int_equal(older, one.id);
	assert_false(save(s, feed, &changed).fresh);
	store_close(s);
}

static void
another_feed_brings_nothing_twice(void **state)
{
	static const struct entry cases[][2] = {
		/* The same page, but for what counts visitors. */
		{ { "a", "http://x.example/p?id=1&utm_source=a", "T",
			  "Words here." },
			{ "b", "https://www.x.example/p/?id=1#c", "T2",
				"Words there." } },
		/* The same text. */
		{ { "c", "", "Same", "The very same text." },
			{ "d", "", "Same", "The very same  text." } },
	};
	struct store *s = open_new("twice.db");
	int64_t a = follow(s, "http://a.example/f", false);
	int64_t b = follow(s, "http://b.example/f", false);

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct saved one = save(s, a, &cases[i][0]);
		struct saved two = save(s, b, &cases[i][1]);

		assert_true(one.fresh);
		assert_false(two.fresh);
		assert_int_equal(one.id, two.id);
	}
	store_close(s);
}

static void
different_entries_are_different(void **state)
{
	static const struct entry cases[] = {
		{ "1", "http://x.example/", "One", "First text." },
		{ "2", "http://x.example/", "Two", "Second text." },
		{ "", "http://x.example/3", "Three", "Third text." },
		{ "", "http://x.example/4", "Four", "Fourth text." },
		{ "", "", "Five", "Fifth text." },
		{ "", "", "Six", "Sixth text." },
	};
	struct store *s = open_new("different.db");
	int64_t feed = follow(s, "http://a.example/f", false);

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++)
		assert_true(save(s, feed, &cases[i]).fresh);
	/* A front page is no page: another feed's entry is not it. */
	int64_t other = follow(s, "http://b.example/f", false);
	struct entry front = { "9", "http://x.example/", "Nine", "Ninth." };
	assert_true(save(s, other, &front).fresh);
	store_close(s);
}

static void
what_was_deleted_does_not_come_back(void **state)
{
	struct store *s = open_new("gone.db");
	int64_t feed = follow(s, "http://a.example/f", false);
	struct entry entry = { "g", "", "Title", "Some words." };
	struct err e = { 0 };

	(void)state;
	struct saved one = save(s, feed, &entry);
	assert_true(store_begin(s, &e));
	assert_true(store_delete(s, one.id, &e));
	assert_true(store_commit(s, &e));
	assert_false(save(s, feed, &entry).fresh);
	store_close(s);
}

static void
short_entries_want_their_page(void **state)
{
	struct store *s = open_new("whole.db");
	int64_t yes = follow(s, "http://a.example/f", true);
	int64_t no = follow(s, "http://b.example/f", false), page;
	struct entry entry = { "g", "http://x.example/p", "T", "Short." };
	struct entry other = { "h", "http://x.example/q", "U", "Short too." };
	struct arena a = { 0 };
	struct ids ids;
	struct err e = { 0 };

	(void)state;
	struct saved one = save(s, yes, &entry);
	save(s, no, &other);
	assert_true(store_wanted(s, yes, &a, &ids, &e));
	assert_int_equal(ids.n, 1);
	assert_int_equal(ids.v[0], one.id);
	assert_true(store_wanted(s, no, &a, &ids, &e));
	assert_int_equal(ids.n, 0);
	assert_true(store_begin(s, &e));
	assert_true(store_set_whole(s, one.id, one.id + 1, &e));
	assert_true(store_commit(s, &e));
	assert_true(store_wanted(s, yes, &a, &ids, &e));
	assert_int_equal(ids.n, 0);
	assert_true(store_whole(s, one.id, &page, &e));
	assert_int_equal(page, one.id + 1);
	arena_free(&a);
	store_close(s);
}

static void
feeds_are_kept(void **state)
{
	struct store *s = open_new("feeds.db");
	int64_t id = follow(s, "http://a.example/f", false), other, gone;
	struct arena a = { 0 };
	struct feed_row row;
	struct ids ids;
	struct err e = { 0 };
	bool fresh;

	(void)state;
	assert_int_equal(follow(s, "http://a.example/f", false), id);
	assert_true(store_feed(s, id, &a, &row, &e));
	row.url = STR("http://a.example/new");
	row.title = STR("A title");
	row.folder = STR("papers");
	row.failure = STR("no answer");
	row.failures = 2;
	assert_true(store_begin(s, &e));
	assert_true(store_set_feed(s, &row, &e));
	assert_true(store_commit(s, &e));
	assert_true(store_feed_at(s, STR("http://a.example/new"), &other, &e));
	assert_int_equal(other, id);
	/* An address that another has stays that one's. */
	row.id = follow(s, "http://b.example/f", false);
	assert_true(store_begin(s, &e));
	assert_true(store_set_feed(s, &row, &e));
	assert_true(store_commit(s, &e));
	assert_true(store_feed(s, row.id, &a, &row, &e));
	assert_str_equal(row.url, STR("http://b.example/f"));
	assert_true(store_begin(s, &e));
	assert_true(store_unfollow(s, id, &e));
	assert_true(store_commit(s, &e));
	assert_true(store_feeds(s, &a, &ids, &e));
	assert_int_equal(ids.n, 1);
	assert_true(store_feed_at(s, STR("http://a.example/new"), &gone, &e));
	assert_int_equal(gone, 0);
	/* Nothing of it is lost, whichever way it comes back. */
	assert_true(store_begin(s, &e));
	assert_true(store_follow_again(s, STR("http://a.example/new"), &e));
	assert_false(store_follow_again(s, STR("http://a.example/new"), &e));
	assert_true(store_unfollow(s, id, &e));
	assert_true(store_follow(s,
		&(struct feed_row){ .url = STR("http://a.example/new") }, &gone,
		&fresh, &e));
	assert_true(store_commit(s, &e));
	assert_true(fresh);
	assert_int_equal(gone, id);
	assert_true(store_feed(s, id, &a, &row, &e));
	assert_str_equal(row.folder, STR("papers"));
	arena_free(&a);
	store_close(s);
}

/* One that is starred, noted on or tagged by the reader stays. */
static void
what_is_old_goes_but_for_what_the_reader_values(void **state)
{
	static const char *const titles[] = { "plain", "starred", "noted",
		"tagged", "brought", "deleted" };
	const struct feed_way way = { .keep = 60, .tags = STR("mill press") };
	struct arena a = { 0 };
	struct err e = { 0 };
	struct ids ids = { 0 };
	struct store *s;
	int64_t id[TESTS_N(titles)];

	(void)state;
	assert_true(store_open(make_path(&a, "aged.db"),
		make_path(&a, "aged-state.db"), STORE_WRITE, &s, &e));
	int64_t feed = follow(s, "http://a.example/f", false);
	for (size_t i = 0; i < TESTS_N(titles); i++)
		id[i] = save(s, feed,
			&(struct entry){ titles[i], "", titles[i], titles[i] })
				.id;
	const struct note_row note = { .article = id[2], .text = STR("why?") };
	assert_true(make_mark(s, id[1], DEED_STARRED, true, &e));
	assert_true(store_set_note(s, &note, &e));
	assert_true(store_tag_words(s, id[3], STR("mill mine"), &e));
	assert_true(store_tag_words(s, id[4], STR("press"), &e));
	assert_true(make_mark(s, id[5], DEED_DELETED, true, &e));
	struct feed_aged of = { .feed = feed, .perm = &a };
	assert_true(feed_way_aged(&way, s, &of, &ids, &e));
	assert_int_equal(ids.n, 0);
	of.now = INT64_C(1) << 40;
	assert_true(feed_way_aged(&way, s, &of, &ids, &e));
	assert_int_equal(ids.n, 2);
	assert_int_equal(ids.v[0], id[0]);
	assert_int_equal(ids.v[1], id[4]);
	/* What is deleted is in the feed's list no more. */
	assert_true(store_feed_articles(s, feed, &a, &ids, &e));
	assert_int_equal(ids.n, 5);
	arena_free(&a);
	store_close(s);
}

int
test_feeds(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_entry_is_known_by_its_guid),
		cmocka_unit_test(another_feed_brings_nothing_twice),
		cmocka_unit_test(different_entries_are_different),
		cmocka_unit_test(what_was_deleted_does_not_come_back),
		cmocka_unit_test(short_entries_want_their_page),
		cmocka_unit_test(feeds_are_kept),
		cmocka_unit_test(
			what_is_old_goes_but_for_what_the_reader_values),
	};

	return cmocka_run_group_tests_name("store feeds", tests, NULL, NULL);
}
