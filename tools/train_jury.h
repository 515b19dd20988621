/*
 * The strings that the jury learns from, parted into folds: those of a fold
 * were read by cues and a model that do not know its articles.  In ours it is
 * decided a little otherwise whether a name is a firm or its product: what is
 * learnt from them has weights of its own beside the common ones, and only the
 * common ones ship (Daume, "Frustratingly Easy Domain Adaptation", ACL 2007).
 */
#ifndef TOOLS_TRAIN_JURY_H
#define TOOLS_TRAIN_JURY_H

#include "content/names/name_jury.h"
#include "tools/train.h"

#include <stdio.h>

/* Five of zh-news/train, zh-news/dev, and brief texts. */
enum { JURY_FOLDS = 6, FOLD_BRIEF = JURY_FOLDS, NO_FOLD = -1 };
enum { NO_NAME = PLAYER_KINDS };

struct example {
	int fold, kind, sort;
	enum jury_text text;
	double weight;
	float v[CLUES];
	struct {
		uint16_t *v; /* sorted; as often as they are there */
		size_t n, cap;
	} slots;
};

struct jury_lesson {
	struct example *v;
	size_t n, cap;
};

/* Folds that are not learnt from; NO_FOLD: none. */
struct left_out {
	int one, other;
};

static inline bool
is_brief(const struct example *e)
{
	return e->text == TEXT_PARAGRAPH || e->text == TEXT_SENTENCE;
}

static inline bool
is_out(const struct example *e, struct left_out out)
{
	return e->fold == out.one || e->fold == out.other;
}

void train_shuffle(uint32_t *order, size_t n, uint64_t *seed);

/*
 * Sets CLUE_CONTEXT_… of all examples, by what was learnt without their fold
 * and the fold `without`; and writes the table that was learnt without the
 * latter alone.
 */
void context_learn(
	struct jury_lesson *, int without, FILE *table, struct arena *);

#endif
