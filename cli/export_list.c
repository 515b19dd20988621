/* An entry an article: tables, bibliographies, feeds, JSON Lines. */
#include "cli/export.h"

#include "cli/json_article.h"

#include <string.h>

void
export_escaped(struct buf *out, str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];

		switch (c) {
		case '<': buf_put(out, STR("&lt;")); break;
		case '>': buf_put(out, STR("&gt;")); break;
		case '&': buf_put(out, STR("&amp;")); break;
		case '"': buf_put(out, STR("&quot;")); break;
		default: buf_putc(out, c);
		}
	}
}

/* RFC 4180, but for the ends of lines. */
static void
put_field(struct buf *out, str text, const char *behind)
{
	buf_putc(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] == '"')
			buf_putc(out, '"');
		buf_putc(out, text.s[i]);
	}
	buf_putc(out, '"');
	buf_put(out, str_of(behind));
}

void
export_csv_begin(struct buf *out)
{
	buf_put(out, STR("id,published,source,byline,title,url,players,quotes,"
			 "figures,text,notes\n"));
}

/* "“passage” — note", one a line. */
static void
put_notes(struct buf *out, const struct exported *x)
{
	for (size_t i = 0; i < x->n_notes; i++)
		buf_printf(out, i ? "\n“%.*s” — %.*s" : "“%.*s” — %.*s",
			STR_ARG(x->notes[i].passage),
			STR_ARG(x->notes[i].text));
}

void
export_csv(struct buf *out, const struct exported *x)
{
	const struct article *a = x->article;
	struct buf players = { 0 };

	for (size_t i = 0; i < a->players.n; i++) {
		buf_put(&players, i ? STR("; ") : STR(""));
		buf_put(&players, article_word(a, a->players.v[i].name));
	}
	buf_printf(out, "%lld,", (long long)x->id);
	put_field(out, article_word(a, a->published), ",");
	put_field(out, article_word(a, a->source), ",");
	put_field(out, article_word(a, a->byline), ",");
	put_field(out, article_word(a, a->title), ",");
	put_field(out, article_word(a, a->url), ",");
	put_field(out, buf_str(&players), ",");
	buf_printf(out, "%zu,%zu,", a->quotes.n, a->figures.n);
	put_field(out, a->text, ",");
	buf_reset(&players);
	put_notes(&players, x);
	put_field(out, buf_str(&players), "\n");
	buf_free(&players);
}

/* Within braces: what TeX would take for its own. */
static void
put_tex(struct buf *out, const char *name, str text)
{
	if (text.n == 0)
		return;
	buf_printf(out, ",\n  %s = {", name);
	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];

		if (c == '\\')
			buf_put(out, STR("\\textbackslash{}"));
		else if (c == '~' || c == '^')
			buf_printf(out, "\\%c{}", c);
		else if (c && strchr("{}%#&$_", c))
			buf_printf(out, "\\%c", c);
		else
			buf_putc(out, c);
	}
	buf_putc(out, '}');
}

void
export_bibtex(struct buf *out, const struct exported *x)
{
	const struct article *a = x->article;
	str published = article_word(a, a->published);
	str url = article_word(a, a->url);

	buf_printf(out, "@online{jianbao%lld", (long long)x->id);
	put_tex(out, "title", article_word(a, a->title));
	put_tex(out, "author", article_word(a, a->byline));
	put_tex(out, "organization", article_word(a, a->source));
	put_tex(out, "date", str_take(published, 10));
	/* Addresses stay as they are; a brace would end the field. */
	if (url.n && str_find(url, STR("{")) == STR_NONE &&
		str_find(url, STR("}")) == STR_NONE)
		buf_printf(out, ",\n  url = {%.*s}", STR_ARG(url));
	struct buf notes = { 0 };
	put_notes(&notes, x);
	put_tex(out, "annotation", buf_str(&notes));
	buf_free(&notes);
	buf_put(out, STR("\n}\n\n"));
}

void
export_atom_begin(struct buf *out)
{
	buf_put(out, STR("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
			 "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
			 "<id>urn:jianbao</id>\n<title>jianbao</title>\n"
			 "<updated>1970-01-01T00:00:00Z</updated>\n"));
}

static void
put_element(struct buf *out, const char *name, str text)
{
	buf_printf(out, "<%s>", name);
	export_escaped(out, text);
	buf_printf(out, "</%s>\n", name);
}

/* RFC 4287 wants all of a date; what is not known is taken as its start. */
static void
put_date(struct buf *out, str published)
{
	static const str whole = STR0("1970-01-01T00:00:00Z");
	str zone = str_skip(published, 19);

	if (published.n < 10) {
		put_element(out, "updated", whole);
		return;
	}
	buf_printf(out, "<updated>%.*s", STR_ARG(str_take(published, 19)));
	if (published.n < 19)
		buf_put(out, str_take(str_skip(whole, published.n),
				     19 - published.n));
	buf_put(out, zone.n ? zone : STR("Z"));
	buf_put(out, STR("</updated>\n"));
}

void
export_atom(struct buf *out, const struct exported *x)
{
	const struct article *a = x->article;
	str url = article_word(a, a->url), byline = article_word(a, a->byline);
	str source = article_word(a, a->source);

	buf_printf(
		out, "<entry>\n<id>urn:jianbao:%lld</id>\n", (long long)x->id);
	put_element(out, "title", article_word(a, a->title));
	put_date(out, article_word(a, a->published));
	buf_put(out, STR("<author>"));
	put_element(out, "name",
		byline.n   ? byline
		: source.n ? source
			   : STR("jianbao"));
	buf_put(out, STR("</author>\n"));
	if (url.n) {
		buf_put(out, STR("<link href=\""));
		export_escaped(out, url);
		buf_put(out, STR("\"/>\n"));
	}
	put_element(out, "content", a->text);
	buf_put(out, STR("</entry>\n"));
}

void
export_atom_end(struct buf *out)
{
	buf_put(out, STR("</feed>\n"));
}

static void
json_notes(struct json *j, const struct exported *x)
{
	struct arena tmp = { 0 };
	struct runes runes;

	runes_init(&runes, x->article->text, &tmp);
	json_key(j, "notes");
	json_open(j, '[');
	for (size_t i = 0; i < x->n_notes; i++) {
		const struct note_row *n = &x->notes[i];

		json_open(j, '{');
		json_key_int(j, "start", runes_before(&runes, n->at.start));
		json_key_int(j, "end", runes_before(&runes, n->at.end));
		json_key_fact(j, "text", n->passage);
		json_key_fact(j, "note", n->text);
		json_close(j, '}');
	}
	json_close(j, ']');
	arena_free(&tmp);
}

void
export_jsonl(struct buf *out, const struct exported *x)
{
	const struct article *a = x->article;
	struct json j = { .out = out };

	json_open(&j, '{');
	json_key_int(&j, "id", x->id);
	json_article(&j, a);
	if (x->n_notes)
		json_notes(&j, x);
	json_close(&j, '}');
	buf_putc(out, '\n');
}
