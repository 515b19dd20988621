/*
 * Measures the index of an archive that is there:
 *	bench_index ARCHIVE [SCRATCH]
 * Prints its size, and how quickly it is built anew, in an archive of its own
 * at SCRATCH.
 */
#include "tests/bench_kit.h"

#include <stdio.h>

int
main(int argc, char **argv)
{
	struct store *s;
	struct err e = { 0 };

	if (argc < 2)
		return 2;
	bench_check(store_open(argv[1], NULL, STORE_READ, &s, &e), &e);
	double text = bench_text_bytes(s), index = bench_index_bytes(s);
	printf("index: %.1f MB, %.3f of %.1f MB of text\n", index / 1e6,
		index / text, text / 1e6);
	if (argc > 2) {
		struct bench_built b = bench_build(s, argv[2]);

		printf("index alone: %.2f MB/s of text; %.1f s to add, %.1f s "
		       "to merge\n",
			text / 1e3 / (b.add_ms + b.merge_ms), b.add_ms / 1e3,
			b.merge_ms / 1e3);
	}
	store_close(s);
	return 0;
}
