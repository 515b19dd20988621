/* The parts of an input, read one after the other as inputs of their own. */
#include "content/format/part.h"

#include "base/i18n.h"

enum { DEPTH_MAX = 3 }; /* a mail in a zip in a zip */

struct parts {
	const struct input *in;
	const struct confirmed_names *confirmed;
	const struct content_sink *sink;
	struct arena arena;
	size_t n;
};

static str
name_of(struct parts *p, str name)
{
	str path = p->in->path.n ? p->in->path : STR("the input");

	if (!name.n)
		return path;
	return arena_printf(&p->arena, "%.*s: %.*s", STR_ARG(path),
		STR_ARG(str_take(name, 200)));
}

static void
refuse(struct parts *p, const struct err *why)
{
	if (p->sink->refused)
		p->sink->refused(p->sink->ctx, why);
}

static void
on_refused(void *ctx, str name, const struct err *why)
{
	struct parts *p = ctx;
	struct err e = { 0 };

	err_set(&e, why->kind, "%.*s %s", STR_ARG(name_of(p, name)), why->text);
	refuse(p, &e);
	arena_reset(&p->arena);
}

/* A part that cannot be read is refused, and the others go on. */
static bool
on_part(void *ctx, const struct part *part, struct err *e)
{
	struct parts *p = ctx;
	struct input in = *p->in;
	struct err why = { 0 };

	if (++p->n > PARTS_MAX)
		return err_set(
			e, ERR_INPUT, _("holds more than %d texts"), PARTS_MAX);
	in.path = name_of(p, part->name);
	in.bytes = part->bytes;
	in.as = part->as;
	in.part = part;
	in.depth++;
	bool ok = content_read(&in, p->confirmed, p->sink, &why);
	arena_reset(&p->arena);
	if (ok)
		return true;
	if (why.kind != ERR_INPUT)
		return err_set(e, why.kind, "%s", why.text);
	refuse(p, &why);
	return true;
}

bool
parts_read(const struct input *in, enum format format,
	const struct confirmed_names *confirmed,
	const struct content_sink *sink, struct err *e)
{
	struct parts p = { .in = in, .confirmed = confirmed, .sink = sink };
	struct part_sink to = { on_part, on_refused, &p };
	struct err why = { 0 };

	if (in->depth >= DEPTH_MAX)
		return err_set(e, ERR_INPUT,
			_("%.*s is an archive in too many others"),
			STR_ARG(name_of(&p, (str){ 0 })));
	bool ok = part_reader_of(format)(in->bytes, &to, &why);
	if (!ok && why.kind == ERR_INPUT)
		err_set(e, ERR_INPUT, "%.*s %s",
			STR_ARG(name_of(&p, (str){ 0 })), why.text);
	else if (!ok)
		err_set(e, why.kind, "%s", why.text);
	arena_free(&p.arena);
	return ok;
}

static void
set(str *fact, str sure, str likely)
{
	if (sure.n)
		*fact = sure;
	else if (!fact->n)
		*fact = likely;
}

void
part_tell(const struct part *p, struct document *d)
{
	set(&d->title, p->sure.title, p->likely.title);
	set(&d->byline, p->sure.byline, p->likely.byline);
	set(&d->source, p->sure.source, p->likely.source);
	set(&d->url, p->sure.url, p->likely.url);
	set(&d->published, p->sure.published, p->likely.published);
}
