/*
 * Bytes in any charset to UTF-8.  (Now: UTF-8, UTF-16 with BOM, GB18030; the
 * others come into the same table.)
 */
#ifndef CONTENT_DECODE_H
#define CONTENT_DECODE_H

#include "base/arena.h"
#include "base/err.h"

struct decoded {
	str text;            /* UTF-8, no BOM; line ends as they were */
	const char *charset; /* canonical name, static */
	size_t bad;          /* ill-formed parts that became U+FFFD */
};

/*
 * charset: what the caller or the carrier says, or empty; a declared charset
 * that the bytes contradict loses, unless force is set (--charset).
 * ERR_INPUT: unknown name, or bytes that are no text (NULs, binary).
 */
bool decode(str bytes, str charset, bool force, struct arena *perm,
	struct decoded *, struct err *);

#endif
