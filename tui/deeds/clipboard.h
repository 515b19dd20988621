/* OSC 52: text on its way to the clipboard of the reader's own machine. */
#ifndef TUI_CLIPBOARD_H
#define TUI_CLIPBOARD_H

#include "base/buf.h"

/* As many bytes as terminals take, once they are base64. */
enum { CLIPBOARD_MAX = 74 * 1024 / 4 * 3 };

/* Appends the control sequence; nothing for a text that is too long. */
void clipboard_sequence(struct buf *out, str text);

/*
 * The same through a multiplexer.  One that keeps such a sequence to itself
 * passes on what is wrapped: screen in pieces, tmux if it is allowed to.  To
 * those that take it as it is the second one is nothing new.
 */
enum clipboard_way {
	CLIPBOARD_DIRECT,
	CLIPBOARD_SCREEN,
	CLIPBOARD_TMUX,
};
/* By TERM and, may be NULL, TMUX. */
enum clipboard_way clipboard_way(const char *term, const char *tmux);
void clipboard_wrapped(struct buf *out, str text, enum clipboard_way);

#endif
