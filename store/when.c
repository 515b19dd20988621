#include "store/when.h"

/* n digits at the beginning of *s, which moves behind them and the mark that
 * follows; 0 when they are not all there. */
static int64_t
take_digits(str *s, size_t n)
{
	int64_t value = 0;

	for (size_t i = 0; i < n; i++) {
		if (i >= s->n || s->s[i] < '0' || s->s[i] > '9') {
			*s = (str){ 0 };
			return 0;
		}
		value = value * 10 + (s->s[i] - '0');
	}
	*s = str_skip(*s, n + 1);
	return value;
}

int64_t
when_of(str iso)
{
	int64_t when = take_digits(&iso, 4);

	for (int part = 0; part < 5; part++)
		when = when * 100 + take_digits(&iso, 2);
	return when;
}

str
when_day(int64_t when, struct arena *perm)
{
	int day = (int)(when / 1000000 % 100);
	int month = (int)(when / 100000000 % 100);
	int year = (int)(when / 10000000000);

	if (when <= 0)
		return (str){ 0 };
	if (month && day)
		return arena_printf(perm, "%04d-%02d-%02d", year, month, day);
	if (month)
		return arena_printf(perm, "%04d-%02d", year, month);
	return arena_printf(perm, "%04d", year);
}

int
when_month(int64_t when)
{
	int month = (int)(when / 100000000 % 100);
	int64_t year = when / 10000000000;

	if (month < 1 || month > 12 || year > 9999)
		return -1;
	return (int)year * 12 + month - 1;
}
