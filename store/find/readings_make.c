#include "store/find/readings_make.h"

#include "base/utf8.h"
#include "content/words/lexicon.h"
#include "content/words/lookup_each.h"
#include "store/find/harvest.h"
#include "store/find/readings.h"
#include "store/index/index.h"

#include <math.h>
#include <stdlib.h>

static const struct readings_budget whole = READINGS_WHOLE;

struct entry {
	int64_t key;
	uint16_t rune[PINYIN_LONGEST];
	uint8_t n, weight;
};

struct entries {
	struct entry *v;
	size_t n, cap;
};

static void
add_word(const uint16_t *rune, size_t n, unsigned weight, struct arena *tmp,
	struct entries *out)
{
	struct pinyin_head heads[PINYIN_HEADS];
	struct pinyin_word word;

	if (!pinyin_read(rune, n, &word))
		return;
	size_t n_heads = pinyin_word_heads(&word, heads);
	for (size_t i = 0; i < n_heads; i++) {
		struct entry *e = vec_push(tmp, out);

		e->key = readings_key(&heads[i]);
		e->n = (uint8_t)n;
		e->weight = (uint8_t)weight;
		for (size_t k = 0; k < n; k++)
			e->rune[k] = rune[k];
	}
}

/* A name stands about twice in an article that has it, and is a word for
 * sure: see weigh in harvest.c. */
static unsigned
name_weight(int64_t articles)
{
	static const double sure = 4;
	double weight = HARVEST_SCALE * (log(2 * (double)articles) + sure);

	return weight < 1 ? 1 : weight > 255 ? 255 : (unsigned)weight;
}

static void
add_name(str name, int64_t articles, struct arena *tmp, struct entries *out)
{
	uint16_t rune[PINYIN_LONGEST];
	size_t n = 0;

	for (size_t at = 0; at < name.n; n++) {
		uint32_t r = utf8_next(name, &at);

		if (n == PINYIN_LONGEST || r > UINT16_MAX)
			return;
		rune[n] = (uint16_t)r;
	}
	add_word(rune, n, name_weight(articles), tmp, out);
}

/* The names of players behind `after`, the most frequent ones. */
static bool
add_players(struct sql *sql, int64_t after, int64_t limit, struct arena *tmp,
	struct entries *out, struct err *e)
{
	sqlite3_stmt *q = sql_ask(sql, e,
		"select n.fold, n.articles from player p"
		" join player_name n on n.player = p.id where +p.id > ?"
		" order by p.beside, p.mentions desc limit ?",
		SQL_I(after), SQL_I(limit));
	int more;

	while ((more = sql_step(sql, q, e)) > 0)
		add_name(sql_str(q, 0), sql_int(q, 1), tmp, out);
	return more == 0;
}

struct known_words {
	struct arena *tmp;
	struct entries *out;
};

static void
add_known_word(void *ctx, const uint16_t *rune, size_t n, uint32_t cost)
{
	enum { FREQUENT = LEXICON_RARE + 16 };
	const struct known_words *to = ctx;

	if (cost < LEXICON_LISTED)
		add_word(rune, n, FREQUENT - cost, to->tmp, to->out);
}

/* Words that need not stand in any article, by how often they are used. */
static void
add_known(struct arena *tmp, struct entries *out)
{
	struct known_words to = { tmp, out };
	struct arena walk = { 0 };

	lookup_each(&lexicon_words, &walk, add_known_word, &to);
	arena_free(&walk);
}

/* Every so many articles, the newest first. */
static bool
add_texts(struct sql *sql, struct readings_budget b, struct harvest *h,
	struct err *e)
{
	int64_t articles;
	size_t bytes = 0;
	int more = 0;

	if (!sql_number(sql, sql_ask(sql, e, "select articles from total"), 0,
		    &articles, e))
		return false;
	sqlite3_stmt *q = sql_ask(sql, e,
		"select title, text from article join body using (id)"
		" where id % ? = 0 order by id desc",
		SQL_I(1 + articles / (b.articles + 1)));
	while (bytes < b.bytes && (more = sql_step(sql, q, e)) > 0) {
		harvest_add(h, sql_str(q, 0));
		harvest_add(h, sql_str(q, 1));
		bytes += sql_str(q, 1).n;
	}
	if (more > 0)
		sqlite3_reset(q);
	return more >= 0;
}

static int
by_key(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->weight != y->weight ? y->weight - x->weight : 0;
}

static void
put_entry(const struct entry *e, char *out)
{
	*out++ = (char)e->weight;
	for (size_t i = 0; i < e->n; i++) {
		*out++ = (char)(e->rune[i] & 0xFF);
		*out++ = (char)(e->rune[i] >> 8);
	}
}

static void
group(struct entries *all, struct arena *perm, struct readings_groups *out)
{
	if (all->n)
		qsort(all->v, all->n, sizeof *all->v, by_key);
	for (size_t i = 0, next; i < all->n; i = next) {
		int64_t key = all->v[i].key;
		size_t size = 1 + 2 * readings_length(key);

		for (next = i + 1; next < all->n && all->v[next].key == key;)
			next++;
		char *words = arena_new(perm, char, (next - i) * size);
		for (size_t k = i; k < next; k++)
			put_entry(&all->v[k], words + (k - i) * size);
		*vec_push(perm, out) = (struct readings_group){ key,
			{ words, (next - i) * size } };
	}
}

bool
readings_collect(struct sql *sql, struct readings_budget budget,
	struct arena *perm, struct readings_groups *out, struct err *e)
{
	struct harvest *h = harvest_new();
	struct harvest_words words = { 0 };
	struct entries all = { 0 };
	struct arena tmp = { 0 };
	bool ok = add_texts(sql, budget, h, e) &&
		  add_players(sql, 0, budget.players, &tmp, &all, e);

	if (ok)
		harvest_take(h, &tmp, &words);
	harvest_free(h);
	for (size_t i = 0; i < words.n; i++)
		add_word(words.v[i].rune, words.v[i].n, words.v[i].weight, &tmp,
			&all);
	if (budget.known)
		add_known(&tmp, &all);
	group(&all, perm, out);
	arena_free(&tmp);
	return ok;
}

static bool
set_number(struct sql *sql, str name, int64_t value, struct err *e)
{
	return sql_do(sql, e,
		"insert or replace into search_setting values (?, ?)",
		SQL_T(name), SQL_I(value));
}

static bool
get_number(struct sql *sql, str name, int64_t *value, struct err *e)
{
	return sql_number(
		sql, sql_ask(sql, e, INDEX_SETTING, SQL_T(name)), 0, value, e);
}

static bool
put_groups(struct sql *sql, const struct readings_groups *g, struct err *e)
{
	for (size_t i = 0; i < g->n; i++) {
		if (!sql_do(sql, e,
			    "insert into reading values (?1, ?2) on conflict "
			    "do update set words = cast(words || ?2 as blob)",
			    SQL_I(g->v[i].key), SQL_B(g->v[i].words)))
			return false;
	}
	return true;
}

static bool
add_new_players(struct sql *sql, int64_t after, struct err *e)
{
	struct readings_groups groups = { 0 };
	struct entries all = { 0 };
	struct arena tmp = { 0 };
	bool ok = add_players(sql, after, whole.players, &tmp, &all, e);

	group(&all, &tmp, &groups);
	ok = ok && put_groups(sql, &groups, e);
	arena_free(&tmp);
	return ok;
}

static bool
make_anew(struct sql *sql, int64_t articles, struct err *e)
{
	struct readings_groups groups = { 0 };
	struct arena tmp = { 0 };
	bool ok = readings_collect(sql, whole, &tmp, &groups, e) &&
		  sql_do(sql, e, "delete from reading") &&
		  put_groups(sql, &groups, e) &&
		  set_number(sql, STR(READINGS_ARTICLES), articles, e);

	arena_free(&tmp);
	return ok;
}

static bool
update(struct sql *sql, struct err *e)
{
	int64_t articles, made_of, player, last;

	if (!sql_number(sql, sql_ask(sql, e, "select articles from total"), 0,
		    &articles, e) ||
		!sql_number(sql, sql_ask(sql, e, "select max(id) from player"),
			0, &last, e) ||
		!get_number(sql, STR(READINGS_ARTICLES), &made_of, e) ||
		!get_number(sql, STR(READINGS_PLAYER), &player, e))
		return false;
	/* Grown by half, or shrunk: time to make them anew. */
	if (articles > made_of + made_of / 2 || articles < made_of / 2) {
		if (!make_anew(sql, articles, e))
			return false;
	} else if (last > player) {
		if (!add_new_players(sql, player, e))
			return false;
	} else {
		return true;
	}
	return set_number(sql, STR(READINGS_PLAYER), last, e);
}

bool
readings_update(struct sql *sql, struct err *e)
{
	bool ok = sql_script(sql, "begin immediate", e) && update(sql, e) &&
		  sql_script(sql, "commit", e);

	if (!sqlite3_get_autocommit(sql->db))
		sql_script(sql, "rollback", NULL);
	return ok;
}
