/*
 * A view describes rows; it never draws.  list.c scrolls, selects, finds and
 * draws for all of them; app.c keeps the stack of views (back, forward).
 */
#ifndef TUI_VIEW_H
#define TUI_VIEW_H

#include "store/search.h"
#include "store/store.h"
#include "tui/screen.h"

enum command {
	COMMAND_NONE,
#define COMMAND(id, name, keys, places, help) COMMAND_##id,
#include "tui/commands.def"
	COMMANDS
};

/* What all views share; owned by app.c. */
struct app {
	struct store *store;
	struct searcher *searcher;
	struct arena frame; /* reset before each draw */
	bool sample;        /* the archive is the bundled edition */
	struct strs marks;  /* terms of the last search, to mark in articles */

	/* The articles of the list that one was last opened from, for the
	 * next and the previous one (J K): set by the view that opens it,
	 * which lives below it on the stack. */
	const struct ids *list;
	bool only_text; /* z: no pane beside, no status lines */
};

/* One piece of a row's line: text of one style at a column. */
struct piece {
	str text;
	enum style style;
	int column;  /* -1: behind the piece before */
	int columns; /* at most so many; 0: up to the row's end */
	bool right;  /* column counts from the row's right end */
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
};

/* Appends a piece behind the one before. */
struct piece *row_add(struct row *, struct arena *frame, enum style, str text);

struct view {
	const struct view_ops *ops;
	struct app *app;
	struct arena arena; /* lives as long as the view */
	void *state;        /* the view's own, in arena */

	/* list.c's: which row is selected, which is on top. */
	size_t selected, top;
	int rows, columns; /* of the view's part of the screen */
};

/* What a command brought about. */
enum outcome {
	OUTCOME_UNHANDLED, /* list.c or app.c may know it */
	OUTCOME_DONE,      /* draw anew */
	OUTCOME_FAILED,    /* err says why; shown in the status line.  With
			      ERR_NONE it is no error but a gentle word ("no
			      quote further on") */
};

struct view_ops {
	const char *name; /* msgid; for the status line and the help */
	char place;       /* its letter in commands.def */
	bool reads;       /* rows are lines of a text: no selection bar, the
			       whole screen scrolls, `top` counts */

	/* Fills state; arg is what the opener hands over (see each view). */
	bool (*open)(struct view *, const void *arg, struct err *);
	size_t (*count)(struct view *);
	/* Row i for a width in columns; pieces live in app->frame. */
	void (*row)(struct view *, size_t i, int columns, struct row *);
	/* NULL: none of its own. */
	enum outcome (*command)(struct view *, enum command, struct err *);
	/* A character was typed: asked before the keys are, so that a view
	 * can take it (the labels of an article).  UNHANDLED: it is a key as
	 * everywhere.  Escape comes as 0x1B.  May be NULL. */
	enum outcome (*typed)(struct view *, uint32_t rune, struct err *);
	/* The size has changed, or the archive; keep the place. */
	void (*refresh)(struct view *);
	/* Left and right parts of the status lines; may be NULL. */
	void (*status)(struct view *, str *title, str *beside, str *place);
	/* Commands whose keys stand at the bottom right, the dearest first,
	 * COMMAND_NONE at the end; they follow the focus.  May be NULL. */
	const enum command *(*keys)(struct view *);
	/* A pane beside (wide) or preview below; rows as above; may be NULL. */
	size_t (*side_count)(struct view *, int rows, int columns);
	void (*side_row)(struct view *, size_t i, int columns, struct row *);
	void (*close)(struct view *);
};

/* Opens a view on top of the present one (app.c). */
bool app_open(
	struct app *, const struct view_ops *, const void *arg, struct err *);

/* Puts text where the reader's own machine can paste it (OSC 52). */
bool app_copy(struct app *, str text, struct err *);

/* The views there are. */
extern const struct view_ops view_articles, view_results, view_article,
	view_players, view_card, view_quotes, view_figures, view_help,
	view_palette;

/* What view_article is opened with. */
struct article_place {
	int64_t id;
	bool has_at;
	uint32_t at; /* byte in the text to stand at, if has_at */
};

/* What view_card is opened with: an int64_t, the player's number. */

#endif
