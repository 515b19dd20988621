#include "store/find/readings.h"

#include "base/buf.h"
#include "store/find/readings_make.h"
#include "store/index/index.h"

#include <stdlib.h>

/* What is read of an archive that has no readings of its own: no more than
 * can be waited for. */
static const struct readings_budget little = { 200, 5000, 1 << 18, true };

struct readings {
	struct sql *sql;
	struct arena arena; /* words in memory, when the archive has none */
	struct readings_groups groups;
	int64_t articles; /* when these were collected */
};

/* The best ones so far, best first. */
struct best {
	struct candidate {
		uint16_t rune[PINYIN_LONGEST];
		size_t n;
		int score;
	} v[READINGS_MAX];
	size_t n;
};

struct readings *
readings_new(struct sql *sql)
{
	struct readings *r = calloc(1, sizeof *r);

	if (!r)
		arena_exhausted();
	r->sql = sql;
	return r;
}

void
readings_free(struct readings *r)
{
	if (!r)
		return;
	arena_free(&r->arena);
	free(r);
}

static bool
same_word(const struct candidate *c, const struct pinyin_word *w)
{
	if (c->n != w->n)
		return false;
	for (size_t i = 0; i < c->n; i++) {
		if (c->rune[i] != w->at[i].rune)
			return false;
	}
	return true;
}

static void
add_candidate(struct best *b, const struct pinyin_word *w, int score)
{
	size_t at = 0, end;

	while (at < b->n && b->v[at].score >= score) {
		if (same_word(&b->v[at], w))
			return;
		at++;
	}
	for (end = at; end < b->n && !same_word(&b->v[end], w);)
		end++;
	if (at == READINGS_MAX)
		return;
	/* What is pushed out: the same word, less likely, or the last one. */
	if (end == b->n && b->n < READINGS_MAX)
		b->n++;
	else if (end == b->n)
		end--;
	for (size_t i = end; i > at; i--)
		b->v[i] = b->v[i - 1];
	b->v[at] = (struct candidate){ .n = w->n, .score = score };
	for (size_t i = 0; i < w->n; i++)
		b->v[at].rune[i] = w->at[i].rune;
}

static void
look_through(const struct pinyin_typed *typed, int64_t key, str words,
	struct best *best)
{
	size_t n = readings_length(key), size = 1 + 2 * n;
	const unsigned char *p = (const unsigned char *)words.s;

	for (size_t at = 0; at + size <= words.n; at += size) {
		uint16_t rune[PINYIN_LONGEST];
		struct pinyin_word word;

		/* Words come by weight, but for a few at the end. */
		if (best->n == READINGS_MAX &&
			p[at] <= best->v[READINGS_MAX - 1].score)
			continue;
		for (size_t i = 0; i < n; i++)
			rune[i] = (uint16_t)(p[at + 1 + 2 * i] |
					     p[at + 2 + 2 * i] << 8);
		if (!pinyin_read(rune, n, &word))
			continue;
		int cost = pinyin_match(typed, &word);
		if (cost != PINYIN_NO)
			add_candidate(best, &word, p[at] - cost);
	}
}

/* 1: the archive has readings; 0: it has none; -1: failed. */
static int
are_kept(struct readings *r, struct err *e)
{
	int64_t made_of;

	if (!sql_number(r->sql,
		    sql_ask(r->sql, e, INDEX_SETTING,
			    SQL_T(STR(READINGS_ARTICLES))),
		    0, &made_of, e))
		return -1;
	return made_of > 0;
}

static bool
look_in_archive(struct readings *r, const struct pinyin_typed *typed,
	int64_t key, struct best *best, struct err *e)
{
	sqlite3_stmt *q = sql_ask(r->sql, e,
		"select words from reading where key = ?", SQL_I(key));
	int more = sql_step(r->sql, q, e);

	if (more > 0) {
		look_through(typed, key, sql_str(q, 0), best);
		sqlite3_reset(q);
	}
	return more >= 0;
}

static bool
collect(struct readings *r, struct err *e)
{
	int64_t articles;

	if (!sql_number(r->sql,
		    sql_ask(r->sql, e, "select articles from total"), 0,
		    &articles, e))
		return false;
	if (articles == r->articles)
		return true;
	arena_reset(&r->arena);
	r->groups = (struct readings_groups){ 0 };
	r->articles = articles;
	return readings_collect(r->sql, little, &r->arena, &r->groups, e);
}

static void
look_in_memory(struct readings *r, const struct pinyin_typed *typed,
	int64_t key, struct best *best)
{
	size_t low = 0, high = r->groups.n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (r->groups.v[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < r->groups.n && r->groups.v[low].key == key)
		look_through(typed, key, r->groups.v[low].words, best);
}

static str
word_text(const struct candidate *c, struct arena *perm)
{
	struct buf text = { 0 };

	for (size_t i = 0; i < c->n; i++)
		buf_rune(&text, c->rune[i]);
	str s = arena_copy(perm, buf_str(&text));
	buf_free(&text);
	return s;
}

bool
readings_find(struct readings *r, const struct pinyin_typed *typed,
	struct arena *perm, struct reading out[READINGS_MAX], size_t *n,
	struct err *e)
{
	struct pinyin_head heads[PINYIN_HEADS];
	size_t n_heads = pinyin_heads(typed, heads);
	struct best best = { 0 };
	int kept = n_heads ? are_kept(r, e) : 1;

	if (kept < 0 || (kept == 0 && !collect(r, e)))
		return false;
	for (size_t i = 0; i < n_heads; i++) {
		int64_t key = readings_key(&heads[i]);

		if (!kept)
			look_in_memory(r, typed, key, &best);
		else if (!look_in_archive(r, typed, key, &best, e))
			return false;
	}
	*n = best.n;
	for (size_t i = 0; i < best.n; i++)
		out[i] = (struct reading){ word_text(&best.v[i], perm),
			best.v[i].score };
	return true;
}

bool
readings_is_name(struct readings *r, str term, bool *is, struct err *e)
{
	int64_t player;

	if (!sql_number(r->sql,
		    sql_ask(r->sql, e,
			    "select player from player_name where fold = ?"
			    " limit 1",
			    SQL_T(term)),
		    0, &player, e))
		return false;
	*is = player != 0;
	return true;
}

bool
readings_is_pair(struct readings *r, str pair, bool *is, struct err *e)
{
	struct arena tmp = { 0 };
	str match = arena_printf(&tmp, "\"%.*s\"", STR_ARG(pair));
	sqlite3_stmt *q = sql_ask(r->sql, e,
		"select 1 from term where term match ? limit 1", SQL_T(match));
	int more = sql_step(r->sql, q, e);

	if (more > 0)
		sqlite3_reset(q);
	arena_free(&tmp);
	*is = more > 0;
	return more >= 0;
}
