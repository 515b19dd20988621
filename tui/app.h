/*
 * The explorer without a terminal: events go in, a screen comes out.  Keeps
 * the stack of views, hands keys to them, draws the status lines.  loop.c
 * ties it to a terminal, tests to nothing.
 */
#ifndef TUI_APP_H
#define TUI_APP_H

#include "tui/children/fetching.h"
#include "tui/list/doors.h"
#include "tui/config/keys.h"
#include "tui/list/list.h"
#include "tui/list/many.h"
#include "tui/deeds/question.h"
#include "tui/list/seek.h"
#include "tui/deeds/unset.h"

/* Views that one can go back through. */
enum { STACK_MAX = 64 };

/* From one place to another one further down (1 to 7), so that one can come
 * back; both are in stack. */
struct hop {
	int from, to;
};

enum { HOPS_MAX = 32 }; /* the oldest are forgotten */

/* Below this there is only a line that says so. */
enum { ROWS_MIN = 5, COLUMNS_MIN = 20 };

struct shell {
	struct view *stack[STACK_MAX];
	int n, at; /* stack[at] is on top; those behind can be gone forward to */
	struct hop hops[HOPS_MAX];
	int n_hops;
	struct keys keys;
	int rows, columns;

	struct err message;     /* kind ERR_NONE: a gentle word */
	struct buf said;        /* all of it, where it is longer than that */
	enum command lettered;  /* bookmark.h: it waits for its letter */
	uint32_t once;          /* the last key, if it waits for its second */
	bool lettering;         /* doors.h: f was pressed, … */
	struct letters letters; /* … and these are on the screen */
	enum command below;     /* runs when the overlay is closed, … */
	struct buf words;       /* … with these behind it, if any */

	bool composed; /* a key came from an input method */

	/* What loop.c shall do; it sets them back. */
	bool quit, suspend, repaint, restyle;
	struct buf copied; /* text for the clipboard, if any */

	struct arena marks; /* of app->marks */
	struct question question;
	const char *unanswered;     /* the lead of one that failed, … */
	struct buf unanswered_text; /* … and what was typed there */
	struct fetchings fetchings;
	/* The searcher's last answer, while a fuller one is awaited. */
	const struct answer *held;
	struct mending mending; /* of the index */
	struct chore_news many; /* many.h: how far it is */
	bool many_on;
	struct unsets unsets;
	struct strs closed;        /* folders of feeds (feeds.h), … */
	struct arena closed_arena; /* … in here, … */
	bool closed_known;         /* … as the state has them, too */
	struct seek seek;          /* goes on in app_work */
	int64_t resume;  /* resume.h: the article to go on reading; 0: none */
	int64_t reading; /* the one that is open and kept; 0: none */
};

/* Fills the rest of *app, whose store and searcher are set (searcher may be
 * NULL: no search), and opens the articles at the bottom of the stack. */
bool app_init(struct app *, int rows, int columns, struct err *);
void app_free(struct app *); /* not the store, nor the searcher */

/* Closes all views and begins with the articles of another archive.  The old
 * store and searcher are still the caller's. */
void app_begin(struct app *, struct store *, struct searcher *);

void app_event(struct app *, const struct event *);
void app_command(struct app *, enum command);
void app_do(struct app *, const struct step *);

/* Stops the mending of the index; false: there is none. */
bool app_stop_mending(struct app *);

/* The archive may have been written by others: looks, and refreshes. */
void app_look(struct app *);

/* The searcher has an answer.  One that is not all yet waits for the rest, so
 * that a screen is not drawn thrice; app_late says that it waited enough. */
void app_answer(struct app *);
void app_late(struct app *);

/* Goes on with what would take too long at once; true: there is more. */
bool app_work(struct app *);

void app_draw(struct app *, struct screen *);

struct view *app_top(struct app *);

/* That a key came from an input method, where commands are expected; false: it
 * did not. */
bool app_say_composed(struct app *, uint32_t press);

/* That something cannot be done here, and where one reads what can. */
void app_say_keys(struct app *, const char *what);

/* For press.c: the part of the screen that a view has; the view on top learns
 * its size; the frame arena begins anew. */
struct box app_box(struct app *, const struct view *);
void app_layout(struct app *);
void app_frame(struct app *);

/* Leaving the line that is typed leads to what was found, not back. */
bool app_typing_found(struct view *);

/* message.c: takes back what was said; the whole of it, where the message holds
 * only its beginning; draws it at the bottom and gives the column behind it. */
void app_hush(struct app *);
str app_said(const struct app *);
int message_draw(struct app *, struct screen *);

/* status.c: the first and the last line, and clicks on them; the key that is
 * named in a column of the last one, or 0. */
uint32_t status_hint_at(struct app *, int column);
void status_draw_top(struct app *, struct view *, struct screen *);
void status_draw_bottom(struct app *, struct view *, struct screen *);
bool status_click(struct app *, int column);

#endif
