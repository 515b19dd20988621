#include "content/players/alias.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "content/names/known.h"
#include "content/names/name_part.h"
#include "content/players/sound.h"

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
#include "content/names/suffixes.def"
	};

	return str_ends_any(half, STRS(tails)) > 0;
}

/* May a name begin there, in the middle of another? */
static bool
is_border(str s, size_t at)
{
	size_t before = at, next = at;
	uint32_t left = utf8_prev(s, &before), right = utf8_next(s, &next);

	return left == ' ' || is_latin(left) != is_latin(right) ||
	       (left >= 'a' && left <= 'z' && right >= 'A' && right <= 'Z') ||
	       !is_latin(right);
}

/* Letters and digits, as no other maker calls his. */
static bool
is_model(str key)
{
	size_t at = 0;

	return alias_next_digit(key, &at) &&
	       (ascii_lower(key.s[0]) < '0' || ascii_lower(key.s[0]) > '9');
}

/* Is it a name of this kind? */
static bool
is_named_as(const struct cast *c, str name, enum player_kind kind)
{
	struct form *f = cast_find(c, cast_key(c->tmp, name));
	struct known_hit hit;

	name = str_trim(name);
	return (f && f->kind == kind) ||
	       (known_whole(name, &hit) && hit.kind == kind);
}

/* Does it end in which one of a row it is: Kite-6 ? */
static bool
is_numbered(const struct cast *c, str name)
{
	str key = cast_key(c->tmp, name);

	return is_model(key) && ascii_is_digit(key.s[key.n - 1]);
}

/* Does what stands before the model make things, or is it a product of which
 * the model is one: 风筝 R7, Kite Rune, Kite-6 Rune, but not Kite Pro? */
static bool
is_whole(const struct cast *c, const struct form *f, str before,
	const struct form *model)
{
	size_t digit = 0;

	if (is_named_as(c, before, PLAYER_ORG))
		return true;
	if (model->doubtful &&
		(alias_next_digit(model->key, &digit) ||
			is_named_as(c, name_without_model(before), PLAYER_ORG)))
		return true;
	if (!is_named_as(c, before, PLAYER_PRODUCT) && !is_numbered(c, before))
		return is_model(model->key) && !alias_known_apart(f, model);
	return is_model(model->key) ||
	       (str_ends(before, STR(" ")) && !alias_has_variant(f->surface) &&
		       !alias_known_apart(f, model));
}

/* 风筝 and Kite, as the table has them. */
static bool
are_one_entry(str one, str other)
{
	struct known_hit a, b;

	return known_whole(one, &a) && known_whole(other, &b) &&
	       a.entry == b.entry;
}

/* 理想 and 理想汽车, 奥迪 and 一汽奥迪: one, or one within the other. */
static bool
are_one_maker(struct cast *c, str one, str other)
{
	str a = cast_key(c->tmp, one), b = cast_key(c->tmp, other);
	struct form *f = cast_find(c, a), *g = cast_find(c, b);

	return (f && g && cast_head(c, f) == cast_head(c, g)) ||
	       are_one_entry(str_trim(one), str_trim(other)) ||
	       (a.n && b.n &&
		       (str_starts(a, b) || str_starts(b, a) ||
			       str_ends(a, b) || str_ends(b, a)));
}

/* 理想i8 = 理想汽车i8: another whole of the model that ends this one. */
static void
join_wholes(struct cast *c, struct form *f, const struct form *model)
{
	struct form *g = model->claim && model->claim <= c->n
				 ? &c->v[model->claim - 1]
				 : NULL;

	if (!g || g == f || g->kind != f->kind ||
		!str_ends(g->surface, model->surface) ||
		!str_ends(f->surface, model->surface))
		return;
	size_t n = model->surface.n;
	str one = str_take(f->surface, f->surface.n - n);
	str other = str_take(g->surface, g->surface.n - n);
	if (is_model(model->key)
			? are_one_maker(c, one, other)
			: are_one_entry(str_trim(one), str_trim(other)))
		cast_join(c, f, g);
}

/* 小米SU7 = SU7, Kite D1 = D1, 星桥Heron = Heron if 星桥 makes things. */
void
claim_model(struct cast *c, struct form *f)
{
	str s = f->surface;

	for (size_t at = 1; at < s.n; at++) {
		if (utf8_border(s, at) < at || !is_border(s, at))
			continue;
		struct form *model =
			cast_find(c, cast_key(c->tmp, str_skip(s, at)));

		if (model && model != f && model->kind == PLAYER_PRODUCT &&
			utf8_count(model->key) > 1 &&
			is_whole(c, f, str_take(s, at), model)) {
			join_wholes(c, f, model);
			alias_claim(c, model, f);
		}
	}
}

/* A product's name as its maker and what he calls it. */
struct twin {
	str maker, rest;
	uint32_t entry; /* the maker's */
	uint32_t form;
};

struct twins {
	struct twin *v;
	size_t n, cap;
};

static void
add_twin(struct cast *c, size_t form, struct twins *twins)
{
	const struct form *f = &c->v[form];
	struct known_hit hit;

	if (f->kind != PLAYER_PRODUCT || f->doubtful ||
		!known_match(f->surface, 0, &hit) || hit.kind != PLAYER_ORG)
		return;
	str rest = str_skip(f->surface, hit.length);
	size_t at = hit.length + str_starts(rest, STR(" "));
	str key = cast_key(c->tmp, rest);
	if (utf8_count(key) > 1 && is_border(f->surface, at))
		*vec_push(c->tmp, twins) = (struct twin){
			.maker = str_take(f->surface, hit.length),
			.rest = key,
			.entry = hit.entry,
			.form = (uint32_t)form,
		};
}

static int
compare_twins(const void *left, const void *right)
{
	const struct twin *a = left, *b = right;

	if (a->entry != b->entry)
		return a->entry < b->entry ? -1 : 1;
	int order = str_cmp(a->rest, b->rest);
	return order ? order : (a->form > b->form) - (a->form < b->form);
}

void
alias_join_twins(struct cast *c)
{
	struct twins twins = { 0 };

	for (size_t i = 0; i < c->n; i++)
		add_twin(c, i, &twins);
	if (twins.n)
		qsort(twins.v, twins.n, sizeof *twins.v, compare_twins);
	for (size_t i = 1; i < twins.n; i++) {
		const struct twin *a = &twins.v[i - 1], *b = &twins.v[i];
		struct form *f = &c->v[a->form], *g = &c->v[b->form];

		if (a->entry == b->entry && str_eq(a->rest, b->rest) &&
			!str_eq(a->maker, b->maker) && !alias_known_apart(f, g))
			cast_join(c, f, g);
	}
}

static void
claim_title_part(struct cast *c, str surface, struct form *f)
{
	struct form *part = cast_find(c, cast_key(c->tmp, surface));

	if (part && part->kind == f->kind && utf8_count(part->key) > 1)
		alias_claim(c, part, f);
}

/* 星桥：归途 = 归途, and = 星桥 if that is a title of one work alone; 星桥之归途 =
 * 归途. */
void
claim_title(struct cast *c, struct form *f)
{
	static const str colons[] = { STR0("："), STR0(":") };
	str head, tail;

	if (str_cut(f->surface, STR("之"), &head, &tail))
		claim_title_part(c, tail, f);

	for (size_t i = 0; i < sizeof colons / sizeof *colons; i++) {
		str first, rest;

		if (!str_cut(f->surface, colons[i], &first, &rest))
			continue;
		claim_title_part(c, rest, f);
		claim_title_part(c, first, f);
	}
}

/* 新风筝 = 风筝 */
void
claim_renewed(struct cast *c, struct form *f)
{
	str new = STR("新");
	struct form *old = str_starts(f->key, new)
				   ? cast_find(c, str_skip(f->key, new.n))
				   : NULL;

	if (old && old->kind == f->kind && utf8_count(old->key) > 1)
		alias_claim(c, f, old);
}

/* GPT-4o = 4o, but GPT-5-Codex is not Codex, whom all know. */
void
claim_version(struct cast *c, struct form *f)
{
	size_t at = str_find_last(f->surface, STR("-")), digit = 0;

	if (at == STR_NONE)
		return;
	str key = cast_key(c->tmp, str_skip(f->surface, at + 1));
	struct form *tail = cast_find(c, key);
	if (tail && (tail->entry == NO_INDEX || alias_next_digit(key, &digit)))
		alias_claim(c, tail, f);
}

/* A name whose script changes once. */
struct halves {
	str left, right;
	bool blank; /* between them */
};

static bool
cut_halves(str surface, struct halves *h)
{
	size_t cut = 0, changes = 0, at = 0;
	bool latin = is_latin(utf8_next(surface, &at));

	for (size_t from = at; at < surface.n; from = at) {
		uint32_t rune = utf8_next(surface, &at);

		if (rune == ' ' || is_latin(rune) == latin)
			continue;
		latin = !latin;
		cut = from;
		changes++;
	}
	*h = (struct halves){
		.left = str_trim(str_take(surface, cut)),
		.right = str_skip(surface, cut),
	};
	h->blank = h->left.n + h->right.n < surface.n;
	return changes == 1;
}

/* Does one half of a name belong to the firm that all know by the other? */
static bool
is_part_of(const struct form *f, const struct form *half, str other, bool blank)
{
	struct known_hit hit;

	if (half->kind != PLAYER_ORG || half->entry == NO_INDEX ||
		f->entry == half->entry)
		return false;
	if (known_whole(other, &hit))
		return hit.entry != (uint32_t)half->entry;
	return blank;
}

/* 日日新SenseNova = 日日新 = SenseNova */
void
claim_halves(struct cast *c, struct form *f)
{
	enum { WHOLE_MAX = 24 };
	struct halves h;
	size_t digit = 0;

	/* What lacks a letter of Kite超级实验室 is it, and not Kite. */
	if (f->cut || !cut_halves(f->surface, &h) || is_tail(h.right) ||
		alias_next_digit(f->key, &digit) ||
		utf8_count(f->key) > WHOLE_MAX)
		return;
	struct form *first = cast_find(c, cast_key(c->tmp, h.left));
	struct form *second = cast_find(c, cast_key(c->tmp, h.right));
	/* 星桥Heron, where both are known: a part of 星桥. */
	if (first && second && alias_known_apart(first, second))
		return;
	/* Nobody knows the whole, which says one thing twice. */
	if (first && first->kind == PLAYER_ORG && f->kind == PLAYER_PRODUCT &&
		f->entry == NO_INDEX && sound_alike(h.left, h.right))
		f->kind = first->kind;
	if (first && first->kind == f->kind && !alias_known_apart(f, first) &&
		!is_part_of(f, first, h.right, h.blank))
		alias_claim(c, first, f);
	if (second && second->kind == f->kind &&
		!alias_known_apart(f, second) &&
		!is_part_of(f, second, h.left, h.blank))
		alias_claim(c, second, f);
}
