#include "tests/bench_tally.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RESULTS_MAX = 8192 };

static struct result {
	const char *place; /* as given, which outlives this */
	char key[64];
	struct effort effort;
	bool twice;
} results[RESULTS_MAX];

static size_t n_results, at_result;

void
tally_begin_walk(void)
{
	at_result = 0;
}

void
tally_put(const char *place, const char *key, struct effort effort)
{
	struct result *r = &results[at_result];

	if (++at_result >= RESULTS_MAX)
		exit(2);
	if (at_result > n_results) {
		n_results = at_result;
		r->place = place;
		snprintf(r->key, sizeof r->key, "%s", key);
	}
	if (!r->twice || effort.first < r->effort.first)
		r->effort.first = effort.first;
	if (!r->twice || effort.all < r->effort.all)
		r->effort.all = effort.all;
	r->twice = true;
}

static int
by_cost(const void *a, const void *b)
{
	const struct result *x = *(const struct result *const *)a,
			    *y = *(const struct result *const *)b;

	return (x->effort.first < y->effort.first) -
	       (x->effort.first > y->effort.first);
}

static void
tell_keys(double limit, bool verbose)
{
	static const struct result *sorted[RESULTS_MAX];

	for (size_t i = 0; i < n_results; i++)
		sorted[i] = &results[i];
	qsort(sorted, n_results, sizeof *sorted, by_cost);
	for (size_t i = 0; i < n_results; i++) {
		const struct result *r = sorted[i];

		if (!verbose && r->effort.first <= limit)
			break;
		printf("%7.1f ms, %7.1f ms of all threads  %s: %s\n",
			r->effort.first, r->effort.all, r->place, r->key);
	}
}

static void
tell_place(const char *place, double limit)
{
	double first = 0, all = 0;
	size_t n = 0, over = 0;

	for (size_t i = 0; i < n_results; i++) {
		const struct result *r = &results[i];

		if (place && strcmp(r->place, place) != 0)
			continue;
		n++;
		over += r->effort.first > limit;
		first = r->effort.first > first ? r->effort.first : first;
		all = r->effort.all > all ? r->effort.all : all;
	}
	printf("%-28s %5zu keys, %3zu above %g ms, the dearest %5.1f "
	       "(%.1f of all threads)\n",
		place ? place : "all", n, over, limit, first, all);
}

bool
tally_tell(double limit, bool verbose)
{
	bool over = false;

	tell_keys(limit, verbose);
	for (size_t i = 0; i < n_results; i++) {
		size_t k = 0;

		while (strcmp(results[k].place, results[i].place) != 0)
			k++;
		if (k == i)
			tell_place(results[i].place, limit);
		over |= results[i].effort.first > limit;
	}
	tell_place(NULL, limit);
	return over;
}
