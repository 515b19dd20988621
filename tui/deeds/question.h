/*
 * A line asked for at the bottom of the screen: tags, a name, a note.  While
 * it is asked it has all keys: Enter answers, Esc leaves, Tab completes the
 * last word.
 */
#ifndef TUI_QUESTION_H
#define TUI_QUESTION_H

#include "tui/deeds/prompt.h"
#include "tui/view.h"

struct question;

/* False: e says why; it is asked no further either way. */
typedef bool question_fn(struct app *, void *ctx, str text, struct err *);

/* Fills in the words that what is typed may become, as a whole. */
typedef void question_offer_fn(struct question *, str typed);

struct question {
	bool on;
	struct arena arena; /* until the next question */
	struct prompt prompt;
	question_fn *answered;
	void *ctx;                /* in arena */
	struct strs words;        /* that Tab completes with; in arena */
	const char *hint;         /* while nothing is typed; NULL: nothing */
	question_offer_fn *offer; /* NULL: they are always the same */
	/* While Tab is pressed again and again: what was typed of the word, in
	 * arena, and which one comes next. */
	bool completing;
	str stem;
	size_t next;
};

/* Asks, with a text to begin with; the caller fills in answered, ctx and
 * words. */
struct question *question_begin(struct app *, const char *lead, str text);
void question_free(struct question *);

void question_press(struct app *, uint32_t press);
void question_paste(struct app *, str text);

/* Gives the column behind it. */
int question_draw(struct app *, struct screen *, int row);

#endif
