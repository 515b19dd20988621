#include "content/names/name_text.h"

void
name_text_make(const struct letters *l, struct arena *perm, struct name_text *t)
{
	t->l = *l;
	t->fold = arena_new(perm, uint16_t, t->l.n + 1);
	for (uint32_t i = 0; i < t->l.n; i++)
		t->fold[i] = lookup_fold(t->l.rune[i]);
}

struct span
name_text_letters(const struct name_text *t, struct span bytes)
{
	return (struct span){ letter_of_byte(&t->l, bytes.start),
		letter_of_byte(&t->l, bytes.end) };
}
