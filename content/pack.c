#include "content/pack.h"

#include "base/i18n.h"
#include "base/utf8.h"

#include <math.h>
#include <string.h>

enum as {
	AS_ARRAY, /* not a field: the array that the fields behind are of */
	AS_SPAN,
	AS_WORD,
	AS_PLACE,
	AS_INDEX,
	AS_MAYBE,
	AS_NUMBER,
	AS_KIND,
	AS_BOOL,
};

enum array {
#define ARRAY(array, type) PACK_##array,
#include "content/pack_fields.def"
	PACK_ARRAYS
};

struct row {
	uint16_t offset; /* in the article or in the element */
	uint16_t limit;  /* see the table; of an array: its element's size */
	uint8_t as;
	uint8_t array;
};

static const struct row rows[] = {
#define ARRAY(array, type)                                                \
	{ offsetof(struct article, array), sizeof(struct type), AS_ARRAY, \
		PACK_##array },
#define FIELD(type, field, as, limit) \
	{ offsetof(struct type, field), limit, as, 0 },
#include "content/pack_fields.def"
};

static const struct {
	uint16_t offset, since;
} facts[] = {
#define FACT(field, since) { offsetof(struct article, field), since },
#include "content/pack_fields.def"
};

enum {
	ROWS = sizeof rows / sizeof *rows,
	FACTS = sizeof facts / sizeof *facts,
	MAGIC = 0x6A624172, /* "jbAr" */
	WITH_TEXT = 1,
	ELEMENT_MAX = 64, /* bytes of the largest one, packed */
	FIRST = 5 * 4,    /* bytes before the facts */
	HEADER = FIRST + (2 * FACTS + PACK_ARRAYS) * 4,
};

/* How many facts a version has. */
static size_t
facts_of(uint32_t version)
{
	size_t n = 0;

	while (n < FACTS && facts[n].since <= version)
		n++;
	return n;
}

static size_t
header_size(uint32_t version)
{
	return FIRST + (2 * facts_of(version) + PACK_ARRAYS) * 4;
}

/* Any of an article's arrays. */
struct any {
	void *v;
	size_t n, cap;
};

static struct any
array_get(const struct article *a, const struct row *r)
{
	struct any x;

	_Static_assert(sizeof x == sizeof a->paragraphs, "same shape");
	memcpy(&x, (const char *)a + r->offset, sizeof x);
	return x;
}

static const struct row *
fields_end(const struct row *r)
{
	while (r < rows + ROWS && r->as != AS_ARRAY)
		r++;
	return r;
}

static size_t
field_bytes(const struct row *r)
{
	switch (r->as) {
	case AS_SPAN:
	case AS_WORD:
	case AS_NUMBER: return 8;
	case AS_PLACE:
	case AS_INDEX:
	case AS_MAYBE: return 4;
	default: return 1;
	}
}

static char *
put_u32(char *p, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		*p++ = (char)(v >> 8 * i);
	return p;
}

static uint32_t
get_u32(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	       (uint32_t)p[3] << 24;
}

static char *
put_pair(char *p, const void *from)
{
	uint32_t v[2];

	memcpy(v, from, sizeof v);
	return put_u32(put_u32(p, v[0]), v[1]);
}

static char *
put_field(char *p, const struct row *r, const char *from)
{
	uint32_t word;
	uint64_t number;

	switch (r->as) {
	case AS_SPAN:
	case AS_WORD: return put_pair(p, from);
	case AS_PLACE:
	case AS_INDEX:
	case AS_MAYBE:
		memcpy(&word, from, sizeof word);
		return put_u32(p, word);
	case AS_NUMBER:
		memcpy(&number, from, sizeof number);
		p = put_u32(p, (uint32_t)number);
		return put_u32(p, (uint32_t)(number >> 32));
	default: *p = *from; return p + 1;
	}
}

static void
pack_array(const struct article *a, const struct row *head, struct buf *out)
{
	struct any x = array_get(a, head);
	const struct row *end = fields_end(head + 1);
	char one[ELEMENT_MAX];

	for (size_t i = 0; i < x.n; i++) {
		const char *from = (const char *)x.v + i * head->limit;
		char *p = one;

		for (const struct row *r = head + 1; r < end; r++)
			p = put_field(p, r, from + r->offset);
		buf_put(out, (str){ one, (size_t)(p - one) });
	}
}

void
article_pack(const struct article *a, bool with_text, struct buf *out)
{
	char header[HEADER], *p = header;

	p = put_u32(p, MAGIC);
	p = put_u32(p, PACK_VERSION);
	p = put_u32(p, with_text ? WITH_TEXT : 0);
	p = put_u32(p, (uint32_t)a->text.n);
	p = put_u32(p, (uint32_t)a->words.n);
	for (size_t i = 0; i < FACTS; i++)
		p = put_pair(p, (const char *)a + facts[i].offset);
	for (const struct row *r = rows; r < rows + ROWS; r++)
		if (r->as == AS_ARRAY)
			p = put_u32(p, (uint32_t)array_get(a, r).n);
	buf_put(out, (str){ header, HEADER });
	for (const struct row *r = rows; r < rows + ROWS; r++)
		if (r->as == AS_ARRAY)
			pack_array(a, r, out);
	buf_put(out, a->words);
	if (with_text)
		buf_put(out, a->text);
}

/* Unpacking: everything that comes in is doubted. */
struct unpack {
	str rest;
	uint32_t counts[PACK_ARRAYS];
	struct article *a;
};

/* Is there no rune of s cut at this offset? */
static bool
is_border(str s, uint32_t at)
{
	return utf8_border(s, at) == at;
}

static bool
is_range(str s, const uint32_t v[2])
{
	return v[0] <= v[1] && is_border(s, v[0]) && is_border(s, v[1]);
}

static bool
take_pair(const char *p, str whole, void *to)
{
	uint32_t v[2] = { get_u32(p), get_u32(p + 4) };

	memcpy(to, v, sizeof v);
	return is_range(whole, v);
}

static bool
take_number(const char *p, char *to)
{
	uint64_t bits = get_u32(p) | (uint64_t)get_u32(p + 4) << 32;
	double number;

	memcpy(&number, &bits, sizeof number);
	memcpy(to, &number, sizeof number);
	return isfinite(number);
}

static bool
take_field(const struct unpack *u, const struct row *r, const char *p, char *to)
{
	uint32_t v;

	switch (r->as) {
	case AS_SPAN: return take_pair(p, u->a->text, to);
	case AS_WORD: return take_pair(p, u->a->words, to);
	case AS_NUMBER: return take_number(p, to);
	case AS_PLACE:
	case AS_INDEX:
	case AS_MAYBE:
		v = get_u32(p);
		memcpy(to, &v, sizeof v);
		if (r->as == AS_PLACE)
			return is_border(u->a->text, v);
		return v < u->counts[r->limit] ||
		       (r->as == AS_MAYBE && v == (uint32_t)NO_INDEX);
	case AS_BOOL: *to = *p; return (unsigned char)*p < 2;
	default: *to = *p; return (unsigned char)*p < r->limit;
	}
}

static size_t
element_bytes(const struct row *head)
{
	size_t n = 0;

	for (const struct row *r = head + 1; r < fields_end(head + 1); r++)
		n += field_bytes(r);
	return n;
}

static bool
unpack_array(struct unpack *u, const struct row *head, struct arena *perm)
{
	size_t n = u->counts[head->array], bytes = element_bytes(head);
	const struct row *end = fields_end(head + 1);
	const char *p = u->rest.s;
	struct any x = { .n = n, .cap = n };

	x.v = arena_alloc(perm, head->limit, _Alignof(max_align_t), n);
	for (size_t i = 0; i < n; i++) {
		char *to = (char *)x.v + i * head->limit;

		for (const struct row *r = head + 1; r < end; r++) {
			if (!take_field(u, r, p, to + r->offset))
				return false;
			p += field_bytes(r);
		}
	}
	u->rest = str_skip(u->rest, n * bytes);
	memcpy((char *)u->a + head->offset, &x, sizeof x);
	return true;
}

/* Do the sizes in the header add up to the bytes that are there? */
static bool
sizes_fit(const struct unpack *u, uint64_t tail)
{
	uint64_t n = tail;

	for (const struct row *r = rows; r < rows + ROWS; r++)
		if (r->as == AS_ARRAY)
			n += (uint64_t)u->counts[r->array] * element_bytes(r);
	return n == u->rest.n;
}

static bool
unpack_header(struct unpack *u, str text, struct arena *perm)
{
	const char *p = u->rest.s;
	struct article *a = u->a;

	if (u->rest.n < FIRST || get_u32(p) != MAGIC)
		return false;
	uint32_t version = get_u32(p + 4);
	size_t size = header_size(version);
	if (version < 1 || version > PACK_VERSION || u->rest.n < size)
		return false;
	uint32_t flags = get_u32(p + 8), text_n = get_u32(p + 12),
		 words_n = get_u32(p + 16);
	uint64_t tail = (uint64_t)words_n + (flags & WITH_TEXT ? text_n : 0);

	p += size - PACK_ARRAYS * 4;
	for (size_t i = 0; i < PACK_ARRAYS; i++, p += 4)
		u->counts[i] = get_u32(p);
	str header = str_take(u->rest, size);
	u->rest = str_skip(u->rest, size);
	if (flags > WITH_TEXT || !sizes_fit(u, tail))
		return false;
	str end = str_skip(u->rest, u->rest.n - (size_t)tail);
	a->words = arena_copy(perm, str_take(end, words_n));
	a->words_cap = words_n;
	a->text = flags & WITH_TEXT ? arena_copy(perm, str_skip(end, words_n))
				    : text;
	if (a->text.n != text_n || !utf8_valid(a->text) ||
		!utf8_valid(a->words))
		return false;
	p = header.s + FIRST;
	for (size_t i = 0; i < facts_of(version); i++, p += 8)
		if (!take_pair(p, a->words, (char *)a + facts[i].offset))
			return false;
	return true;
}

/* Are the arrays in the order that article.h promises? */
static bool
in_order(const struct article *a)
{
	for (size_t i = 1; i < a->paragraphs.n; i++)
		if (a->paragraphs.v[i].at.start < a->paragraphs.v[i - 1].at.end)
			return false;
	for (size_t i = 1; i < a->sections.n; i++)
		if (a->sections.v[i].at.start < a->sections.v[i - 1].at.start)
			return false;
	for (size_t i = 1; i < a->mentions.n; i++)
		if (a->mentions.v[i].at.start < a->mentions.v[i - 1].at.end)
			return false;
	for (size_t i = 1; i < a->quotes.n; i++)
		if (a->quotes.v[i].at.start < a->quotes.v[i - 1].at.start)
			return false;
	return true;
}

bool
article_unpack(str packed, str text, struct arena *perm, struct article *a,
	struct err *e)
{
	struct unpack u = { .rest = packed, .a = a };

	*a = (struct article){ 0 };
	bool ok = unpack_header(&u, text, perm);
	for (const struct row *r = rows; ok && r < rows + ROWS; r++)
		if (r->as == AS_ARRAY)
			ok = unpack_array(&u, r, perm);
	if (ok && in_order(a))
		return true;
	*a = (struct article){ 0 };
	return err_set(e, ERR_INPUT, _("a packed article is damaged"));
}
