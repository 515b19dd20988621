/*
 * What keys cost, place by place, the least of all walks; for bench_keys.
 */
#ifndef TESTS_BENCH_TALLY_H
#define TESTS_BENCH_TALLY_H

#include <stdbool.h>

#include "tests/bench_hand.h"

/* Each walk tells the same keys in the same order. */
void tally_begin_walk(void);
void tally_put(const char *place, const char *key, struct effort);

/* Those above a limit (milliseconds of the first thread), or all of them; then
 * a line a place, and one for all.  True: some were above. */
bool tally_tell(double limit, bool verbose);

#endif
