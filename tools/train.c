/*
 * Trains the name tagger off-line:
 *	train DATA OUT.model [SHARE]
 * DATA is the folder with zh-news/, uner/ and uner-en/; SHARE percent of the
 * articles of zh-news/train are used (for the learning curve).
 * Deterministic: same data, same model.
 */
#include "tools/train_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static const struct {
	int copies, epochs;
	uint32_t least; /* occurrences of a feature */
	struct ftrl ftrl;
	float uner; /* weight of its lines */
} setting = { 1, 8, 4, { 0.06f, 1, 0.1f, 0.02f }, 0.6f };

/* Exact spans with kind, right : found : labelled, by kind and in all. */
static void
evaluate(str bytes, const struct lines *dev)
{
	const struct model *m = model_open(bytes);
	int right[PLAYER_KINDS + 1] = { 0 }, found[PLAYER_KINDS + 1] = { 0 },
				 gold[PLAYER_KINDS + 1] = { 0 };
	struct arena tmp = { 0 };

	if (!m)
		abort();
	for (size_t l = 0; l < dev->n; l++) {
		const struct line *x = &dev->v[l];
		struct arena_mark mark = arena_mark(&tmp);
		struct tagging read;
		bool same = false;

		model_decode(m, &x->us, &tmp, &read);
		for (uint32_t i = 0; i < x->us.n; i++) {
			int g = __builtin_ctz(x->allowed[i]), y = read.label[i];
			int gp = label_place(g), yp = label_place(y);

			if (gp == LABEL_B || gp == LABEL_S)
				gold[label_kind(g)]++;
			if (yp == LABEL_B || yp == LABEL_S)
				found[label_kind(y)]++;
			same = (same || gp == LABEL_B || gp == LABEL_S) &&
			       g == y;
			if (same && (gp == LABEL_E || gp == LABEL_S)) {
				right[label_kind(g)]++;
				same = false;
			}
		}
		arena_rewind(&tmp, mark);
	}
	arena_free(&tmp);
	printf("%u rows, %.2f MB;", m->n, (double)bytes.n / 1e6);
	for (int k = 0; k <= PLAYER_KINDS; k++) {
		if (k < PLAYER_KINDS) {
			right[PLAYER_KINDS] += right[k];
			found[PLAYER_KINDS] += found[k];
			gold[PLAYER_KINDS] += gold[k];
		}
		double p = 100.0 * right[k] / (found[k] + 1e-9);
		double r = 100.0 * right[k] / (gold[k] + 1e-9);
		printf(" %s P %.1f R %.1f F %.1f",
			k < PLAYER_KINDS ? (const char *[]){ "person", "org",
						   "product", "place" }[k]
					 : "all",
			p, r, 2 * p * r / (p + r + 1e-9));
	}
	putchar('\n');
	fflush(stdout);
}

static void
train(struct crf *t, struct lines *lines)
{
	uint64_t seed = 7;

	for (int epoch = 0; epoch < setting.epochs; epoch++) {
		for (size_t i = lines->n; i > 1; i--) {
			size_t k = train_random(&seed) % i;
			struct line swap = lines->v[k];

			lines->v[k] = lines->v[i - 1];
			lines->v[i - 1] = swap;
		}
		for (size_t i = 0; i < lines->n; i++)
			crf_learn(t, &lines->v[i]);
	}
}

/* The texts, each with its copies in which names are swapped. */
static void
add_lines(const struct samples *from, uint64_t *seed, struct arena *a,
	struct lines *lines)
{
	for (size_t i = 0; i < from->n; i++) {
		lines_add(&from->v[i], a, lines);
		for (int c = 0; c < setting.copies; c++) {
			struct sample *copy = arena_new(a, struct sample, 1);

			samples_swap(&from->v[i], from, seed, a, copy);
			lines_add(copy, a, lines);
		}
	}
}

static void
read_data(const char *data, int share, struct arena *a, struct lines *lines,
	struct lines *dev)
{
	struct samples articles = { 0 }, uner = { 0 }, test = { 0 };
	uint64_t seed = 42;

	samples_articles(
		arena_printf(a, "%s/zh-news/train", data).s, a, &articles);
	articles.n = articles.n * (size_t)share / 100;
	samples_articles(arena_printf(a, "%s/zh-news/dev", data).s, a, &test);
	if (setting.uner > 0) {
		samples_lines(arena_printf(a, "%s/uner/train.jsonl", data).s,
			setting.uner, a, &uner);
		samples_lines(arena_printf(a, "%s/uner-en/dev.jsonl", data).s,
			setting.uner, a, &uner);
	}
	add_lines(&articles, &seed, a, lines);
	add_lines(&uner, &seed, a, lines);
	for (size_t i = 0; i < test.n; i++)
		lines_add(&test.v[i], a, dev);
}

int
main(int argc, char **argv)
{
	struct arena a = { 0 };
	struct lines lines = { 0 }, dev = { 0 };
	struct crf t = { .ftrl = setting.ftrl };
	struct dictionary d = { 0 };
	str bytes;
	size_t longest = 1;

	if (argc != 3 && argc != 4)
		return fputs("usage: train DATA OUT.model [SHARE]\n", stderr),
		       2;
	read_data(argv[1], argc == 4 ? atoi(argv[3]) : 100, &a, &lines, &dev);
	dictionary_make(&d, &lines, setting.least);
	lines_number(&lines, &d, &a);
	printf("%zu lines, %u features\n", lines.n, d.used);
	for (size_t i = 0; i < lines.n; i++)
		if (lines.v[i].us.n > longest)
			longest = lines.v[i].us.n;
	crf_init(&t, d.used, longest);
	train(&t, &lines);
	bytes.s = (char *)model_make(&t, &d, &bytes.n);
	evaluate(bytes, &dev);

	FILE *f = fopen(argv[2], "wb");
	if (!f || fwrite(bytes.s, 1, bytes.n, f) != bytes.n || fclose(f))
		return fprintf(stderr, "train: cannot write %s\n", argv[2]), 1;
	return 0;
}
