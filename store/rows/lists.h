/*
 * Lists that take too long for a key: those in an order that the writer does
 * not keep, by a reader's marks, or of the rows that hold some words.  Made by
 * the searching thread (searcher_list), or by whoever has the time.
 */
#ifndef STORE_LISTS_H
#define STORE_LISTS_H

#include "store/rows/listing.h"
#include "store/search.h"

struct list_ask {
	enum listing_kind kind;
	/* An article_order, a player_order; of quotes and figures 1: the
	 * oldest article first. */
	unsigned order;
	enum article_choice choice; /* of articles */
	int64_t feed; /* not 0: of the articles only what this one brought */
	/* What rows must show, all of it: words with blanks between; empty:
	 * all rows.  Players count under any of their names. */
	str words;
	bool by_number; /* whatever the order is */
	int64_t player; /* not 0: instead of a list the card of this one */
};

struct list_answer {
	uint64_t question; /* the number searcher_list gave */
	struct ids ids;
	struct card card; /* if it was asked for */
	bool more;        /* is to come; … */
	int percent;      /* … so much was looked at, 0: nobody knows */
	struct err failed;
	/* Of the slices; who takes them over takes it, too, and clears it. */
	struct arena arena;
};

struct finder;

/* Who waits for a list. */
struct list_waiter {
	struct finder *finder; /* of the store, that stops by itself */
	bool (*stops)(void *); /* asked often */
	/* What there is by now, and how much of all was looked at; 0: nobody
	 * knows. */
	void (*tell)(void *, const struct ids *, int percent);
	void *ctx;
};

/* False: it failed, or was told to stop. */
bool list_make(struct store *, const struct list_ask *,
	const struct list_waiter *, struct arena *, struct ids *, struct err *);

/* Leaves in a card the rows that hold all words. */
bool card_find(struct store *, str words, const struct list_waiter *,
	struct card *, struct err *);

#endif
