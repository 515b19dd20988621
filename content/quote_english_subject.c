#include "content/quote_english.h"

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

struct en_range
en_subject_before(
	const struct en_tokens *t, uint32_t from, uint32_t verb, bool *shared)
{
	uint32_t quoted = verb > from + 2 && en_is(t, verb - 2, EN_ACCORDING)
				  ? 2 /* was quoted as saying */
				  : 0;
	uint32_t to = skip_helpers(t, from, verb - quoted);
	struct en_range none = { verb, verb };

	*shared = false;
	if (to == from)
		return none;
	if (en_is(t, to - 1, EN_WHO) ||
		(to < verb && en_is(t, to - 1, EN_LINK)))
		to--;
	else if (en_is(t, to - 1, EN_AND)) {
		*shared = true;
		return none;
	}
	if (to > from && t->v[to - 1].type == EN_COMMA) {
		uint32_t open = skip_insertion(t, from, to - 1);

		if (en_is(t, verb, EN_ING) || to == from + 1) {
			*shared = true;
			return none;
		}
		to = open > from && !en_is(t, to, EN_WHO) ? open : to - 1;
	}
	struct en_range r = phrase_before(t, from, to);
	if (r.start == r.end)
		*shared = true;
	if (skip_bracket(t, r.start, r.end) > r.start)
		r.end = skip_bracket(t, r.start, r.end);
	return r;
}

struct en_range
en_subject_behind(const struct en_tokens *t, uint32_t verb, uint32_t to)
{
	uint32_t i = verb + 1;

	if (to - i > FAR)
		to = i + FAR;
	while (i < to && en_is(t, i, EN_ADVERB))
		i++;
	struct en_range r = { i, i };
	for (; i < to; i++) {
		const struct en_token *x = &t->v[i];

		if (x->type != EN_WORD && x->type != EN_NUMBER)
			break;
		if (x->sorts & (EN_CLAUSE | EN_WHO | EN_ADVERB))
			break;
		if (i > r.start && x->sorts & EN_PREP &&
			!str_eq(str_slice(t->text, x->start, x->end),
				STR("of")) &&
			!str_eq(str_slice(t->text, x->start, x->end),
				STR("for")))
			break;
		if (x->sorts & EN_AND && !(i + 1 < to && t->v[i + 1].capital))
			break;
	}
	r.end = i;
	return r;
}
