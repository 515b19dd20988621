/*
 * Lists that give each story a line (store/stories/stories.h).  What is done to such
 * a line is done to all reports that it stands for; so is reading one of them.
 * `z` unfolds it on the spot: then each report is for itself, in this list.
 */
#ifndef TUI_FOLD_H
#define TUI_FOLD_H

#include "tui/view.h"

/* Does the reader want them folded? */
bool fold_wanted(const struct app *);

/* Unfolds the story of a line, or folds it again; says why it cannot.  True:
 * view->apart has changed. */
bool fold_turn(struct view *, int64_t article);

/* The reports that a line of the list stands for; n 0: for itself alone. */
struct ids fold_line(struct view *, int64_t article);

/* A row is read when all are that its line stands for, and starred when one
 * is. */
void fold_marks(struct view *, const struct ids *reports, struct article_row *);

/* Is all of it read? *article: what is not. */
bool fold_is_read(struct view *, int64_t *article);

/* Puts the reports that are meant as well behind some articles: by the list
 * that is on top, or that the article on top was opened from. */
void fold_add(struct app *, struct ids *);

/* The article counts as read, and what its line stands for. */
void fold_read(struct app *, int64_t article);

#endif
