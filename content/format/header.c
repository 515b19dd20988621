#include "content/format/header.h"

#include "base/utf8.h"
#include "content/document.h"
#include "content/format/header_key.h"

enum {
	LINE_BYTES = 400, /* bytes; a longer line is text */
	VALUE_COLUMNS = 60,
	TITLE_COLUMNS = 160,
	LOOSE_COLUMNS = 32,
	NAME_COLUMNS = 16, /* of one Chinese name, a pen name included */
};

/* A line being read. */
struct head {
	str line;
	size_t at;
	struct arena *perm;
	struct header found;
	bool dated, facts, credits;
	str loose; /* a piece without key */
};

static bool
is_bracket(uint32_t r)
{
	return r == '(' || r == ')' || r == '[' || r == ']' || r == 0xFF08 ||
	       r == 0xFF09;
}

/* A date that stands without a key must say the day, or a quarter. */
static size_t
loose_date(str s, struct arena *perm, str *iso)
{
	size_t n = date_take(s, perm, iso);

	return iso->n >= 10 || str_find_byte(*iso, 'Q') != STR_NONE ? n : 0;
}

/* A digit, or the capital of a month or of a day of the week. */
static bool
begins_date(uint32_t r)
{
	return (r >= '0' && r <= '9') ||
	       (r < 0x80 &&
		       str_find_byte(STR("JFMASONDTW"), (char)r) != STR_NONE);
}

/* Where the piece that begins at `from` ends: before a date or a tab. */
static size_t
piece_end(const struct head *h, size_t from, size_t end)
{
	bool blank = false;
	str iso;

	for (size_t at = from; at < end;) {
		size_t start = at;
		uint32_t r = utf8_next(h->line, &at);

		if (r == '\t' || r == 0xB7 || r == 0x2022)
			return start;
		if (blank && begins_date(r) &&
			loose_date(
				str_slice(h->line, start, end), h->perm, &iso))
			return start;
		blank = header_is_filler(r);
	}
	return end;
}

/* Has it marks that only sentences have? */
static bool
is_sentence(str s)
{
	static const str marks[] = { STR0("。"), STR0("！"), STR0("？"),
		STR0("；"), STR0("，"), STR0("“"), STR0("\""), STR0("!"),
		STR0("?"), STR0("…"), STR0(". ") };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_find(s, marks[i]) != STR_NONE)
			return true;
	return false;
}

/* Chinese names are short: longer words without a blank are a clause. */
static bool
is_names(str s)
{
	size_t from = 0;

	for (size_t at = 0; at <= s.n;) {
		size_t to = at;
		uint32_t r = at < s.n ? utf8_next(s, &to) : ' ';

		if (header_is_filler(r)) {
			str name = str_slice(s, from, at);
			size_t head = 0;

			if (name.n && rune_is_han(utf8_next(name, &head)) &&
				utf8_width(name) > NAME_COLUMNS)
				return false;
			from = to;
		}
		at = to > at ? to : at + 1;
	}
	return true;
}

/* Without the name of an account in brackets behind it. */
static str
without_account(str s)
{
	static const str heads[] = {
#define ACCOUNT(head) STR0(head),
#include "content/format/headers.def"
	};

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		size_t at = str_find(s, heads[i]);

		if (at != STR_NONE && at > 0)
			s = str_take(s, at);
	}
	return header_trim(s);
}

static void
set(str *fact, str value)
{
	if (!fact->n)
		*fact = value;
}

/* One web address and nothing behind it. */
static bool
is_address(str s)
{
	return (str_starts(s, STR("http://")) ||
		       str_starts(s, STR("https://"))) &&
	       str_find_byte(s, ' ') == STR_NONE;
}

/* False: what stands there is no such fact, so the line is no header. */
static bool
put_value(struct head *h, enum fact fact, str value)
{
	int columns = utf8_width(value);

	if (columns > (fact == FACT_TITLE ? TITLE_COLUMNS : VALUE_COLUMNS) &&
		fact != FACT_URL)
		return false;
	if (fact != FACT_TITLE && fact != FACT_URL && is_sentence(value))
		return false;
	switch (fact) {
	case FACT_TITLE:
		set(&h->found.title, str_trim(value));
		h->facts = true;
		return value.n > 0;
	case FACT_URL:
		h->facts = true;
		value = str_trim(value);
		if (!is_address(value))
			return false;
		set(&h->found.url, value);
		return true;
	case FACT_SOURCE:
		set(&h->found.source, without_account(header_trim(value)));
		h->credits = true;
		return true;
	case FACT_BYLINE:
		set(&h->found.byline, without_account(header_trim(value)));
		h->credits = true;
		return value.n && is_names(value);
	case FACT_CREDIT: h->credits = true; return is_names(value);
	default: h->facts = true; return columns <= NAME_COLUMNS;
	}
}

static bool
is_capital(uint32_t r)
{
	return (r >= 'A' && r <= 'Z') || r >= 0xC0;
}

/* "By Jane A. Doe and John Roe": words with capitals, nothing else. */
static bool
read_by(str line, str *byline)
{
	str word, rest = str_skip(line, 3);
	int words = 0;

	if (!(str_starts(line, STR("By ")) || str_starts(line, STR("BY "))) ||
		utf8_width(line) > VALUE_COLUMNS)
		return false;
	for (bool more = true; more; words++) {
		more = str_cut(rest, STR(" "), &word, &rest);
		size_t at = 0;
		if (word.n && !str_eq(word, STR("and")) &&
			!str_eq(word, STR("&")) &&
			!is_capital(utf8_next(word, &at)))
			return false;
	}
	if (words < 2 || words > 8)
		return false;
	set(byline, str_trim(str_skip(line, 3)));
	return true;
}

/* Without a key the first piece is the source, a short second one a name. */
static bool
put_loose(struct head *h, str piece)
{
	if (is_sentence(piece) || utf8_width(piece) > LOOSE_COLUMNS)
		return false;
	if (read_by(piece, &h->found.byline))
		return true;
	if (!h->loose.n)
		h->loose = piece;
	else if (!h->found.byline.n && utf8_width(piece) <= NAME_COLUMNS)
		h->found.byline = piece;
	else
		return false;
	return true;
}

/* A date with or without its key; false when none stands at h->at. */
static bool
take_date(struct head *h, bool keyed)
{
	str iso, rest = str_skip(h->line, h->at);
	size_t n = keyed ? date_take(rest, h->perm, &iso)
			 : loose_date(rest, h->perm, &iso);

	if (!n)
		return false;
	h->at += n;
	h->dated = true;
	set(&h->found.published, iso);
	return true;
}

static void
skip_fillers(struct head *h)
{
	for (size_t to = h->at; to < h->line.n; h->at = to) {
		uint32_t r = utf8_next(h->line, &to);

		if (!header_is_filler(r) && !is_bracket(r))
			break;
	}
}

/* One piece: a date, a key with its value, or a piece without key. */
static bool
read_piece(struct head *h)
{
	struct header_key k = { .start = h->line.n }, after = k;

	if (take_date(h, false))
		return true;
	header_key_find(h->line, h->at, &k);
	size_t end = piece_end(h, h->at, k.start);
	if (end > h->at) {
		str piece = header_trim(str_slice(h->line, h->at, end));

		h->at = end;
		return !piece.n || put_loose(h, piece);
	}
	h->at = k.value;
	if (k.fact == FACT_DATE) {
		skip_fillers(h);
		return take_date(h, true);
	}
	if (k.fact != FACT_TITLE && k.fact != FACT_URL)
		header_key_find(h->line, h->at, &after);
	size_t from = h->at;
	h->at = k.fact == FACT_TITLE || k.fact == FACT_URL
			? h->line.n
			: piece_end(h, from, after.start);
	return put_value(h, k.fact, str_slice(h->line, from, h->at));
}

/* "某某 发自 某地" */
static bool
read_dateline(str line, struct header *h)
{
	str who, where;

	if (!str_cut(line, STR(" 发自 "), &who, &where) || !is_names(who) ||
		utf8_width(line) > VALUE_COLUMNS || is_sentence(line))
		return false;
	set(&h->byline, str_trim(who));
	return true;
}

enum header_line
header_read(str line, struct arena *perm, struct header *out)
{
	struct head h = { .line = line, .perm = perm, .found = *out };

	if (!line.n || line.n > LINE_BYTES)
		return HEADER_NONE;
	if (header_is_boilerplate(line))
		return HEADER_FACTS;
	if (read_by(line, &out->byline) || read_dateline(line, out))
		return HEADER_CREDIT;
	for (skip_fillers(&h); h.at < line.n; skip_fillers(&h))
		if (!read_piece(&h))
			return HEADER_NONE;
	if (!h.dated && (h.loose.n || !(h.facts || h.credits)))
		return HEADER_NONE;
	set(&h.found.source, h.loose);
	*out = h.found;
	return h.dated || h.facts ? HEADER_FACTS : HEADER_CREDIT;
}
