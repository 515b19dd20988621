#include "store/rows/when.h"

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

/* Of a number without a day: what its month is the beginning of. */
enum { MONTH, HALF, QUARTER, PARTS };

static const int months[PARTS] = { [HALF] = 6, [QUARTER] = 3 };

bool
when_take_part(str *s, int *first, int *last)
{
	if (s->n < 2)
		return false;
	bool quarter = (s->s[0] | 0x20) == 'q', half = (s->s[0] | 0x20) == 'h';
	int n = months[quarter ? QUARTER : HALF];
	int which = s->s[1] - '1';

	if ((!quarter && !half) || which < 0 || which >= 12 / n)
		return false;
	*first = which * n + 1;
	*last = *first + n - 1;
	*s = str_skip(*s, 2);
	return true;
}

static int
part_of(int64_t when)
{
	bool has_day = when / 1000000 % 100 != 0;

	return has_day || when % 100 >= PARTS ? MONTH : (int)(when % 100);
}

int64_t
when_of(str iso)
{
	int64_t when = take_digits(&iso, 4);
	int first, last;

	if (when_take_part(&iso, &first, &last))
		return (when * 100 + first) * 100000000 +
		       (last - first == 2 ? QUARTER : HALF);
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
	if (month && part_of(when))
		return arena_printf(perm, "%04d-%c%d", year,
			part_of(when) == QUARTER ? 'Q' : 'H',
			(month - 1) / months[part_of(when)] + 1);
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

	if (month < 1 || month > 12 || year > 9999 || part_of(when))
		return -1;
	return (int)year * 12 + month - 1;
}
