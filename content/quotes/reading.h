/*
 * An article prepared for finding who said what.  Everything between outer
 * quotation marks shrinks to one letter, so that a sentence around speech
 * reads as one: 他表示，@，并称@。  All positions are letters of that short
 * text (`l`) unless a comment says otherwise; they turn into bytes of the
 * article by letters_span.
 */
#ifndef CONTENT_READING_H
#define CONTENT_READING_H

#include "content/quotes/marks.h"
#include "content/words/wordlist.h"

/* Sorts of verbs.def. */
enum { SAY = 1, REPORT = 2, SHORT = 4, JOINED = 8, NOT = 16 };

/* Sorts of cues.def. */
enum {
	NONE = 0,
	NAMING = 1,
	HYPOTHETICAL = 2,
	HUMAN = 4,
	SOME = 8,
	NOBODY = 16,
	PRONOUN = 32,
	GOVERNOR = 64,
	SOURCE = 128,
	HE = 256,
	FIRM = 512,
	SELF = 1024,
	ACCORDING = 2048,
	YOU = 4096,
	SPEECH_NOUN = 8192,
	UTTERANCE = 16384,
	CALLS = 32768,
	TOWARD = 1 << 16,
	VOICE = 1 << 17,
	FILLER = 1 << 18,
	THING = 1 << 19,
	PAPER = 1 << 20,
	DEED = 1 << 21,
	CONCEPT = 1 << 22,
};

/* A verb or a cue, outside of all marks. */
struct found_word {
	uint32_t start, end;
	const struct word_entry *entry; /* with the sorts as its flags */
};

struct found_words {
	struct found_word *v;
	uint32_t n;
	size_t cap;
	uint32_t *first; /* for each letter: as word_from tells */
	uint32_t letters;
};

/* A mention outside of all marks, or one that is all that stands in them. */
struct named {
	uint32_t start, end;
	int32_t player;
	uint8_t kind; /* enum player_kind */
};

struct sentence {
	uint32_t start, end; /* with what closes it: 。” */
	uint32_t line;       /* that it stands in, counted without empty ones */
	uint8_t kind;        /* of its paragraph: enum paragraph_kind */
	bool turn; /* its paragraph is a turn of talk: 王五：…… */
	bool talk; /* it belongs to an interview that is written down */
};

/* What stands between outer marks. */
struct phrase {
	uint32_t at;             /* its letter in the short text */
	const struct marked *in; /* letters of the full text */
	bool again;              /* the same words stand in other marks too */
	bool is_name;            /* it is a mention */
	size_t name, names_end;  /* mentions that begin in it */
	bool speech;             /* as quote_find judged */
	int score;               /* of that judgement's first look */
};

struct reading {
	const struct article *a;
	struct arena *arena;
	struct letters full, l;
	struct phrase *phrases;
	uint32_t n_phrases;
	struct named *named;
	uint32_t n_named;
	uint32_t *first_named; /* for each letter of l: as named_from tells */
	struct found_words verbs, cues;
	struct sentence *sentences;
	uint32_t n_sentences;
	uint32_t *sentence_of; /* for each letter of l */
};

void reading_make(const struct article *, struct arena *, struct reading *);

/* A part of that: sentences, sentence_of. */
void sentences_find(struct reading *);

/* The letter that stands for phrase k. */
enum { PHRASE_RUNE = 0x110000 };

static inline bool
is_phrase(const struct reading *r, uint32_t i)
{
	return i < r->l.n && r->l.rune[i] >= PHRASE_RUNE;
}

static inline struct phrase *
phrase_at(const struct reading *r, uint32_t i)
{
	return &r->phrases[r->l.rune[i] - PHRASE_RUNE];
}

/* How many letters stand in the marks. */
static inline uint32_t
phrase_length(const struct phrase *p)
{
	return p->in->end - p->in->start;
}

/* Letters as part of a feature's name: what stands in marks is "@", so that
 * no words of a text get into a table. */
static inline str
letters_name(const struct reading *r, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (is_phrase(r, i))
			return STR("@");
	return letters_str(&r->l, from, to);
}

/* How many lines on is letter `to` from letter `from`? */
uint32_t lines_between(const struct reading *, uint32_t from, uint32_t to);

/* The first entry that begins at or behind i; the lists' length if none. */
uint32_t named_from(const struct reading *, uint32_t i);
uint32_t word_from(const struct found_words *, uint32_t i);

/* Nothing is looked for farther off than this, so that a text without a full
 * stop costs no more than others. */
enum { WINDOW = 400 };

/* Where the clause before i begins: behind the last comma, colon, semicolon
 * or dash, not before from, not farther off than WINDOW. */
uint32_t clause_start(const struct reading *, uint32_t from, uint32_t i);

#endif
