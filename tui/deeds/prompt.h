/*
 * One line that is typed: for / : and &.  UTF-8, the keys of a shell's line
 * (Ctrl-A E B F U W K D, arrows, Home, End), what was asked before with Up or
 * Ctrl-P.  Owns its text (malloc).  Start with { 0 }, end with prompt_free.
 */
#ifndef TUI_PROMPT_H
#define TUI_PROMPT_H

#include "store/store.h"
#include "tui/terminal/screen.h"

enum { PROMPT_MAX = 4096 };

struct prompt {
	struct buf text;
	size_t caret;  /* byte */
	bool proposed; /* what is typed or pasted first takes its place */
	/* Newest first; NULL: none.  Lives as long as the prompt. */
	const struct strs *history;
	size_t back;      /* 0: the own text, n: the n-th newest */
	struct buf own;   /* kept while history is shown */
	const char *lead; /* "/" */
};

enum prompt_result {
	PROMPT_UNHANDLED,
	PROMPT_MOVED,
	PROMPT_CHANGED,
};

void prompt_free(struct prompt *);
void prompt_set(struct prompt *, str text); /* the caret goes to its end */

enum prompt_result prompt_press(struct prompt *, uint32_t press);
enum prompt_result prompt_paste(struct prompt *, str text);

/* What was typed, with the blanks that input methods give as plain ones. */
str prompt_words(struct arena *, str typed);

/* Back in history (1) or forward (-1). */
enum prompt_result prompt_recall(struct prompt *, int by);

/* Draws lead and text, scrolled so that the caret is seen; puts the screen's
 * cursor there if `focus`.  Gives the column behind the text. */
int prompt_draw(const struct prompt *, struct screen *, int row, int columns,
	bool focus);

#endif
