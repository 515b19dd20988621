#include "content/figures/date_scan.h"

#include "base/utf8.h"

#include <assert.h>

bool
scan_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

char
scan_peek(const struct scan *c)
{
	return c->at < c->s.n ? c->s.s[c->at] : 0;
}

bool
scan_take(struct scan *c, str what)
{
	if (!str_starts(str_skip(c->s, c->at), what))
		return false;
	c->at += what.n;
	return true;
}

size_t
scan_blanks(struct scan *c)
{
	size_t from = c->at;

	for (size_t to = c->at; to < c->s.n; c->at = to)
		if (!rune_is_space(utf8_next(c->s, &to)))
			break;
	return c->at - from;
}

int
scan_number(struct scan *c, size_t least, size_t most)
{
	size_t n = 0;
	int v = 0;

	assert(most < 9); /* one digit more is read, and fits an int */
	while (c->at + n < c->s.n && scan_is_digit(c->s.s[c->at + n]) &&
		n <= most)
		v = v * 10 + (c->s.s[c->at + n++] - '0');
	if (n < least || n > most)
		return -1;
	c->at += n;
	return v;
}

static const char *const weekdays[] = {
#define DAY(name) name,
#include "content/figures/clock.def"
	NULL
};

int
scan_name(struct scan *c, const char *const *names)
{
	char word[12];
	size_t n = 0;

	while (n < sizeof word && c->at + n < c->s.n &&
		ascii_lower(c->s.s[c->at + n]) >= 'a' &&
		ascii_lower(c->s.s[c->at + n]) <= 'z') {
		word[n] = ascii_lower(c->s.s[c->at + n]);
		n++;
	}
	for (int i = 0; n && names[i]; i++) {
		str name = str_of(names[i]);

		if (!str_starts(name, (str){ word, n }) ||
			(n < 3 && n < name.n))
			continue;
		c->at += n;
		scan_take(c, STR("."));
		return i + 1;
	}
	return 0;
}

void
scan_weekday(struct scan *c)
{
	static const str heads[] = {
#define WEEKDAY(head) STR0(head),
#include "content/figures/clock.def"
	};
	size_t from = c->at;

	scan_blanks(c);
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		if (!scan_take(c, heads[i]))
			continue;
		if (c->at < c->s.n)
			utf8_next(c->s, &c->at);
		if (!scan_take(c, STR(")")))
			scan_take(c, STR("）"));
		return;
	}
	if (scan_name(c, weekdays)) {
		scan_take(c, STR(","));
		return;
	}
	c->at = from;
}

static bool
take_zone_name(struct scan *c, struct date *d)
{
	static const struct {
		str name;
		int zone;
	} zones[] = {
#define ZONE(name, minutes) { STR0(name), minutes },
#include "content/figures/clock.def"
	};

	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
		size_t from = c->at;

		if (!scan_take(c, zones[i].name))
			continue;
		if (ascii_lower(scan_peek(c)) >= 'a' &&
			ascii_lower(scan_peek(c)) <= 'z') {
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

	scan_blanks(c);
	bool bracket = scan_take(c, STR("(")) || scan_take(c, STR("（"));
	bool named = take_zone_name(c, d);
	size_t behind = c->at;
	int sign = scan_take(c, STR("+")) ? 1 : scan_take(c, STR("-")) ? -1 : 0;
	int hours = -1, minutes = 0, both = -1;

	if (sign) {
		both = scan_number(c, 4, 4);
		hours = both >= 0 ? both / 100 : scan_number(c, 1, 2);
		if (both >= 0)
			minutes = both % 100;
		else if (scan_take(c, STR(":")))
			minutes = scan_number(c, 2, 2);
	}
	if (hours >= 0 && hours <= 14 && minutes >= 0 && minutes < 60) {
		d->zoned = true;
		d->zone = sign * (hours * 60 + minutes);
		if (bracket && !scan_take(c, STR(")")))
			scan_take(c, STR("）"));
	} else {
		c->at = named ? behind : from;
	}
}

/* 0: nothing said, 1: morning, 2: afternoon. */
static int
take_half_day(struct scan *c)
{
	static const struct {
		str word;
		int half;
	} words[] = {
#define MORNING(word) { STR0(word), 1 },
#define AFTERNOON(word) { STR0(word), 2 },
#include "content/figures/clock.def"
	};
	size_t from = c->at;

	scan_blanks(c);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (scan_take(c, words[i].word))
			return words[i].half;
	c->at = from;
	return 0;
}

/* Hours, minutes and seconds; false when none stand there. */
static bool
take_clock(struct scan *c, struct date *t)
{
	t->hour = scan_number(c, 1, 2);
	if (t->hour < 0 ||
		!(scan_take(c, STR(":")) || scan_take(c, STR("：")) ||
			scan_take(c, STR("时")) || scan_take(c, STR("点"))))
		return false;
	t->minute = scan_number(c, 1, 2);
	if (!scan_take(c, STR("分")) &&
		(scan_take(c, STR(":")) || scan_take(c, STR("：")))) {
		t->second = scan_number(c, 2, 2);
		if (scan_take(c, STR(".")))
			while (scan_is_digit(scan_peek(c)))
				c->at++;
	} else if (scan_is_digit(scan_peek(c))) {
		t->second = scan_number(c, 1, 2);
		scan_take(c, STR("秒"));
	}
	return t->minute >= 0 && t->minute < 60 && t->second < 60;
}

void
scan_time(struct scan *c, struct date *d)
{
	struct date t = *d;

	scan_weekday(c);
	size_t from = c->at;
	if (!scan_take(c, STR("T")) && !scan_take(c, STR("t")) &&
		!scan_take(c, STR(",")))
		scan_take(c, STR("，"));
	scan_blanks(c);
	scan_take(c, STR("at "));
	int half = take_half_day(c);
	scan_blanks(c);
	bool clock = take_clock(c, &t);
	if (!half)
		half = take_half_day(c);
	if (half == 2 && t.hour < 12)
		t.hour += 12;
	else if (half == 1 && t.hour == 12)
		t.hour = 0;
	if (!clock || t.hour > 23) {
		c->at = from;
		return;
	}
	take_zone(c, &t);
	*d = t;
}
