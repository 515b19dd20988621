/*
 * The query language (jianbao(1), QUERIES), read into clauses that must all
 * hold; a clause holds when one of its terms does.  Pure: it knows no archive.
 * Everything lives in the arena given.  Reading never fails: what makes no
 * sense (yet) is listed in `ignored`.
 */
#ifndef STORE_QUERY_H
#define STORE_QUERY_H

#include "store/find/phrase.h"

/* What a term asks.  fields.def has those with a name before a colon. */
enum field {
	FIELD_TEXT,
#define FIELD(id, name) FIELD_##id,
#include "store/archive/fields.def"
};

enum query_is {
	IS_UNREAD,
	IS_STARRED,
};

struct query_term {
	uint8_t field;        /* enum field */
	uint8_t is;           /* enum query_is, of FIELD_IS */
	struct phrase phrase; /* of text, title:, said: (may be empty there) */
	str value;            /* of the others, as written */
	str by;               /* who said it; may be empty */
	int64_t number;       /* of since:, until: as when_of; of story: an
				 article's */
};

struct clause {
	struct query_term *v;
	size_t n, cap;
	bool negative;
};

struct query {
	struct clause *v;
	size_t n, cap;
	str ignored; /* parts that say nothing, parted by blanks */
};

/* What goes beyond is ignored. */
enum { QUERY_CLAUSES = 32, QUERY_TERMS = 64 /* of all clauses */ };

/* typing: the last word may be unfinished. */
void query_read(str text, bool typing, struct arena *, struct query *);

/*
 * The first moment of a date, or the last that is still within it: 2023-04
 * ends on its last day.  It has a year's four digits or is seen from today
 * (store/find/recent.h), and is folded.  Anything else gives false.
 */
bool query_date(str, bool end, int64_t *when);

#endif
