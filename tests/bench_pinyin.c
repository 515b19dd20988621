/*
 * Measures pinyin on an archive that is there:
 *	bench_pinyin ARCHIVE PINYIN.tsv [misses]
 * PINYIN: what is typed, and the term that is meant, parted by a tab.  Prints
 * how often that is the first candidate and among the first five, how long a
 * key takes, cold and warm, and what the words cost: their size in the
 * archive, and the time to collect them anew.  `misses` lists those that are
 * not among the first five.  Times are those of this thread's work.
 */
#include "tests/bench_kit.h"

#include "base/file.h"
#include "base/utf8.h"
#include "store/find/readings.h"
#include "store/find/readings_make.h"
#include "store/store_internal.h"

#include <stdio.h>

enum { FIRST_FEW = 5 };

struct bench {
	struct store *store;
	struct readings *readings;
	struct arena tmp;
	bool misses;
	size_t n, first, few;
	struct bench_times times;
};

static size_t
look_up(struct bench *b, str typed, struct reading out[READINGS_MAX])
{
	struct pinyin_typed t;
	struct err e = { 0 };
	size_t n = 0;

	bench_check(
		!pinyin_type(typed, true, &t) ||
			readings_find(b->readings, &t, &b->tmp, out, &n, &e),
		&e);
	return n;
}

static void
time_keys(struct bench *b, str typed)
{
	struct reading found[READINGS_MAX];

	for (size_t at = 0; at < typed.n;) {
		utf8_next(typed, &at);
		double began = bench_work_ms();
		look_up(b, str_take(typed, at), found);
		bench_add(&b->times, bench_work_ms() - began);
	}
}

static void
look_for(struct bench *b, str typed, str term)
{
	struct reading found[READINGS_MAX];
	size_t n = look_up(b, typed, found), at = 0;

	while (at < n && !str_eq(found[at].term, term))
		at++;
	b->n++;
	b->first += at == 0 && n;
	b->few += at < n && at < FIRST_FEW;
	if (b->misses && (at >= n || at >= FIRST_FEW)) {
		printf("%.*s\t%.*s\t", STR_ARG(typed), STR_ARG(term));
		for (size_t i = 0; i < n; i++)
			printf("%.*s:%d ", STR_ARG(found[i].term),
				found[i].score);
		putchar('\n');
	}
	time_keys(b, typed);
	arena_reset(&b->tmp);
}

static void
print_costs(struct bench *b)
{
	const struct readings_budget whole = READINGS_WHOLE;
	struct readings_groups groups = { 0 };
	struct sql *sql = &b->store->archive;
	struct err e = { 0 };
	int64_t bytes = bench_number(
		b->store, "select sum(length(words)) from reading");
	double began = bench_work_ms();

	bench_check(readings_collect(sql, whole, &b->tmp, &groups, &e), &e);
	printf("words: %.2f MB, collected in %.2f s\n", (double)bytes / 1e6,
		(bench_work_ms() - began) / 1e3);
}

static void
measure(struct bench *b, str rest)
{
	struct reading found[READINGS_MAX];
	str line, typed, term;
	double began = bench_work_ms();

	look_up(b, STR("wenxinyiyan"), found);
	printf("pinyin, cold: %.2f ms\n", bench_work_ms() - began);
	while (str_line(&rest, &line)) {
		if (str_cut(line, STR("\t"), &typed, &term))
			look_for(b, typed, term);
	}
	if (b->n == 0)
		return;
	printf("pinyin, %zu: first %.1f %%, in the first five %.1f %%; a key: "
	       "median %.2f ms, p99 %.2f ms, worst %.2f ms\n",
		b->n, 100.0 * (double)b->first / (double)b->n,
		100.0 * (double)b->few / (double)b->n,
		bench_percentile(&b->times, 50),
		bench_percentile(&b->times, 99),
		bench_percentile(&b->times, 100));
}

int
main(int argc, char **argv)
{
	struct bench b = { .misses = argc > 3 };
	struct file f;
	struct err e = { 0 };

	if (argc < 3) {
		fputs("usage: bench_pinyin ARCHIVE PINYIN.tsv [misses]\n",
			stderr);
		return 2;
	}
	bench_check(file_open(argv[2], &f, &e) &&
			    store_open(argv[1], NULL, STORE_READ, &b.store, &e),
		&e);
	b.readings = readings_new(&b.store->archive);
	measure(&b, f.bytes);
	print_costs(&b);
	readings_free(b.readings);
	store_close(b.store);
	file_close(&f);
	arena_free(&b.tmp);
	return 0;
}
