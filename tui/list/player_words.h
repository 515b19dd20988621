/* Words for what the archive knows about players. */
#ifndef TUI_PLAYER_WORDS_H
#define TUI_PLAYER_WORDS_H

#include "store/store.h"

/* "person", in the reader's language. */
str player_kind_word(int kind);

/* "founder of Starbridge", "CEO". */
str role_words(struct arena *, const struct role_row *);

#endif
