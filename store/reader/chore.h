/*
 * What is done to very many articles: by the searching thread, in pieces of a
 * transaction each, so that neither the reader waits for it, nor what he does
 * meanwhile.  All pieces are one step of deeds, that is undone as one.
 */
#ifndef STORE_CHORE_H
#define STORE_CHORE_H

#include "store/rows/lists.h"
#include "store/state.h"

enum chore_what {
	CHORE_MARK, /* as store_mark_all */
	CHORE_TAG,
	CHORE_UNDO, /* the last step */
};

struct chore {
	enum chore_what what;
	/* Which articles: these; or what these feeds brought; or all that a
	 * query finds; or all of a list of articles, or of stories with all
	 * their reports. */
	struct ids ids, feeds;
	str query;
	struct list_ask list;
	enum deed_kind mark;
	bool on;
	str words; /* tags, "-" before those to take away */
};

struct chore_news {
	size_t done, of; /* articles; of 0: not known yet */
	bool ended;
	enum chore_what what;
	enum deed_kind mark; /* of what was done, or undone */
	bool on;
	size_t changed; /* how many were not so yet; how many deeds undone */
	struct err failed;
};

/* Who waits for it. */
struct chore_waiter {
	bool (*stops)(void *); /* what is done by then stays */
	void (*tell)(void *, const struct chore_news *);
	void *ctx;
};

/* Fills in the news to their end. */
void chore_run(struct store *, const struct chore *,
	const struct chore_waiter *, struct chore_news *);

#endif
