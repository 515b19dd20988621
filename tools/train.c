/*
 * Trains the name tagger off-line:
 *	train DATA OUT.model [SHARE]
 * DATA is the folder with zh-news/, uner/ and uner-en/; SHARE percent of the
 * articles of zh-news/train are used (for the learning curve).
 * Deterministic: same data, same model.
 */
#include "tools/train_crf.h"

#include "base/buf.h"
#include "content/names/tagger_model.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static const struct {
	int copies, epochs;
	uint32_t least; /* occurrences of a feature */
	struct ftrl ftrl;
	float prune; /* rows below this are left out */
	float uner;  /* weight of its lines */
	float named; /* nats taken off O: recall for precision */
} setting = { 1, 8, 4, { 0.06f, 1, 0.1f, 0.02f }, 0.16f, 1.0f, 0.3f };

static int
quantum(float w, int most)
{
	long q = lroundf(w * MODEL_SCALE);

	return (int)(q > most ? most : q < -most ? -most : q);
}

static bool
is_worth_it(const float *w)
{
	bool worth = false;

	for (int y = 0; y < LABELS; y++)
		worth |= fabsf(w[y]) >= setting.prune;
	return worth;
}

/* A feature that is kept, its weights, and has one before it its bit? */
struct kept {
	uint64_t feature;
	const float *w;
	bool behind;
};

static int
by_bit(const void *left, const void *right)
{
	const struct kept *a = left, *b = right;
	uint32_t x = model_bit(a->feature), y = model_bit(b->feature);

	if (x != y)
		return x < y ? -1 : 1;
	return (a->feature > b->feature) - (a->feature < b->feature);
}

static int
by_place(const void *left, const void *right)
{
	const struct kept *a = left, *b = right;
	uint32_t x = model_bit(a->feature) / 64, y = model_bit(b->feature) / 64;

	if (x != y)
		return x < y ? -1 : 1;
	return a->behind != b->behind ? a->behind - b->behind
				      : by_bit(left, right);
}

/* In the order of their rows; returns how many. */
static uint32_t
keep(const struct crf *t, const struct dictionary *d, struct kept *kept)
{
	uint32_t n = 0;

	for (size_t s = 0; s <= d->mask; s++) {
		const float *w = t->rows.w + (size_t)(d->id[s] - 1) * LABELS;

		if (d->id[s] && is_worth_it(w))
			kept[n++] = (struct kept){ d->key[s], w, false };
	}
	qsort(kept, n, sizeof *kept, by_bit);
	for (uint32_t i = 1; i < n; i++)
		kept[i].behind = model_bit(kept[i].feature) ==
				 model_bit(kept[i - 1].feature);
	qsort(kept, n, sizeof *kept, by_place);
	return n;
}

static void
put_index(const struct kept *kept, uint32_t n, struct buf *out)
{
	uint64_t filter[MODEL_WORDS] = { 0 };
	uint32_t starts[MODEL_WORDS + 1] = { 0 };

	for (uint32_t i = 0; i < n; i++) {
		uint32_t bit = model_bit(kept[i].feature);

		filter[bit / 64] |= (uint64_t)1 << bit % 64;
		starts[bit / 64 + 1] = i + 1;
	}
	for (uint32_t i = 0; i < MODEL_WORDS; i++)
		if (starts[i + 1] < starts[i])
			starts[i + 1] = starts[i];
	buf_put(out, (str){ (char *)filter, sizeof filter });
	buf_put(out, (str){ (char *)starts, sizeof starts });
}

static void
put_transitions(const struct crf *t, struct buf *out)
{
	int16_t transitions[LABELS][LABELS] = { 0 };

	for (int b = 0; b < LABELS; b++)
		for (int y = 0; y < LABELS; y++)
			transitions[b][y] = (int16_t)quantum(
				t->transitions.w[b * LABELS + y] -
					(y ? 0 : setting.named),
				30000);
	buf_put(out, (str){ (char *)transitions, sizeof transitions });
}

static void
put_row(const struct kept *k, struct buf *out)
{
	uint32_t key = model_key(k->feature);
	struct model_row row = { .key = { (uint8_t)key, (uint8_t)(key >> 8),
					 (uint8_t)(key >> 16) } };

	for (int y = 0; y < LABELS; y++)
		row.weight[y] = (int8_t)quantum(k->w[y], 127);
	buf_put(out, (str){ (char *)&row, sizeof row });
}

/* The model as bytes: rows whose largest weight is worth it. */
static void
make_model(const struct crf *t, const struct dictionary *d, struct buf *out)
{
	struct kept *kept = train_zeroed(d->used + 1, sizeof *kept);
	struct model_header h = { "JBNT", MODEL_VERSION, LABELS, 0, 0 };

	h.rows = keep(t, d, kept);
	buf_reset(out);
	buf_put(out, (str){ (char *)&h, sizeof h });
	put_index(kept, h.rows, out);
	put_transitions(t, out);
	for (uint32_t i = 0; i < h.rows; i++)
		put_row(&kept[i], out);
	h.checksum = str_hash(str_skip(buf_str(out), sizeof h));
	memcpy(out->s, &h, sizeof h);
	free(kept);
}

/* Exact spans with kind, right : found : labelled, by kind and in all. */
static void
evaluate(const struct buf *bytes, const struct lines *dev, const char *what)
{
	struct model m;
	int right[PLAYER_KINDS + 1] = { 0 }, found[PLAYER_KINDS + 1] = { 0 },
				 gold[PLAYER_KINDS + 1] = { 0 };
	struct arena tmp = { 0 };

	if (!model_open(buf_str(bytes), &m))
		abort();
	for (size_t l = 0; l < dev->n; l++) {
		const struct line *x = &dev->v[l];
		struct arena_mark mark = arena_mark(&tmp);
		struct tagging read;
		bool same = false;

		model_decode(&m, &x->us, &tmp, &read);
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
	printf("%s: %u rows, %.2f MB;", what, m.head->rows,
		(double)bytes->n / 1e6);
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
train(struct crf *t, struct lines *lines, const struct lines *dev,
	const struct dictionary *d, struct buf *model)
{
	uint64_t seed = 7;

	for (int epoch = 1; epoch <= setting.epochs; epoch++) {
		char what[32];

		for (size_t i = lines->n; i > 1; i--) {
			size_t k = train_random(&seed) % i;
			struct line swap = lines->v[k];

			lines->v[k] = lines->v[i - 1];
			lines->v[i - 1] = swap;
		}
		for (size_t i = 0; i < lines->n; i++)
			crf_learn(t, &lines->v[i]);
		snprintf(what, sizeof what, "epoch %d", epoch);
		make_model(t, d, model);
		evaluate(model, dev, what);
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
	for (size_t i = 0; i < articles.n; i++) {
		lines_add(&articles.v[i], a, lines);
		for (int c = 0; c < setting.copies; c++) {
			struct sample *copy = arena_new(a, struct sample, 1);

			samples_swap(&articles.v[i], &articles, &seed, a, copy);
			lines_add(copy, a, lines);
		}
	}
	for (size_t i = 0; i < uner.n; i++)
		lines_add(&uner.v[i], a, lines);
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
	struct buf model = { 0 };
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
	train(&t, &lines, &dev, &d, &model);

	FILE *f = fopen(argv[2], "wb");
	if (!f || fwrite(model.s, 1, model.n, f) != model.n || fclose(f))
		return fprintf(stderr, "train: cannot write %s\n", argv[2]), 1;
	return 0;
}
