#include "content/quotes/reading.h"

#include <stddef.h>
#include <string.h>

static const struct word_entry verb_entries[] = {
#define VERB(word, sorts, manner) { word, sorts, manner },
#include "content/quotes/verbs.def"
};
WORDLIST(verbs, verb_entries)

static const struct word_entry cue_entries[] = {
#define CUE(word, sorts) { word, sorts, "" },
#include "content/quotes/cues.def"
};
WORDLIST(cues, cue_entries)

static void
push_letter(struct reading *r, uint32_t full, uint32_t rune)
{
	uint32_t i = r->l.n++;

	r->l.rune[i] = rune;
	r->l.at[i] = r->full.at[full];
	r->l.kind[i] = rune >= PHRASE_RUNE ? LETTER_MARK : r->full.kind[full];
}

/* The short text: all outer marked spans become one letter each. */
static void
shorten(struct reading *r, const struct marks *marks)
{
	uint32_t n = r->full.n;
	uint32_t i = 0;

	r->l.text = r->full.text;
	r->l.rune = arena_new(r->arena, uint32_t, n + 1);
	r->l.at = arena_new(r->arena, uint32_t, n + 1);
	r->l.kind = arena_new(r->arena, uint8_t, n + 1);
	r->phrases = arena_new(r->arena, struct phrase, marks->n);
	for (uint32_t k = 0; k < marks->n; k++) {
		const struct marked *m = &marks->v[k];

		if (m->depth || m->start - 1 < i)
			continue;
		for (; i < m->start - 1; i++)
			push_letter(r, i, r->full.rune[i]);
		r->phrases[r->n_phrases] =
			(struct phrase){ .at = r->l.n, .in = m };
		push_letter(r, i, PHRASE_RUNE + r->n_phrases++);
		i = m->closed ? m->end + 1 : m->end;
	}
	for (; i < n; i++)
		push_letter(r, i, r->full.rune[i]);
	r->l.at[r->l.n] = (uint32_t)r->l.text.n;
}

static str
phrase_text(const struct reading *r, const struct phrase *p)
{
	return letters_str(&r->full, p->in->start, p->in->end);
}

/* Finds those whose words stand in other marks too, by a hash table. */
static void
find_again(struct reading *r)
{
	uint32_t slots = 16;

	while (slots < r->n_phrases * 2)
		slots *= 2;
	uint32_t *slot = arena_new(r->arena, uint32_t, slots);
	for (uint32_t k = 0; k < r->n_phrases; k++) {
		str text = phrase_text(r, &r->phrases[k]);
		uint32_t i = (uint32_t)str_hash(text) & (slots - 1);

		while (slot[i] &&
			!str_eq(phrase_text(r, &r->phrases[slot[i] - 1]), text))
			i = (i + 1) & (slots - 1);
		if (slot[i])
			r->phrases[k].again = r->phrases[slot[i] - 1].again =
				true;
		else
			slot[i] = k + 1;
	}
}

static void
find_names_inside(struct reading *r)
{
	const struct article *a = r->a;
	size_t m = 0;

	for (uint32_t k = 0; k < r->n_phrases; k++) {
		struct phrase *p = &r->phrases[k];
		struct span in =
			letters_span(&r->full, p->in->start, p->in->end);

		while (m < a->mentions.n &&
			a->mentions.v[m].at.start < in.start)
			m++;
		p->name = m;
		for (p->names_end = m;
			p->names_end < a->mentions.n &&
			a->mentions.v[p->names_end].at.start < in.end;)
			p->names_end++;
		p->is_name = p->names_end > m &&
			     a->mentions.v[m].at.start == in.start &&
			     a->mentions.v[m].at.end == in.end;
	}
}

/* The letter at which a mention begins, i being the first one that begins no
 * earlier: that of the marks, if it is all that stands in them ("星桥财经"称).
 * The number of letters if there is none. */
static uint32_t
named_letter(const struct reading *r, uint32_t i, const struct span *at)
{
	if (i && is_phrase(r, i - 1) && phrase_at(r, i - 1)->is_name &&
		letters_span(&r->full, phrase_at(r, i - 1)->in->start,
			phrase_at(r, i - 1)->in->end)
				.start == at->start)
		return i - 1;
	return i < r->l.n && r->l.at[i] == at->start && !is_phrase(r, i)
		       ? i
		       : r->l.n;
}

_Static_assert(offsetof(struct named, start) == 0 &&
		       offsetof(struct found_word, start) == 0,
	"both begin with where they start");

/* For each letter, the first of n things of a size that starts at or behind
 * it. */
static uint32_t *
firsts_make(
	const struct reading *r, const void *things, size_t size, uint32_t n)
{
	uint32_t *first = arena_new(r->arena, uint32_t, r->l.n + 1), i = 0;

	for (uint32_t k = 0; k < n; k++) {
		uint32_t start;

		memcpy(&start, (const char *)things + k * size, sizeof start);
		while (i <= start)
			first[i++] = k;
	}
	while (i <= r->l.n)
		first[i++] = n;
	return first;
}

static void
index_words(const struct reading *r, struct found_words *w)
{
	w->first = firsts_make(r, w->v, sizeof *w->v, w->n);
	w->letters = r->l.n;
}

static void
take_mentions(struct reading *r)
{
	const struct article *a = r->a;
	uint32_t i = 0;

	r->named = arena_new(r->arena, struct named, a->mentions.n);
	for (size_t k = 0; k < a->mentions.n; k++) {
		const struct mention *m = &a->mentions.v[k];
		struct named *named = &r->named[r->n_named];

		while (i < r->l.n && r->l.at[i] < m->at.start)
			i++;
		uint32_t at = named_letter(r, i, &m->at);
		if (at == r->l.n)
			continue;
		named->start = at;
		named->player = m->player;
		named->kind = a->players.v[m->player].kind;
		for (named->end = at; r->l.at[named->end] < m->at.end;)
			named->end++;
		r->n_named++;
	}
	r->first_named = firsts_make(r, r->named, sizeof *r->named, r->n_named);
}

static bool
begins_word(const struct letters *l, uint32_t i)
{
	if (l->kind[i] == LETTER_HAN)
		return true;
	return l->kind[i] == LETTER_WORD &&
	       (i == 0 || l->kind[i - 1] != LETTER_WORD);
}

static void
push_word(struct reading *r, struct found_words *to, uint32_t start,
	const struct word_hit *hit)
{
	*vec_push(r->arena, to) = (struct found_word){
		.start = start, .end = hit->end, .entry = hit->entry
	};
}

/* The longest word of a list at i that no name begins within: 对 before
 * 方岚, and not 对方.  `named` is the first name that ends behind i. */
static bool
match_word(const struct reading *r, const struct wordlist *list, uint32_t i,
	uint32_t named, uint32_t sorts, struct word_hit *hit)
{
	struct letters before = r->l;

	if (!begins_word(&r->l, i) ||
		!wordlist_match(list, &r->l, i, sorts, hit))
		return false;
	if (named == r->n_named || r->named[named].start <= i ||
		r->named[named].start >= hit->end)
		return true;
	before.n = r->named[named].start;
	return wordlist_match(list, &before, i, sorts, hit);
}

static void
find_verbs(struct reading *r)
{
	struct word_hit hit, joined;
	uint32_t named = 0;

	for (uint32_t i = 0; i < r->l.n;) {
		while (named < r->n_named && r->named[named].end <= i)
			named++;
		/* 通义千问 asks nothing. */
		if (named < r->n_named && r->named[named].start <= i) {
			i = r->named[named].end;
			continue;
		}
		if (!match_word(
			    r, &verbs, i, named, SAY | REPORT | NOT, &hit)) {
			i++;
			continue;
		}
		if (!(hit.entry->flags & (NOT | SHORT)))
			while (wordlist_match(
				&verbs, &r->l, hit.end, JOINED, &joined))
				hit.end = joined.end;
		if (!(hit.entry->flags & NOT))
			push_word(r, &r->verbs, i, &hit);
		i = hit.end;
	}
	index_words(r, &r->verbs);
}

static void
find_cues(struct reading *r)
{
	struct word_hit hit;
	uint32_t named = 0;

	for (uint32_t i = 0; i < r->l.n;) {
		while (named < r->n_named && r->named[named].end <= i)
			named++;
		if (!match_word(r, &cues, i, named, 0, &hit)) {
			i++;
			continue;
		}
		push_word(r, &r->cues, i, &hit);
		i = hit.end;
	}
	index_words(r, &r->cues);
}

void
reading_make(const struct article *a, struct arena *arena, struct reading *r)
{
	struct marks marks = { 0 };

	*r = (struct reading){ .a = a, .arena = arena };
	letters_of(a, arena, &r->full);
	marks_find(&r->full, arena, &marks);
	shorten(r, &marks);
	find_again(r);
	find_names_inside(r);
	take_mentions(r);
	find_verbs(r);
	find_cues(r);
	sentences_find(r);
}

uint32_t
lines_between(const struct reading *r, uint32_t from, uint32_t to)
{
	uint32_t a = r->sentence_of[from], b = r->sentence_of[to];

	return r->n_sentences ? r->sentences[b].line - r->sentences[a].line : 0;
}

uint32_t
named_from(const struct reading *r, uint32_t i)
{
	return i < r->l.n ? r->first_named[i] : r->n_named;
}

uint32_t
word_from(const struct found_words *w, uint32_t i)
{
	return i < w->letters ? w->first[i] : w->n;
}

/* Han-Solo, GPT-4: the stroke is inside a word. */
static bool
is_hyphen(const struct letters *l, uint32_t i)
{
	enum letter_kind before = i ? letter_kind_at(l, i - 1) : LETTER_LINE;
	enum letter_kind behind = letter_kind_at(l, i + 1);

	return (before == LETTER_WORD || before == LETTER_DIGIT) &&
	       (behind == LETTER_WORD || behind == LETTER_DIGIT);
}

uint32_t
clause_start(const struct reading *r, uint32_t from, uint32_t i)
{
	if (i - from > WINDOW)
		from = i - WINDOW;
	for (; i > from; i--)
		switch (r->l.kind[i - 1]) {
		case LETTER_COMMA:
		case LETTER_COLON:
		case LETTER_SEMICOLON:
		case LETTER_STOP:
		case LETTER_LINE: return i;
		case LETTER_DASH:
			if (!is_hyphen(&r->l, i - 1))
				return i;
			break;
		default: break;
		}
	return i;
}
