#include "base/str.h"

#include <string.h>

str
str_of(const char *cstring)
{
	return (str){ cstring, cstring ? strlen(cstring) : 0 };
}

bool
str_eq(str a, str b)
{
	if (a.n != b.n)
		return false;
	/* The last byte tells most letters of a script apart without a call. */
	return a.n == 0 ||
	       (a.s[a.n - 1] == b.s[a.n - 1] && memcmp(a.s, b.s, a.n) == 0);
}

int
str_cmp(str a, str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.s, b.s, n) : 0;

	if (c)
		return c;
	return (a.n > b.n) - (a.n < b.n);
}

bool
str_starts(str s, str head)
{
	return s.n >= head.n && str_eq(str_take(s, head.n), head);
}

bool
str_ends(str s, str tail)
{
	return s.n >= tail.n && str_eq(str_skip(s, s.n - tail.n), tail);
}

static size_t
longest_that(bool (*fits)(str, str), str s, const str *words, size_t n)
{
	size_t longest = 0;

	for (size_t i = 0; i < n; i++)
		if (words[i].n > longest && fits(s, words[i]))
			longest = words[i].n;
	return longest;
}

size_t
str_starts_any(str s, const str *words, size_t n)
{
	return longest_that(str_starts, s, words, n);
}

size_t
str_ends_any(str s, const str *words, size_t n)
{
	return longest_that(str_ends, s, words, n);
}

str
str_before_end(str s, const str *words, size_t n)
{
	size_t end = str_ends_any(s, words, n);

	return str_take(s, end ? s.n - end : 0);
}

bool
str_eq_any(str s, const str *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(s, words[i]))
			return true;
	return false;
}

char
ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

int
ascii_hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = ascii_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
str_eq_caseless(str a, str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (ascii_lower(a.s[i]) != ascii_lower(b.s[i]))
			return false;
	return true;
}

bool
str_starts_caseless(str s, str head)
{
	return s.n >= head.n && str_eq_caseless(str_take(s, head.n), head);
}

uint64_t
str_hash(str s)
{
	uint64_t h = 0xcbf29ce484222325u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.s[i]) * 0x100000001b3u;
	return h ^ h >> 32;
}

str
str_take(str s, size_t n)
{
	return (str){ s.s, n < s.n ? n : s.n };
}

str
str_skip(str s, size_t n)
{
	if (n > s.n)
		n = s.n;
	return (str){ n ? s.s + n : s.s, s.n - n };
}

str
str_slice(str s, size_t at, size_t end)
{
	return at < end ? str_skip(str_take(s, end), at) : (str){ 0 };
}

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

str
str_trim(str s)
{
	while (s.n && is_blank(s.s[0]))
		s = str_skip(s, 1);
	while (s.n && is_blank(s.s[s.n - 1]))
		s.n--;
	return s;
}

size_t
str_find(str hay, str needle)
{
	if (needle.n == 0)
		return 0;
	if (hay.n < needle.n)
		return STR_NONE;
	const char *at = memmem(hay.s, hay.n, needle.s, needle.n);
	return at ? (size_t)(at - hay.s) : STR_NONE;
}

size_t
str_find_last(str hay, str needle)
{
	if (hay.n < needle.n)
		return STR_NONE;
	for (size_t i = hay.n - needle.n + 1; i-- > 0;)
		if (str_starts(str_skip(hay, i), needle))
			return i;
	return STR_NONE;
}

size_t
str_find_byte(str hay, char c)
{
	const char *at = hay.n ? memchr(hay.s, c, hay.n) : NULL;

	return at ? (size_t)(at - hay.s) : STR_NONE;
}

bool
str_cut(str s, str sep, str *before, str *after)
{
	size_t at = str_find(s, sep);

	*before = str_take(s, at);
	*after = at == STR_NONE ? (str){ 0 } : str_skip(s, at + sep.n);
	return at != STR_NONE;
}

bool
str_line(str *rest, str *line)
{
	if (rest->n == 0)
		return false;
	str_cut(*rest, STR("\n"), line, rest);
	if (str_ends(*line, STR("\r")))
		line->n--;
	return true;
}

bool
str_to_int(str s, int64_t *out)
{
	bool minus = str_starts(s, STR("-"));
	int64_t v = 0;

	s = str_skip(s, minus);
	if (s.n == 0 || s.n > 18)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
		v = v * 10 + (s.s[i] - '0');
	}
	*out = minus ? -v : v;
	return true;
}
