#include "content/sections/section.h"

/*
 * A line among those around it: a caption takes up the words of the text
 * before it, and the text goes on behind it as if it were not there; the
 * headings of an article look alike.
 */

/* Are letters i and i + 1 of a word? */
static bool
is_pair(const struct letters *l, uint32_t i)
{
	return l->kind[i] >= LETTER_HAN && l->kind[i] <= LETTER_DIGIT &&
	       l->kind[i + 1] >= LETTER_HAN && l->kind[i + 1] <= LETTER_DIGIT;
}

static bool
has_pair(const struct letters *l, struct span in, uint32_t i)
{
	for (uint32_t k = in.start; k + 1 < in.end; k++)
		if (l->rune[k] == l->rune[i] &&
			l->rune[k + 1] == l->rune[i + 1])
			return true;
	return false;
}

/* How many hundredths of a line's pairs of letters stand in a text too. */
static uint32_t
likeness(const struct letters *l, struct span line, struct span text)
{
	uint32_t all = 0, same = 0;

	for (uint32_t i = line.start; i + 1 < line.end; i++) {
		if (!is_pair(l, i))
			continue;
		all++;
		same += has_pair(l, text, i);
	}
	return all ? same * 100 / all : 0;
}

static void
put_share(uint32_t share, enum section_cue least, struct section_cues *set)
{
	if (share >= 60)
		section_put(set, (enum section_cue)(least + 2));
	else if (share >= 30)
		section_put(set, (enum section_cue)(least + 1));
	else if (share > 0)
		section_put(set, least);
}

/* The text before and behind a line, as far as it is looked at. */
static void
put_likeness(const struct section_view *v, size_t i, struct section_cues *set)
{
	enum { REACH = 160 };
	struct span own = { v->lines->v[i].label.rest, v->lines->v[i].at.end };
	struct span before = { 0 }, behind = { 0 };

	if (i > 0)
		before = v->lines->v[i - 1].at;
	if (i + 1 < v->lines->n)
		behind = v->lines->v[i + 1].at;
	if (before.end - before.start > REACH)
		before.start = before.end - REACH;
	if (behind.end - behind.start > REACH)
		behind.end = behind.start + REACH;
	uint32_t back = likeness(v->l, own, before);
	uint32_t on = likeness(v->l, own, behind);

	put_share(back, SECTION_LIKE_BEFORE_1, set);
	put_share(on, SECTION_LIKE_BEHIND_1, set);
	if (back > on)
		section_put(set, SECTION_LIKER_BEFORE);
	if (on > back)
		section_put(set, SECTION_LIKER_BEHIND);
}

/* A name for something: no comma, and 的 near the end. */
static void
put_noun(const struct section_view *v, size_t i, struct section_cues *set)
{
	enum { NOUN_MAX = 8 };
	const struct section_line *line = &v->lines->v[i];
	uint32_t end = line->at.end, de = end;

	for (uint32_t k = line->label.rest; k < end; k++) {
		if (v->l->kind[k] >= LETTER_COMMA &&
			v->l->kind[k] <= LETTER_DASH)
			return;
		if (v->l->rune[k] == U'的')
			de = k;
	}
	if (de + 1 < end && end - de <= NOUN_MAX)
		section_put(set, SECTION_NOUN_LAST);
}

/* How many short lines stand together around line i. */
static void
put_run(const struct section_view *v, size_t i, struct section_cues *set)
{
	enum { MOST = 6 };
	size_t n = 1;

	for (size_t k = i; k-- > 0 && n < MOST && section_is_short(v, k);)
		n++;
	for (size_t k = i + 1; n < MOST && section_is_short(v, k); k++)
		n++;
	if (n >= MOST)
		section_put(set, SECTION_RUN_6);
	else if (n >= 4)
		section_put(set, SECTION_RUN_4);
	if (i > 1 && v->lines->v[i - 2].label.sort != LABEL_NONE &&
		v->lines->v[i - 2].label.rest == v->lines->v[i - 2].at.end)
		section_put(set, SECTION_SECOND_BEHIND_LABEL);
}

size_t
section_shape(const struct section_view *v, size_t i)
{
	enum { LONG = 12 };
	const struct section_line *line = &v->lines->v[i];
	size_t colon = 0, last = 0;

	for (uint32_t k = line->label.rest; k + 1 < line->at.end; k++)
		colon |= v->l->kind[k] == LETTER_COLON;
	switch (v->l->kind[line->at.end - 1]) {
	case LETTER_HAN:
	case LETTER_WORD:
	case LETTER_DIGIT: last = 0; break;
	case LETTER_STOP: last = 1; break;
	case LETTER_MARK:
	case LETTER_CLOSE: last = 2; break;
	default: last = 3; break;
	}
	return last * 8 + colon * 4 + (line->label.sort != LABEL_NONE) * 2 +
	       (line->at.end - line->at.start > LONG);
}

static void
put_shape(const struct section_view *v, size_t i, struct section_cues *set)
{
	uint32_t n = v->shapes[section_shape(v, i)];

	section_put(set, n <= 1   ? SECTION_SHAPE_1
			 : n <= 3 ? SECTION_SHAPE_3
			 : n <= 8 ? SECTION_SHAPE_8
				  : SECTION_SHAPE_MORE);
}

void
section_around_cues(
	const struct section_view *v, size_t i, struct section_cues *set)
{
	put_likeness(v, i, set);
	put_noun(v, i, set);
	put_run(v, i, set);
	put_shape(v, i, set);
}
