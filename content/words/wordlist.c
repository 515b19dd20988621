#include "content/words/wordlist.h"

#include <string.h>

#include "base/utf8.h"

static size_t
slot(uint32_t rune)
{
	return (rune * 0x9E3779B1u) >> 22;
}

_Static_assert(WORDLIST_FILTER == 1 << 12, "wordlist_bit gives twelve bits");
_Static_assert(WORDLIST_HEADS == 1 << 10, "slot gives ten bits");

void
wordlist_make_index(const struct wordlist *w)
{
	struct wordlist_index *index = w->index;

	for (uint16_t k = 0; k < w->n; k++) {
		str text = str_of(w->v[k].text);
		struct wordlist_link *link = &w->links[k];
		size_t at = 0;

		link->first = word_small(utf8_next(text, &at));
		if (at < text.n)
			link->second = word_small(utf8_next(text, &at));
		uint32_t bit = wordlist_bit(link->first, link->second);
		index->filter[bit / 64] |= (uint64_t)1 << bit % 64;
		uint16_t *to = &index->head[slot(link->first)];
		while (*to && strlen(w->v[*to - 1].text) >= text.n)
			to = &w->links[*to - 1].next;
		link->next = *to;
		*to = (uint16_t)(k + 1);
	}
	atomic_store_explicit(&index->made, true, memory_order_release);
}

/* The end of the word at i, or 0. */
static uint32_t
end_at(const struct letters *l, uint32_t i, const char *word)
{
	str w = str_of(word);
	uint32_t last = 0;

	for (size_t at = 0; at < w.n; i++) {
		last = word_small(utf8_next(w, &at));
		if (word_small(letter_at(l, i)) != last)
			return 0;
	}
	bool latin = last >= 'a' && last <= 'z';
	return latin && letter_kind_at(l, i) == LETTER_WORD ? 0 : i;
}

bool
wordlist_look(const struct wordlist *w, const struct letters *l, uint32_t i,
	uint32_t flags, struct word_hit *hit)
{
	call_once(w->once, w->make);
	if (i >= l->n)
		return false;
	uint32_t first = word_small(l->rune[i]),
		 second = word_small(letter_at(l, i + 1));

	for (uint16_t k = w->index->head[slot(first)]; k;
		k = w->links[k - 1].next) {
		const struct wordlist_link *link = &w->links[k - 1];
		const struct word_entry *e = &w->v[k - 1];
		uint32_t end;

		if (link->first != first ||
			(link->second && link->second != second) ||
			(flags && !(e->flags & flags)))
			continue;
		end = end_at(l, i, e->text);
		if (end) {
			*hit = (struct word_hit){ e, end };
			return true;
		}
	}
	return false;
}
