/*
 * What one can go into from a list: its rows, and names, quotes and figures in
 * the rows and in the pane below.  f puts letters before all that are on the
 * screen, a click goes into one.  Who draws tells where each is.
 */
#ifndef TUI_DOORS_H
#define TUI_DOORS_H

#include "tui/list/letters.h"
#include "tui/view.h"

struct door_at {
	int row, column, columns; /* of the screen */
	size_t line;              /* a row of the list, when door is NULL */
	const struct door *door;
};

/* All that was drawn since it was empty; in the frame arena. */
struct doors {
	struct door_at *v;
	size_t n, cap;
};

/* A piece's, in the frame arena; what it is told stays the teller's. */
void door_player(struct arena *frame, struct piece *, str name);
void door_search(struct arena *frame, struct piece *, str query);
void door_place(
	struct arena *frame, struct piece *, int64_t article, uint32_t at);

/* For who draws: nothing happens while nobody asks. */
void doors_tell(struct app *, struct door_at);

/* Letters on; a key while they are: UNHANDLED: they are not. */
enum outcome doors_begin(struct app *, struct err *);
enum outcome doors_typed(struct app *, uint32_t press, struct err *);

/* Draws the letters above what the view on top has drawn. */
void doors_draw(struct app *, const struct doors *, struct screen *);

/* Goes into the one at a place of the screen; false: there is none. */
bool doors_click(struct app *, int row, int column);

#endif
