#include "content/quote.h"

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
