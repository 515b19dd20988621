/*
 * The steps from a laid-out article to an understood one, in this order.
 * Each reads what those before it filled in.  Pure: no clock, no files, no
 * locale.  Linear in the length of the text.
 */
#ifndef CONTENT_EXTRACT_H
#define CONTENT_EXTRACT_H

#include "content/names/name.h"

/*
 * Sections from marked headings (headings == true) or by shape; the lines
 * that are headings become PARAGRAPH_HEADING.
 */
void section_find(struct article *, bool headings, struct arena *perm);

/* Figures with values; relative dates against article.published. */
void figure_find(struct article *, struct arena *perm);

/* Players, aliases, roles, groups and mentions from names; figure.player. */
void player_find(struct article *, const struct names *, struct arena *perm);

/* Quotes, speakers, abouts. */
void quote_find(struct article *, struct arena *perm);

/* All of them, on the text in simplified writing, as all tables and all that
 * was learnt have it; what comes of it is as the text is written. */
void extract(struct article *, bool headings,
	const struct confirmed_names *confirmed, struct arena *perm);

#endif
