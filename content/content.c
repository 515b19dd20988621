#include "content/content.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "content/charset/decode.h"
#include "content/document.h"
#include "content/extract.h"
#include "content/format/foreign.h"
#include "content/format/part.h"
#include "content/html/html.h"
#include "content/feed/feed.h"

/* How far before the longest text a better place to cut is looked for. */
enum { CUT_NEAR = 4096 };

/* Of one part of an input, that are told of one by one. */
enum { REFUSED_LINES = 100 };

/* One input on its way. */
struct reading {
	const struct input *in;
	const struct confirmed_names *confirmed;
	const struct content_sink *sink;
	enum format format;
	const char *charset;
	size_t bad;         /* ill-formed parts of what becomes one article */
	str declared;       /* a label that its bytes contradict, or empty */
	str bytes;          /* what becomes one article, or several, */
	size_t line;        /* … at this line of the input; 0: all of it */
	bool told;          /* the keeper knows of them */
	struct arena *perm; /* emptied after each article */
};

static str
shown_path(const struct input *in)
{
	return in->path.n ? in->path : STR("the input");
}

/* "path why", with what stands in why. */
static bool
refuse(const struct input *in, struct err *e, const struct err *why)
{
	return err_set(
		e, why->kind, "%.*s %s", STR_ARG(shown_path(in)), why->text);
}

static bool
refuse_foreign(const struct input *in, const char *name, struct err *e)
{
	struct err why = { 0 };

	err_set(&why, ERR_INPUT,
		_("is %s, which is not read: save it as HTML or plain text"),
		name);
	return refuse(in, e, &why);
}

static str
lang_of(str text)
{
	size_t han = 0, latin = 0;

	text = str_take(text, 64 << 10);
	for (size_t at = 0; at < text.n;) {
		uint32_t r = utf8_next(text, &at);

		han += rune_is_han(r);
		latin += r < 0x80 && rune_is_word(r);
	}
	/* A Latin word has about five letters. */
	return han && han >= latin / 5 ? STR("zh") : STR("en");
}

static void
set_word(struct article *a, struct word *w, str s, struct arena *perm)
{
	if (s.n)
		*w = article_word_add(a, perm, s);
}

/* What the caller knows wins over what the input says. */
static void
set_facts(struct article *a, const struct reading *r)
{
	/* A feed's address is not that of its entries. */
	if (r->format != FORMAT_FEED)
		set_word(a, &a->url, r->in->url, r->perm);
	set_word(a, &a->source, r->in->source, r->perm);
	set_word(a, &a->published, date_normal(r->in->date, r->perm), r->perm);
	set_word(a, &a->lang, lang_of(a->text), r->perm);
	set_word(a, &a->format, str_of(format_name(r->format)), r->perm);
	set_word(a, &a->charset, str_of(r->charset), r->perm);
}

static str
add_warning(str warnings, str more, struct arena *perm)
{
	if (!warnings.n)
		return more;
	return arena_printf(
		perm, "%.*s\n%.*s", STR_ARG(warnings), STR_ARG(more));
}

static bool
give(const struct reading *r, const struct document *d, struct err *e)
{
	struct article a = { 0 };

	article_lay(&a, d, r->perm);
	set_facts(&a, r);
	extract(&a, d->headings, r->confirmed, r->perm);
	return r->sink->article(r->sink->ctx, &a, e);
}

/* How many blocks from `from` on make one article, at least one. */
static size_t
part_length(const struct document *d, size_t from)
{
	size_t bytes = 0, i = from;

	for (; i < d->blocks.n; i++) {
		bytes += d->blocks.v[i].text.n + 2;
		if (i > from && bytes > ARTICLE_TEXT_MAX)
			break;
	}
	return i - from;
}

static bool
give_parts(const struct reading *r, struct document *d, size_t parts,
	struct err *e)
{
	struct document part = *d;
	size_t from = 0;

	part.warnings = add_warning(d->warnings,
		arena_printf(r->perm, _("too long for one article: %zu parts"),
			parts),
		r->perm);
	for (size_t i = 1; i <= parts; i++) {
		part.blocks.v = d->blocks.v + from;
		part.blocks.n = part_length(d, from);
		from += part.blocks.n;
		part.title = arena_printf(
			r->perm, "%.*s (%zu/%zu)", STR_ARG(d->title), i, parts);
		struct arena_mark mark = arena_mark(r->perm);
		if (!give(r, &part, e))
			return false;
		arena_rewind(r->perm, mark);
	}
	return true;
}

/* Where to cut a paragraph that is too long: behind a sentence if one ends
 * near, else between two runes. */
static size_t
cut_place(str s)
{
	static const str ends[] = { STR0("。"), STR0("！"), STR0("？"),
		STR0(". "), STR0("\n") };
	size_t at = utf8_border(s, ARTICLE_TEXT_MAX), best = 0;

	str near = str_slice(s, at - CUT_NEAR, at);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t end = str_find_last(near, ends[i]);

		if (end != STR_NONE && end + ends[i].n > best)
			best = end + ends[i].n;
	}
	return best ? at - CUT_NEAR + best : at;
}

/* Cuts blocks that are too long for one article; gives the number of parts. */
static size_t
split(struct document *d, struct arena *perm)
{
	struct document out = { 0 };
	size_t parts = 0;

	for (size_t i = 0; i < d->blocks.n; i++) {
		struct block b = d->blocks.v[i];

		while (b.text.n > ARTICLE_TEXT_MAX) {
			struct block head = { .kind = b.kind,
				.depth = b.depth };

			head.text = str_take(b.text, cut_place(b.text));
			b.text = str_skip(b.text, head.text.n);
			b.links.n = 0;
			*vec_push(perm, &out.blocks) = head;
		}
		*vec_push(perm, &out.blocks) = b;
	}
	d->blocks.v = out.blocks.v;
	d->blocks.n = out.blocks.n;
	d->blocks.cap = out.blocks.cap;
	for (size_t from = 0; from < d->blocks.n; parts++)
		from += part_length(d, from);
	return parts;
}

static void
tell_source(struct reading *r, bool shared)
{
	const struct source_sink *keeper = r->in->keeper;
	struct source source = {
		.bytes = r->bytes,
		.path = shown_path(r->in),
		.line = r->line,
		.declared = r->declared,
		.shared = shared,
	};

	if (keeper && !(shared && r->told))
		keeper->source(keeper->ctx, &source);
	r->told = true;
}

/* May an input in that format be several articles? */
static bool
is_shared(enum format f)
{
	return f != FORMAT_TEXT && f != FORMAT_MARKDOWN && f != FORMAT_HTML &&
	       f != FORMAT_JSONL;
}

static bool
deliver(struct reading *r, struct document *d, struct err *e)
{
	size_t bytes = 0;

	if (r->in->part)
		part_tell(r->in->part, d);
	if (!d->title.n)
		d->title = title_guess(d, r->perm);
	if (r->declared.n)
		d->warnings = add_warning(d->warnings,
			arena_printf(r->perm, _("declared as %.*s, read as %s"),
				STR_ARG(str_take(r->declared, 40)), r->charset),
			r->perm);
	if (r->bad)
		d->warnings = add_warning(d->warnings,
			arena_printf(r->perm,
				_("%zu unreadable places were replaced"),
				r->bad),
			r->perm);
	for (size_t i = 0; i < d->blocks.n; i++)
		bytes += d->blocks.v[i].text.n + 2;
	tell_source(r, bytes > ARTICLE_TEXT_MAX || is_shared(r->format));
	if (bytes <= ARTICLE_TEXT_MAX)
		return give(r, d, e);
	return give_parts(r, d, split(d, r->perm), e);
}

static bool
read_document(
	const struct reading *r, str text, struct document *d, struct err *why)
{
	switch (r->format) {
	case FORMAT_MARKDOWN: return markdown_read(text, r->perm, d, why);
	case FORMAT_HTML: return html_read(text, r->in->url, r->perm, d, why);
	default: return text_read(text, r->perm, d, why);
	}
}

static bool
read_one(struct reading *r, str text, struct err *e)
{
	struct document d = { 0 };
	struct err why = { 0 };
	if (!read_document(r, text, &d, &why))
		return refuse(r->in, e, &why);
	return deliver(r, &d, e);
}

static void
tell_refused(const struct reading *r, const struct err *e)
{
	if (r->sink->refused)
		r->sink->refused(r->sink->ctx, e);
}

static void
refuse_line(const struct reading *r, size_t line, const struct err *why)
{
	struct err e = { 0 };

	err_set(&e, ERR_INPUT, _("%.*s, line %zu: %s"),
		STR_ARG(shown_path(r->in)), line, why->text);
	tell_refused(r, &e);
}

/* A file that is no JSON Lines at all need not say so a million times. */
static void
refuse_more(const struct reading *r, size_t lines)
{
	struct err e = { 0 };

	err_set(&e, ERR_INPUT,
		_("%.*s: %zu more lines behind them cannot be read either"),
		STR_ARG(shown_path(r->in)), lines);
	tell_refused(r, &e);
}

/* What of a feed is left out. */
static void
refuse_rest(const struct reading *r, const struct feed *feed)
{
	struct err e = { 0 };

	if (feed->large) {
		err_set(&e, ERR_INPUT,
			_("%.*s: entries of more than %d MiB are left "
			  "out (%zu)"),
			STR_ARG(shown_path(r->in)), ARTICLE_TEXT_MAX >> 20,
			feed->large);
		tell_refused(r, &e);
	}
	if (feed->more) {
		err_set(&e, ERR_INPUT,
			_("%.*s has more than %d entries: the rest is left "
			  "out"),
			STR_ARG(shown_path(r->in)), FEED_ENTRIES);
		tell_refused(r, &e);
	}
}

/*
 * Each line is an input of its own: one that is in another charset, or no
 * text at all, costs only itself.
 */
static bool
read_lines(struct reading *r, str text, str charset, struct err *e)
{
	const char *whole = r->charset; /* of all lines, if known already */
	size_t refused = 0;
	str line;

	for (size_t n = r->in->lines_before + 1; str_line(&text, &line); n++) {
		struct document d = { 0 };
		struct decoded decoded;
		struct err why = { 0 };

		arena_reset(r->perm);
		if (str_trim(line).n == 0)
			continue;
		if (!decode(line, charset, charset.n > 0, r->perm, &decoded,
			    &why) ||
			!jsonl_read(decoded.text, r->perm, &d, &why)) {
			if (++refused <= REFUSED_LINES)
				refuse_line(r, n, &why);
			continue;
		}
		r->bad = decoded.bad;
		r->declared = decoded.declared;
		r->bytes = line;
		r->line = n;
		r->charset = whole ? whole : decoded.charset;
		if (!deliver(r, &d, e))
			return false;
	}
	if (refused > REFUSED_LINES)
		refuse_more(r, refused - REFUSED_LINES);
	return true;
}

static void
refuse_objects(const struct reading *r, size_t n, size_t of)
{
	struct err e = { 0 };

	if (!n)
		return;
	err_set(&e, ERR_INPUT, _("%.*s: %zu of %zu objects are no articles"),
		STR_ARG(shown_path(r->in)), n, of);
	tell_refused(r, &e);
}

/* Each object is an article; what is none costs only itself. */
static bool
read_json(struct reading *r, str text, struct err *e)
{
	struct json_texts all;
	struct err why = { 0 };
	size_t read = 0;
	bool ok = true;

	if (!json_texts_open(text, &all, &why))
		return refuse(r->in, e, &why);
	for (size_t i = 0; ok && i < all.n; i++) {
		struct document d;

		arena_reset(r->perm);
		if (!json_texts_at(&all, i, r->perm, &d, &why))
			continue;
		read++;
		ok = deliver(r, &d, e);
	}
	if (ok && !read)
		ok = refuse(r->in, e, &why);
	else if (ok)
		refuse_objects(r, all.n - read, all.n);
	json_texts_close(&all);
	return ok;
}

static bool
give_entry(struct reading *r, const struct feed *feed,
	const struct feed_entry *entry, struct err *e)
{
	struct document d;

	arena_reset(r->perm);
	feed_document(feed, entry, r->perm, &d);
	return deliver(r, &d, e);
}

/* Each entry is an article; without any, the feed is told of by itself. */
static bool
read_feed(struct reading *r, str text, struct arena *perm, struct err *e)
{
	static const struct feed_entry none = { 0 };
	struct feed feed;
	struct err why = { 0 };

	if (!feed_read(text, r->in->url, perm, &feed, &why))
		return refuse(r->in, e, &why);
	for (size_t i = 0; i < feed.entries.n; i++)
		if (!give_entry(r, &feed, &feed.entries.v[i], e))
			return false;
	refuse_rest(r, &feed);
	return feed.entries.n || give_entry(r, &feed, &none, e);
}

/* Does every '\n' byte end a line?  In UTF-16 it does not. */
static bool
has_byte_lines(str s)
{
	return s.n < 2 ||
	       (s.s[0] && s.s[1] && !str_starts(s, STR("\xFF\xFE")) &&
		       !str_starts(s, STR("\xFE\xFF")));
}

static bool
read_decoded(struct reading *r, struct arena *perm, struct err *e)
{
	const struct input *in = r->in;
	struct decoded d = { 0 };
	struct err why = { 0 };

	str label =
		in->charset.n || !in->part ? in->charset : in->part->charset;
	if (!label.n)
		label = in->label;
	if (!decode(in->bytes, label, in->charset.n > 0, perm, &d, &why))
		return refuse(in, e, &why);
	r->bytes = in->bytes;
	r->charset = d.charset;
	r->bad = d.bad;
	r->declared = d.declared;
	if (r->format == FORMAT_FEED)
		return read_feed(r, d.text, perm, e);
	if (r->format == FORMAT_JSON)
		return read_json(r, d.text, e);
	return format_is_lines(r->format) ? read_lines(r, d.text, (str){ 0 }, e)
					  : read_one(r, d.text, e);
}

bool
content_read(const struct input *in, const struct confirmed_names *confirmed,
	const struct content_sink *sink, struct err *e)
{
	struct arena text = { 0 }, perm = { 0 };
	struct reading r = { in, confirmed, sink, .perm = &perm };
	const char *foreign = in->as ? NULL : foreign_name(in->bytes);
	bool lines;

	if (foreign)
		return refuse_foreign(in, foreign, e);
	r.format = in->as ? in->as : format_guess(in->path, in->bytes);
	lines = format_is_lines(r.format) && str_trim(in->bytes).n &&
		has_byte_lines(in->bytes);
	bool ok = part_reader_of(r.format)
			  ? parts_read(in, r.format, confirmed, sink, e)
		  : lines ? read_lines(&r, in->bytes, in->charset, e)
			  : read_decoded(&r, &text, e);
	arena_free(&perm);
	arena_free(&text);
	return ok;
}
