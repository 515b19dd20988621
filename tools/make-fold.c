/*
 * Writes the table behind content/words/fold.c to standard output, from the rules
 * of Unicode (fold_rule.h) and a file of traditional and simplified
 * characters (traditional TAB simplified, a line each).
 *
 * For each rune of the BMP the table holds the difference to the rune it
 * folds to, modulo 2^16, so that pages where nothing changes are one page.
 * fold_pages[rune >> 8] is a page's number, fold_page[…][rune & 255] the
 * difference.  Runes that become several, or leave the BMP, fold to
 * FOLD_SLOW; of them fold_far has the single characters, sorted.
 */
#include "base/file.h"
#include "content/words/fold_rule.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BMP = 0x10000, PAGE = 256, RUNES = 0x110000, SLOW = 0xFFFF };

static uint32_t simple[RUNES]; /* 0: itself */
static uint16_t delta[BMP];
static uint16_t pages[BMP / PAGE];

static void
read_pairs(str rest)
{
	str line, from, to;

	while (str_line(&rest, &line)) {
		size_t at = 0, end = 0;

		if (!str_cut(line, STR("\t"), &from, &to) || !from.n || !to.n)
			continue;
		simple[utf8_next(from, &at)] = utf8_next(to, &end);
	}
}

/* A pair's second character may be the first one of another pair. */
static uint32_t
simplify(uint32_t r)
{
	for (int i = 0; i < 4 && simple[r]; i++)
		r = simple[r];
	return r;
}

static uint32_t
target(uint32_t rune)
{
	uint32_t out[FOLD_MAX];
	int n = fold_by_rule(rune, out);

	if (n == 0)
		return 0;
	uint32_t to = n == 1 ? simplify(out[0]) : SLOW;
	return to < BMP ? to : SLOW;
}

/* The pages without doubles; returns how many. */
static unsigned
share_pages(void)
{
	unsigned n = 0;

	for (unsigned p = 0; p < BMP / PAGE; p++) {
		const uint16_t *page = delta + p * PAGE;
		unsigned same = 0;

		while (same < n && memcmp(delta + same * PAGE, page,
					   PAGE * sizeof *page) != 0)
			same++;
		/* Pages kept stand in front: delta is packed in place. */
		if (same == n)
			memmove(delta + n++ * PAGE, page, PAGE * sizeof *page);
		pages[p] = (uint16_t)same;
	}
	return n;
}

static void
print_tables(unsigned n)
{
	puts("/* Made by tools/make-fold.c. */");
	printf("static const uint8_t fold_pages[%d] = {", BMP / PAGE);
	for (unsigned p = 0; p < BMP / PAGE; p++)
		printf("%s%u,", p % 16 ? " " : "\n\t", (unsigned)pages[p]);
	printf("\n};\nstatic const uint16_t fold_page[%u][%d] = {\n", n, PAGE);
	for (unsigned i = 0; i < n * PAGE; i++)
		printf("%s%u,%s", i % PAGE ? "" : "\t{ ", (unsigned)delta[i],
			i % PAGE == PAGE - 1 ? " },\n" : "");
	puts("};\nstatic const struct {\n\tuint32_t from, to;\n"
	     "} fold_far[] = {");
	for (uint32_t r = 0; r < RUNES; r++)
		if (simple[r] && (r >= BMP || simplify(r) >= BMP))
			printf("\t{ 0x%X, 0x%X },\n", r, simplify(r));
	puts("};");
}

int
main(int argc, char **argv)
{
	struct file f;
	struct err e;

	if (argc != 2 || !file_open(argv[1], &f, &e)) {
		fputs("usage: make-fold PAIRS.tsv > TABLE.h\n", stderr);
		return 2;
	}
	read_pairs(f.bytes);
	file_close(&f);
	for (uint32_t r = 0; r < BMP; r++)
		delta[r] = (uint16_t)(target(r) - r);
	print_tables(share_pages());
	return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
