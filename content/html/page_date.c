#include "content/html/page_date.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "content/document.h"

/* A year's digits, or the capital of a month. */
static bool
may_begin(str s, size_t at)
{
	char c = s.s[at];
	char before = at ? s.s[at - 1] : ' ';
	bool digit = c >= '0' && c <= '9';

	if (digit)
		return (before < '0' || before > '9') && before != '.' &&
		       (c == '1' || c == '2' || c == '0' || c == '3' ||
			       s.n - at < 2 || s.s[at + 1] == ' ');
	return str_find_byte(STR("JFMASOND"), c) != STR_NONE && c &&
	       ((before | 0x20) < 'a' || (before | 0x20) > 'z');
}

static size_t
digits_at(str s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n && s.s[at + n] >= '0' && s.s[at + n] <= '9')
		n++;
	return n;
}

bool
page_date_next(str s, size_t at, struct arena *perm, struct page_date *d)
{
	for (; at < s.n; at++) {
		if (!may_begin(s, at))
			continue;
		size_t n = date_take(str_skip(s, at), perm, &d->iso);
		if (n < 8 || d->iso.n < 10 || d->iso.s[4] != '-' ||
			d->iso.s[7] != '-')
			continue;
		if (digits_at(s, at) > 4)
			continue; /* a number without marks */
		d->start = at;
		d->end = at + n;
		d->clock = d->iso.n > 10;
		return true;
	}
	return false;
}

str
page_date_move(str iso, int minutes, struct arena *perm)
{
	struct tm tm = { 0 };
	char text[32];

	if (iso.n < 16 ||
		sscanf(arena_cstr(perm, iso), "%d-%d-%dT%d:%d", &tm.tm_year,
			&tm.tm_mon, &tm.tm_mday, &tm.tm_hour, &tm.tm_min) != 5)
		return iso;
	tm.tm_year -= 1900;
	tm.tm_mon--;
	time_t t = timegm(&tm) + 60 * (time_t)minutes;
	if (!gmtime_r(&t, &tm) ||
		!strftime(text, sizeof text, "%Y-%m-%dT%H:%M", &tm))
		return iso;
	/* Seconds, if there are any, stay as they are. */
	str seconds = str_slice(iso, 16, iso.n - 1);
	return arena_printf(perm, "%s%.*s%c%02d:%02d", text, STR_ARG(seconds),
		minutes < 0 ? '-' : '+', abs(minutes) / 60, abs(minutes) % 60);
}
