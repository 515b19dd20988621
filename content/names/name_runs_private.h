/* Walking along the words of an English text.  For name_runs.c and
 * name_runs_hear.c alone. */
#ifndef CONTENT_NAME_RUNS_PRIVATE_H
#define CONTENT_NAME_RUNS_PRIVATE_H

#include "content/names/name_runs.h"
#include "content/quotes/quote_english.h"

/* Sorts of words: name_english.def. */
enum {
	NE_TITLE = 1,
	NE_ROLE = 2,
	NE_ORG = 4,
	NE_HEAD = 8,
	NE_STOP = 16,
	NE_PLACE = 32,
	NE_FIRM = 64,
	NE_PRODUCT = 128,
	NE_OF = 256,
	NE_IN = 512,
	NE_UNIT = 1024,
	NE_FROM = 2048,
	NE_BEFORE = 4096,
	OFFICE = NE_TITLE | NE_ROLE | NE_BEFORE,
	/* words of sentences, which may have a capital at their head */
	FUNCTION = EN_DET | EN_PRONOUN | EN_HE | EN_SHE | EN_IT | EN_PREP |
		   EN_AND | EN_CLAUSE | EN_WHO | EN_AUX | EN_BE | EN_ADVERB |
		   EN_PLAIN | EN_MODAL | EN_NOT,
};

struct walk {
	const struct article *a;
	struct en_tokens t;
	uint32_t *sorts; /* of each token: NE_… */
	uint32_t *small; /* hashes of words seen without a capital */
	uint32_t mask, n_small;
	struct arena *perm;
	struct en_runs *out;
};

static inline bool
is_sort(const struct walk *w, uint32_t i, uint32_t sorts)
{
	return i < w->t.n && w->sorts[i] & sorts;
}

static inline bool
is_name_word(const struct walk *w, uint32_t i)
{
	const struct en_token *t = &w->t.v[i];

	return i < w->t.n && t->type == EN_WORD && t->capital &&
	       !(t->sorts & FUNCTION && !is_sort(w, i, NE_PLACE)) &&
	       !is_sort(w, i, NE_STOP);
}

/* The token behind a run that begins at i. */
uint32_t en_run_end(const struct walk *, uint32_t i);

/* What tokens [i, end), the token `last` and what stands around them say of
 * the run's being one thing or another. */
void en_run_hear(const struct walk *, uint32_t i, uint32_t end, uint32_t last,
	struct en_run *);

#endif
