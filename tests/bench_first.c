/*
 * A process's first query: opens the archive, asks as the explorer does, and
 * ends when the first answer is there, with up to fifty hits and their
 * snippets.
 *	bench_first ARCHIVE QUERY
 * Prints milliseconds by the clock: to open the archive, to begin the
 * question, and until the answer; bench_run tells how long the whole takes,
 * and reads the file from the disk.
 */
#include "tests/bench_kit.h"

#include "store/find/finder.h"

#include <stdio.h>

int
main(int argc, char **argv)
{
	struct search_ask ask = { .limit = 50, .typing = true };
	struct arena perm = { 0 };
	struct answer a;
	struct err e = { 0 };
	struct store *s;
	double from = finder_clock();

	if (argc < 3)
		return 2;
	ask.query = str_of(argv[2]);
	bench_check(store_open(argv[1], NULL, STORE_READ, &s, &e), &e);
	struct finder *f = finder_new(s);
	double opened = finder_clock();
	finder_goes_on(f);
	bench_check(finder_begin(f, &ask, &perm, &a, &e), &e);
	double begun = finder_clock();
	enum finder_state state =
		finder_step(f, finder_clock() + finder_first_ms(ask.sort), &e);
	bench_check(state != FINDER_FAILED &&
			    (state != FINDER_LATE || finder_show(f, &e)),
		&e);
	fprintf(stderr, "opened %.1f, begun %.1f, %zu hits %.1f ms\n",
		opened - from, begun - from, a.hits.n, finder_clock() - from);
	finder_free(f);
	store_close(s);
	arena_free(&perm);
	return 0;
}
