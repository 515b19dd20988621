#include "content/quote.h"

/* Who speaks: a row of rules, the surest first. */

struct speaker
speaker_of_subject(const struct voices *v, const struct subject *s)
{
	struct speaker found = { .player = s->player, .at = s->at };

	if (s->sort == SUBJECT_PRONOUN) {
		found.player = pronoun_player(v->r, s->at, v->last_speaker);
		found.inferred = true;
	}
	return found;
}

static bool
is_near(const struct scene *s)
{
	return s->say && s->before - s->say->end <= 4;
}

/* The statement that a letter lies in, or NULL. */
static const struct statement *
statement_at(const struct statements *s, uint32_t at)
{
	uint32_t low = 0, high = s->n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (s->v[middle].end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low < s->n && s->v[low].start <= at ? &s->v[low] : NULL;
}

struct speaker
speaker_of_speech(const struct voices *v, const struct scene *s)
{
	const struct statement *in = statement_at(v->statements, s->at);

	if (is_near(s) && s->subject.sort)
		return speaker_of_subject(v, &s->subject);
	if (s->behind && s->behind_subject.sort)
		return speaker_of_subject(v, &s->behind_subject);
	if (in)
		return in->speaker;
	if (s->subject.sort)
		return speaker_of_subject(v, &s->subject);
	return (struct speaker){ .player = v->last_speaker, .inferred = true };
}

struct speaker
speaker_of_statement(const struct voices *v, const struct trigger *t)
{
	uint32_t to = t->verb ? t->verb->start : t->start;

	if (t->subject.sort)
		return speaker_of_subject(v, &t->subject);
	if (t->verb && to - t->s.start <= 6)
		return (struct speaker){ .player = v->last_speaker,
			.inferred = true };
	return (struct speaker){ .player = NO_INDEX };
}
