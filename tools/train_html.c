/*
 * Learns content/html/page_weights.def:
 *	train_html DATA/ingest >content/html/page_weights.def
 *	train_html --cross DATA/ingest
 * Logistic regression with an L1 penalty, by accelerated proximal gradient
 * (Beck and Teboulle, "A Fast Iterative Shrinkage-Thresholding Algorithm",
 * 2009).  --cross teaches four fifths of the sites, asks the fifth, five
 * times over, in three orders, and prints what comes out.
 */
#include "tools/train_html.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"

enum { ROUNDS = 500, FOLDS = 5, ORDERS = 3 };

/* Of the summed loss, as liblinear counts it. */
static const double C = .05;

static const char *const names[] = {
#define FEATURE(id, weight) #id,
#include "content/html/page_weights.def"
};

typedef double weights[PAGE_FEATURES];

static double
dot(const double *a, const double *b)
{
	double sum = 0;

	for (int i = 0; i < PAGE_FEATURES; i++)
		sum += a[i] * b[i];
	return sum;
}

/* Adds what a page says about how the weights should change. */
static void
add_gradient(const struct lesson *l, const double *w, double *g)
{
	for (size_t i = 0; i < l->page.n_blocks; i++) {
		double p = 1 / (1 + exp(-dot(w, l->features[i])));
		double by = l->weight[i] * (p - l->right[i]);

		for (int k = 0; by != 0 && k < PAGE_FEATURES; k++)
			g[k] += by * l->features[i][k];
	}
}

/* A step that is small enough: the loss bends no more than this. */
static double
curvature(const struct lessons *all, const bool *taught)
{
	double sum = 0;

	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; taught[i] && k < all->v[i].page.n_blocks;
			k++)
			sum += .25 * all->v[i].weight[k] *
			       dot(all->v[i].features[k],
				       all->v[i].features[k]);
	return sum;
}

static double
shrink(double x, double by)
{
	return x > by ? x - by : x < -by ? x + by : 0;
}

static void
learn(const struct lessons *all, const bool *taught, double *w)
{
	weights ahead = { 0 }, before = { 0 };
	double step = 1 / curvature(all, taught), t = 1;

	memset(w, 0, sizeof(weights));
	for (int round = 0; round < ROUNDS; round++) {
		weights g = { 0 };
		double next = (1 + sqrt(1 + 4 * t * t)) / 2;

		for (size_t i = 0; i < all->n; i++)
			if (taught[i])
				add_gradient(&all->v[i], ahead, g);
		for (int k = 0; k < PAGE_FEATURES; k++) {
			before[k] = w[k];
			w[k] = shrink(ahead[k] - step * g[k], step / C);
			ahead[k] = w[k] + (t - 1) / next * (w[k] - before[k]);
		}
		t = next;
	}
}

struct outcome {
	double precision, recall;
	size_t n, answered;
};

static void
ask(struct lesson *l, const double *w, struct outcome *o)
{
	struct arena tmp = { 0 };
	struct grams got = { 0 };
	struct buf text = { 0 };

	for (size_t i = 0; i < l->page.n_blocks; i++)
		l->page.blocks[i].score = dot(w, l->features[i]);
	page_decide(&l->page, &tmp);
	for (size_t i = 0; i < l->page.n_blocks; i++) {
		if (!l->page.blocks[i].kept)
			continue;
		buf_put(&text, l->page.blocks[i].text);
		buf_putc(&text, '\n');
	}
	grams_add(buf_str(&text), &tmp, &got);
	grams_sort(&got);
	buf_free(&text);
	double shared = (double)grams_shared(&l->truth, &got);
	o->n++;
	o->recall += shared / (double)l->truth.n;
	o->answered += got.n > 0;
	o->precision += got.n ? shared / (double)got.n : 0;
	arena_free(&tmp);
}

static void
print_outcome(const char *what, const struct outcome *o)
{
	double p = o->precision / (double)o->answered;
	double r = o->recall / (double)o->n;

	printf("%s F1 %.3f P %.3f R %.3f (%zu)  ", what, 2 * p * r / (p + r), p,
		r, o->n);
}

static void
cross(struct lessons *all, struct arena *perm)
{
	bool *taught = arena_new(perm, bool, all->n + 1);

	for (uint64_t order = 0; order < ORDERS; order++) {
		struct outcome o[2] = { 0 };

		for (uint64_t fold = 0; fold < FOLDS; fold++) {
			weights w;

			for (size_t i = 0; i < all->n; i++) {
				uint64_t h = all->v[i].site ^ order * 77777;

				taught[i] = str_hash((str){
						    (char *)&h, sizeof h }) %
						    FOLDS !=
					    fold;
			}
			learn(all, taught, w);
			for (size_t i = 0; i < all->n; i++)
				if (!taught[i] && all->v[i].truth.n)
					ask(&all->v[i], w,
						&o[all->v[i].english]);
		}
		print_outcome("zh", &o[0]);
		print_outcome("en", &o[1]);
		puts("");
		fflush(stdout);
	}
}

static void
print_weights(const double *w)
{
	printf("/*\n"
	       " * What speaks for a block being a part of the article, by "
	       "logistic regression\n"
	       " * with an L1 penalty (`make html-weights`): FEATURE(id, "
	       "weight).  page_score.c\n"
	       " * says what each means.\n */\n"
	       "#ifndef FEATURE\n#define FEATURE(id, weight)\n#endif\n\n");
	for (int k = 0; k < PAGE_FEATURES; k++)
		printf("FEATURE(%s, %.4f)\n", names[k], w[k]);
	printf("\n#undef FEATURE\n");
}

int
main(int argc, char **argv)
{
	static const char *const sets[] = { "html-aeb", "html-zh" };
	struct arena perm = { 0 };
	struct lessons all = { 0 };
	bool crossed = argc == 3 && strcmp(argv[1], "--cross") == 0;

	if (argc != 2 && !crossed) {
		fprintf(stderr, "usage: train_html [--cross] FOLDER\n");
		return 2;
	}
	for (size_t i = 0; i < 2; i++)
		lessons_read(
			arena_printf(&perm, "%s/%s", argv[argc - 1], sets[i]).s,
			&perm, &all);
	if (crossed) {
		cross(&all, &perm);
	} else {
		bool *taught = arena_new(&perm, bool, all.n + 1);
		weights w;

		memset(taught, true, all.n);
		learn(&all, taught, w);
		print_weights(w);
	}
	arena_free(&perm);
	return 0;
}
