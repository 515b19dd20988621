#include "content/names/name_cues.h"

#include "content/names/cue_table.h"
#include "content/names/known_table.h"
#include "content/words/lexicon.h"
#include "content/names/name_latin.h"
#include "content/names/suffix.h"
#include "content/players/title.h"

enum {
	COST_FREQUENT = 72, /* of a word */
	COST_LIKELY = 112,  /* of a person */
	COST_FAIR = 132,
};

static void
put(struct cue_set *set, int cue)
{
	if (set->n < sizeof set->v)
		set->v[set->n++] = (uint8_t)cue;
}

static enum cue_sort
sort_of(const struct piece *p)
{
	enum { PERSONS = SOURCE_PERSON | SOURCE_DOTTED | SOURCE_NICK };

	if (p->source & SOURCE_BOOK)
		return CUE_SORT_BOOK;
	if (p->source & SOURCE_COMMON)
		return CUE_SORT_COMMON;
	if (p->source & SOURCE_KNOWN)
		return CUE_SORT_KNOWN;
	if (p->source & SOURCE_QUOTED)
		return CUE_SORT_QUOTED;
	if (p->source & PERSONS)
		return CUE_SORT_PERSON;
	if (p->source & (SOURCE_LATIN | SOURCE_VERSION))
		return CUE_SORT_LATIN;
	return CUE_SORT_GROWN;
}

static void
put_sources(const struct piece *p, struct cue_set *set)
{
	static const struct {
		uint16_t source;
		uint8_t cue;
	} cues[] = { { SOURCE_PERSON, CUE_PERSON },
		{ SOURCE_DOTTED, CUE_DOTTED }, { SOURCE_NICK, CUE_NICK },
		{ SOURCE_LATIN, CUE_LATIN }, { SOURCE_VERSION, CUE_VERSION },
		{ SOURCE_BOOK, CUE_BOOK }, { SOURCE_QUOTED, CUE_QUOTED },
		{ SOURCE_TAIL, CUE_TAIL }, { SOURCE_AREA, CUE_AREA },
		{ SOURCE_MAKER, CUE_MAKER } };

	for (size_t i = 0; i < sizeof cues / sizeof *cues; i++)
		if (p->source & cues[i].source)
			put(set, cues[i].cue);
	if (p->source & SOURCE_COMMON)
		put(set, CUE_COMMON_PERSON + p->kind);
	else if (p->source & SOURCE_KNOWN)
		put(set, CUE_KNOWN_PERSON + p->kind);
	if (p->source & SOURCE_CONFIRMED)
		put(set, CUE_CONFIRMED_PERSON + p->kind);
}

static void
put_seen(uint32_t seen, struct cue_set *set)
{
	put(set, seen < 2   ? CUE_SEEN_ONCE
		 : seen < 3 ? CUE_SEEN_TWICE
		 : seen < 6 ? CUE_SEEN_THRICE
			    : CUE_SEEN_OFTEN);
}

static void
put_han(const struct name_text *t, const struct piece *p, struct cue_set *set)
{
	uint32_t n = p->end - p->start;
	const uint16_t *s = t->fold + p->start;
	uint32_t word = lookup_value(&lexicon_words, s, n, 0);
	uint32_t cost = lexicon_person_cost(s, n);

	put(set, n == 2   ? CUE_HAN_TWO
		 : n == 3 ? CUE_HAN_THREE
		 : n == 4 ? CUE_HAN_FOUR
			  : CUE_HAN_MORE);
	if (word)
		put(set, word < COST_FREQUENT ? CUE_WORD_FREQUENT
					      : CUE_WORD_RARE);
	if (cost && (p->source & SOURCE_PERSON))
		put(set, cost < COST_LIKELY ? CUE_PERSON_LIKELY
			 : cost < COST_FAIR ? CUE_PERSON_FAIR
					    : CUE_PERSON_HARDLY);
}

struct shape {
	uint32_t han, upper, lower, digits, blanks, inner;
};

static struct shape
shape_of(const struct name_text *t, const struct piece *p)
{
	struct shape s = { 0 };

	for (uint32_t i = p->start; i < p->end; i++) {
		uint32_t rune = t->l.rune[i];

		s.han += t->l.kind[i] == LETTER_HAN;
		s.digits += t->l.kind[i] == LETTER_DIGIT;
		s.blanks += rune == ' ';
		if (t->l.kind[i] != LETTER_WORD)
			continue;
		bool upper = t->fold[i] != rune;
		s.upper += upper;
		s.lower += !upper;
		s.inner += upper && i > p->start &&
			   t->l.kind[i - 1] == LETTER_WORD;
	}
	return s;
}

static void
put_latin(const struct shape *s, uint32_t n, struct cue_set *set)
{
	if (s->blanks)
		put(set, s->blanks > 1 ? CUE_WORDS_MORE : CUE_WORDS_TWO);
	if (s->digits)
		put(set, CUE_DIGITS);
	if (n < 3)
		put(set, CUE_SHORT);
	if (!s->upper)
		put(set, CUE_LOWER);
	else if (!s->lower)
		put(set, CUE_UPPER);
	else
		put(set, s->inner ? CUE_CAMEL : CUE_CAPITAL);
}

static void
put_last(const struct name_text *t, const struct piece *p, struct cue_set *set)
{
	uint32_t last = suffix_last(&t->l, p->start, p->end);

	if (last & SUFFIX_TAIL)
		put(set, CUE_TAIL_LAST);
	else if (last & SUFFIX_WEAK)
		put(set, CUE_WEAK_LAST);
	else if (last)
		put(set, CUE_AREA_LAST);
}

void
cues_of_string(const struct name_text *t, const struct piece *p,
	const struct cue_context *context, struct cue_set *set)
{
	struct shape s = shape_of(t, p);

	*set = (struct cue_set){ .sort = sort_of(p) };
	put_sources(p, set);
	put_seen(context->seen, set);
	if (context->related_seen)
		put(set, CUE_RELATED_SEEN);
	if (context->full_seen)
		put(set, CUE_FULL_SEEN);
	put_last(t, p, set);
	if (latin_is_term(t, p->start, p->end) ||
		lookup_value(&lexicon_no_names, t->fold + p->start,
			p->end - p->start, 0))
		put(set, CUE_TERM);
	if (s.han == p->end - p->start) {
		put_han(t, p, set);
		return;
	}
	if (s.han)
		put(set, CUE_MIXED);
	if (s.upper + s.lower)
		put_latin(&s, p->end - p->start, set);
	if (latin_is_ordinary(t, p->start, p->end))
		put(set, CUE_ORDINARY);
}

static int
sign_cue(const struct name_text *t, const struct piece *p)
{
	switch (t->l.kind[p->start]) {
	case LETTER_COMMA:
	case LETTER_SEMICOLON: return CUE_BEFORE_COMMA;
	case LETTER_PAUSE: return CUE_BEFORE_PAUSE;
	case LETTER_STOP: return CUE_BEFORE_STOP;
	case LETTER_OPEN: return CUE_BEFORE_OPEN;
	case LETTER_CLOSE: return CUE_BEFORE_CLOSE;
	case LETTER_COLON: return CUE_BEFORE_COLON;
	case LETTER_LINE: return CUE_BEFORE_EDGE;
	default: return CUE_BEFORE_SIGN;
	}
}

static uint32_t
word_cost(const struct name_text *t, const struct piece *p)
{
	const uint16_t *s = t->fold + p->start;
	uint32_t n = p->end - p->start;

	return n == 1 ? lexicon_letter_cost(*s)
		      : lookup_value(&lexicon_words, s, n, LEXICON_RARE);
}

/* The cue of a neighbour as one that stands before; a word is noted too. */
static int
neighbour_cue(
	const struct name_text *t, const struct piece *p, struct span *word)
{
	if (!p)
		return CUE_BEFORE_EDGE;
	if (p->sort == PIECE_SIGN)
		return sign_cue(t, p);
	if (p->sort == PIECE_NAME)
		return CUE_BEFORE_PERSON + p->kind;
	*word = (struct span){ p->start, p->end };
	if (p->sort == PIECE_LATIN)
		return CUE_BEFORE_LATIN;
	if (p->sort == PIECE_LETTER)
		return CUE_BEFORE_LETTER;
	return word_cost(t, p) < COST_FREQUENT ? CUE_BEFORE_WORD
					       : CUE_BEFORE_RARE;
}

static const struct piece *
piece_at(const struct pieces *ps, size_t k)
{
	return k < ps->n ? &ps->v[k] : NULL;
}

/* Steps over blanks and marks of quotation; counts the marks. */
static size_t
skip_marks(const struct name_text *t, const struct pieces *ps, size_t k,
	size_t step, int *marks)
{
	for (;; k += step) {
		const struct piece *p = piece_at(ps, k);

		if (!p || p->sort != PIECE_SIGN)
			return k;
		if (t->l.kind[p->start] == LETTER_MARK)
			++*marks;
		else if (t->l.kind[p->start] != LETTER_BLANK)
			return k;
	}
}

static bool
is_list_tie(const struct name_text *t, const struct piece *p)
{
	static const char *const ties[] = {
#define TIE(word) word,
#include "content/names/name_class.def"
		NULL
	};

	return p && letters_skip_any(&t->l, p->start, ties) > p->start;
}

static void
put_list(const struct name_text *t, const struct piece *tie,
	const struct piece *other, struct cue_set *set)
{
	if (other && other->sort == PIECE_NAME && is_list_tie(t, tie))
		put(set, CUE_LIST_PERSON + other->kind);
}

/* A title right before or behind it: 总裁王某, 小米总裁. */
static void
put_titles(
	const struct name_text *t, const struct piece *p, struct cue_set *set)
{
	enum { FAR = 12, ANY = 0 };
	uint32_t i = letter_skip_blanks_back(&t->l, p->start);
	struct title core;

	if (title_ends(&t->l, i > FAR ? i - FAR : 0, i, &core))
		put(set, CUE_TITLE_BEFORE);
	i = letter_skip_blanks(&t->l, p->end);
	if (title_begins(&t->l, i, ANY, &core))
		put(set, CUE_TITLE_BEHIND);
}

/* Has one of them to do with the other? */
static bool
are_related(const struct piece *a, const struct piece *b)
{
	uint32_t other;

	if (a->entry == NO_INDEX || b->entry == NO_INDEX)
		return false;
	for (size_t i = 0; known_related((uint32_t)a->entry, i, &other); i++)
		if (other == (uint32_t)b->entry)
			return true;
	return false;
}

/* What speaks more for a doubtful string than for others. */
static void
put_joint(const struct piece *p, const struct piece *before, bool marked,
	struct cue_set *set)
{
	bool beside = before && before->sort == PIECE_NAME &&
		      !(before->source & SOURCE_COMMON);

	if (marked && (p->source & SOURCE_COMMON))
		put(set, CUE_COMMON_MARKED);
	if (before && before->sort == PIECE_NAME && are_related(p, before))
		put(set, CUE_RELATED_BESIDE);
	if (!beside)
		return;
	if (p->source & SOURCE_COMMON)
		put(set, CUE_COMMON_BESIDE);
	if (p->source & SOURCE_QUOTED)
		put(set, CUE_QUOTED_BESIDE);
	if (p->source & SOURCE_LATIN)
		put(set, CUE_LATIN_BESIDE);
}

void
cues_of_place(const struct name_text *t, const struct pieces *ps, size_t k,
	struct cue_set *set)
{
	int opened = 0, closed = 0;
	size_t left = skip_marks(t, ps, k - 1, SIZE_MAX, &opened);
	size_t right = skip_marks(t, ps, k + 1, 1, &closed);

	*set = (struct cue_set){ .sort = sort_of(&ps->v[k]) };
	if (opened && closed)
		put(set, CUE_IN_QUOTES);
	put(set, neighbour_cue(t, piece_at(ps, left), &set->words[0]));
	put(set, neighbour_cue(t, piece_at(ps, right), &set->words[1]) -
			 CUE_BEFORE_EDGE + CUE_BEHIND_EDGE);
	put_list(t, piece_at(ps, left), piece_at(ps, left - 1), set);
	put_list(t, piece_at(ps, right), piece_at(ps, right + 1), set);
	put_titles(t, &ps->v[k], set);
	put_joint(&ps->v[k], piece_at(ps, left), opened && closed, set);
}

static void
add(struct cue_sum *sum, const struct cue_weight *w)
{
	for (int k = 0; w && k < PLAYER_KINDS; k++)
		sum->of[k] += w->of[k];
}

void
cues_add(struct cue_sum *sum, const struct name_text *t,
	const struct cue_set *set)
{
	static const struct lookup *const tables[] = { &cue_words_before,
		&cue_words_behind };

	for (size_t i = 0; i < set->n; i++) {
		add(sum, &cue_weights[set->v[i]]);
		add(sum, &cue_joint_weights[set->sort][set->v[i]]);
	}
	for (int side = 0; side < 2; side++) {
		const struct span *word = &set->words[side];

		if (!span_empty(*word))
			add(sum, cue_table_find(tables[side],
					 t->fold + word->start,
					 word->end - word->start));
	}
}
