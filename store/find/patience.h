/* Long work tells how far it is, and asks whether it may go on. */
#ifndef STORE_PATIENCE_H
#define STORE_PATIENCE_H

#include <stdbool.h>
#include <stdint.h>

struct patience {
	/* False: stop.  what: msgid; of 0: not known. */
	bool (*goes_on)(void *, const char *what, int64_t done, int64_t of);
	void *ctx;
};

static inline bool
patience_asks(
	const struct patience *p, const char *what, int64_t done, int64_t of)
{
	return !p || p->goes_on(p->ctx, what, done, of);
}

#endif
