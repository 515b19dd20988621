/*
 * Measures search on an archive that is there:
 *	bench_search ARCHIVE QUERIES.tsv [KNOWN.tsv]
 * QUERIES: class, query and, if known, how many articles match, parted by
 * tabs.  KNOWN: query and the number, from 0, of the article it was made of.
 * Prints for each class how long the first fifty hits with their snippets
 * take, newest first and best first, for whole queries and for each key on
 * the way to them; when the first answer is there that the explorer shows, of
 * which a deadline may cut off the rest; when all of it is done in the
 * background; how many totals are right; where known items stand.  Times are
 * those of this thread's work, so that a busy machine does not matter much.
 */
#include "tests/bench_kit.h"

#include "base/file.h"
#include "base/utf8.h"
#include "store/find/finder.h"
#include "store/search.h"

#include <math.h>
#include <stdio.h>

enum { HITS = 50, CLASSES = 16 };

#define SLICE_MS 0.25 /* so often is this thread's clock looked at */

struct bench {
	struct store *store;
	struct finder *finder;
	struct arena perm, tmp;
	size_t cut; /* answers, by the deadline */
	str class_names[CLASSES];
	size_t n_classes;
};

/* Until what is there? */
enum until {
	UNTIL_HITS,
	UNTIL_FIRST, /* as many hits as the deadline allows */
	UNTIL_ALL,
};

/* One kind of measuring. */
struct kind {
	const char *name;
	enum search_sort sort;
	bool keys;
	enum until until;
};

static void
print_times(const char *name, struct bench_times *t)
{
	if (t->n == 0)
		return;
	printf("    %-8s %6zu  %7.2f %7.2f %7.2f %7.2f\n", name, t->n,
		bench_percentile(t, 50), bench_percentile(t, 95),
		bench_percentile(t, 99), bench_percentile(t, 100));
}

static size_t
class_of(struct bench *b, str name)
{
	size_t i = 0;

	while (i < b->n_classes && !str_eq(b->class_names[i], name))
		i++;
	if (i == b->n_classes && i < CLASSES - 1)
		b->class_names[b->n_classes++] = name;
	return i;
}

static enum finder_state
work(struct bench *b, enum until until, double late, struct err *e)
{
	enum finder_state state;

	do {
		double slice =
			until == UNTIL_FIRST ? finder_clock() + SLICE_MS : 0;

		state = finder_step(b->finder, slice, e);
		if (state == FINDER_LATE && bench_work_ms() >= late) {
			b->cut++;
			bench_check(finder_show(b->finder, e), e);
			break;
		}
	} while (state == FINDER_LATE ||
		 (state == FINDER_HITS && until == UNTIL_ALL));
	return state;
}

static double
time_hits(struct bench *b, const struct search_ask *ask, enum until until)
{
	struct answer a;
	struct err e = { 0 };
	double from = bench_work_ms();
	double late = until == UNTIL_FIRST ? from + finder_first_ms(ask->sort)
					   : INFINITY;

	arena_reset(&b->tmp);
	bench_check(finder_begin(b->finder, ask, &b->tmp, &a, &e) &&
			    work(b, until, late, &e) != FINDER_FAILED,
		&e);
	double ms = bench_work_ms() - from;
	finder_end(b->finder);
	return ms;
}

static void
time_query(struct bench *b, const struct kind *kind, str query,
	struct bench_times *times)
{
	struct search_ask ask = { .query = query,
		.limit = HITS,
		.sort = kind->sort,
		.typing = kind->keys };

	if (!kind->keys) {
		bench_add(times, time_hits(b, &ask, kind->until));
		return;
	}
	for (size_t at = 0; at < query.n;) {
		utf8_next(query, &at);
		ask.query = str_take(query, at);
		bench_add(times, time_hits(b, &ask, kind->until));
	}
}

static void
measure(struct bench *b, const struct kind *kind, str queries)
{
	struct bench_times times[CLASSES] = { 0 }, all = { 0 };
	str line, class, query, rest;

	while (str_line(&queries, &line)) {
		if (!str_cut(line, STR("\t"), &class, &rest))
			continue;
		str_cut(rest, STR("\t"), &query, &rest);
		time_query(b, kind, query, &times[class_of(b, class)]);
	}
	printf("%s", kind->name);
	if (kind->until == UNTIL_FIRST)
		printf("; %zu are cut off", b->cut);
	printf("\n");
	b->cut = 0;
	for (size_t i = 0; i < b->n_classes; i++) {
		for (size_t k = 0; k < times[i].n; k++)
			bench_add(&all, times[i].v[k]);
		print_times(arena_cstr(&b->perm, b->class_names[i]), &times[i]);
	}
	print_times("all", &all);
	fflush(stdout);
}

static void
check_totals(struct bench *b, str queries)
{
	size_t right = 0, known = 0;
	str line, class, query, number;
	int64_t want;

	while (str_line(&queries, &line)) {
		struct search_ask ask = { .limit = 1, .sort = SEARCH_NEW };
		struct answer a;
		struct err e = { 0 };

		str_cut(line, STR("\t"), &class, &query);
		if (!str_cut(query, STR("\t"), &query, &number) ||
			!str_to_int(number, &want) ||
			str_eq(class, STR("latin")))
			continue;
		ask.query = query;
		arena_reset(&b->tmp);
		bench_check(search_run(b->store, &ask, &b->tmp, &a, &e), &e);
		known++;
		right += a.total == (size_t)want;
	}
	if (known)
		printf("totals: %zu of %zu are right\n", right, known);
}

static void
find_known(struct bench *b, str known)
{
	size_t n = 0, first = 0, ten = 0;
	double reciprocal = 0;
	str line, query, number;
	int64_t want;

	while (str_line(&known, &line)) {
		struct search_ask ask = { .limit = HITS };
		struct answer a;
		struct err e = { 0 };

		if (!str_cut(line, STR("\t"), &query, &number) ||
			!str_to_int(number, &want))
			continue;
		ask.query = query;
		arena_reset(&b->tmp);
		bench_check(search_run(b->store, &ask, &b->tmp, &a, &e), &e);
		n++;
		for (size_t i = 0; i < a.hits.n && i < 10; i++) {
			if (a.hits.v[i].id != want + 1)
				continue;
			first += i == 0;
			ten++;
			reciprocal += 1.0 / (double)(i + 1);
		}
	}
	if (n)
		printf("known items: first %.1f %%, of the first ten %.1f %%, "
		       "MRR %.3f\n",
			100.0 * (double)first / (double)n,
			100.0 * (double)ten / (double)n,
			reciprocal / (double)n);
}

int
main(int argc, char **argv)
{
	static const struct kind kinds[] = {
		{ "newest first, ms (n, median, p95, p99, worst)", SEARCH_NEW,
			false, UNTIL_HITS },
		{ "newest first, each key", SEARCH_NEW, true, UNTIL_HITS },
		{ "best first", SEARCH_BEST, false, UNTIL_HITS },
		{ "best first, each key", SEARCH_BEST, true, UNTIL_HITS },
	};
	/* As one does who goes on in the background. */
	static const struct kind shown[] = {
		{ "newest first, each key, first answer", SEARCH_NEW, true,
			UNTIL_FIRST },
		{ "best first, each key, first answer", SEARCH_BEST, true,
			UNTIL_FIRST },
		{ "best first, all done", SEARCH_BEST, false, UNTIL_ALL },
	};
	struct bench b = { 0 };
	struct file queries = { 0 }, known = { 0 };
	struct err e = { 0 };

	if (argc < 3)
		return 2;
	bench_check(store_open(argv[1], NULL, STORE_READ, &b.store, &e) &&
			    file_open(argv[2], &queries, &e) &&
			    (argc < 4 || file_open(argv[3], &known, &e)),
		&e);
	b.finder = finder_new(b.store);
	time_hits(&b, &(struct search_ask){ .query = STR("warm") }, UNTIL_HITS);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		measure(&b, &kinds[i], queries.bytes);
	finder_goes_on(b.finder);
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
		measure(&b, &shown[i], queries.bytes);
	check_totals(&b, queries.bytes);
	find_known(&b, known.bytes);
	finder_free(b.finder);
	store_close(b.store);
	file_close(&queries);
	file_close(&known);
	arena_free(&b.perm);
	arena_free(&b.tmp);
	return 0;
}
