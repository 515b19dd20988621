#include "content/html/html_clean.h"

#include "content/html/html_tag.h"
#include "content/html/preheader.h"

#include <string.h>

enum { JSON_SCRIPTS = 64 };

/* Where the reading is, and how many elements of each sort are open. */
struct cleaner {
	str s;
	size_t at;
	struct html_clean *out;
	struct arena *perm;
	uint32_t open[GUMBO_TAG_LAST + 1], cut[GUMBO_TAG_LAST + 1];
	uint32_t blocks, spans;
	bool endless[GUMBO_TAG_LAST + 1]; /* no end tag is left for it */
};

struct attribute {
	str name, value;
	char quote; /* 0: none */
};

static const str kept[] = {
#define KEPT(name) STR0(name),
#include "content/html/page_attributes.def"
};

enum { N_KEPT = sizeof kept / sizeof *kept };

static bool
is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static char
peek(const struct cleaner *c)
{
	return c->at < c->s.n ? c->s.s[c->at] : 0;
}

/* Moves behind the next `end` behind c->at, or to the end of all. */
static void
skip_behind(struct cleaner *c, str end)
{
	size_t n = str_find(str_skip(c->s, c->at), end);

	c->at = n == STR_NONE ? c->s.n : c->at + n + end.n;
}

static void
skip_while(struct cleaner *c, bool wanted(char))
{
	while (c->at < c->s.n && wanted(c->s.s[c->at]))
		c->at++;
}

static bool
is_between(char a)
{
	return is_blank(a) || a == '/';
}

static bool
is_name(char a)
{
	return !is_between(a) && a != '>' && a != '=';
}

static bool
is_bare(char a)
{
	return !is_blank(a) && a != '>';
}

static bool
is_tag_name(char a)
{
	return !is_between(a) && a != '>';
}

static str
take_while(struct cleaner *c, bool wanted(char))
{
	size_t from = c->at;

	skip_while(c, wanted);
	return str_slice(c->s, from, c->at);
}

static str
take_value(struct cleaner *c, char *quote)
{
	size_t from = c->at;

	*quote = peek(c);
	if (*quote != '"' && *quote != '\'') {
		*quote = 0;
		return take_while(c, is_bare);
	}
	c->at++;
	skip_behind(c, (str){ quote, 1 });
	return str_slice(c->s, from + 1, c->at - 1);
}

/* HTML 13.2.5.32 ff.  False at the tag's end, which is taken. */
static bool
next_attribute(struct cleaner *c, struct attribute *a)
{
	*a = (struct attribute){ 0 };
	skip_while(c, is_between);
	if (c->at >= c->s.n || peek(c) == '>') {
		c->at += c->at < c->s.n;
		return false;
	}
	size_t from = c->at;
	c->at++; /* a name may begin with '=' */
	skip_while(c, is_name);
	a->name = str_slice(c->s, from, c->at);
	skip_while(c, is_blank);
	if (peek(c) == '=') {
		c->at++;
		skip_while(c, is_blank);
		if (peek(c) != '>')
			a->value = take_value(c, &a->quote);
	}
	return true;
}

static void
put_attribute(struct buf *out, const struct attribute *a)
{
	buf_putc(out, ' ');
	buf_put(out, a->name);
	buf_putc(out, '=');
	if (a->quote)
		buf_putc(out, a->quote);
	buf_put(out, a->value);
	if (a->quote)
		buf_putc(out, a->quote);
}

/* Takes the attributes and writes those that are kept, each once; a void
 * buffer takes none.  Says whether the tag's type is JSON-LD. */
static bool
copy_attributes(struct cleaner *c, struct buf *out)
{
	struct attribute a;
	bool had[N_KEPT] = { 0 }, json = false, hidden = false;

	while (next_attribute(c, &a)) {
		hidden = hidden || (out && preheader_is(a.name, a.value));
		json = json ||
		       (str_eq_caseless(a.name, STR("type")) &&
			       str_find(a.value, STR("ld+json")) != STR_NONE);
		for (size_t i = 0; out && i < N_KEPT; i++) {
			if (had[i] || !a.value.n ||
				a.value.n > HTML_VALUE_MAX ||
				!str_eq_caseless(a.name, kept[i]))
				continue;
			put_attribute(out, &a);
			had[i] = true;
		}
	}
	if (hidden)
		buf_put(out, STR(" " HTML_HIDDEN "=1"));
	return json;
}

/* Does the end tag of this name stand at `at`? */
static bool
is_end_of(str s, size_t at, str name)
{
	str tag = str_slice(s, at + 2, at + 2 + name.n);

	at += 2 + name.n;
	return str_eq_caseless(tag, name) &&
	       (at >= s.n || !is_tag_name(s.s[at]) || s.s[at] == '>');
}

/* The place of the end tag for an element whose start tag has been taken;
 * STR_NONE when none is left. */
static size_t
find_end(struct cleaner *c, GumboTag tag, str name)
{
	for (size_t at = c->at; !c->endless[tag];) {
		size_t n = str_find(str_skip(c->s, at), STR("</"));

		if (n == STR_NONE)
			break;
		if (is_end_of(c->s, at + n, name))
			return at + n;
		at += n + 2;
	}
	c->endless[tag] = true;
	return STR_NONE;
}

/* What the parser need not see; an element without an end is cut alone, but
 * a script without one hides the rest, as in a browser. */
static void
drop_element(struct cleaner *c, GumboTag tag, str name)
{
	bool json = copy_attributes(c, NULL);
	size_t end = find_end(c, tag, name);

	if (end == STR_NONE) {
		if (tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE)
			c->at = c->s.n;
		return;
	}
	if (json && c->out->json.n < JSON_SCRIPTS)
		*vec_push(c->perm, &c->out->json) = str_slice(c->s, c->at, end);
	c->at = end;
	skip_behind(c, STR(">"));
}

/* The text of a title has no elements; without an end it is no title. */
static void
copy_title(struct cleaner *c, str name)
{
	copy_attributes(c, NULL);
	size_t end = find_end(c, GUMBO_TAG_TITLE, name);

	if (end == STR_NONE || c->open[GUMBO_TAG_TITLE]++)
		return;
	buf_put(&c->out->markup, STR("<title>"));
	buf_put(&c->out->markup, str_slice(c->s, c->at, end));
	buf_put(&c->out->markup, STR("</title>"));
	c->at = end;
	skip_behind(c, STR(">"));
}

/* Is there room for one more open element?  Counts it, in or out. */
static bool
count_in(struct cleaner *c, GumboTag tag, unsigned flags)
{
	bool block = flags & HTML_BLOCK;
	uint32_t *n = block ? &c->blocks : &c->spans;

	if (flags & (HTML_VOID | HTML_LOOSE))
		return true;
	if (*n >= (block ? HTML_BLOCKS_DEEP : HTML_SPANS_DEEP)) {
		c->cut[tag]++;
		return false;
	}
	++*n;
	c->open[tag]++;
	return true;
}

static void
start_tag(struct cleaner *c)
{
	c->at++;
	str name = take_while(c, is_tag_name);
	GumboTag tag = html_tag_find(name);
	unsigned flags = html_tag_flags(tag);
	struct buf *out = &c->out->markup;

	if (flags & HTML_DROP) {
		drop_element(c, tag, name);
		return;
	}
	if (tag == GUMBO_TAG_TITLE) {
		copy_title(c, name);
		return;
	}
	if (flags & HTML_SPAN)
		tag = GUMBO_TAG_SPAN;
	if (flags & HTML_HOLE || !count_in(c, tag, flags)) {
		copy_attributes(c, NULL);
		buf_put(out, flags & HTML_BLOCK ? STR("<br>") : STR(" "));
		return;
	}
	buf_putc(out, '<');
	buf_put(out, str_of(gumbo_normalized_tagname(tag)));
	copy_attributes(c, out);
	buf_putc(out, '>');
}

/* An end tag that ends nothing is left out, but </p> and </br> break. */
static void
end_tag(struct cleaner *c)
{
	c->at += 2;
	str name = take_while(c, is_tag_name);
	GumboTag tag = html_tag_find(name);
	unsigned flags = html_tag_flags(tag);
	struct buf *out = &c->out->markup;

	copy_attributes(c, NULL);
	if (flags & HTML_SPAN)
		tag = GUMBO_TAG_SPAN;
	if (flags & (HTML_DROP | HTML_HOLE) || tag == GUMBO_TAG_TITLE ||
		tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML)
		return;
	if (!(flags & (HTML_VOID | HTML_LOOSE))) {
		if (c->cut[tag]) {
			c->cut[tag]--;
			buf_put(out,
				flags & HTML_BLOCK ? STR("<br>") : STR(" "));
			return;
		}
		if (!c->open[tag])
			return;
		c->open[tag]--;
		--*(flags & HTML_BLOCK ? &c->blocks : &c->spans);
	}
	buf_put(out, STR("</"));
	buf_put(out, str_of(gumbo_normalized_tagname(tag)));
	buf_putc(out, '>');
}

/* <!-- -->, <!doctype>, <![CDATA[ ]]>, <? ?>; the doctype stays, for it says
 * how tables nest. */
static void
declaration(struct cleaner *c)
{
	size_t from = c->at;
	str rest = str_skip(c->s, c->at);

	if (str_starts(rest, STR("<!--"))) {
		c->at += 2;
		skip_behind(c, STR("-->"));
		return;
	}
	skip_behind(c, STR(">"));
	if (rest.n > 9 &&
		str_eq_caseless(str_slice(rest, 2, 9), STR("doctype")) &&
		c->at - from < 512)
		buf_put(&c->out->markup, str_slice(c->s, from, c->at));
}

/* Text as it is, but blanks made single where they do not count. */
static void
copy_text(struct cleaner *c, str s)
{
	struct buf *out = &c->out->markup;
	size_t from = 0;

	for (size_t i = 0; i < s.n && !c->open[GUMBO_TAG_PRE];) {
		if (!is_blank(s.s[i++]) || i == s.n || !is_blank(s.s[i]))
			continue;
		buf_put(out, str_slice(s, from, i));
		while (i < s.n && is_blank(s.s[i]))
			i++;
		from = i;
	}
	buf_put(out, str_skip(s, from));
}

void
html_clean(str text, struct arena *perm, struct html_clean *out)
{
	struct cleaner c = { .s = text, .out = out, .perm = perm };

	*out = (struct html_clean){ 0 };
	while (c.at < text.n) {
		size_t n = str_find_byte(str_skip(text, c.at), '<');

		n = n == STR_NONE ? text.n - c.at : n;
		copy_text(&c, str_slice(text, c.at, c.at + n));
		c.at += n;
		char next = c.at + 1 < text.n ? text.s[c.at + 1] : 0;
		if (is_letter(next)) {
			start_tag(&c);
		} else if (next == '/' && c.at + 2 < text.n &&
			   is_letter(text.s[c.at + 2])) {
			end_tag(&c);
		} else if (next == '!' || next == '?' || next == '/') {
			declaration(&c);
		} else if (c.at < text.n) {
			buf_put(&out->markup, STR("&lt;"));
			c.at++;
		}
	}
}
