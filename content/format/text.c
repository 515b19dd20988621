#include "content/document.h"

#include "base/utf8.h"
#include "content/format/header.h"
#include "content/format/lines.h"

#include <string.h>

enum {
	HEADER_LINES = 16,   /* how far header lines are looked for */
	CREDIT_LINES = 8,    /* and credits behind them */
	TITLE_COLUMNS = 120, /* of a first line that can be a title */
	GUESS_COLUMNS = 60,  /* of one made from a sentence */
	GUESS_BYTES = 4096,  /* of which that is cut */
};

static void
drop(struct lines *l, size_t at)
{
	memmove(l->v + at, l->v + at + 1, (l->n - at - 1) * sizeof *l->v);
	if (at < --l->n)
		l->v[at].blank_before = true;
}

static bool
ends_sentence(str s)
{
	static const str marks[] = { STR0("。"), STR0("；"), STR0("，"),
		STR0("、"), STR0("："), STR0("."), STR0(";"), STR0(","),
		STR0(":") };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_ends(s, marks[i]))
			return !str_ends(s, STR("..."));
	return false;
}

/*
 * Is the first line a title?  It is short, is no sentence, and stands apart:
 * above a blank line, above header lines, or above longer lines.
 */
static bool
is_title(const struct lines *l, struct arena *perm)
{
	struct header none = { 0 };
	const struct line *first = l->v;

	if (l->n < 2 || first->quoted || first->columns > TITLE_COLUMNS ||
		ends_sentence(first->text))
		return false;
	if (first[1].blank_before || header_read(first[1].text, perm, &none))
		return true;
	return first[1].columns > first->columns &&
	       ends_sentence(first[1].text);
}

/*
 * Takes the header lines at the top out.  Credits that stand apart from the
 * header, as a paragraph of their own, are read but stay: they name people.
 */
static void
take_headers(struct lines *l, struct arena *perm, struct header *h)
{
	bool apart = false;
	size_t at = 0, credits = 0;

	for (size_t seen = 0; at < l->n && seen < HEADER_LINES; seen++) {
		apart = apart || (seen > 0 && l->v[at].blank_before);
		enum header_line kind = header_read(l->v[at].text, perm, h);

		if (kind == HEADER_NONE)
			break;
		if (kind == HEADER_CREDIT && apart)
			at++;
		else
			drop(l, at);
	}
	for (; at < l->n && credits < CREDIT_LINES; at++, credits++) {
		struct header more = *h;

		if (header_read(l->v[at].text, perm, &more) == HEADER_CREDIT)
			*h = more;
	}
}

bool
text_read(str text, struct arena *perm, struct document *d, struct err *e)
{
	struct header h = { 0 };
	struct lines l = { 0 };

	(void)e;
	*d = (struct document){ 0 };
	lines_read(text, perm, &l);
	if (is_title(&l, perm) &&
		header_read(l.v[0].text, perm, &h) == HEADER_NONE) {
		h.title = l.v[0].text;
		drop(&l, 0);
	}
	take_headers(&l, perm, &h);
	d->title = h.title;
	d->byline = h.byline;
	d->source = h.source;
	d->url = h.url;
	d->published = h.published;
	lines_join(&l, perm, d);
	return true;
}

/* The end of the first sentence in s, or s.n. */
static size_t
sentence_end(str s)
{
	for (size_t at = 0; at < s.n;) {
		uint32_t r = utf8_next(s, &at);

		if (r == 0x3002 || r == 0xFF01 || r == 0xFF1F ||
			((r == '.' || r == '!' || r == '?') && at < s.n &&
				s.s[at] == ' '))
			return at;
	}
	return s.n;
}

/* As much of a sentence as fits, up to the last comma or else blank. */
static str
cut_title(str s, struct arena *perm)
{
	str fits = utf8_fit(s, GUESS_COLUMNS);
	size_t comma = 0, blank = 0;

	if (fits.n == s.n)
		return s;
	for (size_t at = fits.n / 2; at < fits.n;) {
		size_t from = at;
		uint32_t r = utf8_next(fits, &at);

		if (r == ',' || r == 0xFF0C || r == 0x3001)
			comma = from;
		else if (r == ' ')
			blank = from;
	}
	if (comma || blank)
		fits = str_take(fits, comma ? comma : blank);
	return arena_printf(perm, "%.*s…", STR_ARG(fits));
}

str
title_guess(const struct document *d, struct arena *perm)
{
	struct header credits = { 0 };

	for (size_t i = 0; i < d->blocks.n; i++) {
		str s = str_take(d->blocks.v[i].text, GUESS_BYTES);

		if (!s.n || d->blocks.v[i].kind == PARAGRAPH_CODE ||
			header_read(s, perm, &credits) != HEADER_NONE)
			continue;
		s = str_take(s, sentence_end(s));
		if (str_ends(s, STR("。")))
			s.n -= STR("。").n;
		return cut_title(s, perm);
	}
	return (str){ 0 };
}
