/* The articles that were scored for a question, and the best of them. */
#ifndef STORE_CONTEST_H
#define STORE_CONTEST_H

#include "store/find/walk.h"

struct contender {
	struct found found;
	double held; /* of the words, by weight; then score decides */
	double score;
};

/* Owns its memory; kept from question to question. */
struct contest {
	struct contender *v;
	size_t n, cap;
	size_t shown; /* that were there when the best were shown last */
};

void contest_begin(struct contest *);
void contest_free(struct contest *);
void contest_add(struct contest *, struct contender);

/* The best first; of equals the newest.  What was added twice is once there. */
void contest_sort(struct contest *);

#endif
