/* The sentences of a reading, and those of an interview among them. */
#include "content/quotes/reading.h"

/* Does a sentence end behind letter i? */
static bool
ends_sentence(const struct reading *r, uint32_t i)
{
	const struct letters *l = &r->l;

	if (l->kind[i] == LETTER_LINE)
		return true;
	if (l->kind[i] == LETTER_STOP)
		return letter_kind_at(l, i + 1) != LETTER_STOP &&
		       letter_kind_at(l, i + 1) != LETTER_CLOSE;
	if (l->kind[i] == LETTER_CLOSE)
		return i && l->kind[i - 1] == LETTER_STOP;
	if (!is_phrase(r, i))
		return false;
	/* “……。” ends one, unless a comma or 的 takes it up. */
	uint32_t last = phrase_at(r, i)->in->end - 1;
	enum letter_kind behind = letter_kind_at(l, i + 1);

	/* “Why?” she asked: the sentence goes on in small letters. */
	uint32_t next = letter_at(l, letter_skip_blanks(l, i + 1));

	return letter_kind_at(&r->full, last) == LETTER_STOP &&
	       (next < 'a' || next > 'z') && behind != LETTER_COMMA &&
	       behind != LETTER_PAUSE && behind != LETTER_CLOSE &&
	       behind != LETTER_STOP && letter_at(l, i + 1) != 0x7684;
}

/* A short label and a colon open the paragraph at i. */
static bool
is_turn(const struct letters *l, uint32_t i)
{
	enum { LABEL_MAX = 12 };

	for (uint32_t end = i + LABEL_MAX; i < end; i++)
		switch (letter_kind_at(l, i)) {
		case LETTER_COLON:
			return letter_kind_at(l, i + 1) != LETTER_LINE;
		case LETTER_COMMA:
		case LETTER_STOP:
		case LETTER_LINE: return false;
		default: break;
		}
	return false;
}

static uint8_t
paragraph_kind_at(const struct article *a, uint32_t byte, size_t *p)
{
	while (*p < a->paragraphs.n && a->paragraphs.v[*p].at.end <= byte)
		++*p;
	return *p < a->paragraphs.n && a->paragraphs.v[*p].at.start <= byte
		       ? a->paragraphs.v[*p].kind
		       : PARAGRAPH_TEXT;
}

static void
find_sentences(struct reading *r)
{
	struct sentence at = { .turn = is_turn(&r->l, 0) };
	size_t n = 1, p = 0;

	for (uint32_t i = 0; i < r->l.n; i++)
		n += ends_sentence(r, i);
	r->sentences = arena_new(r->arena, struct sentence, n);
	r->sentence_of = arena_new(r->arena, uint32_t, r->l.n + 1);
	for (uint32_t i = 0; i < r->l.n; i++) {
		r->sentence_of[i] = r->n_sentences;
		if (i + 1 < r->l.n && !ends_sentence(r, i))
			continue;
		at.end = i + 1;
		at.kind = paragraph_kind_at(r->a, r->l.at[at.start], &p);
		r->sentences[r->n_sentences++] = at;
		at.start = i + 1;
		if (r->l.kind[i] != LETTER_LINE)
			continue;
		at.turn = is_turn(&r->l, at.start);
		at.line += letter_kind_at(&r->l, i + 1) != LETTER_LINE;
	}
	r->sentence_of[r->l.n] = r->n_sentences ? r->n_sentences - 1 : 0;
}

/* The colon of the label that opens the line at i; i if there is none. */
static uint32_t
label_end(const struct letters *l, uint32_t i)
{
	enum { NAME_MAX = 24 };

	for (uint32_t k = i; k < i + NAME_MAX; k++)
		switch (letter_kind_at(l, k)) {
		case LETTER_COLON:
			return letter_kind_at(l, k + 1) != LETTER_LINE ? k : i;
		case LETTER_COMMA:
		case LETTER_STOP:
		case LETTER_LINE: return i;
		default: break;
		}
	return i;
}

/* How often each line's label opens a line, by a hash table: for each
 * sentence the slot of its label, 0: none. */
struct label_count {
	str text;
	uint32_t n;
};

struct labels {
	struct label_count *slot;
	uint32_t slots;
	uint32_t *of;
};

static uint32_t
label_slot(struct labels *x, str text)
{
	uint32_t i = (uint32_t)str_hash(text) & (x->slots - 1);

	while (!i || (x->slot[i].n && !str_eq(x->slot[i].text, text)))
		i = (i + 1) & (x->slots - 1);
	x->slot[i].text = text;
	x->slot[i].n++;
	return i;
}

static void
count_labels(const struct reading *r, struct labels *x)
{
	x->slots = 16;
	while (x->slots < r->n_sentences * 2)
		x->slots *= 2;
	x->slot = arena_new(r->arena, struct label_count, x->slots);
	x->of = arena_new(r->arena, uint32_t, r->n_sentences + 1);
	for (uint32_t k = 0; k < r->n_sentences; k++) {
		uint32_t i = r->sentences[k].start;
		uint32_t end = i && r->l.kind[i - 1] != LETTER_LINE
				       ? i
				       : label_end(&r->l, i);

		if (end > i)
			x->of[k] = label_slot(x, letters_str(&r->l, i, end));
	}
}

/*
 * An interview: labels that open a line again and again, and the lines that
 * follow each.
 */
static void
find_talk(struct reading *r)
{
	enum { OFTEN = 3, FOLLOW = 12 };
	struct labels x = { 0 };
	uint32_t last = 0;
	bool any = false;

	count_labels(r, &x);
	for (uint32_t k = 0; k < r->n_sentences; k++) {
		struct sentence *s = &r->sentences[k];

		if (x.of[k] && x.slot[x.of[k]].n >= OFTEN) {
			any = true;
			last = s->line;
		}
		s->talk = any && s->line <= last + FOLLOW;
	}
}

void
sentences_find(struct reading *r)
{
	find_sentences(r);
	find_talk(r);
}
