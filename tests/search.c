#include "tests/search_groups.h"

#include "tests/store_make.h"
#include "tests/test.h"

uint32_t random_seed;

uint32_t
random_below(uint32_t n)
{
	random_seed = random_seed * 1664525 + 1013904223;
	return (uint32_t)(((uint64_t)(random_seed >> 8) * n) >> 24);
}

void
search_made(struct store *s, struct search_ask ask, struct arena *tmp,
	struct answer *a)
{
	struct err e = { 0 };

	if (!search_run(s, &ask, tmp, a, &e))
		fail_msg("%.*s: %s", STR_ARG(ask.query), e.text);
}

int
main(void)
{
	int failed = test_query() + test_find() + test_story() + test_gather() +
		     test_searcher() + test_lists() + test_mend() +
		     test_random();

	make_cleanup();
	return failed;
}
