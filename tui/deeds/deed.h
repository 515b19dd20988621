/*
 * What can be done to articles from any row that leads to one, and undone.
 * Where some are picked (pick.h) it is done to these.
 */
#ifndef TUI_DEED_H
#define TUI_DEED_H

#include "store/state.h"
#include "tui/list/seek.h"
#include "tui/view.h"

/* star, read, archive, delete, tag, copy (title, source, day, link),
 * copy-link; article 0: nothing is selected. */
enum outcome deed(struct app *, enum command, int64_t article, struct err *);
/* Says that there is nothing to do it to. */
enum outcome deed_none(struct app *);

/* The mark that star, read, archive or delete makes. */
enum deed_kind deed_kind_of(enum command);

/* star, read, archive or delete all, or not any more; says so in words. */
struct marking {
	enum command command;
	bool on;
};

bool deed_mark(struct app *, const struct ids *, struct marking, struct err *);

/* What was done to how many, and that it can be undone; what was undone. */
void deed_say_done(struct app *, enum deed_kind, bool on, size_t n);
void deed_say_undone(struct app *, enum deed_kind, size_t n);

/* Says what was done, and the key that undoes it. */
void deed_say(struct app *, str what);

/* orders.c: "tag ai source:X" and the like: a command with words behind it. */
enum outcome order(struct app *, enum command, str words, struct err *);

enum outcome deed_undo(struct app *, struct err *);

/* All rows of a list. */
enum outcome deed_all_read(struct view *, struct err *);

/* Selects the next unread article up or down; says so if there is none. */
enum outcome deed_next_unread(struct view *, int by);
enum sought deed_unread(struct view *, int by, bool beneath);

/* tagging.c: asks for tags; words, "-" before those to take away. */
enum outcome tagging_ask(struct app *, const struct ids *, struct err *);
bool tagging_set(struct app *, const struct ids *, str words, struct err *);

/* Opens it, at a byte of its text if at is not NULL. */
enum outcome deed_open(
	struct app *, int64_t article, const uint32_t *at, struct err *);

/* first.c: opens it at the first player, quote or figure there is. */
enum outcome deed_open_first(
	struct app *, enum command, int64_t article, struct err *);

/* Opens a player's card; 0: says that nobody stands there. */
enum outcome deed_open_card(struct app *, int64_t player, struct err *);

/* Copies a quote of the archive with its citation. */
enum outcome deed_copy_quote(struct app *, int64_t quote, struct err *);
/* Its sentence. */
enum outcome deed_copy_figure(
	struct app *, const struct figure_row *, struct err *);

#endif
