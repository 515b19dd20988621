/*
 * What an examination finds: of each part looked at, how it is and what can
 * be done.  Whoever looks adds to the same list.
 */
#ifndef BASE_FINDING_H
#define BASE_FINDING_H

#include "base/arena.h"

enum finding_state {
	FINDING_WELL,
	FINDING_FAULT, /* it goes on, but something should be done */
	FINDING_LOST,  /* the archive cannot be used */
};

struct finding {
	const char *part; /* msgid: one word */
	enum finding_state state;
	str says;   /* one sentence */
	str advice; /* what to do about it; empty when all is well */
};

struct findings {
	struct finding *v;
	size_t n, cap;
	struct arena arena; /* of all that is said */
};

/* Says that a part is well; the arguments are printf's. */
void finding_well(struct findings *, const char *part, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Says what is wrong; advice is one of our own sentences. */
void finding_fault(struct findings *, const char *part, const char *advice,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The last one is so bad that the archive cannot be used. */
void finding_is_lost(struct findings *);

enum finding_state findings_worst(const struct findings *);
void findings_free(struct findings *);

#endif
