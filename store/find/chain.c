#include "store/find/chain.h"

#include "base/utf8.h"

#include <math.h>

/* A chain is less likely than a word, and needs two characters a part. */
enum { COST = 2 * READINGS_SCALE, FEW = 4, PART = 2 };

struct best {
	struct reading *v;
	size_t n;
};

static struct pinyin_typed
part_of(const struct pinyin_typed *t, size_t from, size_t end)
{
	struct pinyin_typed part = { .open = t->open && end == t->n };

	while (from < end)
		part.unit[part.n++] = t->unit[from++];
	return part;
}

/* The last rune of one and the first of the other, as the index has them. */
static str
border(str a, str b, struct arena *tmp)
{
	size_t at = a.n, end = 0;

	utf8_prev(a, &at);
	utf8_next(b, &end);
	return arena_printf(tmp, "%.*s%.*s", STR_ARG(str_skip(a, at)),
		STR_ARG(str_take(b, end)));
}

/* A chain is as likely as its less likely part; more so when the two are
 * often seen side by side. */
static int
score(const struct chain *c, const struct reading *a, const struct reading *b,
	str between)
{
	int least = (a->score < b->score ? a->score : b->score) - COST;
	uint32_t n = frequent_count(c->frequent, between);

	return (least > 0 ? least : 0) +
	       (n ? (int)(READINGS_SCALE * log(n) / 2) : 0);
}

static void
add(struct best *best, struct reading one)
{
	size_t at = 0, end = 0;

	while (end < best->n && !str_eq(best->v[end].term, one.term))
		end++;
	if (end < best->n && best->v[end].score >= one.score)
		return;
	while (at < end && best->v[at].score >= one.score)
		at++;
	if (at == READINGS_MAX)
		return;
	if (end == READINGS_MAX)
		end--;
	else if (end == best->n)
		best->n++;
	for (size_t i = end; i > at; i--)
		best->v[i] = best->v[i - 1];
	best->v[at] = one;
}

/* Two that no text has side by side are no chain. */
static bool
join(const struct chain *c, const struct reading *a, const struct reading *b,
	struct best *best, struct err *e)
{
	str between = border(a->term, b->term, c->perm);
	str term = arena_printf(
		c->perm, "%.*s%.*s", STR_ARG(a->term), STR_ARG(b->term));
	bool is;

	if (!readings_is_pair(c->readings, between, &is, e))
		return false;
	if (is)
		add(best, (struct reading){ term, score(c, a, b, between) });
	return true;
}

static bool
join_all(const struct chain *c, const struct reading *a, size_t n,
	const struct reading *b, size_t m, struct best *best, struct err *e)
{
	for (size_t i = 0; i < n && i < FEW; i++) {
		for (size_t k = 0; k < m && k < FEW; k++) {
			if (!join(c, &a[i], &b[k], best, e))
				return false;
		}
	}
	return true;
}

static bool
find_cut(const struct chain *c, const struct pinyin_typed *typed, size_t cut,
	struct best *best, struct err *e)
{
	struct pinyin_typed head = part_of(typed, 0, cut);
	struct pinyin_typed tail = part_of(typed, cut, typed->n);
	struct reading a[READINGS_MAX], b[READINGS_MAX];
	size_t n, m = 0;

	return readings_find(c->readings, &head, c->perm, a, &n, e) &&
	       (n == 0 ||
		       (readings_find(c->readings, &tail, c->perm, b, &m, e) &&
			       join_all(c, a, n, b, m, best, e)));
}

bool
chain_find(const struct chain *c, const struct pinyin_typed *typed,
	struct reading out[READINGS_MAX], size_t *n, struct err *e)
{
	struct best best = { .v = out };

	for (size_t cut = PART; cut + PART <= typed->n; cut++) {
		if (pinyin_begins(typed, cut) &&
			!find_cut(c, typed, cut, &best, e))
			return false;
	}
	*n = best.n;
	return true;
}
