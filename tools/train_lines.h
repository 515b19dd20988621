/*
 * Lines of units with the labels they may have and the features there are:
 * what the trainer walks over.
 */
#ifndef TOOLS_TRAIN_LINES_H
#define TOOLS_TRAIN_LINES_H

#include "tools/train.h"

struct line {
	struct units us;
	uint32_t *allowed;  /* a bit each label that may stand here */
	uint32_t *features; /* us.n runs of ids, each led by its length */
	float weight;
};

struct lines {
	struct line *v;
	size_t n, cap;
};

/* Features by their hash. */
struct dictionary {
	struct feature {
		uint64_t key;          /* 0: none */
		uint32_t count, brief; /* of it in brief texts */
		uint32_t id;           /* 1 + its number; 0: too rare */
	} * v;
	size_t mask;
	uint32_t used;
};

/* The lines of a text, with the units of the whole as their background. */
void lines_add(const struct sample *, struct arena *, struct lines *out);

/* Features that stand in the lines at least so often get numbers. */
void dictionary_make(struct dictionary *, const struct lines *, uint32_t least);

/* Fills lines.features; when all are counted. */
void lines_number(struct lines *, const struct dictionary *, struct arena *);

/* Zeroed memory; ends the program when there is none. */
void *train_zeroed(size_t n, size_t size);

#endif
