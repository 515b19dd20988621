#include "content/quotes/quote_english.h"

/* Which verbs say something, and where their content lies. */

struct search {
	const struct en_tokens *t;
	struct en_range s; /* the sentence, without its full stop */
	bool headline;     /* Most Words Are Capital */
	struct arena *arena;
	struct en_cues *out;
};

enum { LISTENER = 12 }; /* tokens between told and that */

static bool
is_clause_start(const struct en_tokens *t, uint32_t i)
{
	return en_type(t, i) == EN_PHRASE ||
	       en_is(t, i,
		       EN_LINK | EN_DET | EN_HE | EN_SHE | EN_IT | EN_PRONOUN |
			       EN_WHO) ||
	       (i < t->n && t->v[i].capital);
}

static bool
is_preposition(const struct en_tokens *t, uint32_t i, str word)
{
	return en_is(t, i, EN_PREP) &&
	       str_eq(str_slice(t->text, t->v[i].start, t->v[i].end), word);
}

static bool
is_to(const struct en_tokens *t, uint32_t i)
{
	return is_preposition(t, i, STR("to"));
}

/* The token before the helpers of a verb. */
static uint32_t
before_helpers(const struct search *f, uint32_t verb, uint32_t *helpers)
{
	uint32_t i = verb;

	for (*helpers = 0; i > f->s.start; i--) {
		uint32_t sorts = f->t->v[i - 1].sorts;

		if (!(sorts & (EN_ADVERB | EN_AUX | EN_BE | EN_NOT | EN_MODAL)))
			break;
		*helpers |= sorts;
	}
	return i;
}

/* Is the word a noun here, or an adjective: the claim, a proposed rule? */
static bool
is_noun(const struct search *f, uint32_t i)
{
	const struct en_tokens *t = f->t;
	uint32_t sorts = t->v[i].sorts;
	const struct en_token *b = i > f->s.start ? &t->v[i - 1] : NULL;

	if (!b)
		return false;
	/* Trump’s claim that says what he claims */
	if (b->owner && b->type == EN_WORD)
		return !(sorts & EN_SAY && sorts & EN_PAST) &&
		       !(sorts & EN_NOUN && en_is(t, i + 1, EN_LINK));
	if (b->sorts & (EN_DET | EN_PREP) && !is_to(t, i - 1))
		return !(sorts & EN_ING);
	if (sorts & EN_NOUN && !(sorts & EN_PAST))
		return !is_clause_start(t, i + 1) && !is_to(t, i + 1) &&
		       en_type(t, i + 1) != EN_COLON;
	return false;
}

/* Is the form one of a sentence's own verb? */
static bool
is_finite(const struct search *f, uint32_t i)
{
	const struct en_tokens *t = f->t;
	uint32_t sorts = t->v[i].sorts, helpers;
	uint32_t b = before_helpers(f, i, &helpers);

	if (helpers & (EN_MODAL | EN_NOT))
		return false;
	if (sorts & EN_ING)
		return helpers & EN_BE || b == f->s.start ||
		       t->v[b - 1].type == EN_COMMA ||
		       t->v[b - 1].type == EN_PHRASE ||
		       t->v[b - 1].type == EN_BREAK ||
		       en_is(t, b - 1, EN_AND | EN_CLAUSE) ||
		       is_preposition(t, b - 1, STR("by")) ||
		       (b - 1 > f->s.start && en_is(t, b - 2, EN_ACCORDING));
	if (helpers & EN_BE && !(helpers & EN_AUX && sorts & EN_BASE))
		return false; /* was told */
	if (sorts & EN_BASE && !(sorts & EN_PAST)) {
		if (b > f->s.start && is_to(t, b - 1))
			return is_clause_start(t, i + 1);
		if (helpers & EN_AUX)
			return true;
		if (i > f->s.start && t->v[i - 1].owner)
			return true;
		if (sorts & EN_SAY && !(sorts & EN_NOUN) && b > f->s.start &&
			t->v[b - 1].type == EN_WORD && !t->v[b - 1].sorts)
			return true; /* police say */
		if (b == f->s.start)
			return false;
		/* plural subjects alone: experts claim */
		return en_is(t, b - 1, EN_IT | EN_PRONOUN | EN_WHO | EN_AND) ||
		       str_ends(str_slice(t->text, t->v[b - 1].start,
					t->v[b - 1].end),
			       STR("s"));
	}
	return true;
}

/* Everyone calls it “the wall”: a name, which nobody says just now. */
static bool
is_naming(const struct search *f, uint32_t i)
{
	enum { NAME_MAX = 24 }; /* bytes */
	const struct en_token *x = &f->t->v[i];

	return x->sorts & EN_OBJECT && x->sorts & (EN_BASE | EN_THIRD) &&
	       en_type(f->t, i + 1) == EN_PHRASE &&
	       x[1].in_end - x[1].in_start < NAME_MAX;
}

static bool
is_cue(const struct search *f, uint32_t i)
{
	const struct en_token *x = &f->t->v[i];

	if (x->type != EN_WORD || !(x->sorts & EN_TAKES) ||
		!(x->sorts & EN_FORMS))
		return false;
	if (x->capital && i > f->s.start && !f->headline)
		return false;
	return !is_noun(f, i) && !is_naming(f, i) && is_finite(f, i);
}

/* told reporters in Bergen that: behind the listener, or `at` itself. */
static uint32_t
skip_listener(const struct search *f, uint32_t at)
{
	const struct en_tokens *t = f->t;
	uint32_t most = at + LISTENER < f->s.end ? at + LISTENER : f->s.end;

	for (uint32_t i = at; i < most; i++) {
		if (en_is(t, i, EN_LINK) || is_to(t, i) ||
			t->v[i].type == EN_PHRASE || t->v[i].type == EN_COLON)
			return i;
		if (t->v[i].type == EN_COMMA)
			return t->v[i + 1].type == EN_PHRASE ? i + 1 : i;
	}
	if (en_is(t, at, EN_HE | EN_SHE | EN_IT | EN_PRONOUN))
		return at + 1;
	while (at < f->s.end && (t->v[at].capital || en_is(t, at, EN_DET)) &&
		!en_is(t, at, EN_HE | EN_SHE | EN_IT))
		at++;
	return at;
}

/* said Monday in an interview that: over when and where, if content follows. */
static uint32_t
skip_setting(const struct search *f, uint32_t at)
{
	const struct en_tokens *t = f->t;
	uint32_t i = at;

	while (i < f->s.end && en_is(t, i, EN_ADVERB))
		i++;
	if (!en_is(t, i, EN_PREP) || is_to(t, i))
		return i;
	for (uint32_t k = i; k < f->s.end && k < i + 2 * LISTENER; k++) {
		if (en_is(t, k, EN_LINK) || t->v[k].type == EN_COLON)
			return k;
		if (t->v[k].type == EN_PHRASE)
			return t->v[k - 1].type == EN_COMMA ? k : f->s.end;
		if (t->v[k].type == EN_COMMA || t->v[k].type == EN_BREAK)
			return k;
	}
	return f->s.end;
}

/* Where content behind a verb begins; the sentence's end: nowhere. */
static uint32_t
content_behind(const struct search *f, uint32_t verb)
{
	const struct en_tokens *t = f->t;
	uint32_t sorts = t->v[verb].sorts, i = verb + 1;

	if (sorts & EN_TELL)
		i = skip_listener(f, i);
	else if (sorts & EN_SAY)
		i = skip_setting(f, i);
	else
		while (en_is(t, i, EN_ADVERB))
			i++;
	if (i >= f->s.end)
		return f->s.end;
	if (t->v[i].type == EN_COLON || t->v[i].type == EN_BREAK)
		return i + 1;
	if (t->v[i].type == EN_COMMA)
		return en_type(t, i + 1) == EN_PHRASE ? i + 1 : f->s.end;
	if (t->v[i].type == EN_PHRASE)
		return i;
	if (en_is(t, i, EN_LINK))
		return sorts & (EN_SAY | EN_THAT | EN_TELL | EN_OBJECT)
			       ? i
			       : f->s.end;
	if (is_to(t, i))
		/* urged the council to …, but: told them to … */
		return sorts & EN_TO     ? (sorts & EN_TELL ? verb + 1 : i)
		       : sorts & EN_TELL ? i
					 : f->s.end;
	if (en_is(t, i, EN_PREP))
		return sorts & EN_OBJECT ? i : f->s.end;
	if (sorts & (EN_SAY | EN_TELL | EN_OBJECT | EN_TO))
		return i;
	return f->s.end;
}

/* Does the token close what is said before an attribution: “…,” or a comma? */
static bool
closes_content(const struct search *f, uint32_t i)
{
	const struct en_token *x = &f->t->v[i];

	return x->type == EN_COMMA || x->type == EN_PHRASE ||
	       x->type == EN_BREAK;
}

/* A clause behind “, he said,” that is content too. */
static struct en_range
goes_on_behind(const struct search *f, uint32_t i)
{
	const struct en_tokens *t = f->t;
	struct en_range none = { f->s.end, f->s.end };

	for (uint32_t most = i + LISTENER; i < f->s.end && i < most; i++) {
		if (t->v[i].type == EN_PHRASE)
			return (struct en_range){ i, f->s.end };
		if (t->v[i].type != EN_COMMA && t->v[i].type != EN_BREAK)
			continue;
		if (en_is(t, i + 1, EN_ING | EN_WHO | EN_LINK))
			return none;
		return (struct en_range){ i + 1, f->s.end };
	}
	return none;
}

/* The verb's subject stands behind it: “…,” said Arne Fosseli. */
static bool
is_inverted(const struct search *f, uint32_t i, struct en_cue *c)
{
	const struct en_tokens *t = f->t;

	if (i == f->s.start || !en_is(t, i, EN_SAY) ||
		!en_is(t, i, EN_PAST | EN_THIRD))
		return false;
	en_subject_behind(t, f->s.end, c);
	uint32_t end = c->subject.end;
	if (c->subject.start == end)
		return false;
	bool closed = end >= f->s.end || t->v[end].type == EN_COMMA ||
		      t->v[end].type == EN_BREAK || t->v[end].type == EN_OPEN;
	if (t->v[i - 1].type == EN_COMMA)
		return closed && t->v[c->subject.start].capital;
	return t->v[i - 1].type == EN_PHRASE &&
	       (closed ||
		       en_is(t, end, EN_PREP | EN_ADVERB | EN_CLAUSE | EN_WHO));
}

static void
take_inverted(struct search *f, struct en_cue c)
{
	c.before = (struct en_range){ f->s.start, c.verb };
	c.behind = goes_on_behind(f, c.subject.end);
	/* “…,” said Fosseli, who manages the baths. */
	if (c.behind.start < f->s.end &&
		f->t->v[c.behind.start].type != EN_PHRASE)
		c.behind.start = f->s.end;
	*vec_push(f->arena, f->out) = c;
}

/* A clause put in: “the park, which, Tompkins said, is full”. */
static uint32_t
inner_start(const struct search *f, uint32_t subject)
{
	if (subject >= f->s.start + 2 &&
		en_is(f->t, subject - 2, EN_WHO | EN_LINK))
		return subject - 2;
	return f->s.start;
}

static void
take_verb(struct search *f, uint32_t i)
{
	struct en_cue c = { .verb = i };

	if (is_inverted(f, i, &c)) {
		take_inverted(f, c);
		return;
	}
	en_subject_before(f->t, f->s.start, &c);
	c.behind = (struct en_range){ content_behind(f, i), f->s.end };
	uint32_t start = c.subject.start;
	bool parenthesis = !c.shared && start > f->s.start &&
			   closes_content(f, start - 1) &&
			   en_is(f->t, i, EN_SAY);
	bool quoted = parenthesis && f->t->v[start - 1].type == EN_PHRASE &&
		      f->t->v[start - 1].comma;
	if (parenthesis && (quoted || c.behind.start >= f->s.end)) {
		c.before = (struct en_range){ inner_start(f, start), start };
		c.behind = goes_on_behind(f, i + 1);
	}
	if (c.shared && !f->out->n)
		c.subject = c.meant = en_subject_first(f->t, f->s.start, i);
	*vec_push(f->arena, f->out) = c;
}

/* according to the mayor */
static void
take_according(struct search *f, uint32_t i)
{
	const struct en_tokens *t = f->t;
	struct en_cue c = { .verb = i };
	uint32_t end = i + 2;

	while (end < f->s.end && t->v[end].type != EN_COMMA &&
		t->v[end].type != EN_BREAK && t->v[end].type != EN_PHRASE)
		end++;
	c.subject = c.meant = (struct en_range){ i + 2, end };
	c.behind = (struct en_range){ f->s.end, f->s.end };
	if (i > f->s.start + 1)
		c.before = (struct en_range){ f->s.start, i };
	if (end < f->s.end && (i == f->s.start || closes_content(f, i - 1)))
		c.behind = (struct en_range){ end + 1, f->s.end };
	*vec_push(f->arena, f->out) = c;
}

static bool
is_according(const struct search *f, uint32_t i)
{
	return en_is(f->t, i, EN_ACCORDING) && i + 2 < f->s.end &&
	       is_to(f->t, i + 1);
}

/* Does a new clause begin at the cue, so that what came before it ends? */
static bool
is_new_clause(const struct search *f, const struct en_cue *c, uint32_t *end)
{
	uint32_t i = c->shared ? c->verb : c->subject.start;

	while (i > f->s.start + 1 &&
		en_is(f->t, i - 1, EN_ADVERB | EN_AUX | EN_BE | EN_PLAIN))
		i--;
	bool joined = i > f->s.start && en_is(f->t, i - 1, EN_AND);
	if (joined)
		i--;
	bool comma = i > f->s.start && closes_content(f, i - 1) &&
		     f->t->v[i - 1].type != EN_PHRASE;
	*end = comma ? i - 1 : i;
	if (c->shared && en_is(f->t, c->verb, EN_ING))
		return comma;
	return comma || (joined && c->shared);
}

static bool
is_filled(struct en_range r)
{
	return r.start < r.end;
}

/* Does the cue stand within what p reports, and not in a clause of its own?
 * What p reports ends where such a clause begins. */
static bool
is_within(const struct search *f, struct en_cue *p, const struct en_cue *c)
{
	uint32_t end = p->verb;

	if (c->verb < p->behind.start || c->verb >= p->behind.end)
		return false;
	if (!is_filled(c->before)) {
		bool whole = en_is(f->t, p->verb, EN_ACCORDING);

		if ((whole && c->shared) || !is_new_clause(f, c, &end))
			return true;
	}
	if (end < p->behind.end)
		p->behind.end = end;
	return false;
}

/* Drops what is said within what is said. */
static void
settle(struct search *f)
{
	struct en_cues *o = f->out;
	uint32_t kept = 0;

	for (uint32_t k = 0; k < o->n; k++) {
		struct en_cue c = o->v[k];
		bool takes_all = is_filled(c.before) &&
				 f->t->v[c.before.end - 1].type != EN_PHRASE;

		/* "X says Y, Z said": all before it is Z's */
		while (takes_all && kept && !is_filled(o->v[kept - 1].before))
			kept--;
		struct en_cue *p = kept ? &o->v[kept - 1] : NULL;
		if (p && is_within(f, p, &c))
			continue;
		if (p && is_filled(p->before) && is_filled(c.before) &&
			p->behind.end > c.before.start)
			c.before.start = p->behind.end;
		o->v[kept++] = c;
	}
	o->n = kept;
}

static bool
is_headline(const struct en_tokens *t, struct en_range s)
{
	uint32_t small = 0, capital = 0;

	for (uint32_t i = s.start; i < s.end && i < s.start + 40; i++)
		if (t->v[i].type == EN_WORD)
			*(t->v[i].capital ? &capital : &small) += 1;
	return capital > 2 * small;
}

void
en_cues_find(const struct en_tokens *t, struct en_range s, struct arena *arena,
	struct en_cues *out)
{
	struct search f = { t, s, is_headline(t, s), arena, out };

	out->n = 0;
	while (f.s.end > s.start && t->v[f.s.end - 1].type == EN_STOP)
		f.s.end--;
	for (uint32_t i = s.start; i < f.s.end; i++) {
		if (is_according(&f, i))
			take_according(&f, i);
		else if (is_cue(&f, i))
			take_verb(&f, i);
	}
	settle(&f);
}
