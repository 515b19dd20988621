/*
 * What is in an article, on a few lines: its players with counts, a quote,
 * figures, who is named here for the first time, how it begins.
 */
#ifndef TUI_PREVIEW_H
#define TUI_PREVIEW_H

#include "store/archive/versions.h"
#include "tui/view.h"

enum { PREVIEW_LINES = 6 };

/* The article loaded last.  Zero is an empty one. */
struct preview {
	struct arena arena;
	int64_t id; /* 0: none */
	struct article article;
	uint32_t *mentions;     /* by player */
	struct strs fresh;      /* who was in no article before; in arena */
	struct version archive; /* as it was then */
};

/* Line i of PREVIEW_LINES; the first one stands on the rule. */
void preview_row(
	struct preview *, struct view *, int64_t id, size_t i, struct row *);
void preview_free(struct preview *);

#endif
