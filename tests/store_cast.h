/* Three articles on the same few people, and all that an archive tells of
 * them. */
#ifndef TESTS_STORE_CAST_H
#define TESTS_STORE_CAST_H

#include "tests/store_make.h"

extern const struct made cast_1, cast_2, cast_3;

/* The number of a player of that name; 0: there is none. */
int64_t cast_named(struct store *, const char *name);

/* The first of them, with an alias, a role and what a quote is about. */
void cast_first(struct arena *, struct article *);

/* An archive of the three. */
struct store *cast_three(struct arena *, const char *name, int64_t ids[3]);
void cast_delete(struct store *, const int64_t *ids, size_t n);

/* Everything that lists and cards tell, as text. */
str cast_tell(struct store *, struct arena *);

#endif
