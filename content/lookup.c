#include "content/lookup.h"

#include "content/fold.h"

uint16_t
lookup_fold(uint32_t rune)
{
	uint32_t out[FOLD_MAX];

	if (rune < 0x80)
		return (uint16_t)(rune >= 'A' && rune <= 'Z' ? rune | 0x20
							     : rune);
	switch (rune) {
	case 0x2010: /* hyphen */
	case 0x2011: /* the one that does not break */
	case 0x2212: /* minus */ return '-';
	case 0x2019: /* ’ */ return '\'';
	case 0x2022: /* • */
	case 0x2027: /* ‧ */
	case 0x22C5: /* ⋅ */
	case 0x30FB: /* ・ */
	case 0xFF65: /* ･ */ return 0xB7;
	default: break;
	}
	if (fold_rune(rune, out) != 1 || rune >= LOOKUP_NONE)
		return LOOKUP_NONE;
	return (uint16_t)(out[0] < LOOKUP_NONE ? out[0] : rune);
}

static const struct lookup_head *
find_head(const struct lookup *t, const uint16_t *text)
{
	uint32_t hash = lookup_hash((uint32_t)text[0] << 16 | text[1]);
	uint32_t slot = lookup_slot(t, hash), bit = lookup_bit(t, hash);

	if (!(t->filter[bit / 64] >> bit % 64 & 1))
		return NULL;
	for (;; slot = lookup_next_slot(t, slot)) {
		const struct lookup_head *h = &t->heads[slot];

		if (!h->n)
			return NULL;
		if (h->tag != (hash & 0xFF))
			continue;
		const uint16_t *runes = t->runes + t->items[h->first].at;
		if (runes[0] == text[0] && runes[1] == text[1])
			return h;
	}
}

bool
lookup_begins(const struct lookup *t, const uint16_t text[2])
{
	return find_head(t, text) != NULL;
}

/*
 * Is the member behind the text in the order of the table?  Members that
 * begin the text are not: they stand before it.
 */
static bool
is_behind(const struct lookup *t, const struct lookup_item *item,
	const uint16_t *text, size_t n)
{
	const uint16_t *runes = t->runes + item->at;

	for (size_t i = 2; i < item->length; i++) {
		if (i == n)
			return true;
		if (runes[i] != text[i])
			return runes[i] > text[i];
	}
	return false;
}

static bool
begins(const struct lookup *t, const struct lookup_item *item,
	const uint16_t *text, size_t n)
{
	const uint16_t *runes = t->runes + item->at;

	if (item->length > n)
		return false;
	for (size_t i = 2; i < item->length; i++)
		if (runes[i] != text[i])
			return false;
	return true;
}

const struct lookup_item *
lookup_longest(const struct lookup *t, const uint16_t *text, size_t n)
{
	const struct lookup_head *head = n < 2 ? NULL : find_head(t, text);

	if (!head)
		return NULL;
	uint32_t low = head->first, high = head->first + head->n;

	while (low < high) {
		uint32_t middle = (low + high) / 2;

		if (is_behind(t, &t->items[middle], text, n))
			high = middle;
		else
			low = middle + 1;
	}
	if (low == head->first)
		return NULL;
	const struct lookup_item *item = &t->items[low - 1];
	while (item && !begins(t, item, text, n))
		item = lookup_shorter(t, item);
	return item;
}
