/*
 * Learnt judgement: a table of weights by the names of features, and the sum
 * of those that a case has.  A table is compiled in from a .def file:
 *
 *	static const struct weight entries[] = {
 *	#define WEIGHT(feature, hundredths) { feature, hundredths },
 *	#include "content/quotes/direct_weights.def"
 *	};
 *	TALLY_TABLE(direct_weights, entries)
 *
 * A feature that the table lacks counts nothing.  The index of a table is
 * made at its first use, once.  The tables are not static, so that
 * tools/train_quotes.c can put others in their place.
 */
#ifndef CONTENT_TALLY_H
#define CONTENT_TALLY_H

#include <string.h>
#include <threads.h>

#include "base/str.h"

/* Bytes of a feature's name at most, and its end; see WORD_LONGEST. */
enum { FEATURE_LONGEST = 36 };

struct weight {
	char feature[FEATURE_LONGEST];
	int hundredths;
};

struct tally_slot {
	uint32_t hash; /* of the feature's name; 0: empty */
	int hundredths;
};

struct tally_table {
	const struct weight *v;
	uint32_t n, slots; /* slots: a power of two */
	struct tally_slot *slot;
	once_flag *once;
	void (*make)(void);
};

/* A name's pieces at most; bytes by which names are told apart. */
enum { TALLY_SLOTS = 16384, TALLY_PIECES = 3, TALLY_LONGEST = 64 };

#define TALLY_TABLE(table, entries)                                           \
	static void table##_make(void);                                       \
	static struct tally_slot table##_slot[TALLY_SLOTS];                   \
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
typedef void tally_see_fn(void *ctx, const str parts[TALLY_PIECES]);

struct tally {
	struct tally_table *table;
	int sum; /* hundredths */
	tally_see_fn *see;
	void *ctx;
};

/* Adds the weight of the feature whose name the parts are. */
void tally_add_parts(struct tally *, const str parts[TALLY_PIECES]);

/* Of "a", "ab", "abc"; in place, where the lengths of literals are known. */
static inline void
tally_add(struct tally *t, const char *a)
{
	tally_add_parts(t, (const str[TALLY_PIECES]){ { a, strlen(a) } });
}

static inline void
tally_add2(struct tally *t, const char *a, const char *b)
{
	tally_add_parts(t, (const str[TALLY_PIECES]){
				   { a, strlen(a) }, { b, strlen(b) } });
}

static inline void
tally_add3(struct tally *t, const char *a, const char *b, const char *c)
{
	tally_add_parts(t, (const str[TALLY_PIECES]){ { a, strlen(a) },
				   { b, strlen(b) }, { c, strlen(c) } });
}

/* Of a name and a piece of text behind it: "before=的". */
static inline void
tally_add_text(struct tally *t, const char *name, str text)
{
	tally_add_parts(
		t, (const str[TALLY_PIECES]){ { name, strlen(name) }, text });
}

#endif
