#include "content/figures/figure.h"

#include <string.h>

#include "content/extract.h"
#include "content/words/wordlist.h"

/* Figures lie within one paragraph; all readers look ahead and back by a few
 * letters only, so the walk is linear. */

static const struct word_entry blocked_entries[] = {
#define BLOCKED(word) { word, 0, "" },
#include "content/figures/not_figures.def"
};
WORDLIST(blocked, blocked_entries)

struct figure *
figure_put(struct figures *f, enum figure_kind kind, uint32_t start,
	uint32_t end, const char *unit)
{
	struct figure *figure = vec_push(f->perm, &f->a->figures);

	figure->at = letters_span(f->l, start, end);
	figure->kind = (uint8_t)kind;
	figure->player = NO_INDEX;
	f->from = end;
	if (!unit)
		return figure;
	if (!f->unit_name || strcmp(unit, f->unit_name) != 0) {
		f->unit_word = article_word_add(f->a, f->perm, str_of(unit));
		f->unit_name = unit;
	}
	figure->unit = f->unit_word;
	return figure;
}

/* Ordinals and vague amounts: 第三名, 几千, 数十万. */
static bool
is_refused(const struct letters *l, uint32_t i, bool words)
{
	i = letter_skip_blanks_back(l, i);
	uint32_t before = i ? letter_at(l, i - 1) : 0;

	if (before == U'第')
		return true;
	return before == U'几' || (before == U'数' && words);
}

static bool
read_amount(struct figures *f, uint32_t i)
{
	if (is_refused(f->l, i, letter_kind_at(f->l, i) == LETTER_HAN))
		return false;
	return figure_read_percent(f, i) || figure_read_money(f, i) ||
	       figure_read_duration(f, i) || figure_read_count(f, i) ||
	       figure_read_bare(f, i);
}

/* -15.7%, -18.2万元: a sign, where no other word or number ends. */
static bool
read_negative(struct figures *f, uint32_t i)
{
	enum letter_kind before = i ? letter_kind_at(f->l, i - 1) : LETTER_LINE;
	size_t n = f->a->figures.n;

	if (letter_at(f->l, i) != '-' || before == LETTER_WORD ||
		before == LETTER_DIGIT || before == LETTER_DASH ||
		letter_kind_at(f->l, i + 1) != LETTER_DIGIT)
		return false;
	if (!figure_read_percent(f, i + 1) && !figure_read_money(f, i + 1))
		return false;
	f->a->figures.v[n].at.start = f->l->at[i];
	f->a->figures.v[n].value *= -1;
	return true;
}

/* Behind the number that no reader wanted, so that none is tried inside. */
static uint32_t
skip_number(const struct letters *l, uint32_t i)
{
	struct number n;

	return number_read(l, i, &n) ? n.end : i + 1;
}

/* Numbers in a title (《2025年报告》) belong to it. */
static uint32_t
skip_title(const struct letters *l, uint32_t i)
{
	enum { TITLE_MAX = 80 };

	for (uint32_t k = i + 1; k < i + TITLE_MAX; k++) {
		if (letter_at(l, k) == U'》')
			return k + 1;
		if (letter_kind_at(l, k) == LETTER_LINE)
			break;
	}
	return i + 1;
}

/* May a figure begin with this Han letter? */
static bool
may_begin(const struct letters *l, uint32_t i)
{
	uint32_t rune = l->rune[i];

	return rune == U'半' || number_han_digit(rune) >= 0 ||
	       number_han_scale(rune) > 0 || figure_date_begins(l, i) ||
	       figure_money_begins(l, i);
}

static uint32_t
read_at(struct figures *f, uint32_t i)
{
	struct word_hit hit;

	switch (letter_kind_at(f->l, i)) {
	case LETTER_OPEN:
		return letter_at(f->l, i) == U'《' ? skip_title(f->l, i)
						   : i + 1;
	case LETTER_LINE: f->calendar.last = (struct when){ 0 }; return i + 1;
	case LETTER_HAN:
		if (wordlist_match(&blocked, f->l, i, 0, &hit))
			return hit.end;
		if (!may_begin(f->l, i))
			return i + 1;
		break;
	case LETTER_DIGIT:
	case LETTER_WORD:
	case LETTER_OTHER:
	case LETTER_DASH: break;
	default: return i + 1;
	}
	if (!number_begins(f->l, i) ||
		link_holds(&f->link, f->a->text, f->l->at[i]))
		return i + 1;
	if (read_negative(f, i) || figure_read_date(f, i) ||
		figure_read_english_date(f, i) || read_amount(f, i))
		return f->from;
	return skip_number(f->l, i);
}

void
figure_find(struct article *a, struct arena *perm)
{
	struct arena tmp = { 0 };
	struct letters l;
	struct figures f = { .a = a, .perm = perm, .l = &l };

	letters_of(a, &tmp, &l);
	f.calendar.published = when_parse(article_word(a, a->published));
	f.english = article_is_english(a);
	for (uint32_t i = 0; i < l.n;)
		i = read_at(&f, i);
	arena_free(&tmp);
}
