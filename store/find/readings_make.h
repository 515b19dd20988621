/*
 * Collecting the words that readings.c looks up, and how they are kept.
 */
#ifndef STORE_READINGS_MAKE_H
#define STORE_READINGS_MAKE_H

#include "content/words/pinyin.h"
#include "store/archive/sql.h"

#include "base/arena.h"

/* Names in search_setting. */
#define READINGS_ARTICLES "readings"      /* articles when they were made */
#define READINGS_PLAYER "readings player" /* the last player that is in */

/* All words of one head, one behind the other: weight, then two bytes a
 * character, the low one first. */
struct readings_group {
	int64_t key;
	str words;
};

struct readings_groups {
	struct readings_group *v; /* by key */
	size_t n, cap;
};

static inline int64_t
readings_key(const struct pinyin_head *h)
{
	return ((h->first - 'a') * 26 + (h->second - 'a')) * 16 + h->length;
}

static inline size_t
readings_length(int64_t key)
{
	return (size_t)(key % 16);
}

/* How much is read to collect words. */
struct readings_budget {
	int64_t articles, players;
	size_t bytes; /* of text */
	bool known;   /* and the words that are compiled in */
};

/* What an archive keeps is made of. */
#define READINGS_WHOLE                         \
	{                                      \
		10000, 100000, 64 << 20, false \
	}

bool readings_collect(struct sql *, struct readings_budget, struct arena *,
	struct readings_groups *, struct err *);

#endif
