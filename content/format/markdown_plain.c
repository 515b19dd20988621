/* Markdown without cmark: its front matter, and the rest as plain text. */
#include "content/format/front.h"

bool
markdown_read(str text, struct arena *perm, struct document *d, struct err *e)
{
	struct document front = { 0 };

	front_read(&text, perm, &front);
	if (!text_read(text, perm, d, e))
		return false;
	if (front.title.n)
		d->title = front.title;
	if (front.byline.n)
		d->byline = front.byline;
	if (front.source.n)
		d->source = front.source;
	if (front.url.n)
		d->url = front.url;
	if (front.published.n)
		d->published = front.published;
	return true;
}
