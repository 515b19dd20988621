/*
 * Trains the name tagger off-line:
 *	train DATA OUT.model [SHARE]
 * DATA is the folder with zh-news/, uner/ and uner-en/; SHARE percent of the
 * articles of zh-news/train are used (for the learning curve).
 * Deterministic: same data, same model.
 * A linear-chain CRF by FTRL-proximal, a step a line
 * (McMahan et al., "Ad Click Prediction: a View from the Trenches", KDD 2013);
 * lines of sets that label no products are trained on their marginals
 * (Tsuboi et al., "Training CRFs Using Incomplete Annotations", COLING 2008).
 */
#include "tools/train.h"

#include "base/buf.h"
#include "content/tagger_model.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	int copies, epochs;
	uint32_t least;            /* occurrences of a feature */
	float alpha, beta, l1, l2; /* FTRL */
	float prune;               /* rows below this are left out */
	float uner;                /* weight of its lines */
	float named;               /* nats taken off O: recall for precision */
} setting = { 3, 6, 5, 0.06f, 1, 0.1f, 0.02f, 0.09f, 0.4f, 0.3f };

struct line {
	struct units us;
	uint32_t *allowed;  /* a bit each label that may stand here */
	uint32_t *features; /* us.n runs of ids, each led by its length */
	float weight;
	bool plain; /* one label a unit */
};

struct lines {
	struct line *v;
	size_t n, cap;
};

struct dictionary {
	uint64_t *key;
	uint32_t *count, *id;
	size_t mask;
	uint32_t used;
};

struct weights {
	float *w, *z, *n;
};

struct trainer {
	struct dictionary dictionary;
	struct weights rows, transitions;
	float factor[LABELS][LABELS]; /* exp of transitions; 0: illegal */
};

static void *
zeroed(size_t n, size_t size)
{
	void *p = calloc(n, size);

	if (!p)
		arena_exhausted();
	return p;
}

static size_t
slot(const struct dictionary *d, uint64_t key)
{
	size_t i = (key ^ key >> 31) & d->mask;

	while (d->key[i] && d->key[i] != key)
		i = (i + 1) & d->mask;
	return i;
}

static void
count_features(struct dictionary *d, const struct units *us)
{
	uint64_t f[FEATURES_MAX];

	for (uint32_t i = 0; i < us->n; i++) {
		uint32_t n = tagger_features(us, i, f);

		for (uint32_t k = 0; k < n; k++) {
			size_t s = slot(d, f[k]);

			d->used += !d->key[s];
			d->key[s] = f[k];
			d->count[s]++;
			if (d->used > d->mask / 10 * 9)
				arena_exhausted();
		}
	}
}

static void
number_features(struct dictionary *d, uint32_t least)
{
	d->used = 0;
	for (size_t s = 0; s <= d->mask; s++)
		if (d->count[s] >= least)
			d->id[s] = ++d->used;
}

static void
keep_features(const struct dictionary *d, struct line *l, struct arena *a)
{
	uint64_t f[FEATURES_MAX];

	l->features = arena_new(a, uint32_t, l->us.n * (FEATURES_MAX + 1));
	uint32_t *out = l->features;
	for (uint32_t i = 0; i < l->us.n; i++) {
		uint32_t n = tagger_features(&l->us, i, f), *length = out++;

		for (uint32_t k = 0; k < n; k++) {
			uint32_t id = d->id[slot(d, f[k])];

			if (id)
				*out++ = id - 1;
		}
		*length = (uint32_t)(out - length - 1);
	}
}

/* The labels that a line's units may have. */
static void
allow(const struct sample *s, struct line *l, size_t *next)
{
	for (uint32_t i = 0; i < l->us.n; i++) {
		const struct unit *u = &l->us.v[i];

		while (*next < s->n && s->v[*next].at.end <= u->start)
			++*next;
		const struct gold *g = *next < s->n ? &s->v[*next] : NULL;
		if (!g || u->end <= g->at.start) {
			l->allowed[i] = 1;
			if (s->no_products)
				for (int p = LABEL_B; p <= LABEL_S; p++)
					l->allowed[i] |=
						1u
						<< label_of(PLAYER_PRODUCT, p);
			continue;
		}
		bool first = u->start <= g->at.start;
		bool last = u->end >= g->at.end;
		l->allowed[i] = 1u << label_of(g->kind, first && last ? LABEL_S
							: first       ? LABEL_B
							: last        ? LABEL_E
							       : LABEL_I);
	}
	l->plain = !s->no_products;
}

static void
add_lines(const struct sample *s, struct arena *a, struct lines *out)
{
	struct tagger_counts counts;
	size_t next = 0, at = 0;
	str line, rest = s->text;

	tagger_count(s->text, a, &counts);
	for (; str_line(&rest, &line); at = (size_t)(rest.s - s->text.s)) {
		struct line l = { .weight = s->weight };

		tagger_units(s->text,
			(struct span){ (uint32_t)at, (uint32_t)(at + line.n) },
			&counts, a, &l.us);
		if (!l.us.n)
			continue;
		l.allowed = arena_new(a, uint32_t, l.us.n);
		allow(s, &l, &next);
		*vec_push(a, out) = l;
	}
}

/* Marginals of a line by scaled forward-backward. */
struct lattice {
	float (*e)[LABELS], (*alpha)[LABELS], (*beta)[LABELS];
	float (*p)[LABELS]; /* of a unit's label */
	float pair[LABELS][LABELS];
};

static void
scores(const struct trainer *t, const struct line *l, struct lattice *x)
{
	const uint32_t *f = l->features;

	for (uint32_t i = 0; i < l->us.n; i++) {
		float s[LABELS] = { 0 }, top = -1e30f;

		for (uint32_t n = *f++; n > 0; n--) {
			const float *w = t->rows.w + (size_t)*f++ * LABELS;

			for (int y = 0; y < LABELS; y++)
				s[y] += w[y];
		}
		for (int y = 0; y < LABELS; y++)
			top = s[y] > top ? s[y] : top;
		for (int y = 0; y < LABELS; y++)
			x->e[i][y] = expf(s[y] - top);
	}
}

static void
normalise(float v[LABELS])
{
	float sum = 0;

	for (int y = 0; y < LABELS; y++)
		sum += v[y];
	for (int y = 0; y < LABELS; y++)
		v[y] /= sum > 0 ? sum : 1;
}

static void
forward(const struct trainer *t, const struct line *l, struct lattice *x,
	const uint32_t *allowed)
{
	float before[LABELS] = { 1 };

	for (uint32_t i = 0; i < l->us.n; i++) {
		float *a = x->alpha[i];

		memset(a, 0, sizeof x->alpha[i]);
		for (int b = 0; b < LABELS; b++)
			if (before[b] > 0)
				for (int y = 0; y < LABELS; y++)
					a[y] += before[b] * t->factor[b][y];
		for (int y = 0; y < LABELS; y++)
			a[y] *= !allowed || allowed[i] >> y & 1 ? x->e[i][y]
								: 0;
		normalise(a);
		memcpy(before, a, sizeof before);
	}
}

static void
backward(const struct trainer *t, const struct line *l, struct lattice *x,
	const uint32_t *allowed)
{
	for (int y = 0; y < LABELS; y++)
		x->beta[l->us.n - 1][y] = t->factor[y][LABEL_O];
	for (uint32_t i = l->us.n - 1; i-- > 0;) {
		float next[LABELS];

		for (int y = 0; y < LABELS; y++)
			next[y] = !allowed || allowed[i + 1] >> y & 1
					  ? x->e[i + 1][y] * x->beta[i + 1][y]
					  : 0;
		for (int b = 0; b < LABELS; b++) {
			float sum = 0;

			for (int y = 0; y < LABELS; y++)
				sum += t->factor[b][y] * next[y];
			x->beta[i][b] = sum;
		}
		normalise(x->beta[i]);
	}
}

static void
marginals(const struct trainer *t, const struct line *l, struct lattice *x,
	const uint32_t *allowed)
{
	forward(t, l, x, allowed);
	backward(t, l, x, allowed);
	memset(x->pair, 0, sizeof x->pair);
	for (uint32_t i = 0; i < l->us.n; i++) {
		float pair[LABELS][LABELS], sum = 0;

		for (int y = 0; y < LABELS; y++)
			x->p[i][y] = x->alpha[i][y] * x->beta[i][y];
		normalise(x->p[i]);
		for (int b = 0; b < LABELS; b++)
			for (int y = 0; y < LABELS; y++) {
				float from = i ? x->alpha[i - 1][b] : b == 0;
				float may = !allowed || allowed[i] >> y & 1;

				pair[b][y] = from * t->factor[b][y] *
					     x->e[i][y] * x->beta[i][y] * may;
				sum += pair[b][y];
			}
		for (int b = 0; b < LABELS; b++)
			for (int y = 0; y < LABELS; y++)
				x->pair[b][y] +=
					pair[b][y] / (sum > 0 ? sum : 1);
	}
}

static void
step(struct weights *v, size_t at, float g)
{
	float root = sqrtf(v->n[at]);
	float grown = sqrtf(v->n[at] + g * g);

	v->z[at] += g - (grown - root) / setting.alpha * v->w[at];
	v->n[at] += g * g;
	float z = v->z[at], l1 = setting.l1;
	if (fabsf(z) <= l1)
		v->w[at] = 0;
	else
		v->w[at] =
			-(z - (z < 0 ? -l1 : l1)) /
			((setting.beta + grown) / setting.alpha + setting.l2);
}

static void
learn(struct trainer *t, const struct line *l, struct lattice *x,
	struct lattice *gold)
{
	const uint32_t *f = l->features;

	scores(t, l, x);
	gold->e = x->e;
	marginals(t, l, x, NULL);
	marginals(t, l, gold, l->allowed);
	for (uint32_t i = 0; i < l->us.n; i++) {
		float g[LABELS];
		bool any = false;

		for (int y = 0; y < LABELS; y++) {
			g[y] = l->weight * (x->p[i][y] - gold->p[i][y]);
			any |= fabsf(g[y]) > 1e-3f;
		}
		uint32_t n = *f++;
		for (uint32_t k = 0; any && k < n; k++)
			for (int y = 0; y < LABELS; y++)
				if (fabsf(g[y]) > 1e-3f)
					step(&t->rows,
						(size_t)f[k] * LABELS + y,
						g[y]);
		f += n;
	}
	for (int b = 0; b < LABELS; b++)
		for (int y = 0; y < LABELS; y++) {
			if (!label_follows(b, y))
				continue;
			step(&t->transitions, (size_t)(b * LABELS + y),
				l->weight * (x->pair[b][y] - gold->pair[b][y]));
			t->factor[b][y] =
				expf(t->transitions.w[b * LABELS + y]);
		}
}

static int
quantum(float w, int most)
{
	long q = lroundf(w * MODEL_SCALE);

	return (int)(q > most ? most : q < -most ? -most : q);
}

static void
put_row(struct model_row *rows, uint32_t slots, uint64_t feature,
	const float *w)
{
	uint64_t at = (uint64_t)(uint32_t)(feature >> 32) * slots >> 32;
	uint32_t key = model_key(feature);

	while (rows[at].key[0] | rows[at].key[1] | rows[at].key[2])
		at = (at + 1) % slots;
	rows[at].key[0] = (uint8_t)key;
	rows[at].key[1] = (uint8_t)(key >> 8);
	rows[at].key[2] = (uint8_t)(key >> 16);
	for (int y = 0; y < LABELS; y++)
		rows[at].weight[y] = (int8_t)quantum(w[y], 127);
}

/* The model as bytes: rows whose largest weight is worth it. */
static void
make_model(const struct trainer *t, struct buf *out)
{
	const struct dictionary *d = &t->dictionary;
	struct model_header h = { "JBNT", MODEL_VERSION, LABELS, 0, 0, 0, 0 };
	int16_t transitions[LABELS][LABELS] = { 0 };
	bool *keep = zeroed(d->used + 1, sizeof *keep);

	for (uint32_t id = 1; id <= d->used; id++) {
		for (int y = 0; y < LABELS; y++)
			keep[id] |= fabsf(t->rows.w[(size_t)(id - 1) * LABELS +
						    y]) >= setting.prune;
		h.used += keep[id];
	}
	h.slots = h.used + h.used / 4 + 2;
	struct model_row *rows = zeroed(h.slots, sizeof *rows);
	uint64_t *filter = zeroed(MODEL_FILTER / 64, sizeof *filter);
	for (size_t s = 0; s <= d->mask; s++) {
		if (!d->id[s] || !keep[d->id[s]])
			continue;
		uint32_t bit = model_bit(d->key[s]);
		filter[bit / 64] |= (uint64_t)1 << bit % 64;
		put_row(rows, h.slots, d->key[s],
			t->rows.w + (size_t)(d->id[s] - 1) * LABELS);
	}
	for (int b = 0; b < LABELS; b++)
		for (int y = 0; y < LABELS; y++)
			transitions[b][y] = (int16_t)quantum(
				t->transitions.w[b * LABELS + y] -
					(y ? 0 : setting.named),
				30000);
	buf_reset(out);
	buf_put(out, (str){ (char *)&h, sizeof h });
	buf_put(out, (str){ (char *)filter, MODEL_FILTER / 8 });
	buf_put(out, (str){ (char *)transitions, sizeof transitions });
	buf_put(out, (str){ (char *)rows, h.slots * sizeof *rows });
	h.checksum = str_hash(str_skip(buf_str(out), sizeof h));
	memcpy(out->s, &h, sizeof h);
	free(rows);
	free(filter);
	free(keep);
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
		uint8_t *labels = arena_new(&tmp, uint8_t, x->us.n);
		int32_t *margin = arena_new(&tmp, int32_t, x->us.n);
		bool same = false;

		model_decode(&m, &x->us, &tmp, labels, margin);
		for (uint32_t i = 0; i < x->us.n; i++) {
			int g = __builtin_ctz(x->allowed[i]), y = labels[i];
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
	printf("%s: %u rows, %.2f MB;", what, m.head->used,
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
lattice_init(struct lattice *x, size_t longest)
{
	x->e = zeroed(longest, sizeof *x->e);
	x->alpha = zeroed(longest, sizeof *x->alpha);
	x->beta = zeroed(longest, sizeof *x->beta);
	x->p = zeroed(longest, sizeof *x->p);
}

static void
train(struct trainer *t, struct lines *lines, const struct lines *dev,
	struct buf *model)
{
	size_t longest = 1, F = t->dictionary.used;
	uint64_t seed = 7;
	struct lattice x, gold;

	for (size_t i = 0; i < lines->n; i++)
		if (lines->v[i].us.n > longest)
			longest = lines->v[i].us.n;
	lattice_init(&x, longest);
	lattice_init(&gold, longest);
	for (int k = 0; k < 3; k++) {
		((float **)&t->rows)[k] = zeroed(F * LABELS, sizeof(float));
		((float **)&t->transitions)[k] =
			zeroed(LABELS * LABELS, sizeof(float));
	}
	for (int b = 0; b < LABELS; b++)
		for (int y = 0; y < LABELS; y++)
			t->factor[b][y] = label_follows(b, y);
	for (int epoch = 1; epoch <= setting.epochs; epoch++) {
		char what[32];

		for (size_t i = lines->n; i > 1; i--) {
			size_t k = train_random(&seed) % i;
			struct line swap = lines->v[k];

			lines->v[k] = lines->v[i - 1];
			lines->v[i - 1] = swap;
		}
		for (size_t i = 0; i < lines->n; i++)
			learn(t, &lines->v[i], &x, &gold);
		snprintf(what, sizeof what, "epoch %d", epoch);
		make_model(t, model);
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
		add_lines(&articles.v[i], a, lines);
		for (int c = 0; c < setting.copies; c++) {
			struct sample *copy = arena_new(a, struct sample, 1);

			samples_swap(&articles.v[i], &articles, &seed, a, copy);
			add_lines(copy, a, lines);
		}
	}
	for (size_t i = 0; i < uner.n; i++)
		add_lines(&uner.v[i], a, lines);
	for (size_t i = 0; i < test.n; i++)
		add_lines(&test.v[i], a, dev);
}

int
main(int argc, char **argv)
{
	struct arena a = { 0 };
	struct lines lines = { 0 }, dev = { 0 };
	struct trainer t = { .dictionary.mask = (1u << 26) - 1 };
	struct dictionary *d = &t.dictionary;
	struct buf model = { 0 };

	if (argc != 3 && argc != 4)
		return fputs("usage: train DATA OUT.model [SHARE]\n", stderr),
		       2;
	read_data(argv[1], argc == 4 ? atoi(argv[3]) : 100, &a, &lines, &dev);
	d->key = zeroed(d->mask + 1, sizeof *d->key);
	d->count = zeroed(d->mask + 1, sizeof *d->count);
	d->id = zeroed(d->mask + 1, sizeof *d->id);
	for (size_t i = 0; i < lines.n; i++)
		count_features(d, &lines.v[i].us);
	number_features(d, setting.least);
	for (size_t i = 0; i < lines.n; i++)
		keep_features(d, &lines.v[i], &a);
	printf("%zu lines, %u features\n", lines.n, d->used);
	train(&t, &lines, &dev, &model);

	FILE *f = fopen(argv[2], "wb");
	if (!f || fwrite(model.s, 1, model.n, f) != model.n || fclose(f))
		return fprintf(stderr, "train: cannot write %s\n", argv[2]), 1;
	return 0;
}
