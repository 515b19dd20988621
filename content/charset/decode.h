/*
 * Bytes in any charset to UTF-8: by a mark at their start, else by what they
 * are, with what their carrier says as one opinion; see charset_guess.h.
 */
#ifndef CONTENT_DECODE_H
#define CONTENT_DECODE_H

#include "base/arena.h"
#include "base/err.h"

struct decoded {
	str text;            /* UTF-8, no BOM; line ends as they were */
	const char *charset; /* canonical name, static */
	size_t bad;          /* ill-formed parts that became U+FFFD */
	str declared;        /* the label that was not followed, or empty */
};

/*
 * charset: what the caller or the carrier says, or empty: then what the bytes
 * say of themselves (declare.h).  A declared charset that the bytes contradict
 * loses, unless force is set (--charset).
 * ERR_INPUT: unknown name, or bytes that are no text (NULs, binary).
 */
bool decode(str bytes, str charset, bool force, struct arena *perm,
	struct decoded *, struct err *);

#endif
