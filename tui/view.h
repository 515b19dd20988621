/*
 * A view describes rows; it never draws.  list.c scrolls, selects, finds and
 * draws for all of them; stack.c keeps them (back, forward).
 */
#ifndef TUI_VIEW_H
#define TUI_VIEW_H

#include "store/search.h"
#include "store/store.h"
#include "tui/terminal/screen.h"
#include "tui/config/settings.h"

enum command {
	COMMAND_NONE,
#define COMMAND(id, name, keys, places, hint, help) COMMAND_##id,
#include "tui/config/commands.def"
	COMMANDS
};

struct config;
struct doors;
struct prompt;
struct shell;

/* What all views share; owned by app.c. */
struct app {
	struct store *store;
	struct searcher *searcher;
	struct config *config;    /* NULL: the defaults */
	struct settings settings; /* as they are now */
	struct arena frame;       /* reset before each draw */
	bool sample;              /* the archive is the bundled edition */
	const char *archive; /* the reader's own; NULL: nothing is fetched */
	/* Terms of the last search, to mark in articles.  They live until the
	 * next search: a view that stays copies them. */
	struct strs marks;
	/* A question is out and will be answered; it takes so long that what
	 * is shown meanwhile should say so. */
	bool asking, late;
	bool only_text;            /* z: no pane beside, no status lines */
	char today[11];            /* "2026-03-02", in the reader's time zone */
	unsigned frames;           /* how often `frame` was reset */
	unsigned settings_version; /* grows when one has changed */
	unsigned version;          /* grows when the archive has changed */
	uint64_t list_question;    /* the last list that was asked for */
	struct doors *doors; /* doors.h: where they are told; NULL: to nobody */
	struct shell *shell; /* app.c's own */
};

/* Where a piece leads (doors.h). */
enum door_kind {
	DOOR_PLAYER, /* to the card of `name` */
	DOOR_PLACE,  /* to a byte of an article's text */
	DOOR_SEARCH, /* to what the query `name` finds */
};

struct door {
	enum door_kind kind;
	str name;
	int64_t article;
	uint32_t at;
};

/* One piece of a row: text of one style at a column. */
struct piece {
	str text;
	enum style style;
	int line;                /* of the row, from 0 */
	int column;              /* -1: behind the piece before */
	int columns;             /* at most so many; 0: up to the row's end */
	bool right;              /* column counts from the row's right end */
	const struct door *door; /* NULL: nowhere */
};

enum row_kind {
	ROW_ITEM,    /* can be selected */
	ROW_HEADING, /* cannot, nor the others below */
	ROW_BLANK,
	ROW_NOTE,
};

struct row {
	struct piece *v; /* in the frame arena; row_add appends */
	size_t n, cap;
	enum row_kind kind;
	int lines; /* 0 and 1: one */
};

/* Appends a piece behind the one before, on its line. */
struct piece *row_add(struct row *, struct arena *frame, enum style, str text);

/* Text in which some spans look different. */
struct marked {
	str text;
	const struct span *marks; /* rising, none overlapping */
	size_t n;
	enum style style, mark;
};

/* Where a text goes within a row. */
struct place {
	int line, column, columns;
	int lines; /* at most; 0 and 1: one */
};

void row_add_cell(
	struct row *, struct arena *frame, enum style, str text, struct place);

/* Broken into lines when it may have more than one; what does not fit ends in
 * "…".  row->lines grows as needed. */
void row_add_marked(
	struct row *, struct arena *frame, const struct marked *, struct place);

struct view {
	const struct view_ops *ops;
	struct app *app;
	struct arena arena; /* lives as long as the view */
	void *state;        /* the view's own, in arena */

	/* list.c's: which row is selected, which is on top.  Views may set
	 * both; list.c brings them back into bounds. */
	size_t selected, top;
	int rows, columns; /* of the view's part of the screen */
	bool below;        /* where its second pane would be */
	struct filter *filter;
	struct ids picked; /* articles (pick.h), in picked_arena */
	struct arena picked_arena;
	struct ids apart; /* of stories that are unfolded (fold.h), in arena */
	uint64_t picking; /* all are, when the searcher answers this; or 0 */
	unsigned version; /* of the archive, at the last refresh */

	/* A line on top that one types into; NULL: none.  While `typing` keys
	 * go there first. */
	struct prompt *prompt;
	bool typing;
};

/* What a command brought about. */
enum outcome {
	OUTCOME_UNHANDLED, /* list.c or app_command.c may know it */
	OUTCOME_DONE,      /* draw anew */
	OUTCOME_FAILED,    /* err says why; shown in the status line.  With
			      ERR_NONE it is no error but a gentle word ("no
			      quote further on") */
};

/* Where the second pane is; of a wide screen, but for the last. */
enum side {
	SIDE_RIGHT,  /* beside a text: follows the reading */
	SIDE_BELOW,  /* below a list: a preview of what is selected */
	SIDE_AROUND, /* beside a list where it is wide, else below it */
};

/* What a view is to the ones beneath. */
enum layer {
	LAYER_PLACE, /* one comes back to it */
	LAYER_LOW,   /* over the lower part; gone when it is left */
	LAYER_FULL,  /* over all; gone when it is left */
};

struct view_ops {
	const char *name; /* msgid; for the status line and the help */
	char place;       /* its letter in commands.def */
	bool reads;       /* rows are lines of a text: no selection bar, the
			       whole screen scrolls, `top` counts */
	enum layer layer;
	enum side side;
	const struct table_kind *table; /* of a view of one list: table.h */

	/* Fills state; arg is what the opener hands over (see each view).
	 * Rows and columns are not known yet. */
	bool (*open)(struct view *, const void *arg, struct err *);
	/* Asked only when rows and columns are known, after refresh. */
	size_t (*count)(struct view *);
	/* Row i for a width in columns; pieces live in app->frame. */
	void (*row)(struct view *, size_t i, int columns, struct row *);
	/* The heading that row i stands under, and what is at its right end;
	 * drawn where it changes.  May be NULL, as all below may. */
	void (*group)(struct view *, size_t i, str *left, str *right);
	bool folds; /* its rows may stand for whole stories: fold.h */
	bool heads; /* group tells the heads of the columns: all rows are one */
	/* Sentences that say what to do when there is no row, in the reader's
	 * language, '\n' between them. */
	str (*empty)(struct view *);
	/* A character was typed: asked before the keys are, so that a view
	 * can take it (the labels of an article).  UNHANDLED: it is a key as
	 * everywhere.  Escape comes as 0x1B. */
	enum outcome (*typed)(struct view *, uint32_t rune, struct err *);
	enum outcome (*command)(struct view *, enum command, struct err *);
	/* The article that row i leads to; 0: none. */
	int64_t (*article)(struct view *, size_t i);
	/* A click on row i; `column` as the pieces count.  False: select. */
	bool (*click)(struct view *, size_t i, int column);
	/* Its size has changed (always before the first count), or the archive;
	 * keep the place. */
	void (*refresh)(struct view *);
	/* Shows only the rows that hold all words, as far as they are known,
	 * or all again if there are none; fills in the numbers of its filter.
	 * False, NULL: list.c looks at the words of the rows. */
	bool (*narrow)(struct view *, str words);
	/* What list is shown now, so that others can make it; false: none that
	 * they could.  NULL: the same. */
	bool (*list)(struct view *, struct list_ask *);
	/* The searcher has some of a list: answer->question tells whose.
	 * NULL: it may have been asked for another one instead. */
	void (*listed)(struct view *, struct list_answer *);
	/* The text of view->prompt has changed. */
	void (*asked)(struct view *, str text);
	/* Tab while one types: takes the next way to read what was typed;
	 * false: there is none. */
	bool (*reread)(struct view *);
	/* The searcher has answered somebody: answer->question tells whom. */
	void (*answer)(struct view *, const struct answer *);
	/* The searcher has counted some of what it was asked to. */
	void (*counted)(struct view *, const struct count *, size_t n);
	/* The article before (-1) or behind (1) the selected one, which
	 * becomes the selected one; false at the ends. */
	bool (*step)(struct view *, int by, int64_t *article);
	/* Left and right of the upper status line, left of the lower one. */
	void (*status)(struct view *, str *title, str *beside, str *place);
	/* Commands whose keys stand at the bottom right, the dearest first,
	 * COMMAND_NONE at the end; they follow the focus. */
	const enum command *(*keys)(struct view *);
	/* The second pane: its lines when it may have `rows` (below: as
	 * high as it says; let it not depend on what is selected), 0: none. */
	size_t (*side_count)(struct view *, int rows, int columns);
	void (*side_row)(struct view *, size_t i, int columns, struct row *);
	/* A click into it; false: nothing is there. */
	bool (*side_click)(struct view *, size_t line, int column);
	/* Of a view whose second pane is beside it: a third one below, where
	 * the screen is high. */
	size_t (*under_count)(struct view *);
	void (*under_row)(struct view *, size_t i, int columns, struct row *);
	void (*close)(struct view *);
};

/* Opens a view on top of the present one (stack.c). */
bool app_open(
	struct app *, const struct view_ops *, const void *arg, struct err *);

/* A sentence in the lower status line, until the next key. */
void app_say(struct app *, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Puts text where the reader's own machine can paste it (OSC 52). */
bool app_copy(struct app *, str text, struct err *);

/* The article before or behind (J K), in the list that the present view was
 * opened from; the list's selection moves along.  False at its ends. */
bool app_step(struct app *, int by, int64_t *article);

/* The list on top, or the one that what is on top was opened from; NULL:
 * none. */
struct view *app_list(struct app *);

/* Keeps the terms to mark (copies them into app->marks). */
void app_mark(struct app *, const struct strs *terms);

/* The list that the present view was opened from selects that article, if it
 * has it. */
void app_show(struct app *, int64_t article);

/* What came of looking for something. */
enum sought {
	SOUGHT_NONE, /* there is none */
	SOUGHT_FOUND,
	SOUGHT_MORE, /* not yet */
};

/* Which article is next to be read, in the list the present view was opened
 * from (its selection moves along).  Where it is found later only, the view's
 * command comes again. */
enum sought app_step_unread(struct app *, int by, int64_t *article);

/* The lists are not what they were: they are read anew. */
void app_renew(struct app *);

/* Closes the view on top, which is no place, for good: its command must not
 * look at it any more. */
void app_close(struct app *);

/* Closes the view on top, which is no place, and then runs the command, with
 * words behind it or none. */
void app_run_below(struct app *, enum command, str words);

/* A quote as it goes into somebody's text: “words” and who, where, when. */
struct citation {
	str text, speaker, title, source, published, url;
	str note;      /* on a line of its own */
	bool reported; /* not word for word: it gets no marks */
};

str cite(struct arena *, const struct citation *);

/* The views there are. */
extern const struct view_ops view_articles, view_results, view_article,
	view_players, view_card, view_quotes, view_figures, view_help,
	view_palette, view_searches, view_notes, view_feeds, view_feed;

/* What view_article is opened with. */
struct article_place {
	int64_t id;
	bool has_at;
	uint32_t at; /* byte in the text to stand at, if has_at */
};

/* What view_card is opened with: an int64_t, the player's number.
 * view_results: a str, the query, or NULL for an empty prompt.
 * view_feed: an int64_t, the feed's.
 * view_help, view_palette: a char, the letter of the place.  The others:
 * NULL. */

#endif
