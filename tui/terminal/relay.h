/*
 * A terminal whose charset is none of a locale here (LANG=zh_CN.GBK on a server
 * that only has C.UTF-8): the explorer gets a pseudo-terminal of its own, and
 * what passes is converted both ways, as luit(1) does.
 */
#ifndef TUI_RELAY_H
#define TUI_RELAY_H

#include "base/buf.h"

/*
 * Call before anything is opened: it forks where the terminal speaks otherwise
 * than the locale.  True: go on as the explorer.  False: the explorer has ended,
 * and *code is its exit code.
 */
bool relay_begin(int *code);

/* Is this the explorer behind a relay? */
bool relay_is_inside(void);

/*
 * A rune that the terminal shows in two columns must be one of two columns for
 * curses, too, which only knows C.UTF-8: the explorer writes one of CJK
 * Extension B in its place, and the relay puts it back.  relay_is_lent tells
 * the runes that cannot be shown for that reason.
 */
uint32_t relay_lend(uint32_t rune);
bool relay_is_lent(uint32_t rune);

/* Appends what the explorer wrote as the terminal reads it; leaves in *bytes the
 * beginning of a character. */
void relay_convert(str *bytes, struct buf *out);

#endif
