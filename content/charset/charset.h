/*
 * Charsets by name, and the conversion of bytes in one of them.
 */
#ifndef CONTENT_CHARSET_H
#define CONTENT_CHARSET_H

#include "base/arena.h"

enum charset {
	CHARSET_UNKNOWN,
#define CHARSET(id, name, iconv_name, kind, labels) CHARSET_##id,
#include "content/charset/charsets.def"
	CHARSETS
};

enum charset_kind {
	CHARSET_IS_UNKNOWN,
	CHARSET_IS_UNICODE,
	CHARSET_IS_DOUBLE,  /* ASCII, and several bytes a character */
	CHARSET_IS_ESCAPED, /* seven bits, with sequences that shift */
	CHARSET_IS_SINGLE,
	CHARSET_IS_GENERIC, /* single, and named where nobody looked */
};

/* By label, white space and case ignored; CHARSET_UNKNOWN for none. */
enum charset charset_by_label(str label);
const char *charset_name(enum charset);
enum charset_kind charset_kind(enum charset);

/* Are bytes below 0x80 ASCII in it? */
bool charset_has_ascii(enum charset);

/*
 * Bytes in a charset as UTF-8.  Each bad part becomes one U+FFFD and is
 * counted.  False when the system has no such converter.
 */
bool charset_convert(
	enum charset, str bytes, struct arena *perm, str *text, size_t *bad);

#endif
