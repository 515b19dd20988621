/* What a reader of a format made, as text. */
#ifndef TESTS_SHOW_DOCUMENT_H
#define TESTS_SHOW_DOCUMENT_H

#include "base/buf.h"
#include "content/document.h"

/*
 * A document as text: "T title", "S source", "B byline", "D date", "U url" as
 * far as they are known, then a line a block: its kind, depth where it has
 * one, "|" and its text, and "<link>url" for links.
 */
static inline str
show_document(const struct document *d, struct arena *a)
{
	struct buf out = { 0 };
	const struct {
		char name;
		str fact;
	} facts[] = { { 'T', d->title }, { 'S', d->source }, { 'B', d->byline },
		{ 'D', d->published }, { 'U', d->url } };

	for (size_t i = 0; i < TESTS_N(facts); i++)
		if (facts[i].fact.n)
			buf_printf(&out, "%c %.*s\n", facts[i].name,
				STR_ARG(facts[i].fact));
	for (size_t i = 0; i < d->blocks.n; i++) {
		const struct block *b = &d->blocks.v[i];

		buf_printf(&out, "%s", paragraph_kind_name(b->kind));
		if (b->depth)
			buf_printf(&out, "%d", b->depth);
		buf_printf(&out, "|%.*s\n", STR_ARG(b->text));
		for (size_t k = 0; k < b->links.n; k++) {
			const struct block_link *l = &b->links.v[k];
			str text = str_slice(b->text, l->start, l->end);

			buf_printf(&out, "<%.*s>%.*s\n", STR_ARG(text),
				STR_ARG(l->url));
		}
	}
	str s = arena_copy(a, buf_str(&out));
	buf_free(&out);
	return s;
}

#endif
