/*
 * What the hits of a search have in common, in a pane beside or below them,
 * and the letters by which one narrows the search to one of it.
 */
#ifndef TUI_NARROW_H
#define TUI_NARROW_H

#include "tui/view.h"

/* Zero is an empty one. */
struct narrow {
	struct facets facets; /* in arena; only those that do narrow */
	struct arena arena;
	size_t shown[FACET_KINDS];
	bool choosing; /* letters stand before them */
	bool below;    /* a line for each kind, not one for each of all */
	bool dim;      /* they are of an older question */
	int columns;   /* of the pane */
};

/* Takes the answer's facets; until they come the old ones stay. */
void narrow_keep(struct narrow *, const struct answer *);
void narrow_free(struct narrow *);

/* Chooses what is shown in a pane of that size; gives its lines. */
size_t narrow_layout(struct narrow *, int rows, int columns);

void narrow_row(const struct narrow *, struct arena *frame, size_t line,
	int columns, struct row *);

/* Is there anything to narrow by? */
bool narrow_any(const struct narrow *);

/* The letter that stands for what is at a place of the pane; 0: nothing. */
uint32_t narrow_at(const struct narrow *, size_t line, int column);

/* "player:NAME", in quotation marks where the name has blanks. */
str narrow_field(const char *field, str word, struct arena *);

/* What that letter adds to the query; "": it stands for nothing. */
str narrow_words(const struct narrow *, uint32_t letter, struct arena *);

#endif
