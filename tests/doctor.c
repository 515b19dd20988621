#include "tests/doctor_groups.h"

#include "tests/store_make.h"

int
main(void)
{
	int failed = test_salvage() + test_purge() + test_full_disk();

	make_cleanup();
	return failed;
}
