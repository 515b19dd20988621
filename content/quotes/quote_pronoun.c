#include "content/quotes/quote.h"

/*
 * Whom a pronoun means: one of those named before it, whoever spoke last, or
 * somebody without a name.  Learnt weights over how near each was named and
 * how he stands there.
 */

static const struct weight entries[] = {
#define WEIGHT(feature, hundredths) { feature, hundredths },
#include "content/quotes/pronoun_weights.def"
};
TALLY_TABLE(pronoun_weights, entries)

/* 这位创始人, 这位 Facebook 的创始人: 1 + the letter of 这 where such words begin at
 * `at` or right before it; 0: they do not. */
static uint32_t
this_at(const struct reading *r, uint32_t at)
{
	uint32_t i = letter_skip_blanks_back(&r->l, at);

	i = i > 1 && letter_at(&r->l, at) != 0x8FD9 ? i - 2 : at; /* 这 */
	return letters_start(&r->l, i, "这位") ||
			       letters_start(&r->l, i, "这名")
		       ? i + 1
		       : 0;
}

bool
pronoun_in(const struct reading *r, const struct subject *s, uint32_t *at,
	uint32_t *flags)
{
	*at = s->at.start;
	if (s->sort == SUBJECT_PRONOUN) {
		*flags = pronoun_flags(r, *at);
		return true;
	}
	uint32_t this = this_at(r, *at);
	if (s->sort != SUBJECT_NOBODY || !this)
		return false;
	*at = this - 1;
	*flags = HE | SOME;
	return true;
}

static bool
is_kind(const struct reading *r, int32_t player, uint32_t flags)
{
	switch (r->a->players.v[player].kind) {
	case PLAYER_PERSON: return flags & HE;
	case PLAYER_ORG: return flags & FIRM;
	case PLAYER_PRODUCT: return flags & THING;
	default: return false;
	}
}

static void
add(struct meant *m, int32_t player, const struct named *named)
{
	for (uint32_t k = 0; k < m->n; k++)
		if (m->v[k].player == player)
			return;
	if (m->n < MEANT)
		m->v[m->n++] = (struct meant_one){ player, named };
}

void
meant_find(const struct voices *v, uint32_t at, uint32_t flags, struct meant *m)
{
	const struct reading *r = v->r;

	*m = (struct meant){ .at = at, .flags = flags };
	add(m, NO_INDEX, NULL);
	for (uint32_t k = named_from(r, at);
		k > 0 && at - r->named[k - 1].start <= WINDOW; k--)
		if (is_kind(r, r->named[k - 1].player, flags))
			add(m, r->named[k - 1].player, &r->named[k - 1]);
	if (v->last_speaker >= 0 && is_kind(r, v->last_speaker, flags))
		add(m, v->last_speaker, NULL);
}

/* How far before the pronoun a letter stands. */
static const char *
zone_of(const struct reading *r, uint32_t i, uint32_t at)
{
	uint32_t sentences = r->sentence_of[at] - r->sentence_of[i];
	uint32_t lines = lines_between(r, i, at);

	return sentences == 0   ? "same"
	       : lines > 1      ? "far"
	       : lines == 1     ? "above"
	       : sentences == 1 ? "before"
				: "paragraph";
}

static const char *
lines_since(const struct voices *v, uint32_t at)
{
	uint32_t last = v->last_at < at ? v->last_at : at;
	uint32_t lines = lines_between(v->r, last, at);

	return lines == 0 ? "same" : lines == 1 ? "next" : "far";
}

/* Is nothing before a letter in its clause, in its sentence? */
static bool
opens_clause(const struct reading *r, uint32_t i)
{
	uint32_t from = r->sentences[r->sentence_of[i]].start;

	return letter_skip_blanks(&r->l, clause_start(r, from, i)) == i;
}

static bool
opens_sentence(const struct reading *r, uint32_t i)
{
	uint32_t from = r->sentences[r->sentence_of[i]].start;

	return letter_skip_blanks(&r->l, from) == i;
}

/* The last people without a name before the pronoun: 一位司机, 业内人士; false:
 * there are none. */
static bool
unnamed_before(const struct reading *r, uint32_t at, uint32_t *start)
{
	enum { LONGEST = 25 }; /* letters of 一位不愿透露姓名的司机 */
	uint32_t human = 0;

	for (uint32_t k = word_from(&r->cues, at);
		k > 0 && at - r->cues.v[k - 1].start <= WINDOW; k--) {
		const struct found_word *w = &r->cues.v[k - 1];
		uint32_t sorts = w->entry->flags;

		if (sorts & HUMAN)
			human = w->end;
		if (sorts & (SOME | NOBODY) && human &&
			human - w->start < LONGEST) {
			*start = w->start;
			return true;
		}
	}
	return false;
}

static void
add_nobody(const struct voices *v, const struct meant *m, struct tally *t)
{
	const struct reading *r = v->r;
	const char *name = m->flags & HE ? "he-" : "firm-";
	uint32_t start;

	tally_add2(t, name, "nobody");
	if (m->flags & SOME)
		tally_add2(t, "this-", "nobody");
	if (v->spoken && v->last_nameless)
		tally_add3(t, name, "nobody-last-", lines_since(v, m->at));
	if (!unnamed_before(r, m->at, &start))
		return;
	bool nearer = m->n < 2 || !m->v[1].named || m->v[1].named->end < start;
	const char *side = nearer ? "unnamed-nearer-" : "unnamed-";
	tally_add2(t, name, side);
	tally_add3(t, name, side, zone_of(r, start, m->at));
	if (opens_sentence(r, start))
		tally_add3(t, name, side, "first");
}

static const char *
often(uint32_t mentions)
{
	return mentions < 2    ? "1"
	       : mentions < 4  ? "3"
	       : mentions < 10 ? "9"
			       : "many";
}

void
meant_features(const struct voices *v, const struct meant *m, uint32_t k,
	struct tally *t)
{
	static const char *const ranks[] = { "", "0", "1", "2", "3" };
	const struct reading *r = v->r;
	const struct meant_one *one = &m->v[k];
	const char *name;

	if (one->player == NO_INDEX) {
		add_nobody(v, m, t);
		return;
	}
	name = r->a->players.v[one->player].kind == PLAYER_PERSON ? "he-"
								  : "firm-";
	tally_add3(t, name, "mentions", often(v->mentions[one->player]));
	if (one->player == v->last_speaker) {
		tally_add2(t, name, "last");
		tally_add3(t, name, "last-", lines_since(v, m->at));
	}
	if (!one->named) {
		tally_add2(t, name, "out-of-sight");
		return;
	}
	const struct named *n = one->named;
	const char *zone = zone_of(r, n->start, m->at);
	tally_add3(t, name, "nearest", k < 4 ? ranks[k] : "more");
	tally_add2(t, name, zone);
	if (is_subject_like(r, n))
		tally_add2(t, name, "subject");
	if (is_governed(r, n->start))
		tally_add2(t, name, "governed");
	if (statement_at(v->statements, n->start))
		tally_add2(t, name, "stated");
	if (opens_clause(r, n->start)) {
		tally_add2(t, name, "opens");
		tally_add3(t, name, "opens-", zone);
	}
	if (opens_sentence(r, n->start))
		tally_add3(t, name, "first-", zone);
}

int32_t
pronoun_player(const struct voices *v, uint32_t at, uint32_t flags)
{
	struct meant m;
	uint32_t best = 0;
	int most = 0;

	if (flags & SELF)
		return v->last_speaker;
	meant_find(v, at, flags, &m);
	for (uint32_t k = 0; k < m.n; k++) {
		struct tally t = { .table = &pronoun_weights };

		meant_features(v, &m, k, &t);
		if (!k || t.sum > most) {
			most = t.sum;
			best = k;
		}
	}
	return m.v[best].player;
}
