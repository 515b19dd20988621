#include "content/quotes/marks.h"

/*
 * One walk with a small stack.  Marks of the typewriter take turns within a
 * paragraph; an apostrophe is none; a turned mark is believed by its place,
 * not by its shape.
 */

enum { DEPTH_MAX = 8, WIDE_MAX = 600 };

enum mark_sort { DOUBLE, CORNER, WHITE_CORNER, ANGLE, SINGLE, TYPED, NONE };

struct walk {
	const struct letters *l;
	struct arena *arena;
	struct marks *out;
	uint32_t open[DEPTH_MAX]; /* indices into out */
	uint8_t sort[DEPTH_MAX];
	uint8_t depth;
};

static enum mark_sort
sort_of(uint32_t rune, bool *opens)
{
	*opens = true;
	switch (rune) {
	case 0x201D: *opens = false; /* ” */ /* fallthrough */
	case 0x201C: return DOUBLE;
	case 0x300D: *opens = false; /* 」 */ /* fallthrough */
	case 0x300C: return CORNER;
	case 0x300F: *opens = false; /* 』 */ /* fallthrough */
	case 0x300E: return WHITE_CORNER;
	case 0xBB: *opens = false; /* » */ /* fallthrough */
	case 0xAB: return ANGLE;
	case 0x2019: *opens = false; /* ’ */ /* fallthrough */
	case 0x2018:
	case '\'': return SINGLE;
	case '"': return TYPED;
	default: return NONE;
	}
}

/* The place in the stack of the innermost open one of a sort; -1: none. */
static int
find_open(const struct walk *w, enum mark_sort sort)
{
	int k = w->depth - 1;

	while (k >= 0 && w->sort[k] != sort)
		k--;
	return k;
}

static void
push(struct walk *w, uint32_t i, enum mark_sort sort)
{
	if (w->depth == DEPTH_MAX)
		return;
	w->open[w->depth] = w->out->n;
	w->sort[w->depth] = (uint8_t)sort;
	struct marked *m = arena_grow(w->arena, w->out->v, w->out->n,
		&w->out->cap, sizeof *w->out->v);
	w->out->v = m;
	m[w->out->n++] = (struct marked){
		.start = i + 1, .depth = w->depth, .mark = w->l->rune[i]
	};
	w->depth++;
}

/* Closes the one at place k; those opened within it were none. */
static void
pop(struct walk *w, int k, uint32_t i)
{
	struct marked *m = &w->out->v[w->open[k]];

	m->end = i;
	m->closed = true;
	w->depth = (uint8_t)k;
}

static bool
is_word(enum letter_kind kind)
{
	return kind == LETTER_WORD || kind == LETTER_DIGIT;
}

/* Does what follows the mark speak for its being a closing one? */
static bool
ends_here(const struct letters *l, uint32_t i)
{
	switch (letter_kind_at(l, i + 1)) {
	case LETTER_COMMA:
	case LETTER_PAUSE:
	case LETTER_SEMICOLON:
	case LETTER_STOP:
	case LETTER_LINE: return true;
	default:
		return i && letter_kind_at(l, i - 1) == LETTER_STOP &&
		       letter_kind_at(l, i + 1) != LETTER_MARK;
	}
}

static void
take_single(struct walk *w, uint32_t i, bool opens)
{
	enum letter_kind before = i ? letter_kind_at(w->l, i - 1) : LETTER_LINE;
	enum letter_kind behind = letter_kind_at(w->l, i + 1);
	int k = find_open(w, SINGLE);

	if (is_word(before) && is_word(behind))
		return; /* don't */
	if (k >= 0 && !is_word(behind) && w->l->rune[i] != 0x2018)
		pop(w, k, i);
	else if (k < 0 && opens && !is_word(before) && behind != LETTER_BLANK &&
		 behind != LETTER_LINE)
		push(w, i, SINGLE);
}

static bool
is_gap(enum letter_kind kind)
{
	return kind == LETTER_BLANK || kind == LETTER_LINE;
}

/* A typed mark with blanks on both sides and no other behind it in its
 * paragraph is the sign itself: a key, a unit. */
static bool
stands_alone(const struct letters *l, uint32_t i)
{
	if (!is_gap(letter_kind_at(l, i + 1)) ||
		(i && !is_gap(letter_kind_at(l, i - 1))))
		return false;
	for (i++; i < l->n && l->kind[i] != LETTER_LINE; i++)
		if (l->rune[i] == '"')
			return false;
	return true;
}

static void
take(struct walk *w, uint32_t i)
{
	bool opens;
	enum mark_sort sort = sort_of(w->l->rune[i], &opens);
	int k = find_open(w, sort);

	if (sort == NONE)
		return;
	if (sort == SINGLE) {
		take_single(w, i, opens);
	} else if (k >= 0) {
		/* “ where “ is open: nested, or a closing one turned. */
		if (sort != TYPED && opens && !ends_here(w->l, i))
			push(w, i, sort);
		else
			pop(w, k, i);
	} else if (sort == TYPED && i &&
		   letter_kind_at(w->l, i - 1) == LETTER_DIGIT &&
		   letter_kind_at(w->l, i + 1) != LETTER_DIGIT) {
		return; /* inches */
	} else if (sort == TYPED && stands_alone(w->l, i)) {
		return;
	} else if (opens || !ends_here(w->l, i)) {
		push(w, i, sort);
	}
}

/* The first mark of a sort behind i, and not too far; 0: none. */
static uint32_t
next_mark(const struct letters *l, uint32_t i, enum mark_sort sort)
{
	bool opens;

	for (uint32_t end = i + WIDE_MAX; i < end && i < l->n; i++)
		if (l->kind[i] == LETTER_MARK &&
			sort_of(l->rune[i], &opens) == sort)
			return i;
	return 0;
}

/*
 * What is open at the end of a paragraph: it closes in a later one, or goes
 * on there behind a new opening mark, or was no mark at all.
 */
static void
end_paragraph(struct walk *w, uint32_t i)
{
	bool opens = true;

	if (!w->depth)
		return;
	struct marked *m = &w->out->v[w->open[0]];
	enum mark_sort sort = w->sort[0];
	uint32_t next = sort == SINGLE ? 0 : next_mark(w->l, i, sort);

	w->depth = 0;
	if (!next)
		return;
	sort_of(w->l->rune[next], &opens);
	if (sort == TYPED)
		opens = letter_kind_at(w->l, next - 1) == LETTER_LINE ||
			!ends_here(w->l, next);
	if (!opens) {
		w->depth = 1;
		m->wide = true;
	} else if (letter_kind_at(w->l, next - 1) == LETTER_LINE) {
		m->end = i;
	}
}

void
marks_find(const struct letters *l, struct arena *arena, struct marks *out)
{
	struct walk w = { .l = l, .arena = arena, .out = out };
	uint32_t kept = 0;

	for (uint32_t i = 0; i < l->n; i++) {
		if (l->kind[i] == LETTER_MARK || l->rune[i] == '\'')
			take(&w, i);
		else if (l->kind[i] == LETTER_LINE)
			end_paragraph(&w, i);
	}
	end_paragraph(&w, l->n);
	for (uint32_t k = 0; k < out->n; k++)
		if (out->v[k].end > out->v[k].start)
			out->v[kept++] = out->v[k];
	out->n = kept;
}
