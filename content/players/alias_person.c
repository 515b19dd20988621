#include "content/players/alias.h"

#include "base/utf8.h"
#include "content/words/lexicon.h"
#include "content/words/lookup.h"

/*
 * Is a part of a person's name taken for something else?  Whatever nobody
 * knows may be, and a product or a firm that is named no more often than the
 * person.
 */
static bool
may_be_person(const struct form *part, const struct form *whole)
{
	return part->kind == PLAYER_PERSON || part->entry == NO_INDEX ||
	       (part->weak && str_find(whole->surface, STR("·")) != STR_NONE) ||
	       part->n <= whole->n;
}

static void
claim_part(struct cast *c, str surface, struct form *whole)
{
	struct form *part = cast_find(c, cast_key(c->tmp, surface));

	if (!part || part->kind == PLAYER_PLACE || !may_be_person(part, whole))
		return;
	part->kind = PLAYER_PERSON;
	alias_claim(c, part, whole);
}

bool
alias_cut_parts(str name, uint32_t between, str *first, str *last)
{
	bool any = false;

	*first = *last = name;
	for (size_t at = 0; at < name.n;) {
		size_t start = at;

		if (lookup_fold(utf8_next(name, &at)) != between)
			continue;
		if (!any)
			*first = str_take(name, start);
		any = true;
		*last = str_trim(str_skip(name, at));
	}
	return any;
}

/* What is behind each dot or blank but the last: 冯·安 of 路易斯·冯·安. */
static void
claim_tails(struct cast *c, struct form *f, size_t last)
{
	for (size_t at = 0; at < f->surface.n - last;) {
		uint32_t rune = lookup_fold(utf8_next(f->surface, &at));

		if (rune == ALIAS_DOT || rune == ' ')
			claim_part(c, str_skip(f->surface, at), f);
	}
}

/* 蒂姆·库克 = 库克; Tim Cook = Cook, Tim. */
void
claim_parts(struct cast *c, struct form *f)
{
	str first, last;

	if (!alias_cut_parts(f->surface, ALIAS_DOT, &first, &last) &&
		!alias_cut_parts(f->surface, ' ', &first, &last))
		return;
	claim_part(c, first, f);
	claim_tails(c, f, last.n);
	claim_part(c, last, f);
}

/* Two or three words with capitals? */
static bool
looks_like_person(str surface)
{
	size_t words = 0;

	for (size_t i = 0; i < surface.n; i++) {
		char before = i ? surface.s[i - 1] : ' ', c = surface.s[i];

		if (before == ' ' && (c < 'A' || c > 'Z'))
			return false;
		words += before == ' ';
	}
	return words == 2 || words == 3;
}

/* Mizan Rupan is a person as Rupan is one, if nobody knows better. */
void
alias_find_persons(struct cast *c)
{
	for (size_t i = 0; i < c->n; i++) {
		struct form *f = &c->v[i];
		size_t blank = str_find_last(f->surface, STR(" "));

		if (f->kind == PLAYER_PERSON || f->kind == PLAYER_PLACE ||
			f->entry != NO_INDEX || blank == STR_NONE ||
			!looks_like_person(f->surface))
			continue;
		struct form *last = cast_find(
			c, cast_key(c->tmp, str_skip(f->surface, blank + 1)));
		if (last && last->kind == PLAYER_PERSON && last->n >= f->n)
			f->kind = PLAYER_PERSON;
	}
}

/* Without 老, 小 before it and 总, 先生 behind it. */
static str
without_address(str key)
{
	static const str before[] = {
#define BEFORE(word) STR0(word),
#include "content/words/address.def"
	};
	static const str behind[] = {
#define ADDRESS(word, behind, learnt) STR0(word),
#include "content/words/address.def"
	};

	key = str_skip(key, str_starts_any(key, STRS(before)));
	return str_take(key, key.n - str_ends_any(key, STRS(behind)));
}

/* The surname in 王, 老王, 王总, 小王总; 0: it is no such address. */
static uint32_t
address_surname(str key)
{
	str rest = without_address(key);
	size_t at = 0;
	uint32_t rune = rest.n ? utf8_next(rest, &at) : 0;

	return at == rest.n && lexicon_surname_of(rest) ? rune : 0;
}

/* The surname of a Chinese person's full name, or 0. */
static uint32_t
full_surname(str key)
{
	size_t n = utf8_count(key), at = 0;

	if (n < 2 || n > 3 || address_surname(key) ||
		lexicon_surname_of(key) != 1)
		return 0;
	return utf8_next(key, &at);
}

/* 王慧文 = 慧文, 丰田章男 = 章男 */
void
claim_given(struct cast *c, struct form *f)
{
	enum { GIVEN = 2, SURNAME = 1, SURNAMES = 2 };
	size_t n = utf8_count(f->key), at = 0;
	bool chinese = n == SURNAME + GIVEN && full_surname(f->key);

	if (!chinese && n != SURNAMES + GIVEN)
		return;
	while (n-- > GIVEN)
		if (!rune_is_han(utf8_next(f->key, &at)))
			return;
	alias_claim(c, cast_find(c, str_skip(f->key, at)), f);
}

/* 青木 = 青木健太 */
void
claim_surname(struct cast *c, struct form *f)
{
	enum { WHOLE = 4, SURNAME = 2 };
	size_t at = 0;

	if (utf8_scripts(f->key) != SCRIPT_HAN || utf8_count(f->key) != WHOLE)
		return;
	for (int i = 0; i < SURNAME; i++)
		(void)utf8_next(f->key, &at);
	alias_claim(c, cast_find(c, str_take(f->key, at)), f);
}

/* What nobody knows may be an address, whatever it was taken for, and so may
 * 老王, whom all know as another, if that one is named by nothing else. */
static bool
may_be_address(struct cast *c, struct form *f)
{
	return f->kind == PLAYER_PERSON ||
	       (f->kind != PLAYER_PLACE &&
		       (f->entry == NO_INDEX ||
			       (str_starts(f->key, STR("老")) &&
				       cast_head(c, f)->joined == 0)));
}

/* Persons with the same surname. */
struct namesakes {
	uint32_t *newest; /* by surname: 1 + the last form */
	uint32_t *before; /* by form: 1 + the one before it */
	uint32_t *near;   /* by address: 1 + who was named last before it */
};

enum { SURNAMES_END = 0x10000 };

static void
find_namesakes(struct cast *c, struct namesakes *n)
{
	n->newest = arena_new(c->tmp, uint32_t, SURNAMES_END);
	n->before = arena_new(c->tmp, uint32_t, c->n + 1);
	for (size_t i = 0; i < c->n; i++) {
		struct form *f = &c->v[i];
		uint32_t surname =
			f->kind == PLAYER_PERSON ? full_surname(f->key) : 0;

		if (!surname)
			continue;
		n->before[i] = n->newest[surname];
		n->newest[surname] = (uint32_t)i + 1;
	}
}

static uint32_t
surname_asked(struct cast *c, struct form *f)
{
	uint32_t surname = may_be_address(c, f) ? address_surname(f->key) : 0;

	return surname < SURNAMES_END ? surname : 0;
}

static bool
any_address(struct cast *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (surname_asked(c, &c->v[i]))
			return true;
	return false;
}

/* Who of the same surname was named last before an address. */
static void
find_near(struct cast *c, struct namesakes *n)
{
	uint32_t *last = arena_new(c->tmp, uint32_t, SURNAMES_END);
	uint32_t *asks = arena_new(c->tmp, uint32_t, c->n + 1);
	uint32_t *full = arena_new(c->tmp, uint32_t, c->n + 1);

	n->near = arena_new(c->tmp, uint32_t, c->n + 1);
	for (size_t i = 0; i < c->n; i++) {
		struct form *f = &c->v[i];

		full[i] = f->kind == PLAYER_PERSON ? full_surname(f->key) : 0;
		asks[i] = surname_asked(c, f);
	}
	for (size_t i = 0; i < c->names->n; i++) {
		uint32_t form = c->form_of[i];

		if (full[form])
			last[full[form]] = form + 1;
		else if (asks[form] && !n->near[form])
			n->near[form] = last[asks[form]];
	}
}

/* Of those who are called as f is, the one who is named by far the most, or
 * most and last before it; NULL: it is not so. */
static struct form *
find_foremost(struct cast *c, const struct namesakes *n, const struct form *f)
{
	enum { FAR = 8 };
	uint32_t surname = address_surname(f->key), near = n->near[f - c->v];
	struct form *most = NULL, *second = NULL;
	uint32_t others = 0;

	for (uint32_t k = n->newest[surname]; k; k = n->before[k - 1]) {
		struct form *g = &c->v[k - 1], *less = g;

		if (!most || g->n > most->n) {
			less = most;
			most = g;
		}
		others += less ? less->n : 0;
		if (less && (!second || less->n > second->n))
			second = less;
	}
	if (!most || most->n >= others * FAR)
		return most;
	return most->n > second->n && near == (uint32_t)(most - c->v) + 1
		       ? most
		       : NULL;
}

/* 王慧文 = 老王 = 王总, when no other 王 is there, or hardly. */
void
claim_addresses(struct cast *c)
{
	struct namesakes n;

	if (!any_address(c))
		return;
	find_namesakes(c, &n);
	find_near(c, &n);
	for (size_t i = 0; i < c->n; i++) {
		struct form *f = &c->v[i];
		uint32_t surname = surname_asked(c, f);
		struct form *foremost =
			surname ? find_foremost(c, &n, f) : NULL;

		if (foremost) {
			f->kind = PLAYER_PERSON;
			alias_claim(c, f, foremost);
			continue;
		}
		for (uint32_t k = surname ? n.newest[surname] : 0; k;
			k = n.before[k - 1])
			alias_claim_as(c, f, &c->v[k - 1]);
	}
}
