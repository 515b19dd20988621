/*
 * Numbers without an order, the same in each run and on every machine, from a
 * seed that the test sets: a linear congruential generator (Numerical Recipes,
 * 7.1), of whose low bits nothing is used.
 */
#ifndef TESTS_RANDOM_H
#define TESTS_RANDOM_H

#include <stdint.h>

static uint32_t random_seed = 1;

static uint32_t
random_below(uint32_t n)
{
	random_seed = random_seed * 1664525 + 1013904223;
	return (uint32_t)(((uint64_t)(random_seed >> 8) * n) >> 24);
}

#endif
