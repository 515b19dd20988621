/*
 * Learnt judgement: a table of weights by the names of features, and the sum
 * of those that a case has.  A table is compiled in from a .def file:
 *
 *	static const struct weight entries[] = {
 *	#define WEIGHT(feature, hundredths) { feature, hundredths },
 *	#include "content/direct_weights.def"
 *	};
 *	TALLY_TABLE(direct_weights, entries)
 *
 * A feature that the table lacks counts nothing.  The index of a table is
 * made at its first use, once.  The tables are not static, so that
 * tools/train_quotes.c can put others in their place.
 */
#ifndef CONTENT_TALLY_H
#define CONTENT_TALLY_H

#include <threads.h>

#include "base/str.h"

struct weight {
	const char *feature;
	int hundredths;
};

struct tally_table {
	const struct weight *v;
	uint32_t n, slots; /* slots: a power of two */
	uint16_t *slot;    /* 1 + an entry; 0: empty */
	once_flag *once;
	void (*make)(void);
};

enum { TALLY_SLOTS = 16384 };

#define TALLY_TABLE(table, entries)                                           \
	static void table##_make(void);                                       \
	static uint16_t table##_slot[TALLY_SLOTS];                            \
	static once_flag table##_once = ONCE_FLAG_INIT;                       \
	struct tally_table table = { .v = (entries),                          \
		.n = sizeof(entries) / sizeof *(entries),                     \
		.slots = TALLY_SLOTS,                                         \
		.slot = table##_slot,                                         \
		.once = &table##_once,                                        \
		.make = table##_make };                                       \
	static void table##_make(void)                                        \
	{                                                                     \
		tally_index(&table);                                          \
	}                                                                     \
	_Static_assert(sizeof(entries) / sizeof *(entries) < TALLY_SLOTS / 2, \
		"the table is too large for its index");

void tally_index(struct tally_table *); /* for the macro alone */

/* Other weights from now on; not while other threads use the table. */
void tally_replace(struct tally_table *, const struct weight *, uint32_t n);

/* For training: told of each feature, in pieces, instead of weighing it. */
typedef void tally_see_fn(void *ctx, const str parts[3]);

struct tally {
	struct tally_table *table;
	int sum; /* hundredths */
	tally_see_fn *see;
	void *ctx;
};

/* Adds the weight of "a", "ab", "abc": the parts of the feature's name. */
void tally_add(struct tally *, const char *a);
void tally_add2(struct tally *, const char *a, const char *b);
void tally_add3(struct tally *, const char *a, const char *b, const char *c);

/* Adds that of a name and a piece of text behind it: "before=的". */
void tally_add_text(struct tally *, const char *name, str text);

#endif
