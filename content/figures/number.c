#include "content/figures/number.h"

#include "base/utf8.h"
#include "content/words/wordlist.h"

/* Longer rows of digits are serial numbers, no amounts. */
enum { DIGITS_MAX = 15 };

/* The sorts of numbers.def. */
enum {
	SMALL_WORD = 1,
	SCALE_WORD = 2,
	SCALE_LETTER = 4,
	SCALE_CAPITAL = 8,
};

static const struct word_entry entries[] = {
#define NUMBER(word, flags, value) { word, flags, value },
#include "content/figures/numbers.def"
};
WORDLIST(words, entries)

int
number_han_digit(uint32_t r)
{
#define DIGIT(rune, value) r == (rune) ? (value):
	return
#include "content/figures/numerals.def"
		-1;
}

double
number_han_scale(uint32_t r)
{
#define SCALE(rune, value) r == (rune) ? (value):
	return
#include "content/figures/numerals.def"
		0;
}

static bool
is_more(uint32_t rune)
{
	switch (rune) {
#define MORE(rune) case rune:
#include "content/figures/numerals.def"
		return true;
	default: return false;
	}
}

/*
 * What numerals add up to, read from left to right: `total` holds what 万
 * and 亿 closed, `section` what is below them, `digit` the digit last read.
 */
struct sum {
	double total, section, digit, last_scale;
	int parts; /* digits behind the point, all in `digit` */
	bool has_digit, zero;
};

static void
sum_digit(struct sum *s, double digit)
{
	s->digit = digit;
	s->has_digit = true;
	s->zero = s->zero || digit == 0;
}

static void
sum_scale(struct sum *s, double scale)
{
	double below = s->section + (s->has_digit ? s->digit : 0);

	if (scale < 1e4) {
		s->section += (s->has_digit ? s->digit : 1) * scale;
	} else if (s->total >= scale) {
		/* 一亿三千万: 万 closes only what follows 亿. */
		s->total += below * scale;
		s->section = 0;
	} else {
		s->total += below;
		s->total = (s->total > 0 ? s->total : 1) * scale;
		s->section = 0;
	}
	s->digit = 0;
	s->has_digit = s->zero = false;
	s->last_scale = scale;
}

static double
sum_value(const struct sum *s)
{
	double digit = s->has_digit ? s->digit : 0;

	/* 三万五 is 35000, 三万零五 is 30005. */
	if (s->last_scale >= 100 && !s->zero)
		digit *= s->last_scale / 10;
	return s->total + s->section + digit;
}

/* One Han digit of a numeral.  False: it does not go on. */
static bool
take_digit(struct number *n, struct sum *s, int digit)
{
	if (n->digits || n->tight != n->end)
		return false;
	if (!s->has_digit || s->digit == 0) {
		sum_digit(s, digit);
		return true;
	}
	if (n->pair || digit <= s->digit)
		return false;
	return n->pair = true;
}

static bool
take_scale(struct number *n, struct sum *s, double scale)
{
	/* Behind 多 only 万 and 亿 go on: 20多万; and no scale rises but
	 * those: not 百千. */
	if (n->tight != n->end && scale < 1e4)
		return false;
	if (!s->has_digit && s->last_scale > 0 && scale < 1e4)
		return false;
	if (n->end == n->start) {
		n->bare = scale >= 100;
		n->words = true;
	}
	n->scale *= scale;
	sum_scale(s, scale);
	return true;
}

/* Han digits, scales and 多, from n->end on. */
static void
take_han(const struct letters *l, struct number *n, struct sum *s)
{
	for (;;) {
		uint32_t rune = letter_at(l, n->end);
		int digit = number_han_digit(rune);
		double scale = number_han_scale(rune);

		if (digit >= 0) {
			if (!take_digit(n, s, digit))
				return;
			n->bare = false;
		} else if (scale > 0) {
			if (!take_scale(n, s, scale))
				return;
		} else if (rune == U'个' && n->end > n->start &&
			   number_han_scale(letter_at(l, n->end + 1)) >= 1e8) {
			n->end++; /* 10个亿 */
			continue;
		} else {
			if (!is_more(rune) || n->tight != n->end ||
				n->end == n->start)
				return;
			n->end++;
			continue;
		}
		n->tight = ++n->end;
	}
}

/* 二〇二三: three digits and more without scales. */
static bool
take_row(const struct letters *l, struct number *n)
{
	uint32_t i = n->start;

	for (; number_han_digit(letter_at(l, i)) >= 0; i++)
		if (i - n->start < DIGITS_MAX)
			n->value = n->value * 10 +
				   number_han_digit(letter_at(l, i));
	if (i - n->start < 3 || number_han_scale(letter_at(l, i)) > 0) {
		n->value = 0;
		return false;
	}
	n->digits = (uint8_t)(i - n->start < DIGITS_MAX ? i - n->start
							: DIGITS_MAX);
	n->end = n->tight = i;
	return true;
}

/* Three digits behind a comma, and no fourth. */
static bool
is_group(const struct letters *l, uint32_t i)
{
	for (uint32_t k = 1; k <= 3; k++)
		if (letter_kind_at(l, i + k) != LETTER_DIGIT)
			return false;
	return letter_at(l, i) == ',' &&
	       letter_kind_at(l, i + 4) != LETTER_DIGIT;
}

/* The digits behind the point join the mantissa; sum.parts counts them. */
static void
take_fraction(const struct letters *l, struct number *n, struct sum *s)
{
	uint32_t i = n->end + 1;

	if (letter_at(l, n->end) != '.' || letter_kind_at(l, i) != LETTER_DIGIT)
		return;
	for (; letter_kind_at(l, i) == LETTER_DIGIT; i++) {
		if (n->digits + s->parts >= DIGITS_MAX)
			continue;
		s->digit = s->digit * 10 + (letter_at(l, i) - '0');
		s->parts++;
	}
	n->point = true;
	n->end = i;
}

static bool
take_digits(const struct letters *l, struct number *n, struct sum *s)
{
	uint32_t i = n->end, digits = 0;

	for (;; i++) {
		if (letter_kind_at(l, i) == LETTER_DIGIT) {
			if (++digits > DIGITS_MAX)
				return false;
			s->digit = s->digit * 10 + (letter_at(l, i) - '0');
		} else if (digits && is_group(l, i)) {
			n->grouped = true;
		} else {
			break;
		}
	}
	n->digits = (uint8_t)digits;
	n->end = i;
	s->has_digit = true;
	take_fraction(l, n, s);
	n->tight = n->end;
	return true;
}

/* k, w, bn, million: behind digits or a small English word. */
static void
take_scale_word(const struct letters *l, struct number *n)
{
	uint32_t blank = letter_skip_blanks(l, n->end);
	struct word_hit hit;
	int64_t scale = 1;

	uint32_t sorts = SCALE_WORD | SCALE_LETTER;

	if (letter_at(l, n->end) <= 'Z')
		sorts |= SCALE_CAPITAL;
	if (!wordlist_match(&words, l, n->end, sorts, &hit) &&
		!wordlist_match(&words, l, blank, SCALE_WORD, &hit))
		return;
	str_to_int(str_of(hit.entry->name), &scale);
	n->scale *= (double)scale;
	n->value *= (double)scale;
	n->end = n->tight = hit.end;
}

/* 5 亿: a blank between digits and their scale. */
static void
skip_blank_before_scale(const struct letters *l, struct number *n)
{
	uint32_t i = letter_skip_blanks(l, n->end);

	if (i > n->end && i <= n->end + 2 &&
		(number_han_scale(letter_at(l, i)) >= 1e4 ||
			is_more(letter_at(l, i))))
		n->end = n->tight = i;
}

/* 7万5,000, 1亿2300万, 3亿5千: digits go on behind 万 and 亿, below them. */
static bool
take_lower(const struct letters *l, struct number *n, struct sum *s)
{
	struct number more = *n;
	struct sum sum = *s;
	double above = s->last_scale;

	if (above < 1e4 || s->parts || n->tight != n->end ||
		letter_kind_at(l, n->end) != LETTER_DIGIT ||
		!take_digits(l, &more, &sum) || more.point ||
		sum.digit >= above)
		return false;
	sum.zero = more.digits > 1; /* 2万8 is 28000, as 二万八 is */
	more.digits = n->digits;
	take_han(l, &more, &sum);
	if (sum.last_scale >= above && more.scale > n->scale)
		return false; /* 1万2万: two of them */
	*n = more;
	*s = sum;
	return true;
}

static bool
read_digits(const struct letters *l, struct number *n)
{
	struct sum s = { 0 };

	n->end = n->start;
	if (!take_digits(l, n, &s))
		return false;
	skip_blank_before_scale(l, n);
	do
		take_han(l, n, &s);
	while (take_lower(l, n, &s));
	n->value = sum_value(&s);
	double unit = 1;
	for (; s.parts; s.parts--)
		unit *= 10;
	n->value /= unit;
	if (n->scale == 1)
		take_scale_word(l, n);
	return true;
}

static bool
read_word(const struct letters *l, struct number *n)
{
	struct word_hit hit;
	int64_t value;

	if (!wordlist_match(&words, l, n->start, SMALL_WORD, &hit) ||
		!str_to_int(str_of(hit.entry->name), &value))
		return false;
	n->value = (double)value;
	n->words = true;
	n->end = n->tight = hit.end;
	take_scale_word(l, n);
	return true;
}

static bool
read_han(const struct letters *l, struct number *n)
{
	struct sum s = { 0 };

	n->words = true;
	n->end = n->tight = n->start;
	if (take_row(l, n))
		return true;
	take_han(l, n, &s);
	n->value = sum_value(&s);
	return n->end > n->start;
}

bool
number_begins(const struct letters *l, uint32_t i)
{
	if (i == 0)
		return true;
	switch (letter_kind_at(l, i - 1)) {
	case LETTER_DIGIT: return letter_kind_at(l, i) == LETTER_HAN;
	case LETTER_WORD: return letter_kind_at(l, i) == LETTER_HAN;
	case LETTER_DASH: /* GPT-4, but not — */
		return letter_at(l, i - 1) != '-' || i < 2 ||
		       letter_kind_at(l, i - 2) != LETTER_WORD;
	default:
		return letter_at(l, i - 1) != '.' || i < 2 ||
		       letter_kind_at(l, i - 2) != LETTER_DIGIT;
	}
}

bool
number_read(const struct letters *l, uint32_t i, struct number *n)
{
	bool found = false;

	*n = (struct number){ .start = i, .scale = 1 };
	switch (letter_kind_at(l, i)) {
	case LETTER_DIGIT: found = read_digits(l, n); break;
	case LETTER_HAN: found = read_han(l, n); break;
	case LETTER_WORD: found = read_word(l, n); break;
	default: break;
	}
	if (found && letter_at(l, n->end) == '+')
		n->end++;
	return found;
}

uint32_t
number_skip_range(const struct letters *l, uint32_t i)
{
	i = letter_skip_blanks(l, i);
	uint32_t rune = letter_at(l, i), from = i;

	while (letter_kind_at(l, i) == LETTER_DASH || letter_at(l, i) == '~')
		i++;
	if (i == from) {
		if (rune == U'至' || rune == U'到')
			i++;
		else if (letters_start(l, i, "to "))
			i += 2;
		else
			return 0;
	}
	return letter_skip_blanks(l, i);
}

bool
number_read_second(const struct letters *l, uint32_t i, struct number *n)
{
	uint32_t at = number_skip_range(l, i);

	if (!at && letter_at(l, i) == U'或')
		at = i + 1;
	return at && number_read(l, at, n);
}
