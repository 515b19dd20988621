#include "content/quotes/quote.h"

/* Who speaks: a row of rules, the surest first. */

struct speaker
speaker_of_subject(const struct voices *v, const struct subject *s)
{
	struct speaker found = { .player = s->player, .at = s->at };
	uint32_t at, flags;

	if (pronoun_in(v->r, s, &at, &flags)) {
		found.player = pronoun_player(v, at, flags);
		found.inferred = true;
	}
	return found;
}

/* 观点：…: a line that opens with it, below one that ends in a name. */
static bool
find_label(const struct reading *r, const struct trigger *t, struct rule *label)
{
	uint32_t cue = trigger_cue(t);

	if (t->link != LINK_COLON || cue != t->s.start || !cue ||
		r->l.kind[cue - 1] != LETTER_LINE)
		return false;
	*label = rule_label(r, cue);
	return label->applies && label->signs && label->lines == 1;
}

struct speaker
speaker_of_statement(const struct voices *v, const struct trigger *t)
{
	uint32_t to = trigger_subject_end(t);
	struct rule label;

	if (t->subject.sort)
		return speaker_of_subject(v, &t->subject);
	if (find_label(v->r, t, &label))
		return label.who;
	/* 资料显示 is nobody's, 补充称 his who spoke last. */
	if (t->verb && t->verb->entry->flags & SAY &&
		is_filler(v->r, t->s.start, to))
		return (struct speaker){ .player = v->last_speaker,
			.inferred = true };
	return (struct speaker){ .player = NO_INDEX };
}
