/*
 * Header values of mail as text: lines unfolded, encoded words (RFC 2047)
 * read by our own table of charsets, bytes beyond ASCII as what they look
 * like.
 */
#ifndef CONTENT_MAIL_WORDS_H
#define CONTENT_MAIL_WORDS_H

#include "base/arena.h"

str mail_unfold(str raw, struct arena *perm);
str mail_words(str value, struct arena *perm);

#endif
