#include "content/names/name_kin.h"

#include "base/utf8.h"
#include "content/names/name_add.h"
#include "content/names/name_again.h"
#include "content/names/name_part.h"
#include "content/players/sound.h"
#include "content/words/lexicon.h"
#include "content/words/lookup.h"

/* SAME_MOST: that begin alike, so that no place costs more. */
enum { KINS_MOST = 256, SLOTS = 1024, SAME_MOST = 16 };

struct kin {
	str text;
	str head;      /* what stands before it in the sure name */
	uint32_t next; /* 1 + the next of the same slot */
	uint8_t kind;
	bool surname; /* one letter, which must be a subject */
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
	return name_head_hash(s) & (SLOTS - 1);
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
		.surname = head.n == 0 && kind == PLAYER_PERSON &&
			   utf8_count(text) == 1,
	};
	*slot = (uint32_t)++kins->n;
}

static void
offer_parts(struct kins *kins, str name, uint8_t kind)
{
	struct name_part parts[NAME_PARTS];
	size_t n = name_parts(name, kind, parts);

	for (size_t i = 0; i < n; i++)
		offer(kins, parts[i].head, parts[i].text, kind);
}

/* 老林, 小林 of 林知远. */
static void
offer_addresses(struct kins *kins, str name, struct arena *perm)
{
	static const str before[] = {
#define BEFORE(word) STR0(word),
#include "content/words/address.def"
	};
	size_t at = 0, n = utf8_count(name);

	if (utf8_scripts(name) != SCRIPT_HAN || n < 2 || n > 3 ||
		lexicon_surname_of(name) != 1)
		return;
	(void)utf8_next(name, &at);
	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		str address = arena_printf(perm, "%.*s%.*s", STR_ARG(before[i]),
			STR_ARG(str_take(name, at)));

		if (!lexicon_is_common(address))
			offer(kins, (str){ 0 }, address, PLAYER_PERSON);
	}
}

/* 林 of 林知远. */
static void
offer_surname(struct kins *kins, str name)
{
	size_t at = 0, n = utf8_count(name);

	if (utf8_scripts(name) != SCRIPT_HAN || n < 2 || n > 3 ||
		lexicon_surname_of(name) != 1)
		return;
	(void)utf8_next(name, &at);
	offer(kins, (str){ 0 }, str_take(name, at), PLAYER_PERSON);
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

/* 凯爱 of KI（凯爱）: letters that foreign names are written with, for capitals. */
static bool
spells_capitals(str gloss, str name)
{
	enum { CAPITALS_MOST = 4 };

	for (size_t i = 0; i < name.n; i++)
		if (!ascii_is_upper(name.s[i]))
			return false;
	for (size_t at = 0; at < gloss.n;)
		if (!lexicon_is_sound(lookup_fold(utf8_next(gloss, &at))))
			return false;
	return name.n <= CAPITALS_MOST && utf8_count(gloss) <= CAPITALS_MOST;
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
	str name = str_slice(text, n->at.start, n->at.end);
	if (word ? runes <= MOST
		 : sound_alike(name, gloss) || spells_capitals(gloss, name))
		offer(kins, (str){ 0 }, gloss, n->kind);
}

/* KR before （Kite Robotics）; the rules of aliases spell it. */
static void
offer_initials(struct kins *kins, str text, const struct name *n)
{
	enum { LEAST = 2, MOST = 6 };
	str before = str_take(text, n->at.start), open = STR("（");

	if (!str_ends(before, open) || !ascii_is_upper(text.s[n->at.start]))
		return;
	size_t end = before.n - open.n, at = end;
	while (at && ascii_is_upper(text.s[at - 1]))
		at--;
	if (end - at >= LEAST && end - at <= MOST &&
		!name_is_in_word(text, at, end - at))
		offer(kins, (str){ 0 }, str_slice(text, at, end), n->kind);
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
		offer_initials(kins, text, n);
		offer_parts(kins, name, n->kind);
		if (n->kind == PLAYER_PERSON) {
			offer_addresses(kins, name, perm);
			offer_surname(kins, name);
		}
	}
}

/* Does all of the sure name stand there, and is taken for none? */
static bool
is_whole(str text, size_t at, const struct kin *k)
{
	return k->head.n && str_ends(str_take(text, at), k->head);
}

/* Does a clause begin with the letter at a place and go on as behind its
 * subject: ，林说? */
static bool
is_subject(str text, size_t at, size_t end)
{
	static const str words[] = {
#define SUBJECT(word) STR0(word),
#include "content/names/name_words.def"
	};
	size_t before = at;
	uint32_t rune = at ? utf8_prev(text, &before) : 0;

	return !rune_is_word(rune) && !rune_is_han(rune) &&
	       str_starts_any(str_skip(text, end), STRS(words)) > 0;
}

/* A surname alone. */
static const struct kin *
match_surname(const struct kins *kins, str text, size_t at)
{
	size_t end = at;

	(void)utf8_next(text, &end);
	str letter = str_slice(text, at, end);
	for (uint32_t i = kins->slots[slot_of(letter)]; i;
		i = kins->v[i - 1].next)
		if (kins->v[i - 1].surname &&
			str_eq(kins->v[i - 1].text, letter))
			return is_subject(text, at, end) &&
					       !name_is_in_word(
						       text, at, letter.n)
				       ? &kins->v[i - 1]
				       : NULL;
	return NULL;
}

static const struct kin *
match(const struct kins *kins, str text, size_t at)
{
	str rest = str_skip(text, at);
	const struct kin *best = NULL;

	for (uint32_t i = kins->slots[slot_of(rest)]; i;
		i = kins->v[i - 1].next)
		if (!kins->v[i - 1].surname &&
			str_starts(rest, kins->v[i - 1].text) &&
			(!best || kins->v[i - 1].text.n > best->text.n))
			best = &kins->v[i - 1];
	return best && !name_is_in_word(text, at, best->text.n) &&
			       !is_whole(text, at, best)
		       ? best
		       : NULL;
}

/* 王龙 in 霸王龙, 江城 in 江城青禾: what was taken for a person or a place there, or
 * for a product at its end; of a person's name only the beginning of a longer one. */
static bool
is_misread(const struct name *one, const struct name *found)
{
	if (one->at.start < found->at.start || one->at.end > found->at.end)
		return false;
	if (found->kind == PLAYER_PERSON)
		return one->kind == PLAYER_PERSON && one->entry == NO_INDEX &&
		       one->at.start == found->at.start &&
		       one->at.end < found->at.end;
	if (one->kind == PLAYER_PRODUCT)
		return found->kind == PLAYER_PRODUCT &&
		       one->at.start > found->at.start &&
		       one->at.end == found->at.end;
	return one->kind == PLAYER_PERSON ||
	       (one->kind == PLAYER_PLACE && found->kind == PLAYER_ORG);
}

static void
drop_inside(struct names *names, const struct names *found)
{
	size_t n = 0;

	for (size_t i = 0, k = 0; i < names->n; i++) {
		const struct name *one = &names->v[i];

		while (k < found->n && found->v[k].at.end < one->at.end)
			k++;
		if (k == found->n || !is_misread(one, &found->v[k]))
			names->v[n++] = *one;
	}
	names->n = n;
}

/* 1.5亿: a figure, and no version.  Figures are in order; the next to look at is
 * *f. */
static bool
is_figure(const struct article *a, size_t *f, size_t start, size_t end)
{
	while (*f < a->figures.n && a->figures.v[*f].at.end <= start)
		(*f)++;
	return *f < a->figures.n && a->figures.v[*f].at.start < end;
}

void
name_kin(const struct article *a, struct arena *perm, struct names *names)
{
	struct kins kins = { 0 };
	struct names found = { 0 };
	str text = a->text;
	size_t figure = 0;

	gather(text, names, perm, &kins);
	for (size_t at = 0; kins.n && at < text.n;) {
		const struct kin *k = match(&kins, text, at);
		size_t start = at;

		if (!k)
			k = match_surname(&kins, text, at);
		(void)utf8_next(text, &at);
		if (!k)
			continue;
		at = start + k->text.n;
		if (k->kind == PLAYER_PRODUCT &&
			is_figure(a, &figure, start, at))
			continue;
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
