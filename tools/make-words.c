/*
 * Writes the tables behind content/words/lexicon.c to standard output, from
 * words.tsv (word TAB cost), surnames.tsv and no_names.tsv (one a line) and
 * names.tsv, whose Chinese persons show which characters given names are made
 * of.  A line that begins with # says something to people.
 */
#include "base/file.h"
#include "base/utf8.h"
#include "content/words/lexicon.h"
#include "content/words/lexicon_table.h"
#include "tools/print-lookup.h"

#include <math.h>
#include <stdio.h>

enum { HAN = LEXICON_LAST - LEXICON_FIRST + 1 };

static unsigned costs[LEXICON_USES][HAN];
static double seen[LEXICON_USES][HAN], all[LEXICON_USES];
static bool is_surname[HAN];

/* The Han characters of s, at most max; 0 if it holds anything else. */
static size_t
read_han(str s, size_t max, unsigned out[])
{
	size_t n = 0;

	for (size_t at = 0; at < s.n; n++) {
		uint32_t rune = utf8_next(s, &at);

		if (n == max || rune < LEXICON_FIRST || rune > LEXICON_LAST)
			return 0;
		out[n] = rune - LEXICON_FIRST;
	}
	return n;
}

/* The next line that is not empty and no remark. */
static bool
next_line(str *rest, str *line)
{
	while (str_line(rest, line))
		if (line->n && line->s[0] != '#')
			return true;
	return false;
}

static void
read_words(str rest, struct lookup_members *m, struct arena *a)
{
	str line, word, number;
	unsigned han[1];
	int64_t cost;

	while (next_line(&rest, &line)) {
		(void)str_cut(line, STR("\t"), &word, &number);
		if (!str_to_int(number, &cost) || cost < 1 ||
			cost >= LEXICON_RARE)
			fprintf(stderr, "no cost: %.*s\n", STR_ARG(line));
		else if (read_han(word, 1, han) == 1)
			costs[LEXICON_LETTER][han[0]] = (unsigned)cost;
		else if (!lookup_add(m, a, word, (uint32_t)cost))
			fprintf(stderr, "no word: %.*s\n", STR_ARG(line));
	}
}

static void
read_surnames(str rest, struct lookup_members *m, struct arena *a)
{
	unsigned han[1];
	str line;

	while (next_line(&rest, &line))
		if (read_han(line, 1, han) == 1)
			is_surname[han[0]] = true;
		else
			(void)lookup_add(m, a, line, 1);
}

static void
count(enum lexicon_use use, unsigned han)
{
	seen[use][han]++;
	all[use]++;
}

static void
read_person(str name)
{
	unsigned han[3];
	size_t n = read_han(name, 3, han);

	if (n < 2 || !is_surname[han[0]])
		return;
	count(LEXICON_SURNAME, han[0]);
	if (n == 2) {
		count(LEXICON_ONLY, han[1]);
	} else {
		count(LEXICON_GIVEN_1, han[1]);
		count(LEXICON_GIVEN_2, han[2]);
	}
}

static void
read_no_names(str rest, struct lookup_members *m, struct arena *a)
{
	str line;

	while (next_line(&rest, &line))
		if (!lookup_add(m, a, line, 1))
			fprintf(stderr, "no string: %.*s\n", STR_ARG(line));
}

/* 蒂姆·库克: all its characters stand for sounds. */
static void
read_foreign(str name)
{
	for (size_t at = 0; at < name.n;) {
		uint32_t rune = utf8_next(name, &at);

		if (rune >= LEXICON_FIRST && rune <= LEXICON_LAST)
			count(LEXICON_SOUND, rune - LEXICON_FIRST);
	}
}

static void
read_persons(str rest)
{
	str line, kind, name, more;

	while (str_line(&rest, &line)) {
		(void)str_cut(line, STR("\t"), &kind, &more);
		(void)str_cut(more, STR("\t"), &name, &more);
		if (!str_eq(kind, STR("person")))
			continue;
		if (str_find(name, STR("·")) != STR_NONE)
			read_foreign(name);
		else
			read_person(name);
	}
}

/* Eight times -ln of the share, with a little for what was never seen. */
static unsigned
cost_of(enum lexicon_use use, unsigned han)
{
	double floor = use == LEXICON_SURNAME ? 0.5 : 0.1;
	double share = (seen[use][han] + floor) / (all[use] + floor * 1500);
	double cost = -8 * log(share);

	if (use == LEXICON_SURNAME && !is_surname[han])
		return LEXICON_RARE;
	if (use == LEXICON_SOUND && seen[use][han] < 3)
		return LEXICON_RARE;
	return cost < LEXICON_RARE ? (unsigned)cost : LEXICON_RARE;
}

static void
print_costs(void)
{
	printf("static const uint8_t lexicon_costs[%d][%d] = {\n", LEXICON_USES,
		HAN);
	for (int use = 0; use < LEXICON_USES; use++) {
		puts("{");
		for (unsigned i = 0; i < HAN; i++) {
			unsigned cost = use == LEXICON_LETTER ? costs[use][i]
							      : cost_of(use, i);

			printf("%u,%s", cost ? cost : LEXICON_RARE,
				i % 32 == 31 ? "\n" : "");
		}
		puts("},");
	}
	puts("};");
}

int
main(int argc, char **argv)
{
	enum { FILES = 4 };
	struct lookup_members words = { 0 }, surnames = { 0 }, no_names = { 0 };
	struct arena a = { 0 };
	struct file f[FILES];
	struct err e;

	for (int i = 0; i < FILES; i++)
		if (argc != 1 + FILES || !file_open(argv[i + 1], &f[i], &e)) {
			fputs("usage: make-words WORDS.tsv SURNAMES.tsv "
			      "NO_NAMES.tsv NAMES.tsv > TABLE.h\n",
				stderr);
			return 2;
		}
	read_words(f[0].bytes, &words, &a);
	read_surnames(f[1].bytes, &surnames, &a);
	read_no_names(f[2].bytes, &no_names, &a);
	read_persons(f[3].bytes);
	puts("/* Made by tools/make-words.c. */");
	print_costs();
	bool ok = print_lookup(&words, "lexicon_words");
	ok &= print_lookup(&surnames, "lexicon_surnames");
	ok &= print_lookup(&no_names, "lexicon_no_names");
	for (int i = 0; i < FILES; i++)
		file_close(&f[i]);
	arena_free(&a);
	return !ok || ferror(stdout) || fflush(stdout);
}
