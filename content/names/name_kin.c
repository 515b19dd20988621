#include "content/names/name_kin.h"

#include "base/utf8.h"
#include "content/names/known.h"
#include "content/words/lexicon.h"
#include "content/names/name_add.h"
#include "content/players/sound.h"

/* SAME_MOST: that begin alike, so that no place costs more. */
enum { KINS_MOST = 256, SLOTS = 1024, SAME_MOST = 16 };

struct kin {
	str text;
	str head;      /* what stands before it in the sure name */
	uint32_t next; /* 1 + the next of the same slot */
	uint8_t kind;
};

/* By their first two runes. */
struct kins {
	struct kin v[KINS_MOST];
	uint32_t slots[SLOTS];
	size_t n;
};

static size_t
slot_of(str s)
{
	size_t at = 0;
	uint32_t one = utf8_next(s, &at);
	uint32_t two = at < s.n ? utf8_next(s, &at) : 0;

	return (one * 0x9E3779B1u ^ two * 0x85EBCA6Bu) >> 16 & (SLOTS - 1);
}

static void
offer(struct kins *kins, str head, str text, uint8_t kind)
{
	uint32_t *slot = &kins->slots[slot_of(text)];
	int same = 0;

	for (uint32_t i = *slot; i; i = kins->v[i - 1].next, same++)
		if (str_eq(kins->v[i - 1].text, text))
			return;
	if (kins->n == KINS_MOST || same == SAME_MOST)
		return;
	kins->v[kins->n] = (struct kin){
		.text = text,
		.head = head,
		.next = *slot,
		.kind = kind,
	};
	*slot = (uint32_t)++kins->n;
}

static bool
is_ordinary(str s)
{
	return lexicon_is_word(s) || lexicon_is_no_name(s);
}

/* 知远 of 林知远. */
static void
offer_given(struct kins *kins, str name)
{
	size_t at = 0;

	if (utf8_scripts(name) != SCRIPT_HAN || utf8_count(name) != 3 ||
		lexicon_surname_of(name) != 1)
		return;
	(void)utf8_next(name, &at);
	str given = str_skip(name, at);
	if (!is_ordinary(given))
		offer(kins, str_take(name, at), given, PLAYER_PERSON);
}

/* 老林, 小林 of 林知远. */
static void
offer_addresses(struct kins *kins, str name, struct arena *perm)
{
	static const str before[] = {
#define BEFORE(word) STR0(word),
#include "content/names/address.def"
	};
	size_t at = 0, n = utf8_count(name);

	if (utf8_scripts(name) != SCRIPT_HAN || n < 2 || n > 3 ||
		lexicon_surname_of(name) != 1)
		return;
	(void)utf8_next(name, &at);
	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		str address = arena_printf(perm, "%.*s%.*s", STR_ARG(before[i]),
			STR_ARG(str_take(name, at)));

		if (!is_ordinary(address))
			offer(kins, (str){ 0 }, address, PLAYER_PERSON);
	}
}

/* Is it who has or makes things? */
static bool
is_owner(str name)
{
	struct known_hit hit;

	return known_match(name, 0, &hit) && hit.length == name.n &&
	       (hit.kind == PLAYER_ORG || hit.kind == PLAYER_PLACE);
}

/* 霸王龙 of 星桥霸王龙; of bodies what is left is mostly a common word. */
static void
offer_rest(struct kins *kins, str name, uint8_t kind)
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
			utf8_count(rest) >= LEAST && !is_ordinary(rest)) {
			offer(kins, str_take(name, start), rest, kind);
			return;
		}
		latin = !han;
	}
}

/* What a bracket behind a name holds, up to its end or a comma. */
static str
bracket_behind(str text, const struct name *n)
{
	enum { LONGEST = 60 };
	str rest = str_slice(text, n->at.end, n->at.end + LONGEST);
	str open = STR("（"), inside, behind;

	if (!str_starts(rest, open) ||
		!str_cut(str_skip(rest, open.n), STR("）"), &inside, &behind))
		return (str){ 0 };
	(void)str_cut(inside, STR("，"), &inside, &behind);
	return inside;
}

static str
without_marks(str s)
{
	static const str opening[] = { STR0("“"), STR0("「"), STR0("\"") };
	static const str closing[] = { STR0("”"), STR0("」"), STR0("\"") };

	s = str_skip(s, str_starts_any(s, STRS(opening)));
	return str_take(s, s.n - str_ends_any(s, STRS(closing)));
}

/* 钛螺丝 of Tairos（钛螺丝）, which sounds alike; 诺大爷 of Novak（后简称诺大爷）. */
static void
offer_gloss(struct kins *kins, str text, const struct name *n)
{
	static const str words[] = {
#define SHORT_FOR(word) STR0(word),
#define ALSO(word) STR0(word),
#include "content/players/alias_words.def"
	};
	enum { LEAST = 2, MOST = 6 };
	str inside = bracket_behind(text, n);
	size_t word = str_starts_any(inside, STRS(words));
	str gloss = without_marks(str_skip(inside, word));
	size_t runes = utf8_count(gloss);

	if (runes < LEAST)
		return;
	if (word ? runes <= MOST
		 : sound_alike(str_slice(text, n->at.start, n->at.end), gloss))
		offer(kins, (str){ 0 }, gloss, n->kind);
}

static void
gather(str text, const struct names *names, struct arena *perm,
	struct kins *kins)
{
	for (size_t i = 0; i < names->n; i++) {
		const struct name *n = &names->v[i];
		str name = str_slice(text, n->at.start, n->at.end);

		if (n->doubtful)
			continue;
		offer_gloss(kins, text, n);
		if (n->kind == PLAYER_PERSON) {
			offer_given(kins, name);
			offer_addresses(kins, name, perm);
		} else if (n->kind == PLAYER_PRODUCT) {
			offer_rest(kins, name, n->kind);
		}
	}
}

/* Does an ordinary word begin in the first n bytes and go on behind them? */
static bool
is_in_word(str rest, size_t n)
{
	enum { WORD_MOST = 5 };

	for (size_t at = 0; at < n; (void)utf8_next(rest, &at))
		if (at + lexicon_word_length(str_skip(rest, at), WORD_MOST) > n)
			return true;
	return false;
}

/* Does all of the sure name stand there, and is taken for none? */
static bool
is_whole(str text, size_t at, const struct kin *k)
{
	return k->head.n && str_ends(str_take(text, at), k->head);
}

static const struct kin *
match(const struct kins *kins, str text, size_t at)
{
	str rest = str_skip(text, at);
	const struct kin *best = NULL;

	for (uint32_t i = kins->slots[slot_of(rest)]; i;
		i = kins->v[i - 1].next)
		if (str_starts(rest, kins->v[i - 1].text) &&
			(!best || kins->v[i - 1].text.n > best->text.n))
			best = &kins->v[i - 1];
	return best && !is_in_word(rest, best->text.n) &&
			       !is_whole(text, at, best)
		       ? best
		       : NULL;
}

/* 王龙 in 霸王龙: what was taken for a person there. */
static void
drop_inside(struct names *names, const struct names *found)
{
	size_t n = 0;

	for (size_t i = 0, k = 0; i < names->n; i++) {
		const struct name *one = &names->v[i];

		while (k < found->n && found->v[k].at.end < one->at.end)
			k++;
		bool inside = k < found->n &&
			      found->v[k].at.start <= one->at.start &&
			      found->v[k].kind != PLAYER_PERSON;
		if (!inside || one->kind != PLAYER_PERSON)
			names->v[n++] = *one;
	}
	names->n = n;
}

void
name_kin(str text, struct arena *perm, struct names *names)
{
	struct kins kins = { 0 };
	struct names found = { 0 };

	gather(text, names, perm, &kins);
	for (size_t at = 0; kins.n && at < text.n;) {
		const struct kin *k = match(&kins, text, at);
		size_t start = at;

		(void)utf8_next(text, &at);
		if (!k)
			continue;
		at = start + k->text.n;
		*vec_push(perm, &found) = (struct name){
			.at = { (uint32_t)start, (uint32_t)at },
			.kind = k->kind,
			.doubtful = true,
			.entry = NO_INDEX,
		};
	}
	drop_inside(names, &found);
	names_add_free(names, &found, perm);
}
