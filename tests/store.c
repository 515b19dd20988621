#include "tests/store_groups.h"

#include "tests/store_make.h"

int
main(void)
{
	int failed = test_parts() + test_rows() + test_players() +
		     test_corrections() + test_files() + test_read_only() +
		     test_users() + test_state() + test_deeds() +
		     test_hidden() + test_feeds() + test_listing();

	make_cleanup();
	return failed;
}
