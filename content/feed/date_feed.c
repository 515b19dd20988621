/*
 * Dates as feeds write them wrong: rewritten into a usual form for
 * date_normal, where that can make nothing of them.
 */
#include "content/document.h"

#include "base/buf.h"
#include "content/figures/date_scan.h"

enum { DATE_MAX = 80 };

static const struct {
	str name;
	int minutes;
} zones[] = {
#define ZONE(name, minutes) { STR0(name), minutes },
#include "content/feed/zones.def"
};

static const struct {
	str english, beginnings;
} months[] = {
#define MONTH(english, beginnings) { STR0(english), STR0(beginnings) },
#include "content/feed/months.def"
};

static bool
is_letter(char c)
{
	return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
	       (unsigned char)c >= 0x80;
}

static str
word_at(str s)
{
	size_t n = 0;

	while (n < s.n && is_letter(s.s[n]))
		n++;
	return str_take(s, n);
}

static str
month_of(str word)
{
	for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
		str one, rest = months[i].beginnings;

		for (bool more = true; more;) {
			more = str_cut(rest, STR(" "), &one, &rest);
			if (str_starts_caseless(word, one))
				return months[i].english;
		}
	}
	return (str){ 0 };
}

/* Is there another month behind the words that the date begins with? */
static bool
has_month(str s)
{
	bool digits = false;

	while (s.n) {
		str word = word_at(s);

		if (digits && word.n && month_of(word).n)
			return true;
		digits |= scan_is_digit(s.s[0]);
		s = str_skip(s, word.n ? word.n : 1);
	}
	return false;
}

static void
put_zone(struct buf *out, int minutes)
{
	int m = minutes < 0 ? -minutes : minutes;

	buf_printf(
		out, " %c%02d:%02d", minutes < 0 ? '-' : '+', m / 60, m % 60);
}

/* A zone; behind it nothing but a year may stand, which is put before. */
static bool
take_zone(struct buf *out, str word, str behind)
{
	bool last = str_trim(behind).n == 4;

	if (last && str_eq(word, STR("CST"))) {
		put_zone(out, 480);
		return true;
	}
	/* RFC 2822: the letters of armies say nothing. */
	if (word.n == 1 && str_trim(behind).n == 0) {
		buf_putc(out, 'Z');
		return true;
	}
	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
		if (str_eq(word, zones[i].name)) {
			put_zone(out, zones[i].minutes);
			return true;
		}
	return false;
}

/* What date_normal can read as it is. */
static bool
is_kept(str word)
{
	static const str kept[] = {
#define ZONE(name, minutes) STR0(name),
#define MORNING(word) STR0(word),
#define AFTERNOON(word) STR0(word),
#include "content/figures/clock.def"
		STR0("T"),
	};

	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		if (str_eq(word, kept[i]))
			return true;
	return false;
}

struct rewriting {
	struct buf *out;
	bool digits, month; /* there have been some; one comes later */
	int clock;          /* 1: behind hours, 2: behind minutes */
};

static void
put_word(struct rewriting *r, str word, str behind)
{
	str month = r->digits || !r->month ? month_of(word) : (str){ 0 };

	if (is_kept(word) && r->digits)
		buf_put(r->out, word);
	else if (r->digits && take_zone(r->out, word, behind))
		return;
	else
		buf_put(r->out, month);
}

/* Parts of a clock get their two digits; a leap second is the one before. */
static size_t
put_number(struct rewriting *r, str s)
{
	size_t n = 0;

	while (n < s.n && scan_is_digit(s.s[n]))
		n++;
	str number = str_take(s, n);
	bool colon = n < s.n && s.s[n] == ':';
	if (n == 1 && (colon || r->clock))
		buf_putc(r->out, '0');
	if (r->clock == 2 && str_eq(number, STR("60")))
		number = STR("59");
	buf_put(r->out, number);
	r->clock = colon ? r->clock + 1 : 0;
	r->digits = true;
	return n;
}

static void
rewrite(struct rewriting *r, str s)
{
	for (size_t n; s.n; s = str_skip(s, n)) {
		str word = word_at(s);

		n = 1;
		if (s.s[0] == '(') {
			n = str_find_byte(s, ')');
			n = n == STR_NONE ? s.n : n + 1;
		} else if (scan_is_digit(s.s[0])) {
			n = put_number(r, s);
		} else if (word.n) {
			n = word.n;
			put_word(r, word, str_skip(s, n));
		} else if (r->digits || s.s[0] == ' ') {
			buf_putc(r->out, s.s[0]);
		}
	}
}

str
date_feed(str s, struct arena *perm)
{
	str date = date_normal(s, perm);
	struct buf out = { 0 };

	s = str_trim(s);
	if (date.n || s.n > DATE_MAX)
		return date;
	struct rewriting r = { .out = &out, .month = has_month(s) };
	rewrite(&r, s);
	date = date_normal(arena_copy(perm, buf_str(&out)), perm);
	buf_free(&out);
	return date;
}
