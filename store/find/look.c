#include "store/find/look.h"

/* The phrases of a clause; 0 when it can hold without any. */
static uint64_t
clause_asks(struct look *l, const struct clause *c, struct arena *perm)
{
	uint64_t asks = 0;

	for (size_t i = 0; i < c->n; i++) {
		const struct query_term *t = &c->v[i];

		if ((t->field != FIELD_TEXT && t->field != FIELD_SAID) ||
			t->phrase.n == 0 || l->phrases.n == LOOK_PHRASES)
			return 0;
		asks |= (uint64_t)1 << l->phrases.n;
		*vec_push(perm, &l->phrases) = t->phrase;
	}
	return asks;
}

void
look_make(struct look *l, const struct query *q, struct arena *perm)
{
	*l = (struct look){ 0 };
	for (size_t i = 0; i < q->n && l->n < QUERY_CLAUSES; i++) {
		uint64_t asks =
			q->v[i].negative ? 0 : clause_asks(l, &q->v[i], perm);

		if (asks)
			l->asks[l->n++] = asks;
	}
}

void
look_over(const struct look *l, struct hay *hay, struct arena *perm,
	struct spots *out)
{
	*out = (struct spots){ 0 };
	match_spots(&l->phrases, hay, SIZE_MAX, perm, out);
}

/* The first spot that begins at or behind a place. */
static size_t
first_spot(const struct spots *spots, uint32_t at)
{
	size_t low = 0, high = spots->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (spots->v[mid].at.start < at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool
look_holds(const struct look *l, const struct spots *spots, struct span part)
{
	uint64_t found = 0;
	size_t i = l->n ? first_spot(spots, part.start) : spots->n;

	for (; i < spots->n && spots->v[i].at.start < part.end; i++)
		if (spots->v[i].at.end <= part.end)
			found |= (uint64_t)1 << spots->v[i].phrase;
	for (i = 0; i < l->n; i++)
		if (!(found & l->asks[i]))
			return false;
	return true;
}
