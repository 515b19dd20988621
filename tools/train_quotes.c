/*
 * Learns what quotes and headings are judged by:
 *	train_quotes DATA FOLDER	writes the tables in FOLDER anew
 *	train_quotes DATA		measures by folds, and by DATA's dev;
 *					with MISSES in the environment it tells
 *					of each mistake
 * What is written is learnt from DATA/zh-news/train and dev together; dev is
 * measured by what train alone teaches.  Deterministic.
 */
#include "tools/train_quotes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "content/quote.h"
#include "tools/train_sections.h"

enum { FOLDS = 5 };

/* The rules are worth something. */
static const struct prior speaker_priors[] = { { "rule-label", 200 },
	{ "rule-owner", 200 }, { "rule-pre", 150 }, { "rule-behind", 150 },
	{ NULL, 0 } };

/* A sentence of a few words hardly goes on. */
static const struct prior continue_priors[] = { { "length10", -80 },
	{ NULL, 0 } };

/* A table to be learnt: its file's opening sentence, and how. */
static const struct {
	struct tally_table *table;
	const char *file, *about;
	struct manner manner;
} tasks[TASKS] = {
	[DIRECT] = { &direct_weights, "direct_weights.def",
		"Is a marked phrase speech?  Read by quote_direct.c.",
		{ 0.0035, 3, 3, NULL } },
	[TRIGGER] = { &trigger_weights, "trigger_weights.def",
		"Does a reported statement begin here?  Read by "
		"quote_trigger.c.",
		{ 0.0008, 3, 3, NULL } },
	[CONTINUE] = { &continue_weights, "continue_weights.def",
		"Does a reported statement go on?  Read by "
		"quote_continue.c.",
		{ 0.005, 3, 3, continue_priors } },
	[SPEAKER] = { &speaker_weights, "speaker_weights.def",
		"Who speaks, of those in question?  Read by quote_rank.c.",
		{ 0.007, 5, 3, speaker_priors } },
};

/* What a lesson is learnt from: the articles whose number is, dealt out by
 * turns, not in one of the folds. */
struct share {
	uint32_t without, folds;
};

static bool
is_in(const struct share *s, uint32_t i)
{
	return !s->folds || i % s->folds != s->without;
}

static void
learn_table(enum task task, struct lesson *lesson, struct arena *perm,
	struct weights *out)
{
	lesson_learn(lesson, &tasks[task].manner, 0, 0, perm, out);
	for (size_t i = 0; i < out->n; i++)
		out->v[i].feature = arena_cstr(perm, str_of(out->v[i].feature));
	tally_replace(tasks[task].table, out->v, (uint32_t)out->n);
}

static void
ask_all(enum task task, struct corpus *c, const struct share *outer,
	const struct share *inner, bool in, struct lesson *lesson)
{
	for (uint32_t i = 0; i < c->n; i++) {
		if (is_in(outer, i) && is_in(inner, i / FOLDS) == in)
			quotes_ask(task, &c->v[i], i, lesson);
	}
}

/*
 * Who spoke before is a feature, so what is learnt must see as many mistakes
 * there as it will make: each third is read with the table that the other
 * two teach.
 */
static void
learn_speaker(struct corpus *c, const struct share *outer, struct arena *perm,
	struct weights *out)
{
	enum { PARTS = 3 };
	struct lesson all = { 0 };

	for (uint32_t part = 0; part < PARTS; part++) {
		struct lesson lesson = { 0 };
		struct share inner = { part, PARTS };

		ask_all(SPEAKER, c, outer, &inner, true, &lesson);
		learn_table(SPEAKER, &lesson, perm, out);
		ask_all(SPEAKER, c, outer, &inner, false, &all);
		lesson_free(&lesson);
	}
	learn_table(SPEAKER, &all, perm, out);
	lesson_free(&all);
}

static void
learn_sections(struct corpus *c, const struct share *outer, struct arena *perm)
{
	static const struct net_manner manner = { 0.001, 0.001, 400 };
	struct lesson lesson = { 0 };
	struct net net;

	for (uint32_t i = 0; i < c->n; i++)
		if (is_in(outer, i))
			sections_ask(&c->v[i], i, &lesson);
	net_learn(&lesson, &manner, perm, &net);
	sections_use(&net);
	lesson_free(&lesson);
}

/* Learns all tables in the order in which they need each other, and puts them
 * in place. */
static void
learn(struct corpus *c, uint32_t without, uint32_t folds, struct arena *perm,
	struct weights out[TASKS])
{
	struct share outer = { without, folds }, whole = { 0 };

	for (int k = 0; k < SPEAKER; k++) {
		struct lesson lesson = { 0 };

		if (k == TRIGGER) /* so that none is left out */
			tally_replace(tasks[k].table, NULL, 0);
		ask_all((enum task)k, c, &outer, &whole, true, &lesson);
		learn_table((enum task)k, &lesson, perm, &out[k]);
		lesson_free(&lesson);
	}
	learn_speaker(c, &outer, perm, &out[SPEAKER]);
	learn_sections(c, &outer, perm);
}

/* By folds of both parts together, then dev by what train teaches. */
static void
measure(struct corpus *all, size_t train, struct arena *perm)
{
	struct weights w[TASKS];
	struct corpus first = { all->v, train, 0 };
	bool misses = getenv("MISSES") != NULL;
	struct counts folds = { .misses = misses }, dev = { .misses = misses };

	for (uint32_t fold = 0; fold < FOLDS; fold++) {
		learn(all, fold, FOLDS, perm, w);
		for (uint32_t i = fold; i < all->n; i += FOLDS)
			counts_add(&folds, &all->v[i]);
	}
	counts_report(&folds, "folds");
	learn(&first, 0, 0, perm, w);
	for (size_t i = train; i < all->n; i++)
		counts_add(&dev, &all->v[i]);
	counts_report(&dev, "dev");
}

/* As a C string. */
static void
put_string(const char *s, FILE *f)
{
	putc('"', f);
	for (; *s; s++)
		if (*s == '\n')
			fputs("\\n", f);
		else if (*s == '"' || *s == '\\')
			fprintf(f, "\\%c", *s);
		else
			putc(*s, f);
	putc('"', f);
}

static bool
write_table(
	const char *folder, int k, const struct weights *w, struct arena *perm)
{
	str path = arena_printf(perm, "%s/%s", folder, tasks[k].file);
	FILE *f = fopen(path.s, "w");

	if (!f)
		return false;
	fprintf(f,
		"/*\n * %s\n * Learnt weights, one line each:\n"
		" *\n *\tWEIGHT(\"feature\", hundredths)\n *\n"
		" * A feature's name is what the code there puts together.  "
		"Made by\n * `make quotes-model` from labelled articles: to "
		"change how texts are\n * judged, label more of them and train "
		"anew.\n */\n",
		tasks[k].about);
	for (size_t i = 0; i < w->n; i++) {
		fputs("WEIGHT(", f);
		put_string(w->v[i].feature, f);
		fprintf(f, ", %d)\n", w->v[i].hundredths);
	}
	return fclose(f) == 0;
}

int
main(int argc, char **argv)
{
	struct arena perm = { 0 };
	struct corpus all = { 0 };
	struct weights w[TASKS];
	size_t train;

	if (argc < 2 || argc > 3)
		return fputs("usage: train_quotes DATA [FOLDER]\n", stderr), 2;
	corpus_read(arena_printf(&perm, "%s/zh-news/train", argv[1]).s, &perm,
		&all);
	train = all.n;
	corpus_read(
		arena_printf(&perm, "%s/zh-news/dev", argv[1]).s, &perm, &all);
	if (argc == 2) {
		measure(&all, train, &perm);
		return 0;
	}
	learn(&all, 0, 0, &perm, w);
	for (int k = 0; k < TASKS; k++)
		if (!write_table(argv[2], k, &w[k], &perm))
			return perror(argv[2]), 1;
	if (!sections_write(argv[2], &perm))
		return perror(argv[2]), 1;
	arena_free(&perm);
	return 0;
}
