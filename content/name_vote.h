/*
 * Two readings of an article's names, and what becomes of them.  One weighs
 * whole strings by all that the article shows of them (name.c), the other
 * tags unit by unit (tagger.c).  They err in different places: on the
 * development articles 87.7 and 84.5 F1 apart, 90.2 together.
 */
#ifndef CONTENT_NAME_VOTE_H
#define CONTENT_NAME_VOTE_H

#include "content/name.h"

/* As name_find; each fills out by itself. */
void name_weigh_article(const struct article *, const struct confirmed_names *,
	struct arena *perm, struct names *out);

/*
 * Joins them: a weighed string stays where it is certain or was tagged alike
 * once; tagged names stand where nothing weighed is left and they are
 * certain.
 */
void name_vote(const struct article *, const struct names *weighed,
	const struct names *tagged, struct arena *perm, struct names *out);

#endif
