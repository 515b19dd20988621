/*
 * Learns how Chinese writes down Latin names: prints
 * content/players/sound_weights.def, from the persons of names.tsv that are called
 * both ways, first by first and last by last name.  Laid side by side by what
 * is known so far, counted, and again (EM by the best path alone); a weight
 * is the log of how much oftener two units meet than by chance.
 *
 *	train_sound NAMES.tsv > sound_weights.def
 *	train_sound NAMES.tsv measure	learns from three in four pairs and
 *		says of how many of the others, and of strangers, it is sure
 */
#include "content/players/sound.h"

#include "base/file.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { ROUNDS = 12, PART = 4, MOST = 127 };

/* What is counted beside what was seen. */
static const double unseen = 0.05, never = -1;

struct both {
	struct sound han, latin;
};

struct lesson {
	struct both *v;
	size_t n, cap;
};

typedef double counts[SOUND_HAN][SOUND_LATIN];

static void
add(struct lesson *all, str han, str latin, struct arena *perm)
{
	struct both b;

	if (sound_read_han(han, &b.han) && sound_read_latin(latin, &b.latin))
		*vec_push(perm, all) = b;
}

/* 克里斯蒂亚诺·罗纳尔多 and Cristiano Ronaldo. */
static void
add_name(struct lesson *all, str han, str latin, struct arena *perm)
{
	str dot = STR("·"), blank = STR(" ");
	size_t dots = 0, blanks = 0;

	for (size_t i = 0; i < han.n; i++)
		dots += str_starts(str_skip(han, i), dot);
	for (size_t i = 0; i < latin.n; i++)
		blanks += latin.s[i] == ' ';
	if (dots == 0 || dots != blanks)
		return;
	add(all, str_take(han, str_find(han, dot)),
		str_take(latin, str_find(latin, blank)), perm);
	add(all, str_skip(han, str_find_last(han, dot) + dot.n),
		str_skip(latin, str_find_last(latin, blank) + blank.n), perm);
}

/* name TAB alias|alias TAB … of a person. */
static void
add_person(struct lesson *all, str line, struct arena *perm)
{
	str name, aliases, rest, surfaces, han, latin, others;

	(void)str_cut(line, STR("\t"), &name, &rest);
	(void)str_cut(rest, STR("\t"), &aliases, &rest);
	surfaces = arena_printf(
		perm, "%.*s|%.*s", STR_ARG(name), STR_ARG(aliases));
	for (str left = surfaces; left.n;) {
		(void)str_cut(left, STR("|"), &han, &left);
		for (others = surfaces; others.n;) {
			(void)str_cut(others, STR("|"), &latin, &others);
			add_name(all, han, latin, perm);
		}
	}
}

static bool
read_names(const char *path, struct lesson *all, struct arena *perm)
{
	struct err e = { 0 };
	struct file f;
	str text, line, kind, rest;

	if (!file_open(path, &f, &e)) {
		fprintf(stderr, "train_sound: %s\n", e.text);
		return false;
	}
	text = f.bytes;
	while (str_line(&text, &line))
		if (str_cut(line, STR("\t"), &kind, &rest) &&
			str_eq(kind, STR("person")))
			add_person(all, rest, perm);
	file_close(&f);
	return true;
}

/* Consonants go with initials, vowels with finals. */
static void
begin(sound_weights w)
{
	for (size_t h = 0; h < SOUND_HAN; h++)
		for (size_t l = 0; l < SOUND_LATIN; l++) {
			bool final = h > SOUND_INITIALS;
			bool vowel = l > 0 && l <= SOUND_VOWELS;

			w[h][l] = h == 0 || l == 0 ? -30
				  : final == vowel ? -10
						   : -40;
		}
}

static double
count_all(const struct lesson *all, size_t skip, sound_weights w, counts c)
{
	struct sound_pair pairs[SOUND_PAIRS_MOST];
	double total = 0;
	size_t n;

	memset(c, 0, sizeof(counts));
	for (size_t i = 0; i < all->n; i++) {
		if (skip && i % PART == 0)
			continue;
		(void)sound_fit(&all->v[i].han, &all->v[i].latin, w, pairs, &n);
		for (size_t k = 0; k < n; k++)
			c[pairs[k].han][pairs[k].latin]++;
		total += (double)n;
	}
	return total;
}

static int8_t
tenths(double nats)
{
	double x = round(nats * 10);

	return (int8_t)(x > MOST ? MOST : x < -MOST ? -MOST : x);
}

/* by_chance: against what two units would meet anyway; the last time. */
static void
weigh(counts c, double total, bool by_chance, sound_weights w)
{
	double of_han[SOUND_HAN] = { 0 }, of_latin[SOUND_LATIN] = { 0 };

	for (size_t h = 0; h < SOUND_HAN; h++)
		for (size_t l = 0; l < SOUND_LATIN; l++) {
			of_han[h] += c[h][l];
			of_latin[l] += c[h][l];
		}
	for (size_t h = 0; h < SOUND_HAN; h++)
		for (size_t l = 0; l < SOUND_LATIN; l++) {
			double nats = log((c[h][l] + unseen) / total);

			if (by_chance && h)
				nats -= log((of_han[h] + 0.5) / total);
			if (by_chance && l)
				nats -= log((of_latin[l] + 0.5) / total);
			/* What never met does not speak for it. */
			if (by_chance && c[h][l] == 0 && nats > never)
				nats = never;
			w[h][l] = tenths(nats);
		}
}

static void
learn(const struct lesson *all, bool skip, sound_weights w)
{
	static counts c;

	begin(w);
	for (int i = 0; i < ROUNDS; i++) {
		double total = count_all(all, skip, w, c);

		weigh(c, total, i + 1 == ROUNDS, w);
	}
}

static double
mean_fit(const struct sound *han, const struct sound *latin, sound_weights w)
{
	int fit = sound_fit(han, latin, w, NULL, NULL);

	return fit / 10.0 / (han->n > latin->n ? han->n : latin->n);
}

static void
measure(const struct lesson *all, sound_weights w)
{
	for (double least = 0; least < 1.6; least += 0.2) {
		size_t own = 0, sure = 0, other = 0, wrong = 0;

		for (size_t i = 0; i < all->n; i += PART) {
			const struct both *b = &all->v[i];

			own++;
			sure += mean_fit(&b->han, &b->latin, w) >= least;
			for (size_t k = 0; k < all->n; k += PART * 7) {
				other++;
				wrong += mean_fit(&b->han, &all->v[k].latin,
						 w) >= least;
			}
		}
		printf("%.1f nats a unit: own %.1f %%, any %.2f %%\n", least,
			100.0 * (double)sure / (double)own,
			100.0 * (double)wrong / (double)other);
	}
}

static void
print(sound_weights w)
{
	enum { LINE = 12 };

	printf("/*\n * Written by tools/train_sound.c: a row for each unit of "
	       "Chinese (sound.c),\n * in it a weight for each of Latin, in "
	       "tenths of a nat; the first is none.\n */\n");
	for (size_t h = 0; h < SOUND_HAN; h++) {
		printf("{");
		for (size_t l = 0; l < SOUND_LATIN; l++)
			printf("%s%d,", l % LINE ? " " : "\n\t", w[h][l]);
		printf("\n},\n");
	}
}

int
main(int argc, char **argv)
{
	static sound_weights w;
	struct arena perm = { 0 };
	struct lesson all = { 0 };
	bool measured = argc > 2 && strcmp(argv[2], "measure") == 0;

	if (argc < 2 || !read_names(argv[1], &all, &perm))
		return 1;
	learn(&all, measured, w);
	if (measured)
		measure(&all, w);
	else
		print(w);
	arena_free(&perm);
	return 0;
}
