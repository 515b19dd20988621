/*
 * Which names of an article mean the same: what they claim (alias.h), and
 * the order in which that is asked.
 */
#include "content/players/alias.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "content/names/known.h"
#include "content/players/sound.h"

enum { FREE = 0, DISPUTED = UINT32_MAX };

/* Of two that claim a short form, the one that alone has been named before
 * it; NULL: it is not so. */
static struct form *
named_before(const struct form *little, struct form *one, struct form *other)
{
	bool a = one->first <= little->first;
	bool b = other->first <= little->first;

	return a == b ? NULL : a ? one : other;
}

void
alias_claim(struct cast *c, struct form *little, struct form *whole)
{
	if (!little || little == whole)
		return;
	/* What is no name by itself is of no kind by itself. */
	if (little->doubtful && !whole->doubtful && little->entry == NO_INDEX)
		little->kind = whole->kind;
	if (!cast_can_join(c, little, whole))
		return;
	if (little->claim == FREE)
		little->claim = (uint32_t)(whole - c->v) + 1;
	if (little->claim == DISPUTED)
		return;
	struct form *before = &c->v[little->claim - 1];
	if (cast_head(c, before) == cast_head(c, whole))
		return;
	if (before->doubtful != whole->doubtful) {
		if (before->doubtful)
			little->claim = (uint32_t)(whole - c->v) + 1;
		return;
	}
	struct form *winner = named_before(little, before, whole);
	little->claim = winner ? (uint32_t)(winner - c->v) + 1 : DISPUTED;
}

void
alias_claim_as(struct cast *c, struct form *little, struct form *whole)
{
	if (little->kind != whole->kind && little->entry == NO_INDEX)
		little->kind = whole->kind;
	alias_claim(c, little, whole);
}

/* little: they do not stand for the player by themselves. */
static void
settle(struct cast *c, bool little)
{
	for (size_t i = 0; i < c->n; i++) {
		struct form *f = &c->v[i];

		if (f->claim != FREE && f->claim != DISPUTED) {
			cast_join(c, f, &c->v[f->claim - 1]);
			f->little |= little;
		}
		f->claim = FREE;
	}
}

char
alias_next_digit(str key, size_t *at)
{
	while (*at < key.n) {
		char c = key.s[(*at)++];

		if (c >= '0' && c <= '9')
			return c;
	}
	return 0;
}

/* One of a pair is of a wrong kind: that of the better known one it is. */
static void
lend_kind(struct form *f, struct form *g)
{
	bool f_wins = (f->entry != NO_INDEX) != (g->entry != NO_INDEX)
			      ? f->entry != NO_INDEX
			      : f->n >= g->n;

	if (f_wins)
		g->kind = f->kind;
	else
		f->kind = g->kind;
}

void
alias_join_as(struct cast *c, struct form *f, struct form *g)
{
	if (f->kind != g->kind && !cast_can_join(c, f, g))
		lend_kind(f, g);
	cast_join(c, f, g);
}

static bool
is_arm(str key)
{
	static const str arms[] = {
#define ARM(word) STR0(word),
#include "content/players/alias_words.def"
	};

	return str_ends_any(key, STRS(arms));
}

/* Which words for another size or sort of a product are in its name. */
static unsigned
variants_of(str surface)
{
	static const str words[] = {
#define VARIANT(word) STR0(word),
#include "content/players/alias_words.def"
	};
	unsigned found = 0;

	for (size_t at = 1; at < surface.n; at++) {
		char before = ascii_lower(surface.s[at - 1]);
		str rest = str_skip(surface, at);

		if (before >= 'a' && before <= 'z')
			continue;
		for (unsigned i = 0; i < sizeof words / sizeof *words; i++)
			if (str_starts_caseless(rest, words[i]))
				found |= 1u << i;
	}
	return found;
}

bool
alias_has_variant(str surface)
{
	return variants_of(surface) != 0;
}

/* By the digits in them: 3.5 before 4, none before any. */
static int
compare_digits(str a, str b)
{
	char left, right;
	size_t i = 0, k = 0;

	do {
		left = alias_next_digit(a, &i);
		right = alias_next_digit(b, &k);
	} while (left && left == right);
	return (left > right) - (left < right);
}

/* What an entry of the table has together and an article tells apart: kinds,
 * versions of a product, a firm and its arms. */
static int
compare_sorts(const struct form *a, const struct form *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (is_arm(a->key) != is_arm(b->key))
		return is_arm(a->key) - is_arm(b->key);
	if (a->kind != PLAYER_PRODUCT)
		return 0;
	unsigned left = variants_of(a->surface),
		 right = variants_of(b->surface);
	if (left != right)
		return left < right ? -1 : 1;
	return compare_digits(a->key, b->key);
}

static int
compare_entries(const void *left, const void *right)
{
	const struct form *const *a = left, *const *b = right;

	if ((*a)->entry != (*b)->entry)
		return (*a)->entry < (*b)->entry ? -1 : 1;
	int order = compare_sorts(*a, *b);
	if (order)
		return order;
	if ((*a)->doubtful != (*b)->doubtful)
		return (*a)->doubtful ? 1 : -1;
	return (*a < *b) ? -1 : *a > *b;
}

/* Without tails: 有限公司 is common to all. */
static str
core_of(str key)
{
	str rest = key;
	bool sure;

	do {
		key = rest;
		rest = firm_without_tail(key, &sure);
	} while (rest.n < key.n && utf8_count(rest) > 1);
	return key;
}

/* 鹅厂 is what all call 腾讯. */
static bool
is_nickname(str key)
{
	return utf8_count(key) == 2 && str_ends(key, STR("厂"));
}

/* Two Chinese names without a character in common: a firm that is called by
 * both is called by one of them in an article. */
static bool
are_strangers(const struct form *a, const struct form *b)
{
	str one = core_of(a->key), two = core_of(b->key);

	if (is_nickname(a->key) || is_nickname(b->key))
		return false;
	if (a->kind != PLAYER_ORG || utf8_scripts(one) != SCRIPT_HAN ||
		utf8_scripts(two) != SCRIPT_HAN)
		return false;
	for (size_t at = 0; at < one.n;) {
		size_t start = at;

		(void)utf8_next(one, &at);
		if (str_find(two, str_slice(one, start, at)) != STR_NONE)
			return false;
	}
	return true;
}

/* With the nearest before it that is no stranger. */
static void
join_entry(struct cast *c, struct form **order, size_t i)
{
	enum { NEAR = 16 };

	for (size_t k = i; k > 0 && i - k < NEAR; k--) {
		struct form *before = order[k - 1];

		if (before->entry != order[i]->entry ||
			compare_sorts(before, order[i]) != 0)
			return;
		if (!are_strangers(before, order[i])) {
			cast_join(c, before, order[i]);
			return;
		}
	}
}

/* As the table has it. */
static uint8_t
kind_of(const struct form *f)
{
	struct known_hit hit;

	return known_match(f->surface, 0, &hit) && hit.length == f->surface.n
		       ? hit.kind
		       : f->kind;
}

/* Is a body named with what was taken for a product: 星桥Kite实验室, Kite? */
static bool
is_part_of(const struct form *part, const struct form *whole)
{
	return part->kind == PLAYER_PRODUCT && whole->kind == PLAYER_ORG &&
	       str_find(whole->key, part->key) != STR_NONE;
}

/* 风筝 and Kite: one was taken for the firm, one for its product. */
static void
join_kinds(struct cast *c, struct form **order, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct form *f = order[i - 1], *g = order[i];

		if (f->entry == g->entry && f->kind != g->kind &&
			!f->doubtful && !g->doubtful &&
			(sound_near(f->surface, g->surface) ||
				is_part_of(f, g) || is_part_of(g, f))) {
			if (is_part_of(f, g) || is_part_of(g, f))
				f->kind = g->kind = PLAYER_ORG;
			else if (f->n == g->n)
				f->kind = g->kind = kind_of(f);
			alias_join_as(c, f, g);
		}
	}
}

static bool
has_digit(const struct form *f)
{
	size_t at = 0;

	return alias_next_digit(f->key, &at) != 0;
}

/* 星桥2 = 星桥：归途: with one that has no number; but Kite 2 is not Kite. */
static void
join_numbered(struct cast *c, struct form **order, size_t i)
{
	enum { NEAR = 16 };
	struct form *f = order[i], *plain = NULL;

	if (f->kind != PLAYER_PRODUCT || !has_digit(f))
		return;
	for (size_t k = i; k > 0 && i - k < NEAR; k--) {
		struct form *g = order[k - 1];

		if (g->entry != f->entry || g->kind != f->kind)
			break;
		if (has_digit(g) ||
			variants_of(g->surface) != variants_of(f->surface))
			continue;
		if (str_find(f->key, g->key) != STR_NONE)
			return;
		plain = g;
	}
	if (plain)
		cast_join(c, plain, f);
}

/* The table says so. */
static void
join_entries(struct cast *c)
{
	struct form **order = arena_new(c->tmp, struct form *, c->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].entry != NO_INDEX)
			order[n++] = &c->v[i];
	qsort(order, n, sizeof *order, compare_entries);
	for (size_t i = 1; i < n; i++) {
		join_entry(c, order, i);
		join_numbered(c, order, i);
	}
	join_kinds(c, order, n);
}

/* ChatGPT = Chat GPT = chat-gpt; what is spelt alike is of one kind, the one
 * that most of its sure mentions have. */
static void
join_spellings(struct cast *c)
{
	uint32_t(*votes)[PLAYER_KINDS] = arena_alloc(
		c->tmp, sizeof *votes, _Alignof(uint32_t), c->n + 1);

	for (size_t i = 0; i < c->n; i++) {
		struct form *one = cast_find(c, c->v[i].key);
		uint32_t *of = votes[one - c->v];

		of[c->v[i].kind] += c->v[i].doubtful ? 0 : c->v[i].n;
		if (of[c->v[i].kind] > of[one->kind])
			one->kind = c->v[i].kind;
	}
	for (size_t i = 0; i < c->n; i++) {
		struct form *one = cast_find(c, c->v[i].key);

		c->v[i].kind = one->kind;
		cast_join(c, &c->v[i], one);
	}
}

/* Counts for each form the names of others that begin with it and no longer
 * form. */
static void
count_longer(struct cast *c)
{
	for (size_t i = 0; i < c->n; i++) {
		str key = c->v[i].key;
		struct form *nearest = NULL;

		for (size_t at = 0; at < key.n;) {
			(void)utf8_next(key, &at);
			struct form *f =
				at < key.n ? cast_find(c, str_take(key, at))
					   : NULL;
			if (f)
				nearest = f;
		}
		if (nearest && !c->v[i].doubtful &&
			cast_head(c, nearest) != cast_head(c, &c->v[i]))
			nearest->longer++;
	}
}

bool
alias_known_apart(const struct form *a, const struct form *b)
{
	return a->entry != NO_INDEX && b->entry != NO_INDEX &&
	       a->entry != b->entry;
}

/* What a name is without a mere tail may stand for the player by itself. */
static void
each(struct cast *c, claim_fn *rule, unsigned kinds)
{
	for (size_t i = 0; i < c->n; i++)
		if (kinds & 1u << c->v[i].kind)
			rule(c, &c->v[i]);
	settle(c, rule != claim_without_tail && rule != claim_without_trade &&
			  rule != claim_without_word &&
			  rule != claim_without_sort);
}

/* Kinds that a rule is for. */
enum {
	PERSON = 1 << PLAYER_PERSON,
	ORG = 1 << PLAYER_ORG,
	PRODUCT = 1 << PLAYER_PRODUCT,
	PLACE = 1 << PLAYER_PLACE,
};

static void
join_firms(struct cast *c)
{
	each(c, claim_without_tail, ORG | PLACE);
	alias_join_bare(c);
	each(c, claim_without_trade, ORG);
	alias_join_firms(c);
	each(c, claim_without_word, ORG);
	each(c, claim_lab, ORG);
	each(c, claim_head, ORG);
	each(c, claim_without_owner, ORG);
}

static void
join_products(struct cast *c)
{
	each(c, claim_halves, PERSON | ORG | PRODUCT);
	alias_join_twins(c);
	each(c, claim_model, PRODUCT);
	each(c, claim_version, PRODUCT);
	each(c, claim_title, PRODUCT);
	each(c, claim_renewed, PRODUCT);
	each(c, claim_without_sort, ORG | PRODUCT);
	claim_abbreviations(c);
	settle(c, true);
	each(c, claim_initials, ORG | PRODUCT);
}

static void
join_persons(struct cast *c)
{
	alias_find_persons(c);
	each(c, claim_parts, PERSON);
	each(c, claim_given, PERSON);
	each(c, claim_surname, PERSON);
	alias_join_sounds(c);
	claim_addresses(c);
	settle(c, true);
}

void
alias_join(struct cast *c)
{
	join_spellings(c);
	alias_part_listed(c);
	alias_find_entries(c);
	join_entries(c);
	count_longer(c);
	alias_join_told(c);
	alias_join_defined(c);
	claim_slips(c);
	settle(c, true);
	alias_join_variants(c);
	join_firms(c);
	join_products(c);
	join_persons(c);
}
