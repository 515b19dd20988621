#include <math.h>

#include "content/quotes/quote.h"
#include "tools/train_quotes.h"

/* Questions of an article, with the answers that its labels give. */

/* One article as it is read for questions. */
struct asker {
	struct labelled *l;
	struct arena tmp;
	struct reading r;
	const struct scene *scenes;
	struct triggers triggers;
	struct statements statements;
	struct voices voices;
	struct lesson *lesson;
	uint32_t number; /* of the article */
};

static struct tally
to_lesson(struct asker *x)
{
	return (struct tally){ .see = lesson_see, .ctx = x->lesson };
}

static const struct gold_quote *
direct_at(const struct labelled *l, struct span at)
{
	for (size_t k = 0; k < l->quotes.n; k++)
		if (l->quotes.v[k].direct &&
			span_overlap(l->quotes.v[k].at, at) >= 0.8)
			return &l->quotes.v[k];
	return NULL;
}

static const struct gold_quote *
gold_of_phrase(const struct asker *x, const struct phrase *p)
{
	return direct_at(x->l,
		squeezed_span(x->l,
			letters_span(&x->r.full, p->in->start, p->in->end)));
}

static const struct gold_quote *
gold_of_trigger(const struct asker *x, const struct trigger *t)
{
	struct span at = squeezed_span(
		x->l, letters_span(&x->r.l, t->start, t->start + 1));

	for (size_t k = 0; k < x->l->quotes.n; k++) {
		const struct gold_quote *q = &x->l->quotes.v[k];

		if (!q->direct && q->at.start <= at.start + 1 &&
			at.start <= q->at.start + 1)
			return q;
	}
	return NULL;
}

static void
ask_direct(struct asker *x)
{
	for (uint32_t k = 0; k < x->r.n_phrases; k++) {
		struct tally t = to_lesson(x);

		lesson_ask(x->lesson, x->number);
		lesson_answer(
			x->lesson, gold_of_phrase(x, &x->r.phrases[k]) != NULL);
		direct_features(&x->r, &x->scenes[k], &t);
	}
}

/* A second look, behind the first by the present tables. */
static void
ask_beside(struct asker *x)
{
	phrases_score(&x->r, x->scenes);
	for (uint32_t k = 0; k < x->r.n_phrases; k++) {
		struct tally t = to_lesson(x);

		lesson_ask(x->lesson, x->number);
		lesson_answer(
			x->lesson, gold_of_phrase(x, &x->r.phrases[k]) != NULL);
		lesson_base(x->lesson, x->r.phrases[k].score);
		beside_features(&x->r, &x->triggers, &x->scenes[k], &t);
	}
}

/* A long statement that is missed, or invented, costs more letters than a short
 * one; so does a long sentence that might be one. */
static double
worth_of(const struct trigger *t, const struct gold_quote *q)
{
	static const double usual = 40, least = 5, most = 150; /* letters */
	double n = q ? q->at.end - q->at.start : t->in.end - t->start;

	return sqrt(fmin(fmax(n, least), most) / usual);
}

static void
ask_trigger(struct asker *x)
{
	double weight = x->lesson->weight > 0 ? x->lesson->weight : 1;

	for (uint32_t k = 0; k < x->triggers.n; k++) {
		const struct trigger *trigger = &x->triggers.v[k];
		const struct gold_quote *q = gold_of_trigger(x, trigger);
		struct tally t = to_lesson(x);

		x->lesson->weight = weight * worth_of(trigger, q);
		lesson_ask(x->lesson, x->number);
		lesson_answer(x->lesson, q != NULL);
		trigger_features(&x->r, trigger, &t);
	}
	x->lesson->weight = weight;
}

/* Sentence for sentence behind a statement that is labelled, as long as it
 * goes on. */
static void
ask_going_on(struct asker *x, const struct trigger *t, uint32_t gold_end)
{
	struct sentence at = x->r.sentences[x->r.sentence_of[t->in.start]];
	struct going_on g = { .t = t };
	bool on = true;

	while (on && next_sentence(&x->r, &at, &g.next)) {
		struct tally tally = to_lesson(x);
		uint32_t start = squeezed_span(
			x->l, letters_span(&x->r.l, g.next.start, g.next.end))
					 .start;

		g.said++;
		g.best = best_trigger(&x->triggers, &g.next);
		on = gold_end > start + 2;
		if (g.best > TRIGGER_BOUND)
			return;
		lesson_ask(x->lesson, x->number);
		lesson_answer(x->lesson, on);
		going_on_features(&x->r, &g, &tally);
		at = g.next;
	}
}

static void
ask_continue(struct asker *x)
{
	for (uint32_t k = 0; k < x->triggers.n; k++) {
		const struct gold_quote *q =
			gold_of_trigger(x, &x->triggers.v[k]);

		if (q)
			ask_going_on(x, &x->triggers.v[k], q->at.end);
	}
}

static void
ask_who(struct asker *x, const struct gold_quote *q, const struct scene *s)
{
	struct candidates c;

	candidates_find(&x->voices, s, &c);
	lesson_ask(x->lesson, x->number);
	for (uint32_t k = 0; k < c.n; k++) {
		struct tally t = to_lesson(x);

		lesson_answer(
			x->lesson, is_speaker(x->l, c.v[k].player, q->speaker));
		candidate_features(&x->voices, s, &c, k, &t);
	}
}

/* Speech for speech; who spoke before is whom the present tables name. */
static void
ask_speaker(struct asker *x)
{
	uint32_t k = 0;

	for (uint32_t n = 0; n <= x->statements.n; n++) {
		struct statement *st =
			n < x->statements.n ? &x->statements.v[n] : NULL;

		for (; k < x->r.n_phrases &&
			(!st || x->r.phrases[k].at < st->start);
			k++) {
			const struct phrase *p = &x->r.phrases[k];
			const struct gold_quote *q = gold_of_phrase(x, p);

			if (!q)
				continue;
			ask_who(x, q, &x->scenes[k]);
			struct speaker who =
				speaker_of_speech(&x->voices, &x->scenes[k]);
			voices_hear(&x->voices, &who, p->at + 1);
		}
		if (!st)
			break;
		st->speaker = speaker_of_statement(&x->voices, st->t);
		voices_hear(&x->voices, &st->speaker, st->end);
	}
}

static void
ask_whom(struct asker *x, const struct gold_quote *q, const struct subject *s)
{
	struct meant m;
	uint32_t at, flags;

	if (!pronoun_in(&x->r, s, &at, &flags) || flags & SELF ||
		!(flags & (HE | FIRM)))
		return;
	meant_find(&x->voices, at, flags, &m);
	lesson_ask(x->lesson, x->number);
	for (uint32_t k = 0; k < m.n; k++) {
		struct tally t = to_lesson(x);

		lesson_answer(
			x->lesson, is_speaker(x->l, m.v[k].player, q->speaker));
		meant_features(&x->voices, &m, k, &t);
	}
}

/* The player whom the label means, or NO_INDEX. */
static int32_t
player_of(const struct asker *x, const struct gold_quote *q)
{
	for (size_t k = 0; q->speaker.n && k < x->l->a.players.n; k++)
		if (is_speaker(x->l, (int32_t)k, q->speaker))
			return (int32_t)k;
	return NO_INDEX;
}

/* Who spoke before is he whom the labels name. */
static void
hear_label(struct asker *x, const struct gold_quote *q, uint32_t end)
{
	struct speaker who = { .player = player_of(x, q) };

	voices_hear(&x->voices, &who, end);
}

static void
ask_whom_all(struct asker *x)
{
	uint32_t k = 0;

	for (uint32_t n = 0; n <= x->statements.n; n++) {
		struct statement *st =
			n < x->statements.n ? &x->statements.v[n] : NULL;
		const struct gold_quote *q;

		for (; k < x->r.n_phrases &&
			(!st || x->r.phrases[k].at < st->start);
			k++) {
			const struct scene *s = &x->scenes[k];

			q = gold_of_phrase(x, &x->r.phrases[k]);
			if (!q)
				continue;
			ask_whom(x, q,
				s->say ? &s->subject : &s->behind_subject);
			hear_label(x, q, x->r.phrases[k].at + 1);
		}
		q = st ? gold_of_trigger(x, st->t) : NULL;
		if (!q)
			continue;
		ask_whom(x, q, &st->t->subject);
		hear_label(x, q, st->end);
	}
}

void
quotes_ask(enum task task, struct labelled *l, uint32_t number,
	struct lesson *lesson)
{
	struct asker article = { .l = l, .lesson = lesson, .number = number },
		     *x = &article;

	reading_make(&x->l->a, &x->tmp, &x->r);
	x->scenes = scenes_make(&x->r);
	triggers_find(&x->r, &x->triggers);
	for (uint32_t k = 0; k < x->r.n_phrases; k++)
		x->r.phrases[k].speech =
			gold_of_phrase(x, &x->r.phrases[k]) != NULL;
	statements_find(&x->r, &x->triggers, &x->statements);
	voices_make(&x->r, &x->statements, &x->triggers, &x->voices);
	switch (task) {
	case DIRECT: ask_direct(x); break;
	case BESIDE: ask_beside(x); break;
	case TRIGGER: ask_trigger(x); break;
	case CONTINUE: ask_continue(x); break;
	case WHOM: ask_whom_all(x); break;
	case SPEAKER: ask_speaker(x); break;
	case TASKS: break;
	}
	arena_free(&x->tmp);
}
