/*
 * What is pasted, told from what is typed (bracketed paste), also on a line so
 * slow that its beginning or its end comes in parts.  Escape alone is a key
 * after 100 ms; when "[200~" follows, however late, it was the beginning of a
 * paste all the same, for nobody types that.  Inside nothing but its end, or
 * Escape twice and then silence, ends it.  Pure: signs and the time in.
 */
#ifndef TUI_PASTING_H
#define TUI_PASTING_H

#include "base/buf.h"

#define PASTE_BEGINS "\033[200~"
#define PASTE_ENDS "\033[201~"

enum { PASTE_SIGNS = sizeof PASTE_BEGINS };

struct pasting {
	bool on, done;
	bool told; /* that its end does not come */
	struct buf text;
	size_t ending, end; /* signs of its end, and where they are in text */
	int escapes;        /* the last signs are so many of Escape */
	/* Not on: so many signs of its beginning came, with breaks; those
	 * behind Escape are kept back, if they may be keys. */
	size_t begun;
	bool keys;
	double escaped, came; /* when Escape, when the last sign did */
	/* Signs that were none of it, to be read again. */
	uint32_t again[PASTE_SIGNS];
	size_t n_again, at_again;
};

void pasting_begin(struct pasting *, double now);

/* Signs of its beginning came and no more: Escape, which is a key then, or a
 * sequence of which nothing is given out. */
void pasting_broken(struct pasting *, str signs, double now);

/* Does a sign belong to a paste, or maybe to its beginning? */
bool pasting_takes(struct pasting *, uint32_t sign, double now);

/* A key came that is no sign.  True: first there are signs to be read again. */
bool pasting_breaks(struct pasting *);

/* Its end came as one key. */
void pasting_end(struct pasting *);

/* Nothing waits to be read. */
void pasting_silence(struct pasting *, double now);

/* The next sign that was none of it. */
bool pasting_again(struct pasting *, uint32_t *sign);

/* It has ended: its text, until the next sign comes. */
bool pasting_done(struct pasting *, str *text);

/* Its end does not come, and that was not said before. */
bool pasting_lasts(struct pasting *, double now);

/* Seconds until pasting_silence or pasting_lasts has to be asked; negative:
 * only when something comes. */
double pasting_wait(const struct pasting *, double now);

void pasting_free(struct pasting *);

#endif
