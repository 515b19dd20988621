/*
 * Papers among what stands in book marks: who writes for 《江城晚报》, or is told
 * something, is an organisation; a work in the same marks is a product.
 */
#ifndef CONTENT_NAME_PAPER_H
#define CONTENT_NAME_PAPER_H

#include "content/names/name.h"

/* Sets the kind of such names wherever they stand. */
void name_paper(str text, struct names *);

#endif
