/*
 * The feeds that are followed.  What comes from one is saved by
 * store_save_entry, so that nothing comes in twice: neither under another
 * guid, nor from another feed.  Times are seconds since 1970, and the
 * caller's: nothing here has a clock or a network.
 */
#ifndef STORE_FEEDS_H
#define STORE_FEEDS_H

#include "store/store.h"

/* feed.due of one that is not followed any more: it never is. */
#define FEED_GIVEN_UP INT64_MAX

struct feed_row {
	int64_t id;
	str url, title, site, folder;
	str etag, modified; /* to ask with: "has it changed since?" */
	str failure;        /* why the last fetch failed, or empty */
	int64_t failures;   /* in a row */
	bool whole;         /* the pages of short entries are fetched */
	int64_t added, checked, due;
	uint32_t articles, unread; /* of the reader: store_count_feed */
};

/* By folder and title. */
bool store_feeds(struct store *, struct arena *, struct ids *, struct err *);
bool store_feed(struct store *, int64_t id, struct arena *, struct feed_row *,
	struct err *);
/* Fills in how many articles it has, and how many are unread: that takes
 * longer than a key may. */
bool store_count_feed(struct store *, struct feed_row *, struct err *);
/* *id is 0 for none that is followed. */
bool store_feed_at(struct store *, str url, int64_t *id, struct err *);

/*
 * Inside a transaction.  A feed that is followed already, or was once, keeps
 * what it has; title, site and folder are taken when they say something.
 */
bool store_follow(struct store *, const struct feed_row *, int64_t *id,
	bool *fresh, struct err *);

/* It is not listed nor fetched any more.  Its articles stay, and all that is
 * known of it, until it is followed again. */
bool store_unfollow(struct store *, int64_t id, struct err *);

/* As it was.  ERR_INPUT: no feed at that address was given up. */
bool store_follow_again(struct store *, str url, struct err *);

/* Writes all of a row but id, added, articles and unread.  An address that
 * another feed has already stays as it was. */
bool store_set_feed(struct store *, const struct feed_row *, struct err *);

/* A feed's articles, newest first, without older versions and what the reader
 * has archived or deleted. */
bool store_feed_articles(struct store *, int64_t feed, struct arena *,
	struct ids *, struct err *);
/* Those of several feeds, one feed after another, behind what is there. */
bool store_feeds_articles(struct store *, const struct ids *feeds,
	struct arena *, struct ids *, struct err *);

/*
 * As store_save, for what came from a feed.  An entry that has changed is a
 * new article, and the one before stays as its older version.  An entry that
 * another feed had first, by its page or its text, is known; so is one whose
 * article was taken out of the archive: it does not come back.
 */
bool store_save_entry(struct store *, int64_t feed, const struct article *,
	int64_t *id, bool *fresh, struct err *);

/* Short entries whose pages are still to be fetched. */
bool store_wanted(struct store *, int64_t feed, struct arena *, struct ids *,
	struct err *);

/* The page of an article has come as another (0: it could not be had). */
bool store_set_whole(
	struct store *, int64_t article, int64_t page, struct err *);
/* 0: its page was not fetched. */
bool store_whole(struct store *, int64_t article, int64_t *page, struct err *);

#endif
