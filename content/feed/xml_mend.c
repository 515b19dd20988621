/*
 * Makes a text that libxml2 reads to its end, whatever it is: references that
 * XML does not know become characters, a "<" or "&" that begins nothing stands
 * for itself, comments, instructions and the DOCTYPE with all that it declares
 * are left out, CDATA becomes plain text.  An end tag that nothing has begun is
 * left out, one of an outer element ends those within it first: libxml2 takes
 * any end tag for that of the innermost.  One pass.
 */
#include "content/feed/xml.h"

#include "base/utf8.h"
#include "content/feed/libxml.h"

#include <string.h>

struct mend {
	str in;
	size_t at;
	struct buf *out;
	str open[XML_DEPTH]; /* names as written */
	size_t depth, over;  /* over: open ones that are too deep */
	bool endless[3];     /* no end of this kind is left: see skip_to */
};

enum { END_COMMENT, END_CDATA, END_INSTRUCTION };

static bool
is_name_start(char c)
{
	return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' ||
	       c == ':' || (unsigned char)c >= 0x80;
}

static bool
is_name(char c)
{
	return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' ||
	       c == '.';
}

/* May XML hold it?  Surrogates and the like do not occur in UTF-8. */
static bool
is_char(uint32_t r)
{
	return (r >= 0x20 && r < 0xD800) || r == '\t' || r == '\n' ||
	       r == '\r' || (r >= 0xE000 && r < 0xFFFE) ||
	       (r >= 0x10000 && r <= 0x10FFFF);
}

/* A number of a reference as the rune that is meant by it. */
static uint32_t
meant(uint32_t r)
{
	/* What Windows programs mean by these: the table of HTML. */
	static const uint16_t windows[] = { 0x20AC, 0x81, 0x201A, 0x192, 0x201E,
		0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152,
		0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
		0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
		0x17E, 0x178 };

	if (r >= 0x80 && r < 0xA0)
		r = windows[r - 0x80];
	return is_char(r) ? r : UTF8_BAD;
}

static void
put_rune(struct buf *out, uint32_t r)
{
	switch (r) {
	case '<': buf_put(out, STR("&lt;")); break;
	case '>': buf_put(out, STR("&gt;")); break;
	case '&': buf_put(out, STR("&amp;")); break;
	case '"': buf_put(out, STR("&quot;")); break;
	default: buf_rune(out, r);
	}
}

/* &#228; &#xE4; &#XE4; at the start of s: its length, or 0. */
static size_t
number_reference(str s, uint32_t *rune)
{
	bool hex = s.n > 2 && (s.s[2] | 0x20) == 'x';
	uint32_t r = 0;
	size_t i = hex ? 3 : 2, from = i;

	for (; i < s.n && i < 12; i++) {
		int digit = ascii_hex(s.s[i]);

		if (digit < 0 || (!hex && digit > 9))
			break;
		r = r > 0x110000 ? r : r * (hex ? 16 : 10) + (uint32_t)digit;
	}
	*rune = meant(r);
	return i > from && i < s.n && s.s[i] == ';' ? i + 1 : 0;
}

/* &auml; at the start of s: its length, or 0. */
static size_t
named_reference(str s, uint32_t *rune)
{
	char name[16];
	size_t n = 0;

	while (n + 1 < s.n && n + 1 < sizeof name && is_name(s.s[n + 1])) {
		name[n] = s.s[n + 1];
		n++;
	}
	name[n] = 0;
	if (n == 0 || n + 1 >= s.n || s.s[n + 1] != ';')
		return 0;
	if (strcmp(name, "apos") == 0) {
		*rune = '\'';
		return n + 2;
	}
	if (!libxml_load(NULL))
		return 0;
	const htmlEntityDesc *entity =
		libxml.htmlEntityLookup((const xmlChar *)name);
	*rune = entity ? entity->value : 0;
	return entity ? n + 2 : 0;
}

size_t
xml_reference(str s, uint32_t *rune)
{
	if (s.n < 3 || s.s[0] != '&')
		return 0;
	return s.s[1] == '#' ? number_reference(s, rune)
			     : named_reference(s, rune);
}

static void
take_reference(struct mend *m)
{
	uint32_t rune;
	size_t n = xml_reference(str_skip(m->in, m->at), &rune);

	if (n)
		put_rune(m->out, rune);
	else
		buf_put(m->out, STR("&amp;"));
	m->at += n ? n : 1;
}

/* Text where only controls and marks of XML are to be replaced. */
static void
put_plain(struct mend *m, str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i];

		if (c == '<' || c == '>' || c == '&')
			put_rune(m->out, (unsigned char)c);
		else if ((unsigned char)c >= 0x20 || c == '\n' || c == '\t')
			buf_putc(m->out, c);
	}
}

/*
 * Moves behind the end of what begins here; what lies before the end.  Each
 * kind of end that is missing is looked for once: then what has begun goes on
 * to the next ">".
 */
static str
skip_to(struct mend *m, int kind, size_t head)
{
	static const str ends[] = { STR0("-->"), STR0("]]>"), STR0("?>") };
	str rest = str_skip(m->in, m->at + head), end = ends[kind];
	size_t n = m->endless[kind] ? STR_NONE : str_find(rest, end);

	if (n == STR_NONE) {
		m->endless[kind] = true;
		end = STR(">");
		n = str_find_byte(rest, '>');
	}
	str inside = str_take(rest, n);
	m->at += head + inside.n + (n == STR_NONE ? 0 : end.n);
	return inside;
}

/* <!DOCTYPE …> with all that stands in its brackets. */
static void
skip_declaration(struct mend *m)
{
	int brackets = 0;
	char quote = 0;

	for (m->at += 2; m->at < m->in.n; m->at++) {
		char c = m->in.s[m->at];

		if (quote) {
			quote = c == quote ? 0 : quote;
		} else if (c == '[') {
			brackets++;
		} else if (c == ']') {
			brackets--;
		} else if (brackets > 0 && (c == '"' || c == '\'')) {
			quote = c;
		} else if (c == '>' && brackets <= 0) {
			m->at++;
			return;
		}
	}
}

/* The tag at the place, without its brackets; empty when there is none: the
 * text ends, or another begins first. */
static str
tag_at(const struct mend *m)
{
	str rest = str_skip(m->in, m->at + 1);
	size_t first = STR_NONE; /* the ">" in a quote: it may lack its end */
	char quote = 0, before = 0;

	for (size_t i = 0; i < rest.n && rest.s[i] != '<'; i++) {
		char c = rest.s[i];

		if (c == '>' && !quote)
			return str_take(rest, i);
		if (c == '>' && first == STR_NONE)
			first = i;
		if (quote)
			quote = c == quote ? 0 : quote;
		else if ((c == '"' || c == '\'') && before == '=')
			quote = c;
		before = (unsigned char)c <= ' ' ? before : c;
	}
	return first == STR_NONE ? (str){ 0 } : str_take(rest, first);
}

static str
tag_name(str tag)
{
	size_t n = 0;

	while (n < tag.n && is_name(tag.s[n]))
		n++;
	return str_take(tag, n);
}

static void
put_end(struct mend *m)
{
	buf_put(m->out, STR("</"));
	buf_put(m->out, m->open[--m->depth]);
	buf_putc(m->out, '>');
}

static void
put_end_tag(struct mend *m, str name)
{
	size_t d = m->depth;

	if (m->over) {
		m->over--;
		return;
	}
	while (d > 0 && !str_eq(m->open[d - 1], name))
		d--;
	while (d > 0 && m->depth >= d)
		put_end(m);
}

/* The references in a tag are those of its attributes. */
static void
put_start_tag(struct mend *m, str tag)
{
	struct mend inside = { .in = tag, .out = m->out };
	bool ends = str_ends(tag, STR("/"));
	char quote = 0;

	if (tag.n > XML_TAG_MAX)
		return;
	if (m->depth == XML_DEPTH) {
		m->over += !ends;
		return;
	}
	if (!ends)
		m->open[m->depth++] = tag_name(tag);
	buf_putc(m->out, '<');
	while (inside.at < tag.n) {
		char c = tag.s[inside.at];

		if (c == '&') {
			take_reference(&inside);
			continue;
		}
		if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		buf_putc(m->out, (unsigned char)c < 0x20 ? ' ' : c);
		inside.at++;
	}
	if (quote)
		buf_putc(m->out, quote);
	buf_putc(m->out, '>');
}

static void
take_tag(struct mend *m)
{
	str tag = tag_at(m);
	bool end = tag.n && tag.s[0] == '/';

	if (!tag.n || !is_name_start(tag.s[end ? (tag.n > 1) : 0])) {
		buf_put(m->out, STR("&lt;"));
		m->at++;
		return;
	}
	if (end)
		put_end_tag(m, tag_name(str_skip(tag, 1)));
	else
		put_start_tag(m, tag);
	m->at += tag.n + 2;
}

static void
take_markup(struct mend *m)
{
	str s = str_skip(m->in, m->at);

	if (str_starts(s, STR("<!--")))
		skip_to(m, END_COMMENT, 4);
	else if (str_starts(s, STR("<![CDATA[")))
		put_plain(m, skip_to(m, END_CDATA, 9));
	else if (str_starts(s, STR("<?")))
		skip_to(m, END_INSTRUCTION, 2);
	else if (s.n > 2 && s.s[1] == '!' && is_name_start(s.s[2]))
		skip_declaration(m);
	else
		take_tag(m);
}

/* How many bytes at s need no look. */
static size_t
plain_run(str s)
{
	size_t n = 0;

	while (n < s.n && s.s[n] != '<' && s.s[n] != '&' && s.s[n] != '>' &&
		((unsigned char)s.s[n] >= 0x20 || s.s[n] == '\n') &&
		(unsigned char)s.s[n] != 0xEF)
		n++;
	return n;
}

bool
xml_mend(str text, struct buf *out)
{
	struct mend m = { .in = text, .out = out };

	while (m.at < text.n && !out->full) {
		size_t n = plain_run(str_skip(text, m.at));

		buf_put(out, str_slice(text, m.at, m.at + n));
		m.at += n;
		if (m.at == text.n)
			break;
		if (text.s[m.at] == '<') {
			take_markup(&m);
		} else if (text.s[m.at] == '&') {
			take_reference(&m);
		} else {
			uint32_t r = utf8_next(text, &m.at);

			if (is_char(r))
				put_rune(out, r);
		}
	}
	while (m.depth)
		put_end(&m);
	return !out->full;
}
