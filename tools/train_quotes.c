/*
 * Learns what quotes and headings are judged by:
 *	train_quotes DATA FOLDER	writes the tables in FOLDER anew
 *	train_quotes DATA		measures by folds, and by DATA's dev
 * DATA/zh-news/train is learnt from.  Deterministic.
 */
#include "tools/train_quotes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "content/extract.h"
#include "content/quote.h"
#include "tools/train_linear.h"
#include "tools/train_sections.h"

enum { FOLDS = 5 };

/* The rules are worth something. */
static const struct prior speaker_priors[] = { { "rule-label", 200 },
	{ "rule-owner", 200 }, { "rule-pre", 150 }, { "rule-behind", 150 },
	{ NULL, 0 } };

/* A table to be learnt: its file's opening sentence, and how. */
enum task { DIRECT, TRIGGER, CONTINUE, SPEAKER, TASKS };

static const struct {
	struct tally_table *table;
	const char *file, *about;
	struct manner manner;
} tasks[TASKS] = {
	[DIRECT] = { &direct_weights, "direct_weights.def",
		"Is a marked phrase speech?  Read by quote_direct.c.",
		{ 0.0035, 3, 3 } },
	[TRIGGER] = { &trigger_weights, "trigger_weights.def",
		"Does a reported statement begin here?  Read by "
		"quote_trigger.c.",
		{ 0.0008, 3, 3 } },
	[CONTINUE] = { &continue_weights, "continue_weights.def",
		"Does a reported statement go on?  Read by "
		"quote_continue.c.",
		{ 0.005, 3, 3 } },
	[SPEAKER] = { &speaker_weights, "speaker_weights.def",
		"Who speaks, of those in question?  Read by quote_rank.c.",
		{ 0.007, 5, 3, speaker_priors } },
};

/* One article as it is read for questions. */
struct asker {
	struct labelled *l;
	struct arena tmp;
	struct reading r;
	struct triggers triggers;
	struct statements statements;
	struct voices voices;
	struct lesson *lesson;
	uint32_t number; /* of the article */
};

static struct tally
to_lesson(struct asker *x)
{
	return (struct tally){ .see = lesson_see, .ctx = x->lesson };
}

static const struct gold_quote *
direct_at(const struct labelled *l, struct span at)
{
	for (size_t k = 0; k < l->quotes.n; k++)
		if (l->quotes.v[k].direct &&
			span_overlap(l->quotes.v[k].at, at) >= 0.8)
			return &l->quotes.v[k];
	return NULL;
}

static const struct gold_quote *
gold_of_phrase(const struct asker *x, const struct phrase *p)
{
	return direct_at(x->l,
		squeezed_span(x->l,
			letters_span(&x->r.full, p->in->start, p->in->end)));
}

static const struct gold_quote *
gold_of_trigger(const struct asker *x, const struct trigger *t)
{
	struct span at = squeezed_span(
		x->l, letters_span(&x->r.l, t->start, t->start + 1));

	for (size_t k = 0; k < x->l->quotes.n; k++) {
		const struct gold_quote *q = &x->l->quotes.v[k];

		if (!q->direct && q->at.start <= at.start + 1 &&
			at.start <= q->at.start + 1)
			return q;
	}
	return NULL;
}

static void
ask_direct(struct asker *x)
{
	for (uint32_t k = 0; k < x->r.n_phrases; k++) {
		struct tally t = to_lesson(x);
		struct scene s;

		lesson_ask(x->lesson, x->number);
		lesson_answer(
			x->lesson, gold_of_phrase(x, &x->r.phrases[k]) != NULL);
		scene_make(&x->r, k, &s);
		direct_features(&x->r, &s, &t);
	}
}

static void
ask_trigger(struct asker *x)
{
	for (uint32_t k = 0; k < x->triggers.n; k++) {
		struct tally t = to_lesson(x);

		lesson_ask(x->lesson, x->number);
		lesson_answer(x->lesson,
			gold_of_trigger(x, &x->triggers.v[k]) != NULL);
		trigger_features(&x->r, &x->triggers.v[k], &t);
	}
}

/* Sentence for sentence behind a statement that is labelled, as long as it
 * goes on. */
static void
ask_going_on(struct asker *x, const struct trigger *t, uint32_t gold_end)
{
	struct sentence at = x->r.sentences[x->r.sentence_of[t->s.start]];
	struct going_on g = { .t = t };
	bool on = true;

	while (on && next_sentence(&x->r, &at, &g.next)) {
		struct tally tally = to_lesson(x);
		uint32_t start = squeezed_span(
			x->l, letters_span(&x->r.l, g.next.start, g.next.end))
					 .start;

		g.said++;
		g.best = best_trigger(&x->triggers, &g.next);
		on = gold_end > start + 2;
		if (g.best > TRIGGER_BOUND)
			return;
		lesson_ask(x->lesson, x->number);
		lesson_answer(x->lesson, on);
		going_on_features(&x->r, &g, &tally);
		at = g.next;
	}
}

static void
ask_continue(struct asker *x)
{
	for (uint32_t k = 0; k < x->triggers.n; k++) {
		const struct gold_quote *q =
			gold_of_trigger(x, &x->triggers.v[k]);

		if (q)
			ask_going_on(x, &x->triggers.v[k], q->at.end);
	}
}

static void
ask_who(struct asker *x, const struct gold_quote *q, const struct scene *s)
{
	struct candidates c;

	candidates_find(&x->voices, s, &c);
	lesson_ask(x->lesson, x->number);
	for (uint32_t k = 0; k < c.n; k++) {
		struct tally t = to_lesson(x);

		lesson_answer(
			x->lesson, is_speaker(x->l, c.v[k].player, q->speaker));
		candidate_features(&x->voices, s, &c, k, &t);
	}
}

/* Speech for speech; who spoke before is whom the present tables name. */
static void
ask_speaker(struct asker *x)
{
	uint32_t k = 0;

	for (uint32_t n = 0; n <= x->statements.n; n++) {
		struct statement *st =
			n < x->statements.n ? &x->statements.v[n] : NULL;

		for (; k < x->r.n_phrases &&
			(!st || x->r.phrases[k].at < st->start);
			k++) {
			const struct phrase *p = &x->r.phrases[k];
			const struct gold_quote *q = gold_of_phrase(x, p);
			struct scene s;

			if (!q)
				continue;
			scene_make(&x->r, k, &s);
			ask_who(x, q, &s);
			struct speaker who = speaker_of_speech(&x->voices, &s);
			voices_hear(&x->voices, &who, p->at + 1);
		}
		if (!st)
			break;
		st->speaker = speaker_of_statement(&x->voices, st->t);
		voices_hear(&x->voices, &st->speaker, st->end);
	}
}

static void
ask_article(enum task task, struct asker *x)
{
	reading_make(&x->l->a, &x->tmp, &x->r);
	triggers_find(&x->r, &x->triggers);
	for (uint32_t k = 0; k < x->r.n_phrases; k++)
		x->r.phrases[k].speech =
			gold_of_phrase(x, &x->r.phrases[k]) != NULL;
	statements_find(&x->r, &x->triggers, &x->statements);
	voices_make(&x->r, &x->statements, &x->triggers, &x->voices);
	switch (task) {
	case DIRECT: ask_direct(x); break;
	case TRIGGER: ask_trigger(x); break;
	case CONTINUE: ask_continue(x); break;
	case SPEAKER: ask_speaker(x); break;
	case TASKS: break;
	}
	arena_free(&x->tmp);
}

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
		struct asker x = {
			.l = &c->v[i], .lesson = lesson, .number = i
		};

		if (is_in(outer, i) && is_in(inner, i / 5) == in)
			ask_article(task, &x);
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
	static const struct manner manner = { 0.0005, 1, 1, NULL };
	struct lesson lesson = { 0 };
	struct weights w;

	for (uint32_t i = 0; i < c->n; i++)
		if (is_in(outer, i))
			sections_ask(&c->v[i], i, &lesson);
	lesson_learn(&lesson, &manner, 0, 0, perm, &w);
	sections_use(&w);
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

/* The same counts as those of score.py. */
struct counts {
	int direct_tp, direct_fp, direct_fn, long_tp, long_fp, long_fn;
	int unsaid, unsaid_taken;
	int found, right, answered, answered_right;
	int chars_both, chars_found, chars_gold;
	int statements, statements_found, statements_right;
	int headings, headings_found, headings_right;
};

static bool show_misses;

static void
miss(const struct labelled *l, const char *what, struct span at, str wanted,
	int32_t player)
{
	str name = player < 0
			   ? STR("-")
			   : article_word(&l->a, l->a.players.v[player].name);
	size_t from = 0, to;

	if (!show_misses)
		return;
	while (from < l->a.text.n && l->squeezed[from] < at.start)
		from++;
	while (from < l->a.text.n && l->squeezed[from + 1] == at.start &&
		(l->a.text.s[from] == ' ' || l->a.text.s[from] == '\n'))
		from++;
	for (to = from; to < l->a.text.n && l->squeezed[to] < at.end;)
		to++;
	str text = str_slice(l->a.text, from, to);
	printf("%.*s %s\t%.*s\t%.*s\t%.*s\n", STR_ARG(l->stem), what,
		STR_ARG(wanted), STR_ARG(name), STR_ARG(text));
}

static void
count_direct(struct labelled *l, struct counts *n, struct arena *tmp)
{
	const struct article *a = &l->a;
	bool *used = arena_new(tmp, bool, a->quotes.n + 1);

	for (size_t g = 0; g < l->quotes.n; g++) {
		const struct gold_quote *q = &l->quotes.v[g];
		size_t best = a->quotes.n;
		double most = 0;
		bool longer = q->at.end - q->at.start >= 10;

		if (!q->direct)
			continue;
		for (size_t k = 0; k < a->quotes.n; k++) {
			double o = span_overlap(
				q->at, squeezed_span(l, a->quotes.v[k].at));

			if (used[k] || a->quotes.v[k].kind != QUOTE_DIRECT ||
				o <= most)
				continue;
			most = o;
			best = k;
		}
		if (most < 0.8) {
			n->direct_fn++;
			n->long_fn += longer;
			miss(l, "missed", q->at, q->speaker, NO_INDEX);
			continue;
		}
		used[best] = true;
		n->direct_tp++;
		n->long_tp += longer;
		n->found++;
		int32_t said = a->quotes.v[best].speaker;
		bool right = is_speaker(l, said, q->speaker);
		n->right += right;
		n->answered += said >= 0;
		n->answered_right += said >= 0 && right;
		if (!right)
			miss(l, "speaker", q->at,
				q->speaker.n ? q->speaker : STR("-"), said);
	}
	for (size_t k = 0; k < a->quotes.n; k++) {
		struct span at = squeezed_span(l, a->quotes.v[k].at);

		if (used[k] || a->quotes.v[k].kind != QUOTE_DIRECT)
			continue;
		n->direct_fp++;
		n->long_fp += at.end - at.start >= 10;
		miss(l, "invented", at, STR(""), a->quotes.v[k].speaker);
	}
	for (size_t i = 0; i < l->unsaid.n; i++) {
		n->unsaid++;
		for (size_t k = 0; k < a->quotes.n; k++)
			if (a->quotes.v[k].kind == QUOTE_DIRECT &&
				span_overlap(l->unsaid.v[i],
					squeezed_span(l, a->quotes.v[k].at)) >=
					0.8) {
				n->unsaid_taken++;
				break;
			}
	}
}

static void
count_chars(struct labelled *l, struct counts *n, struct arena *tmp)
{
	const struct article *a = &l->a;
	uint32_t all = l->squeezed[a->text.n];
	uint8_t *in = arena_new(tmp, uint8_t, all + 1);

	for (size_t g = 0; g < l->quotes.n; g++)
		for (uint32_t i = l->quotes.v[g].at.start;
			!l->quotes.v[g].direct && i < l->quotes.v[g].at.end;
			i++)
			in[i] |= 1;
	for (size_t k = 0; k < a->quotes.n; k++) {
		struct span at = squeezed_span(l, a->quotes.v[k].at);

		for (uint32_t i = at.start;
			a->quotes.v[k].kind == QUOTE_INDIRECT && i < at.end;
			i++)
			in[i] |= 2;
	}
	for (uint32_t i = 0; i < all; i++) {
		n->chars_gold += in[i] & 1;
		n->chars_found += in[i] >> 1;
		n->chars_both += in[i] == 3;
	}
}

static void
count_statements(struct labelled *l, struct counts *n)
{
	const struct article *a = &l->a;

	for (size_t g = 0; g < l->quotes.n; g++) {
		const struct gold_quote *q = &l->quotes.v[g];
		double most = 0;
		size_t best = 0;

		if (q->direct)
			continue;
		n->statements++;
		for (size_t k = 0; k < a->quotes.n; k++) {
			double o = span_overlap(
				q->at, squeezed_span(l, a->quotes.v[k].at));

			if (a->quotes.v[k].kind == QUOTE_INDIRECT && o > most) {
				most = o;
				best = k;
			}
		}
		if (most < 0.5) {
			miss(l, "unfound", q->at, q->speaker, NO_INDEX);
			continue;
		}
		bool right =
			is_speaker(l, a->quotes.v[best].speaker, q->speaker);
		n->statements_found++;
		n->statements_right += right;
		if (!right)
			miss(l, "stated", q->at,
				q->speaker.n ? q->speaker : STR("-"),
				a->quotes.v[best].speaker);
	}
}

static void
count_article(struct labelled *l, struct counts *n)
{
	struct arena tmp = { 0 };

	l->a.quotes.n = l->a.abouts.n = 0;
	l->a.quotes.cap = l->a.abouts.cap = 0;
	quote_find(&l->a, &tmp);
	count_direct(l, n, &tmp);
	count_chars(l, n, &tmp);
	count_statements(l, n);
	l->a.quotes.n = l->a.abouts.n = 0;
	sections_count(l, &n->headings_right, &n->headings_found, &n->headings);
	arena_free(&tmp);
}

static double
share(int part, int all)
{
	return all ? 100.0 * part / all : 0;
}

static double
f1(double p, double r)
{
	return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

static void
report(const char *what, const struct counts *n)
{
	double p = share(n->chars_both, n->chars_found);
	double r = share(n->chars_both, n->chars_gold);

	printf("%s: direct P %.1f R %.1f, 10+ P %.1f R %.1f, unsaid %.1f; ",
		what, share(n->direct_tp, n->direct_tp + n->direct_fp),
		share(n->direct_tp, n->direct_tp + n->direct_fn),
		share(n->long_tp, n->long_tp + n->long_fp),
		share(n->long_tp, n->long_tp + n->long_fn),
		share(n->unsaid_taken, n->unsaid));
	printf("speaker of found %.1f, answered %.1f of %.1f; ",
		share(n->right, n->found),
		share(n->answered_right, n->answered),
		share(n->answered, n->found));
	printf("statements P %.1f R %.1f F %.1f, found %.1f speaker %.1f; ", p,
		r, f1(p, r), share(n->statements_found, n->statements),
		share(n->statements_right, n->statements_found));
	p = share(n->headings_right, n->headings_found);
	r = share(n->headings_right, n->headings);
	printf("headings P %.1f R %.1f F %.1f\n", p, r, f1(p, r));
}

/* By folds of both parts together, then dev by what train teaches. */
static void
measure(struct corpus *all, size_t train, struct arena *perm)
{
	struct weights w[TASKS];
	struct corpus first = { all->v, train, 0 };
	struct counts folds = { 0 }, dev = { 0 };

	for (uint32_t fold = 0; fold < FOLDS; fold++) {
		learn(all, fold, FOLDS, perm, w);
		for (uint32_t i = fold; i < all->n; i += FOLDS)
			count_article(&all->v[i], &folds);
	}
	report("folds", &folds);
	learn(&first, 0, 0, perm, w);
	for (size_t i = train; i < all->n; i++)
		count_article(&all->v[i], &dev);
	report("dev", &dev);
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
	show_misses = getenv("MISSES") != NULL;
	corpus_read(arena_printf(&perm, "%s/zh-news/train", argv[1]).s, &perm,
		&all);
	train = all.n;
	corpus_read(
		arena_printf(&perm, "%s/zh-news/dev", argv[1]).s, &perm, &all);
	if (argc == 2) {
		measure(&all, train, &perm);
		return 0;
	}
	all.n = train;
	learn(&all, 0, 0, &perm, w);
	for (int k = 0; k < TASKS; k++)
		if (!write_table(argv[2], k, &w[k], &perm))
			return perror(argv[2]), 1;
	if (!sections_write(argv[2], &perm))
		return perror(argv[2]), 1;
	arena_free(&perm);
	return 0;
}
