/*
 * How much bytes look like a text in a charset of several bytes a character:
 * by how common the characters are that they would be.
 */
#ifndef CONTENT_CHARSET_SCORE_H
#define CONTENT_CHARSET_SCORE_H

#include "content/charset/charset.h"

struct charset_score {
	double quality;    /* of a character beyond ASCII: 1 good, < 0 bad */
	size_t characters; /* how many of them were seen */
	size_t bad;        /* ill-formed parts */
};

/*
 * Those parts of a text that are not ASCII, with a byte behind each that may
 * belong to it; at most `most` bytes.
 */
str charset_sample(str bytes, size_t most, struct arena *perm);

/* ASCII counts, as good, where it is no byte of its own (UTF-16). */
struct charset_score charset_judge(enum charset, str sample, struct arena *tmp);

#endif
