#include "content/quotes/quote.h"

/*
 * Has anybody said it?  What a machine or a reader might say, and what the
 * writer puts into somebody's mouth, have the same verbs around them as
 * speech has.
 */

enum {
	MODAL = 1,
	CONDITION = 2,
	ANYBODY = 4,
	READER = 8,
	FANCY = 16,
	PARAPHRASE = 32,
	PLAIN = 64,
	SIGN = 128,
	TOPIC = 256,
};

static const struct word_entry mood_entries[] = {
#define MOOD(word, sorts) { word, sorts, "" },
#include "content/quotes/moods.def"
};
WORDLIST(moods, mood_entries)

/* What the words of a sentence before a mark say of it. */
struct mood {
	const struct reading *r;
	const struct scene *s;
	uint32_t from, clause, verb; /* letters */
	uint32_t name;               /* the last person or organisation */
	bool modal;                  /* right before the verb */
	bool anybody; /* anybody is named, but not in a clause behind the
	                 verb, which tells of him */
	bool hearer;  /* anybody stands between the verb and the mark */
	bool generic; /* anybody opens a clause, and no name is behind it */
	bool fancy, paraphrase, sign;
};

static bool
opens_clause(const struct reading *r, uint32_t i)
{
	return clause_start(r, i ? i - 1 : 0, i) == i;
}

/* 如果用户说, 你可能会说 */
static bool
is_generic(const struct mood *m, uint32_t i, const struct word_hit *hit)
{
	struct word_hit next;
	uint32_t sorts = hit->entry->flags;

	if (!opens_clause(m->r, i))
		return false;
	if (sorts & CONDITION)
		return wordlist_match(
			&moods, &m->r->l, hit->end, ANYBODY | READER, &next);
	return sorts & READER;
}

static void
take_word(struct mood *m, uint32_t i, const struct word_hit *hit)
{
	enum { ADVERBS = 3, SHORT_GAP = 3, SIGN_GAP = 4 };
	uint32_t sorts = hit->entry->flags, before = m->s->before;

	if (sorts & MODAL && i >= m->clause && hit->end <= m->verb &&
		hit->end + ADVERBS >= m->verb)
		m->modal = true;
	if (sorts & (READER | ANYBODY) &&
		(i < m->verb || clause_start(m->r, m->verb, i) == m->verb)) {
		m->anybody = true;
		m->hearer |= i >= m->verb;
	}
	m->fancy |= sorts & FANCY && hit->end + 1 >= before;
	m->sign |= sorts & SIGN && hit->end + SIGN_GAP >= before;
	m->paraphrase |= sorts & PARAPHRASE && hit->end + SHORT_GAP >= before;
	m->generic |= i >= m->name && is_generic(m, i, hit);
}

/* The end of the last person or organisation that is named before the mark. */
static uint32_t
last_name(const struct mood *m)
{
	for (uint32_t k = named_from(m->r, m->s->before); k > 0; k--) {
		const struct named *n = &m->r->named[k - 1];

		if (n->start < m->from)
			break;
		if (n->kind == PLAYER_PERSON || n->kind == PLAYER_ORG)
			return n->end;
	}
	return m->from;
}

static void
mood_make(const struct reading *r, const struct scene *s, struct mood *m)
{
	struct word_hit hit;

	*m = (struct mood){ .r = r, .s = s, .from = s->s.start };
	if (s->before - m->from > WINDOW)
		m->from = s->before - WINDOW;
	m->verb = s->say ? s->say->start : s->before;
	m->clause = clause_start(r, m->from, m->verb);
	m->name = last_name(m);
	for (uint32_t i = m->from; i < s->before;) {
		if (!wordlist_match(&moods, &r->l, i, 0, &hit)) {
			i++;
			continue;
		}
		take_word(m, i, &hit);
		i = hit.end;
	}
}

static bool
is_machine(const struct reading *r, const struct subject *who)
{
	if (who->sort == SUBJECT_PRONOUN)
		return letter_at(&r->l, who->at.start) == 0x5B83; /* 它 */
	return who->sort == SUBJECT_PLAYER &&
	       r->a->players.v[who->player].kind == PLAYER_PRODUCT;
}

static bool
is_anybody(const struct reading *r, const struct subject *who)
{
	struct word_hit hit;

	return (who->sort == SUBJECT_NOBODY || who->sort == SUBJECT_PRONOUN) &&
	       wordlist_match(
		       &moods, &r->l, who->at.start, ANYBODY | READER, &hit);
}

static bool
is_imagined(const struct mood *m)
{
	const struct subject *who = &m->s->subject;
	bool colon = letter_kind_at(&m->r->l, m->s->before) == LETTER_COLON;

	if (m->fancy || (m->generic && (m->s->say || colon)))
		return true;
	if (!m->s->say)
		return false;
	if (is_machine(m->r, who))
		return m->modal || m->anybody;
	if (is_anybody(m->r, who))
		return m->modal || m->hearer;
	return who->sort == SUBJECT_NONE && m->hearer;
}

/* “……”，也成为: what stands behind the mark talks of it. */
static bool
is_topic(const struct reading *r, const struct scene *s)
{
	enum { ADVERBS = 2 };
	struct word_hit hit;
	uint32_t i = letter_skip(
		&r->l, s->at + 1, 1u << LETTER_BLANK | 1u << LETTER_COMMA);

	for (uint32_t k = 0; k <= ADVERBS; k++)
		if (wordlist_match(&moods, &r->l, i + k, TOPIC, &hit))
			return true;
	return false;
}

/* 王五把它称为“……” tells of who calls it so, 它被称为“……” of nobody. */
static void
add_calling(const struct reading *r, const struct scene *s, struct tally *t)
{
	enum { REACH = 16 };
	uint32_t k = word_from(&r->cues, s->before);
	const struct found_word *w = k > 0 ? &r->cues.v[k - 1] : NULL;

	if (!w || w->end != s->before || !(w->entry->flags & NAMING))
		return;
	uint32_t from = clause_start(r, s->s.start, w->start);
	for (uint32_t i = w->start; i > from && i + REACH > w->start; i--)
		switch (r->l.rune[i - 1]) {
		case 0x628A: /* 把 */
		case 0x5C06: /* 将 */
		case 0x7BA1: /* 管 */
			tally_add(t, "calls-it");
			tally_add2(
				t, "calls-it-", subject_name(r, &s->subject));
			return;
		case 0x88AB: /* 被 */ tally_add(t, "called-by"); return;
		}
}

void
mood_features(const struct reading *r, const struct scene *s, struct tally *t)
{
	enum { LONGER = 8 };
	struct mood m;
	bool longer = phrase_length(s->phrase) > LONGER;

	mood_make(r, s, &m);
	if (is_imagined(&m))
		tally_add(t, "imagined");
	if (m.paraphrase)
		tally_add(t, "paraphrase");
	if (m.sign)
		tally_add(t, "sign");
	if (is_topic(r, s))
		tally_add2(t, "topic-", longer ? "L" : "S");
	add_calling(r, s, t);
}

bool
tells_of_speech(const struct reading *r, const struct sentence *s)
{
	uint32_t k = word_from(&r->verbs, s->start);

	if (k < r->verbs.n && r->verbs.v[k].start < s->end)
		return true;
	for (k = word_from(&r->cues, s->start);
		k < r->cues.n && r->cues.v[k].start < s->end; k++)
		if (r->cues.v[k].entry->flags &
			(SOURCE | SPEECH_NOUN | UTTERANCE | CALLS | VOICE))
			return true;
	return false;
}
