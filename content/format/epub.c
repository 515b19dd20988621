/*
 * EPUB: a zip of pages, with a package file that says in which order they are
 * read and what the book is called.  Each page is a part.
 */
#include "content/format/part.h"

#include "base/file.h"
#include "base/i18n.h"
#include "content/feed/libxml.h"
#include "content/format/unpack.h"

#include <string.h>

enum { BOOK_MAX = 96 << 20 }; /* bytes of all pages */

struct files {
	struct unpacked *v;
	size_t n, cap, bytes;
};

struct book {
	struct files files;
	struct arena *perm;
	str folder; /* of the package file, with '/' */
	struct document facts;
};

static bool
wants(str name)
{
	static const str endings[] = { STR0("xhtml"), STR0("html"), STR0("htm"),
		STR0("xml"), STR0("opf") };

	return str_eq_any(path_ending(name), STRS(endings));
}

/* All files that may be pages, kept. */
static bool
collect(struct book *b, struct unpack *u, const struct part_sink *sink,
	struct err *e)
{
	struct unpacked file;
	struct err why;

	for (;;) {
		why = (struct err){ 0 };
		switch (unpack_next(u, &file, &why)) {
		case UNPACK_END: return true;
		case UNPACK_FAILED:
			/* What came whole before it is read. */
			if (b->files.n < 2)
				return err_set(e, why.kind, "%s", why.text);
			sink->refused(sink->ctx, (str){ 0 }, &why);
			return true;
		case UNPACK_SKIPPED:
			sink->refused(sink->ctx, file.name, &why);
			break;
		case UNPACK_FILE:
			b->files.bytes += file.bytes.n;
			if (b->files.bytes > BOOK_MAX)
				return err_set(e, ERR_INPUT,
					_("is larger than %d MiB"),
					BOOK_MAX >> 20);
			file.bytes = arena_copy(b->perm, file.bytes);
			*vec_push(b->perm, &b->files) = file;
		}
	}
}

static const struct unpacked *
find(const struct book *b, str name)
{
	for (size_t i = 0; i < b->files.n; i++)
		if (str_eq(b->files.v[i].name, name))
			return &b->files.v[i];
	return NULL;
}

static xmlDoc *
parse(str s)
{
	return libxml.xmlReadMemory(s.s, (int)s.n, NULL, NULL,
		XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR |
			XML_PARSE_NOWARNING);
}

/* The next element behind n in document order with that local name. */
static xmlNode *
next_named(xmlNode *n, const char *name)
{
	while (n) {
		if (n->children && n->type == XML_ELEMENT_NODE) {
			n = n->children;
		} else {
			while (n && !n->next)
				n = n->parent;
			n = n ? n->next : NULL;
		}
		if (n && n->type == XML_ELEMENT_NODE &&
			strcmp((const char *)n->name, name) == 0)
			return n;
	}
	return NULL;
}

static str
attribute(struct book *b, xmlNode *n, const char *name)
{
	xmlChar *s = libxml.xmlGetNoNsProp(n, (const xmlChar *)name);
	str out = arena_copy(b->perm, str_of((const char *)s));

	(*libxml.xmlFree)(s);
	return out;
}

static str
content(struct book *b, xmlNode *root, const char *name)
{
	xmlNode *n = next_named(root, name);
	xmlChar *s = n ? libxml.xmlNodeGetContent(n) : NULL;
	str out = str_trim(arena_copy(b->perm, str_of((const char *)s)));

	(*libxml.xmlFree)(s);
	return out;
}

/* "a%20b.xhtml#part" as the name of a file. */
static str
file_name(struct book *b, str href)
{
	str path = str_take(href, str_find_byte(href, '#'));
	char *out = arena_new(b->perm, char, path.n);
	size_t n = 0;

	for (size_t i = 0; i < path.n; i++) {
		static const char hex[] = "0123456789abcdef";
		const char *high, *low;

		if (path.s[i] != '%' || i + 2 >= path.n ||
			!(high = strchr(hex, path.s[i + 1] | 0x20)) ||
			!(low = strchr(hex, path.s[i + 2] | 0x20))) {
			out[n++] = path.s[i];
			continue;
		}
		out[n++] = (char)((high - hex) << 4 | (low - hex));
		i += 2;
	}
	return arena_printf(
		b->perm, "%.*s%.*s", STR_ARG(b->folder), (int)n, out);
}

static str
package_name(struct book *b)
{
	const struct unpacked *f = find(b, STR("META-INF/container.xml"));
	xmlDoc *doc = f ? parse(f->bytes) : NULL;
	xmlNode *n =
		doc ? next_named(libxml.xmlDocGetRootElement(doc), "rootfile")
		    : NULL;
	str name = n ? attribute(b, n, "full-path") : (str){ 0 };

	libxml.xmlFreeDoc(doc);
	/* Without it, any package file will do. */
	for (size_t i = 0; i < b->files.n && !find(b, name); i++)
		if (str_ends(b->files.v[i].name, STR(".opf")))
			name = b->files.v[i].name;
	return name;
}

static void
read_facts(struct book *b, xmlNode *root)
{
	struct document *d = &b->facts;

	d->source = content(b, root, "title");
	d->byline = content(b, root, "creator");
	d->published = date_normal(content(b, root, "date"), b->perm);
}

/* The pages' ids and names. */
struct item {
	str id, name;
};

struct items {
	struct item *v;
	size_t n, cap;
};

static void
read_items(struct book *b, xmlNode *root, struct items *items)
{
	for (xmlNode *n = next_named(root, "item"); n;
		n = next_named(n, "item")) {
		/* The table of contents is no chapter. */
		if (str_find(attribute(b, n, "properties"), STR("nav")) !=
			STR_NONE)
			continue;
		*vec_push(b->perm, items) = (struct item){
			attribute(b, n, "id"),
			file_name(b, attribute(b, n, "href")),
		};
	}
}

static bool
give(struct book *b, const struct part_sink *sink, str name, struct err *e)
{
	const struct unpacked *f = find(b, name);
	struct part p = { .as = FORMAT_HTML, .likely = b->facts };

	if (!f || !str_trim(f->bytes).n)
		return true;
	p.sure.source = b->facts.source;
	p.bytes = f->bytes;
	p.name = f->name;
	return sink->part(sink->ctx, &p, e);
}

/* In the order of reading.  Books have hundreds of pages, not thousands: the
 * lists are walked. */
static bool
give_spine(struct book *b, xmlNode *root, const struct part_sink *sink,
	struct err *e)
{
	enum { SPINE_MAX = 4000 };
	struct items items = { 0 };
	int given = 0;

	read_items(b, root, &items);
	for (xmlNode *n = next_named(root, "itemref"); n && given < SPINE_MAX;
		n = next_named(n, "itemref"), given++) {
		str id = attribute(b, n, "idref");

		for (size_t i = 0; i < items.n; i++)
			if (str_eq(items.v[i].id, id)) {
				if (!give(b, sink, items.v[i].name, e))
					return false;
				break;
			}
	}
	return given || err_set(e, ERR_INPUT, _("names no page to read"));
}

static bool
read_book(struct book *b, const struct part_sink *sink, struct err *e)
{
	str name = package_name(b);
	const struct unpacked *f = find(b, name);
	size_t slash = str_find_last(name, STR("/"));
	xmlDoc *doc = f ? parse(f->bytes) : NULL;
	xmlNode *root = doc ? libxml.xmlDocGetRootElement(doc) : NULL;

	if (!root) {
		libxml.xmlFreeDoc(doc);
		return err_set(e, ERR_INPUT, _("has no package file"));
	}
	b->folder = slash == STR_NONE ? (str){ 0 } : str_take(name, slash + 1);
	read_facts(b, root);
	bool ok = give_spine(b, root, sink, e);
	libxml.xmlFreeDoc(doc);
	return ok;
}

bool
epub_read(str bytes, const struct part_sink *sink, struct err *e)
{
	struct arena perm = { 0 };
	struct book b = { .perm = &perm };
	struct unpack *u;
	bool ok = libxml_load(e) && unpack_open(bytes, wants, &perm, &u, e);

	if (ok) {
		ok = collect(&b, u, sink, e);
		unpack_close(u);
	}
	ok = ok && read_book(&b, sink, e);
	arena_free(&perm);
	return ok;
}
