/*
 * The pieces that dates are made of: numbers, names, times of day, zones.
 * Whatever is not there takes nothing.
 */
#ifndef CONTENT_DATE_SCAN_H
#define CONTENT_DATE_SCAN_H

#include "content/figures/calendar.h"

struct date {
	struct when day;
	int hour, minute, second; /* -1: not said */
	bool zoned;
	int zone; /* minutes east of Greenwich */
};

struct scan {
	str s;
	size_t at;
};

bool scan_is_digit(char);
char scan_peek(const struct scan *); /* 0 at the end */
bool scan_take(struct scan *, str what);
size_t scan_blanks(struct scan *); /* of any width; gives how many bytes */

/* A number of least to most digits, with no digit behind; -1 for none. */
int scan_number(struct scan *, size_t least, size_t most);

/*
 * A word of ASCII letters that is one of the names, which end with NULL, or an
 * abbreviation of at least three letters: its number from 1, else 0.  Takes a
 * dot behind it.
 */
int scan_name(struct scan *, const char *const *names);

void scan_weekday(struct scan *);

/* A time of day and its zone, behind a date. */
void scan_time(struct scan *, struct date *);

#endif
