/* What the files of the search share: results.c is the view, results_rows.c
 * says what is seen of it. */
#ifndef TUI_RESULTS_H
#define TUI_RESULTS_H

#include "tui/narrow.h"
#include "tui/prompt.h"
#include "tui/table.h"

enum { NARROWED_MAX = 16 };

struct results {
	struct prompt prompt;
	struct strs history;
	enum search_sort sort;
	size_t limit;
	size_t reading;       /* search_ask.reading */
	uint64_t question;    /* the last one asked; 0: none */
	bool stale;           /* the hits are those of an older one */
	bool asking_more;     /* of the same hits */
	struct answer answer; /* a copy, in arenas[young] */
	struct arena arenas[2];
	int young;
	struct narrow narrow;
	/* The query's lengths before each word that narrowing added. */
	size_t cuts[NARROWED_MAX], n_cuts;
};

void results_ask(struct view *);
/* Nothing is typed: the rows are what was searched before. */
bool results_blank(const struct results *);

struct hit hit_copy(struct arena *, const struct hit *);
void results_row(struct view *, size_t i, int columns, struct row *);
void results_group(struct view *, size_t i, str *left, str *right);
str results_empty(struct view *);
void results_status(struct view *, str *title, str *beside, str *place);

#endif
