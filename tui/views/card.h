/* What the files of the card share: card.c is the view, card_rows.c makes its
 * rows. */
#ifndef TUI_CARD_H
#define TUI_CARD_H

#include "tui/list/table.h"

enum card_part {
	CARD_HEAD,
	CARD_SAID,
	CARD_TOLD,
	CARD_WITH,
	CARD_ROLES,
	CARD_ARTICLES,
	CARD_PARTS
};

/* Rows of the head; those that would be empty are left out. */
enum card_head {
	HEAD_NAME,
	HEAD_ALIASES,
	HEAD_FORMER,
	HEAD_BLANK,
	HEAD_MONTHS,
	HEAD_COMPANY,
	HEAD_ROWS
};

struct card_state {
	int64_t id;
	unsigned version;   /* of the app, at the last refresh, … */
	struct basis basis; /* … and what it is of */
	uint64_t question;  /* to the searcher for the rest of it; 0: none */
	bool many;        /* it is the searcher's to read, and to narrow, … */
	struct buf words; /* … to the rows that hold these */
	size_t all;       /* rows there are without them */
	struct arena arena;
	struct card card;
	enum card_head head[HEAD_ROWS];
	size_t n_head;
	struct cache *cache; /* of quotes */
};

/* What row i is: a part of the card, and the index in it. */
struct card_item {
	enum card_part part;
	size_t index;
};

struct card_item card_item(const struct card_state *, size_t i);

/* Fills head. */
void card_make_head(struct card_state *);

const struct quote_row *card_quote(struct view *, struct card_item);
void card_row(struct view *, size_t i, int columns, struct row *);

#endif
