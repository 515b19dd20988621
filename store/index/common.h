/*
 * Which articles hold which common characters (terms.h): a bit for each pair
 * of an article and a character, by chunks of COMMON_CHUNK numbers.  Belongs
 * to one connection.
 */
#ifndef STORE_COMMON_H
#define STORE_COMMON_H

#include "store/archive/sql.h"
#include "store/index/terms.h"

enum { COMMON_CHUNK = 256 };

/* One chunk is in memory at a time. */
struct common {
	struct sql *sql;
	int64_t chunk; /* -1: none */
	bool dirty;
	uint8_t bits[COMMON_CHUNK][TERMS_COMMON / 8];
};

void common_init(struct common *, struct sql *);

/* Writing, inside a transaction; bits as terms_common_bits gives them. */
bool common_put(struct common *, int64_t id, const uint8_t *bits, struct err *);
bool common_flush(struct common *, struct err *);

/* Drops what is in memory: it may be out of date. */
void common_forget(struct common *);

/* 1: the article holds the character of that number; 0, or -1: failed. */
int common_has(struct common *, int64_t id, int number, struct err *);

#endif
