#include "store/care/cells.h"

#include <string.h>

enum {
	INDEX_INNER = 0x02,
	INDEX_LEAF = 0x0A,
	TABLE_LEAF = 0x0D,
	FILE_HEADER = 100, /* of page 1 */
	PAYLOAD_MAX = 64 << 20,
};

/* Bytes that are read from left to right; `bad` once they end too early. */
struct reading {
	const uint8_t *p, *end;
	bool bad;
};

static uint64_t
varint(struct reading *r)
{
	uint64_t x = 0;

	for (int i = 0; i < 9 && r->p < r->end; i++) {
		uint8_t b = *r->p++;

		if (i == 8)
			return x << 8 | b;
		x = x << 7 | (b & 0x7F);
		if (!(b & 0x80))
			return x;
	}
	r->bad = true;
	return 0;
}

static size_t
page_header(uint32_t page)
{
	return page == 1 ? FILE_HEADER : 0;
}

static size_t
pointers_at(uint32_t page, const uint8_t *bytes)
{
	size_t at = page_header(page);

	return at + (bytes[at] == INDEX_INNER ? 12 : 8);
}

int
cells_count(const struct pages *p, uint32_t page, const uint8_t *bytes)
{
	size_t at = page_header(page);
	int kind = bytes[at];
	size_t n = bytes_be(bytes + at + 3, 2);

	if (kind != INDEX_INNER && kind != INDEX_LEAF && kind != TABLE_LEAF)
		return 0;
	return pointers_at(page, bytes) + 2 * n <= p->size ? (int)n : 0;
}

/* How much of a payload lies on the page itself. */
static size_t
local_part(const struct pages *p, bool table, size_t n)
{
	size_t u = p->size, least = (u - 12) * 32 / 255 - 23;
	size_t most = table ? u - 35 : (u - 12) * 64 / 255 - 23;

	if (n <= most)
		return n;
	size_t k = least + (n - least) % (u - 4);
	return k <= most ? k : least;
}

/* The rest of a payload, page after page; each names the next. */
static bool
follow(const struct pages *p, uint32_t page, char *out, size_t n)
{
	uint8_t bytes[65536];

	while (n) {
		size_t part = n < p->size - 4 ? n : p->size - 4;

		if (page < 2 || page > p->n || p->free[page] ||
			!pages_read(p, page, bytes))
			return false;
		memcpy(out, bytes + 4, part);
		out += part;
		n -= part;
		page = bytes_be(bytes, 4);
	}
	return true;
}

static bool
read_payload(const struct pages *p, struct reading *r, bool table, size_t n,
	struct arena *a, str *out)
{
	size_t local = local_part(p, table, n), left = n - local;
	size_t want = local + (left ? 4 : 0);

	if (n > PAYLOAD_MAX || left / (p->size - 4) > p->n ||
		(size_t)(r->end - r->p) < want)
		return false;
	char *bytes = arena_new(a, char, n + 1);
	memcpy(bytes, r->p, local);
	*out = (str){ bytes, n };
	return !left ||
	       follow(p, bytes_be(r->p + local, 4), bytes + local, left);
}

static size_t
value_size(uint64_t type)
{
	static const uint8_t sizes[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0 };

	return type < 12 ? sizes[type] : (size_t)(type - 12) / 2;
}

static int64_t
whole(const uint8_t *p, size_t n)
{
	uint64_t x = n && p[0] & 0x80 ? UINT64_MAX : 0;

	for (size_t i = 0; i < n; i++)
		x = x << 8 | p[i];
	return (int64_t)x;
}

static struct cell_value
value_of(uint64_t type, const uint8_t *p)
{
	size_t n = value_size(type);

	if (type == 0)
		return (struct cell_value){ .is = CELL_NULL };
	if (type == 7)
		return (struct cell_value){ .is = CELL_REAL };
	if (type >= 8 && type < 12)
		return (struct cell_value){ CELL_INT, type == 9, { 0 } };
	if (type < 7)
		return (struct cell_value){ CELL_INT, whole(p, n), { 0 } };
	return (struct cell_value){ type % 2 ? CELL_TEXT : CELL_BLOB, 0,
		{ (const char *)p, n } };
}

/* The types of all values, then the values. */
static bool
read_record(str payload, struct cell *out)
{
	const uint8_t *p = (const uint8_t *)payload.s;
	struct reading types = { p, p + payload.n, false };
	uint64_t head = varint(&types);

	if (types.bad || head > payload.n)
		return false;
	const uint8_t *body = p + head, *end = p + payload.n;
	types.end = body;
	out->n = 0;
	while (types.p < types.end && out->n < CELL_COLUMNS) {
		uint64_t type = varint(&types);

		if (types.bad || value_size(type) > (size_t)(end - body))
			return false;
		out->v[out->n++] = value_of(type, body);
		body += value_size(type);
	}
	return types.p == types.end && body == end;
}

bool
cells_get(const struct pages *p, uint32_t page, const uint8_t *bytes, int i,
	struct arena *a, struct cell *out)
{
	int kind = bytes[page_header(page)];
	size_t at =
		bytes_be(bytes + pointers_at(page, bytes) + 2 * (size_t)i, 2);
	str payload;

	if (at + 4 > p->size)
		return false;
	struct reading r = { bytes + at, bytes + p->size, false };
	if (kind == INDEX_INNER)
		r.p += 4;
	*out = (struct cell){ .numbered = kind == TABLE_LEAF };
	uint64_t n = varint(&r);
	if (out->numbered)
		out->number = (int64_t)varint(&r);
	return !r.bad && n > 0 &&
	       read_payload(p, &r, out->numbered, (size_t)n, a, &payload) &&
	       read_record(payload, out);
}

bool
cell_is(const struct cell *c, const char *kinds)
{
	static const char names[] = { [CELL_NULL] = 'n',
		[CELL_INT] = 'i',
		[CELL_REAL] = 'r',
		[CELL_BLOB] = 'b',
		[CELL_TEXT] = 't' };
	int i = 0;

	for (; kinds[i] && i < c->n; i++)
		if (names[c->v[i].is] != kinds[i])
			return false;
	return !kinds[i] && i == c->n;
}
