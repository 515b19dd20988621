#include "content/names/name_runs_private.h"

enum { APPOSITION = 12 }; /* tokens */

static bool
near_sort(const struct walk *w, uint32_t from, uint32_t sorts, uint32_t *at)
{
	for (uint32_t i = from; i < from + APPOSITION && i < w->t.n; i++) {
		uint8_t type = w->t.v[i].type;

		if (type == EN_COMMA || type == EN_STOP || type == EN_BREAK ||
			w->t.v[i].sorts & (EN_WHO | EN_CLAUSE | EN_PREP))
			return false;
		*at = i;
		if (is_sort(w, i, sorts) && !is_sort(w, i + 1, sorts))
			return true;
	}
	return false;
}

/* What stands behind the run: “, the company’s chief scientist,”. */
static void
hear_behind(const struct walk *w, uint32_t end, struct en_run *r)
{
	const struct en_tokens *t = &w->t;
	uint32_t at, i = end;

	if (en_type(t, i) == EN_OPEN)
		while (i < t->n && i < end + 8 && t->v[i++].type != EN_CLOSE)
			;
	if (en_type(t, i) == EN_COMMA) {
		bool det = en_is(t, i + 1, EN_DET) ||
			   (i + 1 < t->n && t->v[i + 1].owner);

		if (en_is(t, i + 1, EN_WHO))
			r->votes[PLAYER_PERSON] += 4;
		else if (en_type(t, i + 1) == EN_NUMBER &&
			 en_type(t, i + 2) == EN_COMMA)
			r->votes[PLAYER_PERSON] += 4; /* Rogers, 27, */
		else if (det && near_sort(w, i + 1, NE_ROLE, &at))
			r->votes[PLAYER_PERSON] += 4;
		else if (det && near_sort(w, i + 1, NE_FIRM, &at))
			r->votes[PLAYER_ORG] += 5;
	}
	if (en_is(t, i, EN_SAY) && en_is(t, i, EN_PAST | EN_THIRD))
		r->votes[r->words > 1 ? PLAYER_PERSON : PLAYER_ORG] += 1;
	if (en_is(t, i, EN_WHO))
		r->votes[PLAYER_PERSON] += 2;
}

static void
hear_before(const struct walk *w, uint32_t i, struct en_run *r)
{
	const struct en_tokens *t = &w->t;

	if (!i)
		return;
	uint32_t b = i - 1;
	bool comma = t->v[b].type == EN_COMMA && b;
	if (is_sort(w, b, NE_TITLE) && t->v[b].capital)
		r->votes[PLAYER_PERSON] += 6;
	else if (is_sort(w, b, NE_ROLE) && !t->v[b].owner)
		r->votes[PLAYER_PERSON] += 3;
	else if (is_sort(w, b, NE_FIRM))
		r->votes[PLAYER_ORG] += 3;
	if (is_sort(w, comma ? b - 1 : b, NE_PRODUCT))
		r->votes[PLAYER_PRODUCT] += 3;
	if (b && is_sort(w, b, NE_OF) && is_sort(w, b - 1, NE_ROLE))
		r->votes[PLAYER_ORG] += 4;
	else if (is_sort(w, b, NE_IN) && r->words < 3)
		r->votes[PLAYER_PLACE] += 2;
	if (b && en_is(t, b - 1, EN_ACCORDING))
		r->votes[r->words > 1 ? PLAYER_PERSON : PLAYER_ORG] += 2;
	if (en_is(t, b, EN_SAY) && en_is(t, b, EN_PAST) && r->words > 1)
		r->votes[PLAYER_PERSON] += 2; /* said Arne Fosseli */
}

/* BERGEN, Norway — */
static void
hear_dateline(const struct walk *w, uint32_t i, uint32_t end, struct en_run *r)
{
	uint32_t k = end;

	if (i != 0 && !(i < 4 && w->t.v[i - 1].type == EN_COMMA))
		return;
	if (en_type(&w->t, k) == EN_COMMA && is_name_word(w, k + 1))
		k = en_run_end(w, k + 1);
	if (en_type(&w->t, k) == EN_OPEN)
		k += 3; /* (AP) */
	if (en_type(&w->t, k) != EN_BREAK)
		return;
	r->votes[PLAYER_PLACE] += 6;
	r->opens = false;
}

static void
hear_itself(const struct walk *w, uint32_t i, uint32_t end, bool version,
	struct en_run *r)
{
	uint32_t last = end - 1;

	if (is_sort(w, last, NE_ORG) && end - i > 1)
		r->votes[PLAYER_ORG] += 6;
	else if (is_sort(w, i, NE_HEAD) && end - i > 1)
		r->votes[PLAYER_ORG] += 4;
	else if (end - i == 2 || end - i == 3)
		r->votes[PLAYER_PERSON] += 1;
	if (is_sort(w, i, NE_PLACE))
		r->votes[PLAYER_PLACE] += 6;
	if (w->t.v[last].owner)
		r->votes[end - i > 1 ? PLAYER_PERSON : PLAYER_ORG] += 1;
	if (version)
		r->votes[PLAYER_PRODUCT] += 5;
}

void
en_run_hear(const struct walk *w, uint32_t i, uint32_t end, uint32_t last,
	struct en_run *r)
{
	hear_itself(w, i, end, last == end, r);
	hear_before(w, i, r);
	hear_behind(w, last + 1, r);
	hear_dateline(w, i, end, r);
}
