/*
 * Writes the tables behind content/words/pinyin.c to standard output, from
 * pinyin.tsv (character TAB readings with tones, the common one first) and
 * pinyin_phrases.tsv (word TAB a syllable for each of its characters).
 */
#include "base/file.h"
#include "base/utf8.h"
#include "content/words/pinyin_table.h"
#include "tools/print-lookup.h"

#include <stdio.h>
#include <stdlib.h>

enum { HAN = PINYIN_LAST - PINYIN_FIRST + 1 };

static unsigned codes[HAN][PINYIN_READINGS];

static struct arena arena;
static struct {
	str *v;
	size_t n, cap;
} syllables; /* sorted; the first is number 1 */
static bool ok = true;

static void
complain(str line)
{
	fprintf(stderr, "cannot read: %.*s\n", STR_ARG(line));
	ok = false;
}

static int
by_text(const void *a, const void *b)
{
	return str_cmp(*(const str *)a, *(const str *)b);
}

/* A reading without its tone. */
static str
syllable_of(str reading, unsigned *tone)
{
	char last = reading.n ? reading.s[reading.n - 1] : '0';
	bool has = last >= '1' && last <= '5';

	*tone = has ? (unsigned)(last - '0') : 0;
	return str_take(reading, reading.n - has);
}

/* 0: there is no such syllable. */
static unsigned
code_of(str reading)
{
	unsigned tone;
	str bare = syllable_of(reading, &tone);
	const str *at =
		bsearch(&bare, syllables.v, syllables.n, sizeof(str), by_text);

	if (!at)
		return 0;
	return (unsigned)(at - syllables.v + 1) << PINYIN_TONE_BITS | tone;
}

/* The two columns of a line; false for a comment. */
static bool
columns(str line, str *word, str *readings)
{
	return line.n && line.s[0] != '#' &&
	       (str_cut(line, STR("\t"), word, readings) ||
		       (complain(line), false));
}

static void
collect_syllables(str rest)
{
	str line, word, readings, one;
	unsigned tone;
	size_t n = 0;

	while (str_line(&rest, &line)) {
		bool more = columns(line, &word, &readings);

		while (more) {
			more = str_cut(readings, STR(" "), &one, &readings);
			*vec_push(&arena, &syllables) = syllable_of(one, &tone);
		}
	}
	qsort(syllables.v, syllables.n, sizeof(str), by_text);
	for (size_t i = 0; i < syllables.n; i++) {
		if (i == 0 || !str_eq(syllables.v[i], syllables.v[n - 1]))
			syllables.v[n++] = syllables.v[i];
	}
	syllables.n = n;
}

static void
read_letter(str line, str word, str readings)
{
	size_t at = 0, n = 0;
	uint32_t rune = utf8_next(word, &at);
	str one;

	if (at != word.n || rune < PINYIN_FIRST || rune > PINYIN_LAST) {
		complain(line);
		return;
	}
	for (bool more = true; more && n < PINYIN_READINGS; n++) {
		more = str_cut(readings, STR(" "), &one, &readings);
		codes[rune - PINYIN_FIRST][n] = code_of(one);
	}
}

/* The character's own reading with that syllable knows the tone. */
static unsigned
with_tone(uint32_t rune, unsigned code)
{
	const unsigned *own;

	if (rune < PINYIN_FIRST || rune > PINYIN_LAST)
		return 0;
	own = codes[rune - PINYIN_FIRST];
	for (size_t i = 0; i < PINYIN_READINGS; i++) {
		if (own[i] >> PINYIN_TONE_BITS == code >> PINYIN_TONE_BITS)
			return own[i];
	}
	return code;
}

static void
print_phrase(str line, str word, str readings, struct lookup_members *m)
{
	static uint32_t printed;
	size_t at = 0;
	str one;

	if (!lookup_add(m, &arena, word, printed))
		complain(line);
	for (bool more = true; more && at < word.n; printed++) {
		more = str_cut(readings, STR(" "), &one, &readings);
		unsigned code = with_tone(utf8_next(word, &at), code_of(one));

		if (code == 0 || more != (at < word.n))
			complain(line);
		printf("%u,", code);
	}
	putchar('\n');
}

static void
read_letters(str rest)
{
	str line, word, readings;

	while (str_line(&rest, &line)) {
		if (columns(line, &word, &readings))
			read_letter(line, word, readings);
	}
}

static void
print_phrases(str rest)
{
	struct lookup_members members = { 0 };
	str line, word, readings;

	puts("static const uint16_t phrase_codes[] = {");
	while (str_line(&rest, &line)) {
		if (columns(line, &word, &readings))
			print_phrase(line, word, readings, &members);
	}
	puts("};");
	ok &= print_lookup(&members, "pinyin_phrases");
}

static void
print_syllables(void)
{
	puts("static const char syllables[][PINYIN_SYLLABLE] = {\n\"\",");
	for (size_t i = 0; i < syllables.n; i++)
		printf("\"%.*s\",\n", STR_ARG(syllables.v[i]));
	puts("};");
}

/* One reading stands in its place, several in a list behind it. */
static void
print_letters(void)
{
	puts("static const uint16_t single_codes[] = {");
	for (size_t i = 0; i < HAN; i++)
		printf("%u,%s", codes[i][1] ? 0 : codes[i][0],
			i % 16 == 15 ? "\n" : "");
	puts("};\nstatic const struct several several_codes[] = {");
	for (size_t i = 0; i < HAN; i++) {
		if (codes[i][1])
			printf("{%zu,{%u,%u,%u,%u}},\n", i + PINYIN_FIRST,
				codes[i][0], codes[i][1], codes[i][2],
				codes[i][3]);
	}
	puts("};");
}

int
main(int argc, char **argv)
{
	struct file letters, words;
	struct err e;

	if (argc != 3 || !file_open(argv[1], &letters, &e) ||
		!file_open(argv[2], &words, &e)) {
		fputs("usage: make-pinyin PINYIN.tsv PHRASES.tsv > TABLE.h\n",
			stderr);
		return 2;
	}
	puts("/* Made by tools/make-pinyin.c. */");
	collect_syllables(letters.bytes);
	read_letters(letters.bytes);
	print_syllables();
	print_letters();
	print_phrases(words.bytes);
	file_close(&letters);
	file_close(&words);
	arena_free(&arena);
	return !ok || ferror(stdout) || fflush(stdout);
}
