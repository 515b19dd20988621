/*
 * ISO dates as numbers that sort like them: the decimal digits
 * yyyymmddhhmmss, what is not known as zeros, so that "2023-04" comes before
 * "2023-04-01".  A time zone is left out.  No date is 0.
 */
#ifndef STORE_WHEN_H
#define STORE_WHEN_H

#include "base/arena.h"

int64_t when_of(str iso);

/* The day again, as exact as it is known: "2023-04-25", "2023-04", "2023". */
str when_day(int64_t, struct arena *);

/* Months since year 0, or -1 when the month is not known. */
int when_month(int64_t);

#endif
