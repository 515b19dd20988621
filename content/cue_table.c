#include "content/cue_table.h"

#include "known_cues.h"

#include <string.h>

const struct cue_weight *
cue_table_find(const struct lookup *t, const uint16_t *word, size_t n)
{
	uint16_t runes[CUE_WORD_MAX + 1];

	if (n > CUE_WORD_MAX)
		return NULL;
	memcpy(runes, word, n * sizeof *runes);
	runes[n] = CUE_WORD_END;
	const struct lookup_item *item = lookup_longest(t, runes, n + 1);
	return item ? &cue_word_weights[item->value] : NULL;
}
