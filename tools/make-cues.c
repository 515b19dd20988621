/*
 * Writes the tables behind content/cue_table.c to standard output, from
 * cues.tsv: "cue", "before" or "behind" TAB a cue's name or a word TAB the
 * weights for person, org, product and place.
 */
#include "base/file.h"
#include "content/cue_table.h"
#include "tools/print-lookup.h"

#include <stdio.h>
#include <stdlib.h>

static const str cue_names[] = {
#define CUE(id) STR0(#id),
#include "content/name_cues.def"
};

struct weights {
	struct cue_weight *v;
	size_t n, cap;
};

static bool
read_weight(str rest, struct cue_weight *w)
{
	str one;

	for (int k = 0; k < PLAYER_KINDS; k++) {
		int64_t n;

		(void)str_cut(rest, STR("\t"), &one, &rest);
		if (!str_to_int(one, &n) || n < INT16_MIN || n > INT16_MAX)
			return false;
		w->of[k] = (int16_t)n;
	}
	return true;
}

static bool
set_cue(struct cue_weight cues[CUES], str name, struct cue_weight w)
{
	for (int i = 0; i < CUES; i++)
		if (str_eq(name, cue_names[i])) {
			cues[i] = w;
			return true;
		}
	return false;
}

static bool
add_word(struct lookup_members *m, struct arena *a, str word, uint32_t value)
{
	return lookup_add(
		m, a, arena_printf(a, "%.*s\n", STR_ARG(word)), value);
}

static void
print_weights(const char *name, const struct cue_weight *w, size_t n)
{
	printf("%s[%zu] = {\n", name, n ? n : 1);
	for (size_t i = 0; i < n; i++)
		printf("{{%d,%d,%d,%d}},\n", w[i].of[0], w[i].of[1], w[i].of[2],
			w[i].of[3]);
	puts("};");
}

int
main(int argc, char **argv)
{
	static struct cue_weight cues[CUES];
	struct lookup_members words[2] = { 0 };
	struct weights weights = { 0 };
	struct arena a = { 0 };
	struct file f;
	struct err e;
	bool ok = true;
	str line, sort, name, rest;

	if (argc != 2 || !file_open(argv[1], &f, &e)) {
		fputs("usage: make-cues CUES.tsv > TABLE.h\n", stderr);
		return 2;
	}
	for (str lines = f.bytes; str_line(&lines, &line);) {
		struct cue_weight w = { 0 };

		(void)str_cut(line, STR("\t"), &sort, &rest);
		(void)str_cut(rest, STR("\t"), &name, &rest);
		bool good = read_weight(rest, &w);
		if (good && str_eq(sort, STR("cue"))) {
			good = set_cue(cues, name, w);
		} else if (good) {
			good = add_word(&words[str_eq(sort, STR("behind"))], &a,
				name, (uint32_t)weights.n);
			*vec_push(&a, &weights) = w;
		}
		if (!good)
			fprintf(stderr, "cannot read: %.*s\n", STR_ARG(line));
		ok &= good;
	}
	puts("/* Made by tools/make-cues.c. */");
	print_weights("const struct cue_weight cue_weights", cues, CUES);
	print_weights("static const struct cue_weight cue_word_weights",
		weights.v, weights.n);
	ok &= print_lookup(&words[0], "cue_words_before");
	ok &= print_lookup(&words[1], "cue_words_behind");
	file_close(&f);
	arena_free(&a);
	return !ok || ferror(stdout) || fflush(stdout);
}
