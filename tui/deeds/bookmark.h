/*
 * Places under letters: a key, and the letter that follows it, keeps the place
 * one reads at; another key and the letter go there, from anywhere.
 */
#ifndef TUI_BOOKMARK_H
#define TUI_BOOKMARK_H

#include "tui/view.h"

/* SET_MARK or GO_MARK: the next key is the letter. */
enum outcome bookmark_begin(struct app *, enum command, struct err *);

/* That key; it is always taken. */
void bookmark_press(struct app *, uint32_t press);

#endif
