/*
 * The name that somebody may have meant who wrote another one: by how many
 * characters are to be changed, left out, put in or put behind each other
 * (Damerau's distance, for neighbours only).
 */
#include "store/store_internal.h"

#include <string.h>

#include "base/utf8.h"
#include "content/fold.h"
#include "store/correction.h"

enum {
	LOOKED = 1500, /* of the most mentioned: what a key has time for */
	SHORT = 3,     /* runes: what is shorter may mean anything */
	LONG = 24,
	SLIP = 6, /* runes for each slip, but the first */
};

struct spelling {
	uint32_t v[LONG];
	size_t n;
};

/* False: it is too short or too long to tell. */
static bool
spelling_make(str folded, struct spelling *w)
{
	w->n = 0;
	for (size_t at = 0; at < folded.n;) {
		if (w->n == LONG)
			return false;
		w->v[w->n++] = utf8_next(folded, &at);
	}
	return w->n >= SHORT;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t
distance(const struct spelling *a, const struct spelling *b)
{
	size_t rows[3][LONG + 1];
	size_t *two = rows[0], *before = rows[1], *now = rows[2];

	for (size_t k = 0; k <= b->n; k++)
		before[k] = k;
	for (size_t i = 1; i <= a->n; i++) {
		now[0] = i;
		for (size_t k = 1; k <= b->n; k++) {
			bool same = a->v[i - 1] == b->v[k - 1];

			now[k] = least(least(now[k - 1], before[k]) + 1,
				before[k - 1] + !same);
			if (i > 1 && k > 1 && a->v[i - 1] == b->v[k - 2] &&
				a->v[i - 2] == b->v[k - 1])
				now[k] = least(now[k], two[k - 2] + 1);
		}
		size_t *free = two;
		two = before;
		before = now;
		now = free;
	}
	return before[b->n];
}

/* The nearest of those asked for, the first of several; empty: none is near
 * enough. */
static bool
look(struct store *s, const struct spelling *wanted, struct arena *perm,
	str *name, struct err *e)
{
	sqlite3_stmt *q = sql_ask(&s->archive, e,
		"select fold, name from player where beside < ?"
		" order by beside, mentions desc, id limit ?",
		SQL_I(BESIDE_HIDDEN), SQL_I(LOOKED));
	size_t best = 2 + wanted->n / SLIP;
	struct spelling one;
	int more;

	while ((more = sql_step(&s->archive, q, e)) > 0) {
		if (!spelling_make(sql_str(q, 0), &one) ||
			one.n + best <= wanted->n || wanted->n + best <= one.n)
			continue;
		size_t far = distance(wanted, &one);
		if (far == 0 || far >= best)
			continue;
		best = far;
		*name = arena_copy(perm, sql_str(q, 1));
	}
	return more == 0;
}

bool
store_nearest_player(
	struct store *s, str word, struct arena *perm, str *name, struct err *e)
{
	struct arena tmp = { 0 };
	struct spelling wanted;
	bool ok = true;

	*name = (str){ 0 };
	if (spelling_make(fold(&tmp, str_trim(word)), &wanted))
		ok = look(s, &wanted, perm, name, e);
	arena_free(&tmp);
	return ok;
}
