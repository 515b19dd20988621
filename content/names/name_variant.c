#include "content/names/name_variant.h"

#include "base/utf8.h"
#include "content/names/known.h"
#include "content/names/name_again.h"
#include "content/names/suffix.h"
#include "content/words/lexicon.h"

/* Letters of a long name; of a word more or less; that both have at the end. */
enum { LONG_LEAST = 6, LONG_MOST = 32, WORD_MOST = 2, TAIL_LEAST = 2 };

/* SAME_MOST: that begin alike, so that no place costs more. */
enum { LONGS_MOST = 256, SLOTS = 1024, SAME_MOST = 8 };

struct long_name {
	str text;
	uint32_t next; /* 1 + the next of the same slot */
	uint8_t kind;
};

/* By their first two runes. */
struct longs {
	struct long_name v[LONGS_MOST];
	uint32_t slots[SLOTS];
	size_t n;
};

static bool
is_latin_letter(uint32_t rune)
{
	return rune_is_word(rune) && !(rune >= '0' && rune <= '9');
}

/* Its letters and digits, of which a Latin word counts as one. */
static size_t
count_letters(str s)
{
	size_t n = 0;
	uint32_t before = 0;

	for (size_t at = 0; at < s.n;) {
		uint32_t rune = utf8_next(s, &at);

		n += rune_is_han(rune) ||
		     (rune_is_word(rune) && !(is_latin_letter(rune) &&
						    is_latin_letter(before)));
		before = rune;
	}
	return n;
}

/* Long enough, and Han at its end? */
static bool
is_long(str s)
{
	size_t last = s.n;

	return s.n >= LONG_LEAST && utf8_count(s) <= LONG_MOST &&
	       rune_is_han(utf8_prev(s, &last)) &&
	       count_letters(s) >= LONG_LEAST;
}

static size_t
common_head(str a, str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.s[n] == b.s[n])
		n++;
	return utf8_border(a, n);
}

/* Runes that both end in. */
static size_t
count_common_tail(str a, str b)
{
	size_t i = a.n, k = b.n, n = 0;

	while (i && k && utf8_prev(a, &i) == utf8_prev(b, &k))
		n++;
	return n;
}

/* What may be in a name, and tells it from no other. */
static bool
may_be_inside(str letter)
{
	static const str words[] = {
#define BEFORE(letter) STR0(letter),
#define APART(letter) STR0(letter),
#include "content/names/name_words.def"
	};
	size_t at = 0;

	return rune_is_han(utf8_next(letter, &at)) &&
	       !str_eq_any(letter, STRS(words));
}

/* Is there a word of n letters before the rest, one that may be inside? */
static bool
skip_word(str s, int n, str *rest)
{
	while (n-- && s.n) {
		size_t at = 0;

		(void)utf8_next(s, &at);
		if (!may_be_inside(str_take(s, at)))
			return false;
		s = str_skip(s, at);
	}
	*rest = s;
	return n < 0;
}

/* The length of what text begins with and is the name but for a word; 0: it is
 * not so. */
static size_t
variant_length(str text, str name)
{
	size_t head = common_head(text, name), longest = 0;
	str behind = str_skip(text, head), lacks = str_skip(name, head);

	for (int n = 1; n <= WORD_MOST; n++) {
		str rest;

		if (skip_word(lacks, n, &rest) && (rest.n || n == 1) &&
			str_starts(behind, rest) && head + rest.n > longest)
			longest = head + rest.n;
		if (!skip_word(behind, n, &rest) || !str_starts(rest, lacks))
			continue;
		size_t end = (size_t)(rest.s - text.s) + lacks.n;
		longest = end > longest ? end : longest;
	}
	return longest;
}

static bool
is_known(str s)
{
	struct known_hit hit;

	return known_whole(s, &hit);
}

/*
 * Is a name that has a word more before the rest another one?  星桥 has arms
 * (星桥精密实验室 beside 星桥实验室), and of schools and firms many are called alike
 * (江城科技大学出版社, 星桥置业集团).
 */
static bool
is_another(str head, str longer, str rest)
{
	static const str tails[] = {
#define SHARED(word) STR0(word),
#define WHOLE(word) STR0(word),
#include "content/names/suffixes.def"
	};

	return str_starts_any(rest, STRS(tails)) ||
	       (is_known(head) && !is_known(longer));
}

/* A body's name that lacks its last letter: 星桥超级实验. */
static bool
is_cut(str some, str all)
{
	enum { TAIL_LETTERS = 3 };
	static const str tails[] = {
#define TAIL(word) STR0(word),
#include "content/names/suffixes.def"
	};
	str tail = str_skip(all, all.n - str_ends_any(all, STRS(tails)));

	return utf8_count(tail) >= TAIL_LETTERS && !suffix_is_shared(all) &&
	       utf8_count(str_skip(all, some.n)) == 1;
}

bool
name_are_variants(str a, str b)
{
	str some = a.n < b.n ? a : b, all = a.n < b.n ? b : a;
	size_t head = common_head(some, all), more = all.n - some.n;
	str word = str_slice(all, head, head + more);
	str rest = str_skip(some, head), left;

	/* What is cheap to ask comes first. */
	if (!more || more > WORD_MOST * UTF8_MAX || !str_ends(all, rest) ||
		!is_long(some) || !is_long(all) ||
		utf8_count(str_take(some, head)) < 2)
		return false;
	if (rest.n == 0)
		return is_cut(some, all);
	return utf8_count(word) <= WORD_MOST &&
	       count_common_tail(some, all) >= TAIL_LEAST &&
	       skip_word(word, (int)utf8_count(word), &left) &&
	       !is_another(
		       str_take(some, head), str_take(all, head + more), rest);
}

static uint32_t *
slot_of(struct longs *longs, str s)
{
	return &longs->slots[name_head_hash(s) & (SLOTS - 1)];
}

/* Is it new? */
static bool
note(struct longs *longs, str text, uint8_t kind)
{
	uint32_t *slot = slot_of(longs, text);
	int same = 0;

	for (uint32_t i = *slot; i; i = longs->v[i - 1].next, same++)
		if (str_eq(longs->v[i - 1].text, text))
			return false;
	if (longs->n == LONGS_MOST || same == SAME_MOST)
		return false;
	longs->v[longs->n] = (struct long_name){
		.text = text,
		.next = *slot,
		.kind = kind,
	};
	*slot = (uint32_t)++longs->n;
	return true;
}

/* The longest variant at a place; *all: of the name itself. */
static struct name
match(struct longs *longs, str text, size_t at, bool *all)
{
	str rest = str_skip(text, at);
	struct name best = { .at = { (uint32_t)at, (uint32_t)at },
		.certainty = 60,
		.entry = NO_INDEX };

	*all = false;
	for (uint32_t i = *slot_of(longs, rest); i; i = longs->v[i - 1].next) {
		const struct long_name *one = &longs->v[i - 1];
		size_t n = one->text.n;

		*all = str_starts(rest, one->text);
		if (!*all) {
			n = variant_length(rest, one->text);
			if (!name_are_variants(str_take(rest, n), one->text))
				continue;
		}
		if (at + n > best.at.end) {
			best.at.end = (uint32_t)(at + n);
			best.kind = one->kind;
		}
		if (*all)
			break;
	}
	return best;
}

/* 青禾生服 of 青禾生活服务: who is known, and the first letters of two words; empty:
 * it is no such name. */
static str
first_letters(str name, struct arena *perm)
{
	enum { LETTERS = 4 };
	size_t at = name.n, starts[LETTERS];

	for (int i = LETTERS; i-- > 0; starts[i] = at)
		if (at == 0 || !rune_is_han(utf8_prev(name, &at)))
			return (str){ 0 };
	str owner = str_take(name, starts[0]);
	if (!is_known(owner) ||
		!lexicon_is_word(str_slice(name, starts[0], starts[2])) ||
		!lexicon_is_word(str_skip(name, starts[2])))
		return (str){ 0 };
	return arena_printf(perm, "%.*s%.*s%.*s", STR_ARG(owner),
		STR_ARG(str_slice(name, starts[0], starts[1])),
		STR_ARG(str_slice(name, starts[2], starts[3])));
}

static void
find_first_letters(str text, const struct name *one, struct arena *perm,
	struct names *found)
{
	str name = str_slice(text, one->at.start, one->at.end);
	str little = first_letters(name, perm);
	struct name like = { .kind = one->kind,
		.certainty = 60,
		.of = one->at.start + 1,
		.entry = NO_INDEX };

	if (little.n)
		name_find_again(text, little, &like, perm, found);
}

void
name_variant(str text, struct arena *perm, struct names *names)
{
	enum { FIRSTS_MOST = 32 }; /* that the text is read for again */
	struct longs longs = { 0 };
	struct names found = { 0 };

	for (size_t i = 0; i < names->n; i++) {
		const struct name *n = &names->v[i];
		str name = str_slice(text, n->at.start, n->at.end);

		if (n->doubtful || n->kind == PLAYER_PERSON ||
			n->kind == PLAYER_PLACE || !is_long(name))
			continue;
		if (note(&longs, name, n->kind) && longs.n <= FIRSTS_MOST)
			find_first_letters(text, n, perm, &found);
	}
	for (size_t at = 0; longs.n && at < text.n;) {
		bool all;
		struct name one = match(&longs, text, at, &all);
		size_t n = one.at.end - one.at.start;

		if (n && !all && !name_is_in_word(text, at, n))
			*vec_push(perm, &found) = one;
		if (n)
			at += n;
		else
			(void)utf8_next(text, &at);
	}
	if (found.n)
		name_put_over(names, &found, perm);
}
