/*
 * Charsets by name, and the conversion of bytes in one of them.
 */
#ifndef CONTENT_CHARSET_H
#define CONTENT_CHARSET_H

#include "base/arena.h"

enum charset {
	CHARSET_UNKNOWN,
#define CHARSET(id, name, iconv_name, labels) CHARSET_##id,
#include "content/charsets.def"
	CHARSETS
};

/* By label, white space and case ignored; CHARSET_UNKNOWN for none. */
enum charset charset_by_label(str label);
const char *charset_name(enum charset);

/*
 * Bytes in a charset as UTF-8.  Each bad part becomes one U+FFFD and is
 * counted.  False when the system has no such converter.
 */
bool charset_convert(
	enum charset, str bytes, struct arena *perm, str *text, size_t *bad);

/*
 * What bytes without a label are: by how well they are formed, and by how
 * common the characters are that they would be.  CHARSET_UNKNOWN: no text.
 */
enum charset charset_guess(str bytes);

#endif
