#include "content/figures/calendar.h"

#include <stdio.h>

static int
digits(str *s, size_t most)
{
	int value = 0;
	size_t n = 0;

	for (; n < most && n < s->n && s->s[n] >= '0' && s->s[n] <= '9'; n++)
		value = value * 10 + (s->s[n] - '0');
	*s = str_skip(*s, n);
	return n ? value : 0;
}

struct when
when_parse(str iso)
{
	struct when w = { .year = digits(&iso, 4) };

	if (!str_starts(iso, STR("-")))
		return when_valid(w) ? w : (struct when){ 0 };
	iso = str_skip(iso, 1);
	if (str_starts(iso, STR("Q"))) {
		iso = str_skip(iso, 1);
		w.quarter = digits(&iso, 1);
	} else if (str_starts(iso, STR("H"))) {
		iso = str_skip(iso, 1);
		w.half = digits(&iso, 1);
	} else {
		w.month = digits(&iso, 2);
		if (str_starts(iso, STR("-"))) {
			iso = str_skip(iso, 1);
			w.day = digits(&iso, 2);
		}
	}
	return when_valid(w) ? w : (struct when){ 0 };
}

str
when_format(struct when w, char out[WHEN_TEXT])
{
	int n = 0;

	if (!when_valid(w))
		return (str){ out, 0 };
	if (w.day)
		n = snprintf(out, WHEN_TEXT, "%04d-%02d-%02d", w.year, w.month,
			w.day);
	else if (w.month)
		n = snprintf(out, WHEN_TEXT, "%04d-%02d", w.year, w.month);
	else if (w.quarter)
		n = snprintf(out, WHEN_TEXT, "%04d-Q%d", w.year, w.quarter);
	else if (w.half)
		n = snprintf(out, WHEN_TEXT, "%04d-H%d", w.year, w.half);
	else
		n = snprintf(out, WHEN_TEXT, "%04d", w.year);
	return (str){ out, (size_t)n };
}

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
month_days(int year, int month)
{
	static const int days[] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };

	return days[month] + (month == 2 && is_leap(year));
}

bool
when_valid(struct when w)
{
	if (w.year < 1 || w.year > 9999 || w.month < 0 || w.month > 12)
		return false;
	if (w.quarter < 0 || w.quarter > 4 || w.half < 0 || w.half > 2)
		return false;
	if (!w.day)
		return true;
	return w.month && w.day > 0 && w.day <= month_days(w.year, w.month);
}

/* Days since 0000-03-01 and back: the year begins in March, so that the leap
 * day is its last. */
static long
day_number(struct when w)
{
	long y = w.month > 2 ? w.year : w.year - 1;
	long m = (w.month + 9) % 12;

	return y * 365 + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10 +
	       w.day - 1;
}

struct when
when_add_days(struct when w, int days)
{
	if (!w.day)
		return (struct when){ 0 };
	for (; days < 0; days++)
		if (--w.day == 0) {
			w = when_add_months((struct when){ .year = w.year,
						    .month = w.month },
				-1);
			if (!when_valid(w))
				return (struct when){ 0 };
			w.day = month_days(w.year, w.month);
		}
	for (; days > 0; days--)
		if (++w.day > month_days(w.year, w.month)) {
			w = when_add_months((struct when){ .year = w.year,
						    .month = w.month },
				1);
			w.day = 1;
		}
	return when_valid(w) ? w : (struct when){ 0 };
}

struct when
when_add_months(struct when w, int months)
{
	int m = w.year * 12 + w.month - 1 + months;

	if (!w.month || m < 12)
		return (struct when){ 0 };
	return (struct when){ .year = m / 12, .month = m % 12 + 1 };
}

struct when
when_add_quarters(struct when w, int quarters)
{
	int q = w.month ? (w.month - 1) / 3 : w.quarter - 1;

	if (q < 0)
		return (struct when){ 0 };
	q += w.year * 4 + quarters;
	return (struct when){ .year = q / 4, .quarter = q % 4 + 1 };
}

struct when
when_day_of_week(struct when now, int day)
{
	/* 0000-03-01 was a Wednesday. */
	int weekday = now.day ? (int)((day_number(now) + 2) % 7) + 1 : 0;
	int ahead = day - weekday;

	if (day >= 1 && day <= 7 && ahead > 0)
		ahead -= 7;
	return when_add_days(now, ahead);
}

/* The first month that a date may mean. */
static int
first_month(struct when w)
{
	if (w.month)
		return w.month;
	if (w.quarter)
		return w.quarter * 3 - 2;
	return w.half ? w.half * 6 - 5 : 1;
}

static int
last_month(struct when w)
{
	if (w.month)
		return w.month;
	if (w.quarter)
		return w.quarter * 3;
	return w.half ? w.half * 6 : 12;
}

bool
when_after(struct when a, struct when b)
{
	if (a.year != b.year)
		return a.year > b.year;
	if (first_month(a) != last_month(b))
		return first_month(a) > last_month(b);
	return a.day && b.day && a.day > b.day;
}

int
calendar_year(const struct calendar *c, struct when w, bool ahead)
{
	int now = c->published.year;

	/* A year to come is said as such, and does not go on. */
	if (c->last.year && (!now || c->last.year <= now))
		return c->last.year;
	w.year = now;
	if (!now)
		return 0;
	return when_after(w, c->published) && !ahead ? w.year - 1 : w.year;
}
