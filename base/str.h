/*
 * A slice of bytes: pointer and length, passed by value, owning nothing.
 * What it points at must outlive it.  Lengths are bytes.  Text is UTF-8
 * unless a name says otherwise; no slice need end in a NUL.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
	const char *s;
	size_t n;
} str;

/* A slice of a string literal; STR0 is for constant initialisers. */
#define STR0(lit)                      \
	{                              \
		(lit), sizeof(lit) - 1 \
	}
#define STR(lit) ((str)STR0(lit))

/* For printf: "%.*s", STR_ARG(s). */
#define STR_ARG(x) (int)(x).n, (x).s

/* Not found. */
#define STR_NONE SIZE_MAX

str str_of(const char *cstring); /* NULL gives an empty slice */

bool str_eq(str a, str b);
int str_cmp(str a, str b); /* byte order: <0, 0, >0 */
bool str_starts(str s, str head);
bool str_ends(str s, str tail);
/* The same, but "A" to "Z" are as good as "a" to "z". */
bool str_eq_caseless(str a, str b);
bool str_starts_caseless(str s, str head);
char ascii_lower(char c);

static inline bool
ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A capital letter. */
static inline bool
ascii_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

int ascii_hex(char c);    /* what the digit is worth, -1: it is none */
uint64_t str_hash(str s); /* FNV-1a with a final mix; not for strangers' keys */

/*
 * Of several words, STRS(array): the length of the longest that s begins or
 * ends with; 0: with none.
 */
#define STRS(array) (array), sizeof(array) / sizeof *(array)
size_t str_starts_any(str s, const str *words, size_t n);
size_t str_ends_any(str s, const str *words, size_t n);
bool str_eq_any(str s, const str *words, size_t n);

/* What stands before the longest of them that s ends with; empty: before none.
 */
str str_before_end(str s, const str *words, size_t n);

str str_take(str s, size_t n);               /* the first n bytes, or all */
str str_skip(str s, size_t n);               /* without the first n bytes */
str str_slice(str s, size_t at, size_t end); /* both clamped to s */
str str_trim(str s); /* without ASCII blanks at both ends */

size_t str_find(str hay, str needle); /* offset of the first, or STR_NONE */
size_t str_find_last(str hay, str needle);
size_t str_find_byte(str hay, char c);

/*
 * Splits at the first sep.  Returns true and both parts when it is there;
 * else false, *before the whole and *after empty.  So a list is walked by
 *	for (bool more = true; more;) { more = str_cut(rest, sep, &one, &rest); … }
 */
bool str_cut(str s, str sep, str *before, str *after);

/* The next line without its end (\n or \r\n); false when *rest is empty. */
bool str_line(str *rest, str *line);

/* A decimal integer that fills the slice; false on anything else. */
bool str_to_int(str s, int64_t *out);

#endif
