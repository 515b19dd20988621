/* Articles of a list that were picked, for what is done to many at once; and
 * what else a list shows of what the reader did to an article. */
#ifndef TUI_PICK_H
#define TUI_PICK_H

#include "tui/view.h"

bool pick_has(const struct view *, int64_t article);
void pick_none(struct view *);

/* pick: the selected one, or not any more, and one line down; pick-all: all
 * that are shown, or none of them. */
enum outcome pick(struct view *, enum command);

/* The searcher has a list: of all, maybe, that are to be picked. */
struct list_answer;
void pick_listed(struct view *, struct list_answer *);

/* What stands before a row's title: picked, starred, unread, or a blank. */
void pick_sign(struct row *, struct view *, const struct article_row *);

/* "  #ai  #robots" to stand behind a title, as far as a quarter of the row has
 * room. */
str pick_tags(struct view *, const struct article_row *, int columns);

/* Where a row's title goes: behind that sign. */
enum { SIGN_COLUMNS = 2 };

#endif
