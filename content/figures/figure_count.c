#include "content/figures/figure.h"

#include "content/words/wordlist.h"

/* 三家, 3万片, 1300万用户, 12 countries: a number and a measure word. */

/* Of measures.def: what kind of number the word stands behind. */
enum { DIGITS = 1, WORDS = 2, BOTH = 3 };

static const struct word_entry entries[] = {
#define MEASURE(word, numbers, name) { word, numbers, name },
#include "content/figures/measures.def"
};
WORDLIST(measures, entries)

static const struct word_entry other_entries[] = {
#define NOT_MEASURE(word) { word, 0, "" },
#include "content/figures/not_figures.def"
};
WORDLIST(others, other_entries)

static bool
unit_at(const struct letters *l, const struct number *n, uint32_t at,
	struct unit *unit)
{
	struct word_hit hit, other;

	if (!wordlist_match(&measures, l, at, n->words ? WORDS : DIGITS, &hit))
		return false;
	if (wordlist_match(&others, l, at, 0, &other) && other.end > hit.end)
		return false;
	*unit = (struct unit){ .end = hit.end,
		.name = *hit.entry->name ? hit.entry->name : hit.entry->text };
	return true;
}

/* The number behind a Latin word and a blank (iOS 18), and one that begins
 * with 0 (01), are names. */
static bool
is_name(const struct letters *l, const struct number *n)
{
	if (letter_at(l, n->start) == '0' && n->digits > 1)
		return true;
	if (n->words || n->scale > 1 || n->value >= 100 || n->start < 2)
		return false;
	return letter_kind_at(l, n->start - 1) == LETTER_BLANK &&
	       letter_kind_at(l, n->start - 2) == LETTER_WORD &&
	       letter_kind_at(l, n->tight) == LETTER_HAN;
}

/* 前三名 is a rank, 上百家 is no number. */
static bool
is_vague(const struct letters *l, const struct amount *a)
{
	uint32_t before = a->first.start ? l->rune[a->first.start - 1] : 0;
	uint32_t measure = letter_at(l, a->unit.end - 1);

	if (before == U'前')
		return measure == U'名' || measure == U'位';
	return before == U'上' && a->first.bare;
}

/* 一个 and 二手 are none; two or three persons (两人) are as good as a
 * pronoun. */
static bool
is_amount(const struct letters *l, const struct amount *a)
{
	const struct number *n = &a->first;

	if (is_name(l, n) || is_vague(l, a))
		return false;
	if (!n->words || n->bare || n->scale > 1)
		return true;
	if (n->value < 2 || letter_at(l, n->start) == U'二')
		return n->value > 2 && n->tight - n->start > 1;
	return n->value > 3 || letter_at(l, n->tight) != U'人';
}

bool
figure_read_count(struct figures *f, uint32_t i)
{
	struct amount a;

	if (!amount_read(f->l, i, unit_at, &a) || !is_amount(f->l, &a))
		return false;
	figure_put(f, FIGURE_COUNT, i, a.end, a.unit.name)->value = a.value;
	return true;
}
