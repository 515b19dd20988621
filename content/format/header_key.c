#include "content/format/header_key.h"

#include "base/utf8.h"
#include "content/words/fold.h"

enum { KEY_RUNES = 20, KEY_BYTES = KEY_RUNES * UTF8_MAX };

static const struct {
	enum fact fact;
	str keys;
} headers[] = {
#define HEADER(fact, keys) { FACT_##fact, STR0(keys) },
#include "content/format/headers.def"
};

static const str boilerplates[] = {
#define BOILERPLATE(lines) STR0(lines),
#include "content/format/headers.def"
};

static bool
in_list(str list, str word)
{
	str one;

	for (bool more = true; more;) {
		more = str_cut(list, STR("|"), &one, &list);
		if (str_eq(one, word))
			return true;
	}
	return false;
}

/* Folded, without white space; false when it is longer than a key can be. */
static bool
squeeze(str s, char out[KEY_BYTES], str *key)
{
	size_t n = 0;

	for (size_t at = 0; at < s.n;) {
		uint32_t r = utf8_next(s, &at), to[FOLD_MAX];
		int many = fold_rune(r, to);

		if (many == 0 || rune_is_space(r))
			continue;
		if (n + UTF8_MAX > KEY_BYTES)
			return false;
		n += utf8_encode(to[0], out + n);
	}
	*key = (str){ out, n };
	return true;
}

bool
header_is_boilerplate(str line)
{
	char bytes[KEY_BYTES];
	str key;

	if (!squeeze(line, bytes, &key))
		return false;
	while (str_ends(key, STR(":")))
		key.n--;
	for (size_t i = 0; key.n && i < sizeof boilerplates / sizeof(str); i++)
		if (in_list(boilerplates[i], key))
			return true;
	return false;
}

static bool
is_bar(uint32_t r)
{
	return r == '|' || r == 0xFF5C || r == 0x4E28 || r == 0x2502;
}

bool
header_is_filler(uint32_t r)
{
	return rune_is_space(r) || is_bar(r) || r == ',' || r == 0xFF0C ||
	       r == 0xB7 || r == 0x2022 || r == '/' || r == 0xFF0F ||
	       r == '-' || r == 0x2014 || r == 0x3001;
}

str
header_trim(str s)
{
	for (size_t to = 0; s.n && header_is_filler(utf8_next(s, &to)); to = 0)
		s = str_skip(s, to);
	for (size_t to = s.n; s.n && header_is_filler(utf8_prev(s, &to));
		to = s.n)
		s.n = to;
	return s;
}

/* The length of what parts key and value at s, or 0. */
static size_t
separator(str s, size_t at)
{
	size_t to = at;
	uint32_t r = at < s.n ? utf8_next(s, &to) : 0;

	if (r == ':' || r == 0xFF1A || is_bar(r) || r == '/' || r == 0xFF0F)
		return to - at;
	/* A bar typed as a letter: "作者 I 某某". */
	if (r == 'I' && at > 0 && s.s[at - 1] == ' ' && to < s.n &&
		s.s[to] == ' ')
		return 1;
	return 0;
}

static size_t
skip_blanks(str s, size_t at)
{
	for (size_t to = at; to < s.n; at = to)
		if (!rune_is_space(utf8_next(s, &to)))
			break;
	return at;
}

/* "记者 某某": the Chinese words for who made the article need no colon. */
static bool
takes_blank(str key, enum fact fact)
{
	return (fact == FACT_BYLINE || fact == FACT_SOURCE) && key.n >= 6 &&
	       (key.s[0] & 0x80);
}

/* A tail of a line, folded and without white space, and where each rune of it
 * came from. */
struct tail {
	char bytes[KEY_BYTES];
	size_t n;
	size_t from[KEY_BYTES]; /* for the first byte of each rune */
};

static void
read_tail(str s, struct tail *t)
{
	size_t start = s.n;

	for (int n = 0; start > 0 && n < KEY_RUNES;)
		n += !rune_is_space(utf8_prev(s, &start));
	t->n = 0;
	for (size_t at = start; at < s.n;) {
		uint32_t to[FOLD_MAX];
		size_t from = at;
		uint32_t r = utf8_next(s, &at);

		if (rune_is_space(r) || fold_rune(r, to) == 0)
			continue;
		t->from[t->n] = from;
		t->n += utf8_encode(to[0], t->bytes + t->n);
	}
}

/* The longest key that ends s; its start, or STR_NONE. */
static size_t
key_ending(str s, enum fact *fact)
{
	struct tail t;
	size_t best = STR_NONE, longest = 0;

	read_tail(s, &t);
	for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
		str key, rest = headers[i].keys;

		for (bool more = true; more;) {
			more = str_cut(rest, STR("|"), &key, &rest);
			if (key.n <= longest ||
				!str_ends((str){ t.bytes, t.n }, key))
				continue;
			size_t start = t.from[t.n - key.n], before = start;
			/* In the middle of a word only what no word has. */
			if (before &&
				!header_is_filler(utf8_prev(s, &before)) &&
				(key.n < 6 || (key.s[0] & 0x80) == 0))
				continue;
			longest = key.n;
			best = start;
			*fact = headers[i].fact;
		}
	}
	return best;
}

/* Where the value begins, if a key can end at `at`; else 0. */
static size_t
value_start(str line, size_t at, bool *blank)
{
	size_t n = separator(line, at), behind = skip_blanks(line, at);

	*blank = !n;
	if (n)
		return at + n;
	if (behind == at || at == 0 || (line.s[at - 1] & 0x80) == 0 ||
		separator(line, behind))
		return 0;
	return behind;
}

bool
header_key_find(str line, size_t from, struct header_key *k)
{
	for (size_t at = from; at < line.n; utf8_next(line, &at)) {
		bool blank;
		size_t value = value_start(line, at, &blank), start;
		str before = str_slice(line, from, at);

		if (!value)
			continue;
		start = key_ending(before, &k->fact);
		if (start == STR_NONE ||
			(blank &&
				!takes_blank(str_skip(before, start), k->fact)))
			continue;
		k->start = from + start;
		k->value = value;
		return true;
	}
	return false;
}
