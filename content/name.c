#include "content/name_vote.h"

#include "content/confirmed.h"
#include "content/name_grow.h"
#include "content/name_guess.h"
#include "content/name_latin.h"
#include "content/name_own.h"

/*
 * Paragraphs are read in windows, so that a long one costs no more memory
 * than a short one; a window ends behind a stop, where there is one.
 */
enum { WINDOW = 1 << 14, COST_OWN = 30 };

struct finder {
	const struct article *a;
	struct name_text t;
	struct lattice l;
	struct candidates candidates;
	struct own_names own;
	struct names *out;
	struct arena perm, row; /* until the end; until the next window */
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

static void
take_candidates(struct finder *f, struct pieces *row)
{
	name_grow(&f->t, row);
	candidates_add(&f->candidates, row, &f->perm);
	own_note_forms(&f->own, row, &f->perm);
}

static void
offer_own(struct lattice *l, uint32_t i)
{
	const struct finder *f = l->ctx;
	const struct lookup_item *o = NULL;

	if (!name_text_cuts(l->t, i))
		o = lookup_longest(
			&f->own.lookup, l->t->fold + i, l->at.end - i);
	for (; o; o = lookup_shorter(&f->own.lookup, o)) {
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
	struct names *out)
{
	struct names found = { 0 };
	struct finder f = { .a = a, .out = &found };
	struct confirmed_index index;

	name_text_make(a->text, &f.perm, &f.t);
	lattice_init(&f.l, &f.t, WINDOW, &f.perm);
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
