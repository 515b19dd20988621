#include "store/find/recent.h"

#include "base/utf8.h"
#include "content/extract.h"
#include "content/figures/number.h"

#include <time.h>

enum { AGO_MAX = 9999 }; /* of a unit */

enum sort {
	THIS_DAY,
	THIS_WEEK,
	THIS_MONTH,
	THIS_QUARTER,
	THIS_YEAR,
	WEEKDAY,
	AGO_DAYS,
	AGO_MONTHS,
	/* What the tables of content have besides. */
	LAST_YEAR_SAID,
	YEAR_SIGN,
	MONTH,
	QUARTER,
	HALF,
	BEFORE_YEAR,
	AHEAD,
};

struct said {
	str word;
	enum sort sort;
	str value;
};

static const struct said words[] = {
#define DATE(word, sort, value) { STR0(word), sort, STR0(value) },
#include "content/figures/dates.def"
#include "content/figures/english_dates.def"
#include "store/find/recent.def"
};

static const struct said units[] = {
#define UNIT(word, sort, value) { STR0(word), sort, STR0(value) },
#include "store/find/recent.def"
};

static const str leads[] = {
#define LEAD(word) STR0(word),
#include "store/find/recent.def"
};

static const str tails[] = {
#define TAIL(word) STR0(word),
#include "store/find/recent.def"
};

static void
skip_gap(str *s)
{
	while (s->n && (*s->s == ' ' || *s->s == '-' || *s->s == '_'))
		*s = str_skip(*s, 1);
}

/* The next byte that counts, small; 0 at the end. */
static int
next_byte(str *s)
{
	skip_gap(s);
	if (s->n == 0)
		return 0;
	int c = (unsigned char)*s->s;
	*s = str_skip(*s, 1);
	return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

static bool
same(str a, str b)
{
	int x, y;

	do {
		x = next_byte(&a);
		y = next_byte(&b);
	} while (x && x == y);
	return x == y;
}

static const struct said *
find(const struct said *v, size_t n, str word)
{
	for (size_t i = 0; i < n; i++)
		if (same(v[i].word, word))
			return &v[i];
	return NULL;
}

/* The same day of a month some months ago, or that month's last. */
static struct when
months_ago(struct when now, int n)
{
	struct when w = when_add_months(now, -n);

	for (w.day = now.day; w.day > 0 && !when_valid(w); w.day--)
		;
	return w;
}

static struct when
at(enum sort sort, int n, struct when now, bool end)
{
	switch (sort) {
	case THIS_DAY: return when_add_days(now, n);
	case THIS_WEEK:
		/* when_day_of_week: those of this week up to today. */
		now = when_add_days(when_day_of_week(now, 1), 7 * n);
		return when_add_days(now, end ? 6 : 0);
	case THIS_MONTH: return when_add_months(now, n);
	case THIS_QUARTER: return when_add_quarters(now, n);
	case THIS_YEAR: return (struct when){ .year = now.year + n };
	case WEEKDAY: return when_day_of_week(now, n);
	case AGO_DAYS: return when_add_days(now, -n);
	case AGO_MONTHS: return months_ago(now, n);
	default: return (struct when){ 0 };
	}
}

/* Digits, or a Chinese number up to ten; 0: none. */
static int
take_number(str *s)
{
	size_t behind = 0;
	int n = 0;

	while (s->n && *s->s >= '0' && *s->s <= '9' && n <= AGO_MAX) {
		n = n * 10 + (*s->s - '0');
		*s = str_skip(*s, 1);
	}
	if (n || s->n == 0)
		return n;
	uint32_t rune = utf8_next(*s, &behind);
	n = rune == 0x5341 /* 十 */ ? 10 : number_han_digit(rune);
	if (n <= 0)
		return 0;
	*s = str_skip(*s, behind);
	return n;
}

/* How many of what: 7d, 近三天, past week. */
static const struct said *
read_ago(str text, int *n)
{
	str lead = str_take(text, str_starts_any(text, STRS(leads)));
	str unit = str_skip(text, lead.n);

	skip_gap(&unit);
	*n = take_number(&unit);
	if (*n == 0 && lead.n)
		*n = 1;
	str bare = str_before_end(unit, STRS(tails));
	return *n && *n <= AGO_MAX ? find(STRS(units), bare.n ? bare : unit)
				   : NULL;
}

/* A date as in an article of today: 2024年3月, 3月5日, 去年3月, March 2024. */
static bool
read_written(str text, struct when today, struct when *out)
{
	struct arena tmp = { 0 };
	struct article a = { .text = text };
	char iso[WHEN_TEXT];

	a.published = article_word_add(&a, &tmp, when_format(today, iso));
	figure_find(&a, &tmp);
	const struct figure *date = a.figures.n == 1 ? a.figures.v : NULL;
	bool whole = date && date->kind == FIGURE_DATE && date->at.start == 0 &&
		     date->at.end == text.n;
	if (whole)
		*out = when_parse(article_word(&a, date->date));
	arena_free(&tmp);
	return whole && when_valid(*out);
}

bool
recent_read(str text, struct when today, bool end, struct when *out)
{
	const struct said *w = find(STRS(words), text);
	int n = 1;
	int64_t value;

	if (!w && read_written(text, today, out))
		return true; /* 2024年, of which some would be years ago */
	if (!w)
		w = read_ago(text, &n);
	if (!w || !str_to_int(w->value, &value))
		return false;
	*out = at(w->sort, n * (int)value, today, end);
	return when_valid(*out);
}

struct when
recent_today(void)
{
	time_t now = time(NULL);
	struct tm tm;

	localtime_r(&now, &tm);
	return (struct when){ .year = tm.tm_year + 1900,
		.month = tm.tm_mon + 1,
		.day = tm.tm_mday };
}
