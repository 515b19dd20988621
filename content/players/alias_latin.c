/*
 * Latin names: what their capital letters spell (OTM = On The Move), and
 * slips of the pen (Mistal for Mistral).
 */
#include "content/players/alias.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

static bool
is_letter(char c)
{
	return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z';
}

/*
 * The first letters of the words, of words in capitals all letters; also of
 * a small word, if asked.  0: it is no row of words, or too long.
 */
static size_t
spell_initials(str name, bool small, char *out, size_t most)
{
	size_t n = 0, words = 0;

	for (size_t i = 0; i < name.n; i++) {
		char c = name.s[i];
		bool starts = i == 0 || !is_letter(name.s[i - 1]);
		bool hump = i && ascii_is_upper(c) &&
			    !ascii_is_upper(name.s[i - 1]);

		if (!is_letter(c) && c != ' ' && c != '-' && c != '&')
			return 0;
		words += is_letter(c) && (starts || hump);
		if (!ascii_is_upper(c) && !(small && starts && is_letter(c)))
			continue;
		if (n == most)
			return 0;
		out[n++] = c;
	}
	return words > 1 ? n : 0;
}

/* On The Move = OTM, Large Model for Advertising = LMA */
void
claim_initials(struct cast *c, struct form *f)
{
	enum { LEAST = 2, MOST = 6 };
	char letters[MOST];

	for (int small = 0; small < 2; small++) {
		size_t n = spell_initials(f->surface, small, letters, MOST);
		str spelt = { letters, n };
		struct form *g =
			n < LEAST ? NULL
				  : cast_find(c, cast_key(c->tmp, spelt));

		if (g && g != f && g->surface.n == n &&
			!alias_known_apart(f, g))
			alias_claim(c, g, f);
	}
}

/* A word without one of its letters: two that a slip parts have one in
 * common.  cut: which; its length: none. */
struct less {
	uint64_t hash;
	str word;
	uint32_t form;
	uint8_t cut;
};

struct lesses {
	struct less *v;
	size_t n, cap;
};

enum { SLIP_LEAST = 5, SLIP_MOST = 24 };

static bool
can_slip(str word)
{
	if (word.n < SLIP_LEAST || word.n > SLIP_MOST)
		return false;
	for (size_t i = 0; i < word.n; i++)
		if (!is_letter(word.s[i]))
			return false;
	return true;
}

/* The first letter is hardly ever wrong. */
static void
add_word(struct cast *c, size_t form, str word, struct lesses *all)
{
	char less[SLIP_MOST];

	if (!can_slip(word))
		return;
	for (size_t i = 1; i <= word.n; i++) {
		size_t n = i < word.n ? word.n - 1 : word.n;

		memcpy(less, word.s, i);
		if (i < word.n)
			memcpy(less + i, word.s + i + 1, word.n - i - 1);
		*vec_push(c->tmp, all) = (struct less){
			.hash = str_hash((str){ less, n }),
			.word = word,
			.form = (uint32_t)form,
			.cut = (uint8_t)i,
		};
	}
}

static void
add_words(struct cast *c, size_t form, struct lesses *all)
{
	const struct form *f = &c->v[form];
	size_t blank = str_find_last(f->surface, STR(" "));

	add_word(c, form, f->key, all);
	if (blank != STR_NONE && f->kind == PLAYER_PERSON)
		add_word(c, form,
			cast_key(c->tmp, str_skip(f->surface, blank + 1)), all);
}

static int
compare_lesses(const void *left, const void *right)
{
	const struct less *a = left, *b = right;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return (a->form > b->form) - (a->form < b->form);
}

/* One letter too many, too few, another, or two changed about. */
static bool
is_slip(const struct less *a, const struct less *b)
{
	unsigned far = a->cut > b->cut ? a->cut - b->cut : b->cut - a->cut;

	return !str_eq(a->word, b->word) &&
	       (a->word.n != b->word.n || far <= 1);
}

/* The seldom one may be a slip, if nobody knows it. */
static void
claim_slip(struct cast *c, const struct less *a, const struct less *b)
{
	struct form *f = &c->v[a->form], *g = &c->v[b->form];
	bool whole = str_eq(a->word, f->key) && str_eq(b->word, g->key);
	bool f_seldom =
		whole ? f->n != g->n ? f->n < g->n : f->entry == NO_INDEX
		      : str_eq(a->word, f->key);
	struct form *seldom = f_seldom ? f : g, *often = f_seldom ? g : f;

	if (seldom->entry == NO_INDEX && seldom->n <= 2)
		alias_claim_as(c, seldom, often);
}

/* Are they two, and not two last names behind other first ones? */
static bool
can_be_one(const struct cast *c, const struct less *a, const struct less *b)
{
	return a->form != b->form &&
	       (str_eq(a->word, c->v[a->form].key) ||
		       str_eq(b->word, c->v[b->form].key));
}

void
claim_slips(struct cast *c)
{
	enum { NEAR = 4 };
	struct lesses all = { 0 };

	for (size_t i = 0; i < c->n; i++)
		add_words(c, i, &all);
	if (all.n)
		qsort(all.v, all.n, sizeof *all.v, compare_lesses);
	for (size_t i = 0; i < all.n; i++)
		for (size_t k = i + 1; k < all.n && k <= i + NEAR &&
				       all.v[k].hash == all.v[i].hash;
			k++)
			if (can_be_one(c, &all.v[i], &all.v[k]) &&
				is_slip(&all.v[i], &all.v[k]))
				claim_slip(c, &all.v[i], &all.v[k]);
}
