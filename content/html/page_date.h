/* Dates that stand in a page's text. */
#ifndef CONTENT_PAGE_DATE_H
#define CONTENT_PAGE_DATE_H

#include "base/arena.h"

struct page_date {
	size_t start, end;
	str iso;
	bool clock; /* says the time of day */
};

/* The next date with a day in s at or behind *at. */
bool page_date_next(str s, size_t at, struct arena *perm, struct page_date *);

/* A time in UTC ("…Z") as a clock so many minutes east of it shows it. */
str page_date_move(str iso, int minutes, struct arena *perm);

#endif
