#include "content/names/name_guess.h"

#include "content/names/confirmed.h"
#include "content/names/known_table.h"
#include "content/words/lexicon.h"
#include "content/names/name_latin.h"
#include "content/words/wordlist.h"

enum {
	COST_KNOWN = 80,
	COST_PLACE = 64,
	COST_COMMON = 92,
	COST_KNOWN_LATIN = 50,
	COST_INSIDE = 1,
	COST_LATIN_NAME = 54,
	COST_CONFIRMED = 45,
	COST_DOTTED = 50,
	COST_BOOK = 30,
	COST_QUOTED = 100,
	COST_NICK = 96,
	COST_NICK_ANY = 120,
	SOUNDS_MAX = 8,
	SQUEEZE_REACH = 12,
	BOOK_MAX = 30,
	QUOTED_MAX = 10,
};

enum { BEFORE = 1, BEHIND_SURNAME = 2, BEHIND_ANY = 4, BEHIND_NOTHING = 8 };

static const struct word_entry address_entries[] = {
#define BEFORE(word) { word, BEFORE, "" },
#define ADDRESS(word, behind, learnt) { word, BEHIND_##behind, "" },
#include "content/words/address.def"
};
WORDLIST(addresses, address_entries)

static bool
is_han(const struct name_text *t, uint32_t i)
{
	return letter_kind_at(&t->l, i) == LETTER_HAN;
}

/* The lexicon's cost of exactly these letters as one word, or none. */
static uint32_t
word_cost(const struct name_text *t, uint32_t i, uint32_t end)
{
	return lookup_value(&lexicon_words, t->fold + i, end - i, 0);
}

/* A name that is a word too is offered for a little less than the word. */
static uint32_t
known_cost(const struct name_text *t, const struct piece *p)
{
	uint32_t word = word_cost(t, p->start, p->end);

	if (word)
		return word - 1;
	if (name_text_cuts(t, p->end)) /* A100|GPU against A100GPU */
		return COST_INSIDE;
	if (!is_han(t, p->start) && !is_han(t, p->end - 1))
		return COST_KNOWN_LATIN;
	if (p->source & SOURCE_COMMON)
		return COST_COMMON;
	return p->kind == PLAYER_PLACE ? COST_PLACE : COST_KNOWN;
}

/* Is [i, end), after a blank, a name of the table by itself? */
static bool
is_known(const struct name_text *t, uint32_t i, uint32_t end)
{
	i = letter_skip_blanks(&t->l, i);
	uint32_t value =
		lookup_value(&known_names, t->fold + i, end - i, KNOWN_COMMON);

	return !(value & KNOWN_COMMON);
}

/* A version behind a product, or behind a maker's name, makes a product. */
static void
offer_version(struct lattice *l, struct piece p)
{
	bool maker = p.kind == PLAYER_ORG;

	if (!maker && p.kind != PLAYER_PRODUCT)
		return;
	if (maker && !(p.source & SOURCE_MAKER))
		return;
	uint32_t end = latin_version_end(l->t, p.end, maker);
	if (end == p.end || end > l->at.end ||
		(maker && is_known(l->t, p.end, end)))
		return;
	p.end = end;
	p.kind = PLAYER_PRODUCT;
	p.source = SOURCE_VERSION;
	p.entry = NO_INDEX;
	lattice_add(l, &p, COST_KNOWN_LATIN - 2);
}

/* Where the runes of a text end that is looked up without some blanks. */
struct squeezed {
	uint16_t runes[SQUEEZE_REACH];
	uint32_t ends[SQUEEZE_REACH];
	uint32_t n;
};

/* Between Han and Latin a blank may stand or not: 智谱 AI = 智谱AI. */
static bool
is_loose_blank(const struct name_text *t, uint32_t i)
{
	return letter_kind_at(&t->l, i) == LETTER_BLANK && i &&
	       ((is_han(t, i - 1) && name_text_is_word(t, i + 1)) ||
		       (name_text_is_word(t, i - 1) && is_han(t, i + 1)));
}

/* Is there such a blank among the next letters? */
static bool
has_loose_blank(const struct lattice *l, uint32_t i)
{
	uint32_t end =
		i + SQUEEZE_REACH < l->at.end ? i + SQUEEZE_REACH : l->at.end;

	while (++i < end)
		if (l->t->l.kind[i] == LETTER_BLANK)
			return is_loose_blank(l->t, i);
	return false;
}

static struct squeezed
squeeze(const struct lattice *l, uint32_t i)
{
	struct squeezed s = { .n = 0 };

	for (uint32_t k = i; k < l->at.end && s.n < SQUEEZE_REACH; k++) {
		if (k > i && is_loose_blank(l->t, k))
			continue;
		s.runes[s.n] = l->t->fold[k];
		s.ends[s.n++] = k + 1;
	}
	return s;
}

static void
offer_item(
	struct lattice *l, uint32_t i, uint32_t end, const struct lookup_hit *k)
{
	struct piece p = { .start = i,
		.end = end,
		.sort = PIECE_NAME,
		.source = SOURCE_KNOWN };

	if (!latin_may_end(l->t, i, end))
		return;
	p.entry = (int32_t)known_entry(k->value);
	p.kind = known_kind(k->value);
	if (k->value & KNOWN_COMMON)
		p.source |= SOURCE_COMMON;
	if (k->value & KNOWN_MAKER)
		p.source |= SOURCE_MAKER;
	lattice_add(l, &p, known_cost(l->t, &p));
	offer_version(l, p);
}

static void
offer_known(struct lattice *l, uint32_t i)
{
	struct lookup_hits known;

	lookup_find(&known_names, l->t->fold + i, l->at.end - i, &known);
	while (known.n) {
		const struct lookup_hit *k = &known.v[--known.n];

		offer_item(l, i, i + k->length, k);
	}
	if (!has_loose_blank(l, i))
		return;
	struct squeezed s = squeeze(l, i);
	lookup_find(&known_names, s.runes, s.n, &known);
	while (known.n) {
		const struct lookup_hit *k = &known.v[--known.n];
		uint32_t end = s.ends[k->length - 1];

		if (end > i + k->length)
			offer_item(l, i, end, k);
	}
}

static void
offer_one(struct lattice *l, uint32_t i, uint32_t end, uint16_t source,
	uint32_t cost)
{
	struct piece p = { .start = i,
		.end = end,
		.entry = NO_INDEX,
		.sort = PIECE_NAME,
		.source = source,
		.kind = source & (SOURCE_BOOK | SOURCE_QUOTED | SOURCE_LATIN |
					 SOURCE_VERSION)
				? PLAYER_PRODUCT
				: PLAYER_PERSON };

	lattice_add(l, &p, cost);
}

/* Full names of two to four characters. */
static void
offer_person(struct lattice *l, uint32_t i)
{
	const struct name_text *t = l->t;

	if (!lexicon_surname(t->fold + i, l->at.end - i))
		return;
	for (uint32_t n = 2; n <= 4 && i + n <= l->at.end; n++) {
		uint32_t cost = is_han(t, i + n - 1)
					? lexicon_person_cost(t->fold + i, n)
					: 0;

		if (cost)
			offer_one(l, i, i + n, SOURCE_PERSON, cost);
	}
}

static uint32_t
sounds_end(const struct name_text *t, uint32_t i)
{
	uint32_t most = i + SOUNDS_MAX;

	while (i < most && is_han(t, i) && lexicon_is_sound(t->fold[i]))
		i++;
	return i;
}

/* The letter behind a dot and a blank at i, or 0. */
static uint32_t
behind_dot(const struct name_text *t, uint32_t i)
{
	if (name_text_fold(t, i) != 0xB7)
		return 0;
	return letter_kind_at(&t->l, i + 1) == LETTER_BLANK ? i + 2 : i + 1;
}

/* A dot is so rare that looking for it first pays. */
static bool
is_dot_ahead(const struct name_text *t, uint32_t i)
{
	for (uint32_t k = i + 1; k <= i + SOUNDS_MAX; k++)
		if (name_text_fold(t, k) == 0xB7)
			return true;
	return false;
}

static void
offer_dotted(struct lattice *l, uint32_t i)
{
	const struct name_text *t = l->t;

	if (!is_dot_ahead(t, i))
		return;
	uint32_t end = sounds_end(t, i), dots = 0;
	while (end > i && dots < 4) {
		uint32_t next = behind_dot(t, end);
		uint32_t last = next ? sounds_end(t, next) : 0;

		if (!next || last == next)
			break;
		end = last;
		dots++;
	}
	if (dots)
		offer_one(l, i, end, SOURCE_DOTTED, COST_DOTTED);
}

static bool
is_surname(const struct name_text *t, uint32_t i)
{
	return is_han(t, i) && lexicon_surname(t->fold + i, 1) == 1;
}

/* 老王, 小李: before a surname. */
static void
offer_young_old(struct lattice *l, uint32_t i)
{
	struct word_hit hit;

	if (wordlist_match(&addresses, &l->t->l, i, BEFORE, &hit) &&
		is_surname(l->t, hit.end))
		offer_one(l, i, hit.end + 1, SOURCE_NICK, COST_NICK);
}

/* 王总, 李女士: behind a surname; 北辰哥: behind any one or two letters. */
static void
offer_addressed(struct lattice *l, uint32_t i)
{
	const struct name_text *t = l->t;
	struct word_hit hit;

	for (uint32_t n = 1; n <= 2 && is_han(t, i + n); n++) {
		if (!wordlist_match(&addresses, &t->l, i + n,
			    BEHIND_SURNAME | BEHIND_ANY, &hit))
			continue;
		bool surname = n == 1 && is_surname(t, i);

		if (surname || hit.entry->flags == BEHIND_ANY)
			offer_one(l, i, hit.end, SOURCE_NICK,
				surname ? COST_NICK : COST_NICK_ANY);
	}
}

/* A100GPU: a name of the table that ends inside its word. */
static bool
holds_known(const struct lattice *l, uint32_t i)
{
	struct lookup_hits known;

	lookup_find(&known_names, l->t->fold + i, l->at.end - i, &known);
	if (!known.n)
		return false;
	uint32_t end = i + known.v[known.n - 1].length;
	return name_text_cuts(l->t, end) && latin_may_end(l->t, i, end);
}

static void
offer_latin(struct lattice *l, uint32_t i)
{
	const struct name_text *t = l->t;

	if (!name_text_is_word(t, i) || name_text_cuts(t, i) ||
		holds_known(l, i))
		return;
	uint32_t end = latin_name_end(t, i);
	if (end == i || end > l->at.end)
		return;
	offer_one(l, i, end, SOURCE_LATIN, COST_LATIN_NAME);
}

static void
offer_marked(struct lattice *l, uint32_t i)
{
	static const struct {
		uint32_t open, close, most, cost;
		uint16_t source;
	} marks[] = {
		{ 0x300A, 0x300B, BOOK_MAX, COST_BOOK, SOURCE_BOOK },
		{ 0x201C, 0x201D, QUOTED_MAX, COST_QUOTED, SOURCE_QUOTED },
		{ 0x300C, 0x300D, QUOTED_MAX, COST_QUOTED, SOURCE_QUOTED },
		{ '"', '"', QUOTED_MAX, COST_QUOTED, SOURCE_QUOTED },
	};
	const struct name_text *t = l->t;
	uint32_t open = i > l->at.start ? t->l.rune[i - 1] : 0;

	for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
		if (open != marks[k].open)
			continue;
		uint32_t end = i;
		while (end < l->at.end && end - i <= marks[k].most &&
			t->l.rune[end] != marks[k].close)
			end++;
		if (end < l->at.end && t->l.rune[end] == marks[k].close &&
			end - i >= 2)
			offer_one(l, i, end, marks[k].source, marks[k].cost);
	}
}

static void
offer_confirmed(struct lattice *l, uint32_t i)
{
	size_t n;
	const struct confirmed *c =
		confirmed_match(l->ctx, l->t->fold + i, l->at.end - i, &n);

	if (!c || name_text_cuts(l->t, i) ||
		name_text_cuts(l->t, i + (uint32_t)n))
		return;
	struct piece p = { .start = i,
		.end = i + (uint32_t)n,
		.entry = NO_INDEX,
		.sort = PIECE_NAME,
		.kind = c->kind,
		.source = SOURCE_CONFIRMED };
	lattice_add(l, &p, COST_CONFIRMED);
}

void
name_guess_offer(struct lattice *l, uint32_t i)
{
	offer_known(l, i);
	offer_marked(l, i);
	offer_confirmed(l, i);
	if (is_han(l->t, i)) {
		offer_person(l, i);
		offer_dotted(l, i);
		offer_young_old(l, i);
		offer_addressed(l, i);
	} else {
		offer_latin(l, i);
	}
}
