/*
 * WARC (ISO 28500): what a crawler kept, a record a page.  Read here and not
 * by libarchive, which leaves out pages whose address ends in "/".
 */
#include "content/format/part.h"

#include "base/i18n.h"
#include "content/charset/declare.h"
#include "content/format/unpack.h"

#include <string.h>

struct record {
	str type, url, content_type;
	str block;
};

/* Header lines up to an empty one; false at the end of *rest. */
static bool
next_header(str *rest, str *name, str *value)
{
	str line;

	if (!str_line(rest, &line) || !str_trim(line).n)
		return false;
	if (!str_cut(line, STR(":"), name, value))
		*name = *value = (str){ 0 };
	*value = str_trim(*value);
	return true;
}

/* False: no whole record is left. */
static bool
next_record(str *rest, struct record *r, struct err *e)
{
	str name, value, line;
	int64_t length = -1;

	while (rest->n && (rest->s[0] == '\r' || rest->s[0] == '\n'))
		*rest = str_skip(*rest, 1);
	*r = (struct record){ 0 };
	if (!str_line(rest, &line))
		return false;
	if (!str_starts(line, STR("WARC/")))
		return err_set(e, ERR_INPUT, _("is damaged: no WARC record"));
	while (next_header(rest, &name, &value)) {
		if (str_eq_caseless(name, STR("Content-Length")))
			str_to_int(value, &length);
		else if (str_eq_caseless(name, STR("WARC-Type")))
			r->type = value;
		else if (str_eq_caseless(name, STR("WARC-Target-URI")))
			r->url = value;
		else if (str_eq_caseless(name, STR("Content-Type")))
			r->content_type = value;
	}
	if (str_starts(r->url, STR("<")) && str_ends(r->url, STR(">")))
		r->url = str_slice(r->url, 1, r->url.n - 1);
	if (length < 0 || (uint64_t)length > rest->n)
		return err_set(
			e, ERR_INPUT, _("is damaged: a record ends too early"));
	r->block = str_take(*rest, (size_t)length);
	*rest = str_skip(*rest, (size_t)length);
	return true;
}

/* The body of "Transfer-Encoding: chunked". */
static str
unchunk(str s, struct arena *perm)
{
	char *out = arena_new(perm, char, s.n);
	size_t n = 0;
	str line;

	while (str_line(&s, &line)) {
		size_t size = 0, digits = 0;

		for (; digits < line.n && digits < 8; digits++) {
			static const char hex[] = "0123456789abcdef";
			const char *d = strchr(hex, line.s[digits] | 0x20);

			if (!d || !*d)
				break;
			size = size * 16 + (size_t)(d - hex);
		}
		if (!digits || !size)
			break;
		str chunk = str_take(s, size);
		if (chunk.n)
			memcpy(out + n, chunk.s, chunk.n);
		n += chunk.n;
		s = str_skip(s, size + 2);
	}
	return (str){ out, n };
}

/* What a server said about the body that it sent. */
struct reply {
	str status, type, packing;
	bool chunked;
};

static str
read_reply(str block, struct reply *r)
{
	str name, value, line = { 0 };

	str_line(&block, &line);
	r->status = str_slice(line, 9, 12);
	while (next_header(&block, &name, &value)) {
		if (str_eq_caseless(name, STR("Content-Type")))
			r->type = value;
		else if (str_eq_caseless(name, STR("Content-Encoding")))
			r->packing = value;
		else if (str_eq_caseless(name, STR("Transfer-Encoding")))
			r->chunked = str_eq_caseless(value, STR("chunked"));
	}
	return block;
}

static bool
is_text_type(str type)
{
	static const str types[] = { STR0("text/html"), STR0("text/plain"),
		STR0("text/markdown"), STR0("application/xhtml+xml"),
		STR0("application/rss+xml"), STR0("application/atom+xml"),
		STR0("text/xml"), STR0("application/xml") };

	type = str_trim(str_take(type, str_find_byte(type, ';')));
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_eq_caseless(type, types[i]))
			return true;
	return false;
}

/* The body of a record that is a page, or empty. */
static str
read_body(const struct record *r, str *type, struct arena *tmp, struct err *e)
{
	struct reply reply = { 0 };
	str body = r->block;

	*type = r->content_type;
	if (str_eq_caseless(r->type, STR("response"))) {
		body = read_reply(body, &reply);
		*type = reply.type;
		if (!str_eq(reply.status, STR("200")))
			return (str){ 0 };
	} else if (!str_eq_caseless(r->type, STR("resource"))) {
		return (str){ 0 };
	}
	if (!is_text_type(*type))
		return (str){ 0 };
	if (reply.chunked)
		body = unchunk(body, tmp);
	if (str_eq_caseless(reply.packing, STR("gzip")) &&
		!unpack_stream(body, PART_MAX, tmp, &body, e))
		return (str){ 0 };
	return body;
}

static bool
give(const struct part_sink *sink, const struct record *r, struct err *e)
{
	struct arena tmp = { 0 };
	struct part p = { .name = r->url };
	struct err why = { 0 };
	bool ok = true;
	str type;

	p.bytes = read_body(r, &type, &tmp, &why);
	p.sure.url = r->url;
	p.charset = declare_in_type(type);
	if (why.kind)
		sink->refused(sink->ctx, r->url, &why);
	else if (str_trim(p.bytes).n)
		ok = sink->part(sink->ctx, &p, e);
	arena_free(&tmp);
	return ok;
}

bool
warc_read(str bytes, const struct part_sink *sink, struct err *e)
{
	struct arena tmp = { 0 };
	struct record r;
	struct err why = { 0 };
	bool ok = true;
	int n = 0;

	/* Packed: each record is a stream of its own, one behind the other. */
	if (!str_starts(bytes, STR("WARC/")))
		ok = unpack_stream(bytes, 2 * PART_MAX, &tmp, &bytes, e);
	while (ok && n++ < PARTS_MAX && next_record(&bytes, &r, &why))
		ok = give(sink, &r, e);
	arena_free(&tmp);
	if (ok && why.kind)
		return err_set(e, why.kind, "%s", why.text);
	return ok;
}
