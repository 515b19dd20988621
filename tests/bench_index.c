/*
 * Measures the index of an archive that is there:
 *	bench_index ARCHIVE [SCRATCH]
 * Prints its size, and how quickly it is built anew, in an archive of its own
 * without articles at SCRATCH.  Times are those of this thread's work, so
 * that a busy machine does not matter much.
 */
#include "store/store_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { BATCH = 20000 };

struct bench {
	struct store *from, *to;
	struct arena tmp;
	double text, spent; /* bytes; s */
};

static double
work_s(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
check(bool ok, const struct err *e)
{
	if (ok)
		return;
	fprintf(stderr, "bench_index: %s\n", e->text);
	exit(1);
}

static int64_t
number(struct store *s, const char *sql)
{
	struct sql *c = &s->archive;
	struct err e = { 0 };
	int64_t n;

	check(sql_number(c, sql_ask(c, &e, sql), 0, &n, &e), &e);
	return n;
}

static void
print_size(struct store *s)
{
	double text =
		(double)number(s, "select sum(length(cast(b.text as blob)) +"
				  " length(cast(a.title as blob)))"
				  " from article a join body b on b.id = a.id");
	double index = (double)number(s,
		"select sum(pgsize) from dbstat where aggregate = 1 and (name "
		"like "
		"'term\\_%' escape '\\' or name in ('common', 'fact', "
		"'fact_version', 'variant', 'search_setting', "
		"'search_source'))");

	printf("index: %.1f MB, %.3f of %.1f MB of text\n", index / 1e6,
		index / text, text / 1e6);
}

static void
add(struct bench *b, sqlite3_stmt *q)
{
	struct article a = { .text = sql_str(q, 4) };
	struct err e = { 0 };

	arena_reset(&b->tmp);
	a.title = article_word_add(&a, &b->tmp, sql_str(q, 1));
	a.source = article_word_add(&a, &b->tmp, sql_str(q, 2));
	a.published = article_word_add(&a, &b->tmp, sql_str(q, 3));
	b->text += (double)(a.text.n + sql_str(q, 1).n);
	double from = work_s();
	check(index_add(b->to->index, sql_int(q, 0), &a, &e), &e);
	b->spent += work_s() - from;
}

static void
add_all(struct bench *b)
{
	struct sql *c = &b->from->archive;
	struct err e = { 0 };
	size_t n = 0;

	check(store_begin(b->to, &e), &e);
	sqlite3_stmt *q = sql_ask(c, &e,
		"select a.id, a.title, a.source, a.published, b.text"
		" from article a join body b on b.id = a.id order by a.id");
	while (sql_step(c, q, &e) > 0) {
		add(b, q);
		if (++n % BATCH)
			continue;
		double from = work_s();
		check(store_commit(b->to, &e) && store_begin(b->to, &e), &e);
		b->spent += work_s() - from;
	}
	double from = work_s();
	check(store_commit(b->to, &e), &e);
	b->spent += work_s() - from;
}

static double
merge(struct store *s)
{
	struct err e = { 0 };
	double from = work_s();
	bool more;

	check(index_bulk_end(s->index, &more, &e), &e);
	while (more)
		check(index_merge(s->index, &more, &e), &e);
	return work_s() - from;
}

static void
drop(const char *path)
{
	static const char *const ends[] = { "", "-wal", "-shm" };
	struct arena tmp = { 0 };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		unlink(arena_printf(&tmp, "%s%s", path, ends[i]).s);
	arena_free(&tmp);
}

int
main(int argc, char **argv)
{
	struct bench b = { 0 };
	struct err e = { 0 };

	if (argc < 2)
		return 2;
	check(store_open(argv[1], NULL, STORE_READ, &b.from, &e), &e);
	print_size(b.from);
	if (argc > 2) {
		drop(argv[2]);
		check(store_open(argv[2], NULL, STORE_WRITE, &b.to, &e), &e);
		check(index_bulk_begin(b.to->index, &e), &e);
		add_all(&b);
		double merging = merge(b.to);
		printf("index alone: %.2f MB/s of text; %.1f s to add, %.1f s "
		       "to merge\n",
			b.text / 1e6 / (b.spent + merging), b.spent, merging);
		store_close(b.to);
		drop(argv[2]);
	}
	store_close(b.from);
	arena_free(&b.tmp);
	return 0;
}
