#include "tui/views/sounded.h"

#include "base/utf8.h"
#include "content/words/pinyin.h"

enum { TEXT_MAX = 64 /* characters that are looked through */ };

/* How many characters from here on are meant: 0: none. */
static size_t
meant(const struct pinyin_typed *typed, const uint16_t *runes, size_t n)
{
	struct pinyin_word word;

	if (n > typed->n)
		n = typed->n;
	for (size_t k = 1; k <= n && pinyin_read(runes, k, &word); k++)
		if (pinyin_match(typed, &word) != PINYIN_NO)
			return k;
	return 0;
}

enum sounded
sounded_in(str text, str letters)
{
	struct pinyin_typed typed;
	uint16_t runes[TEXT_MAX];
	size_t n = 0;

	if (letters.n < 2 || !pinyin_type(letters, true, &typed))
		return SOUNDED_NOWHERE;
	for (size_t at = 0; at < text.n && n < TEXT_MAX;) {
		uint32_t rune = utf8_next(text, &at);

		runes[n++] = rune <= UINT16_MAX ? (uint16_t)rune : 0;
	}
	for (size_t i = 0; i < n; i++) {
		size_t k = meant(&typed, runes + i, n - i);

		if (k)
			return i        ? SOUNDED_WITHIN
			       : k == n ? SOUNDED_WHOLE
					: SOUNDED_FIRST;
	}
	return SOUNDED_NOWHERE;
}
