#include "content/players/alias.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "content/names/known.h"
#include "content/names/suffix.h"
#include "content/words/lexicon.h"

str
firm_without_tail(str key, bool *sure)
{
	static const str tails[] = {
#define DROP(word) STR0(word),
#include "content/names/suffixes.def"
	};
	/* The tail is not all of it. */
	size_t n = str_ends_any(str_skip(key, 1), STRS(tails));
	str tail = str_skip(key, key.n - n);

	*sure = str_ends(tail, STR("公司")) || str_ends(tail, STR("集团"));
	return str_take(key, key.n - n);
}

static str
place_without_tail(str key)
{
	static const str tails[] = {
#define PLACE(word) STR0(word),
#include "content/names/suffixes.def"
	};

	return str_take(
		key, key.n - str_ends_any(str_skip(key, 1), STRS(tails)));
}

/* Does it end as the name of a firm, not of a part of one? */
static bool
is_whole_firm(str key)
{
	static const str tails[] = {
#define WHOLE(word) STR0(word),
#include "content/names/suffixes.def"
	};

	return str_ends_any(key, STRS(tails)) > 0;
}

/* May it be another's name, too: a common word, a part of a person's name? */
static bool
is_loose(const struct form *f)
{
	struct known_hit hit;

	return known_match(f->surface, 0, &hit) && hit.length == f->surface.n &&
	       (hit.common || (hit.kind == PLAYER_PERSON &&
				      !known_is_name(hit.entry, f->surface)));
}

/* Such is what the table says if more of its entry is named. */
static void
find_weak(struct cast *c)
{
	size_t entries = 0;

	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].entry >= (int32_t)entries)
			entries = (size_t)c->v[i].entry + 1;
	uint32_t *named = arena_new(c->tmp, uint32_t, entries + 1);
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].entry != NO_INDEX)
			named[c->v[i].entry]++;
	for (size_t i = 0; i < c->n; i++)
		c->v[i].weak = c->v[i].entry != NO_INDEX &&
			       named[c->v[i].entry] == 1 && is_loose(&c->v[i]);
}

/* 星桥公司 is what the table has as 星桥. */
void
alias_find_entries(struct cast *c)
{
	for (size_t i = 0; i < c->n; i++) {
		struct form *f = &c->v[i];
		struct known_hit hit;
		bool sure;

		if (f->kind != PLAYER_ORG || f->entry != NO_INDEX)
			continue;
		str rest = firm_without_tail(f->key, &sure);
		if (sure && rest.n < f->key.n && known_whole(rest, &hit) &&
			hit.kind == PLAYER_ORG)
			f->entry = (int32_t)hit.entry;
	}
	find_weak(c);
}

/* 星桥科技股份有限公司 = 星桥科技 = 星桥, 阳泉市 = 阳泉, if nothing else is
 * called 星桥…. */
void
claim_without_tail(struct cast *c, struct form *f)
{
	enum { TAILS = 3 };
	bool place = f->kind == PLAYER_PLACE, all_sure = true;
	/* 星桥新能源 is not 星桥, whom all know. */
	bool whole = is_whole_firm(f->key);
	bool one = place || f->entry != NO_INDEX || whole;
	str key = f->key;

	for (int i = 0; i < TAILS; i++) {
		bool sure = true;
		str rest = place ? place_without_tail(key)
				 : firm_without_tail(key, &sure);

		if (rest.n == key.n || utf8_count(rest) < 2)
			return;
		key = rest;
		all_sure &= sure;
		struct form *base = cast_find(c, key);
		if (!base || cast_head(c, base) == cast_head(c, f))
			continue;
		/* 科尔曼 of 科尔曼资本, where no 马丁·科尔曼 is. */
		bool loose = base->kind == PLAYER_PERSON && base->weak &&
			     f->kind == PLAYER_ORG && base->n <= f->n;
		if (!loose && !(all_sure && base->weak && !base->doubtful) &&
			alias_known_apart(f, base))
			continue;
		if (loose)
			base->kind = f->kind;
		if ((all_sure || base->longer < 2 || whole) &&
			(one || base->entry == NO_INDEX))
			alias_claim_as(c, base, f);
	}
}

/* 星桥公司 = 星桥, whoever else is called so. */
void
alias_join_bare(struct cast *c)
{
	for (size_t i = 0; i < c->n; i++) {
		struct form *f = &c->v[i];
		bool sure = false;
		str rest = f->kind == PLAYER_ORG
				   ? firm_without_tail(f->key, &sure)
				   : f->key;
		struct form *base = sure && utf8_count(rest) > 1
					    ? cast_find(c, rest)
					    : NULL;

		if (base && !base->doubtful && base->kind == f->kind &&
			!alias_known_apart(f, base))
			cast_join(c, base, f);
	}
}

/* The length of what the bracket at the beginning holds, with it; 0: none. */
static size_t
bracket_length(str rest)
{
	size_t close;

	if (str_starts(rest, STR("（")))
		close = str_find(rest, STR("）")) + strlen("）");
	else if (str_starts(rest, STR("(")))
		close = str_find(rest, STR(")")) + 1;
	else
		return 0;
	return close <= rest.n ? close : 0;
}

/* The length of the longest word for what firms are and do at the beginning;
 * 0: none. */
static size_t
trade_length(str rest)
{
	static const str words[] = {
#define WEAK(word) STR0(word),
#define MIDDLE(word) STR0(word),
#define DROP(word) STR0(word),
#define ONWARD(word) STR0(word),
#include "content/names/suffixes.def"
	};
	size_t bracket = bracket_length(rest);

	return bracket ? bracket : str_starts_any(rest, STRS(words));
}

/* Nothing but words, and at the end one for what firms are and do? */
static bool
is_trade(str rest)
{
	enum { WORD_MOST = 4 };
	bool trade = false;

	while (rest.n) {
		size_t n = trade_length(rest);

		trade = n > 0;
		if (!trade)
			n = lexicon_word_length(rest, WORD_MOST);
		if (n == 0)
			return false;
		rest = str_skip(rest, n);
	}
	return trade;
}

/* Is it what a firm does in China? */
static bool
is_of_china(str rest)
{
	static const str words[] = { STR0("中国"), STR0("（中国）"),
		STR0("(中国)") };

	return str_starts_any(rest, STRS(words)) > 0;
}

/*
 * Is g the firm whose longer name goes on with rest?  Whom all know has arms:
 * 青禾（江城）有限公司 is not 青禾, and what is of China is one of any firm.
 */
static bool
is_base(const struct form *g, str rest, bool legal)
{
	bool free = g->entry == NO_INDEX || (legal && !bracket_length(rest));

	return free && g->longer < 5 && !is_of_china(rest) && is_trade(rest);
}

/* The longest form that a key begins with and goes on from as firms do. */
static struct form *
find_base(struct cast *c, str key, bool legal)
{
	struct form *base = NULL;

	for (size_t at = 0, n = 1; at < key.n; n++) {
		(void)utf8_next(key, &at);
		struct form *g = n > 1 && at < key.n
					 ? cast_find(c, str_take(key, at))
					 : NULL;

		if (g && is_base(g, str_skip(key, at), legal))
			base = g;
	}
	return base;
}

str
alias_without_place(str key)
{
	struct known_hit hit;

	return known_match(key, 0, &hit) && hit.kind == PLAYER_PLACE
		       ? str_skip(key, hit.length)
		       : key;
}

/* The same behind the place that a registered name begins with; whom all know
 * has arms, by what they do. */
static struct form *
find_seated(struct cast *c, const struct form *f)
{
	for (str key = f->key, rest;; key = rest) {
		rest = alias_without_place(key);
		if (rest.n == key.n)
			return NULL;
		struct form *base = cast_find(c, rest);
		if (!base || base->kind != f->kind)
			base = find_base(c, rest, true);
		if (base &&
			(base->entry == NO_INDEX ||
				suffix_is_plain(str_skip(rest, base->key.n))))
			return base;
	}
}

/* 青禾中国精密仪器有限公司, where the key has 中国 in brackets. */
static str
without_brackets(struct cast *c, str key)
{
	char *out = arena_new(c->tmp, char, key.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < key.n; i++)
		if (key.s[i] != '(' && key.s[i] != ')')
			out[n++] = key.s[i];
	return (str){ out, n };
}

/* 江城星桥精密仪器（苏州）有限公司 = 星桥, if nobody knows 星桥 or the name is the
 * registered one; so is 星桥科技, and each of them claims it in turn. */
void
claim_without_trade(struct cast *c, struct form *f)
{
	bool legal = suffix_is_legal(f->key);
	struct form *base = find_base(c, f->key, legal);

	if (legal && !base)
		base = find_seated(c, f);
	if (legal && !base)
		base = find_base(c, without_brackets(c, f->key), legal);
	if (base && base != f && f->entry == NO_INDEX)
		alias_claim(c, f, base);
}

static void
claim_heads(struct cast *c, str key, struct form *f)
{
	for (size_t at = 0; at < key.n;) {
		(void)utf8_next(key, &at);
		struct form *head = cast_find(c, str_take(key, at));

		if (head && head->doubtful && head->entry == NO_INDEX &&
			head->kind == f->kind)
			alias_claim(c, head, f);
	}
}

/* 青禾精密 = 青禾, if that is a name for nothing else (name_part.h). */
void
claim_head(struct cast *c, struct form *f)
{
	str key = f->key, rest = alias_without_place(key);

	if (f->doubtful)
		return;
	claim_heads(c, key, f);
	if (rest.n < key.n)
		claim_heads(c, rest, f);
}

/* What a firm is called without a tail that any firm may have. */
static str
bare_firm(str key)
{
	static const str tails[] = {
#define PLAIN(word) STR0(word),
#include "content/names/suffixes.def"
	};

	return str_before_end(key, STRS(tails));
}

static bool
is_named(const struct cast *c, str base)
{
	struct known_hit hit;
	size_t n = utf8_count(base);

	return n < 2 || cast_find(c, base) || known_whole(base, &hit);
}

struct bare {
	str key;
	struct form *form;
};

static int
compare_bare(const void *left, const void *right)
{
	const struct bare *a = left, *b = right;
	int order = str_cmp(a->key, b->key);

	return order ? order : (a->form > b->form) - (a->form < b->form);
}

/* 星桥科技 = 星桥智能 = 星桥公司, where 星桥 by itself is not named. */
void
alias_join_firms(struct cast *c)
{
	struct bare *bare = arena_new(c->tmp, struct bare, c->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++) {
		str key = bare_firm(c->v[i].key);

		if (key.n && c->v[i].kind == PLAYER_ORG && !is_named(c, key))
			bare[n++] = (struct bare){ key, &c->v[i] };
	}
	qsort(bare, n, sizeof *bare, compare_bare);
	for (size_t i = 1; i < n; i++)
		if (str_eq(bare[i].key, bare[i - 1].key) &&
			!alias_known_apart(bare[i].form, bare[i - 1].form))
			cast_join(c, bare[i].form, bare[i - 1].form);
}

/* Northlight Inc. = Northlight */
void
claim_without_word(struct cast *c, struct form *f)
{
	static const str words[] = {
#define COMPANY(word) STR0(word),
#include "content/players/alias_words.def"
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!str_ends(f->surface, words[i]))
			continue;
		str base = str_take(f->surface, f->surface.n - words[i].n);
		struct form *g = cast_find(c, cast_key(c->tmp, base));

		if (g && !alias_known_apart(f, g))
			alias_claim(c, g, f);
	}
}

/* Kite实验室 = Kite Lab */
void
claim_lab(struct cast *c, struct form *f)
{
	static const str labs[] = {
#define LAB(word) STR0(word),
#include "content/players/alias_words.def"
	};
	str lab = STR("实验室");

	if (!str_ends(f->key, lab))
		return;
	str base = str_take(f->key, f->key.n - lab.n);
	for (size_t i = 0; i < sizeof labs / sizeof *labs; i++) {
		struct form *g =
			cast_find(c, arena_printf(c->tmp, "%.*s%.*s",
					     STR_ARG(base), STR_ARG(labs[i])));

		if (g && !alias_known_apart(f, g))
			alias_claim(c, g, f);
	}
}

/* Google AI is a part of Google, whom all know. */
static bool
is_arm(const struct form *f, const struct form *base, str sort)
{
	return base->entry != NO_INDEX && f->entry == NO_INDEX &&
	       base->kind == PLAYER_ORG && (sort.s[0] & 0x80) == 0 &&
	       !str_eq(sort, STR("app"));
}

/* 通义大模型 = 通义, Kite系列 = Kite, Pelican AI = Pelican; but a firm's app is
 * not the firm. */
void
claim_without_sort(struct cast *c, struct form *f)
{
	static const str sorts[] = {
#define SORT(word) STR0(word),
#include "content/players/alias_words.def"
	};

	for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++) {
		if (!str_ends(f->key, sorts[i]))
			continue;
		struct form *base =
			cast_find(c, str_take(f->key, f->key.n - sorts[i].n));

		if (base && utf8_count(base->key) > 1 &&
			!is_arm(f, base, sorts[i]) &&
			!alias_known_apart(f, base) &&
			(base->kind == f->kind ||
				(!str_eq(sorts[i], STR("app")) &&
					(base->entry == NO_INDEX ||
						f->entry == NO_INDEX))))
			alias_claim(c, base, f);
	}
}
