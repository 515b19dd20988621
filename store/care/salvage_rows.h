/* The parts of salvage.c. */
#ifndef STORE_SALVAGE_ROWS_H
#define STORE_SALVAGE_ROWS_H

#include "store/care/cells.h"
#include "store/care/salvage.h"
#include "store/store_internal.h"

/* Where a row lies. */
struct cell_at {
	uint32_t page;
	int cell;
};

/* What is to be known of all rows before the first is written; by the
 * damaged archive's numbers. */
struct listed {
	int64_t id, added, hash;
	str uid, players;
};

struct body_at {
	int64_t id;
	struct cell_at at;
};

struct origin {
	int64_t article, original, line;
	str path, declared;
};

struct entry {
	int64_t feed, article, wanted;
	str key, page;
};

#define VEC_OF(type)           \
	struct {               \
		type *v;       \
		size_t n, cap; \
	}

struct renumbered {
	int64_t from, to;
};

struct salvaging {
	const struct salvage *what;
	const struct patience *patience;
	struct salvaged *got;
	struct pages pages;
	struct store *to;
	int64_t total; /* articles, as the archive counted them */
	VEC_OF(struct listed) listed;
	VEC_OF(struct body_at) bodies;
	VEC_OF(struct body_at) originals;
	VEC_OF(struct origin) origins;
	VEC_OF(struct entry) entries;
	VEC_OF(struct renumbered) numbers; /* rising */
	struct arena arena;
	bool stopped;
};

/* A row anew from where it lies. */
bool salvage_cell(
	struct salvaging *, struct cell_at, struct arena *, struct cell *);

/* The article's number in the new archive; 0: it is not there. */
int64_t salvage_number(const struct salvaging *, int64_t from);

/* Behind the articles: what names them by number.  In a transaction. */
bool salvage_sources(struct salvaging *, struct err *);
bool salvage_entries(struct salvaging *, struct err *);

/* Of a reader's damaged state: marks, tags, saved searches, notes. */
bool salvage_state(struct salvaging *, struct err *);

/* Does it open, and is it whole? */
bool salvage_state_is_whole(const char *path);

#endif
