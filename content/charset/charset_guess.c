#include "content/charset/charset_guess.h"

#include "base/late.h"
#include "base/utf8.h"
#include "config.h"
#include "content/charset/charset_score.h"

#include <string.h>
#include <uchardet.h>

enum {
	SAMPLE = 32 << 10, /* bytes beyond ASCII that are judged */
	WIDE_SAMPLE = 8 << 10,
	FEW = 6,
};

/* Of the characters' quality: what our own judge takes for certain, … */
static const double certain = 0.55;
/* … for likely, and how much better than another's opinion it must be. */
static const double likely = 0.30, better = 0.15;

/* In UTF-8 read loosely: characters beyond ASCII, and ill-formed parts. */
struct tally {
	size_t good, bad;
	bool wide; /* one of three bytes or more */
};

static struct tally
tally_utf8(str s)
{
	struct tally t = { 0 };

	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t r = utf8_next(s, &at);

		/* A real U+FFFD counts for neither. */
		if (r == UTF8_BAD) {
			t.bad += at - from < 3;
		} else if (r >= 0x80) {
			t.good++;
			t.wide |= at - from > 2;
		}
	}
	return t;
}

static bool
has_high(str s)
{
	unsigned char all = 0;

	for (size_t i = 0; i < s.n; i++)
		all |= (unsigned char)s.s[i];
	return all >= 0x80;
}

/* Seven bits: sequences that shift, or nothing but ASCII. */
static enum charset
guess_seven(str s, enum charset declared)
{
	size_t open = str_find(s, STR("~{"));

	if (s.n && memchr(s.s, 0x1B, s.n)) {
		if (str_find(s, STR("\x1B$)C")) != STR_NONE)
			return CHARSET_ISO_2022_KR;
		if (str_find(s, STR("\x1B$)A")) != STR_NONE ||
			str_find(s, STR("\x1B$)G")) != STR_NONE)
			return CHARSET_ISO_2022_CN;
		if (str_find(s, STR("\x1B$")) != STR_NONE ||
			str_find(s, STR("\x1B(J")) != STR_NONE)
			return CHARSET_ISO_2022_JP;
	}
	if (open != STR_NONE && str_find(s, STR("~}")) != STR_NONE &&
		(declared == CHARSET_HZ ||
			str_find(str_skip(s, open + 2), STR("~{")) != STR_NONE))
		return CHARSET_HZ;
	/* It is ASCII, whatever the label: which says what it was meant as. */
	return charset_has_ascii(declared) ? declared : CHARSET_UTF_8;
}

/*
 * UTF-16 without a mark.  The zero bytes of its ASCII are on one side; but
 * Chinese has zero bytes on the other, too, and so the characters decide
 * where there are common ones.
 */
static enum charset
guess_wide(str s, struct arena *tmp, double *quality)
{
	str head = str_take(s, WIDE_SAMPLE);
	double little, big;

	*quality = 0;
	if (s.n % 2)
		return CHARSET_UNKNOWN;
	little = charset_judge(CHARSET_UTF_16LE, head, tmp).quality;
	big = charset_judge(CHARSET_UTF_16BE, head, tmp).quality;
	*quality = little > big ? little : big;
	return little > big ? CHARSET_UTF_16LE : CHARSET_UTF_16BE;
}

static enum charset
guess_zeros(str s, struct arena *tmp)
{
	size_t zeros[4] = { 0 };
	double quality;

	for (size_t i = 0; i < s.n; i++)
		zeros[i & 3] += s.s[i] == 0;
	if (s.n % 4 == 0 && zeros[3] * 4 == s.n && zeros[2] * 5 >= s.n)
		return CHARSET_UTF_32LE;
	if (s.n % 4 == 0 && zeros[0] * 4 == s.n && zeros[1] * 5 >= s.n)
		return CHARSET_UTF_32BE;
	enum charset wide = guess_wide(s, tmp, &quality);
	if (quality > likely)
		return wide;
	size_t even = zeros[0] + zeros[2], odd = zeros[1] + zeros[3];
	if (s.n % 2)
		return CHARSET_UNKNOWN;
	if (odd > 4 * even)
		return CHARSET_UTF_16LE;
	return even > 4 * odd ? CHARSET_UTF_16BE : CHARSET_UNKNOWN;
}

static struct {
#define CALL(name) __typeof__(name) *name;
#include "content/charset/uchardet.def"
} late;

static const char *const late_names[] = {
#define CALL(name) #name,
#include "content/charset/uchardet.def"
};

/* Without it our own scores decide. */
static enum charset
ask_uchardet(str s)
{
	enum charset c = CHARSET_UNKNOWN;

	if (!late_load(UCHARDET_LIBRARY, late_names,
		    sizeof late_names / sizeof *late_names, &late, NULL))
		return c;
	uchardet_t u = late.uchardet_new();
	if (!u)
		return c;
	if (late.uchardet_handle_data(u, s.s, s.n) == 0) {
		late.uchardet_data_end(u);
		c = charset_by_label(str_of(late.uchardet_get_charset(u)));
	}
	late.uchardet_delete(u);
	return c;
}

static const enum charset doubles[] = { CHARSET_GB18030, CHARSET_BIG5,
	CHARSET_EUC_JP, CHARSET_SHIFT_JIS, CHARSET_EUC_KR };
static const enum charset cyrillic[] = { CHARSET_WINDOWS_1251, CHARSET_KOI8_R,
	CHARSET_ISO_8859_5, CHARSET_IBM866, CHARSET_X_MAC_CYRILLIC };

/* Opinions on a sample. */
struct opinion {
	enum charset asked; /* uchardet's */
	struct charset_score of[CHARSETS];
};

/* The best of several. */
static enum charset
judge(const enum charset *v, size_t n, str sample, struct arena *tmp,
	struct opinion *o)
{
	enum charset best = v[0];

	for (size_t i = 0; i < n; i++) {
		o->of[v[i]] = charset_judge(v[i], sample, tmp);
		if (o->of[v[i]].quality > o->of[best].quality)
			best = v[i];
	}
	return best;
}

/*
 * Every byte is something in windows-1252: it is only taken for that where
 * those beyond ASCII are few and stand alone, as accents and marks do.
 */
static bool
looks_western(str s)
{
	size_t high = 0, beside = 0;

	for (size_t i = 0; i < s.n; i++) {
		if ((unsigned char)s.s[i] < 0x80)
			continue;
		high++;
		beside += i > 0 && (unsigned char)s.s[i - 1] >= 0x80;
	}
	return high * 4 <= s.n && beside * 5 <= high * 2;
}

/*
 * A label that somebody chose is right more often than uchardet, which takes
 * one Latin or Cyrillic for another; one that stands everywhere is worth
 * something where the text looks like it.
 */
static enum charset
guess_single(str s, enum charset declared, enum charset asked)
{
	enum charset_kind kind = charset_kind(declared);
	bool western = looks_western(s);

	if (kind == CHARSET_IS_SINGLE ||
		(kind == CHARSET_IS_GENERIC && western))
		return declared;
	kind = charset_kind(asked);
	if (kind == CHARSET_IS_SINGLE || kind == CHARSET_IS_GENERIC)
		return asked;
	return western ? CHARSET_WINDOWS_1252 : CHARSET_UNKNOWN;
}

/* One of the charsets of several bytes a character, where that is clear. */
static enum charset
guess_double(
	str sample, enum charset declared, struct arena *tmp, struct opinion *o)
{
	enum charset c = judge(
		doubles, sizeof doubles / sizeof *doubles, sample, tmp, o);
	const struct charset_score *best = &o->of[c];

	if (charset_kind(declared) == CHARSET_IS_DOUBLE &&
		(o->of[declared].quality > best->quality - better / 3 ||
			(best->characters < FEW && !o->of[declared].bad))) {
		c = declared;
		best = &o->of[c];
	}
	if (charset_kind(o->asked) == CHARSET_IS_DOUBLE)
		return best->quality > o->of[o->asked].quality + better
			       ? c
			       : o->asked;
	if (best->quality > certain && best->bad * 50 <= best->characters)
		return c;
	/* So few characters tell little: the label may be right. */
	if (c == declared && best->bad == 0 &&
		(best->quality > likely || best->characters < FEW))
		return c;
	return CHARSET_UNKNOWN;
}

/* Windows and the Macintosh have the small letters alike: uchardet's opinion
 * counts there. */
static enum charset
guess_cyrillic(str sample, struct arena *tmp, struct opinion *o)
{
	enum charset c = judge(
		cyrillic, sizeof cyrillic / sizeof *cyrillic, sample, tmp, o);

	if (o->of[o->asked].quality > certain &&
		o->of[o->asked].quality > o->of[c].quality - better)
		return o->asked;
	return o->of[c].quality > certain ? c : CHARSET_UNKNOWN;
}

/* Of bytes beyond ASCII that are no UTF-8. */
static enum charset
guess_bytes(str s, enum charset declared, struct arena *tmp)
{
	str sample = charset_sample(s, SAMPLE, tmp);
	struct opinion o = { .asked = ask_uchardet(sample) };
	enum charset c = guess_double(sample, declared, tmp, &o), wide;
	double quality;

	wide = guess_wide(s, tmp, &quality);
	if (quality > certain && quality > o.of[c].quality + better)
		return wide;
	if (c == CHARSET_UNKNOWN &&
		charset_kind(declared) != CHARSET_IS_SINGLE &&
		!looks_western(s))
		c = guess_cyrillic(sample, tmp, &o);
	if (c == CHARSET_UNKNOWN)
		c = guess_single(s, declared, o.asked);
	/* A label, when nothing else is known. */
	if (c == CHARSET_UNKNOWN && declared != CHARSET_UTF_8)
		c = declared;
	return c;
}

/*
 * Two bytes each may be letters of UTF-8 by chance: what is labelled as one
 * of the charsets of several bytes and is made of common characters there is
 * what its label says.
 */
static bool
is_utf8_by_chance(str s, enum charset declared, struct arena *tmp)
{
	if (charset_kind(declared) != CHARSET_IS_DOUBLE)
		return false;
	struct charset_score score =
		charset_judge(declared, charset_sample(s, SAMPLE, tmp), tmp);

	return score.bad == 0 && score.quality > certain;
}

enum charset
charset_guess(str s, enum charset declared)
{
	struct arena tmp = { 0 };
	enum charset c;

	if (!s.n)
		return CHARSET_UNKNOWN;
	if (!memchr(s.s, 0, s.n) && !has_high(s))
		return guess_seven(s, declared);
	struct tally utf8 = tally_utf8(s);
	if (memchr(s.s, 0, s.n))
		c = guess_zeros(s, &tmp);
	else if (!utf8.bad && !utf8.wide &&
		 is_utf8_by_chance(s, declared, &tmp))
		c = declared;
	else if (!utf8.bad || utf8.good > 4 * utf8.bad)
		c = CHARSET_UTF_8;
	else
		c = guess_bytes(s, declared, &tmp);
	arena_free(&tmp);
	return c;
}
