/*
 * Mail and saved pages (mhtml) by GMime: newsletters above all.  A message is
 * one text: its HTML, or its plain text where it has none; messages within it
 * are texts of their own.  Attachments are left out.
 */
#include "content/format/part.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "base/late.h"
#include "config.h"
#include "content/charset/decode.h"
#include "content/format/mail_flow.h"
#include "content/format/mail_words.h"

#define G_DISABLE_CAST_CHECKS
#include <gmime/gmime.h>
#include <string.h>

static struct {
#define CALL(name) __typeof__(name) *name;
#include "content/format/gmime.def"
} late;

static const char *const late_names[] = {
#define CALL(name) #name,
#include "content/format/gmime.def"
};

enum {
	MAIL_PARTS = 1000, /* of one message */
	MAIL_DEPTH = 16,
};

/* A message being read. */
struct mail {
	const struct part_sink *sink;
	struct arena *perm;
	struct err *e;
	GMimePart *html; /* the first one */
	struct buf plain;
	int parts, depth;
};

static bool read_message(struct mail *, GMimeMessage *);

static bool
is_a(void *object, GType type)
{
	return late.g_type_check_instance_is_a(object, type);
}

static str
type_parameter(GMimeObject *o, const char *name)
{
	GMimeContentType *type = late.g_mime_object_get_content_type(o);

	return type ? str_of(late.g_mime_content_type_get_parameter(type, name))
		    : (str){ 0 };
}

/* The bytes of a part, its transfer encoding undone. */
static str
part_bytes(struct mail *m, GMimePart *part)
{
	GMimeDataWrapper *content = late.g_mime_part_get_content(part);
	GMimeStream *to = late.g_mime_stream_mem_new();
	str bytes = { 0 };

	if (content &&
		late.g_mime_data_wrapper_write_to_stream(content, to) >= 0) {
		GByteArray *a = late.g_mime_stream_mem_get_byte_array(
			GMIME_STREAM_MEM(to));

		bytes = arena_copy(m->perm, (str){ (char *)a->data, a->len });
	}
	late.g_object_unref(to);
	return bytes;
}

static bool
is_attached(GMimeObject *o)
{
	const char *how = late.g_mime_object_get_disposition(o);

	return how && strcmp(how, "attachment") == 0;
}

/* The signature below "-- " is not of the text. */
static str
without_signature(str s)
{
	size_t at = str_find_last(s, STR("\n-- \n"));

	if (at == STR_NONE)
		at = str_find_last(s, STR("\n-- \r\n"));
	return at == STR_NONE || at < s.n / 2 ? s : str_take(s, at);
}

static void
put_plain(struct mail *m, GMimePart *part)
{
	struct decoded d;
	str bytes = part_bytes(m, part);
	GMimeObject *o = GMIME_OBJECT(part);

	if (!decode(bytes, type_parameter(o, "charset"), false, m->perm, &d,
		    NULL))
		return;
	if (str_eq_caseless(type_parameter(o, "format"), STR("flowed")))
		d.text = mail_unflow(d.text,
			str_eq_caseless(type_parameter(o, "delsp"), STR("yes")),
			m->perm);
	buf_put(&m->plain, without_signature(d.text));
	buf_put(&m->plain, STR("\n\n"));
}

static void
take_part(struct mail *m, GMimeObject *o)
{
	GMimeContentType *type = late.g_mime_object_get_content_type(o);

	if (!type || is_attached(o))
		return;
	if (late.g_mime_content_type_is_type(type, "text", "html")) {
		if (!m->html)
			m->html = GMIME_PART(o);
	} else if (late.g_mime_content_type_is_type(type, "text", "plain") ||
		   late.g_mime_content_type_is_type(type, "text", "markdown")) {
		put_plain(m, GMIME_PART(o));
	}
}

/* One of the message's objects, and those in it; false ends the reading. */
static bool
walk(struct mail *m, GMimeObject *o)
{
	bool ok = true;

	if (++m->parts > MAIL_PARTS)
		return err_set(m->e, ERR_INPUT, _("has more than %d parts"),
			MAIL_PARTS);
	if (++m->depth > MAIL_DEPTH)
		return err_set(m->e, ERR_INPUT, _("is nested too deep"));
	if (is_a(o, late.g_mime_multipart_get_type())) {
		int n = late.g_mime_multipart_get_count(GMIME_MULTIPART(o));

		for (int i = 0; ok && i < n; i++)
			ok = walk(m, late.g_mime_multipart_get_part(
					     GMIME_MULTIPART(o), i));
	} else if (is_a(o, late.g_mime_message_part_get_type())) {
		GMimeMessage *inner = late.g_mime_message_part_get_message(
			GMIME_MESSAGE_PART(o));
		struct mail other = { .sink = m->sink,
			.perm = m->perm,
			.e = m->e,
			.parts = m->parts,
			.depth = m->depth };

		ok = !inner || read_message(&other, inner);
		m->parts = other.parts;
	} else if (is_a(o, late.g_mime_part_get_type())) {
		take_part(m, o);
	}
	m->depth--;
	return ok;
}

/* Who sent it: his name, or else his address. */
static str
sender(struct mail *m, str from)
{
	InternetAddressList *list = late.internet_address_list_parse(
		NULL, arena_cstr(m->perm, from));
	str name = { 0 };

	if (!list)
		return name;
	if (late.internet_address_list_length(list) > 0) {
		InternetAddress *a =
			late.internet_address_list_get_address(list, 0);

		name = str_trim(str_of(late.internet_address_get_name(a)));
		if (!name.n &&
			is_a(a, late.internet_address_mailbox_get_type()))
			name = str_of(late.internet_address_mailbox_get_addr(
				INTERNET_ADDRESS_MAILBOX(a)));
		name = arena_copy(m->perm, name);
	}
	late.g_object_unref(list);
	return name;
}

static str
raw_header(struct mail *m, GMimeMessage *msg, const char *name)
{
	GMimeHeaderList *list =
		late.g_mime_object_get_header_list(GMIME_OBJECT(msg));
	GMimeHeader *h = late.g_mime_header_list_get_header(list, name);
	str raw = str_of(h ? late.g_mime_header_get_raw_value(h) : NULL);

	return mail_unfold(raw, m->perm);
}

/* "<https://…>" of Archived-At, or the page that a browser saved. */
static str
address(struct mail *m, GMimeMessage *msg)
{
	static const char *const names[] = { "Archived-At",
		"Snapshot-Content-Location", "Content-Location" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		str s = str_trim(raw_header(m, msg, names[i]));

		if (str_starts(s, STR("<")) && str_ends(s, STR(">")))
			s = str_slice(s, 1, s.n - 1);
		if (str_starts(s, STR("http")))
			return s;
	}
	return (str){ 0 };
}

/* Some mailers encode name and address as one word. */
static str
without_address(str s)
{
	size_t at = str_find_last(s, STR("<"));

	return str_trim(at == STR_NONE || at == 0 ? s : str_take(s, at));
}

static void
read_facts(struct mail *m, GMimeMessage *msg, struct part *p)
{
	p->sure.title =
		str_trim(mail_words(raw_header(m, msg, "Subject"), m->perm));
	p->sure.published = date_normal(raw_header(m, msg, "Date"), m->perm);
	p->sure.url = address(m, msg);
	p->sure.source = sender(m, raw_header(m, msg, "From"));
	p->sure.source = without_address(mail_words(p->sure.source, m->perm));
}

/* Saved by a browser: the page itself says what it is. */
static bool
is_saved_page(GMimeMessage *msg)
{
	const char *from =
		late.g_mime_object_get_header(GMIME_OBJECT(msg), "From");

	return (from && (strstr(from, "<Saved by") ||
				strstr(from, "Saved by "))) ||
	       late.g_mime_object_get_header(
		       GMIME_OBJECT(msg), "Snapshot-Content-Location");
}

static bool
give(struct mail *m, GMimeMessage *msg)
{
	struct part p = { .as = FORMAT_TEXT, .bytes = buf_str(&m->plain) };

	read_facts(m, msg, &p);
	if (is_saved_page(msg)) {
		p.likely = p.sure;
		p.sure = (struct document){ .url = p.likely.url };
		p.likely.source = p.likely.published = (str){ 0 };
	}
	p.charset = STR("utf-8");
	if (m->html) {
		p.as = FORMAT_HTML;
		p.bytes = part_bytes(m, m->html);
		p.charset = type_parameter(GMIME_OBJECT(m->html), "charset");
	}
	if (!str_trim(p.bytes).n)
		return true;
	return m->sink->part(m->sink->ctx, &p, m->e);
}

static bool
read_message(struct mail *m, GMimeMessage *msg)
{
	GMimeObject *root = late.g_mime_message_get_mime_part(msg);
	bool ok = (!root || walk(m, root)) && give(m, msg);

	buf_free(&m->plain);
	return ok;
}

/* GMime's own set-up is done once in a process. */
static bool
begin(struct err *e)
{
	static bool begun;

	if (!late_load(GMIME_LIBRARY, late_names,
		    sizeof late_names / sizeof *late_names, &late, e))
		return false;
	if (!begun)
		late.g_mime_init();
	begun = true;
	return true;
}

/* Tells whether something was given. */
struct counted {
	const struct part_sink *sink;
	size_t n;
};

static bool
count_part(void *ctx, const struct part *p, struct err *e)
{
	struct counted *c = ctx;

	c->n++;
	return c->sink->part(c->sink->ctx, p, e);
}

bool
mail_read(str bytes, const struct part_sink *sink, struct err *e)
{
	struct arena perm = { 0 };
	struct counted counted = { .sink = sink };
	struct part_sink to = { count_part, sink->refused, &counted };
	struct mail m = { .sink = &to, .perm = &perm, .e = e };

	if (!bytes.n)
		return err_set(e, ERR_INPUT, _("is no mail"));
	if (!begin(e))
		return false;
	GMimeStream *in =
		late.g_mime_stream_mem_new_with_buffer(bytes.s, bytes.n);
	GMimeParser *parser = late.g_mime_parser_new_with_stream(in);
	GMimeMessage *msg = late.g_mime_parser_construct_message(parser, NULL);
	bool ok = msg ? read_message(&m, msg)
		      : err_set(e, ERR_INPUT, _("is no mail"));
	if (msg)
		late.g_object_unref(msg);
	late.g_object_unref(parser);
	late.g_object_unref(in);
	arena_free(&perm);
	if (ok && !counted.n)
		return err_set(e, ERR_INPUT, _("holds no text"));
	return ok;
}

/* Where the next mail of a mailbox begins: a line "From " behind an empty
 * one. */
static size_t
next_mail(str s)
{
	for (size_t from = 0;;) {
		size_t at = str_find(str_skip(s, from), STR("\nFrom "));

		if (at == STR_NONE)
			return s.n;
		at += from;
		if (at > 0 && (s.s[at - 1] == '\n' ||
				      (at > 1 && s.s[at - 1] == '\r' &&
					      s.s[at - 2] == '\n')))
			return at + 1;
		from = at + 1;
	}
}

bool
mbox_read(str bytes, const struct part_sink *sink, struct err *e)
{
	struct arena tmp = { 0 };
	size_t n = 0;

	while (bytes.n) {
		size_t end = next_mail(bytes);
		str one = str_take(bytes, end), line;
		struct err why = { 0 };

		bytes = str_skip(bytes, end);
		str_line(&one, &line);
		n++;
		if (mail_read(one, sink, &why))
			continue;
		if (why.kind != ERR_INPUT)
			return err_set(e, why.kind, "%s", why.text);
		sink->refused(
			sink->ctx, arena_printf(&tmp, _("mail %zu"), n), &why);
	}
	arena_free(&tmp);
	return true;
}
