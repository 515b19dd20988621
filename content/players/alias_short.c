/*
 * Short for a long Chinese name: characters of it in order (星桥基金 for
 * 星桥联合基金), or what its owner's name stands before (国会 for 美国国会).
 */
#include "content/players/alias.h"

#include "base/utf8.h"
#include "content/names/known.h"
#include "content/names/name_bracket.h"
#include "content/names/name_variant.h"
#include "content/names/suffix.h"

/* A name, or what is left of one without its tails. */
struct core {
	str key;
	uint32_t form, next; /* 1 + the next core of the same slot */
	bool faculty;        /* without its university */
};

/* Cores by their first and last character, the latest first. */
struct cores {
	struct core *v;
	size_t n, cap;
	uint32_t *slots, mask;
};

static void
make_cores(struct cast *c, struct cores *cores)
{
	uint32_t size = 64;

	while (size < c->n * 2)
		size *= 2;
	*cores = (struct cores){
		.slots = arena_new(c->tmp, uint32_t, size),
		.mask = size - 1,
	};
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

static uint32_t *
slot_of(const struct cores *cores, str key)
{
	uint32_t hash = (first_rune(key) << 16 ^ last_rune(key)) * 0x9E3779B1u;

	return &cores->slots[hash >> 8 & cores->mask];
}

static void
add_core(struct cast *c, struct cores *cores, const struct core *core)
{
	uint32_t *slot = slot_of(cores, core->key);
	struct core *new = vec_push(c->tmp, cores);

	*new = *core;
	new->next = *slot;
	*slot = (uint32_t)cores->n;
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
is_abbreviation(struct cast *c, const struct core *some, const struct core *all)
{
	struct form *f = &c->v[some->form], *g = &c->v[all->form];

	return f->entry == NO_INDEX && some->key.n < all->key.n &&
	       first_rune(some->key) == first_rune(all->key) &&
	       last_rune(some->key) == last_rune(all->key) &&
	       is_in_order(some->key, all->key) &&
	       !str_starts(g->key, some->key) && !alias_known_apart(f, g) &&
	       cast_head(c, f)->joined == 0 &&
	       (all->faculty || !suffix_is_shared(some->key)) &&
	       !begins_with_place(some->key);
}

/* one: short for any of the others, or any of them for it? */
static void
claim_cores(struct cast *c, const struct core *one, const struct cores *others,
	bool is_short)
{
	enum { NEAR = 32 };
	uint32_t k = *slot_of(others, one->key);

	for (int i = 0; k && i < NEAR; i++) {
		const struct core *other = &others->v[k - 1];
		const struct core *some = is_short ? one : other;
		const struct core *all = is_short ? other : one;

		if (is_abbreviation(c, some, all))
			alias_claim(c, &c->v[some->form], &c->v[all->form]);
		k = other->next;
	}
}

/* 光华管理学院 of 北京大学光华管理学院, or it as it is. */
static str
without_university(str key)
{
	str university = STR("大学");
	size_t at = str_find(key, university);

	return at == STR_NONE || at == 0 ? key
					 : str_skip(key, at + university.n);
}

static void
claim_long(struct cast *c, size_t form, struct cores *all,
	const struct cores *some)
{
	enum { TAILS = 3, LEAST = 4 };
	str key = c->v[form].key, rest = alias_without_place(key);
	bool sure;

	bool faculty = rest.n == key.n;
	if (faculty)
		rest = without_university(key);
	if (rest.n < key.n && utf8_count(rest) >= LEAST) {
		struct core core = {
			.key = rest, .form = (uint32_t)form, .faculty = faculty
		};

		claim_cores(c, &core, some, false);
		add_core(c, all, &core);
	}
	rest = key;

	for (int i = 0; i <= TAILS; i++) {
		struct core core = { .key = rest, .form = (uint32_t)form };

		claim_cores(c, &core, some, false);
		add_core(c, all, &core);
		key = rest;
		rest = firm_without_tail(key, &sure);
		if (rest.n == key.n)
			break;
	}
}

void
claim_abbreviations(struct cast *c)
{
	enum { LEAST = 3, MOST = 5 };
	struct cores some, all;

	make_cores(c, &some);
	make_cores(c, &all);
	for (size_t i = 0; i < c->n; i++) {
		const struct form *f = &c->v[i];
		size_t n = utf8_count(f->key);

		if ((f->kind != PLAYER_ORG && f->kind != PLAYER_PRODUCT) ||
			!rune_is_han(first_rune(f->key)) || n < LEAST)
			continue;
		if (n <= MOST) {
			struct core core = { .key = f->key,
				.form = (uint32_t)i };

			claim_cores(c, &core, &all, true);
			add_core(c, &some, &core);
		}
		if (n > LEAST)
			claim_long(c, i, &all, &some);
	}
}

/* 星桥云数据平台 = 星桥云数据开发平台; 星桥超级智能实验 lacks only a letter. */
static void
join_variant(struct cast *c, struct form *f, const struct cores *all)
{
	enum { NEAR = 32 };
	size_t last = f->key.n;
	uint32_t k = *slot_of(all, f->key);

	(void)utf8_prev(f->key, &last);
	struct form *cut = cast_find(c, str_take(f->key, last));
	if (cut && name_are_variants(f->key, cut->key) &&
		!alias_known_apart(f, cut)) {
		cast_join(c, f, cut);
		cut->cut = true;
	}
	for (int i = 0; k && i < NEAR; i++, k = all->v[k - 1].next) {
		struct form *g = &c->v[all->v[k - 1].form];

		if (name_are_variants(f->key, g->key) &&
			!alias_known_apart(f, g))
			cast_join(c, f, g);
	}
}

void
alias_join_variants(struct cast *c)
{
	struct cores all;

	make_cores(c, &all);
	for (size_t i = 0; i < c->n; i++) {
		struct form *f = &c->v[i];

		if (f->kind != PLAYER_ORG && f->kind != PLAYER_PRODUCT)
			continue;
		struct core core = { .key = f->key, .form = (uint32_t)i };

		join_variant(c, f, &all);
		add_core(c, &all, &core);
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
	return known_whole(key, &hit) &&
	       (hit.kind == PLAYER_ORG || hit.kind == PLAYER_PLACE);
}

/* May what all know without its owner be meant with him?  江城商会青禾分会, of
 * which nobody knows the whole; 美国司法部 where nothing else tells of which
 * country. */
static bool
is_meant(const struct form *f, const struct form *rest, str owner)
{
	struct known_hit hit;

	if (rest->doubtful || !known_match(owner, 0, &hit) ||
		hit.length != owner.n)
		return false;
	return hit.kind == PLAYER_PLACE
		       ? rest->weak
		       : hit.kind == PLAYER_ORG && f->entry == NO_INDEX &&
				 name_ends_as_org(owner);
}

/* 美国国会 = 国会, 星桥国际部 = 国际部 */
void
claim_without_owner(struct cast *c, struct form *f)
{
	for (size_t at = 0; at < f->key.n;) {
		(void)utf8_next(f->key, &at);
		struct form *rest = cast_find(c, str_skip(f->key, at));

		str owner = str_take(f->key, at);
		if (rest && rest != f && rest->kind == PLAYER_ORG &&
			(rest->entry == NO_INDEX || is_meant(f, rest, owner)) &&
			is_owner(c, owner))
			alias_claim(c, rest, f);
	}
}
