/*
 * Learns the weights of content/names/cues.tsv from labelled articles:
 *	train_cues DATA > cues.tsv
 * DATA/zh-news/train is learnt from, DATA/zh-news/dev only counted.
 * Multinomial logistic regression, "no name" having weight 0; AdaGrad.
 */
#include "tools/train_cues.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { EPOCHS = 20, WORD_LEAST = 3, WEIGHT_LEAST = 8, JOINT_LEAST = 6 };

static const double rate = 0.15, decay = 0.003;

struct weight {
	double of[PLAYER_KINDS], squares[PLAYER_KINDS];
};

static const char *const cue_names[] = {
#define CUE(id) #id,
#include "content/names/name_cues.def"
};
static const char *const sort_names[] = {
#define SORT(id) #id,
#include "content/names/name_cues.def"
};

static void
score(const struct example *e, const struct weight *w, double share[NO_NAME])
{
	for (int k = 0; k < NO_NAME; k++) {
		share[k] = 0;
		for (size_t i = 0; i < e->n; i++)
			share[k] +=
				w[e->v[i].index].of[k] * (double)e->v[i].value;
	}
	train_share(share, NO_NAME);
}

static void
learn_from(const struct example *e, struct weight *w)
{
	double share[NO_NAME];

	score(e, w, share);
	for (int k = 0; k < NO_NAME; k++) {
		double wrong = (share[k] - (e->kind == k)) * (double)e->weight;

		for (size_t i = 0; fabs(wrong) > 1e-5 && i < e->n; i++) {
			struct weight *one = &w[e->v[i].index];
			double d = wrong * (double)e->v[i].value +
				   decay * one->of[k];

			one->squares[k] += d * d;
			one->of[k] -= rate * d / sqrt(one->squares[k] + 1e-8);
		}
	}
}

static void
learn(struct examples *all, struct weight *w)
{
	uint64_t seed = 1;

	for (int epoch = 0; epoch < EPOCHS; epoch++) {
		for (size_t i = all->n; i > 1; i--) {
			size_t k = train_random(&seed) % i;
			struct example e = all->v[i - 1];

			all->v[i - 1] = all->v[k];
			all->v[k] = e;
		}
		for (size_t i = 0; i < all->n; i++)
			learn_from(&all->v[i], w);
	}
}

static void
report(const char *name, const struct examples *all, const struct weight *w)
{
	size_t right = 0, found = 0, wanted = 0;

	for (size_t i = 0; i < all->n; i++) {
		const struct example *e = &all->v[i];
		double share[NO_NAME], any = 0;
		int best = 0;

		score(e, w, share);
		for (int k = 0; k < NO_NAME; k++) {
			any += share[k];
			best = share[k] > share[best] ? k : best;
		}
		found += any >= 0.5;
		wanted += e->kind != NO_NAME;
		right += any >= 0.5 && e->kind == best;
	}
	fprintf(stderr, "%s: %zu strings, P %.1f R %.1f\n", name, all->n,
		100.0 * (double)right / (double)found,
		100.0 * (double)right / (double)wanted);
}

static void
read_folder(const char *data, const char *name, struct examples *all,
	struct cue_words *words, struct arena *perm)
{
	struct samples samples = { 0 };

	samples_articles(arena_printf(perm, "%s/zh-news/%s", data, name).s,
		perm, &samples);
	for (size_t i = 0; i < samples.n; i++)
		examples_add(all, words, &samples.v[i], perm);
}

/* Rare words get no weight: their features are taken out. */
static void
drop_rare(struct examples *all, struct cue_words *words)
{
	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; k < all->v[i].n; k++)
			if (all->v[i].v[k].index >= CUE_FEATURES)
				words->v[all->v[i].v[k].index - CUE_FEATURES]
					.count++;
	for (size_t i = 0; i < all->n; i++) {
		struct example *e = &all->v[i];
		size_t n = 0;

		for (size_t k = 0; k < e->n; k++) {
			uint32_t index = e->v[k].index;

			if (index < CUE_FEATURES ||
				words->v[index - CUE_FEATURES].count >=
					WORD_LEAST)
				e->v[n++] = e->v[k];
		}
		e->n = n;
	}
}

static void
print(const char *sort, str name, const struct weight *w, int least)
{
	long of[PLAYER_KINDS], most = 0;

	for (int k = 0; k < PLAYER_KINDS; k++) {
		of[k] = lround(100 * w->of[k]);
		most = labs(of[k]) > most ? labs(of[k]) : most;
	}
	if (most < least || !str_trim(name).n)
		return;
	printf("%s\t%.*s\t%ld\t%ld\t%ld\t%ld\n", sort, STR_ARG(name), of[0],
		of[1], of[2], of[3]);
}

static void
print_all(const struct weight *w, const struct cue_words *words,
	struct arena *perm)
{
	for (int cue = 0; cue < CUES; cue++)
		print("cue", str_of(cue_names[cue]), &w[cue], 0);
	for (int sort = 0; sort < CUE_SORTS; sort++)
		for (int cue = 0; cue < CUES; cue++)
			print("cue",
				arena_printf(perm, "%s.%s", sort_names[sort],
					cue_names[cue]),
				&w[(sort + 1) * CUES + cue], JOINT_LEAST);
	for (size_t i = 0; i < words->n; i++)
		if (words->v[i].count >= WORD_LEAST)
			print(words->v[i].side ? "behind" : "before",
				words->v[i].text, &w[CUE_FEATURES + i],
				WEIGHT_LEAST);
}

int
main(int argc, char **argv)
{
	struct arena perm = { 0 };
	struct cue_words words = { 0 };
	struct examples train = { 0 }, dev = { 0 };

	if (argc != 2) {
		fputs("usage: train_cues DATA > CUES.tsv\n", stderr);
		return 2;
	}
	read_folder(argv[1], "train", &train, &words, &perm);
	drop_rare(&train, &words);
	read_folder(argv[1], "dev", &dev, &words, &perm);
	struct weight *w =
		arena_new(&perm, struct weight, CUE_FEATURES + words.n);
	learn(&train, w);
	report("train", &train, w);
	report("dev", &dev, w);
	print_all(w, &words, &perm);
	arena_free(&perm);
	return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
