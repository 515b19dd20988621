#include "content/names/name_part.h"

#include "base/utf8.h"
#include "content/article.h"
#include "content/names/known.h"
#include "content/names/suffix.h"
#include "content/words/lexicon.h"
#include "content/words/lookup.h"

struct parts {
	struct name_part *v;
	size_t n;
};

static bool
is_ordinary(str s)
{
	return lexicon_is_common(s) || lexicon_is_no_name(s);
}

static void
add(struct parts *parts, str name, size_t start, size_t end)
{
	str text = str_slice(name, start, end);

	size_t at = 0;
	uint32_t rune = text.n ? utf8_next(text, &at) : 0;

	if (parts->n == NAME_PARTS || is_ordinary(text) ||
		(!rune_is_han(rune) && !rune_is_word(rune)))
		return;
	parts->v[parts->n++] = (struct name_part){
		.text = text,
		.head = str_take(name, start),
	};
}

/* 知远 of 林知远. */
static void
add_given(struct parts *parts, str name)
{
	size_t at = 0;

	if (utf8_scripts(name) != SCRIPT_HAN || utf8_count(name) != 3 ||
		lexicon_surname_of(name) != 1)
		return;
	(void)utf8_next(name, &at);
	add(parts, name, at, name.n);
}

/* 青木 of 青木健太: two surnames of Japan make four with a given name. */
static void
add_surname(struct parts *parts, str name)
{
	enum { WHOLE = 4, SURNAME = 2 };
	size_t at = 0;

	if (utf8_scripts(name) != SCRIPT_HAN || utf8_count(name) != WHOLE)
		return;
	for (int i = 0; i < SURNAME; i++)
		(void)utf8_next(name, &at);
	add(parts, name, 0, at);
}

/* 科尔曼 and 马丁 of 马丁·科尔曼. */
static void
add_dotted(struct parts *parts, str name)
{
	enum { DOT = 0xB7, LEAST = 2 };
	size_t start = 0;

	for (size_t at = 0; at <= name.n;) {
		size_t end = at;
		bool over = at == name.n;

		if (!over && lookup_fold(utf8_next(name, &at)) != DOT)
			continue;
		if ((start || !over) &&
			utf8_count(str_slice(name, start, end)) >= LEAST)
			add(parts, name, start, end);
		start = at;
		if (over)
			break;
	}
}

str
name_without_model(str s)
{
	size_t n = s.n;

	while (n && !(s.s[n - 1] & 0x80))
		n--;
	return n ? str_take(s, n) : s;
}

/* Is it who has or makes things, or one of his models (星桥R7)? */
static bool
is_owner(str name)
{
	struct known_hit hit;

	name = name_without_model(name);
	return known_whole(name, &hit) &&
	       (hit.kind == PLAYER_ORG || hit.kind == PLAYER_PLACE);
}

/* 标准版 of 星桥R7标准版 is no name. */
static bool
is_edition(str rest)
{
	static const str ends[] = { STR0("版"), STR0("款"), STR0("型"),
		STR0("系列") };

	return str_ends_any(rest, STRS(ends)) > 0;
}

/* 霸王龙 of 星桥霸王龙, of 星桥R7霸王龙; of bodies what is left is mostly a common
 * word. */
static void
add_rest(struct parts *parts, str name)
{
	enum { LEAST = 3 };
	bool latin = false;

	for (size_t at = 0; at < name.n;) {
		size_t start = at;
		bool han = rune_is_han(utf8_next(name, &at));
		str rest = str_skip(name, start);

		if (start && (han || !latin) &&
			is_owner(str_trim(str_take(name, start))) &&
			utf8_scripts(rest) == SCRIPT_HAN &&
			utf8_count(rest) >= LEAST && !is_ordinary(rest) &&
			!is_edition(rest)) {
			add(parts, name, start, name.n);
			return;
		}
		latin = !han;
	}
}

/* 4o, 3.5 Pro, 5070 Ti; but not 14B, 3D, Q2, 4.0, which are no product's alone,
 * nor a mere number. */
static bool
is_model(str s)
{
	size_t digits = 0, letters = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] & 0x80)
			return false;
		digits += ascii_is_digit(s.s[i]);
		letters += !ascii_is_digit(s.s[i]);
	}
	char last = s.n ? s.s[s.n - 1] : 0;
	bool amount =
		ascii_is_digit(s.s[0]) && letters == 1 && ascii_is_upper(last);
	bool quarter =
		s.n == 2 && ascii_is_digit(last) && !ascii_is_digit(s.s[0]);
	return digits && letters && !amount && !quarter &&
	       !str_ends(s, STR(".0"));
}

/* 3.5 Pro of Kite 3.5 Pro, 007GT of 风筝007GT. */
static void
add_models(struct parts *parts, str name)
{
	uint32_t before = 0;

	for (size_t at = 0; at < name.n;) {
		size_t start = at;
		uint32_t rune = utf8_next(name, &at);
		bool border = before == ' ' || before == '-' ||
			      (rune_is_han(before) && rune < 0x80);

		if (start && border && is_model(str_skip(name, start)))
			add(parts, name, start, name.n);
		before = rune;
	}
}

/* L系列 of 星桥L系列. */
static void
add_series(struct parts *parts, str name)
{
	str letters = str_before_end(name, &STR("系列"), 1);
	size_t start = letters.n;

	while (start && !(letters.s[start - 1] & 0x80) &&
		letters.s[start - 1] != ' ')
		start--;
	if (start && start < letters.n && letters.n < name.n &&
		is_owner(str_trim(str_take(name, start))))
		add(parts, name, start, name.n);
}

/* The length of what the bracket at the beginning holds, with it; 0: none. */
static size_t
bracket_length(str s)
{
	str close = STR("）");
	size_t n = str_starts(s, STR("（")) ? str_find(s, close) : STR_NONE;

	return n == STR_NONE ? 0 : n + close.n;
}

/* Words and brackets and nothing else? */
static bool
is_words(str s)
{
	enum { WORD_MOST = 4 };

	while (s.n) {
		size_t n = bracket_length(s);

		if (n == 0)
			n = lexicon_word_length(s, WORD_MOST);
		if (n == 0)
			return false;
		s = str_skip(s, n);
	}
	return true;
}

/* 青禾 of 青禾精密（江城）有限公司. */
static void
add_heads(struct parts *parts, str name, size_t start)
{
	enum { LEAST = 2, MOST = 4 };
	struct known_hit hit;
	size_t at = start;

	for (int n = 1; n <= MOST && at < name.n; n++) {
		if (!rune_is_han(utf8_next(name, &at)))
			return;
		str head = str_slice(name, start, at);
		if (n >= LEAST && at < name.n && is_words(str_skip(name, at)) &&
			!known_whole(head, &hit))
			add(parts, name, start, at);
	}
}

/* Is it a body that may be a part of another: 青禾实验室, 青禾基金? */
static bool
is_body(str name)
{
	static const str tails[] = {
#define TAIL(word) STR0(word),
#include "content/names/suffixes.def"
	};

	return !suffix_is_legal(name) &&
	       (str_ends_any(name, STRS(tails)) || str_ends(name, STR("基金")));
}

/* 国会 of 美国国会, although it is a common word. */
static void
add_body_of_land(struct parts *parts, str name)
{
	static const str countries[] = {
#define COUNTRY(word) STR0(word),
#include "content/names/suffixes.def"
	};
	static const str bodies[] = {
#define OF_LAND(word) STR0(word),
#include "content/names/suffixes.def"
	};
	size_t n = str_starts_any(name, STRS(countries));

	if (n && str_eq_any(str_skip(name, n), STRS(bodies)))
		parts->v[parts->n++] = (struct name_part){
			.text = str_skip(name, n),
			.head = str_take(name, n),
		};
}

/* The same of 江城青禾精密. */
static void
add_firm(struct parts *parts, str name)
{
	struct known_hit hit;

	add_body_of_land(parts, name);
	if (is_body(name))
		return;
	add_heads(parts, name, 0);
	if (known_match(name, 0, &hit) && hit.kind == PLAYER_PLACE &&
		hit.length < name.n)
		add_heads(parts, name, hit.length);
}

size_t
name_parts(str name, uint8_t kind, struct name_part *out)
{
	struct parts parts = { .v = out };

	switch (kind) {
	case PLAYER_PERSON:
		add_given(&parts, name);
		add_surname(&parts, name);
		add_dotted(&parts, name);
		break;
	case PLAYER_ORG: add_firm(&parts, name); break;
	case PLAYER_PRODUCT:
		add_rest(&parts, name);
		add_models(&parts, name);
		add_series(&parts, name);
		break;
	default: break;
	}
	return parts.n;
}
