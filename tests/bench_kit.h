/*
 * What benchmarks share: this thread's work as a time, which a busy machine
 * changes little; percentiles; a scratch file; and the index of an archive,
 * measured.  A failure ends the program with its sentence.
 */
#ifndef TESTS_BENCH_KIT_H
#define TESTS_BENCH_KIT_H

#include "store/store.h"

double bench_work_ms(void);

void bench_check(bool ok, const struct err *);

/* Milliseconds; grows by malloc, ends with the program. */
struct bench_times {
	double *v;
	size_t n, cap;
};

void bench_add(struct bench_times *, double ms);

/* Puts them in order; percent of 100 is the worst. */
double bench_percentile(struct bench_times *, size_t percent);

/* Removes a database with what SQLite keeps beside it. */
void bench_drop(const char *path);

int64_t bench_number(struct store *, const char *sql);

/* Bytes of titles and texts, and of the index. */
double bench_text_bytes(struct store *);
double bench_index_bytes(struct store *);

/* The index anew, in an archive of its own without articles at scratch. */
struct bench_built {
	double add_ms, merge_ms;
};

struct bench_built bench_build(struct store *, const char *scratch);

#endif
