#include "store/index/terms.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "content/words/fold.h"
#include "store/find/hay.h"

#include <stdlib.h>
#include <string.h>

/* The most frequent characters of news, as texts hold them. */
const char terms_common[] =
#include "store/index/common.def"
	;

enum { SLOTS = 1 << 12, HAN = 0x4E00, HAN_END = 0xA000 };

/* Kinds of a term as the high bits of its key; the rest says which. */
#define KEY_TITLE ((uint64_t)1 << 63)
#define KEY_WORD ((uint64_t)1 << 62)

struct letters {
	char s[TERM_MAX];
	uint8_t n;
	struct word_shape shape;
};

struct terms {
	struct buf out;

	/* The set of this text's keys; those of another round are empty. */
	uint64_t *keys;
	uint32_t *rounds;
	uint32_t round, n, size;

	uint16_t common[HAN_END - HAN]; /* number plus one; 0: is none */
	uint8_t common_bits[TERMS_COMMON / 8];

	/* Where the reading is. */
	uint64_t flag;             /* KEY_TITLE or 0 */
	uint32_t before;           /* the character before, in a run; else 0 */
	struct letters word, last; /* this one, and the finished one before */
	uint32_t between;          /* the rune behind last */
	int apart;                 /* runes since last */

	struct buf places; /* see hay.h */
	size_t places_end; /* behind the last of them, in the text */
};

enum rune_class
rune_class(uint32_t r)
{
	if (r >= 0x4E00 && r <= 0x9FFF)
		return RUNE_RUN;
	if (r >= 0x80 && (rune_is_han(r) || rune_is_kana(r)))
		return RUNE_RUN;
	return rune_is_word(r) ? RUNE_WORD : RUNE_OTHER;
}

bool
rune_is_joint(uint32_t r)
{
	return r == ' ' || r == '-' || r == '_' || r == '.' || r == '/' ||
	       r == '\'' || r == 0x2019 || r == 0xB7 || r == 0x2010;
}

static bool
is_digit(uint32_t r)
{
	return (r >= '0' && r <= '9') || (r >= 0xFF10 && r <= 0xFF19);
}

static bool
is_capital(uint32_t r)
{
	return (r >= 'A' && r <= 'Z') || (r >= 0xFF21 && r <= 0xFF3A);
}

void
word_shape_add(struct word_shape *shape, uint32_t rune, bool first)
{
	shape->to_digit = is_digit(rune);
	shape->digits |= shape->to_digit;
	if (!first)
		return;
	shape->from_digit = shape->to_digit;
	shape->capital = is_capital(rune);
}

bool
words_join(struct word_shape before, uint32_t between, struct word_shape after)
{
	if (!rune_is_joint(between) || (before.to_digit && after.from_digit))
		return false;
	return before.digits || after.digits ||
	       (before.capital && after.capital);
}

str
term_cut(str word)
{
	size_t end = 0;

	/* As add() does. */
	while (end < word.n && end + UTF8_MAX <= TERM_MAX)
		utf8_next(word, &end);
	return str_take(word, end);
}

struct terms *
terms_new(str common)
{
	struct terms *t = calloc(1, sizeof *t);

	if (!t)
		arena_exhausted();
	t->size = SLOTS;
	t->keys = calloc(t->size, sizeof *t->keys);
	t->rounds = calloc(t->size, sizeof *t->rounds);
	if (!t->keys || !t->rounds)
		arena_exhausted();
	uint16_t n = 0;
	for (size_t at = 0; at < common.n && n < TERMS_COMMON;) {
		uint32_t r = utf8_next(common, &at);

		if (r >= HAN && r < HAN_END)
			t->common[r - HAN] = ++n;
	}
	return t;
}

void
terms_free(struct terms *t)
{
	if (!t)
		return;
	buf_free(&t->out);
	buf_free(&t->places);
	free(t->keys);
	free(t->rounds);
	free(t);
}

int
terms_common_number(const struct terms *t, uint32_t r)
{
	return r >= HAN && r < HAN_END ? t->common[r - HAN] - 1 : -1;
}

static bool
key_put(struct terms *t, uint64_t key)
{
	uint32_t i = (uint32_t)((key * 0x9E3779B97F4A7C15u) >> 32);

	for (i &= t->size - 1; t->rounds[i] == t->round;
		i = (i + 1) & (t->size - 1)) {
		if (t->keys[i] == key)
			return false;
	}
	t->keys[i] = key;
	t->rounds[i] = t->round;
	t->n++;
	return true;
}

static void
grow(struct terms *t)
{
	uint64_t *keys = t->keys;
	uint32_t *rounds = t->rounds, size = t->size;

	t->size *= 2;
	t->keys = calloc(t->size, sizeof *t->keys);
	t->rounds = calloc(t->size, sizeof *t->rounds);
	if (!t->keys || !t->rounds)
		arena_exhausted();
	t->n = 0;
	for (uint32_t i = 0; i < size; i++) {
		if (rounds[i] == t->round)
			key_put(t, keys[i]);
	}
	free(keys);
	free(rounds);
}

/* Is the key new? */
static bool
take(struct terms *t, uint64_t key)
{
	if (t->n > t->size / 2)
		grow(t);
	return key_put(t, key | t->flag);
}

static void
put(struct terms *t, str term)
{
	if (t->flag)
		buf_putc(&t->out, '^');
	buf_put(&t->out, term);
	buf_putc(&t->out, ' ');
}

static void
put_runes(struct terms *t, uint32_t a, uint32_t b)
{
	char s[UTF8_MAX * 2];
	size_t n = utf8_encode(a, s);

	if (b)
		n += utf8_encode(b, s + n);
	put(t, (str){ s, n });
}

static void
put_word(struct terms *t, str word)
{
	if (take(t, (str_hash(word) >> 2) | KEY_WORD))
		put(t, word);
}

static void
end_word(struct terms *t)
{
	struct letters *w = &t->word, *last = &t->last;

	if (w->n == 0)
		return;
	put_word(t, (str){ w->s, w->n });
	if (last->n && t->apart == 1 && last->n + w->n <= TERM_MAX &&
		words_join(last->shape, t->between, w->shape)) {
		memcpy(last->s + last->n, w->s, w->n);
		put_word(t, (str){ last->s, (size_t)last->n + w->n });
	}
	*last = *w;
	t->apart = 0;
	*w = (struct letters){ 0 };
}

static void
add_single(struct terms *t, uint32_t r)
{
	int number = terms_common_number(t, r);

	if (number >= 0)
		t->common_bits[number / 8] |= (uint8_t)(1 << number % 8);
	else if (take(t, r))
		put_runes(t, r, 0);
}

static void
add_run(struct terms *t, uint32_t r)
{
	if (!t->flag)
		add_single(t, r);
	if (t->before && take(t, (uint64_t)t->before << 21 | r))
		put_runes(t, t->before, r);
}

/* One folded rune, which came from another one. */
static void
add(struct terms *t, uint32_t r, uint32_t from)
{
	enum rune_class class = rune_class(r);
	struct letters *w = &t->word;

	if (class == RUNE_WORD) {
		word_shape_add(&w->shape, from, w->n == 0);
		if (w->n + UTF8_MAX <= TERM_MAX)
			w->n += (uint8_t)utf8_encode(r, w->s + w->n);
		t->before = 0;
		return;
	}
	end_word(t);
	t->between = r;
	t->apart++;
	if (class == RUNE_RUN)
		add_run(t, r);
	t->before = class == RUNE_RUN ? r : 0;
}

/* Is the change more than what comparing without ASCII case levels? */
static bool
is_variant(const struct terms *t, uint32_t from, const uint32_t *to, int n)
{
	if (n == 1 && to[0] == from)
		return false;
	for (int i = 0; i < n; i++) {
		/* A full-width hyphen counts behind a word alone. */
		if (rune_class(to[i]) != RUNE_OTHER ||
			(t->word.n && rune_is_joint(to[i])))
			return true;
	}
	return n == 0;
}

static void
add_text(struct terms *t, str s)
{
	buf_reset(&t->places);
	t->places_end = 0;
	for (size_t at = 0; at < s.n;) {
		unsigned char c = (unsigned char)s.s[at];
		size_t start = at;

		if (c >= ' ' && c < 0x7F) {
			bool capital = c >= 'A' && c <= 'Z';

			add(t, capital ? c | 0x20u : c, c);
			at++;
			continue;
		}
		uint32_t from = utf8_next(s, &at), to[FOLD_MAX];
		int n = fold_rune(from, to);

		if (is_variant(t, from, to, n))
			places_put(&t->places, &t->places_end, start, at);
		for (int i = 0; i < n; i++)
			add(t, to[i], from);
	}
	/* What comes next is another text. */
	add(t, '\n', '\n');
	t->last.n = 0;
}

str
terms_build(struct terms *t, str title, str text)
{
	buf_reset(&t->out);
	memset(t->common_bits, 0, sizeof t->common_bits);
	t->n = 0;
	if (++t->round == 0) {
		memset(t->rounds, 0, t->size * sizeof *t->rounds);
		t->round = 1;
	}
	buf_put(&t->out, STR("* "));
	t->flag = KEY_TITLE;
	add_text(t, title);
	t->flag = 0;
	add_text(t, title);
	add_text(t, text);
	return buf_str(&t->out);
}

const uint8_t *
terms_common_bits(const struct terms *t)
{
	return t->common_bits;
}

str
terms_places(const struct terms *t)
{
	return buf_str(&t->places);
}
