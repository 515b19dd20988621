/*
 * The words around a name as a hashed bag: runs of one to four letters right
 * before and behind it, and all pairs of letters of its sentence that are
 * near.  Which of them go with persons, organisations, products, places or
 * with no name is learnt (tools/train_jury.c: logistic regression over all
 * that stands around a string) and kept by hash alone: jury_context.def
 * (Weinberger et al., "Feature Hashing", ICML 2009).
 */
#ifndef CONTENT_NAME_CONTEXT_H
#define CONTENT_NAME_CONTEXT_H

#include "content/article.h"

enum { CONTEXT_SLOTS = 16384, CONTEXT_MOST = 48, CONTEXT_SCALE = 40 };

/* The slots of what stands around a place; returns how many. */
size_t context_slots(str text, struct span at, uint16_t out[CONTEXT_MOST]);

/* Adds up the slots' weights, in units of 1/CONTEXT_SCALE. */
void context_add(const uint16_t *slots, size_t n, int32_t sum[PLAYER_KINDS]);

/* What a sum over n slots is worth: they are far from independent. */
float context_worth(double sum, size_t n);

#endif
