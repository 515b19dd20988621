#include "base/pages.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { LARGE = 2 << 20 }; /* bytes of a large page */

static uintptr_t
round_up(uintptr_t at, uintptr_t to)
{
	return (at + to - 1) & ~(to - 1);
}

/* Only advice: where the system cannot follow it, nothing is lost. */
static void
advise(uintptr_t begin, uintptr_t end, int advice)
{
	if (begin < end)
		madvise((void *)begin, end - begin, advice);
}

void
pages_populate(void *p, size_t n)
{
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
	uintptr_t begin = (uintptr_t)p;

	advise(round_up(begin, page), (begin + n) & ~(page - 1),
		MADV_POPULATE_WRITE);
}

void
pages_take(size_t bytes, size_t kept, size_t mapped)
{
	mallopt(M_MMAP_THRESHOLD, (int)(2 * bytes));
	mallopt(M_TRIM_THRESHOLD, (int)(bytes + kept));
	char *heap = malloc(bytes);
	if (heap) {
		uintptr_t large = round_up((uintptr_t)heap, LARGE);

		if (large + LARGE <= (uintptr_t)heap + bytes)
			advise(large, large + LARGE, MADV_HUGEPAGE);
		pages_populate(heap, bytes);
	}
	free(heap);
	mallopt(M_TOP_PAD, (int)kept);
	mallopt(M_MMAP_THRESHOLD, (int)mapped);
}
