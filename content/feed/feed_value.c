/* What stands in an element of a feed: its namespace, base, value. */
#include "content/feed/feed_xml.h"

#include "base/utf8.h"
#include "content/feed/markup.h"
#include "content/html/url.h"

static const struct {
	enum feed_space space;
	str uri, prefix;
} spaces[] = {
#define SPACE(class, uri, prefix) { SPACE_##class, STR0(uri), STR0(prefix) },
#include "content/feed/feed_spaces.def"
};

/* Without "http://", for comparing. */
static str
without_scheme(str uri)
{
	size_t n = str_find(uri, STR("://"));

	return n == STR_NONE || n > 5 ? uri : str_skip(uri, n + 3);
}

static enum feed_space
space_by_uri(str uri)
{
	uri = without_scheme(uri);
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
		if (str_starts_caseless(uri, spaces[i].uri))
			return spaces[i].space;
	return SPACE_OTHER;
}

enum feed_space
feed_space_of(const struct xml_node *n, str root)
{
	if (n->uri.n) {
		enum feed_space s = space_by_uri(n->uri);

		return s == SPACE_OTHER && str_eq(n->uri, root) ? SPACE_PLAIN
								: s;
	}
	if (n->prefix.n == 0)
		return SPACE_PLAIN;
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
		if (str_eq_caseless(n->prefix, spaces[i].prefix))
			return spaces[i].space;
	return SPACE_OTHER;
}

bool
feed_is(const struct xml_node *n, str root, str name)
{
	return n->name.n && str_eq_caseless(n->name, name) &&
	       feed_space_of(n, root) == SPACE_PLAIN;
}

str
feed_base(const struct xml_node *n, str url, struct arena *perm)
{
	const struct xml_node *chain[XML_DEPTH + 2];
	size_t depth = 0;

	for (; n && depth < XML_DEPTH + 2; n = n->parent)
		chain[depth++] = n;
	while (depth > 0)
		for (const struct xml_attr *a = chain[--depth]->attrs; a;
			a = a->next)
			if (str_eq(a->prefix, STR("xml")) &&
				str_eq(a->name, STR("base")))
				url = url_resolve(
					url, str_trim(a->value), perm);
	return url;
}

static bool
has_elements(const struct xml_node *n)
{
	for (n = n->first; n; n = n->next)
		if (n->name.n)
			return true;
	return false;
}

/* A type whose bytes are no text: then they are in base64. */
static bool
is_binary(str type)
{
	return str_find_byte(type, '/') != STR_NONE &&
	       !str_starts_caseless(type, STR("text/")) &&
	       !str_ends(type, STR("+xml")) && !str_ends(type, STR("/xml")) &&
	       !str_ends(type, STR("html"));
}

/* Where a type is missing or too general, what the text looks like decides:
 * Atom's own default, plain text, is seldom what was meant. */
static bool
is_plain(const struct xml_node *n, str type, str text)
{
	if (str_eq_caseless(type, STR("text")) ||
		str_eq_caseless(type, STR("text/plain")) ||
		str_eq_caseless(type, STR("plain")))
		return xml_attr(n, STR("mode")).n == 0 ||
		       !markup_looks_html(text);
	return false;
}

str
feed_value(const struct xml_node *n, struct arena *perm)
{
	str type = str_trim(xml_attr(n, STR("type")));
	str mode = xml_attr(n, STR("mode"));

	if (has_elements(n))
		return markup_inner(n, perm);
	str text = xml_text(n, perm);
	if (str_eq_caseless(mode, STR("base64")) || is_binary(type)) {
		str decoded = markup_base64(text, perm);

		return decoded.n || is_binary(type) ? decoded : text;
	}
	return is_plain(n, type, text) ? markup_escape(text, perm) : text;
}

/* Without quotes and brackets around it. */
static str
bare(str s)
{
	for (;;) {
		s = str_trim(s);
		if (s.n < 2)
			return s;
		char a = s.s[0], b = s.s[s.n - 1];
		if ((a == '"' && b == '"') || (a == '(' && b == ')') ||
			(a == '<' && b == '>'))
			s = str_slice(s, 1, s.n - 1);
		else
			return s;
	}
}

static bool
is_mail(str s)
{
	return str_find_byte(s, '@') != STR_NONE &&
	       str_find_byte(s, ' ') == STR_NONE;
}

/* The name in a line that has a name, an address, or both. */
static str
person_name(str line)
{
	str before, after, inside;

	line = bare(line);
	if (str_starts(line, STR("mailto:")))
		line = str_skip(line, 7);
	for (int i = 0; i < 2; i++) {
		str open = i ? STR("<") : STR("("),
		    shut = i ? STR(">") : STR(")");

		if (!str_cut(line, open, &before, &after) ||
			!str_cut(after, shut, &inside, &after))
			continue;
		if (is_mail(bare(inside)) && str_trim(before).n)
			return bare(before);
		if (is_mail(bare(before)) && str_trim(inside).n)
			return bare(inside);
	}
	return line;
}

str
feed_person(const struct xml_node *n, struct arena *perm)
{
	const struct xml_node *best = NULL;

	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (str_eq_caseless(c->name, STR("name")))
			best = c;
		else if (!best && str_eq_caseless(c->name, STR("email")))
			best = c;
	}
	str text = markup_plain(
		best ? xml_text(best, perm) : feed_value(n, perm), perm);
	return person_name(text);
}
