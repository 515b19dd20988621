/*
 * Days as one says them, seen from today: today, 昨天, 上周, last-month, 7d,
 * 近三天, 2 weeks ago; recent.def and the two tables that it names have the
 * words.  And dates as a text has them: 3月, 2024年3月5日, last year's where this
 * one's would lie ahead.
 */
#ifndef STORE_RECENT_H
#define STORE_RECENT_H

#include "content/figures/calendar.h"

/* The first day of what is said, or its last; a month, a quarter or a year
 * stays one.  Folded text (content/words/fold.h).  False: nothing of the kind. */
bool recent_read(str text, struct when today, bool end, struct when *);

/* By the clock and the time zone of whoever asks. */
struct when recent_today(void);

#endif
