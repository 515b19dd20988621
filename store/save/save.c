/*
 * An article's rows: written by store_save, taken back by store_delete.  Both
 * make the same list of what the article gives to its players.
 */
#include "store/store_internal.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/i18n.h"
#include "content/pack.h"
#include "store/save/ledger.h"
#include "store/save/original.h"
#include "store/rows/places.h"
#include "store/save/resettle.h"
#include "store/save/rowset.h"
#include "store/rows/when.h"

/* One article on its way in or out. */
struct passing {
	struct store *s;
	const struct article *a;
	int64_t id, at;
	int64_t *players; /* of the archive, by the article's index */
	struct gain *gains;
	size_t n_gains;
	struct arena tmp;
};

int64_t
store_player_id(str players, int32_t index)
{
	const unsigned char *p = (const unsigned char *)players.s;

	if (index < 0 || (size_t)index >= players.n / 4)
		return 0;
	p += (size_t)index * 4;
	return (int64_t)p[0] | (int64_t)p[1] << 8 | (int64_t)p[2] << 16 |
	       (int64_t)p[3] << 24;
}

static str
players_pack(struct passing *p)
{
	size_t n = p->a->players.n;
	char *bytes = arena_new(&p->tmp, char, n * 4 + 1);

	for (size_t i = 0; i < n * 4; i++)
		bytes[i] = (char)(p->players[i / 4] >> (i % 4 * 8));
	return (str){ bytes, n * 4 };
}

bool
uid_bytes(str digits, unsigned char out[16])
{
	for (size_t i = 0; i < 32; i++) {
		static const char hex[] = "0123456789abcdef";
		const char *found = i < digits.n && digits.s[i]
					    ? strchr(hex, digits.s[i])
					    : NULL;

		if (!found)
			return false;
		out[i / 2] = (unsigned char)(out[i / 2] << 4 | (found - hex));
	}
	return digits.n == 32;
}

static int
by_player(const void *a, const void *b)
{
	int64_t x = ((const struct gain *)a)->player;
	int64_t y = ((const struct gain *)b)->player;

	return (x > y) - (x < y);
}

/* Two of an article's players may be one of the archive's. */
static void
gains_join(struct passing *p)
{
	size_t n = 0;

	qsort(p->gains, p->n_gains, sizeof *p->gains, by_player);
	for (size_t i = 0; i < p->n_gains; i++) {
		struct gain g = p->gains[i];

		if (n > 0 && p->gains[n - 1].player == g.player) {
			p->gains[n - 1].mentions += g.mentions;
			p->gains[n - 1].quotes += g.quotes;
		} else {
			p->gains[n++] = g;
		}
	}
	p->n_gains = n;
}

static void
gains_count(struct passing *p)
{
	const struct article *a = p->a;

	p->n_gains = a->players.n;
	p->gains = arena_new(&p->tmp, struct gain, p->n_gains);
	for (size_t i = 0; i < p->n_gains; i++)
		p->gains[i].player = p->players[i];
	for (size_t i = 0; i < a->mentions.n; i++)
		p->gains[a->mentions.v[i].player].mentions++;
	for (size_t i = 0; i < a->quotes.n; i++)
		if (a->quotes.v[i].speaker >= 0)
			p->gains[a->quotes.v[i].speaker].quotes++;
	gains_join(p);
}

static bool
account_name(struct passing *p, int32_t player, struct word name, int sign,
	struct err *e)
{
	struct naming naming = { .player = p->players[player],
		.article = p->id,
		.name = article_word(p->a, name),
		.sign = sign };

	return ledger_add_name(p->s, &naming, e);
}

/* Totals and names, into the ledger. */
static bool
account(struct passing *p, int sign, struct err *e)
{
	const struct article *a = p->a;

	gains_count(p);
	for (size_t i = 0; i < p->n_gains; i++)
		ledger_add(p->s, &p->gains[i], sign);
	for (size_t i = 0; i < a->players.n; i++)
		if (!account_name(p, (int32_t)i, a->players.v[i].name, sign, e))
			return false;
	for (size_t i = 0; i < a->aliases.n; i++)
		if (!account_name(p, a->aliases.v[i].player,
			    a->aliases.v[i].name, sign, e))
			return false;
	ledger_add_article(
		p->s, (int64_t)a->quotes.n, (int64_t)a->figures.n, sign);
	return true;
}

static bool
put_article(struct passing *p, str uid, struct err *e)
{
	const struct article *a = p->a;
	struct sql *c = &p->s->archive;
	struct buf pack = { 0 };

	article_pack(a, false, &pack);
	if (pack.full) {
		buf_free(&pack);
		return err_set(e, ERR_INPUT, _("the article is too large"));
	}
	str players = players_pack(p);
	str places = places_pack(a, &p->tmp);
	str parts[] = { a->text, buf_str(&pack), players, places };
	int64_t hash = rowset_hash(parts, sizeof parts / sizeof *parts);
	bool ok = sql_do(c, e,
			  "insert into article values"
			  " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			  SQL_I(p->id), SQL_B(uid), SQL_I(p->at),
			  SQL_I((int64_t)time(NULL)),
			  SQL_T(article_word(a, a->title)),
			  SQL_T(article_word(a, a->source)),
			  SQL_T(article_word(a, a->url)),
			  SQL_T(article_word(a, a->published)), SQL_B(players),
			  SQL_I((int64_t)a->quotes.n),
			  SQL_I((int64_t)a->figures.n), SQL_I(hash)) &&
		  sql_do(c, e, "insert into body values (?, ?, ?, ?)",
			  SQL_I(p->id), SQL_B(places), SQL_T(a->text),
			  SQL_B(buf_str(&pack)));
	buf_free(&pack);
	return ok;
}

static bool
put_appearances(struct passing *p, struct err *e)
{
	for (size_t i = 0; i < p->n_gains; i++)
		if (!sql_do(&p->s->archive, e,
			    "insert into appearance values (?, ?, ?, ?)",
			    SQL_I(p->gains[i].player), SQL_I(p->at),
			    SQL_I(p->id), SQL_I(p->gains[i].mentions)))
			return false;
	return true;
}

static bool
put_quotes(struct passing *p, struct err *e)
{
	const struct article *a = p->a;

	for (size_t i = 0; i < a->quotes.n; i++)
		if (a->quotes.v[i].speaker >= 0 &&
			!sql_do(&p->s->archive, e,
				"insert into said values (?, ?, ?, ?)",
				SQL_I(p->players[a->quotes.v[i].speaker]),
				SQL_I(p->at), SQL_I(p->id), SQL_I((int64_t)i)))
			return false;
	for (size_t i = 0; i < a->abouts.n; i++) {
		struct about about = a->abouts.v[i];
		int32_t by = a->quotes.v[about.quote].speaker;
		int64_t player = p->players[about.player];

		/* Two of the article's players may have become one here. */
		if (by >= 0 && p->players[by] == player)
			continue;
		if (!sql_do(&p->s->archive, e,
			    "insert or ignore into told values (?, ?, ?, ?)",
			    SQL_I(player), SQL_I(p->at), SQL_I(p->id),
			    SQL_I(about.quote)))
			return false;
	}
	return true;
}

static bool
put_roles(struct passing *p, struct err *e)
{
	const struct article *a = p->a;

	for (size_t i = 0; i < a->roles.n; i++) {
		const struct role *r = &a->roles.v[i];

		if (!sql_do(&p->s->archive, e,
			    "insert or ignore into role"
			    " values (?, ?, ?, ?, ?, ?)",
			    SQL_I(p->players[r->player]),
			    SQL_T(article_word(a, r->title)),
			    SQL_T(article_word(a, r->of)), SQL_I(r->former),
			    SQL_I(p->at), SQL_I(p->id)))
			return false;
	}
	return true;
}

static bool
find_players(struct passing *p, struct err *e)
{
	const struct article *a = p->a;

	p->players = arena_new(&p->tmp, int64_t, a->players.n);
	for (size_t i = 0; i < a->players.n; i++)
		if (!ledger_find(p->s, article_word(a, a->players.v[i].name),
			    a->players.v[i].kind, &p->players[i], e))
			return false;
	return true;
}

static bool
save_new(struct passing *p, str uid, struct err *e)
{
	p->at = when_of(article_word(p->a, p->a->published));
	return ledger_number(p->s, &p->id, e) && find_players(p, e) &&
	       account(p, 1, e) && put_article(p, uid, e) &&
	       put_appearances(p, e) && put_quotes(p, e) && put_roles(p, e) &&
	       index_add(p->s->index, p->id, p->a, e) &&
	       (!ledger_full(p->s) || ledger_flush(p->s, e));
}

bool
store_save(struct store *s, const struct article *a, int64_t *id, bool *fresh,
	struct err *e)
{
	struct passing p = { .s = s, .a = a };
	unsigned char uid[16] = { 0 };
	str key = { (const char *)uid, sizeof uid };

	*id = 0;
	bool ok = store_writes(s, e) &&
		  uid_bytes(article_uid(a, &p.tmp), uid) &&
		  sql_number(&s->archive,
			  sql_ask(&s->archive, e,
				  "select id from article where uid = ?",
				  SQL_B(key)),
			  0, id, e);
	*fresh = ok && *id == 0;
	if (*fresh) {
		ok = save_new(&p, key, e);
		*id = p.id;
	}
	arena_free(&p.tmp);
	s->broken |= !ok;
	return ok;
}

static bool
drop_players(struct passing *p, struct err *e)
{
	struct sql *c = &p->s->archive;

	for (size_t i = 0; i < p->n_gains; i++) {
		int64_t player = p->gains[i].player;

		if (!sql_do(c, e,
			    "delete from appearance where player = ?"
			    " and at = ? and article = ?",
			    SQL_I(player), SQL_I(p->at), SQL_I(p->id)) ||
			!sql_do(c, e,
				"delete from said where player = ?"
				" and at = ? and article = ?",
				SQL_I(player), SQL_I(p->at), SQL_I(p->id)) ||
			!sql_do(c, e,
				"delete from told where player = ?"
				" and at = ? and article = ?",
				SQL_I(player), SQL_I(p->at), SQL_I(p->id)) ||
			!sql_do(c, e,
				"delete from role where player = ?"
				" and at = ? and article = ?",
				SQL_I(player), SQL_I(p->at), SQL_I(p->id)))
			return false;
	}
	return true;
}

static bool
drop_rows(struct passing *p, struct err *e)
{
	struct sql *c = &p->s->archive;

	return drop_players(p, e) && original_delete(p->s, p->id, e) &&
	       sql_do(c, e, "delete from body where id = ?", SQL_I(p->id)) &&
	       sql_do(c, e, "delete from article where id = ?", SQL_I(p->id));
}

/* What the opened article gave, as its row says. */
static void
recall_opened(struct passing *p)
{
	const struct article *a = p->a;

	p->at = when_of(article_word(a, a->published));
	p->players = arena_new(&p->tmp, int64_t, a->players.n);
	for (size_t i = 0; i < a->players.n; i++)
		p->players[i] =
			store_player_id(p->s->opened.players, (int32_t)i);
}

static bool
delete_opened(struct passing *p, struct err *e)
{
	const struct article *a = p->a;

	recall_opened(p);
	return account(p, -1, e) && drop_rows(p, e) &&
	       index_remove(p->s->index, p->id, a, e);
}

bool
store_delete(struct store *s, int64_t id, struct err *e)
{
	/* Players that this transaction made must be rows to be found. */
	if (!store_writes(s, e) || !ledger_flush(s, e) ||
		!store_open_article(s, id, e))
		return false;
	struct passing p = { .s = s, .a = &s->opened.article, .id = id };
	bool ok = delete_opened(&p, e) && ledger_flush(s, e);

	arena_free(&p.tmp);
	s->opened.id = 0;
	s->broken |= !ok;
	return ok;
}

typedef bool passing_fn(struct passing *, struct err *);

static bool
take_back(struct passing *p, struct err *e)
{
	recall_opened(p);
	return account(p, -1, e) && drop_players(p, e);
}

/* Its players have changed, and so has the hash over all that is stored. */
static bool
update_article(struct passing *p, struct err *e)
{
	struct sql *c = &p->s->archive;
	sqlite3_stmt *q = sql_ask(c, e,
		"select text, pack, places from body where id = ?",
		SQL_I(p->id));
	int more = sql_step(c, q, e);

	if (more <= 0)
		return false;
	str players = players_pack(p);
	str parts[] = { sql_str(q, 0), sql_str(q, 1), players, sql_str(q, 2) };
	int64_t hash = rowset_hash(parts, sizeof parts / sizeof *parts);
	sqlite3_reset(q);
	return sql_do(c, e,
		"update article set players = ?, hash = ? where id = ?",
		SQL_B(players), SQL_I(hash), SQL_I(p->id));
}

static bool
give_anew(struct passing *p, struct err *e)
{
	p->at = when_of(article_word(p->a, p->a->published));
	return find_players(p, e) && account(p, 1, e) && update_article(p, e) &&
	       put_appearances(p, e) && put_quotes(p, e) && put_roles(p, e);
}

static bool
each_opened(struct store *s, const struct ids *articles, passing_fn *what,
	struct err *e)
{
	bool ok = true;

	for (size_t i = 0; ok && i < articles->n; i++) {
		ok = store_open_article(s, articles->v[i], e);
		struct passing p = {
			.s = s, .a = &s->opened.article, .id = articles->v[i]
		};
		ok = ok && what(&p, e);
		arena_free(&p.tmp);
		s->opened.id = 0;
	}
	ok = ok && ledger_flush(s, e);
	s->broken |= !ok;
	return ok;
}

/* In the order in which they came: who is who depends on it. */
bool
resettle_take(struct store *s, int64_t player, struct arena *perm,
	struct ids *articles, struct err *e)
{
	sqlite3_stmt *q = sql_ask(&s->archive, e,
		"select article from appearance where player = ?"
		" order by article",
		SQL_I(player));
	int more;

	while ((more = sql_step(&s->archive, q, e)) > 0)
		*vec_push(perm, articles) = sql_int(q, 0);
	return more == 0 && each_opened(s, articles, take_back, e);
}

bool
resettle_put(struct store *s, const struct ids *articles, struct err *e)
{
	return each_opened(s, articles, give_anew, e);
}
