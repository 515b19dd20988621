/* The kept blocks of a page as a document. */
#ifndef CONTENT_PAGE_WRITE_H
#define CONTENT_PAGE_WRITE_H

#include "content/html/page.h"

/* base: what relative links mean. */
void page_write(
	const struct page *, str base, struct arena *perm, struct document *);

#endif
