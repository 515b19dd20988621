/*
 * Dates as people and programs write them, to ISO 8601.  A scanner without
 * backtracking beyond one word: what it takes is as long as the date, so that
 * a header line may go on behind it.
 */
#include "content/document.h"

#include "content/figures/date_scan.h"

#include <stdio.h>
#include <time.h>

static const struct date no_date = { .hour = -1, .minute = -1, .second = -1 };

static const char *const months[] = {
#define MONTH(english, beginnings) english,
#include "content/feed/months.def"
	NULL
};
static const char *const ordinals[] = {
#define ORDINAL(ending) ending,
#include "content/figures/clock.def"
	NULL
};

/* What parts year and month, as clock.def counts it; 0 for nothing known. */
static char
take_mark(struct scan *c)
{
	static const struct {
		str sign;
		char as;
	} marks[] = {
#define MARK(sign, as) { STR0(sign), as },
#include "content/figures/clock.def"
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (scan_take(c, marks[i].sign))
			return marks[i].as;
	return 0;
}

/* Q3, H1 behind a year and its mark. */
static bool
take_part_of_year(struct scan *c, struct date *d)
{
	bool quarter = scan_take(c, STR("Q")) || scan_take(c, STR("q"));

	if (!quarter && !scan_take(c, STR("H")) && !scan_take(c, STR("h")))
		return false;
	int n = scan_number(c, 1, 1);
	if (n < 1)
		return false;
	*(quarter ? &d->day.quarter : &d->day.half) = n;
	return true;
}

/* The day behind a month; the mark must be the one before the month. */
static void
take_day(struct scan *c, struct date *d, char mark)
{
	size_t from = c->at;
	bool behind =
		mark == 'y' ? scan_take(c, STR("月")) : take_mark(c) == mark;

	if (!behind) {
		c->at = from;
		return;
	}
	from = c->at;
	scan_blanks(c);
	d->day.day = scan_number(c, 1, 2);
	if (d->day.day < 0) {
		d->day.day = 0;
		c->at = from;
		return;
	}
	if (!scan_take(c, STR("日")))
		scan_take(c, STR("号"));
}

/* 2023-04-25, 2023/4/25, 2023.4.25, 2023年4月25日, 2023-04, 2023-Q2, 2023 */
static bool
take_year_first(struct scan *c, struct date *d)
{
	d->day.year = scan_number(c, 4, 4);
	if (d->day.year < 0)
		return false;
	size_t behind = c->at;
	char mark = take_mark(c);
	size_t marked = c->at;
	if (take_part_of_year(c, d))
		return true;
	c->at = marked;
	scan_blanks(c);
	d->day.month = mark ? scan_number(c, 1, 2) : -1;
	if (d->day.month < 0) {
		d->day.month = 0;
		c->at = mark == 'y' ? marked : behind;
		return true;
	}
	take_day(c, d, mark);
	if (d->day.day)
		scan_time(c, d);
	return true;
}

/* 20230425 */
static bool
take_eight_digits(struct scan *c, struct date *d)
{
	int v = scan_number(c, 8, 8);

	if (v < 0)
		return false;
	d->day.year = v / 10000;
	d->day.month = v / 100 % 100;
	d->day.day = v % 100;
	return d->day.month && d->day.day;
}

/* Seconds since 1970, or thousandths of them. */
static bool
take_unix(struct scan *c, struct date *d)
{
	size_t n = 0;
	int64_t seconds;
	struct tm tm;

	while (c->at + n < c->s.n && scan_is_digit(c->s.s[c->at + n]))
		n++;
	if ((n != 10 && n != 13) ||
		!str_to_int(str_slice(c->s, c->at, c->at + n), &seconds))
		return false;
	time_t t = (time_t)(n == 13 ? seconds / 1000 : seconds);
	if (!gmtime_r(&t, &tm))
		return false;
	c->at += n;
	*d = (struct date){ .day = { .year = tm.tm_year + 1900,
				    .month = tm.tm_mon + 1,
				    .day = tm.tm_mday },
		.hour = tm.tm_hour,
		.minute = tm.tm_min,
		.second = tm.tm_sec,
		.zoned = true };
	return true;
}

/* 25 Apr 2023, 25th of April, 2023; the weekday is gone already. */
static bool
take_day_first(struct scan *c, struct date *d)
{
	d->day.day = scan_number(c, 1, 2);
	if (d->day.day < 1)
		return false;
	scan_name(c, ordinals);
	if (!scan_blanks(c) && !scan_take(c, STR("-")))
		return false;
	scan_take(c, STR("of "));
	d->day.month = scan_name(c, months);
	scan_take(c, STR(","));
	if (!scan_blanks(c) && !scan_take(c, STR("-")))
		return false;
	d->day.year = scan_number(c, 2, 4);
	/* RFC 2822, 4.3: years of two digits. */
	if (d->day.year >= 0 && d->day.year < 100)
		d->day.year += d->day.year < 50 ? 2000 : 1900;
	return d->day.month && d->day.year > 0;
}

/* April 25, 2023, Apr 25 2023, April 2023, Apr 25 16:46:00 2023 */
static bool
take_month_first(struct scan *c, struct date *d)
{
	d->day.month = scan_name(c, months);
	if (!d->day.month || !scan_blanks(c))
		return false;
	d->day.year = scan_number(c, 4, 4);
	if (d->day.year > 0)
		return true;
	d->day.day = scan_number(c, 1, 2);
	if (d->day.day < 1)
		return false;
	scan_name(c, ordinals);
	size_t from = c->at;
	scan_take(c, STR(","));
	scan_blanks(c);
	d->day.year = scan_number(c, 4, 4);
	if (d->day.year > 0)
		return true;
	c->at = from;
	scan_time(c, d);
	scan_blanks(c);
	d->day.year = scan_number(c, 4, 4);
	return d->day.year > 0;
}

static str
print(const struct date *d, struct arena *perm)
{
	char s[64];
	str day = when_format(d->day, s);
	size_t n = day.n;

	if (!d->day.day || d->hour < 0)
		return arena_copy(perm, day);
#define MORE(...) n += (size_t)snprintf(s + n, sizeof s - n, __VA_ARGS__)
	MORE("T%02d:%02d", d->hour, d->minute);
	if (d->second >= 0)
		MORE(":%02d", d->second);
	int zone = d->zone < 0 ? -d->zone : d->zone;
	if (d->zoned && zone)
		MORE("%c%02d:%02d", d->zone < 0 ? '-' : '+', zone / 60,
			zone % 60);
	else if (d->zoned)
		MORE("Z");
#undef MORE
	return arena_copy(perm, (str){ s, n });
}

/* Is there such a day, in times of which one writes? */
static bool
is_likely(struct when w)
{
	return w.year >= 1000 && w.year < 3000 && when_valid(w);
}

size_t
date_take(str s, struct arena *perm, str *iso)
{
	typedef bool shape(struct scan *, struct date *);
	static shape *const shapes[] = { take_year_first, take_eight_digits,
		take_unix, take_day_first, take_month_first };
	struct scan start = { .s = str_take(s, 80) };

	*iso = (str){ 0 };
	scan_weekday(&start);
	scan_blanks(&start);
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		struct scan c = start;
		struct date d = no_date;

		if (!shapes[i](&c, &d))
			continue;
		if (d.day.day && d.hour < 0)
			scan_time(&c, &d);
		if (scan_is_digit(scan_peek(&c)) || !is_likely(d.day))
			continue;
		*iso = print(&d, perm);
		return c.at;
	}
	return 0;
}

str
date_normal(str s, struct arena *perm)
{
	struct scan c = { .s = str_trim(s) };
	str iso;

	scan_blanks(&c);
	c.at += date_take(str_skip(c.s, c.at), perm, &iso);
	scan_blanks(&c);
	return c.at == c.s.n ? iso : (str){ 0 };
}
