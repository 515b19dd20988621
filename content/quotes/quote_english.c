#include "content/quotes/quote_english.h"

#include <stdlib.h>

/* Somebody's voice: the player, if known, and the words that name him. */
struct voice {
	int32_t player;
	struct span at, cue;
	bool inferred, known;
};

struct finder {
	struct article *a;
	struct arena *perm, *tmp;
	const struct en_tokens *t; /* of the paragraph */
	struct en_cast cast;
	struct en_cues cues; /* of the sentence */
	struct voice last;   /* who spoke last, and where */
	uint32_t last_paragraph;
	size_t open; /* 1 + a quote whose speaker the next paragraph may name */
	uint32_t open_paragraph;
};

static void
put(struct finder *f, enum quote_kind kind, struct span at,
	const struct voice *v)
{
	*vec_push(f->perm, &f->a->quotes) = (struct quote){ .at = at,
		.speaker = v->player,
		.speaker_at = v->at,
		.cue = v->cue,
		.kind = (uint8_t)kind,
		.inferred = v->player != NO_INDEX && v->inferred };
}

/* “A.¶“B,” she said: A was hers as well. */
static void
name_open(struct finder *f, const struct voice *v)
{
	struct quote *q = &f->a->quotes.v[f->open - 1];

	q->speaker = v->player;
	q->speaker_at = v->at;
	q->inferred = v->player != NO_INDEX;
}

static void
put_phrase(struct finder *f, uint32_t i, const struct voice *v)
{
	struct en_token *p = &f->t->v[i];
	struct span at = { p->in_start, p->in_end };

	if (p->taken || span_empty(at))
		return;
	p->taken = true;
	if (f->open && v->known && f->open_paragraph + 1 == f->cast.paragraph)
		name_open(f, v);
	f->open = 0;
	put(f, QUOTE_DIRECT, at, v);
}

static struct span
bytes_of(const struct en_tokens *t, struct en_range r)
{
	return (struct span){ t->v[r.start].start, t->v[r.end - 1].end };
}

/* Is it of single marks, which stand for names and irony as well? */
static bool
is_weak(const struct finder *f, uint32_t i)
{
	const struct en_token *p = &f->t->v[i];
	size_t marks = p->in_start - p->start;
	str mark = str_slice(f->a->text, p->start, p->in_start);

	return !str_eq(mark, STR("“")) && !str_eq(mark, STR("\"")) &&
	       marks != 2 && !p->stops && !p->comma;
}

/* Without the commas and dashes around. */
static struct en_range
trim(const struct en_tokens *t, struct en_range r)
{
	enum { SIGNS = 1 << EN_COMMA | 1 << EN_COLON | 1 << EN_BREAK };

	while (r.start < r.end && SIGNS >> t->v[r.start].type & 1)
		r.start++;
	while (r.start < r.end && SIGNS >> t->v[r.end - 1].type & 1)
		r.end--;
	return r;
}

/* What a range holds: marked phrases alone, or a statement.  "The point" in
 * "he concedes the point" says too little to be one. */
static void
put_content(struct finder *f, struct en_range r, uint32_t least,
	const struct voice *v)
{
	const struct en_tokens *t = f->t;
	uint32_t words = 0;

	r = trim(t, r);
	for (uint32_t i = r.start; i < r.end; i++)
		words += t->v[i].type == EN_WORD && !(t->v[i].sorts & EN_AND);
	if (words && words >= least)
		put(f, QUOTE_INDIRECT, bytes_of(t, r), v);
	for (uint32_t i = r.start; i < r.end; i++)
		if (t->v[i].type == EN_PHRASE && !(words && is_weak(f, i)))
			put_phrase(f, i, v);
}

static struct voice
voice_of(struct finder *f, const struct en_cue *c, const struct voice *before)
{
	const struct en_tokens *t = f->t;
	const struct en_token *verb = &t->v[c->verb];
	struct voice v = { .player = NO_INDEX, .known = true };

	if (c->subject.end > c->subject.start) {
		en_cast_pass(&f->cast, t, t->v[c->subject.start].start);
		v.player = en_cast_player(&f->cast, t, c->subject, &v.inferred);
		v.at = bytes_of(t, c->subject);
	} else if (before->known) {
		v = *before;
	}
	v.cue = (struct span){ verb->start, verb->end };
	if (v.player != NO_INDEX)
		en_cast_raise(&f->cast, v.player);
	return v;
}

/*
 * Is the phrase speech by its own looks?  Three words are a term or irony,
 * and where most have capitals it is a title.
 */
static bool
speaks(const struct finder *f, uint32_t i)
{
	enum { REST_MIN = 4 };
	const struct en_token *p = &f->t->v[i];
	str in = str_slice(f->a->text, p->in_start, p->in_end), word;
	uint32_t words = 0, capitals = 0;

	while (in.n) {
		str_cut(in, STR(" "), &word, &in);
		words += word.n > 0;
		capitals += word.n && *word.s >= 'A' && *word.s <= 'Z';
	}
	return words >= REST_MIN && capitals * 2 < words;
}

/* Does nothing else stand in the sentence? */
static bool
is_alone(const struct finder *f, struct en_range s, uint32_t i)
{
	return i == s.start &&
	       (i + 1 == s.end ||
		       (i + 2 == s.end && f->t->v[i + 1].type == EN_STOP));
}

/* Phrases that no verb of the sentence takes. */
static void
take_rest(struct finder *f, struct en_range s, const struct voice *said)
{
	bool near = f->last.known && f->last_paragraph + 1 >= f->cast.paragraph;

	for (uint32_t i = s.start; i < s.end; i++) {
		const struct en_token *p = &f->t->v[i];
		struct voice v = { .player = NO_INDEX };

		if (p->type != EN_PHRASE || p->taken || is_weak(f, i))
			continue;
		if (said->known) {
			v = *said;
		} else if (is_alone(f, s, i) && near) {
			v = f->last;
			v.inferred = true;
		} else if (!is_alone(f, s, i) && !speaks(f, i)) {
			continue;
		}
		put_phrase(f, i, &v);
		if (p->open && !said->known) {
			f->open = f->a->quotes.n;
			f->open_paragraph = f->cast.paragraph;
		}
	}
}

/* “…” — Sonya Herridge: the tokens of the name; empty: there is none. */
static struct en_range
signature(const struct finder *f, struct en_range s)
{
	const struct en_tokens *t = f->t;
	struct en_range r = { s.end, s.end };

	while (r.end > s.start && t->v[r.end - 1].type == EN_STOP)
		r.end--;
	r.start = r.end;
	while (r.start > s.start && r.end - r.start < 5 &&
		t->v[r.start - 1].type == EN_WORD && t->v[r.start - 1].capital)
		r.start--;
	if (r.start < s.start + 2 || t->v[r.start - 1].type != EN_BREAK ||
		t->v[r.start - 2].type != EN_PHRASE || r.start - 2 != s.start)
		r.start = r.end;
	return r;
}

/* True: the sentence was a signed phrase, and is done. */
static bool
take_signed(struct finder *f, struct en_range s)
{
	struct en_range r = signature(f, s);
	struct voice v = { .known = true };

	if (r.start == r.end)
		return false;
	en_cast_pass(&f->cast, f->t, f->t->v[r.end - 1].end);
	v.player = en_cast_player(&f->cast, f->t, r, &v.inferred);
	v.at = bytes_of(f->t, r);
	put_phrase(f, s.start, &v);
	return true;
}

static void
take_sentence(struct finder *f, struct en_range s)
{
	enum { WORDS_MIN = 3 };
	struct voice said = { .player = NO_INDEX };

	f->cast.has_person = f->cast.has_firm = false;
	if (take_signed(f, s))
		return;
	en_cues_find(f->t, s, f->tmp, &f->cues);
	for (uint32_t k = 0; k < f->cues.n; k++) {
		const struct en_cue *c = &f->cues.v[k];
		struct voice v = voice_of(f, c, &said);

		/* said in two parts: each may be short */
		bool both = c->before.start == s.start &&
			    c->before.start < c->before.end &&
			    c->behind.start < c->behind.end;

		put_content(f, c->before, both ? 1 : WORDS_MIN, &v);
		put_content(f, c->behind, WORDS_MIN, &v);
		said = v;
	}
	take_rest(f, s, &said);
	if (said.known) {
		f->last = said;
		f->last_paragraph = f->cast.paragraph;
	}
	en_cast_pass(&f->cast, f->t, f->t->v[s.end - 1].end);
}

/* “Who else?” Okafor asked: an attribution follows the question. */
static bool
attribution_follows(const struct en_tokens *t, uint32_t i)
{
	for (uint32_t most = i + 8; i < most; i++) {
		if (en_type(t, i) != EN_WORD)
			return false;
		if (en_is(t, i, EN_SAY) && en_is(t, i, EN_PAST | EN_THIRD))
			return !en_is(t, i + 1, EN_LINK);
	}
	return false;
}

static bool
ends_sentence(const struct en_tokens *t, uint32_t i)
{
	const struct en_token *x = &t->v[i];

	if (i + 1 == t->n)
		return true;
	uint8_t next = t->v[i + 1].type;
	if (x->type == EN_STOP)
		return next != EN_STOP && next != EN_CLOSE;
	if (x->type != EN_PHRASE || !x->stops)
		return false;
	if (next != EN_WORD && next != EN_PHRASE && next != EN_NUMBER)
		return false;
	return t->v[i + 1].capital &&
	       !(x->asks && attribution_follows(t, i + 1));
}

static void
take_piece(struct finder *f, struct span at)
{
	struct arena_mark mark = arena_mark(f->tmp);
	struct en_tokens t;
	uint32_t start = 0;

	f->cues = (struct en_cues){ 0 };
	en_tokens_make(f->a->text, at, f->tmp, &t);
	f->t = &t;
	for (uint32_t i = 0; i < t.n; i++) {
		if (!ends_sentence(&t, i))
			continue;
		take_sentence(f, (struct en_range){ start, i + 1 });
		start = i + 1;
	}
	arena_rewind(f->tmp, mark);
}

static void
take_paragraph(struct finder *f, struct span rest)
{
	f->cast.paragraph++;
	while (!span_empty(rest))
		take_piece(f, en_piece(f->a->text, &rest));
}

static int
by_place(const void *a, const void *b)
{
	const struct quote *x = a, *y = b;

	if (x->at.start != y->at.start)
		return x->at.start < y->at.start ? -1 : 1;
	if (x->at.end != y->at.end)
		return x->at.end > y->at.end ? -1 : 1;
	return (int)x->kind - (int)y->kind;
}

void
quote_find_english(struct article *a, struct arena *perm)
{
	struct arena keep = { 0 }, tmp = { 0 };
	struct finder f = { .a = a, .perm = perm, .tmp = &tmp };

	en_cast_make(a, &keep, &f.cast);
	for (size_t i = 0; i < a->paragraphs.n; i++)
		if (a->paragraphs.v[i].kind != PARAGRAPH_CODE)
			take_paragraph(&f, a->paragraphs.v[i].at);
	if (a->quotes.n)
		qsort(a->quotes.v, a->quotes.n, sizeof *a->quotes.v, by_place);
	arena_free(&keep);
	arena_free(&tmp);
}
