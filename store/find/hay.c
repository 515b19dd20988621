#include "store/find/hay.h"

#include "base/utf8.h"
#include "content/words/fold.h"

#include <string.h>

/* Eight letters at once: those from A to Z get their bit 5. */
static uint64_t
lower8(uint64_t x)
{
	const uint64_t ones = 0x0101010101010101u, high = ones << 7;
	uint64_t low = x & ~high;
	uint64_t from_a = low + ones * (0x80 - 'A');
	uint64_t past_z = low + ones * (0x80 - 'Z' - 1);

	return x | (from_a & ~past_z & ~x & high) >> 2;
}

static void
lower(char *s, size_t n)
{
	uint64_t x;
	size_t i = 0;

	for (; i + sizeof x <= n; i += sizeof x) {
		memcpy(&x, s + i, sizeof x);
		x = lower8(x);
		memcpy(s + i, &x, sizeof x);
	}
	for (; i < n; i++) {
		if (s[i] >= 'A' && s[i] <= 'Z')
			s[i] |= 0x20;
	}
}

/* Places are pairs of numbers: how far behind the last one, how long.  Seven
 * bits a byte, the highest bit is set but in the last byte. */
static void
put_number(struct buf *out, size_t n)
{
	for (; n >= 0x80; n >>= 7)
		buf_putc(out, (char)(n | 0x80));
	buf_putc(out, (char)n);
}

static size_t
get_number(str s, size_t *at)
{
	size_t n = 0;

	for (int shift = 0; *at < s.n && shift < 56; shift += 7) {
		unsigned char c = (unsigned char)s.s[(*at)++];

		n |= (size_t)(c & 0x7F) << shift;
		if (c < 0x80)
			break;
	}
	return n;
}

void
places_put(struct buf *out, size_t *last_end, size_t start, size_t end)
{
	put_number(out, start - *last_end);
	put_number(out, end - start);
	*last_end = end;
}

/* The next place at *read, which lies behind *end; both bounded by n, so that
 * damaged places harm nobody. */
static bool
next_place(str places, size_t *read, size_t n, size_t *start, size_t *end)
{
	if (*read >= places.n)
		return false;
	size_t gap = get_number(places, read);
	size_t length = get_number(places, read);

	*start = gap < n - *end ? *end + gap : n;
	*end = length < n - *start ? *start + length : n;
	return true;
}

static size_t
rune_bytes(uint32_t r)
{
	return r < 0x80 ? 1 : r < 0x800 ? 2 : r < 0x10000 ? 3 : 4;
}

/* How many bytes the rune at *at, which moves behind it, folds to. */
static size_t
folded_bytes(str raw, size_t *at)
{
	uint32_t out[FOLD_MAX];
	int n = fold_rune(utf8_next(raw, at), out);
	size_t bytes = 0;

	for (int i = 0; i < n; i++)
		bytes += rune_bytes(out[i]);
	return bytes;
}

static size_t
fold_place(str raw, size_t at, size_t end, char *out)
{
	uint32_t runes[FOLD_MAX];
	size_t bytes = 0;

	while (at < end) {
		int n = fold_rune(utf8_next(raw, &at), runes);

		for (int i = 0; i < n; i++)
			bytes += utf8_encode(runes[i], out + bytes);
	}
	return bytes;
}

static size_t
patched_size(str raw, str places)
{
	size_t read = 0, start = 0, end = 0, before = 0, n = raw.n;

	while (next_place(places, &read, raw.n, &start, &end)) {
		for (before = start; before < end;)
			n += folded_bytes(raw, &before);
		n -= end - start;
	}
	return n;
}

static str
patch(str raw, str places, struct arena *perm)
{
	char *out = arena_new(perm, char, patched_size(raw, places));
	size_t read = 0, start = 0, end = 0, last = 0, n = 0;

	while (next_place(places, &read, raw.n, &start, &end)) {
		memcpy(out + n, raw.s + last, start - last);
		n += start - last;
		n += fold_place(raw, start, end, out + n);
		last = end;
	}
	memcpy(out + n, raw.s + last, raw.n - last);
	n += raw.n - last;
	lower(out, n);
	return (str){ out, n };
}

static struct hay
make_folded(str raw, struct arena *perm)
{
	struct hay hay = { .raw = raw, .text = fold(perm, raw) };

	/* One place: all of it. */
	hay.place_end = raw.n;
	return hay;
}

struct hay
hay_make(str raw, str places, enum hay_kind kind, struct arena *perm)
{
	struct hay hay = { .raw = raw, .text = raw, .same = true };

	if (kind == HAY_FOLDED)
		return make_folded(raw, perm);
	if (places.n) {
		hay.same = false;
		hay.places = places;
		hay.text = patch(raw, places, perm);
	} else if (kind == HAY_PLAIN) {
		char *s = arena_cstr(perm, raw);

		lower(s, raw.n);
		hay.text.s = s;
	}
	return hay;
}

/* One step towards `at`; false when it is reached. */
static bool
step_back(struct hay *h, size_t at)
{
	size_t raw = h->raw_known, left = at - h->text_known;

	if (raw < h->place_start) {
		size_t gap = h->place_start - raw;
		size_t n = left < gap ? left : gap;

		h->raw_known += n;
		h->text_known += n;
	} else if (raw < h->place_end) {
		size_t n = folded_bytes(h->raw, &raw);

		/* A place within what one rune folds to is the rune's. */
		if (n > left)
			return false;
		h->raw_known = raw;
		h->text_known += n;
	} else if (!next_place(h->places, &h->places_read, h->raw.n,
			   &h->place_start, &h->place_end)) {
		h->place_start = h->place_end = h->raw.n;
	}
	return true;
}

size_t
hay_raw(struct hay *h, size_t at)
{
	if (h->same)
		return at;
	if (at < h->text_known) {
		h->raw_known = h->text_known = h->places_read = 0;
		h->place_start = 0;
		h->place_end = h->places.n ? 0 : h->raw.n;
	}
	while (h->text_known < at && h->raw_known < h->raw.n) {
		if (!step_back(h, at))
			break;
	}
	return h->raw_known;
}

struct span
hay_raw_span(struct hay *hay, struct span s)
{
	size_t start = hay_raw(hay, s.start);

	return (struct span){ (uint32_t)start, (uint32_t)hay_raw(hay, s.end) };
}
