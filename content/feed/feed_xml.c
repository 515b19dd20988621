#include "content/feed/feed_xml.h"

#include "base/i18n.h"
#include "content/feed/markup.h"
#include "content/html/url.h"

#include <string.h>

enum what {
	FIELD_NONE,
	FIELD_TITLE,
	FIELD_SUMMARY,
	FIELD_BODY,
	FIELD_ID,
	FIELD_AUTHOR,
	FIELD_PUBLISHED,
	FIELD_UPDATED,
	FIELD_LINK,
	FIELDS
};

static const struct {
	enum feed_space space;
	str name;
	enum what what;
	int rank;
} fields[] = {
#define FIELD(class, name, what, rank) \
	{ SPACE_##class, STR0(name), FIELD_##what, rank },
#include "content/feed/feed_fields.def"
};

/* What one channel, item, entry has said so far. */
struct taking {
	str root, url;
	struct arena *perm;
	struct feed_entry *out;
	int rank[FIELDS]; /* one more than that of what is there; 0: nothing */
	str base_of_body;
};

/* Ranks of a link that is no element's text. */
enum { LINK_OTHER = 1, LINK_GUID = 2, LINK_ALTERNATE = 3 };

/* Is it better than, or as good as and behind, what is there? */
static bool
wins(struct taking *t, enum what what, int rank)
{
	if (rank + 1 < t->rank[what])
		return false;
	t->rank[what] = rank + 1;
	return true;
}

static void
take_url(struct taking *t, const struct xml_node *n, str url, int rank)
{
	url = str_trim(url);
	if (url.n && wins(t, FIELD_LINK, rank))
		t->out->url = url_resolve(
			feed_base(n, t->url, t->perm), url, t->perm);
}

/* A link's rank by what it says it leads to. */
static int
link_rank(const struct xml_node *n, int rank)
{
	str rel = str_trim(xml_attr(n, STR("rel")));
	str type = str_trim(xml_attr(n, STR("type")));

	if (rel.n && !str_eq_caseless(rel, STR("alternate")))
		return LINK_OTHER;
	return type.n == 0 || str_find(type, STR("html")) != STR_NONE
		       ? rank
		       : LINK_ALTERNATE;
}

/* An empty address is that of its base. */
static void
take_href(struct taking *t, const struct xml_node *n, str href, int rank)
{
	str base = feed_base(n, (str){ 0 }, t->perm);

	take_url(t, n, href.n ? href : base, link_rank(n, rank));
}

static void
take_link(struct taking *t, const struct xml_node *n, int rank)
{
	str href;

	if (xml_has_attr(n, STR("href"), &href))
		take_href(t, n, href, rank);
	else
		take_url(t, n, xml_text(n, t->perm), rank);
}

static void
take_id(struct taking *t, const struct xml_node *n, int rank)
{
	str id = str_trim(xml_text(n, t->perm));

	if (!id.n)
		return;
	if (wins(t, FIELD_ID, rank))
		t->out->guid = id;
	if (str_eq_caseless(n->name, STR("guid")) &&
		!str_eq_caseless(str_trim(xml_attr(n, STR("ispermalink"))),
			STR("false")) &&
		url_is_web(id))
		take_url(t, n, id, LINK_GUID);
}

static void
take_author(struct taking *t, const struct xml_node *n, int rank)
{
	str name = feed_person(n, t->perm), *out = &t->out->byline;
	bool more = t->rank[FIELD_AUTHOR] == rank + 1;

	if (!name.n || !wins(t, FIELD_AUTHOR, rank) ||
		(more && str_find(*out, name) != STR_NONE))
		return;
	*out = more ? arena_printf(t->perm, "%.*s, %.*s", STR_ARG(*out),
			      STR_ARG(name))
		    : name;
}

static void
take_date(struct taking *t, const struct xml_node *n, enum what what, int rank)
{
	str date = date_feed(str_trim(xml_text(n, t->perm)), t->perm);

	if (date.n && wins(t, what, rank))
		*(what == FIELD_UPDATED ? &t->out->updated
					: &t->out->published) = date;
}

static void
take_html(struct taking *t, const struct xml_node *n, enum what what, int rank)
{
	str value = feed_value(n, t->perm);

	if (str_trim(value).n == 0 || !wins(t, what, rank))
		return;
	switch (what) {
	case FIELD_TITLE: t->out->title = markup_plain(value, t->perm); break;
	case FIELD_BODY:
		t->out->body = value;
		t->base_of_body = feed_base(n, t->url, t->perm);
		break;
	default: t->out->summary = value;
	}
}

static void
take_field(struct taking *t, const struct xml_node *n, enum what what, int rank)
{
	switch (what) {
	case FIELD_LINK: take_link(t, n, rank); break;
	case FIELD_ID: take_id(t, n, rank); break;
	case FIELD_AUTHOR: take_author(t, n, rank); break;
	case FIELD_PUBLISHED:
	case FIELD_UPDATED: take_date(t, n, what, rank); break;
	default: take_html(t, n, what, rank);
	}
}

static void take_children(struct taking *, const struct xml_node *);

static void
take_element(struct taking *t, const struct xml_node *n)
{
	enum feed_space space = feed_space_of(n, t->root);

	/* Media of one kind are in a group of their own. */
	if (space == SPACE_MEDIA &&
		(str_eq_caseless(n->name, STR("group")) ||
			str_eq_caseless(n->name, STR("content")))) {
		take_children(t, n);
		return;
	}
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (fields[i].space == space &&
			str_eq_caseless(n->name, fields[i].name))
			take_field(t, n, fields[i].what, fields[i].rank);
}

static void
take_children(struct taking *t, const struct xml_node *n)
{
	for (const struct xml_node *c = n->first; c; c = c->next)
		if (c->name.n)
			take_element(t, c);
}

/* CDF and RDF say things in attributes. */
static void
take_attrs(struct taking *t, const struct xml_node *n)
{
	take_url(t, n, xml_attr(n, STR("href")), LINK_ALTERNATE);
	str date = date_feed(xml_attr(n, STR("lastmod")), t->perm);
	if (date.n && wins(t, FIELD_UPDATED, 0))
		t->out->updated = date;
	for (const struct xml_attr *a = n->attrs; a; a = a->next) {
		if (!str_eq_caseless(a->name, STR("about")) || !a->prefix.n)
			continue;
		if (wins(t, FIELD_ID, 0))
			t->out->guid = str_trim(a->value);
		if (url_is_web(a->value))
			take_url(t, n, a->value, LINK_OTHER);
	}
}

/* The facts of a channel, feed, item or entry. */
static void
facts_of(const struct xml_node *n, str root, str url, struct arena *perm,
	struct feed_entry *out)
{
	struct taking t = {
		.root = root, .url = url, .perm = perm, .out = out
	};

	*out = (struct feed_entry){ 0 };
	take_attrs(&t, n);
	take_children(&t, n);
	out->base = t.base_of_body.n ? t.base_of_body : feed_base(n, url, perm);
	if (!out->published.n)
		out->published = out->updated;
}

/* Reading. */
struct reading {
	struct feed *feed;
	str url, root;
	bool rooted; /* root is known */
	struct arena *perm, tmp;
	struct xml_sink sink;
};

static str
keep(struct reading *r, str s)
{
	return s.n ? arena_copy(r->perm, s) : (str){ 0 };
}

static void
keep_entry(struct reading *r, const struct feed_entry *from)
{
	*vec_push(r->perm, &r->feed->entries) = (struct feed_entry){
		.title = keep(r, from->title),
		.url = keep(r, from->url),
		.guid = keep(r, from->guid),
		.byline = keep(r, from->byline),
		.published = keep(r, from->published),
		.updated = keep(r, from->updated),
		.body = keep(r, from->body),
		.summary = keep(r, from->summary),
		.base = keep(r, from->base),
	};
}

static const struct xml_node *
first_element(const struct xml_node *n)
{
	n = n->first;
	while (n && n->name.n == 0)
		n = n->next;
	return n;
}

/* The first element tells what "plain" is.  Above it there are two of ours:
 * the root and <all>. */
static void
find_root(struct reading *r, const struct xml_node *n)
{
	while (n->parent && n->parent->parent && n->parent->parent->parent)
		n = n->parent;
	r->root = keep(r, n->uri);
	r->rooted = true;
}

static bool
is_entry(const struct reading *r, const struct xml_node *n)
{
	if (!feed_is(n, r->root, STR("item")) &&
		!feed_is(n, r->root, STR("entry")))
		return false;
	/* Not one within another, nor one in somebody's markup. */
	for (const struct xml_node *p = n->parent; p; p = p->parent)
		if (feed_is(p, r->root, STR("item")) ||
			feed_is(p, r->root, STR("entry")))
			return false;
	return true;
}

static bool
on_element(void *ctx, struct xml_node *n)
{
	struct reading *r = ctx;
	struct feed_entry e;

	if (!r->rooted)
		find_root(r, n);
	if (!is_entry(r, n))
		return false;
	if (r->sink.large) {
		r->sink.large = false;
		r->feed->large++;
		return true;
	}
	if (r->feed->entries.n == FEED_ENTRIES) {
		r->feed->more = r->sink.stop = true;
		return true;
	}
	arena_reset(&r->tmp);
	facts_of(n, r->root, r->url, &r->tmp, &e);
	keep_entry(r, &e);
	return true;
}

/* The channel or feed itself, at the top or one below. */
static const struct xml_node *
find_channel(const struct reading *r, const struct xml_node *top)
{
	for (const struct xml_node *n = top->first; n; n = n->next) {
		if (feed_is(n, r->root, STR("channel")) ||
			feed_is(n, r->root, STR("feed")))
			return n;
		for (const struct xml_node *c = n->first; c; c = c->next)
			if (feed_is(c, r->root, STR("channel")) ||
				feed_is(c, r->root, STR("feed")))
				return c;
	}
	return NULL;
}

static bool
refuse(const struct xml_node *first, struct err *e)
{
	if (first && str_eq_caseless(first->name, STR("opml")))
		return err_set(e, ERR_INPUT,
			_("is a list of feeds: jianbao follow --opml takes "
			  "it"));
	if (first && str_eq_caseless(first->name, STR("html")))
		return err_set(e, ERR_INPUT, _("is a page, not a feed"));
	return err_set(e, ERR_INPUT, _("is no feed"));
}

static bool
end_feed(struct reading *r, const struct xml_node *root, struct err *e)
{
	const struct xml_node *all = first_element(root);
	const struct xml_node *first = all ? first_element(all) : NULL;
	const struct xml_node *channel = all ? find_channel(r, all) : NULL;
	struct feed_entry f = { 0 };

	if (!channel && r->feed->entries.n + r->feed->large == 0)
		return refuse(first, e);
	if (channel)
		facts_of(channel, r->root, r->url, r->perm, &f);
	r->feed->facts = (struct feed_facts){ .title = f.title,
		.url = f.url,
		.id = f.guid,
		.text = f.summary,
		.byline = f.byline };
	return true;
}

bool
feed_xml_read(
	str text, str url, struct arena *perm, struct feed *feed, struct err *e)
{
	struct reading r = { .feed = feed, .url = url, .perm = perm };
	struct arena tree = { 0 };
	struct xml_node *root;

	r.sink = (struct xml_sink){ .element = on_element, .ctx = &r };
	bool ok = xml_read(text, &r.sink, &tree, &root, e) &&
		  end_feed(&r, root, e);
	/* Facts of the feed are slices of the tree. */
	if (ok) {
		struct feed_facts *f = &feed->facts;

		*f = (struct feed_facts){ keep(&r, f->title), keep(&r, f->url),
			keep(&r, f->id), keep(&r, f->text),
			keep(&r, f->byline) };
	}
	arena_free(&r.tmp);
	arena_free(&tree);
	return ok;
}
