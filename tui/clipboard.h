/* OSC 52: text on its way to the clipboard of the reader's own machine. */
#ifndef TUI_CLIPBOARD_H
#define TUI_CLIPBOARD_H

#include "base/buf.h"

/* As many bytes as terminals take, once they are base64. */
enum { CLIPBOARD_MAX = 74 * 1024 / 4 * 3 };

/* Appends the control sequence; nothing for a text that is too long. */
void clipboard_sequence(struct buf *out, str text);

#endif
