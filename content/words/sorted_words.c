#include "content/words/sorted_words.h"

static struct sorted_word *
slot_of(struct sorted_slots slots, str word)
{
	size_t i = (size_t)str_hash(word) % slots.n;

	while (*slots.v[i].text && !str_eq(str_of(slots.v[i].text), word))
		i = (i + 1) % slots.n;
	return &slots.v[i];
}

void
sorted_words_fill(
	struct sorted_slots slots, const struct sorted_word *words, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		struct sorted_word *w = slot_of(slots, str_of(words[k].text));
		uint32_t sorts = w->sorts | words[k].sorts;

		*w = words[k];
		w->sorts = sorts;
	}
}

uint32_t
sorted_words_find(struct sorted_slots slots, str word)
{
	return slot_of(slots, word)->sorts;
}
