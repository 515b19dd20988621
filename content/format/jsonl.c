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

/* jansson itself refuses NULs, bad UTF-8 and what is nested deeper than
 * 2048. */
static json_t *
parse(str text, struct err *e)
{
	json_error_t why;
	json_t *root = json_loadb(text.s, text.n, 0, &why);

	if (!root)
		err_set(e, ERR_INPUT, _("is no JSON (at byte %d)"),
			why.position);
	return root;
}

static bool
read_value(const json_t *value, struct arena *perm, struct document *d,
	struct err *e)
{
	*d = (struct document){ 0 };
	if (json_is_object(value))
		read_object(value, perm, d);
	return d->blocks.n ||
	       err_set(e, ERR_INPUT,
		       _("has no \"title\", \"body\" or \"text\""));
}

bool
jsonl_read(str line, struct arena *perm, struct document *d, struct err *e)
{
	json_t *value = parse(line, e);
	bool ok = value && read_value(value, perm, d, e);

	json_decref(value);
	return ok;
}

/* The array of objects that is meant: the whole, or what the whole has. */
static json_t *
list_of(json_t *root)
{
	const char *name;
	json_t *member;

	if (json_is_array(root))
		return root;
	json_object_foreach(root, name, member)
	{
		if (json_is_object(json_array_get(member, 0)))
			return member;
	}
	return NULL;
}

static bool
is_text(const json_t *root)
{
	return json_object_get(root, "body") || json_object_get(root, "text");
}

bool
json_texts_open(str text, struct json_texts *all, struct err *e)
{
	json_t *root = parse(text, e);

	if (!root)
		return false;
	json_t *list = is_text(root) ? NULL : list_of(root);
	size_t n = json_array_size(list);

	/* An empty one is read as an object that has nothing. */
	*all = (struct json_texts){ root, n ? list : NULL, n ? n : 1 };
	return true;
}

bool
json_texts_at(const struct json_texts *all, size_t i, struct arena *perm,
	struct document *d, struct err *e)
{
	return read_value(all->list ? json_array_get(all->list, i) : all->root,
		perm, d, e);
}

void
json_texts_close(struct json_texts *all)
{
	json_decref(all->root);
}
