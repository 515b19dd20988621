#include "content/names/cue_table.h"

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
	uint32_t value = lookup_value(t, runes, n + 1, UINT32_MAX);
	return value < UINT32_MAX ? &cue_word_weights[value] : NULL;
}
