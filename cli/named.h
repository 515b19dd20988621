/* The players that the words of a call name. */
#ifndef CLI_NAMED_H
#define CLI_NAMED_H

#include "store/store.h"

/* The one with exactly this name among his names; an error without one. */
bool named_exactly(struct store *, str name, int64_t *id, struct err *);

/* That one, or else the only one with a name that this is a part or the pinyin
 * of; an error that names some where there are several. */
bool named(struct store *, str name, int64_t *id, struct err *);

#endif
