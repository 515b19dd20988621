/*
 * Fetching feeds and taking in what is new.  An answer is taken in before the
 * feed's row says so: what is stopped in between is fetched again.
 */
#ifndef CLI_REFRESH_H
#define CLI_REFRESH_H

#include "cli/call.h"
#include "cli/fetch.h"
#include "cli/progress.h"
#include "store/feeds/feed_rule.h"

struct refresh {
	struct call *call;
	struct store *store;
	struct progress progress;
	struct arena perm;
	int64_t now; /* seconds since 1970 */
	double began;
	struct feed_rules rules; /* of the configuration; in perm */

	/* Totals. */
	uint64_t feeds, done, failed, fresh, known, pages, expired;

	struct refresh_feed *v; /* those of the present run */
	size_t n;
	size_t waiting; /* bytes of answers that are not taken in yet */
	int64_t page;   /* the article that the last page became */
	bool none;      /* no feed is followed */
	struct err why; /* the store failed */
};

/* One feed, and what came of it. */
struct refresh_feed {
	struct feed_row row;
	struct fetch *fetch;
	enum { FEED_WAITS, FEED_HERE, FEED_TAKEN, FEED_FAILED } state;
	uint64_t fresh, known;
	struct ids brought; /* the fresh ones, not marked yet; in perm */
	str title, site;    /* as the feed itself says */
};

/* False: not in a reading room. */
bool refresh_open(struct refresh *, struct call *, struct err *);
void refresh_close(struct refresh *);

/* Fetches the feeds of these numbers.  False: the store failed. */
bool refresh_feeds(struct refresh *, const struct ids *, struct err *);

/* Its row says why and when to ask again; refresh_take writes it. */
void refresh_note_failure(struct refresh *, struct refresh_feed *);

/* Takes in what has been fetched already: v and n are set. */
bool refresh_take(struct refresh *, struct err *);

/* Marks what came as the configuration says, if it says anything. */
bool refresh_mark(struct refresh *, struct err *);

/* Deletes what the feeds keep no longer, if the configuration says so. */
bool refresh_expire(struct refresh *, struct err *);

/* The page of an article is marked as that is. */
bool refresh_mark_page(
	struct refresh *, int64_t article, int64_t page, struct err *);

/* Fetches pages for short entries of feeds that want it. */
bool refresh_pages(struct refresh *, const struct ids *, struct err *);

/* Fetches one page, whether its feed wants that or not. */
bool refresh_page(struct refresh *, const char *number, struct err *);

typedef void refresh_article(void *refresh, const char *path,
	const struct article *, int64_t id, bool fresh);

/* Hands bytes to the workers; refusals are told. */
bool refresh_intake(struct refresh *, const struct intake_piece *, size_t n,
	refresh_article *, struct err *);

/* One line on standard error; counts. */
void refresh_fail(struct refresh *, const char *sentence);

/* Says what was done, and gives the exit code. */
int refresh_end(struct refresh *, bool ok, const struct err *);

bool refresh_stopped(void *);

#endif
