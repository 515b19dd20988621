/* JSON Feed, versions 1 and 1.1: https://www.jsonfeed.org/version/1.1/ */
#include "content/feed/feed_xml.h"

#include "base/i18n.h"
#include "content/feed/markup.h"
#include "content/html/url.h"

#include <jansson.h>

static str
text_of(const json_t *object, const char *name, struct arena *perm)
{
	const json_t *v = json_object_get(object, name);

	if (json_is_string(v))
		return arena_copy(perm, str_trim((str){ json_string_value(v),
						json_string_length(v) }));
	/* An id may be a number. */
	if (json_is_integer(v))
		return arena_printf(
			perm, "%" JSON_INTEGER_FORMAT, json_integer_value(v));
	return (str){ 0 };
}

static str
first_of(const json_t *object, const char *name, const char *other,
	struct arena *perm)
{
	str s = text_of(object, name, perm);

	return s.n ? s : text_of(object, other, perm);
}

static str
authors_of(const json_t *object, struct arena *perm)
{
	const json_t *list = json_object_get(object, "authors");
	str names = text_of(json_object_get(object, "author"), "name", perm);

	for (size_t i = 0; i < json_array_size(list); i++) {
		str one = text_of(json_array_get(list, i), "name", perm);

		if (one.n && str_find(names, one) == STR_NONE)
			names = names.n ? arena_printf(perm, "%.*s, %.*s",
						  STR_ARG(names), STR_ARG(one))
					: one;
	}
	return names;
}

static str
html_of(const json_t *object, const char *html, const char *text,
	struct arena *perm)
{
	str s = text_of(object, html, perm);

	return s.n ? s : markup_escape(text_of(object, text, perm), perm);
}

static void
read_item(const json_t *o, str base, struct arena *perm, struct feed_entry *e)
{
	*e = (struct feed_entry){
		.title = markup_plain(text_of(o, "title", perm), perm),
		.guid = text_of(o, "id", perm),
		.url = first_of(o, "url", "external_url", perm),
		.byline = authors_of(o, perm),
		.published =
			date_feed(text_of(o, "date_published", perm), perm),
		.updated = date_feed(text_of(o, "date_modified", perm), perm),
		.body = html_of(o, "content_html", "content_text", perm),
		.summary = markup_escape(text_of(o, "summary", perm), perm),
		.base = base,
	};
	if (!e->url.n && url_is_web(e->guid))
		e->url = e->guid;
	e->url = url_resolve(base, e->url, perm);
	if (!e->published.n)
		e->published = e->updated;
}

static void
read_feed(const json_t *o, str url, struct arena *perm, struct feed *feed)
{
	const json_t *items = json_object_get(o, "items");
	str site = text_of(o, "home_page_url", perm);
	str base = site.n ? url_resolve(url, site, perm) : url;

	feed->facts = (struct feed_facts){
		.title = markup_plain(text_of(o, "title", perm), perm),
		.url = base,
		.id = text_of(o, "feed_url", perm),
		.text = markup_escape(text_of(o, "description", perm), perm),
		.byline = authors_of(o, perm),
	};
	for (size_t i = 0; i < json_array_size(items); i++) {
		if (feed->entries.n == FEED_ENTRIES) {
			feed->more = true;
			break;
		}
		struct feed_entry e;
		read_item(json_array_get(items, i), base, perm, &e);
		if (e.body.n > XML_TEXT_MAX)
			feed->large++;
		else
			*vec_push(perm, &feed->entries) = e;
	}
}

bool
feed_json_read(
	str text, str url, struct arena *perm, struct feed *feed, struct err *e)
{
	json_error_t why;
	json_t *o = json_loadb(text.s, text.n, 0, &why);

	if (!o)
		return err_set(e, ERR_INPUT, _("is no JSON (at byte %d)"),
			why.position);
	bool ok = json_is_array(json_object_get(o, "items"));
	if (ok)
		read_feed(o, url, perm, feed);
	json_decref(o);
	return ok || err_set(e, ERR_INPUT, _("is no feed"));
}
