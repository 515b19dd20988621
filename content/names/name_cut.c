#include "content/names/name_cut.h"

#include <string.h>

#include "base/utf8.h"
#include "content/names/known.h"
#include "content/names/name_add.h"
#include "content/names/name_again.h"
#include "content/names/name_bracket.h"
#include "content/words/lexicon.h"

/* Letters of what is left behind a front, and of a firm behind what it is. */
enum { FRONT_MOST = 8, FIRM_MOST = 4 };

/* If its first bytes are a known name of the kind, it is no more than that. */
static void
cut_to_known(str text, struct name *n, size_t bytes, enum player_kind kind)
{
	str name = str_slice(text, n->at.start, n->at.start + bytes);
	struct known_hit hit;

	if (!known_whole(name, &hit) || hit.kind != kind)
		return;
	n->at.end = n->at.start + (uint32_t)name.n;
	n->kind = (uint8_t)kind;
	n->entry = (int32_t)hit.entry;
}

static void
cut_blanks(str text, struct name *n)
{
	str name = str_trim(str_slice(text, n->at.start, n->at.end));

	n->at.start = (uint32_t)(name.s - text.s);
	n->at.end = n->at.start + (uint32_t)name.n;
}

/* ［美］卡尔·科尔曼: where an author comes from. */
static void
cut_country(str text, struct name *n)
{
	static const str open[] = { STR0("［"), STR0("["), STR0("（"),
		STR0("("), STR0("【"), STR0("〔") };
	static const str close[] = { STR0("］"), STR0("]"), STR0("）"),
		STR0(")"), STR0("】"), STR0("〕") };
	str name = str_slice(text, n->at.start, n->at.end);

	if (n->kind != PLAYER_PERSON || !str_starts_any(name, STRS(open)))
		return;
	for (size_t at = 0; at < name.n; utf8_next(name, &at)) {
		size_t end = str_starts_any(str_skip(name, at), STRS(close));
		str rest = str_skip(name, at + end);

		if (!end)
			continue;
		if (utf8_count(rest) >= 2)
			n->at.start = n->at.end - (uint32_t)rest.n;
		return;
	}
}

/* 小米中国区: a region of the firm, which is part of a title. */
static void
cut_region(str text, struct name *n)
{
	static const str regions[] = {
#define REGION(word) STR0(word),
#include "content/names/suffixes.def"
	};
	str name = str_slice(text, n->at.start, n->at.end);
	str area = STR("区");

	if (str_starts(str_skip(text, n->at.end), area))
		name = str_slice(text, n->at.start, n->at.end + area.n);
	size_t region = str_ends_any(name, STRS(regions));
	if (region)
		cut_to_known(text, n, name.n - region, PLAYER_ORG);
}

/* 浙江大学星桥系: what one studied there. */
static void
cut_faculty(str text, struct name *n)
{
	str school = STR("大学");
	str name = str_slice(text, n->at.start, n->at.end);
	size_t at = str_find(name, school);

	if (n->kind == PLAYER_ORG && n->entry == NO_INDEX && at != STR_NONE &&
		str_ends(name, STR("系")))
		cut_to_known(text, n, at + school.n, PLAYER_ORG);
}

/* 西北地区东部: a part of an area. */
static void
cut_part(str text, struct name *n)
{
	static const str parts[] = {
#define PART(word) STR0(word),
#include "content/names/suffixes.def"
	};
	str name = str_slice(text, n->at.start, n->at.end);
	size_t part = str_ends_any(name, STRS(parts));

	if (part && part < name.n)
		cut_to_known(text, n, name.n - part, PLAYER_PLACE);
}

/* 马丁·科尔曼博士: how he is spoken to, behind a name that is whole without. */
static void
cut_address(str text, struct name *n)
{
	enum { LEAST = 3 };
	static const str words[] = {
#define ADDRESS(word, behind, learnt) STR0(word),
#include "content/words/address.def"
	};
	str name = str_slice(text, n->at.start, n->at.end);
	size_t cut = str_ends_any(name, STRS(words));
	str rest = str_take(name, name.n - cut);

	if (n->kind != PLAYER_PERSON || n->entry != NO_INDEX ||
		utf8_count(str_skip(name, rest.n)) < 2 ||
		utf8_count(rest) < LEAST)
		return;
	n->at.end = n->at.start + (uint32_t)rest.n;
}

static void
end_at(str text, struct name *n, size_t end)
{
	struct known_hit hit;

	n->at.end = (uint32_t)end;
	n->entry = NO_INDEX;
	if (known_whole(str_slice(text, n->at.start, end), &hit) &&
		hit.kind == n->kind)
		n->entry = (int32_t)hit.entry;
}

/* 商务部新闻: the beginning of a word that goes on behind the name. */
static void
cut_begun_word(str text, struct name *n)
{
	static const str words[] = {
#define WHOLE(word) STR0(word),
#include "content/names/name_words.def"
	};

	for (size_t at = n->at.end; at > n->at.start + 1;) {
		utf8_prev(text, &at);
		size_t length = str_starts_any(str_skip(text, at), STRS(words));
		if (at > n->at.start && at + length > n->at.end) {
			end_at(text, n, at);
			return;
		}
	}
}

/* 江北晚报讯: the paper, and that it reports. */
static void
cut_notice(str text, struct name *n)
{
	static const str words[] = {
#define NOTICE(word) STR0(word),
#include "content/names/name_words.def"
	};
	str name = str_slice(text, n->at.start, n->at.end);

	if (n->kind == PLAYER_ORG && n->entry == NO_INDEX &&
		str_ends_any(name, STRS(words)))
		end_at(text, n, n->at.end - strlen("讯"));
}

/* May a name of a few letters stand behind what a firm is: no word, no body? */
static bool
is_short_name(str s)
{
	size_t n = utf8_count(s);

	return n >= 2 && n <= FIRM_MOST && !lexicon_is_word(s) &&
	       !name_ends_as_org(s);
}

/* Does the table have it by that name? */
static bool
is_university(str name)
{
	struct known_hit hit;

	return str_ends(name, STR("大学")) && known_whole(name, &hit) &&
	       hit.kind == PLAYER_ORG && known_is_name(hit.entry, name);
}

/* The length of what stands before a name and is none: 全新的, 中国企业, 德国 of
 * 德国海德堡大学. */
static size_t
front_length(str name, enum player_kind kind)
{
	static const str fronts[] = {
#define FRONT(word) STR0(word),
#include "content/names/name_words.def"
	};
	struct known_hit hit;
	str firm = STR("企业");
	size_t n = str_starts_any(name, STRS(fronts));

	if (n || kind != PLAYER_ORG || !known_match(name, 0, &hit) ||
		hit.kind != PLAYER_PLACE)
		return n;
	str rest = str_skip(name, hit.length);
	if (is_university(rest))
		return hit.length;
	return str_starts(rest, firm) && is_short_name(str_skip(rest, firm.n))
		       ? hit.length + firm.n
		       : 0;
}

bool
name_cut_front(str text, struct name *one)
{
	str name = str_slice(text, one->at.start, one->at.end);
	size_t n = one->entry == NO_INDEX ? front_length(name, one->kind) : 0;
	str rest = str_trim(str_skip(name, n));

	if (n == 0 || utf8_count(rest) < 2 || utf8_count(rest) > FRONT_MOST)
		return false;
	one->at.start = one->at.end - (uint32_t)rest.n;
	end_at(text, one, one->at.end);
	return true;
}

void
name_cut(str text, struct name *one)
{
	cut_country(text, one);
	cut_blanks(text, one);
	cut_region(text, one);
	cut_part(text, one);
	cut_faculty(text, one);
	cut_address(text, one);
	cut_notice(text, one);
	if (one->kind == PLAYER_ORG && one->entry == NO_INDEX)
		cut_begun_word(text, one);
}

void
name_cut_fronts(str text, struct arena *perm, struct names *names)
{
	enum { AGAIN_MOST = 16 };
	struct names found = { 0 };

	for (size_t i = 0, n = 0; i < names->n; i++) {
		struct name *one = &names->v[i];

		if (!name_cut_front(text, one) || n == AGAIN_MOST)
			continue;
		name_find_again(text,
			str_slice(text, one->at.start, one->at.end), one, perm,
			&found);
		n++;
	}
	if (found.n) {
		names_sort(&found);
		names_add_free(names, &found, perm);
	}
}

bool
name_is_stranger(str text, const struct name *n, size_t letters)
{
	str name = str_slice(text, n->at.start, n->at.end);

	return n->kind == PLAYER_PERSON && n->entry == NO_INDEX &&
	       utf8_scripts(name) == SCRIPT_HAN &&
	       utf8_count(name) == letters && lexicon_surname_of(name) == 1;
}

static bool
is_once(str text, const struct names *names, str name)
{
	size_t n = 0;

	for (size_t i = 0; i < names->n && n < 2; i++)
		n += str_eq(str_slice(text, names->v[i].at.start,
				    names->v[i].at.end),
			name);
	return n == 1;
}

void
name_cut_persons(str text, struct names *names)
{
	enum { PERSONS_MOST = 64, LOOKS_MOST = 64 };
	str persons[PERSONS_MOST];
	size_t n = 0;

	for (size_t i = 0; i < names->n && n < PERSONS_MOST; i++) {
		const struct name *one = &names->v[i];
		str name = str_slice(text, one->at.start, one->at.end);

		if (name_is_stranger(text, one, 2) &&
			!str_eq_any(name, persons, n))
			persons[n++] = name;
	}
	for (size_t i = 0, looks = 0; i < names->n && looks < LOOKS_MOST; i++) {
		struct name *one = &names->v[i];
		str name = str_slice(text, one->at.start, one->at.end);
		size_t length = name_is_stranger(text, one, 3)
					? str_starts_any(name, persons, n)
					: 0;

		if (length == 0)
			continue;
		looks++;
		if (is_once(text, names, name))
			one->at.end = one->at.start + (uint32_t)length;
	}
}

/* Is it a place in another one: 青岭区, but not 园区, 古镇? */
static bool
is_inner_place(str s)
{
	static const str areas[] = {
#define AREA(word) STR0(word),
#include "content/names/suffixes.def"
	};
	static const str sorts[] = { STR0("地区"), STR0("自治县"),
		STR0("自治州"), STR0("自治区"), STR0("自贸区"),
		STR0("开发区") };
	enum { LEAST = 3 };

	return utf8_count(s) >= LEAST && str_ends_any(s, STRS(areas)) &&
	       !str_ends_any(s, STRS(sorts)) && !str_starts(s, STR("和")) &&
	       !str_starts(s, STR("州")) && !lexicon_is_word(s);
}

/* The length of the first place of an address, if another follows; 0: it is
 * one place. */
static size_t
first_place(str address)
{
	static const str divisions[] = {
#define DIVISION(word) STR0(word),
#include "content/names/suffixes.def"
	};
	struct known_hit hit;
	size_t n = 0, at = 0;

	for (int runes = 1; at < address.n && !n; runes++) {
		(void)utf8_next(address, &at);
		if (runes > 2 &&
			str_ends_any(str_take(address, at), STRS(divisions)))
			n = at;
	}
	/* 江城青岭区 */
	if (known_match(address, 0, &hit) && hit.kind == PLAYER_PLACE &&
		hit.length < n &&
		is_inner_place(str_slice(address, hit.length, n)))
		n = hit.length;
	return is_inner_place(str_skip(address, n)) ? n : 0;
}

void
name_part_addresses(str text, struct arena *perm, struct names *names)
{
	struct names all = { 0 };
	bool parted = false;

	for (size_t i = 0; i < names->n; i++) {
		struct name one = names->v[i];

		while (one.kind == PLAYER_PLACE && one.entry == NO_INDEX) {
			struct name *first;
			size_t n = first_place(
				str_slice(text, one.at.start, one.at.end));

			if (n == 0)
				break;
			first = vec_push(perm, &all);
			*first = one;
			first->at.end = one.at.start + (uint32_t)n;
			one.at.start = first->at.end;
			parted = true;
		}
		*vec_push(perm, &all) = one;
	}
	if (parted)
		*names = all;
}
