#include "content/names/name_before.h"

#include "base/utf8.h"
#include "content/names/name_again.h"

/* Letters of one; how many are looked for elsewhere, each by going through the
 * text. */
enum { WHOLE_MOST = 24, WHOLES_MOST = 64 };

static str
without_end(str s, const str *ends, size_t n)
{
	return str_take(s, s.n - str_ends_any(s, ends, n));
}

/* What stands before a bracket that opens with a word for a short form; empty:
 * there is none. */
static str
before_bracket(str before)
{
	static const str marks[] = { STR0("“"), STR0("「"), STR0("《"),
		STR0("\""), STR0(" ") };
	static const str words[] = {
#define SHORT_FOR(word) STR0(word),
#include "content/players/alias_words.def"
	};
	static const str open[] = { STR0("（"), STR0("(") };
	str rest = without_end(before, STRS(marks));

	while (rest.n < before.n) {
		before = rest;
		rest = without_end(before, STRS(marks));
	}
	rest = without_end(before, STRS(words));
	if (rest.n == before.n)
		return (str){ 0 };
	before = without_end(rest, STRS(open));
	return before.n < rest.n ? before : (str){ 0 };
}

static bool
has_in_order(str all, str some)
{
	size_t at = 0;

	for (size_t i = 0; i < some.n;) {
		uint32_t rune = utf8_next(some, &i);

		if (rune == ' ')
			continue;
		do {
			if (at == all.n)
				return false;
		} while (utf8_next(all, &at) != rune);
	}
	return true;
}

/* What ends before, begins as the short form does and has its letters. */
static size_t
start_of_long(str before, str little)
{
	size_t first = 0, at = before.n;
	uint32_t begins = utf8_next(little, &first);

	for (int n = 0; at && n < WHOLE_MOST; n++) {
		uint32_t rune = utf8_prev(before, &at);

		if (!rune_is_han(rune) && !rune_is_word(rune) && rune != ' ')
			break;
		if (rune == begins &&
			has_in_order(str_skip(before, at), little))
			return at;
	}
	return before.n;
}

/* What marks that end before hold: “青禾铺子”. */
static str
in_marks(str before)
{
	static const struct {
		str open, close;
	} marks[] = { { STR0("“"), STR0("”") }, { STR0("「"), STR0("」") },
		{ STR0("\""), STR0("\"") } };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (!str_ends(before, marks[i].close))
			continue;
		str rest = str_take(before, before.n - marks[i].close.n);
		size_t at = str_find_last(rest, marks[i].open);
		if (at == STR_NONE)
			break;
		rest = str_skip(rest, at + marks[i].open.n);
		return utf8_count(rest) <= WHOLE_MOST ? rest : (str){ 0 };
	}
	return (str){ 0 };
}

static str
find_whole(str text, const struct name *n)
{
	str before = before_bracket(str_take(text, n->at.start));
	str whole = in_marks(before);
	str name = str_slice(text, n->at.start, n->at.end);

	return whole.n ? whole : str_skip(before, start_of_long(before, name));
}

void
name_before(str text, struct arena *perm, struct names *names)
{
	struct names found = { 0 };
	size_t n = names->n, wholes = 0;

	for (size_t i = 0; i < n && wholes < WHOLES_MOST; i++) {
		const struct name *one = &names->v[i];
		str whole = find_whole(text, one);

		if (utf8_count(whole) < 2)
			continue;
		size_t end = (size_t)(whole.s - text.s) + whole.n;
		if (i && names->v[i - 1].at.end >= end)
			continue;
		struct name like = {
			.kind = one->kind, .certainty = 60, .entry = NO_INDEX
		};
		name_find_again(text, whole, &like, perm, &found);
		wholes++;
	}
	if (found.n)
		name_put_over(names, &found, perm);
}
