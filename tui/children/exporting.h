/* Articles into a file: asked for its name, written by jianbao export. */
#ifndef TUI_EXPORTING_H
#define TUI_EXPORTING_H

#include "tui/view.h"

/* The picked articles, else this one, else (0) all that the list shows. */
enum outcome exporting_ask(struct view *, int64_t article, struct err *);

/* Or these. */
enum outcome exporting_ask_these(struct view *, const struct ids *);

#endif
