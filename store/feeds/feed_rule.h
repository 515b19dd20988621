/*
 * What the reader wants of single feeds, from lines of the configuration:
 *	feed WHICH SETTING VALUE
 * WHICH is a feed's address or title, "*" in it stands for anything, blanks
 * too.  feed_rule.def has the settings.  Of several lines on one feed and
 * setting the last one holds.
 */
#ifndef STORE_FEED_RULE_H
#define STORE_FEED_RULE_H

#include "store/feeds.h"

enum feed_setting {
#define FEED_SETTING(id, name, values, help) FEED_SETTING_##id,
#include "store/feeds/feed_rule.def"
	FEED_SETTINGS
};

enum { FEED_NEVER = -1 };

/* A value is what `setting` says: words, or a number. */
struct feed_rule {
	str which, words;
	int64_t number; /* seconds or FEED_NEVER; 0 or 1 */
	enum feed_setting setting;
};

/* Its texts are in the arena that it was read with. */
struct feed_rules {
	struct feed_rule *v;
	size_t n, cap;
};

/* What holds for one feed; zero: nothing is said. */
struct feed_way {
	str name, folder, tags;
	int64_t every; /* seconds between two fetches, or FEED_NEVER */
	int64_t keep;  /* seconds that what it brings is kept; 0: always */
	bool oldest_first, archive, hidden;
};

/* What stands behind "feed".  ERR_INPUT says what is wrong. */
bool feed_rule_read(struct feed_rules *, struct arena *, str, struct err *);

/* All such lines of a configuration; the wrong ones are passed over, as the
 * explorer and `jianbao doctor` name them.  path may be NULL, or lead to
 * nothing. */
void feed_rules_load(struct feed_rules *, struct arena *, const char *path);

struct feed_way feed_way(const struct feed_rules *, const struct feed_row *);

/* Does one say something that the reader's state has to hold? */
bool feed_rules_mark(const struct feed_rules *);

struct feed_aged {
	int64_t feed, now;
	struct arena *perm; /* of the ids */
};

/* What the feed brought before that and the reader has set no store by: no
 * star, note or tag of his own.  Appends. */
bool feed_way_aged(const struct feed_way *, struct store *,
	const struct feed_aged *, struct ids *, struct err *);

/* The reader's own name and folder instead of the feed's. */
void feed_rules_show(const struct feed_rules *, struct feed_row *);

/* Is it time to fetch it, `now` being seconds since 1970? */
bool feed_is_due(
	const struct feed_rules *, const struct feed_row *, int64_t now);

enum feed_order {
	FEEDS_BY_FOLDER, /* and name */
	FEEDS_BY_NAME,
	FEEDS_FAILING, /* first, then by name */
	FEED_ORDERS
};

struct feed_listing {
	const struct feed_rules *rules;
	enum feed_order order;
};

/* All feeds by the folders and names that are shown, without those that are
 * hidden. */
bool feed_rules_list(const struct feed_listing *, struct store *,
	struct arena *, struct ids *, struct err *);

#endif
