/* How tools/make-words.c lays its tables of Han characters out. */
#ifndef CONTENT_LEXICON_TABLE_H
#define CONTENT_LEXICON_TABLE_H

enum { LEXICON_FIRST = 0x4E00, LEXICON_LAST = 0x9FA5 };

/* Costs of a Han character as … */
enum lexicon_use {
	LEXICON_LETTER,  /* … a word of its own */
	LEXICON_SURNAME, /* … a surname */
	LEXICON_ONLY,    /* … a given name of one */
	LEXICON_GIVEN_1, /* … a given name's first of two */
	LEXICON_GIVEN_2, /* … a given name's second of two */
	LEXICON_SOUND,   /* … a sound of a foreign name */
	LEXICON_USES
};

#endif
