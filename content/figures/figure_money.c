#include "content/figures/figure.h"

#include "content/words/wordlist.h"

/*
 * Sums: 140万美元, $1.2 billion, 人民币3.6万亿; and bare ones, 估值30亿,
 * which are money or people only by what stands around them.
 */

/* Of currencies.def. */
enum { BEHIND = 1, BEFORE = 2 };

static const struct word_entry entries[] = {
#define CURRENCY(word, where, code) { word, where, code },
#include "content/figures/currencies.def"
};
WORDLIST(currencies, entries)

/* Of figure_cues.def. */
enum {
	MONEY_BEFORE = 1,
	MONEY_BEHIND = 2,
	COUNT_BEFORE = 4,
	COUNT_BEHIND = 8,
	REACHED = 16,
};

enum { GE = U'个', KUAI = U'块' };

static const struct word_entry cue_entries[] = {
#define CUE(word, sorts) { word, sorts, "" },
#include "content/figures/figure_cues.def"
};
WORDLIST(cues, cue_entries)

static const struct word_entry other_entries[] = {
#define NOT_CURRENCY(word) { word, 0, "" },
#include "content/figures/not_figures.def"
};
WORDLIST(others, other_entries)

bool
figure_money_begins(const struct letters *l, uint32_t i)
{
	struct word_hit hit;

	return wordlist_match(&currencies, l, i, BEFORE, &hit);
}

static bool
unit_at(const struct letters *l, const struct number *n, uint32_t at,
	struct unit *unit)
{
	struct word_hit hit, other;

	(void)n;
	if (!wordlist_match(&currencies, l, at, BEHIND, &hit) ||
		wordlist_match(&others, l, at, 0, &other))
		return false;
	*unit = (struct unit){ .end = hit.end, .name = hit.entry->name };
	return true;
}

/* Behind $ nothing need stand; 人民币100元 has both. */
static bool
no_unit_at(const struct letters *l, const struct number *n, uint32_t at,
	struct unit *unit)
{
	if (unit_at(l, n, at, unit))
		return true;
	*unit = (struct unit){ .end = n->tight, .name = NULL };
	return true;
}

/* $5m and $3b, which are no millions elsewhere. */
static void
read_small_scale(const struct letters *l, struct amount *a)
{
	uint32_t rune = letter_at(l, a->end);
	enum letter_kind behind = letter_kind_at(l, a->end + 1);

	if ((rune != 'm' && rune != 'b') || behind == LETTER_WORD ||
		behind == LETTER_DIGIT || a->first.scale > 1)
		return;
	a->value *= rune == 'm' ? 1e6 : 1e9;
	a->end++;
}

/* 9块9, 一块五: tenths behind 块. */
static void
read_tenths(const struct letters *l, struct amount *a)
{
	uint32_t rune = letter_at(l, a->end), behind = letter_at(l, a->end + 1);
	int tenths = number_han_digit(rune);

	if (letter_at(l, a->end - 1) != KUAI)
		return;
	if (rune >= '1' && rune <= '9')
		tenths = (int)(rune - '0');
	if (tenths < 1 || letter_kind_at(l, a->end + 1) == LETTER_DIGIT ||
		number_han_digit(behind) >= 0 || number_han_scale(behind) > 0)
		return;
	a->value += tenths / 10.0;
	a->end++;
}

static void
put_money(
	struct figures *f, uint32_t i, const struct amount *a, const char *code)
{
	if (!code)
		code = f->english ? "USD" : "CNY";
	f->last_currency = code;
	f->sums[f->n_sums++ % SUMS] = a->value;
	figure_put(f, FIGURE_MONEY, i, a->end, code)->value = a->value;
}

static bool
read_behind_sign(struct figures *f, uint32_t i)
{
	struct word_hit sign;
	struct amount a;

	if (!wordlist_match(&currencies, f->l, i, BEFORE, &sign))
		return false;
	uint32_t at = letter_skip_blanks(f->l, sign.end);
	if (letter_kind_at(f->l, at) != LETTER_DIGIT &&
		number_han_scale(letter_at(f->l, at)) == 0)
		return false;
	if (!amount_read(f->l, at, no_unit_at, &a))
		return false;
	read_small_scale(f->l, &a);
	put_money(f, i, &a, sign.entry->name);
	return true;
}

/* 一块 of something (but not 一块五), 上百美元. */
static bool
is_idiom(const struct letters *l, const struct amount *a)
{
	const struct number *n = &a->first;

	if (n->words && a->value == 1 && letter_at(l, n->end) == KUAI)
		return true;
	return n->bare && n->start && l->rune[n->start - 1] == U'上';
}

bool
figure_read_money(struct figures *f, uint32_t i)
{
	struct amount a;

	if (read_behind_sign(f, i))
		return true;
	if (!amount_read(f->l, i, unit_at, &a))
		return false;
	read_tenths(f->l, &a);
	if (is_idiom(f->l, &a))
		return false;
	put_money(f, i, &a, a.unit.name);
	return true;
}

/* The sort of the cue nearest before the number, within its sentence. */
static uint32_t
cue_before(const struct letters *l, uint32_t i)
{
	enum { LOOK_BACK = 16 };

	for (uint32_t back = 1; back <= LOOK_BACK && back <= i; back++) {
		struct word_hit hit;
		enum letter_kind kind = letter_kind_at(l, i - back);

		if (kind == LETTER_LINE || kind == LETTER_STOP)
			break;
		if (wordlist_match(&cues, l, i - back,
			    MONEY_BEFORE | COUNT_BEFORE, &hit) &&
			hit.end <= i)
			return hit.entry->flags;
	}
	return 0;
}

static uint32_t
cue_behind(const struct letters *l, uint32_t i)
{
	enum { LOOK_AHEAD = 4 };
	struct word_hit hit;

	i = letter_skip_blanks(l, i);
	if (letter_at(l, i) == U'的')
		i = letter_skip_blanks(l, i + 1);
	for (uint32_t end = i + LOOK_AHEAD; i < end; i++) {
		if (letter_kind_at(l, i) != LETTER_HAN &&
			letter_kind_at(l, i) != LETTER_WORD)
			break;
		if (wordlist_match(
			    &cues, l, i, MONEY_BEHIND | COUNT_BEHIND, &hit))
			return hit.entry->flags;
	}
	return 0;
}

/* 3亿, 20万, 四五千: an amount, though nothing says of what. */
static bool
any_unit_at(const struct letters *l, const struct number *n, uint32_t at,
	struct unit *unit)
{
	(void)l;
	(void)at;
	*unit = (struct unit){ .end = n->tight, .name = NULL };
	return n->scale >= 1e4 || (n->words && n->value >= 1e3);
}

/* Is it a sum that the article gave with its currency before? */
static bool
is_known_sum(const struct figures *f, double value)
{
	for (size_t k = 0; k < SUMS; k++)
		if (value > 0 && f->sums[k] == value)
			return true;
	return false;
}

static bool
is_money(const struct figures *f, const struct amount *a, uint32_t cue)
{
	if (cue)
		return cue & (MONEY_BEFORE | MONEY_BEHIND);
	/* 10个亿 is said of money. */
	return is_known_sum(f, a->value) || letter_at(f->l, a->end - 2) == GE;
}

/* 万亿 alone is an amount behind 破, 过, 达 only, 20B of parameters only. */
static bool
is_amount(const struct letters *l, const struct amount *a, uint32_t cue)
{
	struct word_hit hit;
	uint32_t i = a->first.start;

	if (letter_at(l, a->end - 1) == 'B')
		return cue & (COUNT_BEFORE | COUNT_BEHIND);
	if (!a->first.bare)
		return true;
	return cue && i && wordlist_match(&cues, l, i - 1, REACHED, &hit);
}

bool
figure_read_bare(struct figures *f, uint32_t i)
{
	struct amount a;

	if (!amount_read(f->l, i, any_unit_at, &a))
		return false;
	uint32_t cue = cue_behind(f->l, a.end);
	if (!cue)
		cue = cue_before(f->l, i);
	if (!is_amount(f->l, &a, cue))
		return false;
	if (is_money(f, &a, cue))
		put_money(f, i, &a, f->last_currency);
	else
		figure_put(f, FIGURE_COUNT, i, a.end, NULL)->value = a.value;
	return true;
}
