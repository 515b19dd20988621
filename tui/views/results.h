/* What the files of the search share: results.c is the view, results_keep.c
 * keeps answers, results_rows.c says what is seen of them, results_narrow.c
 * narrows and widens the search. */
#ifndef TUI_RESULTS_H
#define TUI_RESULTS_H

#include "store/state.h"
#include "tui/around/narrow.h"
#include "tui/around/preview.h"
#include "tui/deeds/prompt.h"
#include "tui/list/table.h"

enum { NARROWED_MAX = 16 };

struct results {
	struct prompt prompt;
	struct strs history;
	enum search_sort sort;
	size_t limit;
	size_t reading;    /* search_ask.reading */
	uint64_t question; /* the last one asked; 0: none */
	bool stale;        /* the hits are those of an older one */
	bool anew;         /* the next answer is shown from its top */
	bool asking_more;  /* of the same hits */
	struct answer answer;
	const struct answer *kept; /* whose slices it has; NULL: it is empty */
	struct cache *cache;       /* of struct article_row */
	struct narrow narrow;
	/* Where each word that narrowing added begins and ends; they are
	 * true of the text as it was last. */
	struct span cuts[NARROWED_MAX];
	size_t n_cuts;
	/* What was typed behind &, and how many hits there are without. */
	str within;
	struct arena within_arena;
	size_t all;
	struct buf last;
	struct preview preview;
	unsigned version;   /* of the app, at the last refresh, … */
	struct basis basis; /* … and what the hits were found in */
	/* Of a saved search: its name (empty: of none), and the time after
	 * which articles are new. */
	str saved;
	int64_t seen_until;
};

/* Opens a saved search: the newest first, what is new marked. */
bool results_open_saved(struct app *, const struct saved_row *, struct err *);

void results_ask(struct view *);
/* Nothing is typed: the rows are what was searched before. */
bool results_blank(const struct results *);

/* results_keep.c: an answer that can be kept is shown; nothing is asked any
 * more. */
void results_take(struct view *, const struct answer *);
void results_forget(struct results *);

/* results_narrow.c */
enum outcome results_choose(struct view *);
enum outcome results_typed(struct view *, uint32_t rune, struct err *);
enum outcome results_widen(struct view *);
/* A click into the pane that has the facets. */
bool results_click_facet(struct view *, size_t line, int column);
/* The text was changed by hand. */
void results_check_cuts(struct results *);
/* It was changed by the program, or is new. */
void results_search(struct view *);

void results_row(struct view *, size_t i, int columns, struct row *);
void results_group(struct view *, size_t i, str *left, str *right);
str results_empty(struct view *);
void results_status(struct view *, str *title, str *beside, str *place);

#endif
