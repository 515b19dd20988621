/*
 * The files of an archive in memory (zip, tar), and packed streams (gzip,
 * zstd), by libarchive.  Nothing is ever written; names lead nowhere.
 */
#ifndef CONTENT_UNPACK_H
#define CONTENT_UNPACK_H

#include "base/arena.h"
#include "base/err.h"

/* One file of it; bytes live until unpack_next is called again. */
struct unpacked {
	str name; /* UTF-8, '/' between folders */
	str bytes;
};

struct unpack;

enum unpack_state {
	UNPACK_FILE,
	UNPACK_SKIPPED, /* this one cannot be read: the sentence says why */
	UNPACK_END,
	UNPACK_FAILED, /* nothing more can be read */
};

/* Whether a file is wanted, by its name: others are not unpacked. */
typedef bool unpack_wants(str name);

/* ERR_INPUT: it is none of these. */
bool unpack_open(str bytes, unpack_wants *, struct arena *perm,
	struct unpack **, struct err *);
enum unpack_state unpack_next(struct unpack *, struct unpacked *, struct err *);
void unpack_close(struct unpack *);

/* One packed stream (gzip, zstd) or none, as a whole. */
bool unpack_stream(
	str bytes, size_t most, struct arena *perm, str *out, struct err *);

#endif
