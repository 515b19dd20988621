#include "content/names/name_pseudonym.h"

#include "base/utf8.h"
#include "content/names/name_again.h"

enum { LIST_MOST = 180, RUNES_MOST = 6, NAMES_MOST = 32 };

struct pseudonyms {
	str v[NAMES_MOST];
	size_t n;
};

/* Without 文中的 before the first name. */
static str
without_opening(str s)
{
	static const str words[] = {
#define OPENING(word) STR0(word),
#include "content/names/pseudonyms.def"
	};

	return str_skip(s, str_starts_any(s, STRS(words)));
}

static bool
is_name(str s)
{
	unsigned scripts = utf8_scripts(s);
	size_t runes = utf8_count(s);

	if (scripts == SCRIPT_LATIN)
		return runes > 2;
	return (scripts == SCRIPT_HAN ||
		       scripts == (SCRIPT_HAN | SCRIPT_LATIN)) &&
	       runes > 1 && runes <= RUNES_MOST;
}

/* Where the list that ends at a place begins: behind a sign that is in none. */
static size_t
list_start(str text, size_t end)
{
	size_t at = end;

	while (at > 0 && end - at < LIST_MOST) {
		size_t next = at;
		uint32_t rune = utf8_prev(text, &next);

		if (!rune_is_han(rune) && !rune_is_word(rune) &&
			rune != 0x3001 && rune != ' ')
			break;
		at = next;
	}
	return at;
}

/* All of them, or none if one of them is no name. */
static void
read_list(str list, struct pseudonyms *out)
{
	size_t n = out->n;
	bool more = true;
	str one;

	for (list = without_opening(list); more;) {
		more = str_cut(list, STR("、"), &one, &list);
		one = str_trim(one);
		if (!is_name(one) || n == NAMES_MOST)
			return;
		out->v[n++] = one;
	}
	out->n = n;
}

static void
read_all(str text, struct pseudonyms *out)
{
	static const str closing[] = {
#define CLOSING(word) STR0(word),
#include "content/names/pseudonyms.def"
	};
	str word = STR("为化名");

	for (size_t at = 0, n;
		(n = str_find(str_skip(text, at), word)) != STR_NONE;
		at += n + word.n) {
		str before = str_take(text, at + n);
		size_t end = before.n - str_ends_any(before, STRS(closing));

		read_list(str_slice(text, list_start(text, end), end), out);
	}
}

void
name_pseudonym(str text, struct arena *perm, struct names *names)
{
	static const struct name person = {
		.kind = PLAYER_PERSON,
		.certainty = 90,
		.entry = NO_INDEX,
	};
	struct pseudonyms all = { 0 };
	struct names found = { 0 };

	read_all(text, &all);
	for (size_t i = 0; i < all.n; i++)
		name_find_again(text, all.v[i], &person, perm, &found);
	if (found.n)
		name_put_over(names, &found, perm);
}
