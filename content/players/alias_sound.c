/*
 * Who is written in Chinese as he sounds: 萨姆·奥特曼 = Sam Altman = 奥特曼.
 * Each name is compared with those in the other script that are first named
 * around it; two are the same if each is by far the best for the other.
 */
#include "content/players/alias.h"

#include "base/utf8.h"
#include "content/words/lexicon.h"
#include "content/words/lookup.h"
#include "content/players/sound.h"

enum { AROUND = 32 };

struct voice {
	uint32_t form, best; /* an index of the other list */
	struct sound first, last;
	int fit; /* of the best; 0: there is none */
	bool parts, unsure, is_word;
};

struct voices {
	struct voice *v;
	size_t n, cap;
};

static bool
looks_chinese(const struct form *f)
{
	return utf8_count(f->key) < 4 && lexicon_surname_of(f->key) > 0;
}

/* Is it written with characters that foreign names are written with? */
static bool
is_spelt_out(str name)
{
	for (size_t at = 0; at < name.n;)
		if (!lexicon_is_sound(lookup_fold(utf8_next(name, &at))))
			return false;
	return true;
}

/* An English word can sound like anything. */
static bool
is_word(struct cast *c, str latin)
{
	enum { MOST = 16 };
	str key = cast_key(c->tmp, latin);
	uint16_t runes[MOST];

	if (key.n > MOST)
		return false;
	for (size_t i = 0; i < key.n; i++)
		runes[i] = (uint8_t)key.s[i];
	return lookup_value(&lexicon_words, runes, key.n, 0) != 0;
}

static void
add_voice(struct cast *c, size_t form, struct voices *han, struct voices *latin)
{
	const struct form *f = &c->v[form];
	struct voice v = { .form = (uint32_t)form };
	str first, last;
	size_t at = 0;
	bool is_han = rune_is_han(utf8_next(f->surface, &at));

	v.parts = alias_cut_parts(
		f->surface, is_han ? ALIAS_DOT : ' ', &first, &last);
	/* Of other things than persons, all words are the name. */
	if (!is_han && f->kind != PLAYER_PERSON) {
		v.parts = false;
		first = last = f->surface;
	}
	if (is_han && !v.parts && !is_spelt_out(first))
		return;
	v.is_word = !is_han && is_word(c, last);
	if (is_han ? sound_read_han(first, &v.first) &&
				sound_read_han(last, &v.last)
		   : sound_read_latin(first, &v.first) &&
				sound_read_latin(last, &v.last))
		*vec_push(c->tmp, is_han ? han : latin) = v;
}

static struct sound_demand
demand_of(const struct form *han, const struct form *latin)
{
	static const struct sound_demand part = { 6, 35 }, chinese = { 10, 50 },
					 thing = { 10, 60 }, other = { 12, 70 };

	if (han->kind != latin->kind)
		return other;
	if (han->kind != PLAYER_PERSON)
		return thing;
	return looks_chinese(han) ? chinese : part;
}

/* How well they fit; 0: not well enough. */
static int
compare(const struct cast *c, const struct voice *h, const struct voice *l)
{
	static const struct sound_demand last = { 4, 20 }, first = { 0, 0 };
	const struct form *han = &c->v[h->form], *latin = &c->v[l->form];
	int one, two;

	if (han->kind != latin->kind &&
		(han->entry != NO_INDEX || latin->entry != NO_INDEX))
		return 0;
	/* A surname is that of many. */
	if (alias_known_apart(han, latin) &&
		(han->kind != PLAYER_PERSON || h->parts == l->parts))
		return 0;
	if (h->parts && l->parts)
		return sound_fits(&h->last, &l->last, last, &one) &&
				       sound_fits(&h->first, &l->first, first,
					       &two)
			       ? one + two
			       : 0;
	return !l->is_word && sound_fits(&h->last, &l->last,
				      demand_of(han, latin), &one)
		       ? one
		       : 0;
}

static void
note(struct cast *c, struct voice *v, const struct voices *others, size_t other,
	int fit)
{
	int low = fit < v->fit ? fit : v->fit, high = fit + v->fit - low;
	bool same =
		v->fit && cast_head(c, &c->v[others->v[v->best].form]) ==
				  cast_head(c, &c->v[others->v[other].form]);

	if (!same)
		v->unsure = low * 4 > high * 3 ||
			    (v->unsure && v->fit * 4 > high * 3);
	if (fit > v->fit) {
		v->fit = fit;
		v->best = (uint32_t)other;
	}
}

static void
compare_all(struct cast *c, struct voices *han, struct voices *latin)
{
	size_t from = 0;

	for (size_t i = 0; i < han->n; i++) {
		while (from < latin->n && latin->v[from].form < han->v[i].form)
			from++;
		size_t start = from > AROUND ? from - AROUND : 0;
		size_t end =
			from + AROUND < latin->n ? from + AROUND : latin->n;
		for (size_t k = start; k < end; k++) {
			int fit = compare(c, &han->v[i], &latin->v[k]);

			if (fit <= 0)
				continue;
			note(c, &han->v[i], latin, k, fit);
			note(c, &latin->v[k], han, i, fit);
		}
	}
}

/* Is it the best for the other, or the same as what is? */
static bool
is_mutual(struct cast *c, const struct voices *list, size_t i,
	const struct voice *other)
{
	return !other->unsure &&
	       cast_head(c, &c->v[list->v[other->best].form]) ==
		       cast_head(c, &c->v[list->v[i].form]);
}

void
alias_join_sounds(struct cast *c)
{
	struct voices han = { 0 }, latin = { 0 };

	for (size_t i = 0; i < c->n; i++)
		add_voice(c, i, &han, &latin);
	compare_all(c, &han, &latin);
	for (size_t i = 0; i < han.n; i++) {
		struct voice *h = &han.v[i];

		if (h->fit == 0 || h->unsure)
			continue;
		struct voice *l = &latin.v[h->best];
		if (!is_mutual(c, &han, i, l))
			continue;
		alias_join_as(c, &c->v[h->form], &c->v[l->form]);
		c->v[h->form].little |= l->parts && !h->parts;
		c->v[l->form].little |= h->parts && !l->parts;
	}
}
