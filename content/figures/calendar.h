/*
 * Days, months, quarters as a text speaks of them, and what relative ones
 * mean seen from the article's day.  No clock: what cannot be told stays
 * unknown.
 */
#ifndef CONTENT_CALENDAR_H
#define CONTENT_CALENDAR_H

#include "base/str.h"

/* As exact as known: 0 is unknown.  At most one of month, quarter, half. */
struct when {
	int year, month, day;
	int quarter, half;
};

struct calendar {
	struct when published;
	struct when last; /* the date last read in this paragraph */
	int year;         /* of the date last read anywhere, or 0 */
};

/* Of "2023-04-25T16:46", "2023-04", "2024-Q3", "2025-H1", "2023"; else zero. */
struct when when_parse(str iso);

enum { WHEN_TEXT = 16 };

/* Writes "2023-04-25", "2023-04", "2024-Q3", "2025-H1" or "2023"; empty when
 * the year is not known. */
str when_format(struct when, char out[WHEN_TEXT]);

/* Is there such a day? */
bool when_valid(struct when);

/* Moves by whole days, months or quarters; what it lacks makes it zero. */
struct when when_add_days(struct when, int days);
struct when when_add_months(struct when, int months);
struct when when_add_quarters(struct when, int quarters);

/* The last Monday (1) to Sunday (7) up to a day that is known; more and less
 * than these are those of the weeks around. */
struct when when_day_of_week(struct when now, int day);

/* Does a lie behind b?  Compares what both of them know. */
bool when_after(struct when a, struct when b);

/*
 * The year of a date that has none: that of the last date in the paragraph,
 * else the article's; one less if the date would lie ahead and is not
 * announced as such.  0 if neither is known.
 */
int calendar_year(const struct calendar *, struct when, bool ahead);

#endif
