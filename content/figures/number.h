/*
 * Reading numbers: digits, Chinese numerals, English words and mixtures
 * (3,000  1.5万亿  5千万  两三百万  20多万  12k  45 million  twelve).
 */
#ifndef CONTENT_NUMBER_H
#define CONTENT_NUMBER_H

#include "content/words/letter.h"

struct number {
	uint32_t start, end; /* letters; with 万, 多, +, million … */
	uint32_t tight;      /* the end without a closing 多, 余, 来, + */
	double value;
	double scale;   /* of 万, 亿, k, million …; 1 where there is none */
	uint8_t digits; /* of the whole part when written in digits, else 0 */
	bool words;     /* Chinese numeral or English word */
	bool point;
	bool grouped; /* 3,000 */
	bool bare;    /* nothing but a scale: 百万, 亿 */
	bool pair; /* 两三, 七八: about so many; the value is the lower */
};

/* May a number begin at i?  Not inside a word (GPT4) or a number. */
bool number_begins(const struct letters *, uint32_t i);

/* The number at i, if there is one; what stands before i is not asked. */
bool number_read(const struct letters *, uint32_t i, struct number *);

/*
 * The second number of 3-5万 or 10% 到 20%; i is behind the first and its
 * unit.  False where there is no such sign or no number behind it.
 */
bool number_read_second(const struct letters *, uint32_t i, struct number *);

/* Behind - – — ~ 至 到 or "to" and the blanks around it; 0: none at i. */
uint32_t number_skip_range(const struct letters *, uint32_t i);

/* The value of a Chinese digit 0-9 (两 is 2), or -1. */
int number_han_digit(uint32_t rune);

/* Of 十, 百, 千, 万 and 亿, or 0. */
double number_han_scale(uint32_t rune);

#endif
