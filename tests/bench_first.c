/*
 * A process's first query: opens the archive, asks, and ends when the first
 * fifty hits with their snippets are there.
 *	bench_first ARCHIVE QUERY
 * bench_run tells how long the whole takes.
 */
#include "tests/bench_kit.h"

#include "store/finder.h"

int
main(int argc, char **argv)
{
	struct search_ask ask = { .limit = 50 };
	struct arena perm = { 0 };
	struct answer a;
	struct err e = { 0 };
	struct store *s;

	if (argc < 3)
		return 2;
	ask.query = str_of(argv[2]);
	bench_check(store_open(argv[1], NULL, STORE_READ, &s, &e), &e);
	struct finder *f = finder_new(s);
	bench_check(finder_begin(f, &ask, &perm, &a, &e) &&
			    finder_step(f, 0, &e) != FINDER_FAILED,
		&e);
	finder_free(f);
	store_close(s);
	arena_free(&perm);
	return 0;
}
