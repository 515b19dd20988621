/*
 * The weights of name_cues.h, compiled in from cues.tsv by tools/make-cues.c.
 * A word stands in its lookup with a line end behind it, so that one letter
 * makes two runes; its value is the index of its weights.
 */
#ifndef CONTENT_CUE_TABLE_H
#define CONTENT_CUE_TABLE_H

#include "content/names/name_cues.h"

enum { CUE_WORD_END = '\n', CUE_WORD_MAX = 16 };

/* Of a cue by itself, and what is added for strings of a sort. */
extern const struct cue_weight cue_weights[CUES];
extern const struct cue_weight cue_joint_weights[CUE_SORTS][CUES];
extern const struct lookup cue_words_before, cue_words_behind;

/* The weights of a word that stands there, or NULL. */
const struct cue_weight *cue_table_find(
	const struct lookup *, const uint16_t *word, size_t n);

#endif
