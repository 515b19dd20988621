/*
 * Plain text of mail as "format=flowed" (RFC 3676): a line that ends with a
 * blank goes on in the next one.
 */
#ifndef CONTENT_MAIL_FLOW_H
#define CONTENT_MAIL_FLOW_H

#include "base/arena.h"

/* Its paragraphs, a line each, with the ">" before those quoted; `close`: the
 * blank at the end is no part of the text (DelSp). */
str mail_unflow(str text, bool close, struct arena *perm);

#endif
