#include "content/quotes/quote.h"

/*
 * Who may have spoken: nobody, whom a rule names, and all that are named in
 * sight.
 */

/* Letters in sight before and behind a mark, lines before it. */
enum { BEFORE = 700, BEHIND = 90, LINES = 6 };

static struct candidate *
add(struct candidates *c, int32_t player)
{
	for (uint32_t k = 0; k < c->n; k++)
		if (c->v[k].player == player)
			return &c->v[k];
	if (c->n == CANDIDATES)
		return NULL;
	c->v[c->n] = (struct candidate){ .player = player };
	return &c->v[c->n++];
}

/* Where the letters in sight begin and end. */
static struct span
in_sight(const struct reading *r, uint32_t at)
{
	struct span s = { at, at };
	int lines = 0;

	while (s.start && at - s.start < BEFORE && lines <= LINES) {
		s.start--;
		lines += r->l.kind[s.start] == LETTER_LINE;
	}
	lines = 0;
	while (s.end < r->l.n && s.end - at < BEHIND && lines <= 2) {
		lines += r->l.kind[s.end] == LETTER_LINE;
		s.end++;
	}
	return s;
}

static void
add_ruled(struct candidates *c)
{
	for (int k = 0; k < RULES; k++) {
		const struct speaker *who = &c->rules[k].who;
		struct candidate *one;

		if (!c->rules[k].applies)
			continue;
		one = add(c, who->player);
		if (one && one->at.end == 0) {
			one->at = who->at;
			one->pronoun = who->inferred;
		}
	}
}

static void
add_named(const struct reading *r, uint32_t k, struct candidates *c)
{
	if (r->named[k].kind != PLAYER_PLACE)
		add(c, r->named[k].player);
}

void
candidates_find(
	const struct voices *v, const struct scene *s, struct candidates *c)
{
	uint32_t at = named_from(v->r, s->at);

	c->n = 0;
	c->sight = in_sight(v->r, s->at);
	add(c, NO_INDEX);
	rules_find(v, s, c->rules);
	add_ruled(c);
	for (uint32_t k = at; k > 0; k--) {
		if (v->r->named[k - 1].start < c->sight.start)
			break;
		add_named(v->r, k - 1, c);
	}
	for (uint32_t k = at; k < v->r->n_named; k++) {
		if (v->r->named[k].start >= c->sight.end)
			break;
		add_named(v->r, k, c);
	}
}
