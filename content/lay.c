#include "content/document.h"

#include <string.h>

static const str between = STR0("\n\n");

static size_t
text_size(const struct document *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->blocks.n; i++)
		n += d->blocks.v[i].text.n + between.n;
	return n;
}

static void
lay_links(struct article *a, const struct block *b, uint32_t at,
	struct arena *perm)
{
	for (size_t i = 0; i < b->links.n; i++) {
		const struct block_link *l = &b->links.v[i];

		/* Only a picture, or blanks that were cut off. */
		if (l->start >= l->end)
			continue;
		*vec_push(perm, &a->links) = (struct link){
			.at = { at + l->start, at + l->end },
			.url = article_word_add(a, perm, l->url),
		};
	}
}

static void
lay_blocks(struct article *a, const struct document *d, struct arena *perm)
{
	char *text = arena_new(perm, char, text_size(d));
	size_t n = 0;

	a->paragraphs.v = arena_new(perm, struct paragraph, d->blocks.n);
	a->paragraphs.cap = d->blocks.n;
	for (size_t i = 0; i < d->blocks.n; i++) {
		const struct block *b = &d->blocks.v[i];

		if (b->text.n == 0 && b->kind != PARAGRAPH_RULE)
			continue;
		if (n && b->text.n) {
			memcpy(text + n, between.s, between.n);
			n += between.n;
		}
		/* A rule stands between two paragraphs and is empty. */
		uint32_t start = (uint32_t)n;
		if (b->text.n)
			memcpy(text + n, b->text.s, b->text.n);
		n += b->text.n;
		*vec_push(perm, &a->paragraphs) = (struct paragraph){
			.at = { start, (uint32_t)n },
			.kind = b->kind,
			.depth = b->depth,
		};
		lay_links(a, b, start, perm);
	}
	a->text = (str){ text, n };
}

void
article_lay(struct article *a, const struct document *d, struct arena *perm)
{
	lay_blocks(a, d, perm);
	a->title = article_word_add(a, perm, d->title);
	a->byline = article_word_add(a, perm, d->byline);
	a->source = article_word_add(a, perm, d->source);
	a->url = article_word_add(a, perm, d->url);
	a->published = article_word_add(a, perm, d->published);
	a->warnings = article_word_add(a, perm, d->warnings);
	a->guid = article_word_add(a, perm, d->guid);
	a->updated = article_word_add(a, perm, d->updated);
	a->summary = article_word_add(a, perm, d->summary);
	a->feed_title = article_word_add(a, perm, d->feed.title);
	a->feed_url = article_word_add(a, perm, d->feed.url);
	a->feed_id = article_word_add(a, perm, d->feed.id);
	a->feed_text = article_word_add(a, perm, d->feed.text);
	a->feed_byline = article_word_add(a, perm, d->feed.byline);
}
