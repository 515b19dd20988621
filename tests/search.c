#include "tests/search_groups.h"

#include "tests/store_make.h"
#include "tests/test.h"

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
		     test_nearest() + test_random();

	make_cleanup();
	return failed;
}
