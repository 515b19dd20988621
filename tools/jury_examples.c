/*
 * Writes what the readings say of the strings of labelled articles, for
 * tools/train_jury.c to learn from:
 *	jury_examples FOLD FOLDER [own]
 *	jury_examples FOLD FILE.jsonl WEIGHT
 * One string a line: fold, kind by the labels (PLAYER_KINDS: none), weight,
 * sort, enum jury_text, then clue:value; behind @ the slots of what stands
 * around it.  An article's paragraphs also stand there as brief texts, but for
 * our own, in which nothing is brief.
 * The program must have been built with a model and cues that were not learnt
 * from these.
 */
#include "content/names/name_context.h"
#include "content/names/name_jury.h"
#include "content/names/tagger.h"
#include "tools/train.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* What is read: its fold; is it of our own articles? */
struct lot {
	const char *fold;
	bool own;
};

/* The kind of each place's label; PLAYER_KINDS: none. */
static void
count_labels(const struct sample *s, const struct jury *j,
	uint32_t (*votes)[PLAYER_KINDS + 1])
{
	size_t from = 0;

	for (size_t i = 0; i < j->places.n; i++) {
		struct span at = j->places.v[i].at;
		int kind = PLAYER_KINDS;

		while (from < s->n && s->v[from].at.end <= at.start)
			from++;
		if (from < s->n && s->v[from].at.start == at.start &&
			s->v[from].at.end == at.end)
			kind = s->v[from].kind;
		votes[j->places.v[i].ballot][kind]++;
	}
}

static void
print_slots(str text, const struct jury *j, size_t ballot)
{
	uint16_t slots[CONTEXT_MOST];

	printf(" @");
	for (size_t i = 0; i < j->places.n; i++) {
		if (j->places.v[i].ballot != ballot)
			continue;
		size_t n = context_slots(text, j->places.v[i].at, slots);
		for (size_t k = 0; k < n; k++)
			printf(" %d", slots[k]);
	}
}

static enum jury_text
text_of(const struct lot *lot, const struct sample *s, const struct ballot *b)
{
	if (lot->own)
		return TEXT_OWN;
	if (!b->brief)
		return TEXT_ARTICLE;
	return s->no_products ? TEXT_SENTENCE : TEXT_PARAGRAPH;
}

static void
print(const struct lot *lot, const struct sample *s, const struct ballot *b,
	const uint32_t *votes)
{
	float v[CLUES];
	enum jury_sort sort = jury_clues(b, v);
	int kind = PLAYER_KINDS;

	for (int k = 0; k < PLAYER_KINDS; k++)
		if (votes[k] > votes[kind])
			kind = k;
	printf("%s %d %.3f %d %d", lot->fold, kind, s->weight * (1 + log(b->n)),
		(int)sort, (int)text_of(lot, s, b));
	for (int i = 0; i < CLUES; i++)
		if (v[i] < 0 || v[i] > 0)
			printf(" %d:%.4g", i, (double)v[i]);
}

/* Is it taken for one?  Sets that do not label products say nothing then. */
static bool
is_product(const struct ballot *b)
{
	return b->as[PLAYER_PRODUCT] ||
	       (b->weighed_n && b->chosen == PLAYER_PRODUCT);
}

static void
take(const struct lot *lot, const struct sample *s)
{
	struct arena tmp = { 0 };
	struct article a;
	struct readings r = { 0 };
	struct jury j = { 0 };

	sample_lay(s, &tmp, &a);
	name_weigh_article(&a, NULL, &tmp, &r.weighed, &r.stretches);
	tagger_run(&a, &r, &tmp);
	jury_fill(&j, &a, &r, &tmp);
	uint32_t(*votes)[PLAYER_KINDS + 1] = arena_alloc(
		&tmp, sizeof *votes, _Alignof(uint32_t), j.ballots.n + 1);
	count_labels(s, &j, votes);
	for (size_t i = 0; i < j.ballots.n; i++) {
		if (s->no_products && is_product(&j.ballots.v[i]))
			continue;
		print(lot, s, &j.ballots.v[i], votes[i]);
		print_slots(a.text, &j, i);
		putchar('\n');
	}
	arena_free(&tmp);
}

/* A paragraph as a text of its own, if it is brief. */
static void
take_paragraph(const struct lot *lot, const struct sample *s, struct span at,
	size_t *label)
{
	static const float weight = 0.5F;
	struct arena tmp = { 0 };
	struct sample part = { .text = str_slice(s->text, at.start, at.end),
		.weight = weight };

	for (; *label < s->n && s->v[*label].at.start < at.end; ++*label) {
		struct gold gold = s->v[*label];

		if (gold.at.start < at.start || gold.at.end > at.end)
			continue;
		gold.at.start -= at.start;
		gold.at.end -= at.start;
		*vec_push(&tmp, &part) = gold;
	}
	if (part.text.n && part.text.n < TAGGER_BRIEF)
		take(lot, &part);
	arena_free(&tmp);
}

static void
take_paragraphs(const struct lot *lot, const struct sample *s)
{
	str rest = s->text, line;
	size_t label = 0;

	while (str_line(&rest, &line)) {
		uint32_t start = (uint32_t)(line.s - s->text.s);

		take_paragraph(lot, s,
			(struct span){ start, start + (uint32_t)line.n },
			&label);
	}
}

int
main(int argc, char **argv)
{
	struct arena perm = { 0 };
	struct samples samples = { 0 };

	bool lines = argc > 2 && str_ends(str_of(argv[2]), STR(".jsonl"));
	if (argc < (lines ? 4 : 3))
		return fputs("usage: jury_examples FOLD FOLDER [own]\n"
			     "       jury_examples FOLD FILE.jsonl WEIGHT\n",
			       stderr),
		       2;
	struct lot lot = { argv[1], !lines && argc > 3 };
	if (lines)
		samples_lines(argv[2], strtof(argv[3], NULL), &perm, &samples);
	else
		samples_articles(argv[2], &perm, &samples);
	for (size_t k = 0; k < samples.n; k++) {
		take(&lot, &samples.v[k]);
		if (!samples.v[k].no_products && !lot.own)
			take_paragraphs(&lot, &samples.v[k]);
	}
	arena_free(&perm);
	return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
