/*
 * Writes a file as C to standard output, in words so that compilers read it
 * quickly and its bytes are aligned:
 *	embed NAME FILE   →   const uint64_t NAME[]; const size_t NAME_size;
 * Little endian, as the files themselves are.
 */
#include "base/file.h"

#include <inttypes.h>
#include <stdio.h>

int
main(int argc, char **argv)
{
	struct file f;
	struct err e = { 0 };

	if (argc != 3)
		return fputs("usage: embed NAME FILE\n", stderr), 2;
	if (!file_open(argv[2], &f, &e))
		return fprintf(stderr, "embed: %s\n", e.text), 1;
	printf("#include <stddef.h>\n#include <stdint.h>\n\n"
	       "extern const uint64_t %s[];\nextern const size_t %s_size;\n"
	       "const size_t %s_size = %zu;\nconst uint64_t %s[] = {\n",
		argv[1], argv[1], argv[1], f.bytes.n, argv[1]);
	for (size_t i = 0; i < f.bytes.n; i += 8) {
		uint64_t word = 0;

		for (size_t k = 0; k < 8 && i + k < f.bytes.n; k++)
			word |= (uint64_t)(unsigned char)f.bytes.s[i + k]
				<< (8 * k);
		printf("0x%" PRIx64 ",%s", word, i % 48 == 40 ? "\n" : "");
	}
	puts("};");
	file_close(&f);
	return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
