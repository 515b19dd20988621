#include "content/feed/markup.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "content/feed/xml.h"

static bool
is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* The name of a tag behind "<" or "</". */
static str
tag_name(str tag)
{
	size_t n = 0;

	tag = str_skip(tag, str_starts(tag, STR("/")) ? 1 : 0);
	while (n < tag.n &&
		(is_letter(tag.s[n]) || (tag.s[n] >= '0' && tag.s[n] <= '9')))
		n++;
	return str_take(tag, n);
}

static bool
is_one_of(str name, const str *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq_caseless(name, list[i]))
			return true;
	return false;
}

static bool
is_inline(str name)
{
	static const str names[] = {
#define INLINE(name) STR0(name),
#include "content/feed/markup.def"
	};

	return is_one_of(name, names, sizeof names / sizeof *names);
}

static bool
is_void(str name)
{
	static const str names[] = {
#define EMPTY(name) STR0(name),
#include "content/feed/markup.def"
	};

	return is_one_of(name, names, sizeof names / sizeof *names);
}

/* How a piece of markup is walked through. */
struct walk {
	str html;
	size_t at;
	bool endless; /* no "-->" is left … */
	bool no_end;  /* … and no ">" */
};

/* Behind the end tag of a script or style. */
static void
skip_element(struct walk *w, str name)
{
	while (w->at < w->html.n) {
		size_t n = str_find(str_skip(w->html, w->at), STR("</"));

		if (n == STR_NONE) {
			w->at = w->html.n;
			return;
		}
		w->at += n + 2;
		if (str_eq_caseless(tag_name(str_skip(w->html, w->at)), name))
			break;
	}
	size_t end = str_find_byte(str_skip(w->html, w->at), '>');
	w->at = end == STR_NONE ? w->html.n : w->at + end + 1;
}

static size_t
tag_size(struct walk *w, str s)
{
	size_t n = w->no_end ? STR_NONE : str_find_byte(s, '>');

	w->no_end |= n == STR_NONE;
	return n == STR_NONE ? 0 : n + 1;
}

static size_t
comment_size(struct walk *w, str s)
{
	size_t n = w->endless ? STR_NONE : str_find(s, STR("-->"));

	w->endless |= n == STR_NONE;
	return n == STR_NONE ? tag_size(w, s) : n + 3;
}

/* The tag at "<": its name, and the walk moves behind it; false when what
 * stands there is text. */
static bool
take_tag(struct walk *w, str *name)
{
	str s = str_skip(w->html, w->at);
	size_t n;

	*name = (str){ 0 };
	if (s.n < 2 || (!is_letter(s.s[1]) && s.s[1] != '/' && s.s[1] != '!' &&
			       s.s[1] != '?'))
		return false;
	if (str_starts(s, STR("<!--"))) {
		n = comment_size(w, s);
	} else {
		n = tag_size(w, s);
		*name = tag_name(str_skip(s, 1));
	}
	w->at += n;
	if (n && s.s[1] != '/' &&
		(str_eq_caseless(*name, STR("script")) ||
			str_eq_caseless(*name, STR("style"))))
		skip_element(w, *name);
	return n > 0;
}

static void
put_blank(struct buf *out)
{
	if (out->n && out->s[out->n - 1] != ' ' && out->s[out->n - 1] != '\n')
		buf_putc(out, ' ');
}

static void
put_text(struct buf *out, str s)
{
	for (size_t at = 0; at < s.n;) {
		uint32_t r = utf8_next(s, &at);

		if (rune_is_space(r) || r < 0x20)
			put_blank(out);
		else
			buf_rune(out, r);
	}
}

/* The text without its markup; what begins a line becomes `parts`. */
static void
render(struct buf *out, str html, char parts)
{
	struct walk w = { .html = html };
	str name;

	while (w.at < html.n) {
		size_t from = w.at;
		uint32_t r;

		if (html.s[from] == '<' && take_tag(&w, &name)) {
			if (name.n && !is_inline(name) && out->n)
				buf_putc(out, parts);
			continue;
		}
		size_t n = xml_reference(str_skip(html, from), &r);
		if (n) {
			char bytes[UTF8_MAX];

			put_text(out, (str){ bytes, utf8_encode(r, bytes) });
			w.at += n;
			continue;
		}
		utf8_next(html, &w.at);
		put_text(out, str_slice(html, from, w.at));
	}
}

str
markup_plain(str html, struct arena *perm)
{
	struct buf out = { 0 }, joined = { 0 };

	render(&out, html, ' ');
	put_text(&joined, buf_str(&out));
	str s = arena_copy(perm, str_trim(buf_str(&joined)));
	buf_free(&out);
	buf_free(&joined);
	return s;
}

void
markup_blocks(str html, struct arena *perm, struct document *d)
{
	struct buf out = { 0 };
	str line, rest;

	render(&out, html, '\n');
	for (rest = buf_str(&out); str_line(&rest, &line);) {
		line = str_trim(line);
		if (line.n)
			*vec_push(perm, &d->blocks) = (struct block){
				.text = arena_copy(perm, line)
			};
	}
	buf_free(&out);
}

static void
put_escaped(struct buf *out, str s)
{
	for (size_t i = 0; i < s.n; i++)
		switch (s.s[i]) {
		case '<': buf_put(out, STR("&lt;")); break;
		case '>': buf_put(out, STR("&gt;")); break;
		case '&': buf_put(out, STR("&amp;")); break;
		case '"': buf_put(out, STR("&quot;")); break;
		default: buf_putc(out, s.s[i]);
		}
}

str
markup_escape(str text, struct arena *perm)
{
	struct buf out = { 0 };

	put_escaped(&out, text);
	str s = arena_copy(perm, buf_str(&out));
	buf_free(&out);
	return s;
}

static void
put_start(struct buf *out, const struct xml_node *n)
{
	buf_putc(out, '<');
	buf_put(out, n->name);
	for (const struct xml_attr *a = n->attrs; a; a = a->next) {
		if (a->prefix.n)
			continue;
		buf_putc(out, ' ');
		buf_put(out, a->name);
		buf_put(out, STR("=\""));
		put_escaped(out, a->value);
		buf_putc(out, '"');
	}
	buf_putc(out, '>');
}

static void
put_inner(struct buf *out, const struct xml_node *top)
{
	for (const struct xml_node *n = top->first; n; n = n->next) {
		if (n->name.n == 0) {
			put_escaped(out, n->text);
			continue;
		}
		put_start(out, n);
		put_inner(out, n);
		if (is_void(n->name))
			continue;
		buf_put(out, STR("</"));
		buf_put(out, n->name);
		buf_putc(out, '>');
	}
}

str
markup_inner(const struct xml_node *n, struct arena *perm)
{
	struct buf out = { 0 };

	put_inner(&out, n);
	str s = arena_copy(perm, buf_str(&out));
	buf_free(&out);
	return s;
}

bool
markup_looks_html(str s)
{
	static const str marks[] = { STR0("</"), STR0("<br"), STR0("<p>"),
		STR0("<img"), STR0("/>"), STR0("&#"), STR0("&amp;"),
		STR0("&nbsp;"), STR0("&quot;"), STR0("&lt;") };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_find(s, marks[i]) != STR_NONE)
			return true;
	return false;
}

static int
base64_digit(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

str
markup_base64(str s, struct arena *perm)
{
	char *out = arena_new(perm, char, s.n);
	uint32_t bits = 0;
	size_t n = 0, digits = 0;

	for (size_t i = 0; i < s.n && s.s[i] != '='; i++) {
		int d = base64_digit(s.s[i]);

		if ((unsigned char)s.s[i] <= ' ')
			continue;
		if (d < 0)
			return (str){ 0 };
		bits = bits << 6 | (uint32_t)d;
		if (++digits % 4 != 1)
			out[n++] = (char)(bits >> (6 - 2 * ((digits - 1) % 4)));
	}
	str text = { out, n };
	return utf8_valid(text) ? text : (str){ 0 };
}
