#include "content/quotes/quote.h"

/* Reported statements: from a trigger to the end of its sentence, and over
 * the next ones while they go on in the same voice. */

enum {
	GO_BOUND = -20, /* of going on */
	SECOND = 70,    /* … and so much more where one is open already */
	DEED_REACH = 7, /* letters from its first word to its verb */
	SENTENCES = 12,
	LONGEST = 1000, /* letters of a statement in one sentence */
	SPEECH_MIN = 9, /* letters of speech that is no part of it */
};

/* The end without its sign, the blanks and the line end. */
static uint32_t
trim_end(const struct reading *r, uint32_t start, uint32_t end)
{
	for (; end > start; end--)
		switch (r->l.kind[end - 1]) {
		case LETTER_LINE:
		case LETTER_BLANK:
		case LETTER_STOP:
		case LETTER_COMMA:
		case LETTER_COLON:
		case LETTER_DASH:
		case LETTER_SEMICOLON: continue;
		default: return end;
		}
	return end;
}

/* Speech of some length: 他说行业还早，“……”。 */
static bool
is_own_speech(const struct reading *r, uint32_t i)
{
	i = letter_skip_blanks(&r->l, i);
	if (!is_phrase(r, i))
		return false;
	const struct phrase *p = phrase_at(r, i);

	return p->speech && phrase_length(p) >= SPEECH_MIN;
}

/* 谈到去留，他说：“…”: it says by itself whose words it has. */
static bool
brings_speech(const struct reading *r, const struct sentence *s)
{
	for (uint32_t i = s->start + 1; i < s->end; i++)
		if ((r->l.kind[i - 1] == LETTER_COLON ||
			    r->l.kind[i - 1] == LETTER_COMMA) &&
			is_own_speech(r, i))
			return true;
	return false;
}

/* “由三部分组成：” at the end of a line, or an item there that ends in a semicolon:
 * the sentence goes on in the next line. */
static bool
runs_on(const struct reading *r, const struct sentence *s, bool item)
{
	uint32_t i = letter_skip_back(
		&r->l, s->end, 1u << LETTER_LINE | 1u << LETTER_BLANK);

	switch (i > s->start ? r->l.kind[i - 1] : LETTER_OTHER) {
	case LETTER_COLON:
	case LETTER_DASH: return !item;
	case LETTER_SEMICOLON: return true;
	default: return false;
	}
}

/* The sentence that the next line with words opens with, if it brings nobody's
 * words of its own. */
static bool
next_line(const struct reading *r, const struct triggers *triggers,
	const struct sentence *at, struct sentence *next)
{
	uint32_t i = letter_skip(
		&r->l, at->end, 1u << LETTER_LINE | 1u << LETTER_BLANK);

	if (i >= r->l.n)
		return false;
	*next = r->sentences[r->sentence_of[i]];
	return next->kind != PARAGRAPH_HEADING && !is_own_speech(r, i) &&
	       !brings_speech(r, next) &&
	       best_trigger(triggers, next) <= TRIGGER_BOUND;
}

/* Takes the lines in over which its sentence runs; *at: the last one. */
static void
run_on(const struct reading *r, const struct triggers *triggers,
	struct statement *s, struct sentence *at)
{
	enum { LINES = 8 };
	struct sentence next;

	for (int k = 0; k < LINES && runs_on(r, at, k > 0) &&
			next_line(r, triggers, at, &next);
		k++) {
		s->end = trim_end(r, s->start, next.end);
		*at = next;
	}
}

static void
go_on(const struct reading *r, const struct triggers *triggers,
	struct statement *s)
{
	struct sentence at = r->sentences[r->sentence_of[s->t->in.start]];
	struct going_on g = { .t = s->t };

	run_on(r, triggers, s, &at);
	while (g.said < SENTENCES && next_sentence(r, &at, &g.next)) {
		g.said++;
		g.best = best_trigger(triggers, &g.next);
		if (g.best > TRIGGER_BOUND || brings_speech(r, &g.next) ||
			going_on_score(r, &g) <= GO_BOUND)
			break;
		s->end = trim_end(r, s->start, g.next.end);
		at = g.next;
	}
}

/* Is the trigger in a list of items (甲宣布…；乙透露…；)? */
static bool
is_in_list(const struct reading *r, const struct trigger *t)
{
	uint32_t from = t->start - t->in.start > WINDOW ? t->start - WINDOW
							: t->in.start;

	for (uint32_t i = from; i < t->start; i++)
		if (r->l.kind[i] == LETTER_SEMICOLON)
			return true;
	return false;
}

/* ，并指出: the speaker does something else, so his statement is over. */
static bool
is_next_deed(const struct reading *r, uint32_t i)
{
	static const char *const words[] = {
#define NEXT_DEED(word) word,
#include "content/quotes/next_deeds.def"
	};
	uint32_t k, from = letter_skip_blanks(&r->l, i);

	for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
		if (!letters_start(&r->l, from, words[w]))
			continue;
		for (k = word_from(&r->verbs, from); k < r->verbs.n; k++) {
			const struct found_word *verb = &r->verbs.v[k];

			if (verb->start > from + DEED_REACH)
				return false;
			if (verb->entry->flags & SAY &&
				!(verb->entry->flags & SHORT))
				return clause_start(r, from, verb->start) ==
				       from;
		}
	}
	return false;
}

/* Is speech all that the trigger is followed by? */
static bool
is_all_speech(const struct reading *r, const struct trigger *t)
{
	uint32_t i = letter_skip_blanks(&r->l, t->start);

	return is_phrase(r, i) && phrase_at(r, i)->speech &&
	       trim_end(r, i, t->in.end) <= i + 1;
}

/* The end of the statement within its sentence: an item of a list ends at
 * its semicolon, and speech behind a comma stands by itself. */
static uint32_t
end_in_sentence(const struct reading *r, const struct trigger *t)
{
	bool list = is_in_list(r, t);

	if (is_own_speech(r, t->start) || is_all_speech(r, t))
		return t->start;
	for (uint32_t i = t->start; i < t->in.end; i++) {
		if (i - t->start == LONGEST)
			return i;
		if (list && r->l.kind[i] == LETTER_SEMICOLON)
			return i;
		if (r->l.kind[i] == LETTER_COMMA &&
			(is_own_speech(r, i + 1) || is_next_deed(r, i + 1)))
			return i;
	}
	return t->in.end;
}

/* Where the clause of a trigger begins. */
static uint32_t
clause_of(const struct reading *r, const struct trigger *t)
{
	return clause_start(r, t->s.start, trigger_cue(t));
}

/* 据晨报报道，王五表示，…: his statement, and not the paper's. */
static bool
is_retold(const struct trigger *report, const struct trigger *t)
{
	return report->link == LINK_COMMA &&
	       (report->source ||
		       (report->verb && report->verb->entry->flags & REPORT)) &&
	       (t->subject.sort == SUBJECT_PLAYER ||
		       t->subject.sort == SUBJECT_NOBODY);
}

/*
 * A trigger within an open statement: its object's link is the better of
 * the same verb, or it begins one of its own.
 */
static bool
take_second(const struct reading *r, struct statement *open,
	const struct trigger *t)
{
	uint32_t clause = clause_of(r, t);

	if (t->score <= TRIGGER_BOUND + SECOND || t->verb == open->t->verb ||
		clause < open->start)
		return false;
	if (clause == open->start && !is_retold(open->t, t))
		return false;
	open->end = trim_end(r, open->start, clause);
	return true;
}

/* Of a verb with two links the better one. */
static const struct trigger *
better_link(const struct triggers *all, uint32_t k)
{
	const struct trigger *t = &all->v[k];

	if (k + 1 < all->n && t->verb && t[1].verb == t->verb &&
		t[1].score > t->score)
		return &t[1];
	return t;
}

void
statements_find(const struct reading *r, const struct triggers *triggers,
	struct statements *out)
{
	for (uint32_t k = 0; k < triggers->n; k++) {
		const struct trigger *t = better_link(triggers, k);
		struct statement *open = out->n ? &out->v[out->n - 1] : NULL;

		if (t->score <= TRIGGER_BOUND)
			continue;
		if (open && t->start < open->end && !take_second(r, open, t))
			continue;
		uint32_t end = end_in_sentence(r, t);

		if (end == t->start)
			continue;
		if (open && open->end == open->start)
			out->n--;
		struct statement *s = vec_push(r->arena, out);
		s->start = t->start;
		s->end = trim_end(r, t->start, end);
		s->t = t;
		if (end == t->in.end)
			go_on(r, triggers, s);
	}
}
