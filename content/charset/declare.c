#include "content/charset/declare.h"

#include <string.h>

/* The standard looks at 1024; many Chinese pages name it a little later. */
enum { LOOK = 8192 };

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool
is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static str
skip_blanks(str s)
{
	while (s.n && is_blank(s.s[0]))
		s = str_skip(s, 1);
	return s;
}

/* What stands in marks, or up to a blank or one of the ends. */
static str
take_value(str *s, const char *ends)
{
	size_t n = 0;

	if (s->n && (s->s[0] == '"' || s->s[0] == '\'')) {
		size_t end = str_find_byte(str_skip(*s, 1), s->s[0]);
		str value = str_take(str_skip(*s, 1), end);

		*s = str_skip(*s, end == STR_NONE ? s->n : end + 2);
		return end == STR_NONE ? (str){ 0 } : value;
	}
	while (n < s->n && !is_blank(s->s[n]) && !strchr(ends, s->s[n]))
		n++;
	str value = str_take(*s, n);
	*s = str_skip(*s, n);
	return value;
}

str
declare_in_type(str s)
{
	for (; s.n; s = str_skip(s, 1)) {
		if (!str_starts_caseless(s, STR("charset")))
			continue;
		str rest = skip_blanks(str_skip(s, STR("charset").n));
		if (!str_starts(rest, STR("=")))
			continue;
		rest = skip_blanks(str_skip(rest, 1));
		return str_trim(take_value(&rest, ";\"'"));
	}
	return (str){ 0 };
}

/* The next attribute of a tag; false at the tag's end. */
static bool
next_attribute(str *s, str *name, str *value)
{
	size_t n = 0;

	while (s->n && (is_blank(s->s[0]) || s->s[0] == '/'))
		*s = str_skip(*s, 1);
	if (!s->n || s->s[0] == '>')
		return false;
	while (n < s->n && !is_blank(s->s[n]) && s->s[n] != '/' &&
		s->s[n] != '>' && (s->s[n] != '=' || n == 0))
		n++;
	*name = str_take(*s, n);
	*value = (str){ 0 };
	*s = skip_blanks(str_skip(*s, n));
	if (!str_starts(*s, STR("=")))
		return true;
	*s = skip_blanks(str_skip(*s, 1));
	*value = take_value(s, ">");
	return true;
}

/* A meta's charset: named outright, or in a content-type. */
static str
read_meta(str *s)
{
	str name, value, charset = { 0 }, content = { 0 };
	bool type = false;

	while (next_attribute(s, &name, &value)) {
		if (str_eq_caseless(name, STR("charset")) && !charset.n)
			charset = str_trim(value);
		else if (str_eq_caseless(name, STR("content")) && !content.n)
			content = declare_in_type(value);
		else if (str_eq_caseless(name, STR("http-equiv")))
			type |= str_eq_caseless(value, STR("content-type"));
	}
	return charset.n || !type ? charset : content;
}

/* Behind the end of what begins at s, or nothing. */
static str
skip_past(str s, str end)
{
	size_t at = str_find(s, end);

	return at == STR_NONE ? (str){ 0 } : str_skip(s, at + end.n);
}

static void
skip_tag(str *s)
{
	str name, value;

	while (s->n && !is_blank(s->s[0]) && s->s[0] != '>')
		*s = str_skip(*s, 1);
	while (next_attribute(s, &name, &value))
		;
}

static str
prescan(str s)
{
	while (s.n) {
		size_t at = str_find_byte(s, '<');

		s = str_skip(s, at);
		str tag = str_skip(s, 1);
		if (!tag.n)
			break;
		if (str_starts(tag, STR("!--"))) {
			/* "<!-->" is a whole comment. */
			s = skip_past(str_skip(tag, 1), STR("-->"));
		} else if (str_starts_caseless(tag, STR("meta")) && tag.n > 4 &&
			   (is_blank(tag.s[4]) || tag.s[4] == '/')) {
			s = str_skip(tag, 4);
			str found = read_meta(&s);
			if (found.n)
				return found;
		} else if (is_letter(tag.s[0]) ||
			   (tag.s[0] == '/' && tag.n > 1 &&
				   is_letter(tag.s[1]))) {
			s = tag;
			skip_tag(&s);
		} else if (strchr("!/?", tag.s[0])) {
			s = skip_past(tag, STR(">"));
		} else {
			s = tag;
		}
	}
	return (str){ 0 };
}

/* <?xml version="1.0" encoding="gb2312"?> */
static str
xml_encoding(str s)
{
	str name, value;

	s = str_take(s, str_find(s, STR("?>")));
	s = str_skip(s, STR("<?xml").n);
	while (next_attribute(&s, &name, &value))
		if (str_eq(name, STR("encoding")))
			return str_trim(value);
	return (str){ 0 };
}

str
declare_find(str bytes)
{
	str head = skip_blanks(str_take(bytes, LOOK));

	if (!str_starts(head, STR("<")))
		return (str){ 0 };
	if (str_starts_caseless(head, STR("<?xml"))) {
		str label = xml_encoding(head);

		if (label.n)
			return label;
	}
	return prescan(head);
}
