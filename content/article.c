#include "content/article.h"

#include "base/utf8.h"
#include "content/words/fold.h"

#include <string.h>
#include <utf8proc.h>

struct word
article_word_add(struct article *a, struct arena *perm, str s)
{
	size_t n = a->words.n;

	if (s.n == 0 || s.n > UINT32_MAX - n)
		return (struct word){ 0 };
	if (n + s.n > a->words_cap) {
		size_t cap = a->words_cap ? a->words_cap * 2 : 256;

		if (cap < n + s.n)
			cap = n + s.n;
		char *more = arena_new(perm, char, cap);
		if (n)
			memcpy(more, a->words.s, n);
		a->words.s = more;
		a->words_cap = cap;
	}
	/* The bytes behind words.n are ours alone: the arena gave them. */
	memcpy((char *)a->words.s + n, s.s, s.n);
	a->words.n += s.n;
	return (struct word){ (uint32_t)n, (uint32_t)(n + s.n) };
}

struct word
article_word_cut(struct article *a, struct arena *perm, str part)
{
	struct word w = article_word_add(a, perm, part);

	*vec_push(perm, &a->cuts) =
		(struct cut){ w, (uint32_t)(part.s - a->text.s) };
	return w;
}

str
article_word(const struct article *a, struct word w)
{
	return str_slice(a->words, w.start, w.end);
}

bool
article_is_english(const struct article *a)
{
	return str_eq(article_word(a, a->lang), STR("en"));
}

str
article_span(const struct article *a, struct span s)
{
	return str_slice(a->text, s.start, s.end);
}

bool
article_is_feed_alone(const struct article *a)
{
	return a->text.n == 0 && word_empty(a->title) && word_empty(a->url) &&
	       word_empty(a->guid) && word_empty(a->byline) &&
	       word_empty(a->published) && word_empty(a->updated) &&
	       str_eq(article_word(a, a->format), STR("feed"));
}

const char *
paragraph_kind_name(int kind)
{
	static const char *const names[] = {
#define PARAGRAPH(id, name) [PARAGRAPH_##id] = name,
#include "content/article_kinds.def"
	};

	return names[kind];
}

const char *
player_kind_name(int kind)
{
	static const char *const names[] = {
#define PLAYER(id, name) [PLAYER_##id] = name,
#include "content/article_kinds.def"
	};

	return names[kind];
}

const char *
quote_kind_name(int kind)
{
	static const char *const names[] = {
#define QUOTE(id, name) [QUOTE_##id] = name,
#include "content/article_kinds.def"
	};

	return names[kind];
}

const char *
figure_kind_name(int kind)
{
	static const char *const names[] = {
#define FIGURE(id, name) [FIGURE_##id] = name,
#include "content/article_kinds.def"
	};

	return names[kind];
}

/* Does the rune count for sameness? White space and punctuation do not. */
static bool
counts(uint32_t r)
{
	if (r < 0x80)
		return rune_is_word(r);
	if (rune_is_han(r))
		return true;
	switch (utf8proc_category((utf8proc_int32_t)r)) {
	case UTF8PROC_CATEGORY_PC:
	case UTF8PROC_CATEGORY_PD:
	case UTF8PROC_CATEGORY_PS:
	case UTF8PROC_CATEGORY_PE:
	case UTF8PROC_CATEGORY_PI:
	case UTF8PROC_CATEGORY_PF:
	case UTF8PROC_CATEGORY_PO:
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP: return false;
	default: return true;
	}
}

/* The state of SipHash (Aumasson and Bernstein, 2012), key zero. */
struct sip {
	uint64_t v0, v1, v2, v3;
};

static uint64_t
turn(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

static void
sip_round(struct sip *h)
{
	h->v0 += h->v1;
	h->v1 = turn(h->v1, 13) ^ h->v0;
	h->v0 = turn(h->v0, 32);
	h->v2 += h->v3;
	h->v3 = turn(h->v3, 16) ^ h->v2;
	h->v0 += h->v3;
	h->v3 = turn(h->v3, 21) ^ h->v0;
	h->v2 += h->v1;
	h->v1 = turn(h->v1, 17) ^ h->v2;
	h->v2 = turn(h->v2, 32);
}

static void
sip_word(struct sip *h, uint64_t word)
{
	h->v3 ^= word;
	sip_round(h);
	h->v0 ^= word;
}

static uint64_t
sip_end(struct sip *h, unsigned with)
{
	h->v2 ^= with;
	for (int i = 0; i < 4; i++)
		sip_round(h);
	return h->v0 ^ h->v1 ^ h->v2 ^ h->v3;
}

/* Adds what counts in a text; three runes of 21 bits make one word. */
static void
sip_text(struct sip *h, str raw)
{
	struct arena tmp = { 0 };
	str text = fold(&tmp, raw);
	uint64_t word = 0, n = 0;

	for (size_t at = 0; at < text.n;) {
		uint32_t r = utf8_next(text, &at);

		if (!counts(r))
			continue;
		word = word << 21 | r;
		if (++n % 3 == 0) {
			sip_word(h, word);
			word = 0;
		}
	}
	arena_free(&tmp);
	sip_word(h, word);
	sip_word(h, n);
}

str
article_uid(const struct article *a, struct arena *perm)
{
	struct sip h = { 0x736f6d6570736575, 0x646f72616e646f6d,
		0x6c7967656e657261, 0x7465646279746573 };

	sip_text(&h, article_word(a, a->title));
	sip_text(&h, a->text);
	uint64_t high = sip_end(&h, 0xEE), low = sip_end(&h, 0xDD);
	return arena_printf(perm, "%016llx%016llx", (unsigned long long)high,
		(unsigned long long)low);
}
