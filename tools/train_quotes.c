/*
 * Learns what quotes and headings are judged by:
 *	train_quotes DATA OWN FOLDER	writes the tables in FOLDER anew
 *	train_quotes DATA OWN		measures by folds, and by DATA's dev;
 *					with MISSES in the environment it tells
 *					of each mistake
 * What is written is learnt from DATA/zh-news/train and dev together; dev is
 * measured by what train alone teaches.  Both learn from OWN as well, which is
 * never measured on: articles of our own, at a weight for each table.
 * Deterministic.
 */
#include "tools/train_quotes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "content/quotes/quote.h"
#include "tools/train_sections.h"

enum { FOLDS = 5 };

/* The rules are worth something. */
static const struct prior speaker_priors[] = { { "rule-label", 150 },
	{ "label-signs", 400 }, { "rule-owner", 200 }, { "rule-pre", 150 },
	{ "rule-behind", 150 }, { "rule-source", 250 },
	{ "hears-person", -250 }, { "called", -500 },
	{ "told-of-person", -150 }, { "told-of-org", -150 },
	{ "nobody-says", 250 }, { NULL, 0 } };

/* What nobody said is no speech, whatever else is like it. */
static const struct prior direct_priors[] = { { "imagined", -900 },
	{ "paraphrase", -800 }, { "topic-L", -300 }, { "sign", -100 },
	{ NULL, 0 } };

/* A sentence of a few words hardly goes on. */
static const struct prior continue_priors[] = { { "length10", -80 },
	{ NULL, 0 } };

/* What was not said is no statement. */
static const struct prior trigger_priors[] = { { "denied", -200 },
	{ "passive", -150 }, { NULL, 0 } };

/* A table to be learnt: its file's opening sentence, and how. */
static const struct {
	struct tally_table *table;
	const char *file, *about;
	struct manner manner;
	double own; /* weight of our own articles; 0: not learnt from */
} tasks[TASKS] = {
	[DIRECT] = { &direct_weights, "direct_weights.def",
		"Is a marked phrase speech?  Read by quote_direct.c.",
		{ 0.0013, 4, 5, direct_priors }, 0.25 },
	[BESIDE] = { &beside_weights, "beside_weights.def",
		"A second look at a marked phrase, beside the others.  Read by "
		"quote_beside.c.",
		{ 0.004, 4, 3, NULL }, 0.3 },
	[TRIGGER] = { &trigger_weights, "trigger_weights.def",
		"Does a reported statement begin here?  Read by "
		"quote_trigger.c.",
		{ 0.00024, 4, 8, trigger_priors }, 0.2 },
	[CONTINUE] = { &continue_weights, "continue_weights.def",
		"Does a reported statement go on?  Read by "
		"quote_continue.c.",
		{ 0.005, 3, 3, continue_priors }, 0 },
	[WHOM] = { &pronoun_weights, "pronoun_weights.def",
		"Whom does a pronoun mean?  Read by quote_pronoun.c.",
		{ 0.005, 4, 5, NULL }, 0.5 },
	[SPEAKER] = { &speaker_weights, "speaker_weights.def",
		"Who speaks, of those in question?  Read by quote_rank.c.",
		{ 0.005, 5, 3, speaker_priors }, 0.3 },
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
	tally_replace(tasks[task].table, out->v, (uint32_t)out->n);
}

/* Puts a table that was learnt before in place again. */
static void
put_back(enum task task, const struct weights out[TASKS])
{
	tally_replace(tasks[task].table, out[task].v, (uint32_t)out[task].n);
}

/* All labelled articles: the press's train and dev, and our own. */
struct library {
	struct corpus press, own;
	size_t train; /* articles of the press before dev's */
};

static void
ask_all(enum task task, struct corpus *c, const struct share *outer,
	const struct share *inner, bool in, struct lesson *lesson)
{
	for (uint32_t i = 0; i < c->n; i++) {
		if (is_in(outer, i) && is_in(inner, i / FOLDS) == in)
			quotes_ask(task, &c->v[i], i, lesson);
	}
}

static void
ask_own(enum task task, struct corpus *own, const struct share *inner, bool in,
	struct lesson *lesson)
{
	const struct share whole = { 0 };

	if (tasks[task].own <= 0)
		return;
	lesson->weight = tasks[task].own;
	lesson->elsewhere = true;
	ask_all(task, own, &whole, inner, in, lesson);
	lesson->weight = 0;
	lesson->elsewhere = false;
}

/* Learns one table from the articles that are in both shares. */
static struct weights
learn_task(enum task task, struct library *lib, const struct share *outer,
	const struct share *inner, struct arena *perm)
{
	struct lesson lesson = { 0 };
	struct weights w;

	if (task == TRIGGER) /* so that none is left out */
		tally_replace(tasks[task].table, NULL, 0);
	ask_all(task, &lib->press, outer, inner, true, &lesson);
	ask_own(task, &lib->own, inner, true, &lesson);
	learn_table(task, &lesson, perm, &w);
	lesson_free(&lesson);
	return w;
}

/* A second look must see the first one's mistakes, those that it makes in a
 * text it has not learnt from: each third is read with the tables that the
 * other two teach. */
static void
learn_beside(struct library *lib, const struct share *outer, struct arena *perm,
	struct weights out[TASKS])
{
	enum { PARTS = 3 };
	struct lesson all = { 0 };

	for (uint32_t part = 0; part < PARTS; part++) {
		struct share inner = { part, PARTS };

		learn_task(TRIGGER, lib, outer, &inner, perm);
		learn_task(DIRECT, lib, outer, &inner, perm);
		ask_all(BESIDE, &lib->press, outer, &inner, false, &all);
		ask_own(BESIDE, &lib->own, &inner, false, &all);
	}
	put_back(TRIGGER, out);
	put_back(DIRECT, out);
	learn_table(BESIDE, &all, perm, &out[BESIDE]);
	lesson_free(&all);
}

/*
 * Who spoke before is a feature, and what is stated nearby, so what is learnt
 * must see as many mistakes there as it will make: each fifth is read with the
 * tables that the other four teach.
 */
static void
learn_speaker(struct library *lib, const struct share *outer,
	struct arena *perm, struct weights out[TASKS])
{
	enum { PARTS = 5 };
	struct lesson all = { 0 };

	for (uint32_t part = 0; part < PARTS; part++) {
		struct share inner = { part, PARTS };

		learn_task(TRIGGER, lib, outer, &inner, perm);
		learn_task(SPEAKER, lib, outer, &inner, perm);
		ask_all(SPEAKER, &lib->press, outer, &inner, false, &all);
		ask_own(SPEAKER, &lib->own, &inner, false, &all);
	}
	put_back(TRIGGER, out);
	learn_table(SPEAKER, &all, perm, &out[SPEAKER]);
	lesson_free(&all);
}

static void
learn_sections(
	struct library *lib, const struct share *outer, struct arena *perm)
{
	static const struct net_manner manner = { 0.001, 0.001, 400 };
	static const double own = 0.2;
	struct corpus *press = &lib->press;
	struct lesson lesson = { 0 };
	struct net net;

	for (uint32_t i = 0; i < press->n; i++)
		if (is_in(outer, i))
			sections_ask(&press->v[i], i, &lesson);
	lesson.weight = own;
	for (uint32_t i = 0; i < lib->own.n; i++)
		sections_ask(&lib->own.v[i], i, &lesson);
	net_learn(&lesson, &manner, perm, &net);
	sections_use(&net);
	lesson_free(&lesson);
}

/* Learns all tables in the order in which they need each other, and puts them
 * in place. */
static void
learn(struct library *lib, const struct share *outer, struct arena *perm,
	struct weights out[TASKS])
{
	const struct share whole = { 0 };

	for (int k = 0; k < BESIDE; k++)
		out[k] = learn_task((enum task)k, lib, outer, &whole, perm);
	learn_beside(lib, outer, perm, out);
	learn_speaker(lib, outer, perm, out);
	learn_sections(lib, outer, perm);
}

/* By folds of both parts together, then dev by what train teaches. */
static void
measure(struct library *lib, struct arena *perm)
{
	struct weights w[TASKS];
	struct corpus *all = &lib->press;
	struct library first = { { all->v, lib->train, 0 }, lib->own, 0 };
	const struct share whole = { 0 };
	bool misses = getenv("MISSES") != NULL;
	struct counts folds = { .misses = misses }, dev = { .misses = misses };

	for (uint32_t fold = 0; fold < FOLDS; fold++) {
		learn(lib, &(struct share){ fold, FOLDS }, perm, w);
		for (uint32_t i = fold; i < all->n; i += FOLDS)
			counts_add(&folds, &all->v[i]);
	}
	counts_report(&folds, "folds");
	learn(&first, &whole, perm, w);
	for (size_t i = lib->train; i < all->n; i++)
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
	str path = arena_printf(perm, "%s/quotes/%s", folder, tasks[k].file);
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

static void
read_library(char **argv, struct arena *perm, struct library *lib)
{
	str news = arena_printf(perm, "%s/zh-news", argv[1]);

	corpus_read(arena_printf(perm, "%.*s/train", STR_ARG(news)).s, perm,
		&lib->press);
	lib->train = lib->press.n;
	corpus_read(arena_printf(perm, "%.*s/dev", STR_ARG(news)).s, perm,
		&lib->press);
	corpus_read(argv[2], perm, &lib->own);
}

int
main(int argc, char **argv)
{
	struct arena perm = { 0 };
	struct library lib = { 0 };
	struct weights w[TASKS];
	const struct share whole = { 0 };

	if (argc < 3 || argc > 4)
		return fputs("usage: train_quotes DATA OWN [FOLDER]\n", stderr),
		       2;
	read_library(argv, &perm, &lib);
	if (argc == 3) {
		measure(&lib, &perm);
		return 0;
	}
	learn(&lib, &whole, &perm, w);
	for (int k = 0; k < TASKS; k++)
		if (!write_table(argv[3], k, &w[k], &perm))
			return perror(argv[3]), 1;
	if (!sections_write(argv[3], &perm))
		return perror(argv[3]), 1;
	arena_free(&perm);
	return 0;
}
