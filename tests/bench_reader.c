/*
 * Makes the state of somebody who has read in an archive for long, so that
 * what the explorer's keys cost is what they cost him:
 *	bench_reader ARCHIVE STATE
 * Most of the newest articles are read, with a gap of thousands between those
 * that are not; further down every third; the oldest all.  Beside them stars,
 * tags, notes, articles put away or deleted, searches, and steps to undo.  The
 * archive, a copy for measuring, learns that its articles came from feeds.
 */
#include "tests/bench_kit.h"

#include "store/store_internal.h"

enum {
	READ_GAP = 2500,  /* articles from one unread one to the next, … */
	READ_MOST = 7500, /* … so far down */
	READ_SOME = 15000,
	FEEDS = 60,
	TEXT_START = 60, /* the bytes that a note is about */
	TEXT_END = 120,
};

/* Every so often in the list, up to READ_SOME. */
static const struct {
	enum deed_kind mark;
	size_t every;
} marks[] = {
	{ DEED_STARRED, 37 },
	{ DEED_ARCHIVED, 61 },
	{ DEED_DELETED, 211 },
};

static const char *const tags[] = { "ai", "chips", "later", "economy", "sport",
	"health", "books", "law", "school", "energy", "film", "banks" };

static const char *const searches[] = { "经济", "人工智能", "市场 价格",
	"player:李", "said:增长", "大学 OR 学校", "is:starred", "tag:ai",
	"since:2026-01 市场", "GPT", "\"股市\" -基金", "医院" };

enum { TAGS = sizeof tags / sizeof *tags };
enum { SEARCHES = sizeof searches / sizeof *searches };

static bool
is_read(size_t i, size_t n)
{
	if (i < 40)
		return i % 2;
	if (i < READ_MOST)
		return i % READ_GAP != 0;
	return i < READ_SOME ? i % 3 == 0 : i > n - READ_MOST;
}

static void
mark_all(struct store *s, const struct ids *ids, enum deed_kind mark)
{
	struct err e = { 0 };
	size_t changed;

	bench_check(store_step_begin(s, &e), &e);
	bool ok = store_mark_all(s, ids, mark, true, &changed, &e);
	bench_check(store_step_end(s, ok, &e), &e);
}

static void
read_some(struct store *s, const struct ids *all, struct arena *tmp)
{
	struct ids ids = { 0 };

	for (size_t i = 0; i < all->n; i++)
		if (is_read(i, all->n))
			*vec_push(tmp, &ids) = all->v[i];
	mark_all(s, &ids, DEED_READ);
}

static void
mark_some(
	struct store *s, const struct ids *all, size_t which, struct arena *tmp)
{
	struct ids ids = { 0 };

	for (size_t i = 20; i < all->n && i < READ_SOME;
		i += marks[which].every)
		*vec_push(tmp, &ids) = all->v[i];
	mark_all(s, &ids, marks[which].mark);
}

/* A step each, so that there are many to undo. */
static void
tag_and_note(struct store *s, int64_t article, size_t i)
{
	struct note_row note = { .article = article,
		.at = { TEXT_START, TEXT_END },
		.passage = STR("a passage"),
		.text = STR("seen before, look again") };
	struct err e = { 0 };

	bench_check(store_step_begin(s, &e), &e);
	bool ok = store_tag(s, article, str_of(tags[i % TAGS]), true, &e) &&
		  (i % 4 || store_set_note(s, &note, &e)) &&
		  store_set_place(s, article, TEXT_START, &e);
	bench_check(store_step_end(s, ok, &e), &e);
}

static void
ask_and_keep(struct store *s, const struct ids *all)
{
	struct err e = { 0 };

	for (size_t i = 0; i < SEARCHES; i++)
		bench_check(
			store_save_search(s, str_of(searches[i]),
				str_of(searches[i]), &e) &&
				store_add_history(s, str_of(searches[i]), &e),
			&e);
	for (size_t i = 0; i < 20 && i < all->n; i++)
		bench_check(
			store_set_bookmark(s,
				&(struct bookmark){ (char)('a' + i),
					all->v[i * 7 % all->n], TEXT_START },
				&e),
			&e);
}

/* Their addresses are nobody's. */
static void
follow(struct store *s)
{
	struct err e = { 0 };

	bench_check(store_begin(s, &e), &e);
	for (int i = 0; i < FEEDS; i++)
		bench_check(sql_do(&s->archive, &e,
				    "insert or ignore into feed"
				    " select ?1, 'http://127.0.0.1:9/' || ?1,"
				    " 'feed ' || ?1, '', 'folder ' || ?1 % 8,"
				    " '', '', '', 0, 0, 0, 0, 0",
				    SQL_I(i + 1)),
			&e);
	bench_check(sql_do(&s->archive, &e,
			    "insert or ignore into feed_entry"
			    " select 1 + id % ?, id, '', id, 0 from article",
			    SQL_I(FEEDS)),
		&e);
	bench_check(store_commit(s, &e), &e);
}

int
main(int argc, char **argv)
{
	struct arena perm = { 0 };
	struct ids all = { 0 };
	struct err e = { 0 };
	struct store *s;

	if (argc != 3)
		return 2;
	bench_check(store_open(argv[1], argv[2], STORE_WRITE, &s, &e), &e);
	follow(s);
	bench_check(store_articles(s, &perm, &all, &e), &e);
	read_some(s, &all, &perm);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		mark_some(s, &all, i, &perm);
	for (size_t i = 0; i < 1200; i++)
		tag_and_note(s, all.v[i * 11 % all.n], i);
	ask_and_keep(s, &all);
	store_recount(s);
	store_close(s);
	arena_free(&perm);
	return 0;
}
