/*
 * A text as an array of letters, one entry a code point: what the finders of
 * figures and quotes walk over.  Letters are folded one for one: full-width
 * ASCII to half width (but not ，：；？！（）, which differ from their narrow
 * twins inside numbers), every blank to ' '.  The signs of Markdown around
 * words (**, `) are blanks by their kind.  Positions are indices of letters; `at`
 * turns them into bytes of the text.  Lives in the arena given.
 */
#ifndef CONTENT_LETTER_H
#define CONTENT_LETTER_H

#include "content/article.h"

enum letter_kind {
	LETTER_BLANK,
	LETTER_LINE,  /* a line end: nothing goes across it */
	LETTER_HAN,   /* Han and kana */
	LETTER_WORD,  /* letters of other scripts */
	LETTER_DIGIT, /* 0-9 */
	LETTER_COMMA, /* ， , */
	LETTER_PAUSE, /* 、 */
	LETTER_COLON,
	LETTER_SEMICOLON,
	LETTER_STOP, /* 。！？… and . at the end of an English sentence */
	LETTER_DASH,
	LETTER_OPEN,  /* ( （ 【 《 */
	LETTER_CLOSE, /* ) ） 】 》 */
	LETTER_MARK,  /* of quotation, opening or closing */
	LETTER_OTHER,
};

struct letters {
	str text;
	uint32_t *rune; /* n */
	uint32_t *at;   /* n + 1: byte offsets into text */
	uint8_t *kind;  /* n: enum letter_kind */
	uint32_t n;
};

void letters_make(str text, struct arena *perm, struct letters *);

/* The letters of an article: those that extract() made for all steps, or, where
 * a step works alone, made in the arena. */
void letters_of(const struct article *, struct arena *perm, struct letters *);

/* The letter that holds or follows a byte of the text; n for its end. */
uint32_t letter_of_byte(const struct letters *, uint32_t byte);

struct span letters_span(const struct letters *, uint32_t start, uint32_t end);
str letters_str(const struct letters *, uint32_t start, uint32_t end);

/* 0 before the beginning and behind the end. */
static inline uint32_t
letter_at(const struct letters *l, uint32_t i)
{
	return i < l->n ? l->rune[i] : 0;
}

static inline enum letter_kind
letter_kind_at(const struct letters *l, uint32_t i)
{
	return i < l->n ? (enum letter_kind)l->kind[i] : LETTER_LINE;
}

/* Behind all letters from i on, or before all up to i, that are of the kinds:
 * a bit each, 1u << LETTER_BLANK | 1u << LETTER_MARK. */
static inline uint32_t
letter_skip(const struct letters *l, uint32_t i, uint32_t kinds)
{
	while (i < l->n && 1u << l->kind[i] & kinds)
		i++;
	return i;
}

static inline uint32_t
letter_skip_back(const struct letters *l, uint32_t i, uint32_t kinds)
{
	while (i && 1u << l->kind[i - 1] & kinds)
		i--;
	return i;
}

static inline uint32_t
letter_skip_blanks(const struct letters *l, uint32_t i)
{
	return letter_skip(l, i, 1u << LETTER_BLANK);
}

static inline uint32_t
letter_skip_blanks_back(const struct letters *l, uint32_t i)
{
	return letter_skip_back(l, i, 1u << LETTER_BLANK);
}

/* Does the ASCII or Han word stand at i?  Case of ASCII is ignored. */
bool letters_start(const struct letters *, uint32_t i, const char *word);

/* Does it end before i? */
bool letters_end(const struct letters *, uint32_t i, const char *word);

/* Behind the longest of the words (NULL ends them) that stands at i; i: none
 * does. */
uint32_t letters_skip_any(
	const struct letters *, uint32_t i, const char *const words[]);

/* Where the longest that ends before i begins; i: none does. */
uint32_t letters_skip_any_back(
	const struct letters *, uint32_t i, const char *const words[]);

/* Does a clause end before this letter: at a comma, a bracket, a mark, the end
 * of the line? */
bool letter_ends_clause(const struct letters *, uint32_t i);

#endif
