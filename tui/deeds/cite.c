#include "tui/view.h"

#include "base/i18n.h"

/* A part and what parts it from the one before, if there was one. */
static void
part(struct buf *b, const char *before, str text)
{
	if (text.n == 0)
		return;
	if (b->n)
		buf_put(b, str_of(before));
	buf_put(b, text);
}

str
cite(struct arena *perm, const struct citation *c)
{
	struct buf b = { 0 };

	if (c->text.n)
		buf_printf(&b,
			c->reported ? _("%.*s (as reported)") : _("“%.*s”"),
			STR_ARG(c->text));
	part(&b, _(" — "), c->speaker);
	part(&b, _(", "), c->title);
	part(&b, _(", "), c->source);
	/* The day is enough. */
	part(&b, _(", "), str_take(c->published, 10));
	part(&b, " ", c->url);
	if (c->note.n)
		buf_printf(&b, _("\nnote: %.*s"), STR_ARG(c->note));
	str done = arena_copy(perm, buf_str(&b));
	buf_free(&b);
	return done;
}
