/* The terminal as a device: past curses, whose buffer is empty between two
 * draws. */
#ifndef TUI_TTY_H
#define TUI_TTY_H

#include "base/str.h"

void tty_send(str bytes);

/* What the device says of its size; 24 by 80 when it does not know. */
void tty_size(int *rows, int *columns);

#endif
