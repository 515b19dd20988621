#include "content/quotes/quote.h"

enum { SAY_REACH = 18, BEHIND_REACH = 24 };

/* The letter behind which only blanks, a comma or a colon stand before i. */
static uint32_t
skip_back(const struct letters *l, uint32_t from, uint32_t i)
{
	while (i > from && (l->kind[i - 1] == LETTER_BLANK ||
				   l->kind[i - 1] == LETTER_COMMA ||
				   l->kind[i - 1] == LETTER_COLON))
		i--;
	return i;
}

/* The last verb of saying that ends in [from, to]. */
static const struct found_word *
last_verb(const struct reading *r, uint32_t from, uint32_t to)
{
	uint32_t k = word_from(&r->verbs, to);

	while (k > 0 && r->verbs.v[k - 1].start >= from) {
		const struct found_word *w = &r->verbs.v[--k];

		if (w->entry->flags & SAY && w->end <= to)
			return w;
	}
	return NULL;
}

/* “……”，王五说“……”: does the verb belong to the phrase behind it? */
static bool
introduces(const struct reading *r, const struct found_word *w)
{
	uint32_t i = w->end;

	while (i < w->end + 4 &&
		(letter_kind_at(&r->l, i) == LETTER_BLANK ||
			letter_kind_at(&r->l, i) == LETTER_COMMA ||
			letter_kind_at(&r->l, i) == LETTER_COLON))
		i++;
	/* 告诉“晨报”: a name alone is no speech. */
	return is_phrase(r, i) && !phrase_at(r, i)->is_name;
}

/* Does the phrase end in a full stop or a comma of its own? */
static bool
ends_itself(const struct reading *r, const struct phrase *p)
{
	enum letter_kind last = letter_kind_at(&r->full, p->in->end - 1);

	return last == LETTER_STOP || last == LETTER_COMMA;
}

/* How many letters of [from, to) are names: a long one makes nothing farther
 * off. */
static uint32_t
named_letters(const struct reading *r, uint32_t from, uint32_t to)
{
	uint32_t n = 0;

	if (to - from > WINDOW)
		to = from + WINDOW;
	for (uint32_t k = named_from(r, from);
		k < r->n_named && r->named[k].end <= to; k++)
		n += r->named[k].end - r->named[k].start;
	return n;
}

/* ”王五说: the verb behind a phrase in its clause, with the subject. */
static void
look_behind(const struct reading *r, struct scene *s)
{
	uint32_t from = s->at + 1;

	from = letter_skip(&r->l, from,
		1u << LETTER_BLANK | 1u << LETTER_COMMA | 1u << LETTER_DASH);
	for (uint32_t k = word_from(&r->verbs, from); k < r->verbs.n; k++) {
		const struct found_word *w = &r->verbs.v[k];

		if (w->start > from + BEHIND_REACH +
					named_letters(r, from, w->start) ||
			clause_start(r, from, w->start) != from)
			return;
		if (!(w->entry->flags & SAY))
			continue;
		if (s->say && introduces(r, w) &&
			(s->before - s->say->end <= PRE ||
				!ends_itself(r, s->phrase)))
			return;
		s->behind = w;
		s->behind_subject = subject_in_clause(r, from, w->start);
		return;
	}
}

/* Does nothing but a full stop stand behind the phrase in its line? */
static bool
ends_line(const struct letters *l, uint32_t i)
{
	i = letter_skip(l, i, 1u << LETTER_STOP | 1u << LETTER_BLANK);
	return i == l->n || l->kind[i] == LETTER_LINE;
}

/* A paragraph that ends in a colon introduces the next one. */
static void
look_up(const struct reading *r, struct scene *s)
{
	uint32_t i = letter_skip_back(
		&r->l, s->at, 1u << LETTER_LINE | 1u << LETTER_BLANK);

	if (!i || r->l.kind[i - 1] != LETTER_COLON)
		return;
	s->introduced = true;
	s->s.start = r->sentences[r->sentence_of[i - 1]].start;
	s->before = skip_back(&r->l, s->s.start, i);
}

static void
scene_make(const struct reading *r, uint32_t k, struct scene *s)
{
	const struct phrase *p = &r->phrases[k];
	uint32_t n = r->sentence_of[p->at];

	*s = (struct scene){ .phrase = p, .at = p->at };
	s->s = r->sentences[n];
	s->opens = s->at == 0 || r->l.kind[s->at - 1] == LETTER_LINE;
	s->before = skip_back(&r->l, s->s.start, s->at);
	s->alone = s->opens && ends_line(&r->l, s->at + 1);
	if (s->opens)
		look_up(r, s);
	uint32_t reach = s->before > SAY_REACH ? s->before - SAY_REACH : 0;
	s->say = last_verb(
		r, reach > s->s.start ? reach : s->s.start, s->before);
	uint32_t to = s->say ? s->say->start : s->before;
	uint32_t source = source_before(r, s->s.start, to);
	s->sourced = source;
	s->subject = source ? source_subject(r, source, to)
			    : subject_before(r, s->s.start, to);
	look_behind(r, s);
}

const struct scene *
scenes_make(const struct reading *r)
{
	struct scene *all = arena_new(r->arena, struct scene, r->n_phrases);

	for (uint32_t k = 0; k < r->n_phrases; k++)
		scene_make(r, k, &all[k]);
	return all;
}
