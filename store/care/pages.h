/*
 * A database's pages as they lie in the file, and in the log beside it, read
 * without SQLite: for what SQLite cannot read any more.  After the SQLite
 * file format, https://www.sqlite.org/fileformat2.html.  Nothing is trusted:
 * what is out of range reads as missing.
 */
#ifndef STORE_PAGES_H
#define STORE_PAGES_H

#include "base/arena.h"
#include "base/err.h"

struct pages {
	int file, log; /* descriptors; log -1: there is none */
	uint32_t size, n;
	uint64_t *in_log;   /* by page: where in the log it is; 0: it is not */
	uint8_t *free;      /* by page: it holds nothing any more */
	struct arena arena; /* of both */
};

bool pages_open(struct pages *, const char *path, struct err *);
void pages_close(struct pages *);

/* Page 1 is the first.  False: it is missing, or cut off. */
bool pages_read(const struct pages *, uint32_t page, uint8_t *out);

static inline uint32_t
bytes_be(const uint8_t *p, int n)
{
	uint32_t x = 0;

	for (int i = 0; i < n; i++)
		x = x << 8 | p[i];
	return x;
}

#endif
