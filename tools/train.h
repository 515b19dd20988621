/*
 * Labelled texts for the trainer: read from the sets of ../shared/data, and
 * copies of them with names swapped.
 */
#ifndef TOOLS_TRAIN_H
#define TOOLS_TRAIN_H

#include "content/names/tagger_features.h"

struct gold {
	struct span at; /* bytes of the text */
	uint8_t kind;
};

struct sample {
	str text;
	struct gold *v; /* sorted by place */
	size_t n, cap;
	bool no_products; /* the set does not label products */
	float weight;
};

struct samples {
	struct sample *v;
	size_t n, cap;
};

/* What a string stands in, as tools/jury_examples.c writes it down: an article,
 * one of our own, a brief paragraph, a sentence whose products have no label. */
enum jury_text { TEXT_ARTICLE, TEXT_OWN, TEXT_PARAGRAPH, TEXT_SENTENCE };

/* All NNN.json with NNN.txt of a folder, by name. */
void samples_articles(const char *folder, struct arena *, struct samples *);

/* {"text", "entities": [[start, end, kind]]} a line, in code points. */
void samples_lines(
	const char *path, float weight, struct arena *, struct samples *);

/* Its text as an article whose paragraphs are the lines. */
void sample_lay(const struct sample *, struct arena *, struct article *);

/*
 * A copy of a sample in which each name is kept, replaced by one of the same
 * kind and script from any of `from`, or crossed from two of them; one
 * string is treated alike throughout.  After Dai and Adel, "An Analysis of
 * Simple Data Augmentation for Named Entity Recognition", COLING 2020.
 */
void samples_swap(const struct sample *, const struct samples *from,
	uint64_t *seed, struct arena *, struct sample *out);

/* Scores become shares of one, beside a rest whose score is 0. */
void train_share(double *of, int n);

/* xorshift64*: the same numbers on every machine. */
uint64_t train_random(uint64_t *seed);

#endif
