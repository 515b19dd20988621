#include "tests/search_groups.h"

#include "tests/store_make.h"

int
main(void)
{
	int failed = test_query() + test_find() + test_gather() +
		     test_searcher() + test_mend() + test_random();

	make_cleanup();
	return failed;
}
