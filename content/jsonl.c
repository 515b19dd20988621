#include "content/document.h"

#include "base/i18n.h"

#include <jansson.h>

/* The first of the names that has a text or a number; else empty. */
static str
field(const json_t *object, const char *name, const char *other,
	struct arena *perm)
{
	const json_t *v = json_object_get(object, name);

	if (!v && other)
		v = json_object_get(object, other);
	if (json_is_string(v))
		return arena_copy(perm,
			(str){ json_string_value(v), json_string_length(v) });
	if (json_is_integer(v))
		return arena_printf(
			perm, "%" JSON_INTEGER_FORMAT, json_integer_value(v));
	return (str){ 0 };
}

/* Many exports begin the body with the title once more. */
static str
without_title(str body, str title)
{
	str line, rest = body;

	if (!title.n || !str_line(&rest, &line))
		return body;
	return str_eq(str_trim(line), str_trim(title)) && str_trim(rest).n
		       ? rest
		       : body;
}

static void
read_object(const json_t *object, struct arena *perm, struct document *d)
{
	str body = field(object, "body", "text", perm);

	d->title = str_trim(field(object, "title", NULL, perm));
	d->byline = field(object, "byline", NULL, perm);
	d->source = field(object, "src", "source", perm);
	d->url = field(object, "url", NULL, perm);
	d->published =
		date_normal(field(object, "date", "published", perm), perm);
	/* As it is, also where it looks like Markdown: search is exact on what
	 * the line says. */
	text_blocks(without_title(body, d->title), perm, d);
	/* A headline without a text is its own text. */
	if (!d->blocks.n && d->title.n)
		*vec_push(perm, &d->blocks) =
			(struct block){ .text = d->title };
}

bool
jsonl_read(str line, struct arena *perm, struct document *d, struct err *e)
{
	json_error_t why;

	*d = (struct document){ 0 };
	/* jansson itself refuses NULs, bad UTF-8 and what is nested deeper than
	 * 2048. */
	json_t *object = json_loadb(line.s, line.n, 0, &why);
	if (!object)
		return err_set(e, ERR_INPUT, _("is no JSON (at byte %d)"),
			why.position);
	if (json_is_object(object))
		read_object(object, perm, d);
	json_decref(object);
	if (!d->blocks.n)
		return err_set(e, ERR_INPUT,
			_("has no \"title\", \"body\" or \"text\""));
	return true;
}
