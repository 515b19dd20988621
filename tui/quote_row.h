/* A quote on the lines of a list: the speaker in the margin, a bar (┃ direct,
 * ┊ indirect), the words. */
#ifndef TUI_QUOTE_ROW_H
#define TUI_QUOTE_ROW_H

#include "tui/table.h"

/* For cache_row: a struct quote_row. */
void quote_read(struct store *, int64_t id, struct arena *, void *row);

/* Who speaks: his name, or the words that stand for it, or "". */
str quote_speaker_shown(const struct quote_row *);

/* The words at `place`, the bar and the speaker left of it, from column 0. */
void quote_add(struct row *, struct arena *frame, const struct quote_row *,
	struct place);

#endif
