/* Titles in a text: where they end, and several of them taken apart. */
#ifndef CONTENT_TITLE_H
#define CONTENT_TITLE_H

#include "content/words/letter.h"

enum title_sort {
	TITLE_OFFICE = 1 << 0,
	TITLE_WORK = 1 << 1,
	TITLE_BEHIND = 1 << 2,
	TITLE_BYLINE = 1 << 3,
	TITLE_STATE = 1 << 4,
	TITLE_TRADE = 1 << 5,
};

/* One title; letters. */
struct title {
	struct span at;
	uint32_t core; /* where that begins */
	uint32_t sort; /* of its core */
	bool former;
};

struct titles {
	struct title v[8];
	size_t n;
};

/* Does a title's core end at letter `end`, not beginning before `from`? */
bool title_ends(const struct letters *, uint32_t from, uint32_t end,
	struct title *core);

/* 国家主席: it says what it is held in. */
bool title_is_crown(const struct letters *, const struct title *);

/* Does one of these sorts begin at i?  The longest. */
bool title_begins(
	const struct letters *, uint32_t i, uint32_t sorts, struct title *core);

/*
 * [from, end) as titles: parts between ties, each ending in a core.  Words
 * of time in front (前, 现任) are taken off.  False if it is anything else.
 */
bool title_split(const struct letters *, uint32_t from, uint32_t end,
	struct titles *out);

/* Where a row of titles that ends at `end` may begin: behind words that no
 * title holds. */
uint32_t title_skip_stops(const struct letters *, uint32_t from, uint32_t end);

/* The end of the last body named in [from, end): 财政部金融司|司长; from: none.
 * A department (市场部) is none right behind what it is of. */
uint32_t title_unit_end(
	const struct letters *, uint32_t from, uint32_t end, bool adjacent);

/* 公安局原|局长, 某某办现任|主任: cuts the title down to what stands behind such
 * a word; where what stands before it ends.  Else where the title begins. */
uint32_t title_cut_within(const struct letters *, struct title *);

/* May a title end before letter i: does a clause end there, or a word begin
 * that stands behind titles? */
bool title_may_end(const struct letters *, uint32_t i);

/* The end of a tie between two titles at i, or i; and the same backwards. */
uint32_t title_skip_tie(const struct letters *, uint32_t i);
uint32_t title_skip_tie_back(const struct letters *, uint32_t from, uint32_t i);

/* Takes 前, 原 … off what ends at i; says whether one was there. */
bool title_strip_former_back(
	const struct letters *, uint32_t from, uint32_t *i);

/* The end of a word of appointment at i (担任), or i; former: 曾任. */
uint32_t title_skip_appointment(
	const struct letters *, uint32_t i, bool *former);

#endif
