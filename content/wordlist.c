#include "content/wordlist.h"

#include <string.h>

#include "base/utf8.h"

static uint32_t
small(uint32_t rune)
{
	return rune >= 'A' && rune <= 'Z' ? rune + ('a' - 'A') : rune;
}

static size_t
slot(uint32_t rune)
{
	return (small(rune) * 0x9E3779B1u) >> 23;
}

_Static_assert(WORDLIST_HEADS == 1 << 9, "slot gives nine bits");

void
wordlist_index(struct wordlist *w)
{
	for (uint16_t k = 0; k < w->n; k++) {
		str text = str_of(w->v[k].text);
		size_t at = 0;
		uint16_t *to = &w->head[slot(utf8_next(text, &at))];

		while (*to && strlen(w->v[*to - 1].text) >= text.n)
			to = &w->next[*to - 1];
		w->next[k] = *to;
		*to = (uint16_t)(k + 1);
	}
}

/* The end of the word at i, or 0. */
static uint32_t
end_at(const struct letters *l, uint32_t i, const char *word)
{
	str w = str_of(word);
	uint32_t last = 0;

	for (size_t at = 0; at < w.n; i++) {
		last = utf8_next(w, &at);
		if (small(letter_at(l, i)) != small(last))
			return 0;
	}
	bool latin = small(last) >= 'a' && small(last) <= 'z';
	return latin && letter_kind_at(l, i) == LETTER_WORD ? 0 : i;
}

bool
wordlist_match(struct wordlist *w, const struct letters *l, uint32_t i,
	uint32_t flags, struct word_hit *hit)
{
	call_once(w->once, w->make);
	if (i >= l->n)
		return false;
	for (uint16_t k = w->head[slot(l->rune[i])]; k; k = w->next[k - 1]) {
		const struct word_entry *e = &w->v[k - 1];
		uint32_t end;

		if (flags && !(e->flags & flags))
			continue;
		end = end_at(l, i, e->text);
		if (end) {
			*hit = (struct word_hit){ e, end };
			return true;
		}
	}
	return false;
}
