#include "content/names/name_runs_private.h"

#include <threads.h>

#include "base/utf8.h"
#include "content/names/known.h"
#include "content/words/sorted_words.h"

static const struct sorted_word words[] = {
#define NAME_WORD(text, sorts) { text, sorts },
#include "content/names/name_english.def"
};

enum { SLOTS = 2048, WORD_MAX = 24 };

_Static_assert(sizeof words / sizeof *words < SLOTS / 2, "too many words");

static struct sorted_word table[SLOTS];
static const struct sorted_slots slots = { table, SLOTS };
static once_flag once = ONCE_FLAG_INIT;

static void
fill(void)
{
	sorted_words_fill(slots, words, sizeof words / sizeof *words);
}

/* The word of a token, without ’s and full stop. */
static str
core(const struct walk *w, uint32_t i)
{
	const struct en_token *t = &w->t.v[i];
	str s = str_slice(w->t.text, t->start, t->end);

	if (str_ends(s, STR("'s")))
		s.n -= 2;
	else if (str_ends(s, STR("’s")))
		s.n -= 4;
	if (s.n > 2 && str_ends(s, STR(".")) && s.s[s.n - 3] != '.')
		s.n--;
	return s;
}

static str
lower(str word, char small[WORD_MAX])
{
	size_t n = word.n < WORD_MAX ? word.n : WORD_MAX;

	for (size_t i = 0; i < n; i++) {
		char c = word.s[i];

		small[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	return (str){ small, n };
}

static uint32_t *
small_slot(struct walk *w, str word)
{
	char small[WORD_MAX];
	uint32_t hash = (uint32_t)str_hash(lower(word, small)) | 1;
	uint32_t i = hash & w->mask;

	while (w->small[i] && w->small[i] != hash)
		i = (i + 1) & w->mask;
	return &w->small[i];
}

static bool
is_small_elsewhere(struct walk *w, str word)
{
	return *small_slot(w, word) != 0;
}

static void
note_small(struct walk *w)
{
	char small[WORD_MAX];

	for (uint32_t i = 0; i < w->t.n; i++) {
		if (w->t.v[i].type != EN_WORD || w->t.v[i].capital)
			continue;
		str word = core(w, i);
		uint32_t *s = small_slot(w, word);

		if (*s || w->n_small > w->mask / 2)
			continue;
		*s = (uint32_t)str_hash(lower(word, small)) | 1;
		w->n_small++;
	}
}

static bool
opens_sentence(const struct walk *w, uint32_t i)
{
	if (!i)
		return true;
	const struct en_token *b = &w->t.v[i - 1];
	return b->type == EN_STOP || b->type == EN_COLON ||
	       b->type == EN_OTHER || b->type == EN_BREAK;
}

/* Skald 3, GPT 4.5: a version, no number of things. */
static bool
is_version(const struct walk *w, uint32_t i)
{
	if (en_type(&w->t, i) != EN_NUMBER)
		return false;
	str s = core(w, i);
	if (s.n > 3 || is_sort(w, i + 1, NE_UNIT))
		return false;
	if (en_type(&w->t, i + 1) != EN_WORD)
		return true;
	str next = core(w, i + 1);
	return w->t.v[i + 1].sorts || !str_ends(next, STR("s"));
}

uint32_t
en_run_end(const struct walk *w, uint32_t i)
{
	enum { WORDS = 8 };
	uint32_t end = i, most = i + WORDS;

	while (end < most && is_name_word(w, end)) {
		const struct en_token *t = &w->t.v[end++];

		if (t->owner)
			break;
		/* University of Bergen, Bank of the West */
		uint32_t of = end;
		if (is_sort(w, end - 1, NE_HEAD) && is_sort(w, of, NE_OF)) {
			of++;
			of += en_is(&w->t, of, EN_DET);
			if (is_name_word(w, of))
				end = of;
		}
	}
	return end;
}

static bool
is_han(const struct walk *w, uint32_t i)
{
	size_t at = i < w->t.n ? w->t.v[i].start : 0;

	return i < w->t.n && rune_is_han(utf8_next(w->t.text, &at));
}

static void
put_run(struct walk *w, uint32_t i, uint32_t end, bool opens)
{
	struct en_run r = { .opens = opens };
	bool version = !w->t.v[end - 1].owner && is_version(w, end);
	uint32_t last = version ? end : end - 1;
	str s = core(w, last);

	r.words = (uint8_t)(last - i + 1);
	r.aside = opens && last == i && en_type(&w->t, end) == EN_COMMA &&
		  en_type(&w->t, end + 1) != EN_NUMBER;
	r.at = (struct span){ w->t.v[i].start,
		(uint32_t)(s.s + s.n - w->t.text.s) };
	en_run_hear(w, i, end, last, &r);
	r.east = is_han(w, last + 2) && en_type(&w->t, last + 1) == EN_OPEN;
	*vec_push(w->perm, w->out) = r;
}

/* Most words have capitals, and no stop stands behind them: nothing can be told
 * from one. */
static bool
is_headline(const struct en_tokens *t)
{
	enum { WORDS = 24, LEAST = 4 };
	uint32_t small = 0, capital = 0;

	for (uint32_t i = 0; i < t->n && i < WORDS; i++) {
		if (t->v[i].type == EN_STOP && capital + small >= LEAST)
			return false;
		if (t->v[i].type == EN_WORD)
			*(t->v[i].capital ? &capital : &small) += 1;
	}
	return capital > 2 * small && t->n > LEAST;
}

/*
 * Past what a person is, before the name: Mr, Chief Executive, Foreign
 * Minister, Chief Financial Officer.  Titles always; the words of an office
 * only where two for the name are left, and it does not end as a body does
 * (President Hotels Group).
 */
static uint32_t
skip_office(const struct walk *w, uint32_t i, uint32_t end)
{
	enum { NAME_WORDS = 2 };
	uint32_t from = i;

	while (i < end && is_sort(w, i, NE_TITLE | NE_BEFORE) && end - i > 1)
		i++;
	if (is_sort(w, end - 1, NE_ORG) || w->t.v[end - 1].owner)
		return i;
	for (uint32_t k = from; k + NAME_WORDS < end; k++)
		if (is_sort(w, k, OFFICE))
			i = k + 1 > i ? k + 1 : i;
	return i;
}

static bool
is_known(const struct walk *w, uint32_t i, uint32_t end)
{
	uint32_t start = w->t.v[i].start;
	struct known_hit hit;

	return known_match(w->t.text, start, &hit) &&
	       start + hit.length == w->t.v[end - 1].end;
}

/* The word before, if it begins the name of a body: European Central Bank. */
static bool
is_from(const struct walk *w, uint32_t i)
{
	return is_sort(w, i, NE_FROM) && w->t.v[i].type == EN_WORD &&
	       w->t.v[i].capital && !w->t.v[i].owner && is_name_word(w, i + 1);
}

/* A run without the words before a name; these may hold one: Apple Chief
 * Executive Tim Cook. */
static void
put_named(struct walk *w, uint32_t i, uint32_t end, bool opens)
{
	uint32_t office = i, name = skip_office(w, i, end);

	while (office < end && !is_sort(w, office, OFFICE))
		office++;
	if (office > i && office < name && is_known(w, i, office))
		put_run(w, i, office, opens);
	if (name < end)
		put_run(w, name, end, opens);
}

static void
find_runs(struct walk *w)
{
	if (is_headline(&w->t))
		return;
	for (uint32_t i = 0; i < w->t.n;) {
		/* He Jing (何竞) */
		bool odd = w->t.v[i].capital && en_is(&w->t, i, EN_HE) &&
			   is_name_word(w, i + 1) &&
			   en_type(&w->t, i + 2) == EN_OPEN;
		bool from = is_from(w, i);

		if (!is_name_word(w, i) && !odd && !from) {
			i++;
			continue;
		}
		uint32_t end = en_run_end(w, i + (odd || from));
		if (from && !is_sort(w, end - 1, NE_ORG)) {
			i++;
			continue;
		}
		bool opens = opens_sentence(w, i);
		if (opens && !odd && is_small_elsewhere(w, core(w, i)) &&
			!w->t.v[i].owner) {
			i++;
			opens = false;
		}
		if (i < end)
			put_named(w, i, end, opens);
		i = end;
	}
}

static void
read_piece(struct walk *w, struct span at, struct arena *tmp)
{
	char small[WORD_MAX];

	en_words_make(w->a->text, at, tmp, &w->t);
	w->sorts = arena_new(tmp, uint32_t, w->t.n);
	for (uint32_t i = 0; i < w->t.n; i++)
		if (w->t.v[i].type == EN_WORD)
			w->sorts[i] = sorted_words_find(
				slots, lower(core(w, i), small));
}

static void
each_piece(struct walk *w, void (*take)(struct walk *))
{
	struct arena tmp = { 0 };

	for (size_t i = 0; i < w->a->paragraphs.n; i++) {
		struct span rest = w->a->paragraphs.v[i].at;

		if (w->a->paragraphs.v[i].kind == PARAGRAPH_CODE)
			continue;
		while (!span_empty(rest)) {
			struct arena_mark mark = arena_mark(&tmp);

			read_piece(w, en_piece(w->a->text, &rest), &tmp);
			take(w);
			arena_rewind(&tmp, mark);
		}
	}
	arena_free(&tmp);
}

void
en_runs_find(const struct article *a, struct arena *perm, struct en_runs *out)
{
	struct walk w = { .a = a, .perm = perm, .out = out, .mask = 1023 };

	call_once(&once, fill);
	*out = (struct en_runs){ 0 };
	while (w.mask < a->text.n / 8 && w.mask < (1u << 20))
		w.mask = w.mask * 2 + 1;
	w.small = arena_new(perm, uint32_t, w.mask + 1);
	each_piece(&w, note_small);
	each_piece(&w, find_runs);
}
