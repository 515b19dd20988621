#include "content/names/name_context.h"

#include <math.h>

#include "base/utf8.h"
#include "content/words/lookup.h"

enum { NEAR = 4, FAR = 20 };

static const int8_t weights[CONTEXT_SLOTS][PLAYER_KINDS] = {
#include "content/names/jury_context.def"
};

/* Up to FAR letters on one side, the nearest first. */
struct side {
	uint16_t rune[FAR];
	size_t n;
	size_t same; /* how many are of the same sentence */
};

static bool
ends_sentence(uint16_t r)
{
	return r == '\n' || r == 0x3002 || r == '!' || r == '?' || r == ';';
}

/* Takes a letter in; false when that was the last one. */
static bool
take(struct side *s, uint32_t rune)
{
	uint16_t r = rune == '\n' ? '\n' : lookup_fold(rune);

	s->rune[s->n++] = r;
	if (s->same + 1 == s->n && !ends_sentence(r))
		s->same = s->n;
	return r != '\n' && s->n < FAR;
}

static struct side
read_left(str text, size_t at)
{
	struct side s = { 0 };

	while (take(&s, at ? utf8_prev(text, &at) : '\n'))
		;
	return s;
}

static struct side
read_right(str text, size_t at)
{
	struct side s = { 0 };

	while (take(&s, at < text.n ? utf8_next(text, &at) : '\n'))
		;
	return s;
}

static uint32_t
mix(uint32_t h, uint32_t x)
{
	h = (h ^ x) * 0x9E3779B1u;
	return h ^ h >> 15;
}

static uint16_t
slot_of(uint32_t h)
{
	return (uint16_t)(mix(h, 1) % CONTEXT_SLOTS);
}

static size_t
put_side(const struct side *s, uint32_t seed, uint16_t *out)
{
	uint32_t h = mix(7, seed);
	size_t n = 0;

	for (size_t i = 0; i < s->n && i < NEAR; i++) {
		h = mix(h, s->rune[i]);
		out[n++] = slot_of(h);
	}
	for (size_t i = 1; i < s->same; i++)
		out[n++] = slot_of(
			mix(mix(mix(11, seed), s->rune[i - 1]), s->rune[i]));
	return n;
}

_Static_assert(2 * (NEAR + FAR - 1) <= CONTEXT_MOST, "both sides fit");

size_t
context_slots(str text, struct span at, uint16_t out[CONTEXT_MOST])
{
	struct side left = read_left(text, at.start);
	struct side right = read_right(text, at.end);
	size_t n = put_side(&left, 1, out);

	return n + put_side(&right, 2, out + n);
}

void
context_add(const uint16_t *slots, size_t n, int32_t sum[PLAYER_KINDS])
{
	for (size_t i = 0; i < n; i++)
		for (int k = 0; k < PLAYER_KINDS; k++)
			sum[k] += weights[slots[i]][k];
}

float
context_worth(double sum, size_t n)
{
	return n ? (float)(3 * sum / CONTEXT_SCALE / sqrt((double)n)) : 0;
}
