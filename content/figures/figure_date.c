#include "content/figures/figure.h"

#include "content/figures/figure_relative.h"

/*
 * Chinese dates: 2023年4月25日, 4月14日, 今年上半年, 第二季度, Q3, 上个月,
 * 1-9月, 2018-2021年, and dates in digits: 2024-05-01.
 */

/* The sorts of dates.def. */
enum {
	THIS_YEAR = 1,
	LAST_YEAR_SAID = 2,
	YEAR_SIGN = 4,
	HALF = 8,
	/* 16 to 128: figure_relative.h */
	AHEAD = 256,
};

static const struct word_entry entries[] = {
#define DATE(word, sort, value) { word, sort, value },
#include "content/figures/dates.def"
};
WORDLIST(words, entries)

/* A date being read: i is behind what is taken. */
struct date {
	const struct letters *l;
	const struct calendar *calendar;
	uint32_t start, i;
	struct when w;
	bool year_said; /* the year was said, known or not */
};

/* A whole number from low to high, and the blanks around it. */
static bool
take_number(struct date *d, int low, int high, int *value)
{
	struct number n;
	uint32_t at = letter_skip_blanks(d->l, d->i);

	if (!number_read(d->l, at, &n) || n.scale > 10 || n.point ||
		n.grouped || n.end != n.tight)
		return false;
	if (n.value < low || n.value > high)
		return false;
	*value = (int)n.value;
	d->i = letter_skip_blanks(d->l, n.end);
	return true;
}

static bool
take_rune(struct date *d, uint32_t rune)
{
	uint32_t at = letter_skip_blanks(d->l, d->i);

	if (letter_at(d->l, at) != rune)
		return false;
	d->i = at + 1;
	return true;
}

/* 一季度, 第二季度, 第三个季度, Q4. */
static bool
take_quarter(struct date *d)
{
	struct date try = *d;
	int quarter = 0;

	try.i = letter_skip_blanks(try.l, try.i);
	if (take_rune(&try, 'Q')) {
		uint32_t rune = letter_at(try.l, try.i);

		if (rune < '1' || rune > '4' ||
			letter_kind_at(try.l, try.i + 1) == LETTER_WORD ||
			letter_kind_at(try.l, try.i + 1) == LETTER_DIGIT)
			return false;
		quarter = (int)(rune - '0');
		try.i++;
	} else {
		take_rune(&try, U'第');
		if (!take_number(&try, 1, 4, &quarter))
			return false;
		if (take_rune(&try, U'个') && letter_at(try.l, d->i) != U'第')
			return false;
		if (!letters_start(try.l, try.i, "季度"))
			return false;
		try.i += 2;
	}
	*d = try;
	d->w.quarter = quarter;
	return true;
}

static bool
take_half(struct date *d)
{
	struct date try = *d;
	int half;

	try.i = letter_skip_blanks(try.l, try.i);
	if (!figure_take_word(&words, try.l, &try.i, HALF, &half))
		return false;
	*d = try;
	d->w.half = half;
	return true;
}

static void
take_day(struct date *d)
{
	struct date try = *d;
	int day;

	if (!take_number(&try, 1, 31, &day))
		return;
	if (!take_rune(&try, U'日') && !take_rune(&try, U'号'))
		return;
	*d = try;
	d->w.day = day;
}

/* The second number of 1-9月 and 2018-2021年. */
static void
take_second_number(struct date *d, int low, int high)
{
	uint32_t at = number_skip_range(d->l, d->i);
	struct date try = *d;
	int value;

	try.i = at;
	if (at && take_number(&try, low, high, &value))
		d->i = try.i;
}

/* 4月, 4月份, 4月14日, 四月三号, 1-9月. */
static bool
take_month(struct date *d)
{
	struct date try = *d;
	int month;

	if (!take_number(&try, 1, 12, &month))
		return false;
	/* 之一月, 不到一月: more often no month than one. */
	if (letter_at(d->l, d->i) == U'一' && month == 1 && !d->year_said)
		return false;
	take_second_number(&try, 1, 12);
	if (!take_rune(&try, U'月'))
		return false;
	*d = try;
	d->w.month = month;
	if (letter_at(d->l, d->i) == U'份')
		d->i++;
	else
		take_day(d);
	return true;
}

static bool
take_within_year(struct date *d)
{
	return take_half(d) || take_quarter(d) || take_month(d);
}

static bool
is_followed_within_year(const struct date *d)
{
	struct date try = *d;

	return take_within_year(&try);
}

/* 2023年, 2018-2021年; 23年 before a month; 2023 before 上半年. */
static bool
take_year_number(struct date *d)
{
	struct date try = *d;
	int year, none;

	if (!take_number(&try, 10, 2999, &year) || (year > 40 && year < 1000))
		return false;
	if (year > 1000)
		take_second_number(&try, 1, 2999);
	bool sign = figure_take_word(&words, try.l, &try.i, YEAR_SIGN, &none);
	if ((year < 1000 || !sign) && !is_followed_within_year(&try))
		return false;
	d->i = try.i;
	d->w.year = year < 1000 ? year + 2000 : year;
	return true;
}

/* 去年同期: the same months as those just named, a year before. */
static void
take_same_period(struct date *d)
{
	struct when last = d->calendar->last;

	if (!letters_start(d->l, d->i, "同期"))
		return;
	d->i += 2;
	d->w.month = last.month;
	d->w.quarter = last.quarter;
	d->w.half = last.half;
	if (last.year && (last.month || last.quarter || last.half))
		d->w.year = last.year - 1;
}

static bool
take_year(struct date *d)
{
	int last = d->calendar->year;
	int now = d->calendar->published.year;
	int distance = 0;

	if (figure_take_word(&words, d->l, &d->i, THIS_YEAR, &distance))
		d->w.year = now ? now + distance : 0;
	else if (figure_take_word(
			 &words, d->l, &d->i, LAST_YEAR_SAID, &distance))
		d->w.year = last ? last + distance : 0;
	else if (!take_year_number(d))
		return false;
	d->year_said = true;
	if (!take_within_year(d) && distance == -1)
		take_same_period(d);
	return true;
}

/* 上个月, 本季度, 昨天, 周三. */
static bool
take_relative(struct date *d)
{
	if (!figure_take_relative(
		    &words, d->l, &d->i, d->calendar->published, &d->w))
		return false;
	d->year_said = true;
	return true;
}

static int
take_raw(struct date *d, uint32_t least, uint32_t most)
{
	uint32_t from = d->i;
	int value = 0;

	for (; letter_kind_at(d->l, d->i) == LETTER_DIGIT; d->i++)
		if (d->i - from < most)
			value = value * 10 + (int)(letter_at(d->l, d->i) - '0');
	return d->i - from >= least && d->i - from <= most ? value : 0;
}

/* 2024-05-01, 2024/5/1, 2024.5.1; without a day only 2024-05. */
static bool
take_digits(struct date *d)
{
	struct date try = *d;
	uint32_t sign;

	try.w.year = take_raw(&try, 4, 4);
	sign = letter_at(try.l, try.i);
	if (try.w.year < 1900 || try.w.year > 2199 ||
		(sign != '-' && sign != '/' && sign != '.'))
		return false;
	try.i++;
	try.w.month = take_raw(&try, sign == '-' ? 2 : 1, 2);
	if (letter_at(try.l, try.i) == sign) {
		try.i++;
		try.w.day = take_raw(&try, 1, 2);
		if (!try.w.day)
			return false;
	} else if (sign != '-') {
		return false;
	}
	if (!try.w.month || !when_valid(try.w) ||
		letter_kind_at(try.l, try.i) == LETTER_WORD)
		return false;
	try.year_said = true;
	*d = try;
	return true;
}

static bool
take_date(struct date *d)
{
	return take_digits(d) || take_year(d) || take_within_year(d) ||
	       take_relative(d);
}

/* 2021年9月至10月, 8月8日-12日: the second date joins the first. */
static void
take_range(struct date *d)
{
	uint32_t at = number_skip_range(d->l, d->i);
	struct date try = *d;

	if (!at)
		return;
	try.i = at;
	try.w = (struct when){ 0 };
	if (!take_date(&try))
		take_day(&try);
	if (try.i > at)
		d->i = try.i;
}

/* Is it announced as what will come? */
static bool
is_ahead(const struct date *d)
{
	uint32_t from = d->start > 8 ? d->start - 8 : 0;
	struct word_hit hit;

	for (uint32_t i = from; i < d->i + 8 && i < d->l->n; i++) {
		if (d->l->kind[i] == LETTER_LINE && i > d->start)
			break;
		if (wordlist_match(&words, d->l, i, AHEAD, &hit))
			return true;
	}
	return false;
}

bool
figure_date_begins(const struct letters *l, uint32_t i)
{
	struct word_hit hit;

	return letter_at(l, i) == U'第' ||
	       wordlist_match(&words, l, i, 0, &hit);
}

void
figure_put_date(struct figures *f, uint32_t start, uint32_t end, struct when w)
{
	char iso[WHEN_TEXT];
	str date = when_format(w, iso);
	struct figure *figure = figure_put(f, FIGURE_DATE, start, end, NULL);

	figure->unknown = !date.n;
	if (date.n) {
		figure->date = article_word_add(f->a, f->perm, date);
		f->calendar.last = w;
		f->calendar.year = w.year;
	}
}

bool
figure_read_date(struct figures *f, uint32_t i)
{
	struct date d = {
		.l = f->l, .calendar = &f->calendar, .start = i, .i = i
	};

	if (!take_date(&d))
		return false;
	take_range(&d);
	if (!d.year_said)
		d.w.year = calendar_year(&f->calendar, d.w, is_ahead(&d));
	figure_put_date(f, i, d.i, d.w);
	return true;
}
