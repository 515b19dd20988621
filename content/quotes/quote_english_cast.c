#include "content/quotes/quote_english.h"

/*
 * Pronouns: whoever opened the nearest sentence that named a person, in this
 * paragraph or the one before it, unless he is known to be a woman.
 */

void
en_cast_make(const struct article *a, struct arena *arena, struct en_cast *c)
{
	*c = (struct en_cast){ .a = a };
	c->gender = arena_new(arena, uint8_t, a->players.n);
	for (int i = 0; i < EN_TOPICS; i++)
		c->persons[i].player = c->firms[i].player = NO_INDEX;
}

/* Puts a player at a place of his row, and those from there on behind. */
static void
raise_to(struct en_cast *c, int32_t player, int place)
{
	struct en_topic *t = c->a->players.v[player].kind == PLAYER_PERSON
				     ? c->persons
				     : c->firms;
	int k = 0;

	while (k < EN_TOPICS - 1 && t[k].player != player)
		k++;
	for (; k > place; k--)
		t[k] = t[k - 1];
	t[k] = (struct en_topic){ player, c->paragraph };
}

void
en_cast_raise(struct en_cast *c, int32_t player)
{
	raise_to(c, player, 0);
}

/* Mr. Okafor is a man. */
static void
see_title(struct en_cast *c, const struct mention *m)
{
	str before = str_trim(str_take(c->a->text, m->at.start));

	if (str_ends(before, STR("Mr.")))
		c->gender[m->player] = EN_MAN;
	if (str_ends(before, STR("Mrs.")) || str_ends(before, STR("Ms.")))
		c->gender[m->player] = EN_WOMAN;
}

static void
see(struct en_cast *c, const struct mention *m)
{
	int kind = c->a->players.v[m->player].kind;

	see_title(c, m);
	if (kind == PLAYER_PERSON) {
		raise_to(c, m->player, c->has_person);
		c->has_person = true;
	} else if (kind == PLAYER_ORG) {
		raise_to(c, m->player, c->has_firm);
		c->has_firm = true;
	}
}

/* The token that holds a byte, or the one behind it. */
static uint32_t
token_of(const struct en_tokens *t, uint32_t byte)
{
	uint32_t low = 0, high = t->n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (t->v[middle].end <= byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void
en_cast_pass(struct en_cast *c, const struct en_tokens *t, uint32_t byte)
{
	const struct article *a = c->a;

	for (; c->mention < a->mentions.n; c->mention++) {
		const struct mention *m = &a->mentions.v[c->mention];

		if (m->at.start >= byte)
			return;
		if (en_type(t, token_of(t, m->at.start)) != EN_PHRASE)
			see(c, m);
	}
}

static int32_t
topic(struct en_cast *c, const struct en_topic *topics, uint8_t gender)
{
	for (int i = 0; i < EN_TOPICS; i++) {
		int32_t p = topics[i].player;

		if (p == NO_INDEX || topics[i].paragraph + 1 < c->paragraph)
			continue;
		if (gender && c->gender[p] && c->gender[p] != gender)
			continue;
		if (gender)
			c->gender[p] = gender;
		return p;
	}
	return NO_INDEX;
}

/* The first mention that begins at or behind a byte. */
static size_t
mention_from(const struct article *a, uint32_t byte)
{
	size_t low = 0, high = a->mentions.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (a->mentions.v[middle].at.start < byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Does the name own, or qualify, the noun that speaks: Trump’s lawyer, a
 * spokesman for Trump? */
static bool
is_second(const struct en_tokens *t, struct en_range s, struct span name)
{
	uint32_t i = s.start;

	if (en_is(t, s.end - 1, EN_PAPER))
		return false;
	for (; i < s.end && t->v[i].start < name.start; i++)
		if (en_is(t, i, EN_PREP) && !t->v[i].capital)
			return true;
	for (; i + 1 < s.end && t->v[i].start < name.end; i++)
		if (t->v[i].owner && t->v[i].end > name.end)
			return true;
	return false;
}

static int32_t
named(const struct en_cast *c, const struct en_tokens *t, struct en_range s)
{
	const struct article *a = c->a;
	int32_t found = NO_INDEX;
	uint32_t end = t->v[s.end - 1].end;

	for (size_t k = mention_from(a, t->v[s.start].start);
		k < a->mentions.n && a->mentions.v[k].at.start < end; k++) {
		const struct mention *m = &a->mentions.v[k];
		int kind = a->players.v[m->player].kind;

		if (kind == PLAYER_PLACE || is_second(t, s, m->at))
			continue;
		if (kind == PLAYER_PERSON)
			return m->player;
		/* the Harvard professor is not Harvard */
		if (found == NO_INDEX && m->at.end + 1 >= end)
			found = m->player;
	}
	return found;
}

int32_t
en_cast_player(struct en_cast *c, const struct en_tokens *t, struct en_range s,
	bool *inferred)
{
	uint32_t last = s.end - 1;

	*inferred = false;
	if (s.start == s.end)
		return NO_INDEX;
	int32_t p = named(c, t, s);
	if (p != NO_INDEX)
		return p;
	*inferred = true;
	if (s.end - s.start == 1 && en_is(t, last, EN_HE | EN_SHE))
		return topic(c, c->persons,
			en_is(t, last, EN_HE) ? EN_MAN : EN_WOMAN);
	if (s.end - s.start == 1 && en_is(t, last, EN_IT))
		return topic(c, c->firms, 0);
	if (s.end - s.start == 2 && en_is(t, last, EN_FIRM) &&
		en_is(t, s.start, EN_DET))
		return topic(c, c->firms, 0);
	return NO_INDEX;
}
