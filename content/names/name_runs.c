#include "content/names/name_runs.h"

#include <threads.h>

#include "base/utf8.h"
#include "content/names/known.h"
#include "content/quotes/quote_english.h"
#include "content/words/sorted_words.h"

enum {
	NE_TITLE = 1,
	NE_ROLE = 2,
	NE_ORG = 4,
	NE_HEAD = 8,
	NE_STOP = 16,
	NE_PLACE = 32,
	NE_FIRM = 64,
	NE_PRODUCT = 128,
	NE_OF = 256,
	NE_IN = 512,
	NE_UNIT = 1024,
	NE_FROM = 2048,
	NE_BEFORE = 4096,
	OFFICE = NE_TITLE | NE_ROLE | NE_BEFORE,
	/* words of sentences, which may have a capital at their head */
	FUNCTION = EN_DET | EN_PRONOUN | EN_HE | EN_SHE | EN_IT | EN_PREP |
		   EN_AND | EN_CLAUSE | EN_WHO | EN_AUX | EN_BE | EN_ADVERB |
		   EN_PLAIN | EN_MODAL | EN_NOT,
};

static const struct sorted_word words[] = {
#define NAME_WORD(text, sorts) { text, sorts },
#include "content/names/name_english.def"
};

enum { SLOTS = 2048, WORD_MAX = 24, APPOSITION = 12 };

_Static_assert(sizeof words / sizeof *words < SLOTS / 2, "too many words");

static struct sorted_word table[SLOTS];
static const struct sorted_slots slots = { table, SLOTS };
static once_flag once = ONCE_FLAG_INIT;

static void
fill(void)
{
	sorted_words_fill(slots, words, sizeof words / sizeof *words);
}

struct walk {
	const struct article *a;
	struct en_tokens t;
	uint32_t *sorts; /* of each token: NE_… */
	uint32_t *small; /* hashes of words seen without a capital */
	uint32_t mask, n_small;
	struct arena *perm;
	struct en_runs *out;
};

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
is_sort(const struct walk *w, uint32_t i, uint32_t sorts)
{
	return i < w->t.n && w->sorts[i] & sorts;
}

static bool
is_name_word(const struct walk *w, uint32_t i)
{
	const struct en_token *t = &w->t.v[i];

	return i < w->t.n && t->type == EN_WORD && t->capital &&
	       !(t->sorts & FUNCTION && !is_sort(w, i, NE_PLACE)) &&
	       !is_sort(w, i, NE_STOP);
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

/* The token behind a run that begins at i. */
static uint32_t
run_end(const struct walk *w, uint32_t i)
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
near_sort(const struct walk *w, uint32_t from, uint32_t sorts, uint32_t *at)
{
	for (uint32_t i = from; i < from + APPOSITION && i < w->t.n; i++) {
		uint8_t type = w->t.v[i].type;

		if (type == EN_COMMA || type == EN_STOP || type == EN_BREAK ||
			w->t.v[i].sorts & (EN_WHO | EN_CLAUSE | EN_PREP))
			return false;
		*at = i;
		if (is_sort(w, i, sorts) && !is_sort(w, i + 1, sorts))
			return true;
	}
	return false;
}

/* What stands behind the run: “, the company’s chief scientist,”. */
static void
hear_behind(const struct walk *w, uint32_t end, struct en_run *r)
{
	const struct en_tokens *t = &w->t;
	uint32_t at, i = end;

	if (en_type(t, i) == EN_OPEN)
		while (i < t->n && i < end + 8 && t->v[i++].type != EN_CLOSE)
			;
	if (en_type(t, i) == EN_COMMA) {
		bool det = en_is(t, i + 1, EN_DET) ||
			   (i + 1 < t->n && t->v[i + 1].owner);

		if (en_is(t, i + 1, EN_WHO))
			r->votes[PLAYER_PERSON] += 4;
		else if (en_type(t, i + 1) == EN_NUMBER &&
			 en_type(t, i + 2) == EN_COMMA)
			r->votes[PLAYER_PERSON] += 4; /* Rogers, 27, */
		else if (det && near_sort(w, i + 1, NE_ROLE, &at))
			r->votes[PLAYER_PERSON] += 4;
		else if (det && near_sort(w, i + 1, NE_FIRM, &at))
			r->votes[PLAYER_ORG] += 5;
	}
	if (en_is(t, i, EN_SAY) && en_is(t, i, EN_PAST | EN_THIRD))
		r->votes[r->words > 1 ? PLAYER_PERSON : PLAYER_ORG] += 1;
	if (en_is(t, i, EN_WHO))
		r->votes[PLAYER_PERSON] += 2;
}

static void
hear_before(const struct walk *w, uint32_t i, struct en_run *r)
{
	const struct en_tokens *t = &w->t;

	if (!i)
		return;
	uint32_t b = i - 1;
	bool comma = t->v[b].type == EN_COMMA && b;
	if (is_sort(w, b, NE_TITLE) && t->v[b].capital)
		r->votes[PLAYER_PERSON] += 6;
	else if (is_sort(w, b, NE_ROLE) && !t->v[b].owner)
		r->votes[PLAYER_PERSON] += 3;
	else if (is_sort(w, b, NE_FIRM))
		r->votes[PLAYER_ORG] += 3;
	if (is_sort(w, comma ? b - 1 : b, NE_PRODUCT))
		r->votes[PLAYER_PRODUCT] += 3;
	if (b && is_sort(w, b, NE_OF) && is_sort(w, b - 1, NE_ROLE))
		r->votes[PLAYER_ORG] += 4;
	else if (is_sort(w, b, NE_IN) && r->words < 3)
		r->votes[PLAYER_PLACE] += 2;
	if (b && en_is(t, b - 1, EN_ACCORDING))
		r->votes[r->words > 1 ? PLAYER_PERSON : PLAYER_ORG] += 2;
	if (en_is(t, b, EN_SAY) && en_is(t, b, EN_PAST) && r->words > 1)
		r->votes[PLAYER_PERSON] += 2; /* said Arne Fosseli */
}

/* BERGEN, Norway — */
static void
hear_dateline(const struct walk *w, uint32_t i, uint32_t end, struct en_run *r)
{
	uint32_t k = end;

	if (i != 0 && !(i < 4 && w->t.v[i - 1].type == EN_COMMA))
		return;
	if (en_type(&w->t, k) == EN_COMMA && is_name_word(w, k + 1))
		k = run_end(w, k + 1);
	if (en_type(&w->t, k) == EN_OPEN)
		k += 3; /* (AP) */
	if (en_type(&w->t, k) != EN_BREAK)
		return;
	r->votes[PLAYER_PLACE] += 6;
	r->opens = false;
}

static void
hear_itself(const struct walk *w, uint32_t i, uint32_t end, bool version,
	struct en_run *r)
{
	uint32_t last = end - 1;

	if (is_sort(w, last, NE_ORG) && end - i > 1)
		r->votes[PLAYER_ORG] += 6;
	else if (is_sort(w, i, NE_HEAD) && end - i > 1)
		r->votes[PLAYER_ORG] += 4;
	else if (end - i == 2 || end - i == 3)
		r->votes[PLAYER_PERSON] += 1;
	if (is_sort(w, i, NE_PLACE))
		r->votes[PLAYER_PLACE] += 6;
	if (w->t.v[last].owner)
		r->votes[end - i > 1 ? PLAYER_PERSON : PLAYER_ORG] += 1;
	if (version)
		r->votes[PLAYER_PRODUCT] += 5;
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
	r.at = (struct span){ w->t.v[i].start,
		(uint32_t)(s.s + s.n - w->t.text.s) };
	hear_itself(w, i, end, version, &r);
	hear_before(w, i, &r);
	hear_behind(w, last + 1, &r);
	hear_dateline(w, i, end, &r);
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
		uint32_t end = run_end(w, i + (odd || from));
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
