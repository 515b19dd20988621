/* What is known of a string, as numbers: name_jury.def. */
#include "content/names/name_jury.h"

#include <math.h>

#include "base/utf8.h"
#include "content/names/name_context.h"

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
		v[CLUE_FIRST_PERSON + k] = bound(b->first[k], 10) / 4;
		v[CLUE_SHARE_PERSON + k] = (float)b->as[k] / n;
	}
	v[CLUE_MEAN_ANY] = bound(any_of(mean), 10) / 4;
	v[CLUE_MOST_ANY] = bound(any_of(most), 10) / 4;
	v[CLUE_SHARE_ANY] = (float)b->tagged_n / n;
	v[CLUE_TAGGED_ONCE] = b->tagged_n > 0;
	v[CLUE_EAGER_ANY] = (float)b->eager_n / n;
	for (int k = 0; k < PLAYER_KINDS; k++)
		v[CLUE_EAGER_PERSON + k] = (float)b->eager_as[k] / n;
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
#include "content/names/suffixes.def"
#define LEARNT_0(word)
#define LEARNT_1(word) { STR0(word), CLUE_ADDRESS },
#define ADDRESS(word, behind, learnt) LEARNT_##learnt(word)
#include "content/words/address.def"
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

/* A word that says what it is is enough once, and surer twice. */
static float
some(float n)
{
	return n / (n + 1);
}

static void
set_beside(const struct ballot *b, float v[CLUES])
{
	const struct beside *r = &b->beside;
	float n = (float)b->n;

	v[CLUE_LISTED] = (float)r->listed / n;
	v[CLUE_GLOSS] = (float)r->glosses / n;
	for (int k = 0; k < PLAYER_KINDS; k++) {
		v[CLUE_LIST_PERSON + k] = r->list[k] / n;
		v[CLUE_BRACKET_PERSON + k] = r->bracket[k] / n;
		v[CLUE_GROUP_PERSON + k] = some(r->group[k]);
		v[CLUE_BEFORE_PERSON + k] = some(r->before[k]);
		v[CLUE_CONTEXT_PERSON + k] = jury_context(
			context_worth(b->context[k], b->context_n));
	}
}

float
jury_context(float worth)
{
	return bound(100 * (double)worth, 6) / 3;
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
	set_beside(b, v);
	v[CLUE_NO_NAME] = b->no_name;
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
