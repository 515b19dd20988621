/*
 * What a search wants to know of every article before it reads any: eight
 * bytes an article, kept in the archive by chunks of FACTS_CHUNK numbers and
 * in memory while a connection searches.  Belongs to one connection.
 */
#ifndef STORE_FACTS_H
#define STORE_FACTS_H

#include "store/archive/sql.h"

enum {
	FACTS_CHUNK = 1024,
	FACT_SIZE = 8, /* bytes of one in the archive, little endian */
};

enum fact_flag {
	FACT_HERE = 1,    /* there is such an article */
	FACT_VARIANT = 2, /* its text must be folded to be compared: terms.h */
};

struct fact {
	uint32_t when;   /* published, sorts like when_of; to the minute */
	uint16_t source; /* search_source.id; 0: none */
	uint16_t flags;
};

/* when_of's number in 32 bits, its order kept; years outside 1000-8100 are
 * the nearest of these. */
uint32_t fact_when(int64_t at);

struct facts;

struct facts *facts_new(struct sql *);
void facts_free(struct facts *);

/* Writing, inside a transaction. */
bool facts_put(struct facts *, int64_t id, struct fact, struct err *);
bool facts_flush(struct facts *, struct err *);
void facts_forget(struct facts *); /* drops what is not flushed */

/* Reading: brings all of them up to date; *changed says if they moved. */
bool facts_load(struct facts *, bool *changed, struct err *);
/* The same from the articles themselves, when they are damaged. */
bool facts_scan(struct facts *, struct err *);
struct fact facts_get(const struct facts *, int64_t id);
int64_t facts_end(const struct facts *);  /* ids are below */
size_t facts_count(const struct facts *); /* articles that are there */

#endif
