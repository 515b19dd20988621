#include "tests/bench_kit.h"

#include "base/clock.h"
#include "store/store_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { BATCH = 20000 };

double
bench_work_ms(void)
{
	return clock_seconds(CLOCK_THREAD_CPUTIME_ID) * 1e3;
}

void
bench_check(bool ok, const struct err *e)
{
	if (ok)
		return;
	fprintf(stderr, "bench: %s\n", e->text);
	exit(1);
}

void
bench_add(struct bench_times *t, double ms)
{
	if (t->n == t->cap) {
		t->cap = t->cap ? t->cap * 2 : 64;
		t->v = realloc(t->v, t->cap * sizeof *t->v);
		if (!t->v)
			arena_exhausted();
	}
	t->v[t->n++] = ms;
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double
bench_percentile(struct bench_times *t, size_t percent)
{
	size_t i = t->n * percent / 100;

	if (t->n == 0)
		return 0;
	qsort(t->v, t->n, sizeof *t->v, by_value);
	return t->v[i < t->n ? i : t->n - 1];
}

void
bench_drop(const char *path)
{
	static const char *const ends[] = { "", "-wal", "-shm" };
	struct arena tmp = { 0 };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		unlink(arena_printf(&tmp, "%s%s", path, ends[i]).s);
	arena_free(&tmp);
}

int64_t
bench_number(struct store *s, const char *sql)
{
	struct sql *c = &s->archive;
	struct err e = { 0 };
	int64_t n;

	bench_check(sql_number(c, sql_ask(c, &e, sql), 0, &n, &e), &e);
	return n;
}

double
bench_text_bytes(struct store *s)
{
	return (double)bench_number(s,
		"select sum(length(cast(b.text as blob)) +"
		" length(cast(a.title as blob)))"
		" from article a join body b on b.id = a.id");
}

double
bench_index_bytes(struct store *s)
{
	return (double)bench_number(s,
		"select sum(pgsize) from dbstat where aggregate = 1 and"
		" (name like 'term\\_%' escape '\\' or name in ('common',"
		" 'fact', 'fact_version', 'variant', 'search_setting',"
		" 'search_source'))");
}

static double
commit(struct store *s)
{
	double from = bench_work_ms();
	struct err e = { 0 };

	bench_check(store_commit(s, &e), &e);
	return bench_work_ms() - from;
}

static double
add(struct store *s, sqlite3_stmt *q, struct arena *tmp)
{
	struct article a = { .text = sql_str(q, 4) };
	struct err e = { 0 };

	arena_reset(tmp);
	a.title = article_word_add(&a, tmp, sql_str(q, 1));
	a.source = article_word_add(&a, tmp, sql_str(q, 2));
	a.published = article_word_add(&a, tmp, sql_str(q, 3));
	double from = bench_work_ms();
	bench_check(index_add(s->index, sql_int(q, 0), &a, &e), &e);
	return bench_work_ms() - from;
}

static double
add_all(struct store *from, struct store *to)
{
	struct arena tmp = { 0 };
	struct err e = { 0 };
	double ms = 0;
	size_t n = 0;

	bench_check(store_begin(to, &e), &e);
	sqlite3_stmt *q = sql_ask(&from->archive, &e,
		"select a.id, a.title, a.source, a.published, b.text"
		" from article a join body b on b.id = a.id order by a.id");
	while (sql_step(&from->archive, q, &e) > 0) {
		ms += add(to, q, &tmp);
		if (++n % BATCH)
			continue;
		ms += commit(to);
		bench_check(store_begin(to, &e), &e);
	}
	arena_free(&tmp);
	return ms + commit(to);
}

static double
merge(struct store *s)
{
	double from = bench_work_ms();
	struct err e = { 0 };
	bool more;

	bench_check(index_bulk_end(s->index, &more, &e), &e);
	while (more)
		bench_check(index_merge(s->index, &more, &e), &e);
	return bench_work_ms() - from;
}

struct bench_built
bench_build(struct store *from, const char *scratch)
{
	struct bench_built built;
	struct err e = { 0 };
	struct store *to;

	bench_drop(scratch);
	bench_check(store_open(scratch, NULL, STORE_WRITE, &to, &e) &&
			    index_bulk_begin(to->index, &e),
		&e);
	built.add_ms = add_all(from, to);
	built.merge_ms = merge(to);
	store_close(to);
	bench_drop(scratch);
	return built;
}
