#include "content/figures/figure_relative.h"

bool
figure_take_word(const struct wordlist *words, const struct letters *l,
	uint32_t *i, uint32_t flags, int *value)
{
	struct word_hit hit;
	int64_t number = 0;

	if (!wordlist_match(words, l, *i, flags, &hit))
		return false;
	str_to_int(str_of(hit.entry->name), &number);
	*value = (int)number;
	*i = hit.end;
	return true;
}

bool
figure_take_relative(const struct wordlist *words, const struct letters *l,
	uint32_t *i, struct when now, struct when *w)
{
	int distance;

	if (figure_take_word(words, l, i, THIS_MONTH, &distance))
		*w = when_add_months(now, distance);
	else if (figure_take_word(words, l, i, THIS_QUARTER, &distance))
		*w = when_add_quarters(now, distance);
	else if (!now.day)
		return false;
	else if (figure_take_word(words, l, i, THIS_DAY, &distance))
		*w = when_add_days(now, distance);
	else if (figure_take_word(words, l, i, WEEKDAY, &distance))
		*w = when_day_of_week(now, distance);
	else
		return false;
	return true;
}
