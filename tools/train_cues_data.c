#include "tools/train_cues.h"

#include <math.h>
#include <string.h>

#include "base/buf.h"
#include "content/names/confirmed.h"
#include "content/names/name_grow.h"
#include "content/names/name_guess.h"
#include "content/names/name_weigh.h"

/* One place of a candidate. */
struct place {
	size_t candidate;
	struct cue_set cues;
	int kind;
};

struct reader {
	const struct sample *s;
	struct name_text t;
	struct candidates candidates;
	struct {
		struct place *v;
		size_t n, cap;
	} places;
	struct arena arena;
};

static bool
has_cue(const struct cue_set *set, int cue)
{
	return memchr(set->v, cue, set->n) != NULL;
}

/*
 * What the labels say of a piece.  A maker and its product that are one name
 * there (a product's) are right apart, too.
 */
static int
kind_of(const struct reader *r, const struct piece *p,
	const struct cue_set *set)
{
	enum { MAKER_MAX = 18 }; /* bytes */
	struct span at = letters_span(&r->t.l, p->start, p->end);
	bool behind = has_cue(set, CUE_BEFORE_ORG);
	bool before = has_cue(set, CUE_BEHIND_PRODUCT);

	for (size_t i = 0; i < r->s->n; i++) {
		const struct gold *g = &r->s->v[i];
		bool product = g->kind == PLAYER_PRODUCT;

		if (g->at.start == at.start && g->at.end == at.end)
			return g->kind;
		if (product && behind && g->at.end == at.end &&
			g->at.start < at.start &&
			at.start - g->at.start <= MAKER_MAX)
			return PLAYER_PRODUCT;
		if (product && before && g->at.start == at.start &&
			g->at.end > at.end)
			return PLAYER_ORG;
	}
	return NO_NAME;
}

static void
take_row(struct reader *r, struct pieces *row)
{
	name_grow(&r->t, row);
	candidates_add(&r->candidates, row, &r->arena);
	for (size_t k = 0; k < row->n; k++) {
		const struct piece *p = &row->v[k];

		if (p->sort != PIECE_NAME)
			continue;
		struct place *place = vec_push(&r->arena, &r->places);
		place->candidate = candidates_index(&r->candidates, p);
		cues_of_place(&r->t, row, k, &place->cues);
		place->kind = kind_of(r, p, &place->cues);
	}
}

static void
read_rows(struct reader *r)
{
	struct confirmed_index none = { 0 };
	struct lattice l = { .ctx = &none };
	str rest = r->s->text, line;

	lattice_init(&l, &r->t, r->t.l.n, &r->arena);
	while (str_line(&rest, &line)) {
		uint32_t start = (uint32_t)(line.s - r->s->text.s);
		struct pieces row = { 0 };

		l.at = name_text_letters(&r->t,
			(struct span){ start, start + (uint32_t)line.n });
		lattice_read(&l, name_guess_offer, &r->arena, &row);
		take_row(r, &row);
	}
}

static uint32_t
word_number(struct cue_words *w, str text, int side, struct arena *perm)
{
	enum { SLOTS = 1 << 18 };

	if (!w->slots) {
		w->slots_n = SLOTS;
		w->slots = arena_new(perm, uint32_t, SLOTS);
	}
	size_t i = str_hash(text) + (size_t)side;
	for (;; i++) {
		uint32_t *slot = &w->slots[i & (w->slots_n - 1)];

		if (!*slot) {
			*vec_push(perm, w) =
				(struct cue_word){ arena_copy(perm, text), side,
					0 };
			*slot = (uint32_t)w->n;
		}
		struct cue_word *word = &w->v[*slot - 1];
		if (word->side == side && str_eq(word->text, text))
			return *slot - 1;
	}
}

static void
add_feature(struct example *e, size_t index, float value, struct arena *perm)
{
	for (size_t i = 0; i < e->n; i++)
		if (e->v[i].index == index) {
			e->v[i].value += value;
			return;
		}
	*vec_push(perm, e) = (struct feature){ (uint32_t)index, value };
}

static void
add_cues(struct example *e, const struct cue_set *set, float value,
	struct arena *perm)
{
	for (size_t i = 0; i < set->n; i++) {
		add_feature(e, set->v[i], value, perm);
		add_feature(
			e, (set->sort + 1u) * CUES + set->v[i], value, perm);
	}
}

static void
add_words(const struct reader *r, struct example *e, struct cue_words *words,
	const struct cue_set *set, float value, struct arena *perm)
{
	for (int side = 0; side < 2; side++) {
		struct span at = set->words[side];
		struct buf b = { 0 };

		for (uint32_t i = at.start; i < at.end; i++)
			buf_rune(&b, r->t.fold[i]);
		if (buf_str(&b).n)
			add_feature(e,
				CUE_FEATURES + word_number(words, buf_str(&b),
						       side, perm),
				value, perm);
		buf_free(&b);
	}
}

/* The kind that most of its places have. */
static int
most_common(const uint32_t votes[NO_NAME + 1])
{
	int best = NO_NAME;

	for (int k = 0; k < NO_NAME; k++)
		if (votes[k] > votes[best])
			best = k;
	return best;
}

void
examples_add(struct examples *all, struct cue_words *words,
	const struct sample *s, struct arena *perm)
{
	struct reader r = { .s = s };
	struct letters letters;
	size_t first = all->n;

	letters_make(s->text, &r.arena, &letters);
	name_text_make(&letters, &r.arena, &r.t);
	r.candidates.t = &r.t;
	read_rows(&r);
	uint32_t(*votes)[NO_NAME + 1] = arena_alloc(&r.arena, sizeof *votes,
		_Alignof(uint32_t), r.candidates.n + 1);
	for (size_t i = 0; i < r.candidates.n; i++) {
		const struct candidate *c = &r.candidates.v[i];
		struct example *e = vec_push(perm, all);
		struct cue_set set;

		candidate_cues(&r.candidates, c, &set);
		add_cues(e, &set, 1, perm);
		e->weight = 1 + logf((float)c->n);
	}
	for (size_t i = 0; i < r.places.n; i++) {
		const struct place *p = &r.places.v[i];
		struct example *e = &all->v[first + p->candidate];
		float share = 1 / (float)r.candidates.v[p->candidate].n;

		add_cues(e, &p->cues, share, perm);
		add_words(&r, e, words, &p->cues, share, perm);
		votes[p->candidate][p->kind]++;
	}
	for (size_t i = 0; i < r.candidates.n; i++)
		all->v[first + i].kind = most_common(votes[i]);
	arena_free(&r.arena);
}
