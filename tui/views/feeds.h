/* What the files of the list of feeds share: feeds.c is the view, folders.c
 * knows what is in which folder and how much of it is unread. */
#ifndef TUI_FEEDS_H
#define TUI_FEEDS_H

#include "tui/list/table.h"

struct folder {
	str name;
	size_t n; /* feeds */
	bool closed;
};

struct feeds {
	struct table rows; /* first; the number of a folder's row is -1 - its
			      index */
	struct {
		struct folder *v;
		size_t n, cap;
	} folders;
	/* All feeds, those in closed folders, too. */
	struct {
		struct followed {
			int64_t id;
			size_t folder; /* SIZE_MAX: in none */
			struct count count;
		} * v;
		size_t n, cap;
	} all;
	struct arena arena; /* of both */
	int64_t marks;      /* store_marks_version when they were counted */
};

/* A load of the table (table.h): folders, and the feeds of those that are
 * open. */
bool feeds_load(struct view *, struct table *, struct err *);

/* Parts of the view (view.h). */
void feeds_refresh(struct view *);
void feeds_listed(struct view *, struct list_answer *);
void feeds_counted(struct view *, const struct count *, size_t n);

/* The folder whose row that is; NULL: a feed's. */
struct folder *feeds_folder_at(struct view *, size_t i);

/* Which folder a feed is in; SIZE_MAX: none. */
size_t feeds_folder_of(const struct feeds *, int64_t feed);

/* Of a feed, of all in a folder (by the number of its row), of all (0). */
struct count feeds_count(const struct feeds *, int64_t id);

/* Closes a folder, or opens it again: that of the row, or that it is in. */
enum outcome feeds_turn_folder(struct view *, int64_t id);

#endif
