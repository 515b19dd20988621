#include "tools/train_lines.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

void *
train_zeroed(size_t n, size_t size)
{
	enum { LARGE = 1 << 21 };
	bool large = n > LARGE / size;
	size_t whole = (n * size + LARGE - 1) / LARGE * LARGE;
	void *p = large ? aligned_alloc(LARGE, whole) : calloc(n, size);

	if (!p)
		arena_exhausted();
	if (large) {
		/* What is read here and there all over it. */
		madvise(p, whole, MADV_HUGEPAGE);
		memset(p, 0, whole);
	}
	return p;
}

/* Where a feature is, or would be. */
static struct feature *
slot(const struct dictionary *d, uint64_t key)
{
	size_t i = (key ^ key >> 31) & d->mask;

	while (d->v[i].key && d->v[i].key != key)
		i = (i + 1) & d->mask;
	return &d->v[i];
}

static void
count_features(struct dictionary *d, const struct units *us)
{
	uint64_t f[FEATURES_MAX];

	for (uint32_t i = 0; i < us->n; i++) {
		uint32_t n = tagger_features(us, i, f);

		for (uint32_t k = 0; k < n; k++) {
			struct feature *s = slot(d, f[k]);

			d->used += !s->key;
			s->key = f[k];
			s->count++;
			s->brief += us->brief;
			if (d->used > d->mask / 10 * 9)
				arena_exhausted();
		}
	}
}

static void
number_features(struct dictionary *d, uint32_t least)
{
	d->used = 0;
	for (size_t s = 0; s <= d->mask; s++)
		if (d->v[s].count >= least)
			d->v[s].id = ++d->used;
}

static void
keep_features(const struct dictionary *d, struct line *l, struct arena *a,
	struct arena *tmp)
{
	uint64_t f[FEATURES_MAX];
	uint32_t *all = arena_new(tmp, uint32_t, l->us.n * (FEATURES_MAX + 1));
	uint32_t *out = all;

	for (uint32_t i = 0; i < l->us.n; i++) {
		uint32_t n = tagger_features(&l->us, i, f), *length = out++;

		for (uint32_t k = 0; k < n; k++) {
			uint32_t id = slot(d, f[k])->id;

			if (id)
				*out++ = id - 1;
		}
		*length = (uint32_t)(out - length - 1);
	}
	l->features = arena_new(a, uint32_t, (size_t)(out - all));
	memcpy(l->features, all, (size_t)(out - all) * sizeof *all);
}
/* The labels that a line's units may have. */
static void
allow(const struct sample *s, struct line *l, size_t *next)
{
	for (uint32_t i = 0; i < l->us.n; i++) {
		const struct unit *u = &l->us.v[i];

		while (*next < s->n && s->v[*next].at.end <= u->start)
			++*next;
		const struct gold *g = *next < s->n ? &s->v[*next] : NULL;
		if (!g || u->end <= g->at.start) {
			l->allowed[i] = 1;
			if (s->no_products)
				for (int p = LABEL_B; p <= LABEL_S; p++)
					l->allowed[i] |=
						1u
						<< label_of(PLAYER_PRODUCT, p);
			continue;
		}
		bool first = u->start <= g->at.start;
		bool last = u->end >= g->at.end;
		l->allowed[i] = 1u << label_of(g->kind, first && last ? LABEL_S
							: first       ? LABEL_B
							: last        ? LABEL_E
							       : LABEL_I);
	}
}

/* How the lattice cuts the text; what it weighs is of no use here. */
static void
sample_stretches(
	const struct sample *s, struct arena *a, struct tagger_view *view)
{
	struct stretches *out = arena_new(a, struct stretches, 1);
	struct article article;
	struct names names = { 0 };
	struct arena tmp = { 0 };

	sample_lay(s, &tmp, &article);
	name_weigh_article(&article, NULL, a, &names, out);
	view->stretches = out;
	arena_free(&tmp);
}

void
lines_add(const struct sample *s, struct arena *a, struct lines *out)
{
	struct tagger_view view = { .text = s->text };
	size_t next = 0, at = 0;
	str line, rest = s->text;

	sample_stretches(s, a, &view);
	tagger_count(s->text, a, &view.counts);
	for (; str_line(&rest, &line); at = (size_t)(rest.s - s->text.s)) {
		struct line l = { .weight = s->weight };

		tagger_units(&view,
			(struct span){ (uint32_t)at, (uint32_t)(at + line.n) },
			a, &l.us);
		if (!l.us.n)
			continue;
		l.allowed = arena_new(a, uint32_t, l.us.n);
		allow(s, &l, &next);
		*vec_push(a, out) = l;
	}
}

void
dictionary_make(struct dictionary *d, const struct lines *lines, uint32_t least)
{
	d->mask = (1u << 26) - 1;
	d->v = train_zeroed(d->mask + 1, sizeof *d->v);
	for (size_t i = 0; i < lines->n; i++)
		count_features(d, &lines->v[i].us);
	number_features(d, least);
}

void
lines_number(struct lines *lines, const struct dictionary *d, struct arena *a)
{
	struct arena tmp = { 0 };

	for (size_t i = 0; i < lines->n; i++) {
		keep_features(d, &lines->v[i], a, &tmp);
		arena_reset(&tmp);
	}
	arena_free(&tmp);
}
