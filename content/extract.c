#include "content/extract.h"

#include "content/words/fold.h"
#include "content/words/letter.h"

#include <string.h>

/* Words that were cut out of the simplified text become as it is written. */
static void
cut_anew(struct article *a)
{
	for (size_t i = 0; i < a->cuts.n; i++) {
		const struct cut *c = &a->cuts.v[i];

		memcpy((char *)a->words.s + c->word.start, a->text.s + c->at,
			c->word.end - c->word.start);
	}
}

void
extract(struct article *a, bool headings,
	const struct confirmed_names *confirmed, struct arena *perm)
{
	struct arena tmp = { 0 };
	struct names names = { 0 };
	struct letters letters;
	str written = a->text;

	a->text = fold_traditional(perm, written);
	letters_make(a->text, &tmp, &letters);
	a->letters = &letters;
	section_find(a, headings, perm);
	figure_find(a, perm);
	name_find(a, confirmed, perm, &names);
	player_find(a, &names, perm);
	quote_find(a, perm);
	a->letters = NULL;
	a->text = written;
	cut_anew(a);
	arena_free(&tmp);
}
