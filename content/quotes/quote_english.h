/*
 * Inside of quote_find for English: who said what, by rules over words.
 * A paragraph is a row of tokens in which everything between outer quotation
 * marks is one; a sentence is searched for verbs of saying, each with its
 * subject and its content.  quote_english.def has the words.  Positions of
 * tokens are indices; `start` and `end` of a token are bytes of the text.
 */
#ifndef CONTENT_QUOTE_ENGLISH_H
#define CONTENT_QUOTE_ENGLISH_H

#include "content/article.h"

/* Sorts of words, and what a verb takes as content. */
enum {
	EN_SAY = 1 << 0,    /* speech, that-clauses, bare clauses */
	EN_THAT = 1 << 1,   /* clauses led by that, whether, how */
	EN_OBJECT = 1 << 2, /* a noun phrase is content */
	EN_TO = 1 << 3,     /* an infinitive is content */
	EN_TELL = 1 << 4,   /* a listener stands before the content */
	EN_NOUN = 1 << 5,   /* the present forms are nouns as well */
	EN_BASE = 1 << 6,   /* forms */
	EN_THIRD = 1 << 7,
	EN_PAST = 1 << 8,
	EN_ING = 1 << 9,
	EN_BE = 1 << 10,
	EN_AUX = 1 << 11,    /* has, did, will */
	EN_ADVERB = 1 << 12, /* also, later, Monday */
	EN_PREP = 1 << 13,
	EN_AND = 1 << 14,    /* and, but, or */
	EN_CLAUSE = 1 << 15, /* begins a clause: because, who */
	EN_DET = 1 << 16,
	EN_HE = 1 << 17, /* he, him */
	EN_SHE = 1 << 18,
	EN_IT = 1 << 19,      /* it, they: organisations as well */
	EN_PRONOUN = 1 << 20, /* I, we, you */
	EN_FIRM = 1 << 21,    /* company, agency */
	EN_LINK = 1 << 22,    /* that, whether, how: lead content */
	EN_MODAL = 1 << 23,   /* would, could: nobody has said it yet */
	EN_NOT = 1 << 24,
	EN_PLAIN = 1 << 25, /* begins sentences: meanwhile, however */
	EN_WHO = 1 << 26,
	EN_SHORT = 1 << 27,     /* Mr: its full stop ends no sentence */
	EN_ACCORDING = 1 << 28, /* according (to), quoted (as saying) */
	EN_THING = 1 << 29,     /* a noun that ends in -ly */
	EN_PAPER = 1 << 30,     /* speaks for its owner: report, statement */
	EN_FORMS = EN_BASE | EN_THIRD | EN_PAST | EN_ING,
	EN_TAKES = EN_SAY | EN_THAT | EN_OBJECT | EN_TO,
};

enum en_type {
	EN_WORD,
	EN_NUMBER,
	EN_COMMA,
	EN_COLON,
	EN_BREAK, /* ; and dashes */
	EN_STOP,
	EN_OPEN, /* ( */
	EN_CLOSE,
	EN_PHRASE, /* all between marks, and they */
	EN_OTHER,
};

struct en_token {
	uint32_t start, end;
	uint32_t sorts; /* of the word */
	uint8_t type;
	bool capital;
	bool owner; /* ends in ’s or s’ */
	/* of a phrase: */
	uint32_t in_start, in_end; /* bytes between the marks */
	bool stops;                /* its last sign is a full stop, ? or ! */
	bool asks;                 /* … ? or ! */
	bool comma;                /* its last sign is a comma */
	bool open;                 /* nothing closes it */
	bool taken;                /* somebody said it */
};

struct en_tokens {
	str text;
	struct en_token *v;
	uint32_t n;
	size_t cap;
};

uint32_t en_sorts(str word); /* 0: not in the table */

/*
 * The next piece of a paragraph, which *rest loses: all of it, or what ends
 * behind a full stop or a blank, so that a long one takes no more memory.
 */
struct span en_piece(str text, struct span *rest);

/* The tokens of a piece. */
void en_tokens_make(
	str text, struct span piece, struct arena *perm, struct en_tokens *out);

/* The same, but marks hide nothing: no EN_PHRASE. */
void en_words_make(
	str text, struct span piece, struct arena *perm, struct en_tokens *out);

/* Tokens [start, end). */
struct en_range {
	uint32_t start, end;
};

/* A verb of saying, or "according to". */
struct en_cue {
	uint32_t verb;           /* its token */
	struct en_range subject; /* empty: nobody is named there */
	bool shared;             /* … but it is that of the cue before */
	struct en_range meant;   /* whom “who” means; else the subject */
	struct en_range before;  /* content in front of it */
	struct en_range behind;
};

struct en_cues {
	struct en_cue *v;
	uint32_t n;
	size_t cap;
};

/* The cues of a sentence, sorted, and what they bring. */
void en_cues_find(const struct en_tokens *, struct en_range sentence,
	struct arena *perm, struct en_cues *out);

/* Fills in subject, shared and meant of a cue whose verb is known. */
void en_subject_before(
	const struct en_tokens *, uint32_t from, struct en_cue *);
void en_subject_behind(const struct en_tokens *, uint32_t to, struct en_cue *);

/* The subject of the sentence itself, before a verb in it. */
struct en_range en_subject_first(
	const struct en_tokens *, uint32_t from, uint32_t verb);

/* Somebody who may be meant by a pronoun. */
struct en_topic {
	int32_t player;
	uint32_t paragraph;
};

enum { EN_TOPICS = 4 };

/* Who was named so far, the subjects first, and whom a subject means. */
struct en_cast {
	const struct article *a;
	size_t mention;     /* the first one not passed */
	uint8_t *gender;    /* of each player: 0, or EN_MAN, EN_WOMAN */
	uint32_t paragraph; /* in which one we are */
	struct en_topic persons[EN_TOPICS], firms[EN_TOPICS];
	bool has_person, has_firm; /* the sentence has named one */
};

enum { EN_MAN = 1, EN_WOMAN = 2 };

void en_cast_make(const struct article *, struct arena *, struct en_cast *);

/* Passes the names of a sentence that stand before a byte. */
void en_cast_pass(struct en_cast *, const struct en_tokens *, uint32_t byte);

/* Makes a player the one that is spoken of. */
void en_cast_raise(struct en_cast *, int32_t player);

/* The player that the words mean, or NO_INDEX; inferred: not by name. */
int32_t en_cast_player(struct en_cast *, const struct en_tokens *,
	struct en_range subject, bool *inferred);

/* Fills in the article's quotes. */
void quote_find_english(struct article *, struct arena *perm);

static inline bool
en_is(const struct en_tokens *t, uint32_t i, uint32_t sorts)
{
	return i < t->n && t->v[i].sorts & sorts;
}

static inline uint8_t
en_type(const struct en_tokens *t, uint32_t i)
{
	return i < t->n ? t->v[i].type : EN_STOP;
}

#endif
