/*
 * What bytes are that nobody labelled, or labelled wrongly.  Two judges: the
 * characters that the bytes would be in each charset of several bytes, and
 * how common those are; and uchardet, which knows languages.
 */
#ifndef CONTENT_CHARSET_GUESS_H
#define CONTENT_CHARSET_GUESS_H

#include "content/charset/charset.h"

/*
 * declared: what their label says, or CHARSET_UNKNOWN; the bytes win where
 * they are clear.  CHARSET_UNKNOWN: no text, as far as can be told.
 */
enum charset charset_guess(str bytes, enum charset declared);

#endif
