/* Dates as seen from the article's day: last month, 上个月, yesterday. */
#ifndef CONTENT_FIGURE_RELATIVE_H
#define CONTENT_FIGURE_RELATIVE_H

#include "content/figures/calendar.h"
#include "content/words/wordlist.h"

/* Flags in tables of dates; the word's name is how far away it lies. */
enum {
	THIS_QUARTER = 16,
	THIS_MONTH = 32,
	THIS_DAY = 64,
	WEEKDAY = 128, /* which: see when_day_of_week */
};

/* Takes a word of one of these flags, whose name is a number; moves *i behind
 * it. */
bool figure_take_word(const struct wordlist *, const struct letters *,
	uint32_t *i, uint32_t flags, int *value);

/* Takes a word of the flags above; now: the article's day. */
bool figure_take_relative(const struct wordlist *, const struct letters *,
	uint32_t *i, struct when now, struct when *);

#endif
