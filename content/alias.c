/*
 * Which names of an article mean the same.  Each rule lets long names claim
 * short ones; a short one that two different players claim stays alone.
 */
#include "content/cast.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "content/lexicon.h"
#include "content/lookup.h"

enum { FREE = 0, DISPUTED = UINT32_MAX };

static void
claim(struct cast *c, struct form *little, struct form *whole)
{
	if (!little || little == whole || !cast_can_join(little, whole))
		return;
	if (little->claim == FREE)
		little->claim = (uint32_t)(whole - c->v) + 1;
	else if (little->claim != DISPUTED &&
		 cast_head(c, &c->v[little->claim - 1]) != cast_head(c, whole))
		little->claim = DISPUTED;
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

/* The next digit of a key at or behind *at, 0 at its end. */
static char
next_digit(str key, size_t *at)
{
	while (*at < key.n) {
		char c = key.s[(*at)++];

		if (c >= '0' && c <= '9')
			return c;
	}
	return 0;
}

static bool
is_arm(str key)
{
	return str_ends(key, STR("中国")) || str_ends(key, STR("国际"));
}

/* By the digits in them: 3.5 before 4, none before any; a firm's arm in a
 * country last. */
static int
compare_versions(const struct form *a, const struct form *b)
{
	char left, right;
	size_t i = 0, k = 0;

	if (is_arm(a->key) != is_arm(b->key))
		return is_arm(a->key) - is_arm(b->key);
	do {
		left = next_digit(a->key, &i);
		right = next_digit(b->key, &k);
	} while (left && left == right);
	return (left > right) - (left < right);
}

static int
compare_entries(const void *left, const void *right)
{
	const struct form *const *a = left, *const *b = right;

	if ((*a)->entry != (*b)->entry)
		return (*a)->entry < (*b)->entry ? -1 : 1;
	int order = compare_versions(*a, *b);
	if (order)
		return order;
	return (*a < *b) ? -1 : *a > *b;
}

/* The table says so.  It has versions of a product together, and a firm with
 * its arms, which an article tells apart. */
static void
join_entries(struct cast *c)
{
	struct form **order = arena_new(c->tmp, struct form *, c->n + 1);

	for (size_t i = 0; i < c->n; i++)
		order[i] = &c->v[i];
	qsort(order, c->n, sizeof *order, compare_entries);
	for (size_t i = 1; i < c->n; i++)
		if (order[i]->entry != NO_INDEX &&
			order[i]->entry == order[i - 1]->entry &&
			compare_versions(order[i], order[i - 1]) == 0)
			cast_join(c, order[i - 1], order[i]);
}

/* ChatGPT = Chat GPT = chat-gpt; what is spelt alike is of one kind, the one
 * that most of its mentions have. */
static void
join_spellings(struct cast *c)
{
	uint32_t(*votes)[PLAYER_KINDS] = arena_alloc(
		c->tmp, sizeof *votes, _Alignof(uint32_t), c->n + 1);

	for (size_t i = 0; i < c->n; i++) {
		struct form *one = cast_find(c, c->v[i].key);
		uint32_t *of = votes[one - c->v];

		of[c->v[i].kind] += c->v[i].n;
		if (of[c->v[i].kind] > of[one->kind])
			one->kind = c->v[i].kind;
	}
	for (size_t i = 0; i < c->n; i++) {
		struct form *one = cast_find(c, c->v[i].key);

		c->v[i].kind = one->kind;
		cast_join(c, &c->v[i], one);
	}
}

/* Sets for each form whether names stand there that begin with it. */
static void
count_longer(struct cast *c)
{
	for (size_t i = 0; i < c->n; i++) {
		str key = c->v[i].key;

		for (size_t at = 0; at < key.n;) {
			(void)utf8_next(key, &at);
			struct form *f =
				at < key.n ? cast_find(c, str_take(key, at))
					   : NULL;
			if (f)
				f->longer++;
		}
	}
}

/* Are both in the table, as two? */
static bool
known_apart(const struct form *a, const struct form *b)
{
	return a->entry != NO_INDEX && b->entry != NO_INDEX &&
	       a->entry != b->entry;
}

/* A name without its tail, the longest one; itself if it has none. */
static str
without_tail(str key, bool place, bool *sure)
{
	static const str orgs[] = {
#define DROP(word) STR0(word),
#include "content/suffixes.def"
	};
	static const str places[] = { STR0("市"), STR0("省"), STR0("县"),
		STR0("区"), STR0("州") };
	const str *tails = place ? places : orgs;
	size_t n = place ? sizeof places / sizeof *places
			 : sizeof orgs / sizeof *orgs;
	size_t longest = 0;

	for (size_t i = 0; i < n; i++)
		if (tails[i].n > longest && tails[i].n < key.n &&
			str_ends(key, tails[i]))
			longest = tails[i].n;
	str tail = str_skip(key, key.n - longest);
	*sure = place || str_ends(tail, STR("公司")) ||
		str_ends(tail, STR("集团"));
	return str_take(key, key.n - longest);
}

/* 星桥科技股份有限公司 = 星桥科技 = 星桥, 阳泉市 = 阳泉, if nothing else is
 * called 星桥…. */
static void
claim_without_tail(struct cast *c, struct form *f)
{
	enum { TAILS = 3 };
	bool place = f->kind == PLAYER_PLACE, all_sure = true;
	str key = f->key;

	for (int i = 0; i < TAILS; i++) {
		bool sure;
		str rest = without_tail(key, place, &sure);

		if (rest.n == key.n || utf8_count(rest) < 2)
			return;
		key = rest;
		all_sure &= sure;
		struct form *base = cast_find(c, key);
		if (base && (all_sure || base->longer < 2) &&
			!known_apart(f, base))
			claim(c, base, f);
	}
}

/* Northlight Inc. = Northlight */
static void
claim_without_word(struct cast *c, struct form *f)
{
	static const str words[] = { STR0(" Inc"), STR0(" Inc."),
		STR0(", Inc."), STR0(" Corp"), STR0(" Corp."),
		STR0(" Corporation"), STR0(" Ltd"), STR0(" Ltd."), STR0(" LLC"),
		STR0(" PLC"), STR0(" plc"), STR0(" Co."), STR0(" Company"),
		STR0(" Group"), STR0(" Holdings"), STR0(" AG"), STR0(" SE"),
		STR0(" GmbH"), STR0(" N.V.") };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!str_ends(f->surface, words[i]))
			continue;
		str base = str_take(f->surface, f->surface.n - words[i].n);
		struct form *g = cast_find(c, cast_key(c->tmp, base));

		if (g && !known_apart(f, g))
			claim(c, g, f);
	}
}

/* 小米SU7 = SU7, when 小米 is an organisation here. */
static void
claim_model(struct cast *c, struct form *f)
{
	for (size_t at = 0; at < f->key.n;) {
		(void)utf8_next(f->key, &at);
		struct form *maker = cast_find(c, str_take(f->key, at));
		struct form *model = cast_find(c, str_skip(f->key, at));

		if (maker && model && maker->kind == PLAYER_ORG &&
			model->kind == PLAYER_PRODUCT)
			claim(c, model, f);
	}
}

/* GPT-4o = 4o */
static void
claim_version(struct cast *c, struct form *f)
{
	size_t at = str_find_last(f->surface, STR("-"));

	if (at != STR_NONE)
		claim(c,
			cast_find(c,
				cast_key(c->tmp, str_skip(f->surface, at + 1))),
			f);
}

static bool
is_latin(uint32_t rune)
{
	return rune < 0x250;
}

/* Is it the tail of an organisation alone, or one that ends with such? */
static bool
is_tail(str half)
{
	static const str tails[] = {
#define TAIL(word) STR0(word),
#define WEAK(word) STR0(word),
#include "content/suffixes.def"
	};

	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
		if (str_ends(half, tails[i]))
			return true;
	return false;
}

/* 日日新SenseNova = 日日新 = SenseNova: where the script changes, once. */
static void
claim_halves(struct cast *c, struct form *f)
{
	enum { WHOLE_MAX = 16 };
	size_t cut = 0, changes = 0, at = 0;
	bool latin = is_latin(utf8_next(f->key, &at));

	for (size_t from = at; at < f->key.n; from = at)
		if (is_latin(utf8_next(f->key, &at)) != latin) {
			latin = !latin;
			cut = from;
			changes++;
		}
	size_t digit = 0;
	if (changes != 1 || is_tail(str_skip(f->key, cut)) ||
		next_digit(f->key, &digit) || utf8_count(f->key) > WHOLE_MAX)
		return;
	struct form *first = cast_find(c, str_take(f->key, cut));
	struct form *second = cast_find(c, str_skip(f->key, cut));
	/* 星桥Heron, where both are known: a part of 星桥. */
	if (first && second && known_apart(first, second))
		return;
	if (first && first->kind == f->kind)
		claim(c, first, f);
	if (second && second->kind == f->kind)
		claim(c, second, f);
}

/* 蒂姆·库克 = 库克; Tim Cook = Cook, Tim. */
static void
claim_parts(struct cast *c, struct form *f)
{
	static const str dot = STR0("·");
	bool dotted = str_find(f->surface, dot) != STR_NONE;
	str sep = dotted ? dot : STR(" ");
	size_t first = str_find(f->surface, sep);
	size_t last = str_find_last(f->surface, sep);

	if (first == STR_NONE)
		return;
	str parts[] = { str_take(f->surface, first),
		str_skip(f->surface, last + sep.n) };
	for (int i = 0; i < 2; i++) {
		struct form *part = cast_find(c, cast_key(c->tmp, parts[i]));

		if (!part || part->kind == PLAYER_PLACE)
			continue;
		/* A first name alone is taken for anything. */
		if (part->entry == NO_INDEX)
			part->kind = PLAYER_PERSON;
		if (part->kind == PLAYER_PERSON)
			claim(c, part, f);
	}
}

static size_t
take_runes(str s, uint16_t runes[4])
{
	size_t n = 0;

	for (size_t at = 0; at < s.n && n < 4; n++)
		runes[n] = lookup_fold(utf8_next(s, &at));
	return n;
}

/* The surname in 老王, 王总, 王先生; 0: it is no such address. */
static uint32_t
address_surname(str key)
{
	static const str before[] = { STR0("老"), STR0("小") };
	static const str behind[] = { STR0("总"), STR0("董"), STR0("哥"),
		STR0("姐"), STR0("叔"), STR0("师傅"), STR0("老师"),
		STR0("先生"), STR0("女士"), STR0("教授"), STR0("博士"),
		STR0("院士"), STR0("导") };
	str rest = key;

	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		if (str_starts(key, before[i]))
			rest = str_skip(key, before[i].n);
	for (size_t i = 0;
		rest.n == key.n && i < sizeof behind / sizeof *behind; i++)
		if (str_ends(key, behind[i]))
			rest = str_take(key, key.n - behind[i].n);
	size_t at = 0;
	uint32_t rune = rest.n && rest.n < key.n ? utf8_next(rest, &at) : 0;
	uint16_t folded = lookup_fold(rune);

	return at == rest.n && lexicon_surname(&folded, 1) ? rune : 0;
}

/* The surname of a Chinese person's full name, or 0. */
static uint32_t
full_surname(str key)
{
	uint16_t runes[4];
	size_t n = take_runes(key, runes);

	if (n < 2 || n > 3 || address_surname(key) ||
		lexicon_surname(runes, n) != 1)
		return 0;
	return runes[0];
}

/* 王慧文 = 慧文 */
static void
claim_given(struct cast *c, struct form *f)
{
	enum { WHOLE = 3 };
	size_t surname = 0;

	if (utf8_count(f->key) != WHOLE || !full_surname(f->key))
		return;
	(void)utf8_next(f->key, &surname);
	claim(c, cast_find(c, str_skip(f->key, surname)), f);
}

/* 通义大模型 = 通义, Kite系列 = Kite, Pelican AI = Pelican */
static void
claim_without_sort(struct cast *c, struct form *f)
{
	static const str sorts[] = { STR0("系列"), STR0("大模型"), STR0("模型"),
		STR0("app"), STR0("ai"), STR0("浏览器"), STR0("视频"),
		STR0("助手"), STR0("智能体"), STR0("平台") };

	for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++) {
		if (!str_ends(f->key, sorts[i]))
			continue;
		struct form *base =
			cast_find(c, str_take(f->key, f->key.n - sorts[i].n));

		if (base && base->kind == f->kind && !known_apart(f, base))
			claim(c, base, f);
	}
}

/* 王慧文 = 老王 = 王总, when no other 王 is there. */
static void
claim_addresses(struct cast *c)
{
	enum { LAST = 0x10000 };
	uint32_t *owner = arena_new(c->tmp, uint32_t, LAST);

	for (size_t i = 0; i < c->n; i++) {
		struct form *f = &c->v[i];
		uint32_t surname =
			f->kind == PLAYER_PERSON ? full_surname(f->key) : 0;

		if (surname)
			owner[surname] =
				owner[surname] ? DISPUTED : (uint32_t)i + 1;
	}
	for (size_t i = 0; i < c->n; i++) {
		struct form *f = &c->v[i];
		uint32_t surname =
			f->kind == PLAYER_PERSON ? address_surname(f->key) : 0;

		if (surname && surname < LAST && owner[surname] != FREE &&
			owner[surname] != DISPUTED)
			claim(c, f, &c->v[owner[surname] - 1]);
	}
}

static bool
is_definition(str gap)
{
	static const str words[] = { STR0("以下简称"), STR0("下称"),
		STR0("以下称"), STR0("简称"), STR0("又称"), STR0("也称"),
		STR0("英文名"), STR0("原名"), STR0("曾用名"), STR0("即"),
		STR0("又名"), STR0("别名"), STR0("昵称") };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_find(gap, words[i]) != STR_NONE)
			return true;
	return false;
}

/* Only signs: blanks, brackets, marks of quotation? */
static bool
is_bare(str gap)
{
	for (size_t at = 0; at < gap.n;) {
		uint32_t r = utf8_next(gap, &at);

		if (rune_is_han(r) || rune_is_word(r) || r == ',' ||
			r == 0xFF0C || r == 0x3001)
			return false;
	}
	return true;
}

static bool
closes(str text, size_t at)
{
	static const str marks[] = { STR0("”"), STR0("」"), STR0("\""),
		STR0("》"), STR0(" ") };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(str_skip(text, at), marks[i]))
			at += marks[i].n;
	return str_starts(str_skip(text, at), STR("）")) ||
	       str_starts(str_skip(text, at), STR(")"));
}

/* A（B）, A（下称“B”） */
static void
join_bracketed(struct cast *c)
{
	enum { GAP_MAX = 40 };
	str text = c->a->text;

	for (size_t i = 1; i < c->names->n; i++) {
		const struct name *one = &c->names->v[i - 1], *two = one + 1;
		struct form *f = &c->v[c->form_of[i - 1]];
		struct form *g = &c->v[c->form_of[i]];

		if (two->at.start - one->at.end > GAP_MAX)
			continue;
		str gap = str_slice(text, one->at.end, two->at.start);
		bool open = str_starts(gap, STR("（")) ||
			    str_starts(gap, STR("(")) ||
			    str_starts(gap, STR(" ("));
		if (!open || !closes(text, two->at.end))
			continue;
		if (is_definition(gap) ||
			(is_bare(gap) && f->kind == g->kind &&
				f->kind != PLAYER_PLACE && !known_apart(f, g)))
			cast_join(c, f, g);
	}
}

typedef void claim_fn(struct cast *, struct form *);

static void
each(struct cast *c, claim_fn *rule, unsigned kinds)
{
	for (size_t i = 0; i < c->n; i++)
		if (kinds & 1u << c->v[i].kind)
			rule(c, &c->v[i]);
	settle(c, rule != claim_without_tail && rule != claim_without_word &&
			  rule != claim_without_sort);
}

void
alias_join(struct cast *c)
{
	enum {
		PERSON = 1 << PLAYER_PERSON,
		ORG = 1 << PLAYER_ORG,
		PRODUCT = 1 << PLAYER_PRODUCT,
		PLACE = 1 << PLAYER_PLACE,
	};

	join_spellings(c);
	join_entries(c);
	count_longer(c);
	join_bracketed(c);
	each(c, claim_without_tail, ORG | PLACE);
	each(c, claim_without_word, ORG);
	each(c, claim_halves, PERSON | ORG | PRODUCT);
	each(c, claim_model, PRODUCT);
	each(c, claim_version, PRODUCT);
	each(c, claim_without_sort, ORG | PRODUCT);
	each(c, claim_parts, PERSON);
	each(c, claim_given, PERSON);
	claim_addresses(c);
	settle(c, true);
}
