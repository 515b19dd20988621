/*
 * Measures the lists of an archive that is there:
 *	bench_store ARCHIVE [QUERIES.tsv]
 * Whole lists, a screen of rows, cards; then for each query (what stands
 * behind the first tab) the first fifty quotes and figures that hold it, and
 * the players.  Times are those of this thread's work, so that a busy machine
 * does not matter much; the first line of a list is read cold.
 */
#include "tests/bench_kit.h"

#include "base/file.h"
#include "store/store.h"

#include <stdio.h>

enum { FIRST = 50, ROWS = 40 };

struct bench {
	struct store *store;
	struct arena arena;
	struct ids ids;
};

/* What is measured; query is empty for whole lists. */
typedef bool work_fn(struct bench *, str query, struct err *);

static bool
list_articles(struct bench *b, str query, struct err *e)
{
	(void)query;
	return store_articles(b->store, &b->arena, &b->ids, e);
}

static bool
list_players(struct bench *b, str query, struct err *e)
{
	return store_players(b->store, query, &b->arena, &b->ids, e);
}

static bool
list_quotes(struct bench *b, str query, struct err *e)
{
	struct quote_filter f = { .query = query, .limit = FIRST };

	return store_quotes(b->store, &f, &b->arena, &b->ids, e);
}

static bool
list_figures(struct bench *b, str query, struct err *e)
{
	struct figure_filter f = { .query = query, .limit = FIRST };

	return store_figures(b->store, &f, &b->arena, &b->ids, e);
}

/* The rows of a screen, of the list that was made before. */
static bool
rows_articles(struct bench *b, str query, struct err *e)
{
	struct article_row row;
	bool ok = true;

	(void)query;
	for (size_t i = 0; ok && i < ROWS && i < b->ids.n; i++)
		ok = store_article(b->store, b->ids.v[i], &b->arena, &row, e);
	return ok;
}

static bool
rows_players(struct bench *b, str query, struct err *e)
{
	struct player_row row;
	bool ok = true;

	(void)query;
	for (size_t i = 0; ok && i < ROWS && i < b->ids.n; i++)
		ok = store_player(b->store, b->ids.v[i], &b->arena, &row, e);
	return ok;
}

static bool
rows_quotes(struct bench *b, str query, struct err *e)
{
	struct quote_row row;
	bool ok = true;

	(void)query;
	for (size_t i = 0; ok && i < ROWS && i < b->ids.n; i++)
		ok = store_quote(b->store, b->ids.v[i], &b->arena, &row, e);
	return ok;
}

static bool
card(struct bench *b, str query, struct err *e)
{
	struct card c;

	(void)query;
	return b->ids.n == 0 ||
	       store_card(b->store, b->ids.v[0], &b->arena, &c, e);
}

static const struct {
	const char *name;
	work_fn *list, *then;
} works[] = {
	{ "articles", list_articles, rows_articles },
	{ "players", list_players, rows_players },
	{ "the first player's card", list_players, card },
	{ "quotes", list_quotes, rows_quotes },
	{ "figures", list_figures, NULL },
};

static double
measure(struct bench *b, work_fn *work, str query)
{
	struct err e = { 0 };
	double from = bench_work_ms();
	bool ok = work(b, query, &e);
	double ms = bench_work_ms() - from;

	bench_check(ok, &e);
	return ms;
}

static void
measure_lists(struct bench *b)
{
	printf("lists: ms cold, warm; entries; ms of a screen's rows\n");
	for (size_t i = 0; i < sizeof works / sizeof *works; i++) {
		double cold = measure(b, works[i].list, STR(""));
		double warm = measure(b, works[i].list, STR(""));
		double rows =
			works[i].then ? measure(b, works[i].then, STR("")) : 0;

		printf("    %-24s %7.2f %7.2f %8zu %7.2f\n", works[i].name,
			cold, warm, b->ids.n, rows);
		arena_reset(&b->arena);
	}
}

static void
measure_words(struct bench *b, const char *name, work_fn *list, str queries)
{
	struct bench_times t = { 0 };
	str line, class, query;

	while (str_line(&queries, &line)) {
		str_cut(line, STR("\t"), &class, &query);
		str_cut(query, STR("\t"), &query, &line);
		bench_add(&t, measure(b, list, query));
		arena_reset(&b->arena);
	}
	printf("    %-8s %6zu  %7.2f %7.2f %7.2f %7.2f\n", name, t.n,
		bench_percentile(&t, 50), bench_percentile(&t, 95),
		bench_percentile(&t, 99), bench_percentile(&t, 100));
}

int
main(int argc, char **argv)
{
	struct bench b = { 0 };
	struct file f = { 0 };
	struct err e = { 0 };

	if (argc < 2)
		return 2;
	bench_check(store_open(argv[1], NULL, STORE_READ, &b.store, &e), &e);
	measure_lists(&b);
	if (argc > 2) {
		bench_check(file_open(argv[2], &f, &e), &e);
		printf("by words: queries; ms p50, p95, p99, worst\n");
		measure_words(&b, "quotes", list_quotes, f.bytes);
		measure_words(&b, "figures", list_figures, f.bytes);
		measure_words(&b, "players", list_players, f.bytes);
		file_close(&f);
	}
	store_close(b.store);
	arena_free(&b.arena);
	return 0;
}
