/*
 * A text as the name finder reads it: its letters (letter.h), each of them
 * also folded as the tables are (lookup.h).  Lives in the arena given.
 */
#ifndef CONTENT_NAME_TEXT_H
#define CONTENT_NAME_TEXT_H

#include "content/words/letter.h"
#include "content/words/lookup.h"

struct name_text {
	struct letters l;
	uint16_t *fold; /* l.n */
};

void name_text_make(
	const struct letters *, struct arena *perm, struct name_text *);

/* 0 behind the end. */
static inline uint16_t
name_text_fold(const struct name_text *t, uint32_t i)
{
	return i < t->l.n ? t->fold[i] : 0;
}

/* A letter or digit of a script whose words are longer than a letter. */
static inline bool
name_text_is_word(const struct name_text *t, uint32_t i)
{
	return letter_kind_at(&t->l, i) == LETTER_WORD ||
	       letter_kind_at(&t->l, i) == LETTER_DIGIT;
}

/* Would a name that begins or ends at i cut such a word in two? */
static inline bool
name_text_cuts(const struct name_text *t, uint32_t i)
{
	return i && name_text_is_word(t, i - 1) && name_text_is_word(t, i);
}

/* The letters between two paragraphs' bytes. */
struct span name_text_letters(const struct name_text *, struct span bytes);

#endif
