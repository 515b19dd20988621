/* What lives until a test program ends. */
#ifndef TESTS_PERM_H
#define TESTS_PERM_H

#include "base/arena.h"

static struct arena perm;

/* For cmocka, behind the last test. */
static inline int
free_perm(void **state)
{
	(void)state;
	arena_free(&perm);
	return 0;
}

#endif
