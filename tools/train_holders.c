/*
 * Learns what the clues to the holder of a title that stands alone are worth:
 *	train_holders DATA OWN FILE	writes the worths in FILE, which is
 *					content/players/role_clues.def, anew
 *	train_holders DATA OWN		measures alone
 * from DATA/zh-news/train and dev, and from OWN, articles of our own, at a
 * third of the weight.  The program itself finds the names, the titles and
 * what each may be held in; the labels say what is right.  How many it chooses
 * rightly in five folds by article is told on standard error.
 * Deterministic.
 */
#include "tools/train_holders.h"

#include <math.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/file.h"

enum { FOLDS = 5 };

static const double press_weight = 3, own_weight = 1;

static const char *const clue_names[CLUES] = {
#define OF(clue, worth) [OF_##clue] = "OF(" #clue ", ",
#define NONE(clue, worth) [NONE_##clue] = "NONE(" #clue ", ",
#include "content/players/role_clues.def"
};

/* The titles of the press are before those of our own. */
struct library {
	struct holdings all;
	size_t press;
	uint32_t articles;
	struct arena arena;
};

static void
read_folder(struct library *lib, const char *folder, double weight)
{
	struct corpus c = { 0 };
	struct arena tmp = { 0 };

	corpus_read(folder, &tmp, &c);
	for (size_t i = 0; i < c.n; i++)
		holdings_add(&lib->all, &c.v[i], lib->articles++, weight,
			&lib->arena);
	arena_free(&tmp);
}

static void
read_library(struct library *lib, const char *data, const char *own)
{
	static const char *const parts[] = { "train", "dev" };

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		read_folder(lib,
			arena_printf(
				&lib->arena, "%s/zh-news/%s", data, parts[i])
				.s,
			press_weight);
	lib->press = lib->all.n;
	read_folder(lib, own, own_weight);
}

static bool
is_right(const struct holding *h, const double worth[CLUES])
{
	double most = -INFINITY;
	size_t best = 0;

	for (size_t i = 0; i < h->among.n; i++) {
		double sum = worths_sum(&h->among.v[i], worth);

		if (sum > most) {
			most = sum;
			best = i;
		}
	}
	return h->right[best];
}

static void
measure(const struct library *lib)
{
	size_t press = 0, all = 0;

	for (uint32_t fold = 0; fold < FOLDS; fold++) {
		const struct lot lot = { fold, FOLDS };
		double worth[CLUES];

		worths_learn(&lib->all, &lot, worth);
		for (size_t i = 0; i < lib->all.n; i++) {
			const struct holding *h = &lib->all.v[i];
			bool right = !lot_has(&lot, h->article) &&
				     is_right(h, worth);

			all += right;
			press += right && i < lib->press;
		}
	}
	fprintf(stderr,
		"five folds: right %zu of %zu in zh-news, %zu of %zu of our "
		"own\n",
		press, lib->press, all - press, lib->all.n - lib->press);
}

/* OF(CLUE, worth) with another worth; false: the line is no such clue's. */
static bool
put_clue(struct buf *b, str line, const char *name, double worth)
{
	if (!str_starts(line, str_of(name)))
		return false;
	buf_printf(b, "%s%ld)\n", name, lround(100 * worth));
	return true;
}

/* The table with other worths: all else stays as it is. */
static bool
put_table(struct buf *b, str table, const double worth[CLUES])
{
	str line;
	int n = 0;

	while (str_line(&table, &line)) {
		if (n < CLUES && put_clue(b, line, clue_names[n], worth[n])) {
			n++;
			continue;
		}
		buf_put(b, line);
		buf_putc(b, '\n');
	}
	return n == CLUES;
}

static bool
write_table(const char *path, const double worth[CLUES])
{
	struct buf b = { 0 };
	struct file old;
	struct err e = { 0 };

	if (!file_open(path, &old, &e))
		return fprintf(stderr, "train_holders: %s\n", e.text), false;
	bool same = put_table(&b, old.bytes, worth);
	file_close(&old);
	FILE *f = same ? fopen(path, "w") : NULL;
	bool done = f && fwrite(b.s, 1, b.n, f) == b.n;
	if (f && fclose(f) != 0)
		done = false;
	if (!done)
		fprintf(stderr, "train_holders: %s %s\n",
			same ? "cannot write" : "built with other clues than",
			path);
	buf_free(&b);
	return done;
}

int
main(int argc, char **argv)
{
	const struct lot whole = { 0 };
	struct library lib = { 0 };
	double worth[CLUES];

	if (argc < 3 || argc > 4)
		return fputs("usage: train_holders DATA OWN [FILE]\n", stderr),
		       2;
	read_library(&lib, argv[1], argv[2]);
	measure(&lib);
	worths_learn(&lib.all, &whole, worth);
	bool done = argc == 3 || write_table(argv[3], worth);
	arena_free(&lib.arena);
	return done ? 0 : 1;
}
