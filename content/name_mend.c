#include "content/name_mend.h"

#include <string.h>

#include "base/utf8.h"
#include "content/known.h"
#include "content/lexicon.h"

static bool
is_thing(const struct name *n)
{
	return n->kind == PLAYER_ORG || n->kind == PLAYER_PRODUCT;
}

enum script { SCRIPT_NONE, SCRIPT_HAN, SCRIPT_LATIN, SCRIPT_MIXED };

/* Digits make it mixed: 星桥GT-4 is a maker and his model. */
static enum script
script_of(str s)
{
	unsigned script = SCRIPT_NONE;

	for (size_t at = 0; at < s.n;) {
		uint32_t rune = utf8_next(s, &at);

		if (rune_is_han(rune))
			script |= SCRIPT_HAN;
		else if (rune >= '0' && rune <= '9')
			script |= SCRIPT_MIXED;
		else if (rune_is_word(rune))
			script |= SCRIPT_LATIN;
	}
	return (enum script)script;
}

/* What is no Chinese person's name, and was taken for a person's. */
static bool
is_no_person(str surface)
{
	uint16_t runes[4];
	size_t n = 0;

	for (size_t at = 0; at < surface.n && n < 4; n++)
		runes[n] = lookup_fold(utf8_next(surface, &at));
	return lexicon_surname(runes, n) == 0;
}

/* Kite风筝: a brand that is written twice; known to nobody, or by both. */
static bool
is_brand(str text, const struct name *a, const struct name *b)
{
	str one = str_slice(text, a->at.start, a->at.end);
	str two = str_slice(text, b->at.start, b->at.end);
	enum script first = script_of(one), second = script_of(two);
	bool kinds = a->kind == b->kind ? is_thing(a)
					: a->kind == PLAYER_ORG &&
						  b->kind == PLAYER_PERSON &&
						  second == SCRIPT_HAN &&
						  is_no_person(two);

	return kinds && a->at.end == b->at.start && a->entry == b->entry &&
	       first != second && first + second == SCRIPT_HAN + SCRIPT_LATIN;
}

static size_t
word_length(str s)
{
	enum { MOST = 6 };
	uint16_t runes[MOST];
	size_t ends[MOST], n = 0;
	struct lookup_hits hits;

	for (size_t at = 0; at < s.n && n < MOST; n++) {
		runes[n] = lookup_fold(utf8_next(s, &at));
		ends[n] = at;
	}
	lookup_find(&lexicon_words, runes, n, &hits);
	return hits.n ? ends[hits.v[hits.n - 1].length - 1] : 0;
}

/* Does nothing follow that the words before could belong to? */
static bool
ends_there(str rest)
{
	static const str behind[] = { STR0("的"), STR0("在"), STR0("是"),
		STR0("将"), STR0("为"), STR0("和"), STR0("与"), STR0("及"),
		STR0("则"), STR0("也"), STR0("已") };
	size_t at = 0;

	if (rest.n == 0 || !rune_is_han(utf8_next(rest, &at)))
		return true;
	for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
		if (str_starts(rest, behind[i]))
			return true;
	return false;
}

/* 星桥 goes on as 星桥集团, 星桥科技. */
static size_t
tail_length(str rest)
{
	static const str tails[] = { STR0("科技"), STR0("智能"), STR0("电子"),
		STR0("卡车") };
	str group = STR("集团");

	if (str_starts(rest, group))
		return group.n;
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
		if (str_starts(rest, tails[i]) &&
			ends_there(str_skip(rest, tails[i].n)))
			return tails[i].n;
	return 0;
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

/* 星桥（苏州）精密仪器有限公司: words up to what ends a legal name. */
static size_t
legal_length(str rest)
{
	static const str ends[] = { STR0("有限公司"), STR0("有限责任公司"),
		STR0("股份公司") };
	enum { LONGEST = 90 };
	size_t at = place_length(rest);

	while (at < LONGEST) {
		str here = str_skip(rest, at);
		for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
			if (str_starts(here, ends[i]))
				return at + ends[i].n;
		size_t n = str_starts(here, STR("股份")) ? strlen("股份")
							 : word_length(here);
		if (n == 0)
			break;
		at += n;
	}
	return 0;
}

static void
extend(str text, struct name *n)
{
	str rest = str_skip(text, n->at.end);
	size_t more = n->kind == PLAYER_ORG ? legal_length(rest) : 0;

	if (more == 0)
		more = tail_length(rest);
	if (more == 0)
		return;
	n->at.end += (uint32_t)more;
	n->kind = PLAYER_ORG;
	n->entry = NO_INDEX;
}

/* 小米中国区: a region of the firm, which is part of a title. */
static void
cut_region(str text, struct name *n)
{
	static const str regions[] = { STR0("大中华区"), STR0("中国区"),
		STR0("亚太区"), STR0("海外区"), STR0("华东区"), STR0("华南区"),
		STR0("华北区") };
	str name = str_slice(text, n->at.start, n->at.end);
	str area = STR("区");
	struct known_hit hit;

	if (str_starts(str_skip(text, n->at.end), area))
		name = str_slice(text, n->at.start, n->at.end + area.n);
	for (size_t i = 0; i < sizeof regions / sizeof *regions; i++) {
		if (!str_ends(name, regions[i]))
			continue;
		str firm = str_take(name, name.n - regions[i].n);
		if (!known_match(firm, 0, &hit) || hit.length != firm.n ||
			hit.kind != PLAYER_ORG)
			return;
		n->at.end = n->at.start + (uint32_t)firm.n;
		n->kind = PLAYER_ORG;
		n->entry = (int32_t)hit.entry;
		return;
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
		if (last && is_brand(text, last, one)) {
			last->at.end = one->at.end;
			last->entry = NO_INDEX;
			continue;
		}
		names->v[n] = *one;
		if (is_thing(one))
			extend(text, &names->v[n]);
		cut_region(text, &names->v[n]);
		n++;
	}
	names->n = n;
}
