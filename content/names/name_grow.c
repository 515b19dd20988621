#include "content/names/name_grow.h"

#include "content/words/lexicon.h"
#include "content/names/name.h"
#include "content/names/name_latin.h"
#include "content/names/suffix.h"

/* A letter that is rare as a word of its own may belong to a name. */
enum { COST_ODD = 72, BACK_MAX = 10, AREA_LETTERS = 3 };

/* What a piece before a tail can be to the name. */
enum part { PART_NONE, PART_MIDDLE, PART_PLACE, PART_NAME };

static bool
is_listed(const struct name_text *t, const struct piece *p, uint32_t flags)
{
	struct word_hit hit;

	return suffix_match(&t->l, p->start, flags, &hit) && hit.end == p->end;
}

static enum part
part_of_latin(const struct name_text *t, const struct piece *p)
{
	if (!latin_is_namely(t, p->start, p->end))
		return PART_NONE;
	return latin_is_term(t, p->start, p->end) ? PART_MIDDLE : PART_NAME;
}

static enum part
part_of_name(const struct piece *p, bool weak)
{
	enum {
		NEVER = SOURCE_BOOK | SOURCE_QUOTED | SOURCE_NICK |
			SOURCE_DOTTED
	};

	if (p->source & NEVER)
		return PART_NONE;
	if (p->kind == PLAYER_PLACE)
		return PART_PLACE;
	if (weak && p->kind == PLAYER_PRODUCT && (p->source & SOURCE_KNOWN))
		return PART_NONE;
	return PART_NAME;
}

/*
 * weak: what stands before must be a name; else common nouns may stand in
 * between, too (青禾精密仪器有限公司).
 */
static enum part
part_of(const struct name_text *t, const struct piece *p, bool weak)
{
	switch (p->sort) {
	case PIECE_NAME: return part_of_name(p, weak);
	case PIECE_LETTER: return PART_NAME;
	case PIECE_LATIN: return part_of_latin(t, p);
	case PIECE_WORD:
		if (is_listed(t, p, SUFFIX_MIDDLE) ||
			(!weak && p->end - p->start > 1))
			return PART_MIDDLE;
		return p->end - p->start == 1 &&
				       lexicon_letter_cost(t->fold[p->start]) >
					       COST_ODD
			       ? PART_NAME
			       : PART_NONE;
	default: return PART_NONE;
	}
}

/* Back over "（苏州）" or a blank between Latin words: the piece before. */
static size_t
skip_signs(const struct name_text *t, const struct pieces *ps, size_t k)
{
	const struct piece *p = &ps->v[k - 1];

	if (p->sort != PIECE_SIGN)
		return k;
	if (t->l.kind[p->start] == LETTER_CLOSE && k >= 4 &&
		t->l.kind[ps->v[k - 3].start] == LETTER_OPEN &&
		ps->v[k - 2].sort == PIECE_NAME &&
		ps->v[k - 2].kind == PLAYER_PLACE)
		return k - 3;
	if (t->l.kind[p->start] == LETTER_BLANK && k >= 2 &&
		name_text_is_word(t, ps->v[k - 2].end - 1))
		return k - 1;
	return k;
}

static bool
is_known_org(const struct piece *p)
{
	return p->sort == PIECE_NAME && p->kind == PLAYER_ORG &&
	       (p->source & SOURCE_KNOWN);
}

/*
 * The first of the pieces [0, k) that belongs to the name whose tail stands
 * behind them; k: there is no such name.
 */
static size_t
find_first(
	const struct name_text *t, const struct pieces *ps, size_t k, bool weak)
{
	size_t first = k, i = k;
	bool named = false;

	while (i && k - i < BACK_MAX) {
		size_t next = skip_signs(t, ps, i);
		enum part part =
			next ? part_of(t, &ps->v[next - 1], weak) : PART_NONE;

		if (part == PART_NONE)
			break;
		i = next - 1;
		named |= part == PART_NAME;
		if (part != PART_MIDDLE)
			first = i;
		if (weak && is_known_org(&ps->v[i]))
			break;
	}
	return named || !weak ? first : k;
}

/* The index behind the piece that ends at this letter; 0: none does. */
static size_t
find_end(const struct pieces *ps, size_t k, uint32_t end)
{
	while (k < ps->n && ps->v[k].end < end)
		k++;
	return k < ps->n && ps->v[k].end == end ? k + 1 : 0;
}

static struct piece
joined(const struct piece *first, uint32_t end, uint16_t source, uint8_t kind)
{
	return (struct piece){ .start = first->start,
		.end = end,
		.entry = NO_INDEX,
		.sort = PIECE_NAME,
		.source = source,
		.kind = kind };
}

/* xAI公司 is xAI: behind Latin the bare word 公司 is no part of the name. */
static bool
is_bare_company(const struct name_text *t, uint32_t i, uint32_t end)
{
	return end - i == 2 && letters_start(&t->l, i, "公司") && i &&
	       name_text_is_word(t, i - 1);
}

/*
 * If a tail begins at piece k: the name in place of the pieces before it in
 * out, and the index behind the tail.  Else 0.
 */
static size_t
grow_tail(const struct name_text *t, const struct pieces *in, size_t k,
	struct pieces *out)
{
	struct word_hit hit;

	if (in->v[k].sort == PIECE_SIGN ||
		!suffix_match(
			&t->l, in->v[k].start, SUFFIX_TAIL | SUFFIX_WEAK, &hit))
		return 0;
	size_t end = find_end(in, k, hit.end);
	if (!end || is_bare_company(t, in->v[k].start, hit.end))
		return 0;
	size_t first =
		find_first(t, out, out->n, hit.entry->flags == SUFFIX_WEAK);
	if (first == out->n)
		return 0;
	struct piece p =
		joined(&out->v[first], hit.end, SOURCE_TAIL, PLAYER_ORG);
	out->n = first;
	out->v[out->n++] = p;
	return end;
}

/* Where the bare letters of a place's name before an area's letter begin. */
static size_t
find_area(const struct pieces *ps)
{
	size_t n = ps->n, first = n;
	const struct piece *last = n ? &ps->v[n - 1] : NULL;

	if (!last)
		return n;
	if (last->sort == PIECE_NAME && last->kind == PLAYER_PLACE)
		return n - 1;
	while (first && n - first < AREA_LETTERS &&
		ps->v[first - 1].sort == PIECE_LETTER)
		first--;
	return first;
}

static bool
grow_area(const struct name_text *t, const struct piece *p, struct pieces *out)
{
	if (p->sort != PIECE_WORD || !is_listed(t, p, SUFFIX_AREA))
		return false;
	size_t first = find_area(out);
	if (first == out->n)
		return false;
	struct piece place =
		joined(&out->v[first], p->end, SOURCE_AREA, PLAYER_PLACE);
	out->n = first;
	out->v[out->n++] = place;
	return true;
}

/* The words that open an account's name: （ID：…）, （微信号：…）. */
static bool
opens_account(const struct name_text *t, const struct piece *p)
{
	static const char *const words[] = {
#define ACCOUNT(word) word,
#include "content/names/terms.def"
		NULL
	};

	return p->sort == PIECE_SIGN && t->l.kind[p->start] == LETTER_OPEN &&
	       letters_skip_any(&t->l, p->end, words) > p->end;
}

/* Could the piece be a part of what a medium is called? */
static bool
is_account_part(const struct name_text *t, const struct piece *p)
{
	if (p->sort == PIECE_NAME || p->sort == PIECE_LATIN ||
		p->sort == PIECE_LETTER)
		return true;
	return p->sort == PIECE_WORD &&
	       (p->end - p->start > 1 ||
		       lexicon_letter_cost(t->fold[p->start]) > COST_ODD);
}

/* 某某周刊（ID：…）: the pieces before are one name, a medium's. */
static void
grow_account(
	const struct name_text *t, const struct piece *open, struct pieces *out)
{
	enum { MOST = 4 };
	size_t first = out->n;

	if (!opens_account(t, open))
		return;
	while (first && out->n - first < MOST &&
		is_account_part(t, &out->v[first - 1]))
		first--;
	if (first == out->n)
		return;
	struct piece name = joined(&out->v[first], out->v[out->n - 1].end,
		SOURCE_ACCOUNT, PLAYER_ORG);
	out->n = first;
	out->v[out->n++] = name;
}

void
name_grow(const struct name_text *t, struct pieces *ps)
{
	struct pieces out = { .v = ps->v };

	for (size_t k = 0; k < ps->n;) {
		size_t end = grow_tail(t, ps, k, &out);

		if (end) {
			k = end;
			continue;
		}
		struct piece p = ps->v[k++];
		grow_account(t, &p, &out);
		if (!grow_area(t, &p, &out))
			out.v[out.n++] = p;
	}
	ps->n = out.n;
}
