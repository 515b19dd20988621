/*
 * Writes JSON into a buffer, value by value, without building a tree.
 * Strings come out so that a terminal cannot be harmed and nothing is hidden:
 * what base/clean.h would not show stands as \uXXXX, ill-formed bytes as
 * U+FFFD.  The caller opens and closes in pairs; commas are put here.
 * jansson has the prefix json_, too: no function here may have a name of its.
 */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include "base/buf.h"

struct json {
	struct buf *out;
	bool comma; /* the next value or key needs one before it */
};

void json_open(struct json *, char bracket); /* '{' or '[' */
void json_close(struct json *, char bracket);
void json_key(struct json *, const char *key); /* plain ASCII */

void json_str(struct json *, str);
void json_fact(struct json *, str); /* null when empty: an absent fact */
void json_int(struct json *, int64_t);
void json_number(struct json *, double); /* null when not finite */
void json_bool(struct json *, bool);
void json_absent(struct json *);

/* A key and its value. */
void json_key_fact(struct json *, const char *key, str);
void json_key_int(struct json *, const char *key, int64_t);

#endif
