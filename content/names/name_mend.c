#include "content/names/name_mend.h"

#include <string.h>

#include "base/utf8.h"
#include "content/names/known.h"
#include "content/names/name_bracket.h"
#include "content/names/name_cut.h"
#include "content/names/suffix.h"
#include "content/words/lexicon.h"

static bool
is_thing(const struct name *n)
{
	return n->kind == PLAYER_ORG || n->kind == PLAYER_PRODUCT;
}

/* Digits are of neither script: 星桥GT-4 is a maker and his model. */
static bool
is_in(str s, enum script script)
{
	return (utf8_scripts(s) & ~(unsigned)SCRIPT_OTHER) == script;
}

/* Kite风筝: a brand that is written twice; known to nobody, or by both. */
static bool
is_brand(str text, const struct name *a, const struct name *b)
{
	if (a->at.end != b->at.start || a->entry != b->entry)
		return false;
	str one = str_slice(text, a->at.start, a->at.end);
	str two = str_slice(text, b->at.start, b->at.end);
	bool han_last = is_in(one, SCRIPT_LATIN) && is_in(two, SCRIPT_HAN);
	bool han_first = is_in(one, SCRIPT_HAN) && is_in(two, SCRIPT_LATIN);
	if (a->kind == b->kind)
		return is_thing(a) && (han_first || han_last);
	/* What is no Chinese person's name was taken for one. */
	return a->kind == PLAYER_ORG && b->kind == PLAYER_PERSON && han_last &&
	       !lexicon_surname_of(two);
}

/* 星桥大学管理学院: a body behind the name of what it belongs to. */
static bool
is_body(str text, const struct name *a, const struct name *b)
{
	return a->kind == PLAYER_ORG && b->kind == PLAYER_ORG &&
	       a->at.end == b->at.start &&
	       name_ends_as_org(str_slice(text, b->at.start, b->at.end));
}

/* 江城星桥科技有限公司: a registered name behind the place that begins it. */
static bool
is_seat(str text, const struct name *a, const struct name *b)
{
	return a->kind == PLAYER_PLACE && b->kind == PLAYER_ORG &&
	       a->at.end == b->at.start &&
	       suffix_is_legal(str_slice(text, b->at.start, b->at.end));
}

/* Does nothing follow that the words before could belong to? */
static bool
ends_there(str rest)
{
	static const str behind[] = {
#define AFTER(word) STR0(word),
#include "content/names/name_words.def"
	};
	size_t at = 0;

	if (rest.n == 0 || !rune_is_han(utf8_next(rest, &at)))
		return true;
	return str_starts_any(rest, STRS(behind));
}

/* 星桥 goes on as 星桥集团, 星桥科技. */
static size_t
tail_length(str rest)
{
	static const str tails[] = {
#define ONWARD(word) STR0(word),
#include "content/names/suffixes.def"
	};
	static const str whole[] = { STR0("集团"), STR0("公司") };
	enum { WORD_MOST = 4 };
	size_t group = str_starts_any(rest, STRS(whole));

	/* But not 公司法. */
	if (group && lexicon_word_length(rest, WORD_MOST) == group)
		return group;
	size_t n = str_starts_any(rest, STRS(tails));
	return ends_there(str_skip(rest, n)) ? n : 0;
}

/* The length of （苏州） at the beginning; 0: it is not there. */
static size_t
place_length(str rest)
{
	enum { LONGEST = 30 };
	size_t close = str_find(str_take(rest, LONGEST), STR("）"));

	return str_starts(rest, STR("（")) && close != STR_NONE
		       ? close + strlen("）")
		       : 0;
}

size_t
name_legal_length(str rest)
{
	static const str ends[] = {
#define LEGAL(word) STR0(word),
#include "content/names/suffixes.def"
	};
	enum { LONGEST = 90, WORD_MOST = 6 };
	/* Not 企业|（有限合伙）. */
	size_t at = str_starts_any(rest, STRS(ends)) ? 0 : place_length(rest);

	while (at < LONGEST) {
		str here = str_skip(rest, at);
		size_t end = str_starts_any(here, STRS(ends));
		if (end)
			return at + end;
		size_t n = str_starts(here, STR("股份"))
				   ? strlen("股份")
				   : lexicon_word_length(here, WORD_MOST);
		if (n == 0)
			break;
		at += n;
	}
	return 0;
}

/* The length of a brand that nobody knows and the rest of the name by which it
 * is registered: 青禾精密仪器有限公司 behind a place. */
static size_t
brand_length(str rest)
{
	static const str before[] = {
#define BEFORE(letter) STR0(letter),
#include "content/names/name_words.def"
	};
	enum { LEAST = 2, MOST = 4 };
	size_t at = 0;

	for (int n = 1; n <= MOST && at < rest.n; n++) {
		size_t start = at;

		if (!rune_is_han(utf8_next(rest, &at)) ||
			str_eq_any(str_slice(rest, start, at), STRS(before)))
			return 0;
		size_t more =
			n < LEAST ? 0 : name_legal_length(str_skip(rest, at));
		if (more)
			return at + more;
	}
	return 0;
}

/* May a word end there: App, but not of Apps or App Store? */
static bool
ends_word(str word, str rest)
{
	rest = str_skip(rest, str_starts(rest, STR(" ")));
	return (word.s[0] & 0x80) || rest.n == 0 || (rest.s[0] & 0x80) ||
	       !rune_is_word((uint8_t)rest.s[0]);
}

/* A blank between a name and a word, one of which is in Latin letters. */
static bool
is_joint(str text, size_t at)
{
	return at && at + 1 < text.n && text.s[at] == ' ' &&
	       (!(text.s[at - 1] & 0x80) || !(text.s[at + 1] & 0x80));
}

/* 星桥商城, 风筝折扣店: what they are with the word behind them; but not
 * 星桥搜索引擎. */
static bool
add_made(str text, struct name *n)
{
	static const struct {
		str word;
		uint8_t maker; /* PLAYER_KINDS: any */
		uint8_t kind;
	} made[] = {
#define MADE(kind, word) { STR0(word), PLAYER_KINDS, PLAYER_##kind },
#define ITS(maker, kind, word) { STR0(word), PLAYER_##maker, PLAYER_##kind },
#define APP(word) ITS(PRODUCT, PRODUCT, word)
#include "content/names/name_words.def"
	};
	enum { WORD_MOST = 4 };
	size_t at = n->at.end + is_joint(text, n->at.end);
	str rest = str_skip(text, at);
	size_t length = lexicon_word_length(rest, WORD_MOST);

	for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
		str word = made[i].word;

		if (!str_starts(rest, word) || length > word.n ||
			(made[i].maker != PLAYER_KINDS &&
				made[i].maker != n->kind) ||
			!ends_word(word, str_skip(rest, word.n)))
			continue;
		n->at.end = (uint32_t)(at + word.n);
		n->kind = made[i].kind;
		n->entry = NO_INDEX;
		return true;
	}
	return false;
}

/* L系列: letters, and digits behind them. */
static size_t
series_length(str rest)
{
	enum { LETTERS_MOST = 4 };
	str series = STR("系列");
	size_t n = 0;

	while (n < rest.n && n < LETTERS_MOST &&
		(ascii_is_upper(rest.s[n]) || (n && ascii_is_digit(rest.s[n]))))
		n++;
	return n && str_starts(str_skip(rest, n), series) ? n + series.n : 0;
}

/* L7, B01, O500, G10S, up to no letter or digit; but no quarter and no rank (Q3,
 * P9), nor what the table has by itself. */
static size_t
model_length(str rest)
{
	enum { LETTERS_MOST = 3, DIGITS_MOST = 3 };
	static const char no_models[] = "QHPT";
	struct known_hit hit;
	size_t letters = 0, digits = 0, n;

	while (letters < rest.n && ascii_is_upper(rest.s[letters]))
		letters++;
	n = letters + (letters < rest.n && rest.s[letters] == '-');
	while (n + digits < rest.n && ascii_is_digit(rest.s[n + digits]))
		digits++;
	n += digits;
	n += n < rest.n && ascii_is_upper(rest.s[n]);
	if (!letters || letters > LETTERS_MOST || !digits ||
		digits > DIGITS_MOST ||
		(letters == 1 && strchr(no_models, rest.s[0])) ||
		!ends_word(str_take(rest, n), str_skip(rest, n)) ||
		known_whole(str_take(rest, n), &hit))
		return 0;
	return n;
}

/* 星桥L系列, 星桥L7: his models, which no reading took for a name; next: where
 * the next name begins. */
static bool
add_model(str text, struct name *n, size_t next)
{
	size_t at = n->at.end + is_joint(text, n->at.end);
	str rest = str_slice(text, at, next);
	size_t length = series_length(rest);

	length = length ? length : model_length(rest);
	if (n->kind != PLAYER_ORG || length == 0)
		return false;
	n->at.end = (uint32_t)(at + length);
	n->kind = PLAYER_PRODUCT;
	n->entry = NO_INDEX;
	return true;
}

/* 星桥日本 before what stands behind a subject or a title. */
static size_t
country_length(str rest)
{
	static const str countries[] = {
#define COUNTRY(word) STR0(word),
#include "content/names/suffixes.def"
	};
	static const str behind[] = {
#define SUBJECT(word) STR0(word),
#define OFFICE(word) STR0(word),
#include "content/names/name_words.def"
	};
	size_t n = str_starts_any(rest, STRS(countries));

	return n && str_starts_any(str_skip(rest, n), STRS(behind)) ? n : 0;
}

/* next: where the next name begins. */
static void
extend(str text, struct name *n, size_t next)
{
	str rest = str_skip(text, n->at.end);
	size_t more = n->kind == PLAYER_ORG     ? name_legal_length(rest)
		      : n->kind == PLAYER_PLACE ? brand_length(rest)
						: 0;

	if (more == 0 && is_thing(n)) {
		if (add_made(text, n) || add_model(text, n, next))
			return;
		more = tail_length(rest);
		if (more == 0 && n->kind == PLAYER_ORG)
			more = country_length(rest);
	}
	if (more == 0)
		return;
	n->at.end += (uint32_t)more;
	n->kind = PLAYER_ORG;
	n->entry = NO_INDEX;
}

/* Which letter follows a place; empty: none of Han, or a word that may stand
 * behind a name, or any that it begins (表示). */
static str
letter_behind(str text, size_t at)
{
	enum { WORD_MOST = 4 };
	size_t end = at;
	str rest = str_skip(text, at);

	if (ends_there(rest) || !utf8_next(text, &end) ||
		lexicon_word_length(rest, WORD_MOST) > end - at)
		return (str){ 0 };
	return str_slice(text, at, end);
}

/* 林知远, of whom 林知 was found everywhere: the same letter follows each time. */
static void
complete(str text, struct names *names, size_t first)
{
	enum { OFTEN = 3 };
	const struct name *one = &names->v[first];
	str name = str_slice(text, one->at.start, one->at.end);
	str letter = letter_behind(text, one->at.end);
	size_t n = 0;

	for (size_t i = first; i < names->n && letter.n; i++) {
		struct span at = names->v[i].at;

		if (!str_eq(str_slice(text, at.start, at.end), name))
			continue;
		if (!str_starts(str_skip(text, at.end), letter) ||
			(i + 1 < names->n &&
				names->v[i + 1].at.start == at.end))
			return;
		n++;
	}
	for (size_t i = first; i < names->n && n >= OFTEN; i++) {
		struct span *at = &names->v[i].at;

		if (str_eq(str_slice(text, at->start, at->end), name))
			at->end += (uint32_t)letter.n;
	}
}

static void
complete_persons(str text, struct names *names)
{
	enum { LOOKS_MOST = 64 };
	size_t looks = 0;

	for (size_t i = 0; i < names->n && looks < LOOKS_MOST; i++)
		if (name_is_stranger(text, &names->v[i], 2)) {
			complete(text, names, i);
			looks++;
		}
}

void
name_mend(str text, struct names *names)
{
	size_t n = 0;

	for (size_t i = 0; i < names->n; i++) {
		struct name *one = &names->v[i];
		struct name *last = n ? &names->v[n - 1] : NULL;

		if (last && one->at.start < last->at.end)
			continue;
		if (last && (is_brand(text, last, one) ||
				    is_body(text, last, one) ||
				    is_seat(text, last, one))) {
			last->at.end = one->at.end;
			if (last->kind == PLAYER_PLACE)
				last->kind = PLAYER_ORG;
			last->entry = NO_INDEX;
			continue;
		}
		names->v[n] = *one;
		extend(text, &names->v[n],
			i + 1 < names->n ? names->v[i + 1].at.start : text.n);
		name_cut(text, &names->v[n]);
		n++;
	}
	names->n = n;
	complete_persons(text, names);
}
