#include "content/feed/feed_find.h"

#include "content/html/url.h"
#include "content/feed/xml.h"

enum {
	HEAD_MAX = 512 << 10, /* a page's head and a little more */
	TAGS_MAX = 1000,
};

static bool
is_feed_type(str type)
{
	static const str types[] = { STR0("application/rss+xml"),
		STR0("application/atom+xml"), STR0("application/rdf+xml"),
		STR0("application/feed+json"), STR0("text/xml"),
		STR0("application/xml") };

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_starts_caseless(type, types[i]))
			return true;
	return false;
}

/* Is "alternate" one of the words? */
static bool
is_alternate(str rel)
{
	str one;

	for (bool more = true; more;) {
		more = str_cut(rel, STR(" "), &one, &rel);
		if (str_eq_caseless(one, STR("alternate")))
			return true;
	}
	return false;
}

/* The next tag of that name, as an element without content; *at moves behind
 * it.  NULL: no more. */
static const struct xml_node *
next_tag(str html, str name, size_t *at, struct arena *tmp)
{
	for (size_t n;
		(n = str_find_byte(str_skip(html, *at), '<')) != STR_NONE;) {
		str tag = str_skip(html, *at + n + 1);
		struct xml_node *root;

		*at += n + 1;
		if (!str_starts_caseless(tag, name))
			continue;
		size_t end = str_find_byte(tag, '>');
		if (end == STR_NONE)
			return NULL;
		*at += end;
		tag = arena_printf(tmp, "<%.*s>", STR_ARG(str_take(tag, end)));
		if (xml_read(tag, NULL, tmp, &root, NULL) && root->first &&
			root->first->first)
			return root->first->first;
	}
	return NULL;
}

static str
base_of(str html, str url, struct arena *perm)
{
	size_t at = 0;
	const struct xml_node *n = next_tag(html, STR("base "), &at, perm);

	return n ? url_resolve(url, str_trim(xml_attr(n, STR("href"))), perm)
		 : url;
}

str
feed_find(str html, str url, struct arena *perm)
{
	const struct xml_node *n;
	size_t at = 0;

	html = str_take(html, HEAD_MAX);
	for (int tags = 0; tags < TAGS_MAX; tags++) {
		n = next_tag(html, STR("link "), &at, perm);
		if (!n)
			break;
		str href = str_trim(xml_attr(n, STR("href")));
		if (href.n && is_alternate(xml_attr(n, STR("rel"))) &&
			is_feed_type(str_trim(xml_attr(n, STR("type")))))
			return url_resolve(
				base_of(html, url, perm), href, perm);
	}
	return (str){ 0 };
}
