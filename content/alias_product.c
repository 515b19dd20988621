#include "content/alias.h"

#include "base/utf8.h"

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

/* 小米SU7 = SU7, when 小米 is an organisation here. */
void
claim_model(struct cast *c, struct form *f)
{
	for (size_t at = 0; at < f->key.n;) {
		(void)utf8_next(f->key, &at);
		struct form *maker = cast_find(c, str_take(f->key, at));
		struct form *model = cast_find(c, str_skip(f->key, at));

		if (maker && model && maker->kind == PLAYER_ORG &&
			model->kind == PLAYER_PRODUCT)
			alias_claim(c, model, f);
	}
}

/* GPT-4o = 4o */
void
claim_version(struct cast *c, struct form *f)
{
	size_t at = str_find_last(f->surface, STR("-"));

	if (at != STR_NONE)
		alias_claim(c,
			cast_find(c,
				cast_key(c->tmp, str_skip(f->surface, at + 1))),
			f);
}

/* 日日新SenseNova = 日日新 = SenseNova: where the script changes, once. */
void
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
		alias_next_digit(f->key, &digit) ||
		utf8_count(f->key) > WHOLE_MAX)
		return;
	struct form *first = cast_find(c, str_take(f->key, cut));
	struct form *second = cast_find(c, str_skip(f->key, cut));
	/* 星桥Heron, where both are known: a part of 星桥. */
	if (first && second && alias_known_apart(first, second))
		return;
	if (first && first->kind == f->kind)
		alias_claim(c, first, f);
	if (second && second->kind == f->kind)
		alias_claim(c, second, f);
}
