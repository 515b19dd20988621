/* One quote of the archive as a row: of quotes, and of a player's card. */
#ifndef CLI_ROW_QUOTE_H
#define CLI_ROW_QUOTE_H

#include "cli/rows.h"

/* A row_fn. */
bool row_quote(struct rows *, int64_t id, struct err *);

/* The members of a quote's object in `quotes --json`: doc/json.md. */
bool row_quote_json(struct rows *, int64_t id, struct json *, struct err *);

#endif
