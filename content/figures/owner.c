/*
 * Whose figure it is: the nearest player before it in its clause, if nothing
 * makes that one an object; else the player that opens the sentence.
 */
#include "content/players/player.h"

#include "base/utf8.h"

/* Words that put the player behind them out of the subject's place. */
static bool
is_governed(str text, uint32_t start)
{
	static const str words[] = {
#define OBJECT(word) STR0(word),
#include "content/figures/figure_cues.def"
	};

	return str_ends_any(str_take(text, start), STRS(words)) > 0;
}

static bool
is_any(uint32_t rune, const uint32_t *of)
{
	while (*of && *of != rune)
		of++;
	return *of != 0;
}

/* Back from `at` to behind the last of these signs. */
static uint32_t
find_start(str text, uint32_t at, const uint32_t *signs)
{
	enum { MOST = 400 };
	size_t i = at, least = at > MOST ? at - MOST : 0;

	while (i > least) {
		size_t before = i;

		if (is_any(utf8_prev(text, &before), signs))
			break;
		i = before;
	}
	return (uint32_t)i;
}

static int32_t
find_owner(const struct article *a, const struct figure *f, size_t before)
{
	static const uint32_t sentence[] = { '\n', 0x3002, 0xFF01, 0xFF1F,
		0xFF1B, ';', '!', '?', 0 };
	static const uint32_t clause[] = { '\n', 0x3002, 0xFF01, 0xFF1F, 0xFF1B,
		';', '!', '?', ',', 0xFF0C, 0 };
	uint32_t from = find_start(a->text, f->at.start, clause);
	const struct mention *m = a->mentions.v;

	for (size_t i = before; i-- > 0 && m[i].at.start >= from;)
		if (a->players.v[m[i].player].kind != PLAYER_PLACE &&
			!is_governed(a->text, m[i].at.start))
			return m[i].player;
	from = find_start(a->text, f->at.start, sentence);
	while (before && m[before - 1].at.start >= from)
		before--;
	if (before < a->mentions.n && m[before].at.start == from &&
		m[before].at.end <= f->at.start &&
		a->players.v[m[before].player].kind != PLAYER_PLACE)
		return m[before].player;
	return NO_INDEX;
}

void
owner_find(struct article *a)
{
	for (size_t i = 0; i < a->figures.n; i++) {
		struct figure *f = &a->figures.v[i];

		if (f->kind != FIGURE_DATE && f->kind != FIGURE_DURATION)
			f->player =
				find_owner(a, f, mention_after(a, f->at.start));
	}
}
