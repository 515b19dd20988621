/*
 * The one gate for text that goes to a terminal.  Everything that is not our
 * own literal passes here: articles, names, paths, error sentences, JSON.
 * An allow-list by code point: letters, marks in small numbers, numbers,
 * punctuation, symbols and the blank pass; everything else gets a visible
 * stand-in (^[ for controls, <U+202E> for what has no shape), so that no
 * control sequence, no bidi override and no invisible rune comes through.
 * What picks the form of a picture (❤️) or joins two is left out: it says
 * nothing, and terminals do not agree about it.
 */
#ifndef BASE_CLEAN_H
#define BASE_CLEAN_H

#include "base/arena.h"
#include "base/buf.h"

/* May this rune be shown as it is? */
bool clean_rune(uint32_t rune);

/* Marks behind one base rune that are let through; more are dropped. */
enum { CLEAN_MARKS = 4 };

/*
 * Appends s as one line: ill-formed bytes as U+FFFD, tab and every line end
 * as a blank, the rest as above.
 */
void clean_line(struct buf *out, str s);

/* The same, but keeps '\n' and turns a tab into blanks: for whole texts. */
void clean_text(struct buf *out, str s);

/* clean_line into an arena; gives s itself when there was nothing to do. */
str clean_copy(struct arena *perm, str s);

/*
 * Text as the bytes of a terminal whose charset is not UTF-8; set once, before
 * threads (tui/terminal/plain.h knows how, which is above this layer).  What goes to no
 * terminal stays UTF-8.
 */
typedef void clean_encoder(struct buf *out, str text);
void clean_encode_with(clean_encoder *);

/* Appends what is to be written to a descriptor. */
void clean_encode(struct buf *out, str text, int fd);

/* Prints one cleaned line and '\n' to standard error: "jianbao: " and text. */
void clean_report(const char *format, ...)
	__attribute__((format(printf, 1, 2)));

#endif
