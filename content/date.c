/*
 * Dates as people and programs write them, to ISO 8601.  A scanner without
 * backtracking beyond one word: what it takes is as long as the date, so that
 * a header line may go on behind it.
 */
#include "content/document.h"

#include "base/utf8.h"

#include <stdio.h>
#include <time.h>

struct date {
	int year, month, day;     /* 0: not said */
	int half, quarter;        /* of a year without month */
	int hour, minute, second; /* -1: not said */
	bool zoned;
	int zone; /* minutes east of Greenwich */
};

struct scan {
	str s;
	size_t at;
};

static const struct date no_date = { .hour = -1, .minute = -1, .second = -1 };

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char
peek(const struct scan *c)
{
	return c->at < c->s.n ? c->s.s[c->at] : 0;
}

static bool
take(struct scan *c, str what)
{
	if (!str_starts(str_skip(c->s, c->at), what))
		return false;
	c->at += what.n;
	return true;
}

/* Blanks of any width; gives how many. */
static size_t
take_blanks(struct scan *c)
{
	size_t from = c->at;

	for (size_t to = c->at; to < c->s.n; c->at = to)
		if (!rune_is_space(utf8_next(c->s, &to)))
			break;
	return c->at - from;
}

/* A number of least to most digits, with no digit behind; -1 for none. */
static int
take_number(struct scan *c, size_t least, size_t most)
{
	size_t n = 0;
	int v = 0;

	while (c->at + n < c->s.n && is_digit(c->s.s[c->at + n]) && n <= most)
		v = v * 10 + (c->s.s[c->at + n++] - '0');
	if (n < least || n > most)
		return -1;
	c->at += n;
	return v;
}

static const char *const months[] = { "january", "february", "march", "april",
	"may", "june", "july", "august", "september", "october", "november",
	"december", NULL };
static const char *const weekdays[] = { "monday", "tuesday", "wednesday",
	"thursday", "friday", "saturday", "sunday", NULL };
static const char *const ordinals[] = { "st", "nd", "rd", "th", NULL };

/*
 * A word of ASCII letters that is one of the names or an abbreviation of at
 * least three letters: its number from 1, else 0.  Takes a dot behind it.
 */
static int
take_name(struct scan *c, const char *const *names)
{
	char word[12];
	size_t n = 0;

	while (n < sizeof word && c->at + n < c->s.n &&
		lower(c->s.s[c->at + n]) >= 'a' &&
		lower(c->s.s[c->at + n]) <= 'z') {
		word[n] = lower(c->s.s[c->at + n]);
		n++;
	}
	for (int i = 0; n && names[i]; i++) {
		str name = str_of(names[i]);

		if (!str_starts(name, (str){ word, n }) ||
			(n < 3 && n < name.n))
			continue;
		c->at += n;
		take(c, STR("."));
		return i + 1;
	}
	return 0;
}

static void
take_weekday(struct scan *c)
{
	static const str heads[] = { STR0("星期"), STR0("礼拜"), STR0("周"),
		STR0("(星期"), STR0("（星期"), STR0("(周"), STR0("（周") };
	size_t from = c->at;

	take_blanks(c);
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		if (!take(c, heads[i]))
			continue;
		if (c->at < c->s.n)
			utf8_next(c->s, &c->at);
		if (!take(c, STR(")")))
			take(c, STR("）"));
		return;
	}
	if (take_name(c, weekdays)) {
		take(c, STR(","));
		return;
	}
	c->at = from;
}

/* The zones of RFC 2822; CST is left out, it is China's as well. */
static bool
take_zone_name(struct scan *c, struct date *d)
{
	static const struct {
		str name;
		int zone;
	} zones[] = {
		{ STR0("Z"), 0 },
		{ STR0("GMT"), 0 },
		{ STR0("UTC"), 0 },
		{ STR0("UT"), 0 },
		{ STR0("EST"), -300 },
		{ STR0("EDT"), -240 },
		{ STR0("CDT"), -300 },
		{ STR0("MST"), -420 },
		{ STR0("MDT"), -360 },
		{ STR0("PST"), -480 },
		{ STR0("PDT"), -420 },
		{ STR0("北京时间"), 480 },
	};

	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
		size_t from = c->at;

		if (!take(c, zones[i].name))
			continue;
		if (lower(peek(c)) >= 'a' && lower(peek(c)) <= 'z') {
			c->at = from;
			continue;
		}
		d->zoned = true;
		d->zone = zones[i].zone;
		return true;
	}
	return false;
}

/* +08:00, +0800, +8 or a name, or a name and an offset (UTC+8). */
static void
take_zone(struct scan *c, struct date *d)
{
	size_t from = c->at;

	take_blanks(c);
	bool bracket = take(c, STR("(")) || take(c, STR("（"));
	bool named = take_zone_name(c, d);
	size_t behind = c->at;
	int sign = take(c, STR("+")) ? 1 : take(c, STR("-")) ? -1 : 0;
	int hours = -1, minutes = 0, both = -1;

	if (sign) {
		both = take_number(c, 4, 4);
		hours = both >= 0 ? both / 100 : take_number(c, 1, 2);
		if (both >= 0)
			minutes = both % 100;
		else if (take(c, STR(":")))
			minutes = take_number(c, 2, 2);
	}
	if (hours >= 0 && hours <= 14 && minutes >= 0 && minutes < 60) {
		d->zoned = true;
		d->zone = sign * (hours * 60 + minutes);
		if (bracket && !take(c, STR(")")))
			take(c, STR("）"));
	} else {
		c->at = named ? behind : from;
	}
}

/* 0: nothing said, 1: morning, 2: afternoon. */
static int
take_half_day(struct scan *c)
{
	static const str words[] = { STR0("上午"), STR0("早上"), STR0("凌晨"),
		STR0("下午"), STR0("晚上"), STR0("晚间"), STR0("AM"),
		STR0("am"), STR0("a.m."), STR0("PM"), STR0("pm"),
		STR0("p.m.") };
	static const char half[] = { 1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2 };
	size_t from = c->at;

	take_blanks(c);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (take(c, words[i]))
			return half[i];
	c->at = from;
	return 0;
}

/* A time of day behind a date; nothing is taken when there is none. */
static void
take_time(struct scan *c, struct date *d)
{
	size_t from = c->at;
	struct date t = *d;

	take_weekday(c);
	if (!take(c, STR("T")) && !take(c, STR("t")) && !take(c, STR(",")))
		take(c, STR("，"));
	take_blanks(c);
	take(c, STR("at "));
	int half = take_half_day(c);
	take_blanks(c);
	t.hour = take_number(c, 1, 2);
	if (t.hour < 0 || !(take(c, STR(":")) || take(c, STR("：")) ||
				  take(c, STR("时")) || take(c, STR("点")))) {
		c->at = from;
		take_weekday(c);
		return;
	}
	t.minute = take_number(c, 1, 2);
	if (!take(c, STR("分")) && (take(c, STR(":")) || take(c, STR("：")))) {
		t.second = take_number(c, 2, 2);
		if (take(c, STR(".")))
			take_number(c, 1, 9);
	} else if (is_digit(peek(c))) {
		t.second = take_number(c, 1, 2);
		take(c, STR("秒"));
	}
	if (!half)
		half = take_half_day(c);
	if (half == 2 && t.hour < 12)
		t.hour += 12;
	else if (half == 1 && t.hour == 12)
		t.hour = 0;
	if (t.minute < 0 || t.minute > 59 || t.hour > 23 || t.second > 59) {
		c->at = from;
		return;
	}
	take_zone(c, &t);
	*d = t;
}

/* What parts year and month; 0 for nothing known. */
static char
take_mark(struct scan *c)
{
	static const str marks[] = { STR0("-"), STR0("/"), STR0("."),
		STR0("年"), STR0("－"), STR0("／"), STR0("–") };
	static const char kinds[] = "-/.y-/-";

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (take(c, marks[i]))
			return kinds[i];
	return 0;
}

/* Q3, H1 behind a year and its mark. */
static bool
take_part_of_year(struct scan *c, struct date *d)
{
	char kind = lower(peek(c));

	if (kind != 'q' && kind != 'h')
		return false;
	c->at++;
	int n = take_number(c, 1, 1);
	if (n < 1 || n > (kind == 'q' ? 4 : 2))
		return false;
	*(kind == 'q' ? &d->quarter : &d->half) = n;
	return true;
}

/* The day behind a month; the mark must be the one before the month. */
static void
take_day(struct scan *c, struct date *d, char mark)
{
	size_t from = c->at;
	bool behind = mark == 'y' ? take(c, STR("月")) : take_mark(c) == mark;

	if (!behind) {
		c->at = from;
		return;
	}
	from = c->at;
	take_blanks(c);
	d->day = take_number(c, 1, 2);
	if (d->day < 0) {
		d->day = 0;
		c->at = from;
		return;
	}
	if (!take(c, STR("日")))
		take(c, STR("号"));
}

/* 2023-04-25, 2023/4/25, 2023.4.25, 2023年4月25日, 2023-04, 2023-Q2, 2023 */
static bool
take_year_first(struct scan *c, struct date *d)
{
	d->year = take_number(c, 4, 4);
	if (d->year < 0)
		return false;
	size_t behind = c->at;
	char mark = take_mark(c);
	size_t marked = c->at;
	if (take_part_of_year(c, d))
		return true;
	c->at = marked;
	take_blanks(c);
	d->month = mark ? take_number(c, 1, 2) : -1;
	if (d->month < 0) {
		d->month = 0;
		c->at = mark == 'y' ? marked : behind;
		return true;
	}
	take_day(c, d, mark);
	if (d->day)
		take_time(c, d);
	return true;
}

/* 20230425 */
static bool
take_eight_digits(struct scan *c, struct date *d)
{
	int v = take_number(c, 8, 8);

	if (v < 0)
		return false;
	d->year = v / 10000;
	d->month = v / 100 % 100;
	d->day = v % 100;
	return d->month && d->day;
}

/* Seconds since 1970, or thousandths of them. */
static bool
take_unix(struct scan *c, struct date *d)
{
	size_t n = 0;
	int64_t seconds;
	struct tm tm;

	while (c->at + n < c->s.n && is_digit(c->s.s[c->at + n]))
		n++;
	if ((n != 10 && n != 13) ||
		!str_to_int(str_slice(c->s, c->at, c->at + n), &seconds))
		return false;
	time_t t = (time_t)(n == 13 ? seconds / 1000 : seconds);
	if (!gmtime_r(&t, &tm))
		return false;
	c->at += n;
	*d = (struct date){ .year = tm.tm_year + 1900,
		.month = tm.tm_mon + 1,
		.day = tm.tm_mday,
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
	d->day = take_number(c, 1, 2);
	if (d->day < 1)
		return false;
	take_name(c, ordinals);
	if (!take_blanks(c) && !take(c, STR("-")))
		return false;
	take(c, STR("of "));
	d->month = take_name(c, months);
	take(c, STR(","));
	if (!take_blanks(c) && !take(c, STR("-")))
		return false;
	d->year = take_number(c, 2, 4);
	/* RFC 2822, 4.3: years of two digits. */
	if (d->year >= 0 && d->year < 100)
		d->year += d->year < 50 ? 2000 : 1900;
	return d->month && d->year > 0;
}

/* April 25, 2023, Apr 25 2023, April 2023, Apr 25 16:46:00 2023 */
static bool
take_month_first(struct scan *c, struct date *d)
{
	d->month = take_name(c, months);
	if (!d->month || !take_blanks(c))
		return false;
	d->year = take_number(c, 4, 4);
	if (d->year > 0)
		return true;
	d->day = take_number(c, 1, 2);
	if (d->day < 1)
		return false;
	take_name(c, ordinals);
	size_t from = c->at;
	take(c, STR(","));
	take_blanks(c);
	d->year = take_number(c, 4, 4);
	if (d->year > 0)
		return true;
	c->at = from;
	take_time(c, d);
	take_blanks(c);
	d->year = take_number(c, 4, 4);
	return d->year > 0;
}

static bool
is_calendar(const struct date *d)
{
	static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };

	if (d->year < 1000 || d->year > 2999 || d->month > 12)
		return false;
	if (!d->month || !d->day)
		return !d->day;
	bool leap =
		d->year % 4 == 0 && (d->year % 100 != 0 || d->year % 400 == 0);
	if (d->month == 2 && d->day == 29)
		return leap;
	return d->day <= days[d->month - 1];
}

static str
print(const struct date *d, struct arena *perm)
{
	char s[64];
	size_t n = (size_t)snprintf(s, sizeof s, "%04d", d->year);

#define MORE(...) n += (size_t)snprintf(s + n, sizeof s - n, __VA_ARGS__)
	if (d->quarter)
		MORE("-Q%d", d->quarter);
	if (d->half)
		MORE("-H%d", d->half);
	if (d->month)
		MORE("-%02d", d->month);
	if (d->day)
		MORE("-%02d", d->day);
	if (d->day && d->hour >= 0) {
		int zone = d->zone < 0 ? -d->zone : d->zone;

		MORE("T%02d:%02d", d->hour, d->minute);
		if (d->second >= 0)
			MORE(":%02d", d->second);
		if (d->zoned && zone)
			MORE("%c%02d:%02d", d->zone < 0 ? '-' : '+', zone / 60,
				zone % 60);
		else if (d->zoned)
			MORE("Z");
	}
#undef MORE
	return arena_copy(perm, (str){ s, n });
}

size_t
date_take(str s, struct arena *perm, str *iso)
{
	typedef bool shape(struct scan *, struct date *);
	static shape *const shapes[] = { take_year_first, take_eight_digits,
		take_unix, take_day_first, take_month_first };
	struct scan start = { .s = str_take(s, 80) };

	*iso = (str){ 0 };
	take_weekday(&start);
	take_blanks(&start);
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		struct scan c = start;
		struct date d = no_date;

		if (!shapes[i](&c, &d))
			continue;
		if (d.day && d.hour < 0)
			take_time(&c, &d);
		if (is_digit(peek(&c)) || !is_calendar(&d))
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

	take_blanks(&c);
	c.at += date_take(str_skip(c.s, c.at), perm, &iso);
	take_blanks(&c);
	return c.at == c.s.n ? iso : (str){ 0 };
}
