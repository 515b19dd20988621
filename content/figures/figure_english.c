#include "content/figures/figure.h"

#include "content/figures/figure_relative.h"

/*
 * English dates: March 3, 2026; 3 March 2026; March 2026; in 2026; last
 * month; second quarter of 2025; yesterday.  Only in English text: a bare
 * "May" or 2026 means nothing elsewhere.
 */

/* Of english_dates.def. */
enum {
	MONTH = 1,
	QUARTER = 2,
	HALF = 4,
	THIS_YEAR = 8,
	/* 16 to 128: figure_relative.h */
	BEFORE_YEAR = 256, /* in, since: what makes a year of four digits */
	AHEAD = 512,
};

static const struct word_entry entries[] = {
#define DATE(word, sort, value) { word, sort, value },
#include "content/figures/english_dates.def"
};
WORDLIST(words, entries)

struct english {
	const struct letters *l;
	uint32_t i;
	struct when w;
	bool year_said;
};

/* Up to four digits; 0 where there are none or more. */
static int
take_digits(struct english *d, uint32_t most)
{
	uint32_t from = d->i;
	int value = 0;

	while (letter_kind_at(d->l, d->i) == LETTER_DIGIT) {
		if (d->i - from == most)
			return 0;
		value = value * 10 + (int)(letter_at(d->l, d->i++) - '0');
	}
	return value;
}

/* "2026", perhaps behind a comma or "of". */
static bool
take_year(struct english *d)
{
	struct english try = *d;

	if (letter_at(try.l, try.i) == ',')
		try.i++;
	try.i = letter_skip_blanks(try.l, try.i);
	if (letters_start(try.l, try.i, "of "))
		try.i += 3;
	int year = take_digits(&try, 4);
	if (year < 1900 || year > 2199 ||
		letter_kind_at(try.l, try.i) == LETTER_WORD)
		return false;
	*d = try;
	d->w.year = year;
	d->year_said = true;
	return true;
}

static void
skip_ordinal(struct english *d)
{
	static const char *const ends[] = {
#define ORDINAL(ending) ending,
#include "content/figures/clock.def"
		NULL
	};

	d->i = letters_skip_any(d->l, d->i, ends);
}

static bool
take_day(struct english *d)
{
	struct english try = *d;
	int day = take_digits(&try, 2);

	if (day < 1 || day > 31)
		return false;
	skip_ordinal(&try);
	if (letter_kind_at(try.l, try.i) == LETTER_WORD ||
		letter_kind_at(try.l, try.i) == LETTER_DIGIT ||
		letter_at(try.l, try.i) == ':')
		return false;
	*d = try;
	d->w.day = day;
	return true;
}

static bool
take_month(struct english *d)
{
	struct english try = *d;

	if (letter_at(try.l, try.i) < 'A' || letter_at(try.l, try.i) > 'Z' ||
		!figure_take_word(&words, try.l, &try.i, MONTH, &try.w.month))
		return false;
	/* "Sept. 5", but not the end of a sentence. */
	if (letter_at(try.l, try.i) == '.' &&
		letter_kind_at(try.l, letter_skip_blanks(try.l, try.i + 1)) ==
			LETTER_DIGIT)
		try.i++;
	*d = try;
	return true;
}

/* March 3, 2026 and March 2026. */
static bool
take_month_first(struct english *d)
{
	struct english day;

	if (!take_month(d))
		return false;
	day = *d;
	day.i = letter_skip_blanks(day.l, day.i);
	if (!take_year(d) && take_day(&day)) {
		*d = day;
		take_year(d);
	}
	return true;
}

/* 3 March 2026. */
static bool
take_day_first(struct english *d)
{
	struct english try = *d;

	if (!take_day(&try))
		return false;
	try.i = letter_skip_blanks(try.l, try.i);
	if (!take_month(&try))
		return false;
	take_year(&try);
	*d = try;
	return true;
}

/* Q2 2025, second quarter of 2025, first half of the year. */
static bool
take_part(struct english *d)
{
	struct english try = *d;

	if (!figure_take_word(&words, try.l, &try.i, QUARTER, &try.w.quarter) &&
		!figure_take_word(&words, try.l, &try.i, HALF, &try.w.half))
		return false;
	take_year(&try);
	*d = try;
	return true;
}

static bool
take_relative(struct english *d, struct when now)
{
	int distance;

	if (figure_take_word(&words, d->l, &d->i, THIS_YEAR, &distance))
		d->w.year = now.year ? now.year + distance : 0;
	else if (!figure_take_relative(&words, d->l, &d->i, now, &d->w))
		return false;
	d->year_said = true;
	return true;
}

/* "in 2026": the word before makes a year of the number. */
static bool
take_bare_year(struct english *d)
{
	struct word_hit hit;
	uint32_t from = d->i, end = d->i;

	while (from && letter_kind_at(d->l, from - 1) == LETTER_BLANK)
		end = --from;
	while (from && letter_kind_at(d->l, from - 1) == LETTER_WORD)
		from--;
	if (!wordlist_match(&words, d->l, from, BEFORE_YEAR, &hit) ||
		hit.end != end || end == d->i)
		return false;
	return take_year(d);
}

/* Is it announced as what will come? */
static bool
is_ahead(const struct letters *l, uint32_t start, uint32_t end)
{
	enum { NEAR = 30 };
	struct word_hit hit;
	uint32_t from = start > NEAR ? start - NEAR : 0;

	for (uint32_t i = from; i < end + NEAR && i < l->n; i++)
		if (wordlist_match(&words, l, i, AHEAD, &hit))
			return true;
	return false;
}

bool
figure_read_english_date(struct figures *f, uint32_t i)
{
	struct english d = { .l = f->l, .i = i };

	if (!f->english)
		return false;
	if (!take_month_first(&d) && !take_day_first(&d) && !take_part(&d) &&
		!take_relative(&d, f->calendar.published) &&
		!take_bare_year(&d))
		return false;
	if (!d.year_said)
		d.w.year = calendar_year(
			&f->calendar, d.w, is_ahead(f->l, i, d.i));
	figure_put_date(f, i, d.i, d.w);
	return true;
}
