/*
 * What list views of an archive share: the numbers of all rows, and the rows
 * that were looked at last.
 */
#ifndef TUI_TABLE_H
#define TUI_TABLE_H

#include "tui/view.h"

/* More than any screen shows at once. */
enum { CACHE_ROWS = 1024 };

/*
 * Rows by number, in two generations: when the young one is full, the old one
 * is forgotten and takes its place.  So what was given out lives for
 * CACHE_ROWS further rows.  Zero is an empty one.
 */
struct cache {
	struct generation {
		struct arena arena;
		size_t n;
		struct {
			int64_t id;
			void *row;
		} v[CACHE_ROWS * 2]; /* open addressing; row NULL: empty */
	} old, young;
};

/* NULL when it is not there; then cache_add makes it, zeroed, with an arena
 * for its texts. */
void *cache_find(struct cache *, int64_t id);
void *cache_add(struct cache *, int64_t id, size_t size, struct arena **texts);
void cache_clear(struct cache *);
void cache_free(struct cache *);

/* The numbers of a view's rows. */
struct table {
	struct ids ids;
	struct err failed; /* why there are none */
	struct arena arena;
	bool loaded;
	unsigned version;    /* of the archive they are from */
	struct cache *cache; /* in the view's arena */
};

typedef bool table_load(
	struct view *, struct arena *, struct ids *, struct err *);

/* A view's refresh: loads when the archive has changed, and keeps the row
 * that was selected. */
void table_refresh(struct view *, struct table *, table_load *);
void table_close(struct table *);

/* The number of the selected row; 0: none is shown. */
int64_t table_selected(struct view *, const struct table *);

/* A view's step: selects the next row, up or down, that leads to another
 * article than the selected one does; false when there is none. */
typedef int64_t table_article(struct view *, size_t i); /* 0: to none */

bool table_step(struct view *, int by, table_article *, int64_t *article);

#endif
