#include "content/names/name_around.h"

#include <math.h>

#include "base/utf8.h"
#include "content/names/name_context.h"

/* Marks of quotation, brackets of titles, blanks: names may stand in them. */
static bool
is_mark(uint32_t r)
{
	return r == '"' || r == 0x2018 || r == 0x2019 || r == 0x201C ||
	       r == 0x201D || (r >= 0x3008 && r <= 0x300F) || r == ' ' ||
	       r == 0x3000;
}

static bool
is_bracket(uint32_t r)
{
	return r == '(' || r == '[' || r == 0xFF08 || r == 0x3010;
}

/* 、 和 与 and the like tie names of one kind together. */
static bool
is_tie(uint32_t r)
{
	return r == 0x3001 || r == 0x548C || r == 0x4E0E || r == 0x53CA ||
	       r == 0x6216 || r == '/' || r == ',' || r == 0xFF0C;
}

/* A letter on one side of a byte, and the byte behind it. */
struct step {
	uint32_t rune;
	size_t to;
};

static struct step
step_left(str text, size_t at)
{
	struct step s = { '\n', at };

	if (at)
		s.rune = utf8_prev(text, &s.to);
	return s;
}

static struct step
step_right(str text, size_t at)
{
	struct step s = { '\n', at };

	if (at < text.n)
		s.rune = utf8_next(text, &s.to);
	return s;
}

/* Over one mark, or not at all. */
static size_t
skip_mark(struct step s, size_t at)
{
	return is_mark(s.rune) ? s.to : at;
}

/* The longest string but b that ends or begins at a byte; NULL: none. */
static const struct ballot *
find_end(const struct jury *j, size_t at, const struct ballot *b)
{
	size_t low = 0, high = j->places.n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (j->by_end[middle].at.end < at)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < j->places.n && j->by_end[low].at.end == at; low++)
		if (&j->ballots.v[j->by_end[low].ballot] != b)
			return &j->ballots.v[j->by_end[low].ballot];
	return NULL;
}

static const struct ballot *
find_start(const struct jury *j, size_t at, const struct ballot *b)
{
	size_t low = 0, high = j->places.n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (j->places.v[middle].at.start <= at)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low && j->places.v[low - 1].at.start == at; low--)
		if (&j->ballots.v[j->places.v[low - 1].ballot] != b)
			return &j->ballots.v[j->places.v[low - 1].ballot];
	return NULL;
}

static void
add_kinds(float to[PLAYER_KINDS], const struct ballot *other)
{
	for (int k = 0; other && k < PLAYER_KINDS; k++)
		to[k] += other->seems[k];
}

/* What is beside a string on one of its sides. */
struct side {
	struct step (*step)(str text, size_t at);
	const struct ballot *(*find)(
		const struct jury *, size_t at, const struct ballot *but);
};

static const struct side left = { step_left, find_end };
static const struct side right = { step_right, find_start };

/* Across what sign, at what byte beyond it, which string. */
struct neighbour {
	uint32_t sign;
	size_t at;
	const struct ballot *ballot; /* NULL: none, or the sign ties nothing */
};

static struct neighbour
look(const struct side *side, const struct jury *j, str text, size_t at,
	const struct ballot *b)
{
	struct step s = side->step(text, skip_mark(side->step(text, at), at));
	struct neighbour n = { s.rune, skip_mark(side->step(text, s.to), s.to),
		NULL };

	if (is_bracket(n.sign) || is_tie(n.sign))
		n.ballot = side->find(j, n.at, b);
	return n;
}

static void
add(struct beside *to, const struct neighbour *n)
{
	if (is_bracket(n->sign))
		add_kinds(to->bracket, n->ballot);
	if (is_tie(n->sign)) {
		to->listed += n->ballot != NULL;
		add_kinds(to->list, n->ballot);
	}
}

/* Does a bracket explain words that are no name? */
static bool
is_gloss(const struct neighbour *before, str text)
{
	return is_bracket(before->sign) && !before->ballot &&
	       rune_is_han(step_left(text, before->at).rune);
}

/* A first opinion: between the best of its places and what it weighs. */
static void
guess(struct ballot *b)
{
	double all = 1, of[PLAYER_KINDS];

	for (int k = 0; k < PLAYER_KINDS; k++) {
		double lean = b->most[k];

		if (b->weighed_n)
			lean = (lean + b->weighed[k]) / 2;
		lean /= 100;
		of[k] = exp(lean > 15 ? 15 : lean);
		all += of[k];
	}
	for (int k = 0; k < PLAYER_KINDS; k++)
		b->seems[k] = (float)(of[k] / all);
}

void
around_fill(struct jury *j, const struct article *a)
{
	uint16_t slots[CONTEXT_MOST];

	for (size_t i = 0; i < j->ballots.n; i++)
		guess(&j->ballots.v[i]);
	for (size_t i = 0; i < j->places.n; i++) {
		struct span at = j->places.v[i].at;
		struct ballot *b = &j->ballots.v[j->places.v[i].ballot];
		size_t n = context_slots(a->text, at, slots);

		context_add(slots, n, b->context);
		b->context_n += (uint32_t)n;
		struct neighbour before = look(&left, j, a->text, at.start, b);
		struct neighbour behind = look(&right, j, a->text, at.end, b);
		add(&b->beside, &before);
		add(&b->beside, &behind);
		b->beside.glosses += is_gloss(&before, a->text);
	}
}
