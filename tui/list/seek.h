/*
 * Looking along a list for the next row of some kind, in slices that take no
 * longer than a key may: what is not found at once is looked for while nothing
 * is pressed.
 */
#ifndef TUI_SEEK_H
#define TUI_SEEK_H

#include "tui/view.h"

enum seek_what {
	SEEK_GROUP,  /* the first of a group */
	SEEK_UNREAD, /* an article that is not read */
};

struct seek {
	struct view *v; /* NULL: nothing is looked for */
	enum seek_what what;
	int by;        /* up (-1) or down (1) */
	size_t k;      /* the next to look at */
	bool waits;    /* for the searcher to tell which articles are read */
	bool beneath;  /* it is another view's list that is gone through */
	int64_t found; /* article: for the view on top, which asks again */

	/* Where every heading stands once, its end is looked for by leaps: a
	 * row under the heading of `from`, and one beyond it. */
	size_t from, within, beyond, leap;
};

/* From the selected row on; what is found is selected.  `beneath`: the view on
 * top gets its command again when it is found later. */
enum sought seek_begin(struct view *, enum seek_what, int by, bool beneath);

/* That there is none, that way. */
void seek_say_none(struct app *, enum seek_what, int by);

/* The article found: of seek_begin, or since. */
int64_t seek_article(struct app *);

void seek_stop(struct app *);
bool seek_work(struct app *); /* true: there is more */
void seek_told(struct app *); /* what it waits for has come, or will not */

#endif
