/*
 * UTF-8: reading, writing, counting; columns on a terminal.  Offsets are
 * bytes, "runes" are Unicode code points, "columns" are terminal cells.
 * Ill-formed bytes read as U+FFFD, one for each maximal bad part (Unicode
 * 15, section 3.9, "U+FFFD Substitution of Maximal Subparts").
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/arena.h"

enum { UTF8_MAX = 4, UTF8_BAD = 0xFFFD };

/*
 * The rune at *at, which moves behind it; *at must be < s.n.  A bad part
 * gives UTF8_BAD.
 */
uint32_t utf8_next(str s, size_t *at);

/* The rune that ends before *at, which moves to its start; *at must be > 0. */
uint32_t utf8_prev(str s, size_t *at);

/* The last place at or before at (at most s.n) where no rune is cut in two. */
size_t utf8_border(str s, size_t at);

/* Writes a rune's 1-4 bytes, returns how many; surrogates etc. as U+FFFD. */
size_t utf8_encode(uint32_t rune, char out[UTF8_MAX]);

bool utf8_valid(str s);
size_t utf8_count(str s); /* runes */

/* The text with bad parts replaced; *bad (may be NULL) counts them.  Returns
 * s itself, without a copy, when it is well formed. */
str utf8_repair(struct arena *perm, str s, size_t *bad);

/* Classes that all of jianbao agrees on. */
bool rune_is_han(uint32_t); /* Unified_Ideograph, and 々 〇 */
bool rune_is_kana(uint32_t);
bool rune_is_space(uint32_t); /* White_Space, and U+FEFF */
bool rune_is_word(uint32_t);  /* letter or digit outside Han and kana */

/* A letter without its marks: e of é; else the rune as it is. */
uint32_t rune_base(uint32_t);

/* What a text is written in; bits. */
enum script {
	SCRIPT_HAN = 1 << 0,
	SCRIPT_LATIN = 1 << 1, /* or any other letters but kana */
	SCRIPT_DIGIT = 1 << 2, /* 0-9 */
	SCRIPT_OTHER = 1 << 3, /* signs, blanks, kana */
};

unsigned utf8_scripts(str s);

/* Columns of one rune: 0 (combining), 1 or 2 (East Asian wide). */
int rune_width(uint32_t);

/*
 * Does UAX #11 leave its width to where it stands (quotation marks, dashes,
 * dots)?  They count one column, as terminals in UTF-8 show them, unless this
 * has been called, for terminals in East Asian charsets.
 */
bool rune_is_ambiguous(uint32_t);
void rune_widen_ambiguous(void);

/*
 * The next extended grapheme cluster (UAX #29) of s from *at, which moves
 * behind it.  Its columns, 0 to 2.
 */
int utf8_cluster(str s, size_t *at);

/* Columns of a text, cluster by cluster. */
int utf8_width(str s);

/* The longest head of s, in whole clusters, that fits into columns. */
str utf8_fit(str s, int columns);

#endif
