#include "content/names/name_vote.h"

#include "content/names/confirmed.h"
#include "content/words/lexicon.h"
#include "content/names/name_grow.h"
#include "content/names/name_guess.h"
#include "content/names/name_latin.h"
#include "content/names/name_own.h"

/*
 * Paragraphs are read in windows, so that a long one costs no more memory
 * than a short one; a window ends behind a stop, where there is one.
 */
enum { WINDOW = 1 << 14, COST_OWN = 30 };

/* stretch.look; words five by how often they are used, known names by kind
 * and whether they are common words. */
enum {
	LOOK_LETTER,
	LOOK_LATIN,
	LOOK_SIGN,
	LOOK_WORD,
	LOOK_KNOWN = LOOK_WORD + 5,
	LOOK_BOOK = LOOK_KNOWN + 2 * PLAYER_KINDS,
	LOOK_QUOTED,
	LOOK_ACCOUNT,
	LOOK_DOTTED,
	LOOK_NICK,
	LOOK_PERSON,
	LOOK_TAIL,
	LOOK_AREA,
	LOOK_VERSION,
	LOOK_LATIN_NAME,
	LOOK_NAME,
	LOOK_END,
};

_Static_assert((int)LOOK_END <= (int)LOOKS, "tagger.c keeps it in five bits");

struct finder {
	const struct article *a;
	struct name_text t;
	struct lattice l;
	struct candidates candidates;
	struct own_names own;
	struct names *out;
	struct stretches *stretches;
	struct arena *stretched; /* they live there */
	struct arena perm, row;  /* until the end; until the next window */
};

typedef void row_fn(struct finder *, struct pieces *);

static uint32_t
window_end(const struct name_text *t, uint32_t from, uint32_t end)
{
	if (end - from <= WINDOW)
		return end;
	for (uint32_t i = from + WINDOW; i > from + WINDOW / 2; i--)
		if (t->l.kind[i - 1] == LETTER_STOP)
			return i;
	return from + WINDOW;
}

/* Reads the whole article, a row at a time. */
static void
each_row(struct finder *f, offer_fn *offer, row_fn *take)
{
	for (size_t i = 0; i < f->a->paragraphs.n; i++) {
		const struct paragraph *p = &f->a->paragraphs.v[i];
		struct span at = name_text_letters(&f->t, p->at);

		if (p->kind == PARAGRAPH_CODE)
			continue;
		while (at.start < at.end) {
			struct pieces row = { 0 };

			arena_reset(&f->row);
			f->l.at = (struct span){ at.start,
				window_end(&f->t, at.start, at.end) };
			lattice_read(&f->l, offer, &f->row, &row);
			take(f, &row);
			at.start = f->l.at.end;
		}
	}
}

static uint8_t
look_of_word(const struct name_text *t, const struct piece *p)
{
	uint32_t n = p->end - p->start;
	const uint16_t *s = t->fold + p->start;
	uint32_t cost =
		n == 1 ? lexicon_letter_cost(*s)
		       : lookup_value(&lexicon_words, s, n, LEXICON_RARE);

	return cost < 60               ? LOOK_WORD
	       : cost < 72             ? LOOK_WORD + 1
	       : cost < 84             ? LOOK_WORD + 2
	       : cost < LEXICON_LISTED ? LOOK_WORD + 3
				       : LOOK_WORD + 4;
}

static uint8_t
look_of_name(const struct piece *p)
{
	static const struct {
		uint16_t source;
		uint8_t look;
	} looks[] = { { SOURCE_BOOK, LOOK_BOOK },
		{ SOURCE_QUOTED, LOOK_QUOTED },
		{ SOURCE_ACCOUNT, LOOK_ACCOUNT },
		{ SOURCE_DOTTED, LOOK_DOTTED }, { SOURCE_NICK, LOOK_NICK },
		{ SOURCE_PERSON, LOOK_PERSON }, { SOURCE_TAIL, LOOK_TAIL },
		{ SOURCE_AREA, LOOK_AREA }, { SOURCE_VERSION, LOOK_VERSION },
		{ SOURCE_LATIN, LOOK_LATIN_NAME } };

	if (p->source & SOURCE_KNOWN)
		return (uint8_t)(LOOK_KNOWN + p->kind * 2 +
				 (p->source & SOURCE_COMMON ? 1 : 0));
	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
		if (p->source & looks[i].source)
			return looks[i].look;
	return LOOK_NAME;
}

static uint8_t
look_of(const struct name_text *t, const struct piece *p)
{
	switch (p->sort) {
	case PIECE_WORD: return look_of_word(t, p);
	case PIECE_LATIN: return LOOK_LATIN;
	case PIECE_SIGN: return LOOK_SIGN;
	case PIECE_NAME: return look_of_name(p);
	default: return LOOK_LETTER;
	}
}

static void
note_stretches(struct finder *f, const struct pieces *row)
{
	for (size_t k = 0; k < row->n; k++) {
		const struct piece *p = &row->v[k];
		struct span at = letters_span(&f->t.l, p->start, p->end);
		uint32_t n = at.end - at.start;

		*vec_push(f->stretched, f->stretches) = (struct stretch){
			.start = at.start,
			.bytes = (uint16_t)(n < UINT16_MAX ? n : UINT16_MAX),
			.look = look_of(&f->t, p),
		};
	}
}

static void
take_candidates(struct finder *f, struct pieces *row)
{
	name_grow(&f->t, row);
	note_stretches(f, row);
	candidates_add(&f->candidates, row, &f->perm);
	own_note_forms(&f->own, row, &f->perm);
}

static void
offer_own(struct lattice *l, uint32_t i)
{
	const struct finder *f = l->ctx;
	struct lookup_hits own;

	if (name_text_cuts(l->t, i))
		return;
	lookup_find(&f->own.lookup, l->t->fold + i, l->at.end - i, &own);
	while (own.n) {
		const struct lookup_hit *o = &own.v[--own.n];
		struct piece p = { .start = i,
			.end = i + o->length,
			.entry = (int32_t)o->value,
			.sort = PIECE_NAME };

		if (latin_may_end(l->t, i, p.end))
			lattice_add(l, &p, COST_OWN);
	}
}

static void
take_names(struct finder *f, struct pieces *row)
{
	for (size_t k = 0; k < row->n; k++) {
		const struct piece *p = &row->v[k];

		if (p->sort != PIECE_NAME)
			continue;
		struct name name = f->own.decided.v[p->entry];
		name.at = letters_span(&f->t.l, p->start, p->end);
		*vec_push(&f->perm, f->out) = name;
	}
}

void
name_weigh_article(const struct article *a,
	const struct confirmed_names *confirmed, struct arena *perm,
	struct names *out, struct stretches *stretches)
{
	struct names found = { 0 };
	struct finder f = {
		.a = a, .out = &found, .stretches = stretches, .stretched = perm
	};
	struct confirmed_index index;
	struct letters letters;

	letters_of(a, &f.perm, &letters);
	name_text_make(&letters, &f.perm, &f.t);
	lattice_init(&f.l, &f.t, f.t.l.n < WINDOW ? f.t.l.n : WINDOW, &f.perm);
	f.candidates.t = f.own.t = &f.t;
	f.own.candidates = &f.candidates;
	confirmed_index_make(&index, confirmed, f.t.l.n, &f.perm);
	f.l.ctx = &index;
	each_row(&f, name_guess_offer, take_candidates);
	own_decide(&f.own, &f.perm);
	f.l.ctx = &f;
	each_row(&f, offer_own, take_names);
	for (size_t i = 0; i < found.n; i++)
		*vec_push(perm, out) = found.v[i];
	arena_free(&f.row);
	arena_free(&f.perm);
}
