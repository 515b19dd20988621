#include "store/find/match.h"

#include "base/utf8.h"
#include "store/index/terms.h"

#include <stdlib.h>
#include <string.h>

/* Bytes of a run that is compared at each place anew. */
enum { SHORT_RUN = 24 };

/* Is at between two runes of which not both are of words? */
static bool
is_border(str s, size_t at)
{
	if (at == 0 || at >= s.n)
		return true;
	size_t before = at, after = at;
	return rune_class(utf8_prev(s, &before)) != RUNE_WORD ||
	       rune_class(utf8_next(s, &after)) != RUNE_WORD;
}

static bool
stands_at(str s, size_t at, str what)
{
	return at <= s.n && s.n - at >= what.n &&
	       memcmp(s.s + at, what.s, what.n) == 0;
}

/* The shape of what stands raw in [start, end) of the text. */
static struct word_shape
shape_of(struct hay *hay, size_t start, size_t end)
{
	str raw = str_slice(hay->raw, hay_raw(hay, start), hay_raw(hay, end));
	struct word_shape shape = { 0 };

	for (size_t at = 0; at < raw.n;) {
		bool first = at == 0;

		word_shape_add(&shape, utf8_next(raw, &at), first);
	}
	return shape;
}

/* The end of the word that goes on at `at`. */
static size_t
word_end(str s, size_t at)
{
	for (size_t next = at; next < s.n; at = next) {
		if (rune_class(utf8_next(s, &next)) != RUNE_WORD)
			break;
	}
	return at;
}

/*
 * The word stands at `at`, whole or in two that join.  Its end, or STR_NONE.
 * No border is asked for at the end.
 */
static size_t
word_at(struct hay *hay, size_t at, str word)
{
	str s = hay->text;
	size_t n = 0;

	while (n < word.n && at + n < s.n && s.s[at + n] == word.s[n])
		n++;
	if (n == word.n)
		return at + n;
	size_t first = at + n, next = first;
	if (n == 0 || first >= s.n)
		return STR_NONE;
	uint32_t between = utf8_next(s, &next);
	if (!rune_is_joint(between) || !is_border(s, at) ||
		!stands_at(s, next, str_skip(word, n)))
		return STR_NONE;
	size_t end = next + word.n - n;
	if (!words_join(shape_of(hay, at, first), between,
		    shape_of(hay, next, word_end(s, end))))
		return STR_NONE;
	return end;
}

static size_t
piece_at(struct hay *hay, size_t at, const struct piece *p)
{
	if (p->kind == PIECE_WORD)
		return word_at(hay, at, p->text);
	return stands_at(hay->text, at, p->text) ? at + p->text.n : STR_NONE;
}

/* The places behind `at` where what follows a gap may begin: two at most. */
static int
behind_gap(str s, size_t at, enum piece_gap gap, size_t out[2])
{
	size_t next = at, end = at;
	int n = 0;

	if (gap != GAP_BLANKS)
		out[n++] = at;
	if (gap == GAP_NONE || at >= s.n)
		return n;
	if (gap == GAP_JOINT) {
		if (rune_is_joint(utf8_next(s, &next)))
			out[n++] = next;
		return n;
	}
	while (next < s.n && rune_is_space(utf8_next(s, &next)))
		end = next;
	if (end > at)
		out[n++] = end;
	return n;
}

/* The same backwards. */
static int
before_gap(str s, size_t at, enum piece_gap gap, size_t out[2])
{
	size_t next = at, end = at;
	int n = 0;

	if (gap != GAP_BLANKS)
		out[n++] = at;
	if (gap == GAP_NONE || at == 0)
		return n;
	if (gap == GAP_JOINT) {
		if (rune_is_joint(utf8_prev(s, &next)))
			out[n++] = next;
		return n;
	}
	while (next > 0 && rune_is_space(utf8_prev(s, &next)))
		end = next;
	if (end < at)
		out[n++] = end;
	return n;
}

/* Where a piece that ends at `end` begins, or STR_NONE.  A joint inside a
 * word adds up to three bytes. */
static size_t
piece_before(struct hay *hay, size_t end, const struct piece *p)
{
	size_t most = p->kind == PIECE_WORD ? 3 : 0;

	for (size_t extra = 0; extra <= most; extra++) {
		if (end < p->text.n + extra)
			break;
		size_t at = end - p->text.n - extra;

		if (piece_at(hay, at, p) == end)
			return at;
	}
	return STR_NONE;
}

/* Pieces behind number i, which ends at `at`: where the last ends. */
static size_t
match_forward(const struct phrase *p, struct hay *hay, size_t i, size_t at)
{
	for (i++; i < p->n; i++) {
		size_t places[2], end = STR_NONE;
		int n = behind_gap(hay->text, at, p->v[i].gap, places);

		for (int k = 0; k < n && end == STR_NONE; k++)
			end = piece_at(hay, places[k], &p->v[i]);
		if (end == STR_NONE)
			return STR_NONE;
		at = end;
	}
	return at;
}

/* Pieces before number i, which begins at `at`: where the first begins. */
static size_t
match_backward(const struct phrase *p, struct hay *hay, size_t i, size_t at)
{
	for (; i > 0; i--) {
		size_t places[2], start = STR_NONE;
		int n = before_gap(hay->text, at, p->v[i].gap, places);

		for (int k = 0; k < n && start == STR_NONE; k++)
			start = piece_before(hay, places[k], &p->v[i - 1]);
		if (start == STR_NONE)
			return STR_NONE;
		at = start;
	}
	return at;
}

/* The piece to look for first: the longest run, else the longest word. */
static size_t
anchor(const struct phrase *p)
{
	size_t best = 0;

	for (size_t i = 1; i < p->n; i++) {
		const struct piece *a = &p->v[best], *b = &p->v[i];

		if (b->kind < a->kind ||
			(b->kind == a->kind && b->text.n > a->text.n))
			best = i;
	}
	return best;
}

/* Must a word begin at the piece?  Behind another word of the phrase it may
 * go on: gpt4. */
static bool
begins_word(const struct phrase *p, size_t i)
{
	return p->v[i].kind == PIECE_WORD &&
	       (i == 0 || p->v[i - 1].kind != PIECE_WORD);
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/*
 * Where a run stands.  A short one is found by its last byte: the first ones
 * of Han are all alike, and memchr is quicker than what memmem prepares.
 */
static size_t
run_find(str s, str run)
{
	size_t last = run.n - 1, at = 0;

	if (run.n > SHORT_RUN)
		return str_find(s, run);
	while (at + last < s.n) {
		size_t next =
			str_find_byte(str_skip(s, at + last), run.s[last]);

		if (next == STR_NONE)
			return STR_NONE;
		at += next;
		if (memcmp(s.s + at, run.s, run.n) == 0)
			return at;
		at++;
	}
	return STR_NONE;
}

/* The next place of piece number i: its start and end. */
static bool
piece_find(struct hay *hay, size_t from, const struct phrase *phrase, size_t i,
	struct span *out)
{
	const struct piece *p = &phrase->v[i];
	bool begins = begins_word(phrase, i);
	str s = hay->text;

	while (from < s.n) {
		size_t at;

		if (p->kind == PIECE_WORD)
			at = str_find_byte(str_skip(s, from), p->text.s[0]);
		else
			at = run_find(str_skip(s, from), p->text);
		if (at == STR_NONE)
			return false;
		at += from;
		from = at + 1;
		/* Most places of a letter are within a word. */
		if (begins && at > 0 && is_letter(s.s[at - 1]))
			continue;
		size_t end = piece_at(hay, at, p);
		if (end != STR_NONE) {
			*out = (struct span){ (uint32_t)at, (uint32_t)end };
			return true;
		}
	}
	return false;
}

static bool
borders_hold(const struct phrase *p, str s, size_t start, size_t end)
{
	if (p->v[0].kind == PIECE_WORD && !is_border(s, start))
		return false;
	return p->v[p->n - 1].kind != PIECE_WORD || p->open ||
	       is_border(s, end);
}

bool
match_find(
	const struct phrase *p, struct hay *hay, size_t from, struct span *hit)
{
	size_t first = anchor(p);
	struct span at;

	for (size_t next = from; piece_find(hay, next, p, first, &at);
		next = at.start + 1) {
		size_t end = match_forward(p, hay, first, at.end);

		if (end == STR_NONE)
			continue;
		size_t start = match_backward(p, hay, first, at.start);
		if (start == STR_NONE || start < from ||
			!borders_hold(p, hay->text, start, end))
			continue;
		*hit = (struct span){ (uint32_t)start, (uint32_t)end };
		return true;
	}
	return false;
}

static int
by_place(const void *a, const void *b)
{
	const struct spot *x = a, *y = b;

	if (x->at.start != y->at.start)
		return x->at.start < y->at.start ? -1 : 1;
	return (y->at.end > x->at.end) - (y->at.end < x->at.end);
}

void
match_spots(const struct phrases *phrases, struct hay *hay, size_t most,
	struct arena *perm, struct spots *out)
{
	for (size_t i = 0; i < phrases->n; i++) {
		struct span at = { 0 };

		for (size_t n = 0; n < most; n++) {
			if (!match_find(&phrases->v[i], hay, at.end, &at))
				break;
			*vec_push(perm, out) = (struct spot){ at, (uint32_t)i };
		}
	}
	if (out->n > 1)
		qsort(out->v, out->n, sizeof *out->v, by_place);
	for (size_t i = 0; i < out->n; i++)
		out->v[i].at = hay_raw_span(hay, out->v[i].at);
}
