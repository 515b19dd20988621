#include "store/find/nearest.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "content/words/fold.h"
#include "content/words/pinyin.h"
#include "store/save/correction.h"
#include "store/index/frequent.h"
#include "store/find/readings.h"
#include "store/find/readings_make.h"
#include "store/store_internal.h"

enum {
	SHORT = 3, /* runes: what is shorter may mean anything */
	LONG = 24,
	SLIP = 6,           /* runes for each slip, but the first */
	SOUND = 1,          /* what a wrong character costs that sounds right */
	WHOLE = 2,          /* any other slip */
	ROWS_A_LOOK = 1024, /* between two looks whether to stop */
	MASK_BITS = 6,
};

struct spelling {
	uint32_t v[LONG];
	uint16_t sound[LONG]; /* a syllable; 0: none */
	size_t n;
	uint64_t mask; /* a bit for each rune, some share one */
};

struct hunt {
	struct store *store;
	const struct finder *finder;
	struct arena *perm;
	struct spelling wanted;
	size_t bytes; /* of what was written, folded */
	size_t cost;  /* of the best so far; at first the most that may be */
	double often; /* of that; below 0: there is none */
	str near;
	unsigned rows;
};

static uint64_t
bit_of(uint32_t rune)
{
	uint64_t spread = rune * 0x9E3779B97F4A7C15u;

	return (uint64_t)1 << (spread >> (64 - MASK_BITS));
}

/* False: it is too long to tell. */
static bool
spelling_make(str folded, struct spelling *w)
{
	w->n = w->mask = 0;
	for (size_t at = 0; at < folded.n;) {
		if (w->n == LONG)
			return false;
		w->v[w->n] = utf8_next(folded, &at);
		w->mask |= bit_of(w->v[w->n++]);
	}
	return true;
}

static uint16_t
sound_of(uint32_t rune)
{
	uint16_t han = (uint16_t)rune;
	struct pinyin_word word;

	if (!rune_is_han(rune) || rune != han || !pinyin_read(&han, 1, &word))
		return 0;
	return (uint16_t)((word.at[0].code[0] >> PINYIN_TONE_BITS) + 1);
}

static void
add_sounds(struct spelling *w)
{
	for (size_t i = 0; i < w->n; i++)
		w->sound[i] = sound_of(w->v[i]);
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t
exchanged(
	const struct spelling *a, size_t i, const struct spelling *b, size_t k)
{
	if (a->v[i] == b->v[k])
		return 0;
	return a->sound[i] && a->sound[i] == b->sound[k] ? SOUND : WHOLE;
}

static size_t
distance(const struct spelling *a, const struct spelling *b)
{
	size_t rows[3][LONG + 1];
	size_t *two = rows[0], *before = rows[1], *now = rows[2];

	for (size_t k = 0; k <= b->n; k++)
		before[k] = k * WHOLE;
	for (size_t i = 1; i <= a->n; i++) {
		now[0] = i * WHOLE;
		for (size_t k = 1; k <= b->n; k++) {
			now[k] = least(least(now[k - 1], before[k]) + WHOLE,
				before[k - 1] + exchanged(a, i - 1, b, k - 1));
			if (i > 1 && k > 1 && a->v[i - 1] == b->v[k - 2] &&
				a->v[i - 2] == b->v[k - 1])
				now[k] = least(now[k], two[k - 2] + WHOLE);
		}
		size_t *free = two;
		two = before;
		before = now;
		now = free;
	}
	return before[b->n];
}

/* Each slip changes one rune at most; one that sounds right costs half. */
static bool
may_be_near(const struct hunt *h, size_t n, uint64_t mask)
{
	const struct spelling *w = &h->wanted;
	size_t more = w->n > n ? w->n - n : n - w->n;
	int most = (int)h->cost;

	return more * WHOLE <= h->cost &&
	       __builtin_popcountll(w->mask & ~mask) <= most &&
	       __builtin_popcountll(mask & ~w->mask) <= most;
}

/* The same by its bytes alone; what sounds right has as many. */
static bool
has_length(const struct hunt *h, str folded)
{
	size_t most = h->cost / WHOLE * UTF8_MAX;

	return folded.n + most >= h->bytes && folded.n <= h->bytes + most;
}

/* Is it better than the best so far? */
static bool
is_better(struct hunt *h, struct spelling *one, double often, size_t *cost)
{
	if (!may_be_near(h, one->n, one->mask))
		return false;
	add_sounds(one);
	*cost = distance(&h->wanted, one);
	return *cost > 0 &&
	       (*cost < h->cost || (*cost == h->cost && often > h->often));
}

static void
take(struct hunt *h, str near, double often, size_t cost)
{
	h->near = arena_copy(h->perm, near);
	h->often = often;
	h->cost = cost;
}

static bool
goes_on(struct hunt *h, struct err *e)
{
	return h->rows++ % ROWS_A_LOOK || !finder_stopped(h->finder, e);
}

static bool
is_shown(struct sql *c, int64_t player, bool *shown, struct err *e)
{
	int64_t beside;
	bool ok = sql_number(c,
		sql_ask(c, e, "select beside from player where id = ?",
			SQL_I(player)),
		BESIDE_HIDDEN, &beside, e);

	*shown = ok && beside < BESIDE_HIDDEN;
	return ok;
}

/* Has a look at a row of names, terms or readings. */
typedef bool row_look(struct hunt *, sqlite3_stmt *, struct err *);

static bool
each_row(struct hunt *h, sqlite3_stmt *q, row_look *look, struct err *e)
{
	struct sql *c = &h->store->archive;
	bool ok = true;
	int more = 0;

	while (ok && (more = sql_step(c, q, e)) > 0)
		ok = goes_on(h, e) && look(h, q, e);
	if (more > 0)
		sqlite3_reset(q);
	return ok && more == 0;
}

static bool
look_at_name(struct hunt *h, sqlite3_stmt *q, struct err *e)
{
	double often = (double)sql_int(q, 2);
	struct spelling one;
	size_t cost;
	bool shown;

	if (!has_length(h, sql_str(q, 0)) ||
		!spelling_make(sql_str(q, 0), &one) ||
		!is_better(h, &one, often, &cost))
		return true;
	if (!is_shown(&h->store->archive, sql_int(q, 3), &shown, e))
		return false;
	if (shown)
		take(h, sql_str(q, 1), often, cost);
	return true;
}

/* Folded names from one on, up to another. */
static bool
look_at_names(struct hunt *h, str from, str to, struct err *e)
{
	return each_row(h,
		sql_ask(&h->store->archive, e,
			"select fold, coalesce(name, fold), articles, player"
			" from player_name where fold >= ? and fold < ?",
			SQL_T(from), SQL_T(to)),
		look_at_name, e);
}

static bool
look_at_term(struct hunt *h, sqlite3_stmt *q, struct err *e)
{
	str term = sql_str(q, 0);
	str word = str_skip(term, str_starts(term, STR("^")) ? 1 : 0);
	double often = (double)sql_int(q, 1);
	struct spelling one;
	size_t cost;

	(void)e;
	if (has_length(h, word) && spelling_make(word, &one) &&
		is_better(h, &one, often, &cost))
		take(h, word, often, cost);
	return true;
}

/* Terms of the index in such a stretch, those of titles with their sign. */
static bool
look_at_terms(struct hunt *h, str from, str to, struct err *e)
{
	struct sql *c = &h->store->archive;

	return frequent_table(c, e) &&
	       each_row(h,
		       sql_ask(c, e,
			       "select term, doc from temp.term_row"
			       " where term >= ? and term < ?",
			       SQL_T(from), SQL_T(to)),
		       look_at_term, e);
}

/* A word of readings, behind its weight. */
static void
look_at_word(struct hunt *h, struct spelling *one, unsigned weight)
{
	/* Of a name it is of twice the articles: see readings_make.c. */
	double often = exp(weight / (double)READINGS_SCALE) / 2;
	char text[PINYIN_LONGEST * UTF8_MAX];
	size_t bytes = 0, cost;

	if (!is_better(h, one, often, &cost))
		return;
	for (size_t i = 0; i < one->n; i++)
		bytes += utf8_encode(one->v[i], text + bytes);
	take(h, (str){ text, bytes }, often, cost);
}

static void
look_through(struct hunt *h, size_t n, str words)
{
	const unsigned char *p = (const unsigned char *)words.s;
	size_t size = 1 + 2 * n;
	struct spelling one;

	for (size_t at = 0; at + size <= words.n; at += size, p += size) {
		one.n = n;
		one.mask = 0;
		for (size_t k = 0; k < n; k++) {
			one.v[k] = p[1 + 2 * k] | (uint32_t)p[2 + 2 * k] << 8;
			one.mask |= bit_of(one.v[k]);
		}
		if (may_be_near(h, n, one.mask))
			look_at_word(h, &one, *p);
	}
}

/* One row has all words of a beginning, so it is asked before each. */
static bool
look_at_reading(struct hunt *h, sqlite3_stmt *q, struct err *e)
{
	size_t length = readings_length(sql_int(q, 0));

	if (finder_stopped(h->finder, e))
		return false;
	if (length > 1 && length <= PINYIN_LONGEST)
		look_through(h, length, sql_str(q, 1));
	return true;
}

/* Of about the same length. */
static bool
look_at_readings(struct hunt *h, struct err *e)
{
	int64_t n = (int64_t)h->wanted.n;

	return each_row(h,
		sql_ask(&h->store->archive, e,
			"select key, words from reading"
			" where key % 16 between ? and ?",
			SQL_I(n - 1), SQL_I(n + 1)),
		look_at_reading, e);
}

/* From a rune on up to the next one. */
static void
stretch_of(uint32_t rune, struct arena *tmp, str *from, str *to)
{
	char bytes[UTF8_MAX];

	*from = arena_copy(tmp, (str){ bytes, utf8_encode(rune, bytes) });
	*to = arena_copy(tmp, (str){ bytes, utf8_encode(rune + 1, bytes) });
}

/* What stands in the index, as a word of a title or of a text. */
static bool
look_at_words(
	struct hunt *h, str from, str to, struct arena *tmp, struct err *e)
{
	str title_from = arena_printf(tmp, "^%.*s", STR_ARG(from));
	str title_to = arena_printf(tmp, "^%.*s", STR_ARG(to));

	return look_at_terms(h, title_from, title_to, e) &&
	       look_at_terms(h, from, to, e);
}

/* The first rune is seldom wrong: what begins so comes first.  Of Han the words
 * by their readings hold the rest. */
static bool
look_everywhere(struct hunt *h, bool words, struct arena *tmp, struct err *e)
{
	bool latin = h->wanted.v[0] < 0x80, han = rune_is_han(h->wanted.v[0]);
	str from, to;

	stretch_of(h->wanted.v[0], tmp, &from, &to);
	if (words && han && !look_at_readings(h, e))
		return false;
	if (words && !han && !look_at_words(h, from, to, tmp, e))
		return false;
	if (!look_at_names(h, from, to, e))
		return false;
	if (h->near.n || !latin)
		return true;
	return look_at_names(h, STR("0"), STR("{"), e) &&
	       (!words || look_at_terms(h, STR("^0"), STR("^{"), e));
}

bool
nearest_wanted(const struct answer *a)
{
	return !a->hits.n && !a->total && !a->partial && !a->damaged &&
	       !a->ignored.n && !a->failed.n &&
	       str_find(a->query, STR(":")) == STR_NONE;
}

/* False: nothing of so many runes can be told from another. */
static bool
begin(struct hunt *h, str word)
{
	bool han = utf8_scripts(word) == SCRIPT_HAN;

	/* Of two characters one may sound right. */
	if (!spelling_make(word, &h->wanted) || h->wanted.n + han < SHORT)
		return false;
	h->bytes = word.n;
	h->cost =
		h->wanted.n < SHORT ? SOUND : WHOLE * (1 + h->wanted.n / SLIP);
	h->often = -1;
	add_sounds(&h->wanted);
	return true;
}

void
nearest_find(struct store *s, const struct finder *f, struct arena *perm,
	struct answer *a)
{
	struct hunt h = { .store = s, .finder = f, .perm = perm };
	struct arena tmp = { 0 };
	str word = fold(&tmp, str_trim(a->query));
	bool words = str_find(word, STR(" ")) == STR_NONE;

	if (begin(&h, word) && look_everywhere(&h, words, &tmp, NULL))
		a->near = h.near;
	arena_free(&tmp);
}
