#include "content/quotes/speaker.h"

/* Sources of what is stated: 据晨报报道, 在王五看来. */

uint32_t
source_before(const struct reading *r, uint32_t from, uint32_t verb)
{
	uint32_t clause = clause_start(r, from, verb);
	bool seems = letters_start(&r->l, verb, "看来");

	for (uint32_t k = word_from(&r->cues, clause); k < r->cues.n; k++) {
		const struct found_word *w = &r->cues.v[k];

		if (w->start >= verb)
			break;
		if (w->entry->flags & ACCORDING ||
			(seems && letter_at(&r->l, w->start) == 0x5728))
			return w->start + 1;
	}
	return 0;
}

struct subject
cue_subject(const struct reading *r, uint32_t at)
{
	return (struct subject){ SUBJECT_PRONOUN, NO_INDEX,
		{ at, r->cues.v[word_from(&r->cues, at)].end } };
}

struct subject
source_subject(const struct reading *r, uint32_t from, uint32_t to)
{
	struct subject s = { .player = NO_INDEX };

	for (uint32_t k = named_from(r, from); k < r->n_named; k++) {
		const struct named *n = &r->named[k];

		if (n->end > to)
			break;
		if (n->kind == PLAYER_PLACE)
			continue;
		s.sort = SUBJECT_PLAYER;
		s.player = n->player;
		s.at = (struct span){ n->start, n->end };
	}
	/* 在前海石汽车工程师看来 */
	if (!s.sort || has_human_between(r, s.at.end, to))
		s = subject_in_clause(r, from, to);
	if (!s.sort && pronoun_flags(r, from) & PRONOUN) /* 在他看来 */
		s = cue_subject(r, from);
	return s;
}
