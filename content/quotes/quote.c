#include "content/quotes/quote.h"

#include "content/extract.h"
#include "content/quotes/quote_english.h"

/* From which score on a marked phrase is speech: of a sentence above 0, because
 * words that nobody said hurt more than speech that is overlooked; of a few words,
 * which are overlooked most, above less. */
enum { SENTENCE = 10, SENTENCE_BOUND = 65, WORDS_BOUND = -6 };

/* Both sorts of quotes in the order of the text. */
struct maker {
	struct article *a;
	struct arena *perm;
	const struct reading *r;
	const struct scene *scenes; /* of all phrases */
	struct triggers triggers;
	struct statements statements;
	struct voices voices;
};

static uint32_t
count_of(str text, str sign)
{
	uint32_t n = 0;

	for (size_t i; (i = str_find(text, sign)) != STR_NONE; n++)
		text = str_skip(text, i + sign.n);
	return n;
}

/* Raw Markdown: takes in the sign beside a quote whose other one is inside. */
static struct span
with_sign(str text, struct span at, str sign)
{
	uint32_t n = count_of(str_slice(text, at.start, at.end), sign);
	bool before = str_ends(str_take(text, at.start), sign);
	bool behind = str_starts(str_skip(text, at.end), sign);
	bool both = n % 2 == 0 && before && behind;

	if (n == 0 || (n % 2 == 0 && !both))
		return at;
	if (before)
		at.start -= (uint32_t)sign.n;
	if (both || (behind && !before))
		at.end += (uint32_t)sign.n;
	return at;
}

static void
put(struct maker *m, struct span at, enum quote_kind kind,
	const struct speaker *who, const struct found_word *cue)
{
	struct quote *q = vec_push(m->perm, &m->a->quotes);

	at = with_sign(m->a->text, at, STR("**"));
	at = with_sign(m->a->text, at, STR("`"));
	*q = (struct quote){ .at = at,
		.speaker = who->player,
		.kind = (uint8_t)kind,
		.inferred = who->player >= 0 && who->inferred };
	if (who->at.end > who->at.start)
		q->speaker_at =
			letters_span(&m->r->l, who->at.start, who->at.end);
	if (cue)
		q->cue = letters_span(&m->r->l, cue->start, cue->end);
}

static void
take_statement(struct maker *m, struct statement *s)
{
	s->speaker = speaker_of_statement(&m->voices, s->t);
	if (s->end > s->start)
		put(m, letters_span(&m->r->l, s->start, s->end), QUOTE_INDIRECT,
			&s->speaker, s->t->verb);
	voices_hear(&m->voices, &s->speaker, s->end);
}

static void
take_phrase(struct maker *m, uint32_t k)
{
	const struct phrase *p = &m->r->phrases[k];
	const struct scene *s = &m->scenes[k];

	if (!p->speech)
		return;
	struct speaker who = speaker_of_speech(&m->voices, s);
	put(m, letters_span(&m->r->full, p->in->start, p->in->end),
		QUOTE_DIRECT, &who,
		s->say      ? s->say
		: s->behind ? s->behind
			    : NULL);
	voices_hear(&m->voices, &who, p->at + 1);
}

/* Players named within a quote, but not its speaker, each once. */
static void
find_abouts(struct article *a, struct arena *perm, struct arena *tmp)
{
	/* For each player 1 + the quote that has him already. */
	size_t *has = arena_new(tmp, size_t, a->players.n);
	size_t m = 0;

	for (size_t k = 0; k < a->quotes.n; k++) {
		const struct quote *q = &a->quotes.v[k];

		while (m < a->mentions.n &&
			a->mentions.v[m].at.start < q->at.start)
			m++;
		for (size_t i = m; i < a->mentions.n &&
				   a->mentions.v[i].at.end <= q->at.end;
			i++) {
			int32_t player = a->mentions.v[i].player;

			if (player == q->speaker || has[player] == k + 1)
				continue;
			has[player] = k + 1;
			*vec_push(perm, &a->abouts) =
				(struct about){ .quote = (int32_t)k,
					.player = player };
		}
	}
}

static void
judge_phrases(struct reading *r, const struct maker *m)
{
	phrases_score(r, m->scenes);
	for (uint32_t k = 0; k < r->n_phrases; k++) {
		struct phrase *p = &r->phrases[k];
		int score = beside_score(r, &m->triggers, &m->scenes[k]);

		p->speech =
			score > (phrase_length(p) < SENTENCE ? WORDS_BOUND
							     : SENTENCE_BOUND);
	}
}

static void
find_quotes(struct article *a, struct arena *perm)
{
	struct arena tmp = { 0 };
	struct reading r;
	struct maker m = { .a = a, .perm = perm, .r = &r };
	uint32_t k = 0;

	reading_make(a, &tmp, &r);
	triggers_find(&r, &m.triggers);
	m.scenes = scenes_make(&r);
	judge_phrases(&r, &m);
	statements_find(&r, &m.triggers, &m.statements);
	voices_make(&r, &m.statements, &m.triggers, &m.voices);
	for (uint32_t s = 0; s <= m.statements.n; s++) {
		uint32_t to =
			s < m.statements.n ? m.statements.v[s].start : r.l.n;

		for (; k < r.n_phrases && r.phrases[k].at < to; k++)
			take_phrase(&m, k);
		if (s < m.statements.n)
			take_statement(&m, &m.statements.v[s]);
	}
	arena_free(&tmp);
}

void
quote_find(struct article *a, struct arena *perm)
{
	struct arena tmp = { 0 };

	if (article_is_english(a))
		quote_find_english(a, perm);
	else
		find_quotes(a, perm);
	find_abouts(a, perm, &tmp);
	arena_free(&tmp);
}
