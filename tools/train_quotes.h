/*
 * Labelled articles for the weights of quotes and headings: each as the
 * program reads it, with what careful readers found in it.  Places of labels
 * and of what is found are compared in the text without white space.
 */
#ifndef TOOLS_TRAIN_QUOTES_H
#define TOOLS_TRAIN_QUOTES_H

#include "content/article.h"

struct gold_quote {
	struct span at; /* letters that are no white space */
	bool direct;
	str speaker; /* empty: nobody */
};

struct gold_player {
	struct {
		str *v;
		size_t n, cap;
	} forms; /* flat: see flat_of */
};

struct labelled {
	struct article a;
	str stem;           /* "038" */
	uint32_t *squeezed; /* for each byte of the text, and its end */
	struct {
		struct gold_quote *v;
		size_t n, cap;
	} quotes;
	struct {
		struct span *v;
		size_t n, cap;
	} unsaid; /* marked, and no speech */
	struct {
		struct gold_player *v;
		size_t n, cap;
	} players;
	struct {
		str *v; /* flat */
		size_t n, cap;
	} headings;
};

struct corpus {
	struct labelled *v;
	size_t n, cap;
};

/* All NNN.json with NNN.txt of a folder, by name. */
void corpus_read(const char *folder, struct arena *, struct corpus *);

/* Without white space, in small letters. */
str flat_of(struct arena *, str);

struct span squeezed_span(const struct labelled *, struct span bytes);

/* The share that two spans have in common of what both cover. */
double span_overlap(struct span, struct span);

/* Is the player (NO_INDEX: nobody) whom the label means? */
bool is_speaker(const struct labelled *, int32_t player, str wanted);

#endif
