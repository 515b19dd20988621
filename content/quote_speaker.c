#include "content/quote.h"

/* Who speaks: a row of rules, the surest first. */

struct speaker
speaker_of_subject(const struct voices *v, const struct subject *s)
{
	struct speaker found = { .player = s->player, .at = s->at };

	if (s->sort == SUBJECT_PRONOUN) {
		found.player = pronoun_player(v->r, s->at.start,
			pronoun_flags(v->r, s->at.start), v->last_speaker);
		found.inferred = true;
	}
	return found;
}

struct speaker
speaker_of_statement(const struct voices *v, const struct trigger *t)
{
	uint32_t to = trigger_subject_end(t);

	if (t->subject.sort)
		return speaker_of_subject(v, &t->subject);
	/* 资料显示 is nobody's, 补充称 his who spoke last. */
	if (t->verb && t->verb->entry->flags & SAY &&
		is_filler(v->r, t->s.start, to))
		return (struct speaker){ .player = v->last_speaker,
			.inferred = true };
	return (struct speaker){ .player = NO_INDEX };
}
