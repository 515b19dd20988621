#include "content/feed/xml.h"

#include "base/i18n.h"
#include "content/feed/libxml.h"

#include <string.h>

/* Mending may make a text larger, but not by much if it is one. */
enum { MENDED_MORE = 1 << 20 };

/* What there was when an element began. */
struct before {
	struct arena_mark mark;
	struct xml_node *sibling;
	size_t nodes;
};

struct builder {
	struct arena *perm;
	struct xml_sink *sink;
	xmlParserCtxt *parser;
	struct xml_node *at;                 /* the element that is open */
	struct buf text;                     /* of it, since its last child */
	struct before before[XML_DEPTH + 2]; /* each open element began */
	size_t depth, nodes;
	bool full;
};

static str
copy(struct builder *b, const xmlChar *s)
{
	return s ? arena_copy(b->perm, str_of((const char *)s)) : (str){ 0 };
}

static struct xml_node *
add_node(struct builder *b)
{
	struct xml_node *n = arena_new(b->perm, struct xml_node, 1);

	n->parent = b->at;
	if (b->at->last)
		b->at->last->next = n;
	else
		b->at->first = n;
	b->at->last = n;
	if (++b->nodes > XML_NODES) {
		b->full = true;
		libxml.xmlStopParser(b->parser);
	}
	return n;
}

static void
end_text(struct builder *b)
{
	if (b->text.n == 0)
		return;
	if (b->text.n > XML_TEXT_MAX) {
		if (b->sink)
			b->sink->large = true;
		buf_reset(&b->text);
		return;
	}
	struct xml_node *n = add_node(b);
	n->text = arena_copy(b->perm, buf_str(&b->text));
	buf_reset(&b->text);
}

static void
on_text(void *ctx, const xmlChar *s, int n)
{
	struct builder *b = ctx;

	/* One byte too many is enough to know it. */
	if (b->text.n <= XML_TEXT_MAX)
		buf_put(&b->text, (str){ (const char *)s, (size_t)n });
}

/* libxml2 gives five pointers an attribute: name, prefix, URI, and the ends
 * of its value. */
static void
add_attrs(struct builder *b, struct xml_node *n, int count, const xmlChar **v)
{
	struct xml_attr **last = &n->attrs;

	for (int i = 0; i < count; i++, v += 5) {
		struct xml_attr *a = arena_new(b->perm, struct xml_attr, 1);

		a->name = copy(b, v[0]);
		a->prefix = copy(b, v[1]);
		a->uri = copy(b, v[2]);
		a->value = arena_copy(b->perm,
			(str){ (const char *)v[3], (size_t)(v[4] - v[3]) });
		*last = a;
		last = &a->next;
	}
}

static void
on_start(void *ctx, const xmlChar *name, const xmlChar *prefix,
	const xmlChar *uri, int n_spaces, const xmlChar **spaces, int n_attrs,
	int n_defaults, const xmlChar **attrs)
{
	struct builder *b = ctx;

	(void)n_spaces, (void)spaces, (void)n_defaults;
	end_text(b);
	/* xml_mend sees to the depth; what it cannot read may be deeper. */
	if (b->depth > XML_DEPTH)
		return;
	b->before[b->depth++] =
		(struct before){ arena_mark(b->perm), b->at->last, b->nodes };
	struct xml_node *n = add_node(b);
	n->name = copy(b, name);
	n->prefix = copy(b, prefix);
	n->uri = copy(b, uri);
	add_attrs(b, n, n_attrs, attrs);
	b->at = n;
}

/* Takes the innermost element, which has ended, out of the tree again. */
static void
drop(struct builder *b)
{
	const struct before *before = &b->before[b->depth];
	struct xml_node *parent = b->at->parent;

	parent->last = before->sibling;
	if (parent->last)
		parent->last->next = NULL;
	else
		parent->first = NULL;
	b->nodes = before->nodes;
	arena_rewind(b->perm, before->mark);
}

static void
end_element(struct builder *b)
{
	struct xml_node *parent = b->at->parent;

	end_text(b);
	b->depth--;
	if (b->sink && b->sink->element(b->sink->ctx, b->at))
		drop(b);
	b->at = parent;
	if (b->sink && b->sink->stop)
		libxml.xmlStopParser(b->parser);
}

/* An element whose tag libxml2 cannot read never ends there. */
static void
on_end(void *ctx, const xmlChar *name, const xmlChar *prefix,
	const xmlChar *uri)
{
	struct builder *b = ctx;
	str local = str_of((const char *)name);
	struct xml_node *n = b->at;

	(void)prefix, (void)uri;
	while (n->parent && !str_eq(n->name, local))
		n = n->parent;
	if (!n->parent)
		return;
	struct xml_node *until = n->parent;
	while (b->at != until)
		end_element(b);
}

static bool
parse(struct builder *b, str text, struct err *e)
{
	xmlSAXHandler sax = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_start,
		.endElementNs = on_end,
		.characters = on_text,
		.cdataBlock = on_text,
		.ignorableWhitespace = on_text,
	};

	if (!libxml_load(e))
		return false;
	b->parser = libxml.xmlCreateMemoryParserCtxt(text.s, (int)text.n);
	if (!b->parser)
		return err_set(e, ERR_INPUT, _("cannot be read as XML"));
	*b->parser->sax = sax;
	b->parser->userData = b;
	libxml.xmlCtxtUseOptions(b->parser,
		XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_HUGE |
			XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	libxml.xmlParseDocument(b->parser);
	/* Where libxml2 gave up, what was open is what there is. */
	while (b->at->parent && !(b->sink && b->sink->stop))
		end_element(b);
	libxml.xmlFreeParserCtxt(b->parser);
	return !b->full ||
	       err_set(e, ERR_INPUT, _("has more than %d elements in one"),
		       XML_NODES);
}

bool
xml_read(str text, struct xml_sink *sink, struct arena *perm,
	struct xml_node **root, struct err *e)
{
	struct buf mended = { .max = 2 * text.n + MENDED_MORE };
	struct builder b = { .perm = perm, .sink = sink };
	bool ok;

	*root = b.at = arena_new(perm, struct xml_node, 1);
	/* One element around all, so that text behind the first is read. */
	buf_put(&mended, STR("<all>"));
	ok = xml_mend(text, &mended);
	buf_put(&mended, STR("</all>"));
	if (!ok || mended.full || mended.n > INT32_MAX)
		ok = err_set(e, ERR_INPUT, _("is no XML"));
	ok = ok && parse(&b, buf_str(&mended), e);
	buf_free(&mended);
	buf_free(&b.text);
	return ok;
}

bool
xml_has_attr(const struct xml_node *n, str name, str *value)
{
	for (const struct xml_attr *a = n->attrs; a; a = a->next)
		if (a->prefix.n == 0 && str_eq_caseless(a->name, name)) {
			*value = a->value;
			return true;
		}
	return false;
}

str
xml_attr(const struct xml_node *n, str name)
{
	str value;

	return xml_has_attr(n, name, &value) ? value : (str){ 0 };
}

const struct xml_node *
xml_next(const struct xml_node *n, const struct xml_node *top)
{
	if (n->first)
		return n->first;
	while (n != top && !n->next)
		n = n->parent;
	return n == top ? NULL : n->next;
}

str
xml_text(const struct xml_node *top, struct arena *perm)
{
	size_t n = 0, at = 0;

	for (const struct xml_node *p = top; p; p = xml_next(p, top))
		n += p->text.n;
	char *s = arena_new(perm, char, n);
	for (const struct xml_node *p = top; p; p = xml_next(p, top)) {
		if (p->text.n)
			memcpy(s + at, p->text.s, p->text.n);
		at += p->text.n;
	}
	return (str){ s, n };
}
