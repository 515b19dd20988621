/*
 * content/words/pinyin.c and store/find/harvest.c: up to the first '|' the bytes are
 * what was typed, behind it a word; all of it is a text that words are
 * harvested from.  What matches has a head that is looked for.
 */
#include "base/utf8.h"
#include "content/words/lookup.h"
#include "content/words/pinyin.h"
#include "store/find/harvest.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static size_t
word_runes(str word, uint16_t rune[PINYIN_LONGEST])
{
	size_t n = 0;

	for (size_t at = 0; at < word.n && n < PINYIN_LONGEST;)
		rune[n++] = lookup_fold(utf8_next(word, &at));
	return n;
}

static bool
share_a_head(const struct pinyin_typed *t, const struct pinyin_word *w)
{
	struct pinyin_head asked[PINYIN_HEADS], has[PINYIN_HEADS];
	size_t n = pinyin_heads(t, asked), m = pinyin_word_heads(w, has);

	/* A full list may lack it. */
	if (n == PINYIN_HEADS)
		return true;
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < m; k++) {
			if (asked[i].first == has[k].first &&
				asked[i].second == has[k].second &&
				asked[i].length == has[k].length)
				return true;
		}
	}
	return false;
}

static void
check_typed(str typed, bool open, str word)
{
	struct pinyin_typed t;
	struct pinyin_word w;
	uint16_t rune[PINYIN_LONGEST];
	size_t n = word_runes(word, rune);

	if (n > 1 && pinyin_type(typed, open, &t) && pinyin_read(rune, n, &w) &&
		pinyin_match(&t, &w) != PINYIN_NO && !share_a_head(&t, &w))
		abort();
}

static void
check_harvest(str text)
{
	struct arena tmp = { 0 };
	struct harvest_words words = { 0 };
	struct harvest *h = harvest_new();

	harvest_add(h, text);
	harvest_take(h, &tmp, &words);
	for (size_t i = 0; i < words.n; i++) {
		if (words.v[i].n < 2 || words.v[i].n > HARVEST_LONGEST)
			abort();
	}
	harvest_free(h);
	arena_free(&tmp);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	str all = { (const char *)bytes, n }, typed, word;

	str_cut(all, STR("|"), &typed, &word);
	check_typed(typed, n % 2, word);
	/* It takes a while. */
	if (n % 16 == 0)
		check_harvest(all);
	return 0;
}
