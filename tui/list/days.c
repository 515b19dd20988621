#include "tui/list/days.h"

#include "base/i18n.h"

#include <stdio.h>
#include <time.h>

/* Noon of an ISO day, so that no clock change matters; false for less. */
static bool
parse(str day, struct tm *tm)
{
	int64_t y, m, d;

	if (day.n < 10 || !str_to_int(str_slice(day, 0, 4), &y) ||
		!str_to_int(str_slice(day, 5, 7), &m) ||
		!str_to_int(str_slice(day, 8, 10), &d))
		return false;
	*tm = (struct tm){ .tm_year = (int)y - 1900,
		.tm_mon = (int)m - 1,
		.tm_mday = (int)d,
		.tm_hour = 12 };
	return timegm(tm) != -1;
}

static const char *
weekday(const struct tm *tm)
{
	static const char *const names[] = { N_("Sunday"), N_("Monday"),
		N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"),
		N_("Saturday") };

	return _(names[tm->tm_wday]);
}

static bool
is_yesterday(str day, const char *today)
{
	struct tm tm;
	char before[16];

	if (!parse(str_of(today), &tm))
		return false;
	tm.tm_mday--;
	timegm(&tm);
	strftime(before, sizeof before, "%Y-%m-%d", &tm);
	return str_eq(day, str_of(before));
}

str
day_heading(struct arena *a, str published, const char *today)
{
	str day = str_take(published, 10);
	struct tm tm;

	if (published.n == 0)
		return str_of(_("undated"));
	if (!parse(day, &tm))
		return day;
	if (str_eq(day, str_of(today)))
		return arena_printf(
			a, _("today, %s %.*s"), weekday(&tm), STR_ARG(day));
	if (is_yesterday(day, today))
		return arena_printf(
			a, _("yesterday, %s %.*s"), weekday(&tm), STR_ARG(day));
	return arena_printf(a, _("%s %.*s"), weekday(&tm), STR_ARG(day));
}

str
day_time(str published)
{
	return str_slice(published, 11, 16);
}

str
day_short(str published, const char *today)
{
	str day = str_take(published, 10);

	if (day.n == 10 && str_eq(str_take(day, 4), str_take(str_of(today), 4)))
		return str_skip(day, 5);
	return day;
}

str
day_beside(struct arena *a, str source, str published)
{
	str day = str_take(published, 10);

	if (source.n == 0 || day.n == 0)
		return source.n ? source : day;
	return arena_printf(a, _("%.*s · %.*s"), STR_ARG(source), STR_ARG(day));
}
