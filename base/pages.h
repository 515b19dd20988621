/* The process's memory as the system gives it: page by page, each when it is
 * first touched.  That costs several times what it costs to take many at once,
 * and more where the machine is itself a guest. */
#ifndef BASE_PAGES_H
#define BASE_PAGES_H

#include <stddef.h>

/* The pages of n bytes that will all be used, at once.  Where the system cannot
 * do that (before Linux 5.14), they come as they always do. */
void pages_populate(void *, size_t n);

/*
 * The heap's next pages at once, so many bytes, two megabytes of them as one
 * large page where the system has those.  From now on the heap gives back what
 * is free at its end but for kept bytes, when that is more than bytes + kept;
 * what is of mapped bytes and more is the system's own, and given back alone.
 */
void pages_take(size_t bytes, size_t kept, size_t mapped);

#endif
