#include "content/name_jury.h"

#include <math.h>

#include "base/utf8.h"
#include "content/known.h"
#include "content/tagger_features.h"

/* Weights in hundredths: what tools/train_jury.c writes. */
static const int16_t weights[JURY_SORTS][CLUES][PLAYER_KINDS] = {
#define WEIGHT(sort, clue, ...) [JURY_##sort][CLUE_##clue] = { __VA_ARGS__ },
#include "content/jury_weights.def"
};

static struct ballot *
ballot_of(struct jury *j, str text, struct arena *perm)
{
	size_t i = str_hash(text) & j->mask;

	for (; j->slots[i]; i = (i + 1) & j->mask)
		if (str_eq(j->ballots.v[j->slots[i] - 1].text, text))
			return &j->ballots.v[j->slots[i] - 1];
	struct ballot *b = vec_push(perm, &j->ballots);
	struct known_hit hit;
	*b = (struct ballot){
		.text = text, .entry = NO_INDEX, .brief = j->brief
	};
	for (int k = 0; k < PLAYER_KINDS; k++)
		b->most[k] = INT16_MIN;
	if (known_match(text, 0, &hit) && hit.length == text.n) {
		b->known = true;
		b->common = hit.common;
		b->known_kind = hit.kind;
		b->entry = (int32_t)hit.entry;
	}
	j->slots[i] = (uint32_t)j->ballots.n;
	return b;
}

static void
count_tagged(struct ballot *b, const int16_t lean[PLAYER_KINDS])
{
	b->n++;
	for (int k = 0; k < PLAYER_KINDS; k++) {
		b->sum[k] += lean[k];
		if (lean[k] > b->most[k])
			b->most[k] = lean[k];
	}
}

static void
count_weighed(struct ballot *b, const struct name *n)
{
	if (b->weighed_n++ == 0 || n->certainty > b->certainty) {
		b->certainty = n->certainty;
		b->chosen = n->kind;
		for (int k = 0; k < PLAYER_KINDS; k++)
			b->weighed[k] = n->weighed[k];
	}
	b->defined |= n->defined;
	if (b->entry == NO_INDEX)
		b->entry = n->entry;
}

static void
add_place(struct jury *j, struct span at, const struct ballot *b,
	struct arena *perm)
{
	*vec_push(perm, &j->places) = (struct jury_place){
		.at = at,
		.ballot = (uint32_t)(b - j->ballots.v),
	};
}

/* Takes the first of the two names that are next, or both if they are one. */
static void
take(struct jury *j, const struct article *a, const struct name *w,
	const struct name *t, struct arena *perm)
{
	struct span at = w ? w->at : t->at;
	struct ballot *b = ballot_of(j, article_span(a, at), perm);

	count_tagged(b, w ? w->tagged : t->tagged);
	if (w)
		count_weighed(b, w);
	if (t) {
		b->tagged_n++;
		b->as[t->kind]++;
	}
	add_place(j, at, b, perm);
}

static int
compare(struct span a, struct span b)
{
	if (a.start != b.start)
		return a.start < b.start ? -1 : 1;
	return (a.end > b.end) - (a.end < b.end);
}

/* What the readings do to each other's places. */
static void
count_overlaps(struct jury *j)
{
	for (size_t i = 0; i < j->places.n; i++) {
		struct span a = j->places.v[i].at;
		struct ballot *x = &j->ballots.v[j->places.v[i].ballot];

		for (size_t k = i + 1;
			k < j->places.n && j->places.v[k].at.start < a.end;
			k++) {
			struct span b = j->places.v[k].at;
			struct ballot *y = &j->ballots.v[j->places.v[k].ballot];

			if (b.end <= a.end) {
				y->inside++;
				x->around++;
			} else if (a.start == b.start) {
				x->inside++;
				y->around++;
			} else {
				x->crossed++;
				y->crossed++;
			}
		}
	}
}

void
jury_fill(struct jury *j, const struct article *a, const struct names *weighed,
	const struct names *tagged, struct arena *perm)
{
	size_t i = 0, k = 0, most = (weighed->n + tagged->n) * 2;

	for (j->mask = 15; j->mask < most;)
		j->mask = j->mask * 2 + 1;
	j->slots = arena_new(perm, uint32_t, j->mask + 1);
	j->brief = a->text.n < TAGGER_BRIEF;
	while (i < weighed->n || k < tagged->n) {
		const struct name *w = i < weighed->n ? &weighed->v[i] : NULL;
		const struct name *t = k < tagged->n ? &tagged->v[k] : NULL;
		int order = !w ? 1 : !t ? -1 : compare(w->at, t->at);

		take(j, a, order <= 0 ? w : NULL, order >= 0 ? t : NULL, perm);
		i += order <= 0;
		k += order >= 0;
	}
	count_overlaps(j);
}

static float
bound(double hundredths, double most)
{
	double x = hundredths / 100;

	return (float)(x > most ? most : x < -most ? -most : x);
}

/* All kinds together against none. */
static double
any_of(const double lean[PLAYER_KINDS])
{
	double sum = 0;

	for (int k = 0; k < PLAYER_KINDS; k++)
		sum += exp(lean[k] / 100);
	return 100 * log(sum);
}

static void
set_weighed(const struct ballot *b, float v[CLUES])
{
	double lean[PLAYER_KINDS];

	if (!b->weighed_n)
		return;
	for (int k = 0; k < PLAYER_KINDS; k++) {
		lean[k] = b->weighed[k];
		v[CLUE_WEIGHED_PERSON + k] = bound(lean[k], 6) / 3;
	}
	v[CLUE_WEIGHED_ANY] = bound(any_of(lean), 6) / 3;
	v[CLUE_CHOSEN_PERSON + b->chosen] = 1;
}

static void
set_tagged(const struct ballot *b, float v[CLUES])
{
	double mean[PLAYER_KINDS], most[PLAYER_KINDS];
	float n = (float)b->n;

	for (int k = 0; k < PLAYER_KINDS; k++) {
		mean[k] = (double)b->sum[k] / b->n;
		most[k] = b->most[k];
		v[CLUE_MEAN_PERSON + k] = bound(mean[k], 10) / 4;
		v[CLUE_MOST_PERSON + k] = bound(most[k], 10) / 4;
		v[CLUE_SHARE_PERSON + k] = (float)b->as[k] / n;
	}
	v[CLUE_MEAN_ANY] = bound(any_of(mean), 10) / 4;
	v[CLUE_MOST_ANY] = bound(any_of(most), 10) / 4;
	v[CLUE_SHARE_ANY] = (float)b->tagged_n / n;
	v[CLUE_TAGGED_ONCE] = b->tagged_n > 0;
}

static void
set_places(const struct ballot *b, float v[CLUES])
{
	float n = (float)b->n;

	v[b->n == 1         ? CLUE_SEEN_ONCE
		: b->n == 2 ? CLUE_SEEN_TWICE
		: b->n < 5  ? CLUE_SEEN_THRICE
			    : CLUE_SEEN_OFTEN] = 1;
	v[CLUE_CROSSED] = (float)b->crossed / n;
	v[CLUE_INSIDE] = (float)b->inside / n;
	v[CLUE_AROUND] = (float)b->around / n;
}

/* How many letters of each sort there are. */
struct look {
	uint32_t han, upper, lower, digit, blank, sign;
};

static struct look
look_at(str s)
{
	struct look l = { 0 };

	for (size_t at = 0; at < s.n;) {
		uint32_t r = utf8_next(s, &at);

		l.han += rune_is_han(r);
		l.upper += r >= 'A' && r <= 'Z';
		l.lower += r >= 'a' && r <= 'z';
		l.digit += r >= '0' && r <= '9';
		l.blank += r == ' ';
		l.sign += !rune_is_han(r) && !rune_is_word(r) && r != ' ' &&
			  r != 0xB7;
	}
	return l;
}

/* How it ends: …研究院, …科技, …市, …哥. */
static void
set_tail(str text, float v[CLUES])
{
	static const struct {
		str word;
		int clue;
	} tails[] = {
#define TAIL(word) { STR0(word), CLUE_TAIL },
#define WEAK(word) { STR0(word), CLUE_WEAK_TAIL },
#define AREA(word) { STR0(word), CLUE_AREA },
#include "content/suffixes.def"
		{ STR0("哥"), CLUE_ADDRESS },
		{ STR0("姐"), CLUE_ADDRESS },
		{ STR0("总"), CLUE_ADDRESS },
		{ STR0("先生"), CLUE_ADDRESS },
		{ STR0("女士"), CLUE_ADDRESS },
		{ STR0("老师"), CLUE_ADDRESS },
		{ STR0("教授"), CLUE_ADDRESS },
		{ STR0("博士"), CLUE_ADDRESS },
	};

	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
		if (text.n > tails[i].word.n && str_ends(text, tails[i].word))
			v[tails[i].clue] = 1;
}

static void
set_look(const struct ballot *b, float v[CLUES])
{
	struct look l = look_at(b->text);
	bool latin = l.upper || l.lower;
	char first = b->text.s[0];

	v[l.han == 0         ? CLUE_LATIN
		: l.han == 1 ? CLUE_HAN_ONE
		: l.han == 2 ? CLUE_HAN_TWO
		: l.han == 3 ? CLUE_HAN_THREE
		: l.han == 4 ? CLUE_HAN_FOUR
			     : CLUE_HAN_MORE] = 1;
	v[CLUE_MIXED] = l.han && latin;
	v[CLUE_LATIN_WORDS] = latin && l.blank;
	v[CLUE_LATIN_LOWER] = first >= 'a' && first <= 'z';
	v[CLUE_LATIN_UPPER] = l.upper && !l.lower && !l.han;
	v[CLUE_LATIN_SHORT] = !l.han && l.upper + l.lower < 4;
	v[CLUE_DIGITS] = l.digit > 0;
	v[CLUE_SIGNS] = l.sign > 0;
	set_tail(b->text, v);
}

enum jury_sort
jury_clues(const struct ballot *b, float v[CLUES])
{
	for (int i = 0; i < CLUES; i++)
		v[i] = 0;
	v[CLUE_BIAS] = 1;
	set_weighed(b, v);
	set_tagged(b, v);
	set_places(b, v);
	set_look(b, v);
	if (b->known) {
		v[CLUE_KNOWN_PERSON + b->known_kind] = 1;
		v[CLUE_KNOWN_COMMON] = b->common;
	}
	int sort = b->weighed_n && b->tagged_n ? JURY_BOTH
		   : b->weighed_n              ? JURY_WEIGHED
					       : JURY_TAGGED;
	return (enum jury_sort)(
		b->known ? sort - JURY_BOTH + JURY_BOTH_KNOWN : sort);
}

static bool
is_key(str text)
{
	static const str keys[] = {
#define KEY(word) STR0(word),
#include "content/terms.def"
	};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_eq(text, keys[i]))
			return true;
	return false;
}

static void
decide(struct ballot *b)
{
	enum { DEFINED = 95 };
	float v[CLUES];
	double score[PLAYER_KINDS] = { 0 }, all = 1;
	enum jury_sort sort = jury_clues(b, v);

	for (int i = 0; i < CLUES; i++)
		for (int k = 0; v[i] != 0 && k < PLAYER_KINDS; k++)
			score[k] += (double)v[i] * (weights[JURY_ALL][i][k] +
							   weights[sort][i][k]);
	b->kind = 0;
	for (int k = 0; k < PLAYER_KINDS; k++) {
		all += exp(score[k] / 100);
		if (score[k] > score[b->kind])
			b->kind = (uint8_t)k;
	}
	if (b->defined) {
		b->kind = b->chosen;
		b->certainty = DEFINED;
		return;
	}
	b->certainty =
		is_key(b->text)
			? 0
			: (uint8_t)(100 * exp(score[b->kind] / 100) / all);
}

void
jury_decide(struct jury *j)
{
	for (size_t i = 0; i < j->ballots.n; i++)
		decide(&j->ballots.v[i]);
}
