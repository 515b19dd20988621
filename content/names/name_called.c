#include "content/names/name_called.h"

#include "base/utf8.h"
#include "content/names/name_again.h"
#include "content/words/lexicon.h"

enum { CALLED_MOST = 24, RUNES_LEAST = 2, RUNES_MOST = 8 };

struct called {
	struct {
		str text;
		uint8_t kind;
	} v[CALLED_MOST];
	size_t n;
};

static const struct {
	str open, close;
} marks[] = {
	{ STR0("“"), STR0("”") },
	{ STR0("「"), STR0("」") },
	{ STR0("『"), STR0("』") },
	{ STR0("\""), STR0("\"") },
};

/* Letters and digits alone, not too many? */
static bool
may_be_name(str s)
{
	size_t n = utf8_count(s);

	for (size_t at = 0; at < s.n;) {
		uint32_t rune = utf8_next(s, &at);

		if (!rune_is_han(rune) && !rune_is_word(rune) && rune != ' ')
			return false;
	}
	return n >= RUNES_LEAST && n <= RUNES_MOST;
}

/* 机器人“…”, “…”系列, “…计划” */
static bool
is_called(str before, str name, str behind)
{
	static const str nouns_inside[] = {
#define IN_THING(word) STR0(word),
#include "content/names/name_words.def"
	};
	static const str nouns_before[] = {
#define THING(word) STR0(word),
#include "content/names/name_words.def"
	};
	static const str nouns_behind[] = {
#define OF_THING(word) STR0(word),
#include "content/names/name_words.def"
	};

	return str_ends_any(before, STRS(nouns_before)) ||
	       str_ends_any(str_skip(name, 1), STRS(nouns_inside)) ||
	       str_starts_any(behind, STRS(nouns_behind));
}

static void
note(str one, enum player_kind kind, struct called *out)
{
	for (size_t i = 0; i < out->n; i++)
		if (str_eq(out->v[i].text, one))
			return;
	if (out->n == CALLED_MOST || !may_be_name(one))
		return;
	out->v[out->n].text = one;
	out->v[out->n++].kind = (uint8_t)kind;
}

static void
read_marks(str text, str open, str close, struct called *out)
{
	enum { LONGEST = RUNES_MOST * 3 + 3 };
	size_t n;

	for (size_t at = 0;
		(n = str_find(str_skip(text, at), open)) != STR_NONE;) {
		size_t start = at + n + open.n;
		size_t length = str_find(
			str_slice(text, start, start + LONGEST), close);

		at = start;
		if (length == STR_NONE)
			continue;
		size_t end = start + length;
		str name = str_slice(text, start, end);
		if (is_called(str_take(text, start - open.n), name,
			    str_skip(text, end + close.n)))
			note(name, PLAYER_PRODUCT, out);
	}
}

/* Words of two letters and more and nothing else: 当地业主. */
static bool
is_words(str s)
{
	enum { WORD_MOST = 4 };

	while (s.n) {
		size_t n = lexicon_word_length(s, WORD_MOST);

		if (utf8_count(str_take(s, n)) < 2)
			return false;
		s = str_skip(s, n);
	}
	return true;
}

/* 在…看来: whoever sees it so, if that is no word (笔者), and words (业内人士) only
 * if the text says it of them again.  Two letters are a person's, more a
 * body's, as the readings know persons by their surnames. */
static void
read_views(str text, struct called *out)
{
	enum { LONGEST = RUNES_MOST * 3, VIEWS_MOST = 64 };
	str in = STR("在"), view = STR("看来");
	size_t n;

	for (size_t at = 0, views = 0;
		views < VIEWS_MOST &&
		(n = str_find(str_skip(text, at), view)) != STR_NONE;
		views++) {
		size_t end = at + n;
		size_t from = end > LONGEST ? end - LONGEST : 0;
		size_t start = str_find_last(str_slice(text, from, end), in);

		at = end + view.n;
		if (start == STR_NONE)
			continue;
		str all = str_slice(text, from + start, at);
		str name = str_slice(text, from + start + in.n, end);
		if (lexicon_is_word(name) ||
			(is_words(name) &&
				str_find(str_skip(text, at), all) == STR_NONE))
			continue;
		note(name, utf8_count(name) == 2 ? PLAYER_PERSON : PLAYER_ORG,
			out);
	}
}

/* Does a sure name stand in one of the places? */
static bool
is_taken(const struct names *names, const struct names *found)
{
	for (size_t i = 0, k = 0; k < found->n; k++) {
		struct span at = found->v[k].at;

		while (i < names->n && names->v[i].at.end <= at.start)
			i++;
		for (size_t j = i;
			j < names->n && names->v[j].at.start < at.end; j++)
			if (!names->v[j].doubtful)
				return true;
	}
	return false;
}

void
name_called(str text, struct arena *perm, struct names *names)
{
	struct called all = { 0 };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		read_marks(text, marks[i].open, marks[i].close, &all);
	read_views(text, &all);
	for (size_t i = 0; i < all.n; i++) {
		struct names found = { 0 };
		struct name like = { .kind = all.v[i].kind,
			.certainty = 60,
			.entry = NO_INDEX };

		name_find_again(text, all.v[i].text, &like, perm, &found);
		if (found.n > 1 && !is_taken(names, &found))
			name_put_over(names, &found, perm);
	}
}
