#include "content/feed/opml.h"

#include "base/i18n.h"
#include "content/feed/markup.h"
#include "content/html/url.h"
#include "content/feed/xml.h"

static bool
is_outline(const struct xml_node *n)
{
	return str_eq_caseless(n->name, STR("outline"));
}

static str
name_of(const struct xml_node *n)
{
	str title = str_trim(xml_attr(n, STR("title")));

	return title.n ? title : str_trim(xml_attr(n, STR("text")));
}

/* The outlines around it that are no feeds themselves. */
static str
folder_of(const struct xml_node *n, struct arena *perm)
{
	str folder = { 0 };

	for (n = n->parent; n; n = n->parent) {
		str name = is_outline(n) ? name_of(n) : (str){ 0 };

		if (name.n)
			folder = folder.n ? arena_printf(perm, "%.*s/%.*s",
						    STR_ARG(name),
						    STR_ARG(folder))
					  : name;
	}
	return folder;
}

static bool
add_feed(struct opml *o, const struct xml_node *n, struct arena *perm)
{
	str url = str_trim(xml_attr(n, STR("xmlurl")));

	if (!is_outline(n) || !url_is_web(url))
		return true;
	if (o->n == OPML_FEEDS)
		return false;
	*vec_push(perm, o) = (struct opml_feed){
		.url = arena_copy(perm, url),
		.title = markup_plain(name_of(n), perm),
		.site = arena_copy(perm, str_trim(xml_attr(n, STR("htmlurl")))),
		.folder = markup_plain(folder_of(n, perm), perm),
	};
	return true;
}

bool
opml_read(str text, struct arena *perm, struct opml *o, struct err *e)
{
	struct arena tree = { 0 };
	struct xml_node *root;

	*o = (struct opml){ 0 };
	bool ok = xml_read(text, NULL, &tree, &root, e);
	const struct xml_node *n = ok ? root : NULL;
	while (n && add_feed(o, n, perm))
		n = xml_next(n, root);
	arena_free(&tree);
	return ok && (o->n || err_set(e, ERR_INPUT, _("names no feed")));
}

static void
put_attr(struct buf *out, const char *name, str value)
{
	struct arena tmp = { 0 };
	str s = markup_escape(value, &tmp);

	if (value.n)
		buf_printf(out, " %s=\"%.*s\"", name, STR_ARG(s));
	arena_free(&tmp);
}

static void
put_feed(struct buf *out, const struct opml_feed *f, const char *indent)
{
	buf_printf(out, "%s<outline type=\"rss\"", indent);
	put_attr(out, "text", f->title.n ? f->title : f->url);
	put_attr(out, "xmlUrl", f->url);
	put_attr(out, "htmlUrl", f->site);
	buf_put(out, STR("/>\n"));
}

void
opml_write(const struct opml *o, struct buf *out)
{
	str folder = { 0 };

	buf_put(out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			 "<opml version=\"2.0\">\n"
			 "  <head><title>jianbao</title></head>\n  <body>\n"));
	for (size_t i = 0; i < o->n; i++) {
		const struct opml_feed *f = &o->v[i];

		if (!str_eq(f->folder, folder)) {
			if (folder.n)
				buf_put(out, STR("    </outline>\n"));
			if (f->folder.n) {
				buf_put(out, STR("    <outline"));
				put_attr(out, "text", f->folder);
				buf_put(out, STR(">\n"));
			}
			folder = f->folder;
		}
		put_feed(out, f, folder.n ? "      " : "    ");
	}
	if (folder.n)
		buf_put(out, STR("    </outline>\n"));
	buf_put(out, STR("  </body>\n</opml>\n"));
}
