/*
 * Finds where a smooth function is least, by what the last few steps tell of
 * its curvature (L-BFGS; Nocedal, 1980), with steps halved until they go down.
 * The same function gives the same place.
 */
#ifndef TOOLS_TRAIN_DESCEND_H
#define TOOLS_TRAIN_DESCEND_H

#include <stddef.h>

/* The value at w, and its slope in each of the n directions. */
typedef double descend_fn(void *ctx, const double *w, double *slope);

/* Moves w to the least value that is near; until a step gains less than a
 * millionth of the value. */
void descend(descend_fn *, void *ctx, double *w, size_t n);

#endif
