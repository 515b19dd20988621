/*
 * Short for a long Chinese name: characters of it in order (星桥基金 for
 * 星桥联合基金), or what its owner's name stands before (国会 for 美国国会).
 */
#include "content/alias.h"

#include "base/utf8.h"
#include "content/known.h"

enum { LAST = 0x10000, NEAR = 32 };

/* Names by their first character, the latest first. */
struct chains {
	uint32_t *latest; /* 1 + a form */
	uint32_t *before; /* of each form */
};

static void
make_chains(struct cast *c, struct chains *chains)
{
	chains->latest = arena_new(c->tmp, uint32_t, LAST);
	chains->before = arena_new(c->tmp, uint32_t, c->n + 1);
}

static uint32_t
first_rune(str key)
{
	size_t at = 0;

	return key.n ? utf8_next(key, &at) : 0;
}

static uint32_t
last_rune(str key)
{
	size_t at = key.n;

	return key.n ? utf8_prev(key, &at) : 0;
}

static bool
is_in_order(str some, str all)
{
	size_t at = 0;

	for (size_t i = 0; i < some.n;) {
		uint32_t rune = utf8_next(some, &i);

		do {
			if (at == all.n)
				return false;
		} while (utf8_next(all, &at) != rune);
	}
	return true;
}

/* What is left of 美国汽车工会 is not the one 美国工会. */
static bool
begins_with_place(str key)
{
	struct known_hit hit;

	return known_match(key, 0, &hit) && hit.kind == PLAYER_PLACE;
}

/* Both begin and end alike, and nobody else is called by the short one. */
static bool
is_abbreviation(struct cast *c, const struct form *some, const struct form *all)
{
	bool sure;
	str core = all->key;

	for (str rest = core; rest.n; core = rest) {
		rest = firm_without_tail(core, &sure);
		if (rest.n == core.n || last_rune(core) == last_rune(some->key))
			break;
	}
	return some->key.n < core.n && !str_starts(all->key, some->key) &&
	       !begins_with_place(some->key) &&
	       last_rune(core) == last_rune(some->key) &&
	       is_in_order(some->key, core) && !alias_known_apart(some, all) &&
	       cast_head(c, &c->v[some - c->v])->joined == 0;
}

static void
claim_chain(struct cast *c, struct form *f, const struct chains *chains,
	bool f_is_short)
{
	uint32_t k = chains->latest[first_rune(f->key)];

	for (int i = 0; k && i < NEAR; i++, k = chains->before[k - 1]) {
		struct form *g = &c->v[k - 1];
		struct form *some = f_is_short ? f : g,
			    *all = f_is_short ? g : f;

		if (is_abbreviation(c, some, all))
			alias_claim(c, some, all);
	}
}

static void
add_to_chain(struct cast *c, struct form *f, struct chains *chains)
{
	uint32_t *latest = &chains->latest[first_rune(f->key)];

	chains->before[f - c->v] = *latest;
	*latest = (uint32_t)(f - c->v) + 1;
}

void
claim_abbreviations(struct cast *c)
{
	enum { LEAST = 3, MOST = 5 };
	struct chains some, all;

	make_chains(c, &some);
	make_chains(c, &all);
	for (size_t i = 0; i < c->n; i++) {
		struct form *f = &c->v[i];
		size_t n = utf8_count(f->key);

		if ((f->kind != PLAYER_ORG && f->kind != PLAYER_PRODUCT) ||
			!rune_is_han(first_rune(f->key)) || n < LEAST ||
			first_rune(f->key) >= LAST)
			continue;
		if (n <= MOST) {
			claim_chain(c, f, &all, true);
			add_to_chain(c, f, &some);
		}
		if (n > LEAST) {
			claim_chain(c, f, &some, false);
			add_to_chain(c, f, &all);
		}
	}
}

/* Is it a place or a firm, as a whole? */
static bool
is_owner(const struct cast *c, str key)
{
	const struct form *f = cast_find(c, key);
	struct known_hit hit;

	if (f)
		return f->kind == PLAYER_ORG || f->kind == PLAYER_PLACE;
	return known_match(key, 0, &hit) && hit.length == key.n &&
	       (hit.kind == PLAYER_ORG || hit.kind == PLAYER_PLACE);
}

/* 美国国会 = 国会, 星桥国际部 = 国际部 */
void
claim_without_owner(struct cast *c, struct form *f)
{
	for (size_t at = 0; at < f->key.n;) {
		(void)utf8_next(f->key, &at);
		struct form *rest = cast_find(c, str_skip(f->key, at));

		if (rest && rest != f && rest->kind == PLAYER_ORG &&
			rest->entry == NO_INDEX &&
			is_owner(c, str_take(f->key, at)))
			alias_claim(c, rest, f);
	}
}
