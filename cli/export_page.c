/* Whole texts: Markdown, Org and HTML. */
#include "cli/export.h"

#include <string.h>

/* Signs that mean something in Markdown or Org, within a line. */
static void
put_plain(struct buf *out, str text, const char *signs)
{
	for (size_t i = 0; i < text.n; i++) {
		if (strchr(signs, text.s[i]) && text.s[i])
			buf_putc(out, '\\');
		buf_putc(out, text.s[i]);
	}
}

static const char markdown_signs[] = "\\`*_[]<>#";

/* "12" of "12. ". */
static size_t
count_digits(str text)
{
	size_t n = 0;

	while (n < text.n && text.s[n] >= '0' && text.s[n] <= '9')
		n++;
	return n;
}

/* "1. " and "- " would begin a list, "+" too. */
static void
put_markdown(struct buf *out, str text)
{
	size_t digits = count_digits(text);

	if (text.n && strchr("-+=~|", text.s[0])) {
		buf_putc(out, '\\');
	} else if (digits && digits < text.n && strchr(".)", text.s[digits])) {
		buf_put(out, str_take(text, digits));
		buf_putc(out, '\\');
		text = str_skip(text, digits);
		buf_putc(out, text.s[0]);
		text = str_skip(text, 1);
	}
	put_plain(out, text, markdown_signs);
}

/* Source, byline, time and address, as far as they are known. */
static void
put_facts(struct buf *out, const struct article *a)
{
	const struct word facts[] = { a->source, a->byline, a->published,
		a->url };
	bool any = false;

	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
		str fact = article_word(a, facts[i]);

		if (fact.n == 0)
			continue;
		buf_put(out, any ? STR(" · ") : STR(""));
		buf_put(out, fact);
		any = true;
	}
}

static void
put_code(struct buf *out, str text, const char *before, const char *behind)
{
	buf_put(out, str_of(before));
	buf_put(out, text);
	buf_put(out, str_of(behind));
}

/* Behind the paragraph with the passage. */
static void
put_markdown_notes(struct buf *out, const struct exported *x, struct span at)
{
	const struct note_row *n;

	for (size_t i = 0; (n = export_note(x, at, &i));) {
		buf_put(out, STR("> ✎ “"));
		put_plain(out, n->passage, markdown_signs);
		buf_put(out, STR("” — "));
		put_plain(out, n->text, markdown_signs);
		buf_put(out, STR("\n\n"));
	}
}

/* A number of its own is the item's; text: what stands behind it. */
static void
put_item(struct buf *out, int depth, str *text)
{
	size_t n = count_digits(*text);
	str sign = str_slice(*text, n, n + 2);

	buf_printf(out, "%*s", 2 * depth, "");
	if (n == 0 || n > 9 ||
		(!str_eq(sign, STR(". ")) && !str_eq(sign, STR(") "))))
		buf_put(out, STR("- "));
	else {
		buf_put(out, str_take(*text, n + 2));
		*text = str_skip(*text, n + 2);
	}
}

void
export_markdown(struct buf *out, const struct exported *x)
{
	const struct article *a = x->article;
	struct buf facts = { 0 };

	buf_put(out, STR("# "));
	put_plain(out, article_word(a, a->title), markdown_signs);
	put_facts(&facts, a);
	buf_put(out, STR("\n\n"));
	put_markdown(out, buf_str(&facts));
	buf_put(out, STR("\n\n"));
	buf_free(&facts);
	for (size_t i = 0; i < a->paragraphs.n; i++) {
		const struct paragraph *p = &a->paragraphs.v[i];
		str text = article_span(a, p->at);

		switch (p->kind) {
		case PARAGRAPH_HEADING:
			buf_printf(out, "%.*s ",
				p->depth < 5 ? p->depth + 1 : 6, "######");
			break;
		case PARAGRAPH_LIST: put_item(out, p->depth, &text); break;
		case PARAGRAPH_QUOTE: buf_put(out, STR("> ")); break;
		case PARAGRAPH_RULE: buf_put(out, STR("---\n\n")); continue;
		case PARAGRAPH_CODE:
			put_code(out, text, "```\n", "\n```\n\n");
			continue;
		default: break;
		}
		put_markdown(out, text);
		buf_put(out, STR("\n\n"));
		put_markdown_notes(out, x, p->at);
	}
}

/* A blank keeps a first star from being a headline. */
static void
put_org(struct buf *out, str text)
{
	if (text.n && strchr("*#|-+:", text.s[0]))
		buf_put(out, STR(" "));
	buf_put(out, text);
}

static void
put_org_notes(struct buf *out, const struct exported *x, struct span at)
{
	const struct note_row *n;

	for (size_t i = 0; (n = export_note(x, at, &i));)
		buf_printf(out, "- ✎ “%.*s” :: %.*s\n\n", STR_ARG(n->passage),
			STR_ARG(n->text));
}

void
export_org(struct buf *out, const struct exported *x)
{
	const struct article *a = x->article;
	const struct {
		const char *name;
		struct word word;
	} properties[] = { { "SOURCE", a->source }, { "AUTHOR", a->byline },
		{ "PUBLISHED", a->published }, { "URL", a->url } };

	buf_put(out, STR("* "));
	buf_put(out, article_word(a, a->title));
	buf_printf(out, "\n:PROPERTIES:\n:JIANBAO: %lld\n", (long long)x->id);
	for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
		str word = article_word(a, properties[i].word);

		if (word.n)
			buf_printf(out, ":%s: %.*s\n", properties[i].name,
				STR_ARG(word));
	}
	buf_put(out, STR(":END:\n\n"));
	for (size_t i = 0; i < a->paragraphs.n; i++) {
		const struct paragraph *p = &a->paragraphs.v[i];
		str text = article_span(a, p->at);

		if (p->kind == PARAGRAPH_CODE) {
			put_code(out, text, "#+begin_example\n",
				"\n#+end_example\n\n");
			continue;
		}
		if (p->kind == PARAGRAPH_HEADING)
			buf_printf(out, "%.*s ",
				p->depth < 5 ? p->depth + 1 : 6, "******");
		else if (p->kind == PARAGRAPH_LIST)
			buf_printf(out, "%*s- ", 2 * p->depth, "");
		else if (p->kind == PARAGRAPH_RULE)
			buf_put(out, STR("-----"));
		if (p->kind == PARAGRAPH_TEXT)
			put_org(out, text);
		else
			buf_put(out, text);
		buf_put(out, STR("\n\n"));
		put_org_notes(out, x, p->at);
	}
}

void
export_html_begin(struct buf *out)
{
	buf_put(out,
		STR("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n"
		    "<meta name=\"viewport\" content=\"width=device-width\">\n"
		    "<title>jianbao</title>\n"
		    "<style>body{max-width:40em;margin:2em auto;padding:0 1em;"
		    "line-height:1.7}p.facts,aside{color:#777}</style>\n"
		    "</head><body>\n"));
}

static const char *
html_tag(const struct paragraph *p)
{
	static const char *const headings[] = { "h2", "h2", "h3", "h4", "h5",
		"h6", "h6" };

	switch (p->kind) {
	case PARAGRAPH_HEADING: return headings[p->depth < 6 ? p->depth : 6];
	case PARAGRAPH_LIST: return "li";
	case PARAGRAPH_QUOTE: return "blockquote";
	case PARAGRAPH_CODE: return "pre";
	default: return "p";
	}
}

static bool
is_list(const struct article *a, size_t i)
{
	return i < a->paragraphs.n && a->paragraphs.v[i].kind == PARAGRAPH_LIST;
}

/* A paragraph, or the whole list that ends with it. */
static struct span
list_span(const struct article *a, size_t i)
{
	struct span at = a->paragraphs.v[i].at;

	for (; i > 0 && is_list(a, i) && is_list(a, i - 1); i--)
		at.start = a->paragraphs.v[i - 1].at.start;
	return at;
}

static void
put_html_notes(struct buf *out, const struct exported *x, struct span at)
{
	const struct note_row *n;

	for (size_t i = 0; (n = export_note(x, at, &i));) {
		buf_put(out, STR("<aside>✎ <q>"));
		export_escaped(out, n->passage);
		buf_put(out, STR("</q> "));
		export_escaped(out, n->text);
		buf_put(out, STR("</aside>\n"));
	}
}

void
export_html(struct buf *out, const struct exported *x)
{
	const struct article *a = x->article;
	struct buf facts = { 0 };

	buf_printf(out, "<article id=\"a%lld\">\n<h1>", (long long)x->id);
	export_escaped(out, article_word(a, a->title));
	put_facts(&facts, a);
	buf_put(out, STR("</h1>\n<p class=\"facts\">"));
	export_escaped(out, buf_str(&facts));
	buf_put(out, STR("</p>\n"));
	buf_free(&facts);
	for (size_t i = 0; i < a->paragraphs.n; i++) {
		const struct paragraph *p = &a->paragraphs.v[i];
		const char *tag = html_tag(p);

		if (p->kind == PARAGRAPH_RULE) {
			buf_put(out, STR("<hr>\n"));
			continue;
		}
		if (is_list(a, i) && (i == 0 || !is_list(a, i - 1)))
			buf_put(out, STR("<ul>\n"));
		buf_printf(out, "<%s>", tag);
		export_escaped(out, article_span(a, p->at));
		buf_printf(out, "</%s>\n", tag);
		if (is_list(a, i) && !is_list(a, i + 1))
			buf_put(out, STR("</ul>\n"));
		/* Not among the items of a list. */
		if (!is_list(a, i + 1))
			put_html_notes(out, x, list_span(a, i));
	}
	buf_put(out, STR("</article>\n"));
}

void
export_html_end(struct buf *out)
{
	buf_put(out, STR("</body></html>\n"));
}
