/*
 * ISO dates as numbers that sort like them: the decimal digits
 * yyyymmddhhmmss, what is not known as zeros, so that "2023-04" comes before
 * "2023-04-01".  A quarter or a half of a year stands where it begins, behind
 * the month of that name: "2023-Q2" between "2023-04" and "2023-04-01".  A
 * time zone is left out.  No date is 0.
 */
#ifndef STORE_WHEN_H
#define STORE_WHEN_H

#include "base/arena.h"

int64_t when_of(str iso);

/* Takes "Q2" or "H1" from the beginning, in either case: its first and last
 * month. */
bool when_take_part(str *, int *first, int *last);

/* The day again, as exact as it is known: "2023-04-25", "2023-04", "2023-Q2",
 * "2023". */
str when_day(int64_t, struct arena *);

/* Months since year 0, or -1 when the month is not known. */
int when_month(int64_t);

#endif
