#include "content/names/name_bracket.h"

#include "base/utf8.h"
#include "content/names/name_add.h"
#include "content/names/name_mend.h"

enum { LETTERS_LEAST = 2, LETTERS_MOST = 7, RUNES_LEAST = 4, RUNES_MOST = 14 };

/* What is found, and the names that there are. */
struct search {
	str text;
	const struct names *names;
	struct names found;
	struct arena *perm;
	size_t next; /* the first name that ends behind the last bracket */
};

/* The end of the capitals at a place; the place itself if they are none. */
static size_t
capitals_end(str text, size_t at)
{
	size_t end = at;

	while (end < text.n && (ascii_is_upper(text.s[end]) ||
				       (end > at && text.s[end] == '&')))
		end++;
	return end - at >= LETTERS_LEAST && end - at <= LETTERS_MOST ? end : at;
}

/* The start of the capitals that end at a place, at the border of a word. */
static size_t
capitals_start(str text, size_t end)
{
	size_t at = end;

	while (at > 0 && ascii_is_upper(text.s[at - 1]))
		at--;
	bool whole =
		at == 0 || (text.s[at - 1] & 0x80) || text.s[at - 1] == ' ';
	return whole && end - at >= LETTERS_LEAST && end - at <= LETTERS_MOST
		       ? at
		       : end;
}

bool
name_ends_as_org(str name)
{
	static const str tails[] = {
#define TAIL(word) STR0(word),
#define BODY(word) STR0(word),
#include "content/names/suffixes.def"
	};

	return str_ends_any(str_skip(name, 1), STRS(tails)) > 0;
}

/* Is it a word that stands before a name and is never in one? */
static bool
is_before(str letter)
{
	static const str words[] = {
#define BEFORE(letter) STR0(letter),
#include "content/names/name_words.def"
	};

	return str_eq_any(letter, STRS(words));
}

/* The last name that begins before a place, or NULL. */
static const struct name *
name_before(struct search *s, size_t at)
{
	while (s->next < s->names->n && s->names->v[s->next].at.start < at)
		s->next++;
	return s->next ? &s->names->v[s->next - 1] : NULL;
}

/*
 * Where what ends at a place begins: back to a sign, a letter of another
 * script, a word that is before names; at the place itself if it has too few
 * letters or too many.  A name that all know begins it, if one is inside.
 */
static size_t
name_start(struct search *s, size_t end, size_t least_runes)
{
	const struct name *last = name_before(s, end);
	size_t at = end, start = end, runes = 0;
	size_t least = last && last->at.end < end ? last->at.start : 0;

	while (at > least && runes <= RUNES_MOST) {
		size_t end_of = at;
		uint32_t rune = utf8_prev(s->text, &at);

		if (!rune_is_han(rune) ||
			is_before(str_slice(s->text, at, end_of)))
			break;
		start = at;
		runes++;
	}
	return runes >= least_runes && runes <= RUNES_MOST ? start : end;
}

static size_t
org_start(struct search *s, size_t end)
{
	size_t start = name_start(s, end, RUNES_LEAST);

	return name_ends_as_org(str_slice(s->text, start, end)) ? start : end;
}

static void
add(struct search *s, size_t start, size_t end)
{
	*vec_push(s->perm, &s->found) = (struct name){
		.at = { (uint32_t)start, (uint32_t)end },
		.kind = PLAYER_ORG,
		.certainty = 60,
		.entry = NO_INDEX,
	};
}

/* 国际星桥公司（IHC） */
static void
read_letters(struct search *s, size_t open, size_t inside)
{
	size_t end = capitals_end(s->text, inside);
	const struct name *before = name_before(s, open);

	if (end == inside || !str_starts(str_skip(s->text, end), STR("）")))
		return;
	bool named = before && before->at.end == open;
	size_t start = named ? before->at.start : org_start(s, open);
	if (start == open || (named && before->kind != PLAYER_ORG))
		return;
	if (!named)
		add(s, start, open);
	add(s, inside, end);
}

/* IHC（国际星桥公司） */
static void
read_whole(struct search *s, size_t open, size_t inside)
{
	enum { BYTES_MOST = RUNES_MOST * 3 };
	str rest = str_slice(s->text, inside, inside + BYTES_MOST + 3);
	size_t n = str_find(rest, STR("）"));
	size_t start = capitals_start(s->text, open);

	if (start == open || n == STR_NONE)
		return;
	str whole = str_take(rest, n);
	if (utf8_scripts(whole) != SCRIPT_HAN ||
		utf8_count(whole) < RUNES_LEAST || !name_ends_as_org(whole))
		return;
	add(s, start, open);
	add(s, inside, inside + n);
}

/* The length of a word that says that what follows is the same. */
static size_t
definition_length(str rest)
{
	static const str words[] = {
#define SHORT_FOR(word) STR0(word),
#define ALSO(word) STR0(word),
#define PERHAPS(word) STR0(word),
#include "content/players/alias_words.def"
	};

	return str_starts_any(rest, STRS(words));
}

/* 星桥投资局（Kite Lane）, 星桥联营公司（即现在的星桥公司）, where what is in the
 * bracket is an organisation. */
static void
read_named(struct search *s, size_t open, size_t inside)
{
	const struct name *before = name_before(s, open);
	const struct name *in =
		s->next < s->names->n ? &s->names->v[s->next] : NULL;
	size_t word = definition_length(str_skip(s->text, inside));

	inside += word;
	if (!in || in->at.start != inside || in->kind != PLAYER_ORG ||
		(!word && (s->text.s[inside] & 0x80)) ||
		!str_starts(str_skip(s->text, in->at.end), STR("）")) ||
		(before && before->at.end >= open))
		return;
	size_t start = org_start(s, open);
	if (start < open)
		add(s, start, open);
}

/* 岚桥（江城）科技有限公司, which no reading took for a name. */
static void
read_legal(struct search *s, size_t open)
{
	enum { LEAST = 2 };
	const struct name *before = name_before(s, open);

	if (before && before->at.end >= open)
		return;
	size_t n = name_legal_length(str_skip(s->text, open));
	if (n == 0)
		return;
	size_t start = name_start(s, open, LEAST);
	if (start < open)
		add(s, start, open + n);
}

/* The same capitals elsewhere, as a word. */
static void
find_again(struct search *s, size_t known)
{
	for (size_t i = 0; i < s->text.n; i++) {
		if (!ascii_is_upper(s->text.s[i]))
			continue;
		size_t end = capitals_end(s->text, i);
		bool whole = end > i &&
			     (end == s->text.n || (s->text.s[end] & 0x80));
		str here = str_slice(s->text, i, end);

		for (size_t k = 0; whole && k < known; k++)
			if (str_eq(here,
				    str_slice(s->text, s->found.v[k].at.start,
					    s->found.v[k].at.end))) {
				add(s, i, end);
				break;
			}
		while (i + 1 < s->text.n && rune_is_word((uint8_t)s->text.s[i]))
			i++;
	}
}

void
name_bracket(str text, struct arena *perm, struct names *names)
{
	enum { KNOWN_MOST = 64 };
	struct search s = { .text = text, .names = names, .perm = perm };
	str open = STR("（");

	for (size_t at = 0, n;
		(n = str_find(str_skip(text, at), open)) != STR_NONE;
		at += n + open.n) {
		size_t here = at + n;

		read_letters(&s, here, here + open.n);
		read_whole(&s, here, here + open.n);
		read_named(&s, here, here + open.n);
		read_legal(&s, here);
	}
	if (s.found.n == 0)
		return;
	find_again(&s, s.found.n < KNOWN_MOST ? s.found.n : KNOWN_MOST);
	names_add(names, &s.found, perm);
}
