#include "content/quotes/quote_english.h"

enum { FAR = 24 }; /* tokens that a subject may have */

static bool
is_verb(const struct en_tokens *t, uint32_t i)
{
	return en_is(t, i, EN_BE | EN_AUX | EN_MODAL) ||
	       (en_is(t, i, EN_PAST) && en_is(t, i, EN_SAY));
}

/* Does a subject go on to the left over token i? */
static bool
goes_on(const struct en_tokens *t, uint32_t from, uint32_t i)
{
	const struct en_token *x = &t->v[i];

	switch (x->type) {
	case EN_COMMA:
	case EN_COLON:
	case EN_BREAK:
	case EN_STOP:
	case EN_PHRASE: return false;
	default: break;
	}
	if (x->sorts & EN_AND)
		return i > from && t->v[i - 1].capital && t->v[i + 1].capital &&
		       !en_is(t, i - 1, EN_FORMS);
	return !(x->sorts & (EN_CLAUSE | EN_WHO)) && !is_verb(t, i);
}

/* On Wednesday Trump; Then she; Meanwhile the firm. */
static uint32_t
skip_lead(const struct en_tokens *t, struct en_range r)
{
	uint32_t i = r.start;

	for (;;) {
		while (i < r.end && en_is(t, i, EN_PLAIN | EN_ADVERB | EN_AND))
			i++;
		if (i + 1 >= r.end || !en_is(t, i, EN_PREP) ||
			!(en_is(t, i + 1, EN_ADVERB) ||
				t->v[i + 1].type == EN_NUMBER))
			return i;
		i += 2;
	}
}

/* The noun phrase that ends before `to`. */
static struct en_range
phrase_before(const struct en_tokens *t, uint32_t from, uint32_t to)
{
	uint32_t i = to;

	if (to - from > FAR)
		from = to - FAR;
	while (i > from && goes_on(t, from, i - 1))
		i--;
	struct en_range r = { i, to };
	r.start = skip_lead(t, r);
	/* in a statement Trump said: the names at its end */
	if (r.start < to && en_is(t, r.start, EN_PREP) && t->v[to - 1].capital)
		for (r.start = to - 1; r.start > i &&
				       t->v[r.start - 1].capital &&
				       !en_is(t, r.start - 1, EN_PREP);)
			r.start--;
	return r;
}

/* Back over has, also, Monday to where the subject ends. */
static uint32_t
skip_helpers(const struct en_tokens *t, uint32_t from, uint32_t i)
{
	while (i > from &&
		en_is(t, i - 1, EN_ADVERB | EN_AUX | EN_BE | EN_NOT) &&
		!t->v[i - 1].owner)
		i--;
	return i;
}

/* “, who manages the baths,”: back to the comma that opens it; from: none. */
static uint32_t
skip_insertion(const struct en_tokens *t, uint32_t from, uint32_t comma)
{
	uint32_t least = comma - from > FAR ? comma - FAR : from;

	for (uint32_t i = comma; i > least; i--) {
		if (t->v[i - 1].type == EN_STOP ||
			t->v[i - 1].type == EN_PHRASE)
			return from;
		if (t->v[i - 1].type == EN_COMMA)
			return i - 1;
	}
	return from;
}

/* All of “Lu, the founder of Farhill, a company in Hangzhou, said”. */
static uint32_t
skip_insertions(const struct en_tokens *t, uint32_t from, uint32_t comma)
{
	uint32_t to = comma, open;

	for (int i = 0; i < 3; i++) {
		open = skip_insertion(t, from, to);
		if (open == from || (i && !en_is(t, open + 1, EN_DET | EN_WHO)))
			break;
		to = open;
	}
	return to;
}

static uint32_t
skip_bracket(const struct en_tokens *t, uint32_t from, uint32_t i)
{
	uint32_t k = i;

	if (k == from || t->v[k - 1].type != EN_CLOSE)
		return i;
	for (; k > from && i - k < FAR; k--)
		if (t->v[k - 1].type == EN_OPEN)
			return k - 1;
	return i;
}

/* Whom “who” means: the noun before it. */
static void
take_who(const struct en_tokens *t, uint32_t from, uint32_t who,
	struct en_cue *c)
{
	uint32_t to = who;

	if (to > from && t->v[to - 1].type == EN_COMMA)
		to--;
	c->subject = (struct en_range){ who, who + 1 };
	c->meant = phrase_before(t, from, skip_bracket(t, from, to));
	if (c->meant.start == c->meant.end)
		c->meant = c->subject;
}

static void
take_noun(
	const struct en_tokens *t, uint32_t from, uint32_t to, struct en_cue *c)
{
	uint32_t end = skip_bracket(t, from, to);

	c->subject = phrase_before(t, from, end);
	c->shared = c->subject.start == c->subject.end;
	if (!c->shared)
		c->subject.end = to;
	c->meant = c->subject;
}

/* Okafor’s claim, the mayor’s claim: whose it is. */
static void
take_owner(const struct en_tokens *t, uint32_t from, struct en_cue *c)
{
	uint32_t i = c->verb - 1;

	while (i > from && t->v[i].capital && t->v[i - 1].capital)
		i--;
	if (i > from && !t->v[i].capital && en_is(t, i - 1, EN_DET))
		i--;
	c->subject = c->meant = (struct en_range){ i, c->verb };
	c->shared = false;
}

/* Sees the verb's left neighbour and chooses. */
void
en_subject_before(const struct en_tokens *t, uint32_t from, struct en_cue *c)
{
	/* was quoted as saying */
	bool quoted = c->verb > from + 2 && en_is(t, c->verb - 2, EN_ACCORDING);
	uint32_t to = skip_helpers(t, from, c->verb - (quoted ? 2 : 0));

	c->subject = c->meant = (struct en_range){ c->verb, c->verb };
	c->shared = true;
	if (en_is(t, c->verb, EN_NOUN) && c->verb > from &&
		t->v[c->verb - 1].owner) {
		take_owner(t, from, c);
		return;
	}
	if (to == from || en_is(t, to - 1, EN_AND | EN_PREP))
		return;
	if (en_is(t, to - 1, EN_WHO | EN_LINK)) {
		c->shared = false;
		take_who(t, from, to - 1, c);
		return;
	}
	if (t->v[to - 1].type == EN_COMMA) {
		if (en_is(t, c->verb, EN_ING) || to == from + 1)
			return;
		to = skip_insertions(t, from, to - 1);
	}
	take_noun(t, from, to, c);
}

static bool
is_of(const struct en_tokens *t, uint32_t i)
{
	str word = str_slice(t->text, t->v[i].start, t->v[i].end);

	return str_eq(word, STR("of")) || str_eq(word, STR("for"));
}

void
en_subject_behind(const struct en_tokens *t, uint32_t to, struct en_cue *c)
{
	uint32_t i = c->verb + 1;

	if (to - i > FAR)
		to = i + FAR;
	while (i < to && en_is(t, i, EN_ADVERB))
		i++;
	c->subject = (struct en_range){ i, i };
	for (; i < to; i++) {
		const struct en_token *x = &t->v[i];

		if (x->type != EN_WORD && x->type != EN_NUMBER)
			break;
		if (x->sorts & (EN_CLAUSE | EN_WHO | EN_ADVERB) ||
			(x->sorts & EN_PREP && !is_of(t, i)))
			break;
		if (x->sorts & EN_AND && !(i + 1 < to && t->v[i + 1].capital))
			break;
	}
	c->subject.end = i;
	c->meant = c->subject;
}

/* Behind "In a statement," and "Asked about it,". */
static uint32_t
skip_opening(const struct en_tokens *t, uint32_t from, uint32_t to)
{
	if (!en_is(t, from, EN_PREP | EN_CLAUSE | EN_FORMS | EN_PLAIN))
		return from;
	for (uint32_t i = from; i < to && i < from + FAR; i++)
		if (t->v[i].type == EN_COMMA)
			return i + 1;
	return from;
}

struct en_range
en_subject_first(const struct en_tokens *t, uint32_t from, uint32_t verb)
{
	uint32_t i = skip_opening(t, from, verb);

	i = skip_lead(t, (struct en_range){ i, verb });
	struct en_range r = { i, i };
	bool names =
		en_is(t, i, EN_DET) ? en_is(t, i, EN_PREP) : t->v[i].capital;
	for (; i < verb && i < r.start + 8; i++) {
		const struct en_token *x = &t->v[i];

		if (x->type != EN_WORD || is_verb(t, i) ||
			(i > r.start &&
				x->sorts & (EN_PREP | EN_CLAUSE | EN_WHO |
						   EN_ADVERB | EN_FORMS)))
			break;
		if (names && !x->capital && !(x->sorts & EN_AND))
			break;
		if (i > r.start &&
			en_is(t, r.start, EN_HE | EN_SHE | EN_IT | EN_PRONOUN))
			break;
	}
	r.end = i;
	return r;
}
