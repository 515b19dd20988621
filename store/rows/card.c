/* A player's card: everything the archive knows of him, on one sheet. */
#include "store/save/correction.h"

#include <stdlib.h>
#include <string.h>

#include "store/rows/when.h"

enum { MONTHS_MAX = 36, WITH_MAX = 12 };

bool
store_aliases(struct store *s, int64_t player, struct arena *perm,
	struct strs *out, struct err *e)
{
	sqlite3_stmt *q = sql_ask(&s->archive, e,
		"select coalesce(n.name, n.fold) as alias from player_name n"
		" join player p on p.id = n.player"
		" where n.player = ? and alias <> p.name"
		" order by n.articles desc, alias",
		SQL_I(player));
	int more;

	while ((more = sql_step(&s->archive, q, e)) > 0)
		*vec_push(perm, out) = arena_copy(perm, sql_str(q, 0));
	return more == 0;
}

/* Adds mentions to their month; rows come newest first, unless the archive
 * is damaged. */
static void
count_month(int64_t at, uint32_t mentions, int *newest, int *oldest,
	uint32_t counts[MONTHS_MAX])
{
	int month = when_month(at);

	if (month < 0)
		return;
	if (*newest < 0)
		*newest = month;
	if (month > *newest || *newest - month >= MONTHS_MAX)
		return;
	*oldest = month;
	counts[*newest - month] += mentions;
}

static bool
read_appearances(
	struct store *s, struct card *card, struct arena *perm, struct err *e)
{
	sqlite3_stmt *q = sql_ask(&s->archive, e,
		"select article, at, mentions from appearance where player = ?"
		" order by at desc, article desc",
		SQL_I(card->player.id));
	uint32_t counts[MONTHS_MAX] = { 0 };
	int newest = -1, oldest = -1, more;

	while ((more = sql_step(&s->archive, q, e)) > 0) {
		*vec_push(perm, &card->articles) = sql_int(q, 0);
		count_month(sql_int(q, 1), (uint32_t)sql_int(q, 2), &newest,
			&oldest, counts);
	}
	for (int m = oldest; newest >= 0 && m <= newest; m++)
		*vec_push(perm, &card->months) = (struct month_row){
			arena_printf(perm, "%04d-%02d", m / 12, m % 12 + 1),
			counts[newest - m],
		};
	return more == 0;
}

/* In how many of the card's articles a player stands. */
struct count {
	uint32_t player, articles;
	uint32_t last; /* the one counted last, from 1: some name him twice */
};

struct tally {
	struct count *v; /* open addressing; player 0 is an empty place */
	size_t n, cap;   /* cap: a power of two */
};

static struct count *
tally_place(const struct tally *t, uint32_t player)
{
	size_t i = player * 0x9E3779B1u & (t->cap - 1);

	while (t->v[i].player && t->v[i].player != player)
		i = (i + 1) & (t->cap - 1);
	return &t->v[i];
}

/* Of its own memory: of the most named it grows to megabytes. */
static void
tally_grow(struct tally *t)
{
	struct tally old = *t;

	t->cap = old.cap ? old.cap * 2 : 256;
	t->v = calloc(t->cap, sizeof *t->v);
	if (!t->v)
		arena_exhausted();
	for (size_t i = 0; i < old.cap; i++)
		if (old.v[i].player)
			*tally_place(t, old.v[i].player) = old.v[i];
	free(old.v);
}

/* Of the card's article of that number, from 1. */
static void
tally_article(struct tally *t, uint32_t number, str players)
{
	for (size_t i = 0; i < players.n / 4; i++) {
		int64_t player = store_player_id(players, (int32_t)i);

		if (!player)
			continue; /* the archive is damaged */
		if (t->n * 4 >= t->cap * 3)
			tally_grow(t);
		struct count *c = tally_place(t, (uint32_t)player);
		if (c->last == number)
			continue;
		t->n += !c->player;
		c->player = (uint32_t)player;
		c->articles++;
		c->last = number;
	}
}

static bool
tally_articles(struct store *s, const struct card *card, struct tally *t,
	struct err *e)
{
	for (size_t i = 0; i < card->articles.n; i++) {
		sqlite3_stmt *q = sql_ask(&s->archive, e,
			"select players from article where id = ?",
			SQL_I(card->articles.v[i]));
		int more = sql_step(&s->archive, q, e);

		if (more < 0)
			return false;
		if (more == 0)
			continue;
		tally_article(t, (uint32_t)(i + 1), sql_str(q, 0));
		sqlite3_reset(q);
	}
	return true;
}

/* Keeps row among the WITH_MAX best, most often first. */
static void
keep_best(struct with_row best[WITH_MAX], size_t *n, struct with_row row)
{
	size_t at = *n;

	while (at > 0 && (best[at - 1].articles < row.articles ||
				 (best[at - 1].articles == row.articles &&
					 best[at - 1].player > row.player)))
		at--;
	if (at == WITH_MAX)
		return;
	if (*n < WITH_MAX)
		(*n)++;
	memmove(&best[at + 1], &best[at], (*n - at - 1) * sizeof *best);
	best[at] = row;
}

/* Its kind is PLAYER_KINDS when he is not to be shown. */
static bool
name_row(struct store *s, struct arena *perm, struct with_row *row,
	struct err *e)
{
	sqlite3_stmt *q = sql_ask(&s->archive, e,
		"select name, kind from player where id = ? and beside < ?",
		SQL_I(row->player), SQL_I(BESIDE_HIDDEN));
	int more = sql_step(&s->archive, q, e);

	row->kind = PLAYER_KINDS;
	if (more <= 0)
		return more == 0;
	row->name = arena_copy(perm, sql_str(q, 0));
	row->kind = (uint8_t)sql_int(q, 1);
	sqlite3_reset(q);
	return true;
}

static bool
read_with(struct store *s, struct card *card, struct arena *perm, struct err *e)
{
	struct tally tally = { 0 };
	struct with_row best[WITH_MAX];
	size_t n = 0;
	bool ok = tally_articles(s, card, &tally, e);

	for (size_t i = 0; ok && i < tally.cap; i++) {
		const struct count *c = &tally.v[i];

		if (c->player && c->player != card->player.id)
			keep_best(best, &n,
				(struct with_row){ .player = c->player,
					.articles = c->articles });
	}
	for (size_t i = 0; ok && i < n; i++) {
		ok = name_row(s, perm, &best[i], e);
		if (best[i].kind < PLAYER_KINDS)
			*vec_push(perm, &card->with) = best[i];
	}
	free(tally.v);
	return ok;
}

static bool
read_head(struct store *s, int64_t player, struct arena *perm,
	struct card *card, struct err *e)
{
	return store_player(s, player, perm, &card->player, e) &&
	       store_aliases(s, player, perm, &card->aliases, e) &&
	       store_roles(s, player, perm, &card->roles, e);
}

static bool
read_card(struct store *s, int64_t player, struct arena *perm,
	struct card *card, struct err *e)
{
	return read_head(s, player, perm, card, e) &&
	       read_appearances(s, card, perm, e) &&
	       read_with(s, card, perm, e) &&
	       store_said(s, player, perm, &card->said, e) &&
	       store_told(s, player, perm, &card->told, e);
}

bool
store_card(struct store *s, int64_t player, struct arena *perm,
	struct card *card, struct err *e)
{
	bool held = store_hold(s);

	*card = (struct card){ 0 };
	bool ok = read_card(s, player, perm, card, e);
	store_release(s, held);
	return ok;
}

bool
store_card_head(struct store *s, int64_t player, struct arena *perm,
	struct card *card, struct err *e)
{
	bool held = store_hold(s);

	*card = (struct card){ 0 };
	bool ok = read_head(s, player, perm, card, e);
	store_release(s, held);
	return ok;
}
