#include "content/names/tagger_features.h"

static const struct unit edge = {
	.type = TYPE_EDGE, .hash = 5, .stretch = 5, .look = LOOKS * 4 - 1
};

static const struct unit *
unit_at(const struct units *us, uint32_t i, int far)
{
	int64_t at = (int64_t)i + far;

	return at < 0 || at >= us->n ? &edge : &us->v[at];
}

struct features {
	uint64_t *v;
	uint32_t n;
	uint64_t template;
};

/* One more template, made of up to four numbers: mostly of fewer, which only
 * what is compiled in place knows. */
static inline __attribute__((always_inline)) void
put(struct features *f, uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
	uint64_t h = ++f->template * 0x9E3779B97F4A7C15u;

	h ^= a * 0xC2B2AE3D27D4EB4Fu + b * 0x165667B19E3779F9u;
	h ^= c * 0xD6E8FEB86659FD93u + d * 0xFF51AFD7ED558CCDu;
	h = (h ^ h >> 32) * 0xC4CEB9FE1A85EC53u;
	f->v[f->n++] = h ^ h >> 29;
}

/* A template that does not hold here. */
static void
skip(struct features *f, int n)
{
	f->template += (uint64_t)n;
}

static uint64_t
type_of(const struct unit *u)
{
	return u->type * 2u + u->blank;
}

static void
put_latin(struct features *f, const struct units *us, uint32_t i)
{
	const struct unit *u = &us->v[i], *a = unit_at(us, i, 1),
			  *b = unit_at(us, i, -1);

	if (u->type < TYPE_LOWER || u->type > TYPE_NUMBER) {
		skip(f, 7);
		return;
	}
	uint32_t left = i, right = i;
	for (; left > 0 && i - left < 5 && us->v[left].type >= TYPE_LOWER &&
		us->v[left].type <= TYPE_NUMBER;)
		left--;
	for (; right + 1 < us->n && right - i < 5 &&
		us->v[right].type >= TYPE_LOWER &&
		us->v[right].type <= TYPE_NUMBER;)
		right++;
	put(f, u->shape, u->end - u->start, 0, 0);
	put(f, u->shape, b->shape, u->blank, 0);
	put(f, u->shape, a->shape, a->blank, 0);
	put(f, u->head, u->shape, 0, 0);
	put(f, u->tail, u->shape, 0, 0);
	put(f, us->v[left].hash, u->shape, i - left, 0);
	put(f, us->v[right].hash, u->shape, right - i, 0);
}

/* The words and would-be names around, as the lattice cuts them. */
static void
put_stretches(struct features *f, const struct units *us, uint32_t i)
{
	const struct unit *u = &us->v[i], *a = unit_at(us, i, 1),
			  *b = unit_at(us, i, -1);
	const struct unit *before = unit_at(us, u->from, -1);
	const struct unit *behind = unit_at(us, u->to, 0);

	put(f, u->look, type_of(u), 0, 0);
	put(f, b->look, u->look, a->look, 0);
	put(f, u->stretch, u->look % 4, 0, 0);
	put(f, before->stretch, u->look, 0, 0);
	put(f, behind->stretch, u->look, 0, 0);
	put(f, before->look / 4, u->look, behind->look / 4, 0);
	put(f, u->look, u->known, 0, 0);
}

/* What is meant otherwise where the whole text is a sentence or two. */
static void
put_brief(struct features *f, const struct units *us, uint32_t i)
{
	const struct unit *u = &us->v[i], *a = unit_at(us, i, 1),
			  *b = unit_at(us, i, -1);

	if (!us->brief) {
		skip(f, 7);
		return;
	}
	put(f, u->hash, 0, 0, 0);
	put(f, u->look, type_of(u), 0, 0);
	put(f, u->known, u->look, 0, 0);
	put(f, u->stretch, u->look % 4, 0, 0);
	put(f, b->hash, u->hash, 0, 0);
	put(f, u->hash, a->hash, 0, 0);
	put(f, u->class, a->class, type_of(u), 0);
}

uint32_t
tagger_features(const struct units *us, uint32_t i, uint64_t out[FEATURES_MAX])
{
	const struct unit *u = &us->v[i];
	const struct unit *a1 = unit_at(us, i, 1), *a2 = unit_at(us, i, 2),
			  *a3 = unit_at(us, i, 3);
	const struct unit *b1 = unit_at(us, i, -1), *b2 = unit_at(us, i, -2);
	struct features f = { out, 0, 0 };

	/* what stands here and around */
	put(&f, u->hash, 0, 0, 0);
	put(&f, b1->hash, 0, 0, 0);
	put(&f, a1->hash, 0, 0, 0);
	put(&f, b2->hash, 0, 0, 0);
	put(&f, a2->hash, 0, 0, 0);
	put(&f, b2->hash, b1->hash, 0, 0);
	put(&f, b1->hash, u->hash, 0, 0);
	put(&f, u->hash, a1->hash, 0, 0);
	put(&f, a1->hash, a2->hash, 0, 0);
	put(&f, b1->hash, a1->hash, 0, 0);
	put(&f, b2->hash, b1->hash, u->hash, 0);
	put(&f, b1->hash, u->hash, a1->hash, 0);
	put(&f, u->hash, a1->hash, a2->hash, 0);
	put_stretches(&f, us, i);
	/* of what sort it is */
	put(&f, type_of(b1), type_of(u), type_of(a1), 0);
	put(&f, type_of(b2) * 64 + type_of(b1), type_of(u), type_of(a1),
		type_of(a2));
	put(&f, b1->hash, type_of(u), 0, 0);
	put(&f, type_of(u), a1->hash, 0, 0);
	put_latin(&f, us, i);
	/* classes */
	put(&f, b1->class, u->class, a1->class, type_of(u));
	put(&f, b2->class, b1->class, u->class, 1);
	put(&f, u->class, a1->class, a2->class, a3->class);
	put(&f, u->run, b1->run, a1->run, 0);
	/* known names */
	put(&f, u->known, type_of(u), 0, 0);
	put(&f, b1->known, u->known, a1->known, 0);
	put(&f, u->known, u->hash, 0, 0);
	put(&f, u->known, b1->hash, 0, 0);
	put(&f, u->known, a1->hash, 0, 0);
	/* the article */
	put(&f, u->seen, a1->seen, type_of(u), u->known);
	put(&f, u->count, u->shape, u->type, 0);
	/* marks, words near */
	put(&f, u->inside, type_of(u), 0, 0);
	put(&f, u->inside, u->known, 0, 0);
	put(&f, b1->word_ends, u->known, type_of(u), 0);
	put(&f, u->word_next, u->word_next_far, type_of(u), 0);
	put(&f, u->word_next, u->known, 0, 0);
	put(&f, u->word_here, u->word_ends, 0, 0);
	put(&f, i == 0, i == 1, type_of(u), us->n < 12);
	put_brief(&f, us, i);
	return f.n;
}
