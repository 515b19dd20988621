#include "content/names/name_lattice.h"

#include "content/words/lexicon.h"
#include "content/names/name_latin.h"

enum {
	COST_NONE = UINT32_MAX,
	COST_SIGN = 4,
	COST_LATIN = 60,
	COST_TERM = 50,
	COST_NO_NAME = 60,
};

/* The last piece of the cheapest row that ends here. */
struct step {
	struct piece piece;
	uint32_t cost;
};

void
lattice_init(struct lattice *l, const struct name_text *t, uint32_t most,
	struct arena *perm)
{
	l->t = t;
	l->steps = arena_new(perm, struct step, most + 1);
}

void
lattice_add(struct lattice *l, const struct piece *p, uint32_t cost)
{
	struct step *from = &l->steps[p->start - l->at.start];

	if (p->end > l->at.end || p->end <= p->start)
		return;
	struct step *to = &l->steps[p->end - l->at.start];
	if (from->cost + cost < to->cost)
		*to = (struct step){ *p, from->cost + cost };
}

static void
add_plain(struct lattice *l, uint32_t i, uint32_t end, enum piece_sort sort,
	uint32_t cost)
{
	struct piece p = {
		.start = i, .end = end, .sort = (uint8_t)sort, .entry = NO_INDEX
	};

	lattice_add(l, &p, cost);
}

static void
add_words(struct lattice *l, uint32_t i)
{
	struct lookup_hits words;

	lookup_find(&lexicon_words, l->t->fold + i, l->at.end - i, &words);
	while (words.n) {
		const struct lookup_hit *w = &words.v[--words.n];

		add_plain(l, i, i + w->length, PIECE_WORD, w->value);
	}
	lookup_find(&lexicon_no_names, l->t->fold + i, l->at.end - i, &words);
	while (words.n)
		add_plain(l, i, i + words.v[--words.n].length, PIECE_WORD,
			COST_NO_NAME);
}

static void
add_letter(struct lattice *l, uint32_t i)
{
	const struct name_text *t = l->t;

	if (name_text_is_word(t, i)) {
		uint32_t end = latin_word_end(t, i);

		/* A window may end inside a word: its end must be reached. */
		add_plain(l, i, end < l->at.end ? end : l->at.end, PIECE_LATIN,
			latin_is_term(t, i, end) ? COST_TERM : COST_LATIN);
	} else if (t->l.kind[i] == LETTER_HAN) {
		uint32_t cost = lexicon_letter_cost(t->fold[i]);

		add_plain(l, i, i + 1,
			cost < LEXICON_RARE ? PIECE_WORD : PIECE_LETTER, cost);
		add_words(l, i);
	} else {
		add_plain(l, i, i + 1, PIECE_SIGN, COST_SIGN);
	}
}

/* Walks back from the end, then turns the pieces round. */
static void
take_row(const struct lattice *l, struct arena *perm, struct pieces *out)
{
	size_t first = out->n;

	for (uint32_t i = l->at.end; i > l->at.start;) {
		const struct step *s = &l->steps[i - l->at.start];

		*vec_push(perm, out) = s->piece;
		i = s->piece.start;
	}
	for (size_t a = first, b = out->n; a + 1 < b; a++) {
		struct piece p = out->v[a];

		out->v[a] = out->v[--b];
		out->v[b] = p;
	}
}

void
lattice_read(struct lattice *l, offer_fn *offer, struct arena *perm,
	struct pieces *out)
{
	uint32_t n = l->at.end - l->at.start;

	for (uint32_t i = 1; i <= n; i++)
		l->steps[i].cost = COST_NONE;
	l->steps[0].cost = 0;
	for (uint32_t i = l->at.start; i < l->at.end; i++) {
		if (l->steps[i - l->at.start].cost == COST_NONE)
			continue;
		add_letter(l, i);
		offer(l, i);
	}
	take_row(l, perm, out);
}
