#include "content/quotes/quote.h"

/* Features that are made of letters somewhere in the text. */

void
feature_pairs(const struct reading *r, const char *name, struct span at,
	struct tally *t)
{
	const struct letters *l = &r->l;

	for (uint32_t i = at.start; i + 1 < at.end; i++)
		if (l->kind[i] == LETTER_HAN && l->kind[i + 1] == LETTER_HAN)
			tally_add_text(t, name, letters_str(l, i, i + 2));
}

void
feature_opening(const struct reading *r, const char *name, struct span at,
	struct tally *t)
{
	if (at.start < at.end)
		tally_add_text(
			t, name, letters_name(r, at.start, at.start + 1));
	if (at.start + 1 < at.end)
		tally_add_text(
			t, name, letters_name(r, at.start, at.start + 2));
}

void
feature_before(const struct reading *r, struct span at, struct tally *t)
{
	enum { NEAR = 12 };
	uint32_t clause = clause_start(r, at.start, at.end);
	uint32_t near = at.end - at.start > NEAR ? at.end - NEAR : at.start;

	feature_pairs(r, "near=", (struct span){ near, at.end }, t);
	feature_opening(r, "opens=", at, t);
	feature_opening(r, "clause=", (struct span){ clause, at.end }, t);
}
