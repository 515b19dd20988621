/*
 * Makes an archive for measuring search, as quickly as can be:
 *	bench_make ARCHIVE <CORPUS.jsonl
 * Articles are saved with their text and index, but nothing is understood of
 * them: no players, quotes or figures.  A million take minutes, not an hour.
 * Prints how much was saved in which time, all told.
 */
#include "base/clock.h"
#include "content/document.h"
#include "store/find/readings.h"
#include "store/store_internal.h"

#include <stdio.h>
#include <stdlib.h>

enum { BATCH = 20000 };

static void
check(bool ok, const struct err *e)
{
	if (ok)
		return;
	fprintf(stderr, "bench_make: %s\n", e->text);
	exit(1);
}

static size_t
save(struct store *s, str line, struct arena *perm)
{
	struct document d = { 0 };
	struct article a = { 0 };
	struct err e = { 0 };
	int64_t id;
	bool fresh;

	check(jsonl_read(line, perm, &d, &e), &e);
	if (!d.title.n)
		d.title = title_guess(&d, perm);
	article_lay(&a, &d, perm);
	check(store_save(s, &a, &id, &fresh, &e), &e);
	return a.text.n + d.title.n;
}

static void
begin(struct store *s)
{
	struct err e = { 0 };

	check(store_begin(s, &e), &e);
}

static void
commit(struct store *s)
{
	struct err e = { 0 };

	check(store_commit(s, &e), &e);
}

static void
finish(struct store *s)
{
	struct err e = { 0 };
	bool more;

	check(index_bulk_end(s->index, &more, &e), &e);
	while (more)
		check(index_merge(s->index, &more, &e), &e);
	printf("merged after %.1f s of work\n",
		clock_seconds(CLOCK_PROCESS_CPUTIME_ID));
	check(readings_update(&s->archive, &e), &e);
}

int
main(int argc, char **argv)
{
	struct store *s;
	struct arena perm = { 0 };
	struct err e = { 0 };
	char *line = NULL;
	size_t cap = 0, articles = 0, bytes = 0;
	ssize_t n;

	if (argc < 2)
		return 2;
	check(store_open(argv[1], NULL, STORE_WRITE, &s, &e), &e);
	check(index_bulk_begin(s->index, &e), &e);
	begin(s);
	while ((n = getline(&line, &cap, stdin)) > 0) {
		arena_reset(&perm);
		bytes += save(s, (str){ line, (size_t)n }, &perm);
		if (++articles % BATCH)
			continue;
		commit(s);
		begin(s);
	}
	commit(s);
	printf("%zu articles, %.1f MB of text: saved after %.1f s of work\n",
		articles, (double)bytes / 1e6,
		clock_seconds(CLOCK_PROCESS_CPUTIME_ID));
	finish(s);
	printf("all done after %.1f s of work: %.2f MB/s\n",
		clock_seconds(CLOCK_PROCESS_CPUTIME_ID),
		(double)bytes / 1e6 / clock_seconds(CLOCK_PROCESS_CPUTIME_ID));
	store_close(s);
	arena_free(&perm);
	free(line);
	return 0;
}
