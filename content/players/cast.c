#include "content/players/cast.h"

#include "base/utf8.h"
#include "content/words/lookup.h"

static size_t
slot_of(const struct cast *c, str key)
{
	return str_hash(key) & (c->slots_n - 1);
}

struct form *
cast_find(const struct cast *c, str key)
{
	for (uint32_t i = c->slots[slot_of(c, key)]; i; i = c->v[i - 1].next)
		if (str_eq(c->v[i - 1].key, key))
			return &c->v[i - 1];
	return NULL;
}

/* The way there is halved each time it is walked (Tarjan, van Leeuwen). */
struct form *
cast_head(struct cast *c, struct form *f)
{
	while (&c->v[f->same] != f) {
		f->same = c->v[f->same].same;
		f = &c->v[f->same];
	}
	return f;
}

static void
grow_slots(struct cast *c)
{
	if (c->n * 2 < c->slots_n)
		return;
	c->slots_n = c->slots_n ? c->slots_n * 4 : 128;
	c->slots = arena_new(c->tmp, uint32_t, c->slots_n);
	for (size_t i = 0; i < c->n; i++) {
		uint32_t *slot = &c->slots[slot_of(c, c->v[i].key)];

		c->v[i].next = *slot;
		*slot = (uint32_t)i + 1;
	}
}

/* What may be written or left out in a name. */
static bool
is_loose(uint32_t rune)
{
	return rune == ' ' || rune == '-' || rune == '.' || rune == '_' ||
	       rune == ':' || rune == 0xB7;
}

str
cast_key(struct arena *perm, str surface)
{
	char *key = arena_new(perm, char, surface.n * 2 + UTF8_MAX);
	size_t n = 0;

	for (size_t at = 0; at < surface.n;) {
		uint16_t rune = lookup_fold(utf8_next(surface, &at));

		if (!is_loose(rune))
			n += utf8_encode(rune, key + n);
	}
	return (str){ key, n };
}

struct form *
cast_add(struct cast *c, str surface)
{
	grow_slots(c);
	str key = cast_key(c->tmp, surface);
	uint32_t *slot = &c->slots[slot_of(c, key)];

	for (uint32_t i = *slot; i; i = c->v[i - 1].next)
		if (str_eq(c->v[i - 1].surface, surface))
			return &c->v[i - 1];
	struct form *f = vec_push(c->tmp, c);
	*f = (struct form){
		.key = key,
		.surface = surface,
		.next = *slot,
		.same = (uint32_t)c->n - 1,
		.entry = NO_INDEX,
	};
	*slot = (uint32_t)c->n;
	return f;
}

/* The shorter list of the two decides, so that nobody's long list is walked
 * for each of many names. */
static bool
is_parted(struct cast *c, const struct form *a, const struct form *b)
{
	const struct form *few = a->apart_n < b->apart_n ? a : b;
	const struct form *many = few == a ? b : a;

	for (uint32_t i = few->apart; i; i = c->apart.v[i - 1].next)
		if (cast_head(c, &c->v[c->apart.v[i - 1].form]) == many)
			return true;
	return false;
}

bool
cast_can_join(struct cast *c, struct form *a, struct form *b)
{
	bool things = a->kind != PLAYER_PERSON && a->kind != PLAYER_PLACE &&
		      b->kind != PLAYER_PERSON && b->kind != PLAYER_PLACE;

	return (a->kind == b->kind || things) &&
	       !is_parted(c, cast_head(c, a), cast_head(c, b));
}

static void
append(struct cast *c, struct form *to, uint32_t first, uint32_t last)
{
	if (to->apart_last)
		c->apart.v[to->apart_last - 1].next = first;
	else
		to->apart = first;
	to->apart_last = last;
}

static void
add_apart(struct cast *c, struct form *to, const struct form *other)
{
	struct apart *new = vec_push(c->tmp, &c->apart);
	uint32_t i = (uint32_t)c->apart.n;

	*new = (struct apart){ .form = (uint32_t)(other - c->v) };
	append(c, to, i, i);
	to->apart_n++;
}

void
cast_part(struct cast *c, struct form *a, struct form *b)
{
	struct form *first = cast_head(c, a), *second = cast_head(c, b);

	if (first == second || is_parted(c, first, second))
		return;
	add_apart(c, first, second);
	add_apart(c, second, first);
}

void
cast_join(struct cast *c, struct form *a, struct form *b)
{
	struct form *first = cast_head(c, a), *second = cast_head(c, b);

	if (first == second || !cast_can_join(c, first, second))
		return;
	/* What is doubtful ties no two that are sure. */
	if (first->sure && second->sure && (a->doubtful || b->doubtful))
		return;
	if (second < first) {
		struct form *other = first;

		first = second;
		second = other;
	}
	second->same = (uint32_t)(first - c->v);
	first->sure |= second->sure;
	if (second->apart)
		append(c, first, second->apart, second->apart_last);
	first->apart_n += second->apart_n;
	first->joined += 1 + second->joined;
}
