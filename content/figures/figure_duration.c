#include "content/figures/figure.h"

#include "content/words/wordlist.h"

/* 两年, 6个月, 半年, 一个半小时; and 两年前, which is a date. */

/* Of units.def. */
enum { UNIT = 1, HALF = 2, AND_HALF = 4 };

static const struct word_entry entries[] = {
#define DURATION(word, sorts, name) { word, sorts, name },
#include "content/figures/units.def"
};
WORDLIST(units, entries)

enum { BEHIND_NUMBER = 1, BEFORE_ONE = 2 };

static const struct word_entry other_entries[] = {
#define NOT_UNIT(word) { word, BEHIND_NUMBER, "" },
#define NOT_ONE(word) { word, BEFORE_ONE, "" },
#include "content/figures/not_figures.def"
};
WORDLIST(others, other_entries)

static bool
unit_at(const struct letters *l, const struct number *n, uint32_t at,
	struct unit *unit)
{
	struct word_hit hit, other;

	if (!wordlist_match(&units, l, at, UNIT, &hit) ||
		wordlist_match(&others, l, at, BEHIND_NUMBER, &other))
		return false;
	/* 2023年 is a date, whatever the date's reader made of it. */
	if (n->digits == 4 && !n->grouped && n->value >= 1900 &&
		n->value < 2200 && letter_at(l, at) == U'年')
		return false;
	*unit = (struct unit){ .end = hit.end, .name = hit.entry->name };
	if (hit.entry->flags & AND_HALF)
		unit->half = true;
	else if (letter_at(l, unit->end) == U'多')
		unit->end++;
	return true;
}

/* The day, month or year so long before the article's. */
static struct when
when_before(const struct figures *f, const struct amount *a)
{
	struct when now = f->calendar.published;
	int n = a->value < 10000 ? (int)a->value : 0;

	switch (letter_at(f->l, a->unit.end - 1)) {
	case U'年':
		now.month = now.day = now.quarter = now.half = 0;
		now.year = now.year > n ? now.year - n : 0;
		return now;
	case U'月': return when_add_months(now, -n);
	case U'周': return when_add_days(now, -7 * n);
	case U'天': return when_add_days(now, -n);
	default: return (struct when){ 0 };
	}
}

/* Behind 前, 之前 or 以前, which make a date of it; 0 if there is none. */
static uint32_t
skip_before(const struct letters *l, uint32_t i)
{
	struct word_hit hit;

	if (wordlist_match(&others, l, i, BEHIND_NUMBER, &hit))
		return 0;
	return letter_at(l, i) == U'前' ? i + 1 : 0;
}

/* 十年前, 二十年前: too round for a date. */
static bool
is_round(const struct number *n)
{
	return n->words && n->value >= 10 && (int)n->value % 5 == 0;
}

/* 这一年, 每一天, 有一天: no amounts. */
static bool
is_pronoun_like(const struct letters *l, const struct number *n)
{
	struct word_hit hit;

	/* 一天 is so by itself. */
	if (n->words && n->value == 1 && letter_at(l, n->end) == U'天')
		return true;
	return n->words && n->value == 1 && n->start &&
	       wordlist_match(&others, l, n->start - 1, BEFORE_ONE, &hit);
}

static bool
read_half(struct figures *f, uint32_t i)
{
	struct word_hit hit;

	if (letter_at(f->l, i) != U'半' ||
		!wordlist_match(&units, f->l, i + 1, HALF, &hit))
		return false;
	if (letter_at(f->l, hit.end) == U'多')
		hit.end++;
	figure_put(f, FIGURE_DURATION, i, hit.end, hit.entry->name)->value =
		0.5;
	return true;
}

bool
figure_read_duration(struct figures *f, uint32_t i)
{
	struct amount a;

	if (!amount_read(f->l, i, unit_at, &a))
		return read_half(f, i);
	if (is_pronoun_like(f->l, &a.first))
		return false;
	uint32_t before = skip_before(f->l, a.end);
	if (before && a.end == a.unit.end && !is_round(&a.first) &&
		!a.first.pair) {
		figure_put_date(f, i, before, when_before(f, &a));
		return true;
	}
	figure_put(f, FIGURE_DURATION, i, a.end, a.unit.name)->value =
		a.value + (a.unit.half ? 0.5 : 0);
	return true;
}
