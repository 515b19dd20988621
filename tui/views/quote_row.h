/* A quote on the lines of a list: the speaker in the margin, a bar (┃ direct,
 * ┊ indirect), the words. */
#ifndef TUI_QUOTE_ROW_H
#define TUI_QUOTE_ROW_H

#include "tui/list/table.h"

/* For cache_row: a struct quote_row. */
void quote_read(struct store *, int64_t id, struct arena *, void *row);

/* Who speaks: his name, or the words that stand for it, or "". */
str quote_speaker_shown(const struct quote_row *);

/* The words at `place`, the bar and the speaker left of it, from column 0. */
void quote_add(struct row *, struct arena *frame, const struct quote_row *,
	struct place);

/*
 * A list of quotes under the titles of their articles, for view_ops; its rows
 * are quotes.  The command does to the selected one, `id`, what is done to any.
 */
void quote_list_row(struct view *, size_t, int columns, struct row *);
void quote_list_group(struct view *, size_t, str *left, str *right);
int64_t quote_list_article(struct view *, size_t);
enum outcome quote_list_command(
	struct view *, enum command, int64_t id, struct err *);

#endif
