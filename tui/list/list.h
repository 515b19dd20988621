/*
 * Scrolls, selects, finds and draws for all views.  Positions here are those
 * of what is shown ("the k-th"), which a filter makes differ from the row
 * numbers that views know.
 */
#ifndef TUI_LIST_H
#define TUI_LIST_H

#include "tui/deeds/prompt.h"
#include "tui/view.h"

struct box {
	int row, column, rows, columns;
};

/* Rows that hold all words of what was typed behind &. */
struct filter {
	struct prompt prompt;
	bool typing;
	bool own;    /* the view narrows itself: v, cap, looked are not used */
	size_t all;  /* rows there are without it */
	bool more;   /* rows are to be looked at; … */
	int percent; /* … so much of them was, 0: nobody knows */
	struct arena arena; /* of the words */
	struct strs words;  /* folded; none: the filter is off */
	size_t *v, n, cap;  /* rows found so far, rising; malloc */
	size_t looked;      /* rows looked at so far */
};

/* From here on a screen has a second pane. */
enum { WIDE = 110, NARROW = 60, TINY = 30 /* nothing beside a title */ };

/* Tells the view its size when that has changed. */
void list_layout(struct view *, struct box);
void list_draw(struct view *, struct screen *, struct box);
/* After the archive has changed. */
void list_refresh(struct view *);
void list_free(struct view *);

enum outcome list_command(struct view *, enum command);
void list_wheel(struct view *, int lines);
/* A click in the view's box: true when it asks to open what is selected. */
bool list_click(struct view *, struct box, int row, int column);

/* Selects row i (a view's number) and shows it. */
void list_select(struct view *, size_t i);

/* The same for the first of a group: in the upper half, so that what stands
 * below its heading is seen. */
void list_select_head(struct view *, size_t i);

/* How many rows are shown, and which of them is selected, from 0. */
size_t list_count(struct view *);
size_t list_selected(struct view *);

/* The view's number of the k-th, and the first shown that is row i or behind
 * it. */
size_t list_number(struct view *, size_t k);
size_t list_shown(struct view *, size_t i);

struct row list_row(struct view *, size_t k);

/* Blank lines between groups: none where lines are few. */
int list_gap(const struct view *);

/* Does the k-th stand under another heading than the one before? */
bool list_begins_group(struct view *, size_t k);

/* Do two stand under the same heading? */
bool list_same_group(struct view *, size_t a, size_t b);

/* Brings the selected one on the screen and fills the last page. */
void list_show(struct view *);

/* Filtering (filter.c): what is typed, and the looking, in slices that take
 * no longer than a key may; true while more is to be looked at. */
void list_filter(struct view *, str text);
bool list_work(struct view *);
void list_filter_again(struct view *); /* the rows have changed */

#endif
