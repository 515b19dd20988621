#include "content/quotes/quote.h"

/* Whom each rule by itself would take for the speaker of a phrase. */

enum { LABEL_LINES = 6, LABEL_MAX = 40, LATER = 60 };

const struct statement *
statement_at(const struct statements *s, uint32_t at)
{
	uint32_t low = 0, high = s->n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (s->v[middle].end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low < s->n && s->v[low].start <= at ? &s->v[low] : NULL;
}

static struct rule
by_subject(const struct voices *v, const struct subject *s)
{
	return (struct rule){ .who = speaker_of_subject(v, s),
		.applies = s->sort != 0 };
}

/* The only person in a line, or NO_INDEX. */
static int32_t
only_person(const struct reading *r, uint32_t from, uint32_t to)
{
	int32_t found = NO_INDEX;

	for (uint32_t k = named_from(r, from);
		k < r->n_named && r->named[k].start < to; k++) {
		if (r->named[k].kind != PLAYER_PERSON)
			continue;
		if (found != NO_INDEX && found != r->named[k].player)
			return NO_INDEX;
		found = r->named[k].player;
	}
	return found;
}

static bool
has_person(const struct reading *r, uint32_t from, uint32_t to)
{
	uint32_t k = named_from(r, from);

	while (k < r->n_named && r->named[k].start < to &&
		r->named[k].kind != PLAYER_PERSON)
		k++;
	return k < r->n_named && r->named[k].start < to;
}

/* The end of a line's label: all of a short line without a full stop, else
 * what stands before its colon; `start` if it has none. */
static uint32_t
label_end(const struct reading *r, uint32_t start, uint32_t end)
{
	uint32_t colon = start;

	for (uint32_t i = start; i < end; i++) {
		if (i - start > LABEL_MAX || r->l.kind[i] == LETTER_STOP)
			return colon;
		if (colon == start && r->l.kind[i] == LETTER_COLON)
			colon = i;
	}
	return end;
}

/* Does a line end in a name, but for blanks and brackets?  文｜王五 tells of
 * who wrote, not of who speaks. */
static bool
ends_in_name(const struct reading *r, uint32_t start, uint32_t end)
{
	uint32_t k = named_from(r, end);

	for (uint32_t i = start; i < end; i++)
		if (r->l.rune[i] == '|' || r->l.rune[i] == 0xFF5C)
			return false;
	while (end > start && (r->l.kind[end - 1] == LETTER_BLANK ||
				      r->l.kind[end - 1] == LETTER_CLOSE))
		end--;
	return k > 0 && r->named[k - 1].end == end;
}

/* The only person in the label of a line above the phrase. */
struct rule
rule_label(const struct reading *r, uint32_t i)
{
	struct rule found = { .who = { .player = NO_INDEX, .inferred = true } };

	while (found.lines < LABEL_LINES && i > 0 && !found.applies) {
		uint32_t end = --i;

		while (i > 0 && r->l.kind[i - 1] != LETTER_LINE)
			if (end - --i > WINDOW)
				return found;
		uint32_t label = label_end(r, i, end);
		found.who.player = only_person(r, i, label);
		found.applies = found.who.player >= 0;
		found.signs = ends_in_name(r, i, label);
		found.lines++;
		if (!found.applies && has_person(r, i, end))
			break;
	}
	return found;
}

/* The verb of saying farther off in the sentence before the mark. */
static struct subject
far_subject(const struct reading *r, const struct scene *s)
{
	uint32_t k = word_from(&r->verbs, s->at);

	while (k > 0 && r->verbs.v[k - 1].start >= s->s.start &&
		s->at - r->verbs.v[k - 1].start <= WINDOW) {
		const struct found_word *w = &r->verbs.v[--k];

		if (w != s->say && w->entry->flags & SAY &&
			!(w->entry->flags & SHORT))
			return subject_before(r, s->s.start, w->start);
	}
	return (struct subject){ .player = NO_INDEX };
}

/* 对于此事，……一位店员说: the verb in a later clause behind the mark. */
static struct subject
later_subject(const struct reading *r, const struct scene *s)
{
	uint32_t from = s->at + 1;

	for (uint32_t k = word_from(&r->verbs, from); k < r->verbs.n; k++) {
		const struct found_word *w = &r->verbs.v[k];

		if (w->start > from + LATER)
			break;
		for (uint32_t i = from; i < w->start; i++)
			if (r->l.kind[i] == LETTER_LINE || is_phrase(r, i))
				return (struct subject){ .player = NO_INDEX };
		if (w->entry->flags & SAY)
			return subject_before(r, from, w->start);
	}
	return (struct subject){ .player = NO_INDEX };
}

/* Does a word like 回答 or 话 end just before `to`, behind `from`? */
static bool
has_speech_noun(const struct reading *r, uint32_t from, uint32_t to)
{
	for (uint32_t k = word_from(&r->cues, from); k < r->cues.n; k++) {
		const struct found_word *w = &r->cues.v[k];

		if (w->end > to)
			break;
		if (w->entry->flags & SPEECH_NOUN)
			return true;
	}
	return letter_at(&r->l, from) == 0x8BDD; /* 话 */
}

/* Does nothing follow that goes on with the sentence? */
static bool
is_end(const struct reading *r, uint32_t i)
{
	enum letter_kind kind =
		letter_kind_at(&r->l, letter_skip_blanks(&r->l, i));

	return kind == LETTER_LINE || kind == LETTER_COMMA ||
	       kind == LETTER_STOP || kind == LETTER_OPEN ||
	       kind == LETTER_CLOSE;
}

bool
speaker_signs(
	const struct reading *r, const struct scene *s, struct speaker *who)
{
	enum { ABOVE = 1u << LETTER_BLANK | 1u << LETTER_LINE, REACH = 8 };
	uint32_t dash = letter_skip(&r->l, s->at + 1, ABOVE);
	uint32_t i = letter_skip(&r->l, dash, 1u << LETTER_DASH);
	uint32_t name = letter_skip_blanks(&r->l, i);
	uint32_t k = named_from(r, name);

	if (i == dash || name > s->at + REACH || k == r->n_named ||
		r->named[k].start != name || !is_end(r, r->named[k].end))
		return false;
	*who = (struct speaker){ .player = r->named[k].player,
		.at = { name, r->named[k].end } };
	return true;
}

/* 王五的回答是：“……”, 用王五的话说，“……”. */
static struct subject
owner_subject(const struct reading *r, const struct scene *s)
{
	enum { NOUN_REACH = 12, OWNERS = 4 };
	struct subject found = { .player = NO_INDEX };
	uint32_t k = named_from(r, s->at);

	for (uint32_t c = word_from(&r->cues, s->s.start);
		c < r->cues.n && r->cues.v[c].end < s->at; c++) {
		const struct found_word *w = &r->cues.v[c];

		if (w->entry->flags & PRONOUN && !(w->entry->flags & SELF) &&
			letter_at(&r->l, w->end) == 0x7684 &&
			s->at - w->end <= NOUN_REACH + 4 &&
			has_speech_noun(r, w->end + 1, s->at))
			return (struct subject){ SUBJECT_PRONOUN, NO_INDEX,
				{ w->start, w->end } };
	}
	for (int n = 0; n < OWNERS && k > 0; n++) {
		const struct named *named = &r->named[--k];
		uint32_t i = letter_skip_blanks(&r->l, named->end);

		if (named->start < s->s.start)
			break;
		if (letter_at(&r->l, i) != 0x7684) /* 的 */
			continue;
		uint32_t to = i + NOUN_REACH < s->at ? i + NOUN_REACH : s->at;
		if (has_speech_noun(r, i + 1, to))
			return (struct subject){ SUBJECT_PLAYER, named->player,
				{ named->start, named->end } };
	}
	return found;
}

/* The subject that the sentence before opens with. */
static struct subject
prior_subject(const struct reading *r, const struct scene *s)
{
	uint32_t i = s->s.start;

	while (i && (r->l.kind[i - 1] == LETTER_LINE ||
			    r->l.kind[i - 1] == LETTER_BLANK))
		i--;
	if (!i || s->s.start - i > 3)
		return (struct subject){ .player = NO_INDEX };
	const struct sentence *prior = &r->sentences[r->sentence_of[i - 1]];
	uint32_t end = prior->end - prior->start > WINDOW
			       ? prior->start + WINDOW
			       : prior->end;
	struct subject found = { .player = NO_INDEX };

	for (uint32_t from = prior->start, to = from; to < end && !found.sort;
		from = to + 1) {
		for (to = from; to < end && r->l.kind[to] != LETTER_COMMA;)
			to++;
		found = subject_in_clause(r, from, to);
	}
	return found;
}

/* The last player in the sentence before who is the subject of a verb. */
static struct subject
told_subject(const struct reading *r, const struct scene *s)
{
	uint32_t k = word_from(&r->verbs, s->s.start);
	struct subject found = { .player = NO_INDEX };

	for (int n = 0; n < 3 && k > 0 && found.sort != SUBJECT_PLAYER; n++) {
		const struct found_word *w = &r->verbs.v[--k];
		uint32_t from = r->sentences[r->sentence_of[w->start]].start;

		if (s->s.start - w->start > WINDOW)
			break;
		if (w->entry->flags & SAY)
			found = subject_before(r, from, w->start);
	}
	return found;
}

void
rules_find(
	const struct voices *v, const struct scene *s, struct rule rules[RULES])
{
	const struct reading *r = v->r;
	const struct statement *in = statement_at(v->statements, s->at);
	struct subject far = far_subject(r, s), owner = owner_subject(r, s);
	struct subject later = { .player = NO_INDEX };
	struct subject prior = prior_subject(r, s), told = told_subject(r, s);

	if (!s->behind && !(s->say && s->before - s->say->end <= PRE))
		later = later_subject(r, s);
	rules[RULE_BEFORE] = by_subject(v, &s->subject);
	rules[RULE_BEHIND] = by_subject(v, &s->behind_subject);
	rules[RULE_FAR] = by_subject(v, &far);
	rules[RULE_LATER] = by_subject(v, &later);
	rules[RULE_OWNER] = by_subject(v, &owner);
	rules[RULE_WITHIN] = (struct rule){ .applies = in, .in = in };
	if (in)
		rules[RULE_WITHIN].who = in->speaker;
	rules[RULE_LABEL] = (struct rule){ .applies = false };
	if (s->opens)
		rules[RULE_LABEL] = rule_label(r, s->at);
	rules[RULE_LAST] = (struct rule){
		.who = { .player =
				 v->last_nameless ? NO_INDEX : v->last_speaker,
			.inferred = true },
		.applies = v->spoken
	};
	rules[RULE_PRIOR] = by_subject(v, &prior);
	rules[RULE_PRIOR].who.inferred = true;
	rules[RULE_TOLD] = by_subject(v, &told);
	rules[RULE_TOLD].who.inferred = true;
}
