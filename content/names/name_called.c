#include "content/names/name_called.h"

#include "base/utf8.h"
#include "content/names/name_again.h"

enum { CALLED_MOST = 64, RUNES_LEAST = 2, RUNES_MOST = 8 };

struct called {
	str v[CALLED_MOST];
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

/* 机器人“…”, “…”系列 */
static bool
is_called(str before, str behind)
{
	static const str nouns_before[] = {
#define THING(word) STR0(word),
#include "content/names/name_words.def"
	};
	static const str nouns_behind[] = {
#define OF_THING(word) STR0(word),
#include "content/names/name_words.def"
	};

	return str_ends_any(before, STRS(nouns_before)) ||
	       str_starts_any(behind, STRS(nouns_behind));
}

static void
note(str text, size_t start, size_t end, struct called *out)
{
	str one = str_slice(text, start, end);

	for (size_t i = 0; i < out->n; i++)
		if (str_eq(out->v[i], one))
			return;
	if (out->n < CALLED_MOST && may_be_name(one))
		out->v[out->n++] = one;
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
		if (is_called(str_take(text, start - open.n),
			    str_skip(text, end + close.n)))
			note(text, start, end, out);
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
	static const struct name product = {
		.kind = PLAYER_PRODUCT,
		.certainty = 60,
		.entry = NO_INDEX,
	};
	struct called all = { 0 };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		read_marks(text, marks[i].open, marks[i].close, &all);
	for (size_t i = 0; i < all.n; i++) {
		struct names found = { 0 };

		name_find_again(text, all.v[i], &product, perm, &found);
		if (found.n > 1 && !is_taken(names, &found))
			name_put_over(names, &found, perm);
	}
}
