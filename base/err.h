/*
 * What went wrong, as a sentence for the reader, made where it is known.
 * Functions that can fail return bool and take `struct err *` last:
 *	return err_set(e, ERR_IO, "cannot open %s", path);
 * The text may hold bytes from outside: it passes clean.h before a terminal.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

enum err_kind {
	ERR_NONE,
	ERR_USAGE, /* the call is wrong: exit code 2 */
	ERR_INPUT, /* one input is refused: exit code 1 */
	ERR_IO,    /* a file, pipe or terminal failed: exit code 1 */
	ERR_STORE, /* the store cannot be used: exit code 3 */
};

struct err {
	enum err_kind kind;
	char text[512];
};

/* Fills e (which may be NULL) and returns false. */
bool err_set(struct err *e, enum err_kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* What the program exits with for this kind. */
int err_exit_code(enum err_kind);

#endif
