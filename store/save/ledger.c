#include "store/save/ledger.h"

#include "base/utf8.h"
#include "content/words/fold.h"
#include "store/save/correction.h"

enum { LEDGER_BYTES = 64 << 20 };

/*
 * Maps are hash tries (https://nullprogram.com/blog/2023/09/30/): they grow
 * in the arena without moving anything.
 */
struct kept {
	struct kept *child[4], *next;
	int64_t id;
	str name, fold; /* of a fresh one */
	int64_t mentions, articles, quotes;
	uint8_t kind, beside;
	bool fresh;
};

struct use {
	struct use *next;
	struct kept *player;
	str name;
	int64_t article; /* the last that was counted */
	int64_t articles;
	bool canonical, stored;
};

struct surface {
	struct surface *child[4], *next;
	str fold;
	struct use *uses;
};

struct ledger {
	struct arena arena, tmp;
	struct kept *kept, *all_kept;
	struct surface *surfaces, *all_surfaces;
	int64_t last_player, last_article; /* highest; 0: not looked up */
	bool corrected;                    /* there are corrections … */
	bool looked;                       /* … which is known */
	int64_t articles, quotes, figures;
};

static struct ledger *
ledger_of(struct store *s)
{
	if (!s->ledger) {
		struct arena own = { 0 };

		s->ledger = arena_new(&own, struct ledger, 1);
		s->ledger->arena = own;
	}
	return s->ledger;
}

void
ledger_forget(struct store *s)
{
	if (!s->ledger)
		return;
	struct arena own = s->ledger->arena;
	arena_free(&s->ledger->tmp);
	arena_free(&own);
	s->ledger = NULL;
}

/* The next number behind *last, which a query tells at first. */
static bool
take_number(struct store *s, int64_t *last, const char *query, int64_t *number,
	struct err *e)
{
	if (!*last && !sql_number(&s->archive, sql_ask(&s->archive, e, query),
			      0, last, e))
		return false;
	*number = ++*last;
	return true;
}

bool
ledger_number(struct store *s, int64_t *article, struct err *e)
{
	return take_number(s, &ledger_of(s)->last_article,
		"select last_article from total", article, e);
}

static struct kept *
kept_get(struct ledger *l, int64_t id)
{
	struct kept **at = &l->kept;

	for (uint64_t h = (uint64_t)id * 0x9E3779B97F4A7C15u; *at; h <<= 2) {
		if ((*at)->id == id)
			return *at;
		at = &(*at)->child[h >> 62];
	}
	struct kept *k = arena_new(&l->arena, struct kept, 1);
	k->id = id;
	k->next = l->all_kept;
	l->all_kept = k;
	return *at = k;
}

static struct use *
use_add(struct ledger *l, struct surface *f, struct kept *player, str name)
{
	struct use *u = arena_new(&l->arena, struct use, 1);

	u->player = player;
	u->name = arena_copy(&l->arena, name);
	u->next = f->uses;
	f->uses = u;
	return u;
}

/* What the archive knows of a surface. */
static bool
surface_load(struct store *s, struct surface *f, struct err *e)
{
	sqlite3_stmt *q = sql_ask(&s->archive, e,
		"select n.player, coalesce(n.name, n.fold), p.kind,"
		" p.fold = n.fold"
		" from player_name n join player p on p.id = n.player"
		" where n.fold = ?",
		SQL_T(f->fold));
	int more;

	while ((more = sql_step(&s->archive, q, e)) > 0) {
		struct kept *k = kept_get(s->ledger, sql_int(q, 0));
		struct use *u = use_add(s->ledger, f, k, sql_str(q, 1));

		k->kind = (uint8_t)sql_int(q, 2);
		u->canonical = sql_int(q, 3);
		u->stored = true;
	}
	return more == 0;
}

static struct surface *
surface_get(struct store *s, str name, struct err *e)
{
	struct ledger *l = ledger_of(s);
	struct surface **at = &l->surfaces;

	arena_reset(&l->tmp);
	str folded = fold(&l->tmp, name);
	for (uint64_t h = str_hash(folded); *at; h <<= 2) {
		if (str_eq((*at)->fold, folded))
			return *at;
		at = &(*at)->child[h >> 62];
	}
	struct surface *f = arena_new(&l->arena, struct surface, 1);
	f->fold = arena_copy(&l->arena, folded);
	if (!surface_load(s, f, e))
		return NULL;
	f->next = l->all_surfaces;
	l->all_surfaces = f;
	return *at = f;
}

/* Rules 1 and 2; NULL is rule 3. */
static struct kept *
surface_owner(const struct surface *f, uint8_t kind)
{
	struct kept *one = NULL;
	int n = 0;

	for (const struct use *u = f->uses; u; u = u->next) {
		if (u->player->kind != kind)
			continue;
		if (u->canonical)
			return u->player;
		one = u->player;
		n++;
	}
	return n == 1 && utf8_count(f->fold) >= 2 ? one : NULL;
}

/* Are there corrections?  Mostly not, and names are many. */
static bool
look_for_corrections(struct store *s, struct err *e)
{
	struct ledger *l = ledger_of(s);
	int64_t any;

	if (l->looked)
		return true;
	if (!sql_number(&s->archive,
		    sql_ask(&s->archive, e,
			    "select exists (select 1 from correction)"),
		    0, &any, e))
		return false;
	l->corrected = any;
	return l->looked = true;
}

/* A name that a reader gave is one of his as well. */
static bool
kept_correct(struct store *s, struct kept *k, struct err *e)
{
	struct ledger *l = s->ledger;
	bool hidden = false;
	str name = k->name;

	k->beside = k->kind == PLAYER_PLACE;
	if (!l->corrected)
		return true;
	if (!correction_look(s, &l->arena, k->kind, &name, &hidden, e))
		return false;
	if (hidden)
		k->beside = BESIDE_HIDDEN;
	if (str_eq(name, k->name))
		return true;
	k->name = name;
	struct surface *f = surface_get(s, name, e);
	if (f)
		use_add(l, f, k, name)->articles = 1;
	return f != NULL;
}

static struct kept *
kept_new(struct store *s, struct surface *f, str name, uint8_t kind,
	struct err *e)
{
	struct ledger *l = s->ledger;
	int64_t id;

	if (!take_number(
		    s, &l->last_player, "select max(id) from player", &id, e))
		return NULL;
	struct kept *k = kept_get(l, id);
	struct use *u = use_add(l, f, k, name);
	u->canonical = true;
	k->kind = kind;
	k->fresh = true;
	k->fold = f->fold;
	k->name = u->name;
	return kept_correct(s, k, e) ? k : NULL;
}

bool
ledger_find(
	struct store *s, str name, uint8_t kind, int64_t *player, struct err *e)
{
	if (!look_for_corrections(s, e) ||
		(s->ledger->corrected &&
			!correction_follow(
				s, &s->ledger->arena, &name, &kind, e)))
		return false;
	struct surface *f = surface_get(s, name, e);
	struct kept *k = f ? surface_owner(f, kind) : NULL;

	if (f && !k)
		k = kept_new(s, f, name, kind, e);
	if (!k)
		return false;
	*player = k->id;
	return true;
}

void
ledger_add(struct store *s, const struct gain *gain, int sign)
{
	struct kept *k = kept_get(ledger_of(s), gain->player);

	k->articles += sign;
	k->mentions += sign * gain->mentions;
	k->quotes += sign * gain->quotes;
}

bool
ledger_add_name(struct store *s, const struct naming *n, struct err *e)
{
	struct surface *f = surface_get(s, n->name, e);

	if (!f)
		return false;
	struct use *u = f->uses;
	while (u && u->player->id != n->player)
		u = u->next;
	if (!u)
		u = use_add(
			s->ledger, f, kept_get(s->ledger, n->player), n->name);
	if (u->article != n->article)
		u->articles += n->sign;
	u->article = n->article;
	return true;
}

void
ledger_add_article(struct store *s, int64_t quotes, int64_t figures, int sign)
{
	struct ledger *l = ledger_of(s);

	l->articles += sign;
	l->quotes += sign * quotes;
	l->figures += sign * figures;
}

static bool
kept_write(struct store *s, struct kept *k, int64_t *players, struct err *e)
{
	struct sql *c = &s->archive;

	if (k->fresh) {
		*players += 1;
		return sql_do(c, e,
			"insert into player values (?, ?, ?, ?, ?, ?, ?, ?)",
			SQL_I(k->id), SQL_I(k->kind), SQL_T(k->fold),
			SQL_T(k->name), SQL_I(k->beside), SQL_I(k->mentions),
			SQL_I(k->articles), SQL_I(k->quotes));
	}
	if (!k->articles && !k->mentions && !k->quotes)
		return true;
	return sql_do(c, e,
		"update player set mentions = mentions + ?,"
		" articles = articles + ?, quotes = quotes + ?"
		" where id = ?",
		SQL_I(k->mentions), SQL_I(k->articles), SQL_I(k->quotes),
		SQL_I(k->id));
}

/* Nobody names him any more. */
static bool
kept_sweep(struct store *s, struct kept *k, int64_t *players, struct err *e)
{
	struct sql *c = &s->archive;

	if (!sql_do(c, e, "delete from player where id = ? and articles <= 0",
		    SQL_I(k->id)))
		return false;
	if (sqlite3_changes(c->db) == 0)
		return true;
	*players -= 1;
	return sql_do(
		c, e, "delete from player_name where player = ?", SQL_I(k->id));
}

static bool
use_write(struct store *s, str folded, struct use *u, struct err *e)
{
	struct sql *c = &s->archive;

	if (u->stored && u->articles == 0)
		return true;
	if (!sql_do(c, e,
		    "insert into player_name values (?1, ?2, nullif(?3, ?1), "
		    "?4)"
		    " on conflict do update"
		    " set articles = articles + excluded.articles",
		    SQL_T(folded), SQL_I(u->player->id), SQL_T(u->name),
		    SQL_I(u->articles)))
		return false;
	/* A player is always found under his canonical name. */
	return u->articles >= 0 || u->canonical ||
	       sql_do(c, e,
		       "delete from player_name"
		       " where fold = ? and player = ? and articles <= 0",
		       SQL_T(folded), SQL_I(u->player->id));
}

static bool
surfaces_write(struct store *s, struct err *e)
{
	for (struct surface *f = s->ledger->all_surfaces; f; f = f->next)
		for (struct use *u = f->uses; u; u = u->next)
			if (!use_write(s, f->fold, u, e))
				return false;
	return true;
}

bool
ledger_full(const struct store *s)
{
	return s->ledger && s->ledger->arena.total > LEDGER_BYTES;
}

bool
ledger_flush(struct store *s, struct err *e)
{
	struct ledger *l = s->ledger;
	int64_t players = 0;

	if (!l)
		return true;
	for (struct kept *k = l->all_kept; k; k = k->next)
		if (!kept_write(s, k, &players, e))
			return false;
	if (!surfaces_write(s, e))
		return false;
	for (struct kept *k = l->all_kept; k; k = k->next)
		if ((k->articles < 0 || (k->fresh && !k->articles)) &&
			!kept_sweep(s, k, &players, e))
			return false;
	if (!sql_do(&s->archive, e,
		    "update total set articles = articles + ?,"
		    " players = players + ?, quotes = quotes + ?,"
		    " figures = figures + ?,"
		    " last_article = max(last_article, ?)",
		    SQL_I(l->articles), SQL_I(players), SQL_I(l->quotes),
		    SQL_I(l->figures), SQL_I(l->last_article)))
		return false;
	ledger_forget(s);
	return true;
}
