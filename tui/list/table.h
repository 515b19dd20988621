/*
 * What list views of an archive share: the numbers of all rows, and the rows
 * that were looked at last.  A view that shows one such list and nothing else
 * is a struct table_kind, its rows' words and its commands.
 */
#ifndef TUI_TABLE_H
#define TUI_TABLE_H

#include "store/rows/lists.h"
#include "store/archive/versions.h"
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
	struct versions of; /* what was written by then, … */
	unsigned looked;    /* … as cache_look saw in that frame */
};

/* Fills in a zeroed row; its texts go into the arena.  When it cannot be read
 * the sentence that says why stands where the reader looks. */
typedef void row_read(struct store *, int64_t id, struct arena *, void *row);

/* Of an article_row, whose title tells why. */
row_read table_read_article;

/* Reads it if need be. */
const void *cache_row(
	struct cache *, struct store *, int64_t id, size_t size, row_read *);
void cache_clear(struct cache *);

/* Forgets rows that are not true any more: for those that tell what is read,
 * or tagged, before each that is asked for. */
void cache_look(struct cache *, struct app *);

/* The same for rows that tell of the archive alone; once, before them all. */
void cache_look_archive(struct cache *, struct store *);
void cache_free(struct cache *);

/*
 * The numbers of a view's rows: of all, or of a listing's present piece.
 * Lists that take long are asked of the searcher (table_ask); until they are
 * there, what was there stays.
 */
struct table {
	struct ids ids; /* in arena */
	struct arena arena;
	struct listing listing;
	bool paged; /* the listing has them, not ids */

	/* Those that hold what is typed behind &, instead of all. */
	struct ids found;
	struct arena found_arena;
	bool narrowed;

	/* Reports that stand below their story's line, though the list has
	 * that line alone; in apart_arena. */
	struct apart {
		struct unfolded {
			size_t place; /* of the line, without those below */
			struct ids below;
		} * v; /* by place */
		size_t n, cap;
	} apart;
	struct arena apart_arena;

	struct list_ask ask; /* without words: what ids are, or will be */
	uint64_t question;   /* not answered to its end; 0: none */
	int64_t wanted;      /* the row to select when it is; 0: the first */
	bool anew;           /* another list: it begins on top */
	int percent;         /* list_answer.percent */
	bool stale;          /* ids are to be asked for, when not narrowed */

	struct err failed; /* why there are none */
	bool loaded;
	unsigned order;      /* which of table_kind.orders they are in */
	unsigned version;    /* of the archive they are from */
	struct cache *cache; /* in the view's arena */
};

/* Fills ids after table_clear, or calls table_ask. */
typedef bool table_load(struct view *, struct table *, struct err *);

void table_clear(struct table *);

/* How many rows there are, and the number of one; 0: none. */
size_t table_n(const struct table *);
size_t table_all(const struct table *); /* where it is not narrowed */
int64_t table_id(struct table *, size_t i);
/* Where a number is; the place it had tells where to look first. */
bool table_find(struct table *, int64_t id, size_t *place);

/* table_fold.c: the stories of view->apart are unfolded, the others folded. */
void table_unfold(struct view *, struct table *);
size_t table_below(const struct table *); /* rows that are below others */
size_t table_line(const struct table *, size_t i); /* below which i is, or i */
/* The same without those. */
int64_t table_own(struct table *, size_t i);
bool table_find_own(struct table *, int64_t id, size_t *place);

/*
 * A load of one of the archive's lists: by pieces where it is in the archive's
 * own order, else the searcher makes it; until it is there the old one stays.
 */
bool table_ask(
	struct view *, struct table *, const struct list_ask *, struct err *);

/* Selects the wanted row, or what stands at its place now. */
void table_select_wanted(struct view *, struct table *);

/* Another order or choice: from its top, as soon as it is there. */
void table_begin_anew(struct view *, struct table *);

/* Selects an article, if the view is a list of articles and has it. */
void table_show(struct view *, int64_t article);

/* A view's listed and narrow, for a list that table_ask loads. */
void table_listed(struct view *, struct list_answer *);
bool table_narrow(struct view *, str words);
bool table_list(struct view *, struct list_ask *);

/* A view's refresh: loads when the archive has changed, and keeps the row
 * that was selected. */
void table_refresh(struct view *, struct table *, table_load *);
void table_close(struct table *);

/* The number of the selected row; 0: none is shown. */
int64_t table_selected(struct view *, struct table *);

/* A view's step: selects the next row, up or down, that leads to another
 * article than the selected one does; false when there is none. */
typedef int64_t table_article(struct view *, size_t i); /* 0: to none */

bool table_step(struct view *, int by, table_article *, int64_t *article);

/* A view of one list: what its ops->table points to. */
struct table_kind {
	table_load *load;
	size_t row_size;
	row_read *read;
	table_article *article;    /* NULL: rows lead to none */
	const char *const *orders; /* msgids, NULL at the end */
	const char *empty;         /* msgid */
	const enum command *keys;
};

/* What its view_ops have in common. */
#define TABLE_OPS TABLE_MOST_OPS, .open = table_open, .status = table_status

/* "3/41  newest first": the order only where there is room for keys beside it;
 * else it is said when it changes. */
str table_place(struct view *, const char *order);
void table_say_order(struct view *, const char *order);

/* Of those that open and name themselves otherwise. */
#define TABLE_MOST_OPS                                                     \
	.count = table_count, .empty = table_empty,                        \
	.refresh = table_load_again, .step = table_go, .keys = table_keys, \
	.close = table_end

/* Of those whose load is table_ask. */
#define TABLE_ASKS \
	.narrow = table_narrow, .list = table_list, .listed = table_listed

bool table_open(struct view *, const void *arg, struct err *);
size_t table_count(struct view *);
str table_empty(struct view *);
void table_load_again(struct view *);
bool table_go(struct view *, int by, int64_t *article);
void table_status(struct view *, str *title, str *beside, str *place);
const enum command *table_keys(struct view *);
void table_end(struct view *);

/* The next order there is. */
enum outcome table_sort(struct view *);
/* "newest first", "oldest first" */
extern const char *const table_by_time[];

const void *table_row(struct view *, size_t i);

#endif
