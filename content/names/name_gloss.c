#include "content/names/name_gloss.h"

#include "base/utf8.h"
#include "content/names/name_add.h"
#include "content/names/name_again.h"
#include "content/words/lexicon.h"
#include "content/words/lookup.h"
#include "content/words/pinyin.h"

/* Both are looked for elsewhere, by going through the text. */
enum { GLOSSES_MOST = 16 };

/* How long a part of the letters' end the character sounds like; 0: none. */
static size_t
syllable_length(uint32_t rune, str letters)
{
	uint16_t folded = lookup_fold(rune);
	struct pinyin_word word;

	if (!pinyin_read(&folded, 1, &word))
		return 0;
	for (size_t i = 0; i < word.at[0].n; i++) {
		str syllable = str_of(pinyin_syllable(word.at[0].code[i]));

		if (syllable.n <= letters.n &&
			str_starts_caseless(
				str_skip(letters, letters.n - syllable.n),
				syllable))
			return syllable.n;
	}
	return 0;
}

/* 欧理 before （ouli）; empty: it is not written so, or a word (功夫). */
static str
spelt_before(str before, str inside)
{
	enum { LEAST = 2, MOST = 4, LONGEST = 24 };
	size_t close = str_find(str_take(inside, LONGEST), STR("）"));
	str letters = str_take(inside, close == STR_NONE ? 0 : close);
	size_t at = before.n, n = 0;

	for (; at && letters.n && n < MOST; n++) {
		size_t length =
			syllable_length(utf8_prev(before, &at), letters);

		if (length == 0)
			return (str){ 0 };
		letters = str_trim(str_take(letters, letters.n - length));
	}
	str name = str_skip(before, at);
	return letters.n == 0 && n >= LEAST && !lexicon_is_word(name)
		       ? name
		       : (str){ 0 };
}

/* Novak Tairo, of two or three words with capitals, that ends before. */
static str
words_before(str before)
{
	enum { LEAST = 2, MOST = 3, LONGEST = 40 };
	size_t at = before.n, words = 0;

	while (at && before.n - at < LONGEST &&
		(before.s[at - 1] == ' ' ||
			rune_is_word((unsigned char)before.s[at - 1])))
		at--;
	str name = str_trim(str_skip(before, at));
	for (size_t i = 0; i < name.n; i++) {
		if (i && name.s[i - 1] != ' ')
			continue;
		if (!ascii_is_upper(name.s[i]))
			return (str){ 0 };
		words++;
	}
	return words >= LEAST && words <= MOST ? name : (str){ 0 };
}

/* 诺大爷 of 后简称“诺大爷”, …; empty: it is no such word, or a common one. */
static str
short_form(str inside)
{
	static const str words[] = {
#define SHORT_FOR(word) STR0(word),
#define ALSO(word) STR0(word),
#include "content/players/alias_words.def"
	};
	static const str marks[] = { STR0("“"), STR0("「"), STR0("\"") };
	enum { LEAST = 2, MOST = 6 };
	size_t word = str_starts_any(inside, STRS(words)), end = 0, n = 0;
	str rest = str_skip(inside, word);

	rest = str_skip(rest, str_starts_any(rest, STRS(marks)));
	for (size_t at = 0; at < rest.n && n <= MOST; n++, end = at)
		if (!rune_is_han(utf8_next(rest, &at)))
			break;
	rest = str_take(rest, end);
	return word && n >= LEAST && n <= MOST && !lexicon_is_word(rest)
		       ? rest
		       : (str){ 0 };
}

struct gloss {
	str name, other;
};

/* What the bracket at a place says; both empty: nothing. */
static struct gloss
read_bracket(str text, size_t open)
{
	str before = str_take(text, open);
	str inside = str_skip(text, open + STR("（").n);
	struct gloss g = { .other = short_form(inside) };

	if (g.other.n) {
		g.name = words_before(before);
		return g;
	}
	g.name = spelt_before(before, inside);
	if (g.name.n)
		g.other = str_take(inside, str_find(inside, STR("）")));
	return g;
}

/* Does a sure name stand there?  next: the first one that does not end before. */
static bool
is_taken(const struct names *names, size_t *next, str text,
	const struct gloss *g)
{
	size_t start = (size_t)(g->name.s - text.s);
	size_t end = (size_t)(g->other.s - text.s) + g->other.n;

	while (*next < names->n && names->v[*next].at.end <= start)
		(*next)++;
	return *next < names->n && names->v[*next].at.start < end;
}

void
name_gloss(str text, struct arena *perm, struct names *names)
{
	const struct name like = {
		.kind = PLAYER_PERSON, .certainty = 60, .entry = NO_INDEX
	};
	struct names found = { 0 };
	str open = STR("（");
	size_t next = 0, glosses = 0;

	for (size_t at = 0, n;
		glosses < GLOSSES_MOST &&
		(n = str_find(str_skip(text, at), open)) != STR_NONE;
		at += n + open.n) {
		struct gloss g = read_bracket(text, at + n);

		if (!g.name.n || is_taken(names, &next, text, &g))
			continue;
		name_find_again(text, g.name, &like, perm, &found);
		name_find_again(text, g.other, &like, perm, &found);
		glosses++;
	}
	names_sort(&found);
	names_add_free(names, &found, perm);
}
