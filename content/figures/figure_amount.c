#include "content/figures/figure.h"

#include "content/words/wordlist.h"

/* A number with its unit, ranges of them, and percentages. */

/* Of units.def. */
enum { SIGN = 1, TENTHS_BEFORE = 2, TENTHS_BEHIND = 4 };

static const struct word_entry entries[] = {
#define PERCENT(word, flags, name) { word, flags, name },
#include "content/figures/units.def"
};
WORDLIST(units, entries)

static void
set_lower(struct amount *a, const struct number *second)
{
	a->value = a->first.value;
	/* 3-5万 is 30000 and more, 5000-1万 is not. */
	if (second && a->first.scale == 1 && second->scale > 1 &&
		a->value * second->scale <= second->value)
		a->value *= second->scale;
}

static bool
unit_behind(const struct letters *l, const struct number *n, unit_fn *unit_at,
	struct unit *unit)
{
	if (unit_at(l, n, letter_skip_blanks(l, n->end), unit))
		return true;
	return n->tight != n->end && unit_at(l, n, n->tight, unit);
}

bool
amount_read(
	const struct letters *l, uint32_t i, unit_fn *unit_at, struct amount *a)
{
	struct number second;
	struct unit unit;

	if (!number_read(l, i, &a->first))
		return false;
	bool has_unit = unit_behind(l, &a->first, unit_at, &a->unit);
	uint32_t end = has_unit ? a->unit.end : a->first.end;

	/* 介于200万元至300万元之间 names two sums, 200至300万元 one range. */
	bool two = has_unit && letters_end(l, i, "介于");

	if (!two && number_read_second(l, end, &second) &&
		unit_behind(l, &second, unit_at, &unit)) {
		set_lower(a, &second);
		a->unit = unit;
		a->end = unit.end;
		return true;
	}
	set_lower(a, NULL);
	a->end = end;
	return has_unit;
}

static bool
percent_unit(const struct letters *l, const struct number *n, uint32_t at,
	struct unit *unit)
{
	struct word_hit hit;

	if (n->bare || !wordlist_match(&units, l, at, SIGN, &hit))
		return false;
	*unit = (struct unit){ .end = hit.end, .name = hit.entry->name };
	return true;
}

/* 百分之三十. */
static bool
read_percent_of(struct figures *f, uint32_t i)
{
	struct number n;

	if (!letters_start(f->l, i, "百分之") ||
		!number_read(f->l, i + 3, &n) || n.bare)
		return false;
	figure_put(f, FIGURE_PERCENT, i, n.end, "%")->value = n.value;
	return true;
}

static bool
tenths_unit(const struct letters *l, const struct number *n, uint32_t at,
	struct unit *unit)
{
	if (letter_at(l, at) != U'成' || n->value > 10 || n->value < 1)
		return false;
	*unit = (struct unit){ .end = at + 1, .name = "%" };
	return true;
}

/* 三成 is 30 %, where no other word goes on from it: 一成不变, 三成为. */
static bool
read_tenths(struct figures *f, uint32_t i)
{
	struct amount a;
	struct word_hit hit;

	if (!amount_read(f->l, i, tenths_unit, &a))
		return false;
	enum letter_kind behind = letter_kind_at(f->l, a.end);
	if (behind == LETTER_HAN &&
		!wordlist_match(&units, f->l, a.end, TENTHS_BEHIND, &hit) &&
		!(i && wordlist_match(
			       &units, f->l, i - 1, TENTHS_BEFORE, &hit)))
		return false;
	figure_put(f, FIGURE_PERCENT, i, a.end, "%")->value = a.value * 10;
	return true;
}

bool
figure_read_percent(struct figures *f, uint32_t i)
{
	struct amount a;

	if (amount_read(f->l, i, percent_unit, &a)) {
		figure_put(f, FIGURE_PERCENT, i, a.end, a.unit.name)->value =
			a.value;
		return true;
	}
	return read_percent_of(f, i) || read_tenths(f, i);
}
