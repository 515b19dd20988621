#include "tui/list/letters.h"

/* Those under the fingers first. */
static const char signs[] = "asdfghjklqwertyuiopzxcvbnm";
_Static_assert(sizeof signs == LETTERS + 1, "a letter for each key");

/* How many letters, the last ones, begin labels of two: each gives up its own
 * and brings LETTERS others. */
static size_t
beginnings(const struct letters *l)
{
	return l->n <= LETTERS ? 0 : (l->n - 2) / (LETTERS - 1);
}

const char *
letters_label(const struct letters *l, size_t i, char out[3])
{
	size_t alone = LETTERS - beginnings(l), two = i - alone;
	char pair[2] = { 0 };

	if (i < alone) {
		pair[0] = signs[i];
	} else {
		pair[0] = signs[alone + two / LETTERS];
		pair[1] = signs[two % LETTERS];
	}
	out[0] = out[1] = out[2] = '\0';
	if (!l->first) {
		out[0] = pair[0];
		out[1] = pair[1];
	} else if (pair[0] == l->first) {
		out[0] = pair[1];
	}
	return out;
}

enum letters_typed
letters_type(struct letters *l, uint32_t rune, size_t *i)
{
	char label[3];
	bool begins = false;

	/* An input method gives full-width letters. */
	if (rune > 0xFF00 && rune < 0xFF5F)
		rune -= 0xFEE0;
	if (rune >= 'A' && rune <= 'Z')
		rune += 'a' - 'A';
	for (*i = 0; *i < l->n; ++*i) {
		letters_label(l, *i, label);
		if ((uint32_t)(unsigned char)label[0] != rune)
			continue;
		if (!label[1])
			return LETTERS_ONE;
		begins = true;
	}
	if (begins)
		l->first = (char)rune;
	return begins ? LETTERS_MORE : LETTERS_NONE;
}
