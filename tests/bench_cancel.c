/*
 * Measures how soon a question ends that is no longer wanted:
 *	bench_cancel ARCHIVE QUERIES.tsv
 * Each key of each query is asked as the explorer does, best first, with
 * facets, to its end, and again with a random moment in between at which it
 * is given up.  Prints the work (this thread's time, ms) from that moment
 * until the finder has let go.
 */
#include "tests/bench_kit.h"

#include "base/file.h"
#include "base/utf8.h"
#include "store/find/facets.h"

#include <stdio.h>
#include <stdlib.h>

struct bench {
	struct store *store;
	struct finder *finder;
	struct arena arena;
	double wish; /* when it is given up; 0: never */
	struct bench_times late;
	double worst;
	str worst_query;
};

static bool
given_up(void *ctx)
{
	const struct bench *b = ctx;

	return b->wish > 0 && bench_work_ms() >= b->wish;
}

/* All that the searching thread does for a question. */
static void
answer(struct bench *b, const struct search_ask *ask)
{
	struct answer a;
	struct err e = { 0 };
	enum finder_state state = FINDER_FAILED;

	arena_reset(&b->arena);
	if (finder_begin(b->finder, ask, &b->arena, &a, &e)) {
		do
			state = finder_step(b->finder, 0, &e);
		while (state != FINDER_DONE && state != FINDER_FAILED);
		if (state == FINDER_DONE && a.total)
			facets_count(
				b->finder, b->store, &b->arena, &a.facets, &e);
	}
	finder_end(b->finder);
}

static void
give_up(struct bench *b, str query)
{
	struct search_ask ask = { .query = query,
		.limit = 100,
		.sort = SEARCH_BEST,
		.typing = true };
	double from = bench_work_ms();

	b->wish = 0;
	answer(b, &ask);
	double whole = bench_work_ms() - from;
	b->wish = bench_work_ms() + whole * (rand() % 1000) / 1000;
	answer(b, &ask);
	double late = bench_work_ms() - b->wish;
	/* It was answered before. */
	if (late < 0)
		return;
	bench_add(&b->late, late);
	if (late > b->worst) {
		b->worst = late;
		b->worst_query = query;
	}
}

int
main(int argc, char **argv)
{
	struct bench b = { 0 };
	struct file queries = { 0 };
	struct err e = { 0 };
	str line, class, query, rest;

	if (argc < 3)
		return 2;
	bench_check(store_open(argv[1], NULL, STORE_READ, &b.store, &e), &e);
	bench_check(file_open(argv[2], &queries, &e), &e);
	b.finder = finder_new(b.store);
	finder_stops_if(b.finder, given_up, &b);
	finder_goes_on(b.finder);
	for (str all = queries.bytes; str_line(&all, &line);) {
		if (!str_cut(line, STR("\t"), &class, &rest))
			continue;
		str_cut(rest, STR("\t"), &query, &rest);
		for (size_t at = 0; at < query.n;) {
			utf8_next(query, &at);
			give_up(&b, str_take(query, at));
		}
	}
	printf("given up, ms until it ends: %zu times, median %.2f, p99 %.2f, "
	       "worst %.2f (%.*s)\n",
		b.late.n, bench_percentile(&b.late, 50),
		bench_percentile(&b.late, 99), b.worst, STR_ARG(b.worst_query));
	finder_free(b.finder);
	store_close(b.store);
	file_close(&queries);
	arena_free(&b.arena);
	return 0;
}
