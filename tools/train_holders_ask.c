#include "tools/train_holders.h"

/* What one title is asked of: an article's labels, and who it is that has
 * the title. */
struct asker {
	const struct labelled *x;
	const struct role_finder *f;
	const struct asked *q;
	str title; /* flat */
	struct arena *tmp;
};

static bool
is_player(const struct asker *k, int32_t player, const struct gold_player *p)
{
	return is_speaker(k->x, player, p->forms.v[0]);
}

/* Does a label's holder mean this choice: the words that stand there, or
 * another name of the same player? */
static bool
is_meant(const struct asker *k, int32_t of, str label)
{
	const struct letters *l = k->f->l;

	if (of == NO_INDEX || !label.n)
		return of == NO_INDEX && !label.n;
	str words = letters_str(l, k->f->at[of].start, k->f->at[of].end);

	return str_eq(flat_of(k->tmp, words), label) ||
	       is_speaker(k->x, k->f->a->mentions.v[of].player, label);
}

/* Marks the choices that are right by one label. */
static void
mark_role(const struct asker *k, const struct gold_role *r, struct holding *h)
{
	if (!str_eq(r->title, k->title))
		return;
	for (size_t i = 0; i < h->among.n; i++)
		h->right[i] |= is_meant(k, h->among.v[i].of, r->of);
}

static void
mark(const struct asker *k, struct holding *h)
{
	int32_t who = k->f->a->mentions.v[k->q->who].player;

	for (size_t i = 0; i < k->x->players.n; i++) {
		const struct gold_player *p = &k->x->players.v[i];

		if (!is_player(k, who, p))
			continue;
		for (size_t r = 0; r < p->roles.n; r++)
			mark_role(k, &p->roles.v[r], h);
	}
}

/* The first choice that is right; among.n: none. */
static size_t
first_right(const struct holding *h)
{
	size_t i = 0;

	while (i < h->among.n && !h->right[i])
		i++;
	return i;
}

/* The article as it is before role_find looks. */
static struct article
unread(const struct article *a, struct arena *tmp)
{
	struct article copy = *a;

	copy.words = arena_copy(tmp, a->words);
	copy.words_cap = copy.words.n;
	copy.roles.v = NULL;
	copy.roles.n = copy.roles.cap = 0;
	return copy;
}

void
holdings_add(struct holdings *all, const struct labelled *x, uint32_t article,
	double weight, struct arena *perm)
{
	struct arena tmp = { 0 };
	struct article a = unread(&x->a, &tmp);
	struct stage s = { .a = &a, .perm = &tmp, .tmp = &tmp };
	struct role_finder f;

	stage_make(&s);
	role_look(&f, &s);
	for (size_t i = 0; i < f.asked.n; i++) {
		const struct asked *q = &f.asked.v[i];
		struct span at = q->title.at;
		struct asker k = { .x = x, .f = &f, .q = q, .tmp = &tmp };
		struct holding h = { .article = article, .weight = weight };

		if (!role_is_open(&f, q))
			continue;
		k.title = flat_of(&tmp, letters_str(f.l, at.start, at.end));
		role_choices(&f, q, &h.among);
		mark(&k, &h);
		size_t right = first_right(&h);
		if (right == h.among.n)
			continue;
		*vec_push(perm, all) = h;
		/* Later clues look at what was answered; by the labels, so
		 * that what is learnt does not hang on what was before. */
		role_answer(&f, q, h.among.v[right].of);
	}
	arena_free(&tmp);
}
