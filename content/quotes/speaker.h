/*
 * Who speaks: the subject of a verb of saying, and whom it means.
 */
#ifndef CONTENT_SPEAKER_H
#define CONTENT_SPEAKER_H

#include "content/quotes/reading.h"

enum subject_sort {
	SUBJECT_NONE,
	SUBJECT_PLAYER,
	SUBJECT_PRONOUN, /* 他, 该公司: player is whom it means, if known */
	SUBJECT_NOBODY,  /* people without a name: 业内人士 */
};

struct subject {
	uint8_t sort;   /* enum subject_sort */
	int32_t player; /* or NO_INDEX */
	struct span at; /* the words that name him, letters */
};

/* The subject of a verb at `to`, looked for back to `from`, the clause next
 * to the verb first.  Both lie in one sentence. */
struct subject subject_before(
	const struct reading *, uint32_t from, uint32_t to);

/* The same within one clause. */
struct subject subject_in_clause(
	const struct reading *, uint32_t from, uint32_t to);

/* The cue at a letter, which stands for a name. */
struct subject cue_subject(const struct reading *, uint32_t at);

/* 据, 按照 in the clause before a verb, 在 before 看来: 1 + its letter; 0: there
 * is none. */
uint32_t source_before(const struct reading *, uint32_t from, uint32_t verb);

/* Whose words they are: the last name between 据 and the verb at `to`. */
struct subject source_subject(
	const struct reading *, uint32_t from, uint32_t to);

/* May the name be a subject: not governed, no owner of what follows? */
bool is_subject_like(const struct reading *, const struct named *);

/* 对雷军, 与小米: the name at a letter is not the subject. */
bool is_governed(const struct reading *, uint32_t at);

/* Do people without a name stand there? */
bool has_human_between(const struct reading *, uint32_t from, uint32_t to);

/* Do only words like 并 and 还 stand in [from, to), so that the subject is
 * left out? */
bool is_filler(const struct reading *, uint32_t from, uint32_t to);

/* The flags in cues.def of the word at a place. */
uint32_t pronoun_flags(const struct reading *, uint32_t at);

/* "person", "org", "thing", "he", "firm", "self", "nobody" or "none": for features. */
const char *subject_name(const struct reading *, const struct subject *);

#endif
