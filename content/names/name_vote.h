/*
 * Two readings of an article's names, and what becomes of them.  One weighs
 * whole strings by all that the article shows of them (name.c), the other
 * tags unit by unit (tagger.c).  They err in different places: on the
 * development articles 87.7 and 84.5 F1 apart, 90.2 together.
 */
#ifndef CONTENT_NAME_VOTE_H
#define CONTENT_NAME_VOTE_H

#include "content/names/name.h"

/*
 * How the lattice of words reads the text before anything is weighed: in
 * order, none overlapping, as the tagger wants to know it.
 */
struct stretch {
	uint32_t start; /* byte */
	uint16_t bytes;
	uint8_t look; /* below LOOKS: what sort of word or would-be name */
};

enum { LOOKS = 32 };

struct stretches {
	struct stretch *v;
	size_t n, cap;
};

/* All that was read out of an article: names sorted by place, none of one
 * list overlapping. */
struct readings {
	struct names weighed, tagged, eager; /* eager: tagged more easily */
	struct stretches stretches;
};

/* The first reading, as name_find; and how it cuts the text. */
void name_weigh_article(const struct article *, const struct confirmed_names *,
	struct arena *perm, struct names *out, struct stretches *);

/*
 * Joins them: each string gets a verdict by what all say of all its places
 * (name_jury.h); of sure names that overlap, those are kept that are likeliest
 * together; doubtful ones are all there.
 */
void name_vote(const struct article *, const struct readings *,
	struct arena *perm, struct names *sure, struct names *doubtful);

/* Mends the sure ones by rule (name_office.h and others), and adds the doubtful
 * ones (name_add.h). */
void names_amend(const struct article *, const struct names *doubtful,
	struct arena *perm, struct names *);

#endif
