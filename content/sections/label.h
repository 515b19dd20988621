/*
 * Labels of sections: 01, 1., 2、, 一、, （三）, 第一章, PART 2, Chapter 3,
 * NO.1, a lone A.
 */
#ifndef CONTENT_LABEL_H
#define CONTENT_LABEL_H

#include "content/words/letter.h"

enum label_sort {
	LABEL_NONE,
	LABEL_DIGITS,  /* 01 */
	LABEL_POINT,   /* 1. 1、 1） */
	LABEL_CHINESE, /* 一、 （一） 第一， */
	LABEL_CHAPTER, /* 第一章 */
	LABEL_PART,    /* PART 2, Part One, Chapter 3, NO.1 */
	LABEL_LETTER,  /* A, B. */
};

struct label {
	enum label_sort sort;
	struct span at; /* letters: the label with its sign */
	uint32_t rest;  /* the first letter behind it; the line's end if it
			   stands alone */
	uint32_t number;
};

/*
 * The label that opens the line [at.start, at.end).  A label in front of
 * text needs a blank or a sign behind it: 3月的… has none.
 */
bool label_read(const struct letters *, struct span line, struct label *);

#endif
