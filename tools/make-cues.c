/*
 * Writes the tables behind content/names/cue_table.c to standard output, from
 * cues.tsv: "cue", "before" or "behind" TAB a cue's name (SORT.CUE for one
 * sort of strings alone) or a word TAB the weights for person, org, product
 * and place.
 */
#include "base/file.h"
#include "content/names/cue_table.h"
#include "tools/print-lookup.h"

#include <stdio.h>
#include <stdlib.h>

static const str cue_names[] = {
#define CUE(id) STR0(#id),
#include "content/names/name_cues.def"
};

static const str sort_names[] = {
#define SORT(id) STR0(#id),
#include "content/names/name_cues.def"
};

/* The last is for all sorts. */
static struct cue_weight cues[CUE_SORTS + 1][CUES];

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

static int
find(str name, const str names[], int n)
{
	int i = 0;

	while (i < n && !str_eq(name, names[i]))
		i++;
	return i;
}

static bool
set_cue(str name, struct cue_weight w)
{
	str sort_name, cue_name;
	int sort = CUE_SORTS;

	if (str_cut(name, STR("."), &sort_name, &cue_name)) {
		sort = find(sort_name, sort_names, CUE_SORTS);
		if (sort == CUE_SORTS)
			return false;
		name = cue_name;
	}
	int cue = find(name, cue_names, CUES);
	if (cue == CUES)
		return false;
	cues[sort][cue] = w;
	return true;
}

static bool
add_word(struct lookup_members *m, struct arena *a, str word, uint32_t value)
{
	return lookup_add(
		m, a, arena_printf(a, "%.*s\n", STR_ARG(word)), value);
}

static void
print_weights(const struct cue_weight *w, size_t n)
{
	puts("{");
	for (size_t i = 0; i < n; i++)
		printf("{{%d,%d,%d,%d}},\n", w[i].of[0], w[i].of[1], w[i].of[2],
			w[i].of[3]);
	fputs("}", stdout);
}

static void
print_all(const struct weights *words)
{
	printf("const struct cue_weight cue_weights[%d] =\n", CUES);
	print_weights(cues[CUE_SORTS], CUES);
	printf(";\nconst struct cue_weight cue_joint_weights[%d][%d] = {\n",
		CUE_SORTS, CUES);
	for (int sort = 0; sort < CUE_SORTS; sort++) {
		print_weights(cues[sort], CUES);
		puts(",");
	}
	printf("};\nstatic const struct cue_weight cue_word_weights[%zu] =\n",
		words->n);
	print_weights(words->v, words->n);
	puts(";");
}

int
main(int argc, char **argv)
{
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
			good = set_cue(name, w);
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
	print_all(&weights);
	ok &= print_lookup(&words[0], "cue_words_before");
	ok &= print_lookup(&words[1], "cue_words_behind");
	file_close(&f);
	arena_free(&a);
	return !ok || ferror(stdout) || fflush(stdout);
}
