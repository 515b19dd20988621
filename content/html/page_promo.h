/* Paragraphs that advertise, credit or lead away. */
#ifndef CONTENT_PAGE_PROMO_H
#define CONTENT_PAGE_PROMO_H

#include "content/html/page.h"

bool page_is_promo(const struct page_block *);

#endif
