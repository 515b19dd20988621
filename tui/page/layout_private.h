/* What layout.c has of layout_blocks.c. */
#ifndef TUI_LAYOUT_PRIVATE_H
#define TUI_LAYOUT_PRIVATE_H

#include "tui/page/layout.h"

enum {
	LAYOUT_INDENT = 4, /* columns: two Han */
	LAYOUT_AT_ONCE = 256
			 << 10, /* bytes that are laid out without waiting */
};

/* Adds the blocks of paragraph i, estimated; gives the next paragraph. */
size_t layout_add_paragraph(struct layout *, size_t i);

#endif
