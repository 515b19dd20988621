/*
 * Documents that many have and that are not read: better said by name than
 * taken for a text or an archive.
 */
#ifndef CONTENT_FOREIGN_H
#define CONTENT_FOREIGN_H

#include "base/str.h"

/* What it is, in the reader's language; NULL: none of these. */
const char *foreign_name(str bytes);

#endif
