/*
 * Roles in lines of their own: bylines (编辑｜甲 乙), a name above a line of
 * titles, who speaks below (王五｜26岁 青州 运营).
 */
#include "content/players/role.h"

static bool
is_bar(uint32_t rune)
{
	return rune == '|' || rune == 0x4E28 /* 丨 */ || rune == 0xFF5C ||
	       rune == 0x2502;
}

static bool
is_byline_sign(uint32_t rune)
{
	return is_bar(rune) || rune == ':' || rune == '/' || rune == 0xFF1A;
}

/* Does a title end at i that makers of a text have, and others as well? */
static bool
is_maker(const struct letters *l, uint32_t i)
{
	static const char *const makers[] = {
#define MAKER(title) title,
#include "content/players/roles.def"
		NULL
	};

	return letters_skip_any_back(l, i, makers) < i;
}

/* The first letter of a name that nobody took for one, between blanks and
 * ending at i; i: there is none. */
static uint32_t
unknown_name(const struct letters *l, uint32_t i)
{
	enum { LEAST = 2, MOST = 4 };
	uint32_t from = i;

	while (from && l->kind[from - 1] == LETTER_HAN && i - from <= MOST &&
		!is_byline_sign(l->rune[from - 1]))
		from--;
	bool parted = from && (l->kind[from - 1] == LETTER_BLANK ||
				      l->kind[from - 1] == LETTER_PAUSE ||
				      is_byline_sign(l->rune[from - 1]));
	return parted && i - from >= LEAST && i - from <= MOST ? from : i;
}

/* Back over the names before mention k, to the sign; what the makers are of
 * may stand among them: 编辑｜某报 甲 乙. */
static uint32_t
skip_makers(const struct role_finder *f, size_t k, int32_t *of)
{
	enum { NAMES_MOST = 8 };
	uint32_t i = f->at[k].start;

	for (int names = 0; names < NAMES_MOST; names++) {
		i = letter_skip_back(
			f->l, i, 1u << LETTER_BLANK | 1u << LETTER_PAUSE);
		while (k && f->at[k - 1].end > i)
			k--;
		bool named = k && f->at[k - 1].end == i;
		uint32_t from =
			named ? f->at[k - 1].start : unknown_name(f->l, i);
		if (from == i ||
			(named && mention_kind(f->a, k - 1) != PLAYER_PERSON &&
				mention_kind(f->a, k - 1) != PLAYER_ORG))
			break;
		if (named && mention_kind(f->a, k - 1) == PLAYER_ORG)
			*of = (int32_t)k - 1;
		i = from;
	}
	return i;
}

/* 编辑｜甲 乙 */
void
role_byline(struct role_finder *f, size_t k)
{
	const struct letters *l = f->l;
	int32_t of = NO_INDEX;
	uint32_t i = skip_makers(f, k, &of);
	struct title core;

	if (!i || !is_byline_sign(l->rune[i - 1]))
		return;
	i = role_skip_back(l, i - 1);
	if (!title_ends(l, i > 4 ? i - 4 : 0, i, &core) ||
		!(core.sort == TITLE_BYLINE || is_maker(l, i)))
		return;
	size_t before = mention_after(f->a, l->at[core.at.start]);
	if (before && f->at[before - 1].end == core.at.start &&
		mention_kind(f->a, before - 1) == PLAYER_ORG)
		of = (int32_t)before - 1;
	role_add(f, &(struct held){ .player = f->a->mentions.v[k].player,
			    .of = of,
			    .title = core });
}

/* A line that is the name alone, and one that is titles alone. */
static bool
add_line(struct role_finder *f, size_t k, uint32_t i)
{
	const struct letters *l = f->l;
	uint32_t start = f->at[k].start;
	struct phrase p;

	if ((start && l->kind[start - 1] != LETTER_LINE) ||
		letter_kind_at(l, i) != LETTER_LINE || i >= l->n)
		return false;
	i = letter_skip(l, i, 1u << LETTER_LINE);
	if (!role_read_phrase(f, i, &p) || p.of == NO_INDEX)
		return false;
	if (letter_kind_at(l, p.end) != LETTER_LINE &&
		letter_kind_at(l, p.end) != LETTER_COLON)
		return false;
	role_add_titles(f, &p.titles, f->a->mentions.v[k].player, p.of);
	return true;
}

/* Over 26岁, a place and blanks, in any order: what a profile says before the
 * title. */
static uint32_t
skip_profile(const struct role_finder *f, uint32_t i)
{
	const struct letters *l = f->l;

	for (;;) {
		uint32_t start = i;
		int32_t m = role_mention_at(f, i = letter_skip_blanks(l, i));

		if (m != NO_INDEX &&
			mention_kind(f->a, (size_t)m) == PLAYER_PLACE)
			i = f->at[m].end;
		else if (is_bar(letter_at(l, i)))
			i++;
		uint32_t age = letter_skip(l, i, 1u << LETTER_DIGIT);
		if (age > i && letters_start(l, age, "岁"))
			i = age + 1;
		if (i == start)
			return i;
	}
}

/* 王五｜26岁 青州 运营: a line that tells who speaks below. */
static bool
add_profile(struct role_finder *f, size_t k, uint32_t i)
{
	enum { TITLE_MOST = 14 };
	const struct letters *l = f->l;
	uint32_t start = f->at[k].start, end;
	struct title title;

	if ((start && l->kind[start - 1] != LETTER_LINE) ||
		!is_bar(letter_at(l, letter_skip_blanks(l, i))))
		return false;
	uint32_t from = skip_profile(f, i);
	for (end = from; end < l->n && l->kind[end] != LETTER_LINE; end++)
		if (end - from > TITLE_MOST || letter_ends_clause(l, end))
			return false;
	if (end == from || !title_ends(l, from, end, &title))
		return false;
	title.at.start = from;
	role_add(f, &(struct held){ .player = f->a->mentions.v[k].player,
			    .of = NO_INDEX,
			    .title = title });
	return true;
}

bool
role_line(struct role_finder *f, size_t k, uint32_t i)
{
	return add_line(f, k, i) || add_profile(f, k, i);
}
