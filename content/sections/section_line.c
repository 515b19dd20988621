#include "content/sections/section.h"

#include <math.h>

enum {
	SHORT_MAX = 48, /* letters of a heading's line */
	LONG_MIN = 60,  /* of a neighbour that is text */
	PLAIN_MIN = 24, /* … or at least a sentence */
	EDGE_LINES = 2,
};

struct section_weight section_weights[SECTION_CUES] = {
#define CUE(id, alone, ...) { alone, { __VA_ARGS__ } },
#include "content/sections/section_cues.def"
};

int16_t section_outs[SECTION_UNITS] = {
#define UNIT(id, weight) weight,
#include "content/sections/section_cues.def"
};

static uint32_t
length(const struct section_line *line)
{
	return line->at.end - line->at.start;
}

static const struct section_line *
line_at(const struct section_view *v, size_t i)
{
	return i < v->lines->n ? &v->lines->v[i] : NULL;
}

static enum letter_kind
last_kind(const struct section_view *v, const struct section_line *line)
{
	return (enum letter_kind)v->l->kind[line->at.end - 1];
}

static void
put_length(uint32_t n, struct section_cues *set)
{
	static const struct {
		uint32_t most;
		enum section_cue cue;
	} steps[] = { { 4, SECTION_LETTERS_4 }, { 8, SECTION_LETTERS_8 },
		{ 12, SECTION_LETTERS_12 }, { 16, SECTION_LETTERS_16 },
		{ 20, SECTION_LETTERS_20 }, { 26, SECTION_LETTERS_26 },
		{ 34, SECTION_LETTERS_34 },
		{ SHORT_MAX, SECTION_LETTERS_MORE } };

	for (size_t k = 0; k < sizeof steps / sizeof *steps; k++)
		if (n <= steps[k].most) {
			section_put(set, steps[k].cue);
			return;
		}
}

static void
put_last(const struct section_view *v, const struct section_line *line,
	struct section_cues *set)
{
	uint32_t rune = v->l->rune[line->at.end - 1];

	switch (last_kind(v, line)) {
	case LETTER_STOP:
		section_put(set,
			rune == '?' || rune == 0xFF1F   ? SECTION_LAST_QUESTION
			: rune == '!' || rune == 0xFF01 ? SECTION_LAST_CALL
			: rune == 0x2026                ? SECTION_LAST_DOTS
							: SECTION_LAST_STOP);
		break;
	case LETTER_SEMICOLON: section_put(set, SECTION_LAST_STOP); break;
	case LETTER_COMMA:
	case LETTER_PAUSE: section_put(set, SECTION_LAST_COMMA); break;
	case LETTER_COLON: section_put(set, SECTION_LAST_COLON); break;
	case LETTER_MARK: section_put(set, SECTION_LAST_MARK); break;
	case LETTER_CLOSE: section_put(set, SECTION_LAST_CLOSE); break;
	case LETTER_DIGIT: section_put(set, SECTION_LAST_DIGIT); break;
	default: break;
	}
}

static void
put_inside(const struct section_view *v, const struct section_line *line,
	struct section_cues *set)
{
	enum letter_kind first = letter_kind_at(v->l, line->at.start);
	bool seen[SECTION_CUES] = { false };
	bool han = false;

	for (uint32_t i = line->label.rest; i + 1 < line->at.end; i++) {
		uint32_t rune = v->l->rune[i];

		switch (v->l->kind[i]) {
		case LETTER_STOP: seen[SECTION_STOP_INSIDE] = true; break;
		case LETTER_COMMA: seen[SECTION_COMMA_INSIDE] = true; break;
		case LETTER_COLON: seen[SECTION_COLON_INSIDE] = true; break;
		case LETTER_PAUSE: seen[SECTION_PAUSE_INSIDE] = true; break;
		case LETTER_MARK: seen[SECTION_MARKS_INSIDE] = true; break;
		case LETTER_DIGIT: seen[SECTION_DIGIT_INSIDE] = true; break;
		case LETTER_HAN: han = true; break;
		default: break;
		}
		if (rune == '|' || rune == U'｜' || rune == U'丨')
			seen[SECTION_BAR_INSIDE] = true;
	}
	seen[SECTION_LATIN_ONLY] =
		!han && v->l->kind[line->at.end - 1] != LETTER_HAN;
	seen[SECTION_MARKED_WHOLLY] =
		first == LETTER_MARK && last_kind(v, line) == LETTER_MARK;
	seen[SECTION_BULLET] = first == LETTER_DASH || first == LETTER_OTHER;
	for (int cue = 0; cue < SECTION_CUES; cue++)
		if (seen[cue])
			section_put(set, (enum section_cue)cue);
}

bool
section_is_short(const struct section_view *v, size_t i)
{
	const struct section_line *line = line_at(v, i);

	return line && length(line) <= SHORT_MAX &&
	       !section_is_credit(v->l, line);
}

static bool
is_alone(const struct section_line *line)
{
	return line && line->label.sort != LABEL_NONE &&
	       line->label.rest == line->at.end;
}

/* Is there a label of the same sort with the number before or behind? */
static bool
is_followed(const struct section_view *v, size_t i)
{
	enum { REACH = 60 };
	const struct label *own = &v->lines->v[i].label;
	size_t from = i > REACH ? i - REACH : 0;

	for (size_t k = from; k < v->lines->n && k <= i + REACH; k++) {
		const struct label *other = &v->lines->v[k].label;

		if (other->sort == own->sort &&
			(other->number == own->number + 1 ||
				other->number + 1 == own->number))
			return true;
	}
	return false;
}

void
section_view_make(struct section_view *v, const struct letters *l,
	const struct section_lines *lines)
{
	size_t few = 0;

	*v = (struct section_view){ .l = l, .lines = lines };
	for (size_t i = 0; i < lines->n; i++) {
		few += length(&lines->v[i]) < PLAIN_MIN;
		if (section_is_short(v, i))
			v->shapes[section_shape(v, i)]++;
		v->labelled += lines->v[i].label.sort != LABEL_NONE &&
			       section_is_short(v, i) && is_followed(v, i);
	}
	v->few = lines->n ? few * 100 / lines->n : 0;
}

static void
put_label(const struct section_view *v, size_t i, struct section_cues *set)
{
	const struct section_line *line = &v->lines->v[i];

	if (i && is_alone(line_at(v, i - 1)))
		section_put(set, SECTION_BEHIND_LABEL);
	if (i && v->lines->v[i - 1].heading)
		section_put(set, SECTION_BEHIND_HEADING);
	if (v->labelled < 2)
		section_put(set, SECTION_NONE_LABELLED);
	if (line->label.sort == LABEL_NONE) {
		if (v->labelled >= 2 && (!i || !is_alone(line_at(v, i - 1))))
			section_put(set, SECTION_OTHERS_LABELLED);
		return;
	}
	if (v->labelled >= 3)
		section_put(set, SECTION_ALL_LABELLED);
	section_put(
		set, SECTION_LABEL_DIGITS + (line->label.sort - LABEL_DIGITS));
	if (is_followed(v, i))
		section_put(set, SECTION_LABEL_FOLLOWED);
}

/* Is the line beside one of the same row of labels, 1. 2. 3., with no text
 * between them? */
static bool
is_row(const struct section_view *v, size_t i, const struct label *own)
{
	const struct section_line *line = line_at(v, i);

	return line && own->sort != LABEL_NONE &&
	       line->label.sort == own->sort &&
	       line->label.rest < line->at.end &&
	       (line->label.number + 1 == own->number ||
		       own->number + 1 == line->label.number);
}

/* How far off the next short line is, before or behind, in letters. */
static uint32_t
gap(const struct section_view *v, size_t i, bool behind)
{
	enum { FAR = 2000 };
	uint32_t n = 0;

	while (n < FAR) {
		if (behind ? ++i >= v->lines->n : i-- == 0)
			return FAR;
		if (section_is_short(v, i))
			break;
		n += length(&v->lines->v[i]);
	}
	return n;
}

static void
put_gap(uint32_t n, enum section_cue least, struct section_cues *set)
{
	static const uint32_t bounds[] = { 100, 300, 800 };
	uint32_t k = 0;

	while (k < 3 && n > bounds[k])
		k++;
	section_put(set, (enum section_cue)(least + k));
}

/* Short lines that stand together are a list or a table. */
static void
put_row(const struct section_view *v, size_t i, struct section_cues *set)
{
	const struct section_line *line = line_at(v, i);
	bool before = i && section_is_short(v, i - 1);
	bool behind = section_is_short(v, i + 1);
	bool colon = false;

	if (is_row(v, i - 1, &line->label) || is_row(v, i + 1, &line->label))
		section_put(set, SECTION_LABEL_ROW);
	if (before && i > 1 && section_is_short(v, i - 2))
		section_put(set, SECTION_RUN_BEFORE);
	if (behind && section_is_short(v, i + 2))
		section_put(set, SECTION_RUN_BEHIND);
	put_gap(gap(v, i, false), SECTION_GAP_100, set);
	put_gap(gap(v, i, true), SECTION_NEXT_100, set);
	if (!before || !behind)
		return;
	section_put(set, SECTION_ROW_SHORT);
	for (uint32_t k = line->at.start; k < line->at.end; k++)
		colon |= v->l->kind[k] == LETTER_COLON;
	if (colon)
		section_put(set, SECTION_ROW_COLON);
}

/* How a line behind a heading can be told from its second half. */
static void
put_second(const struct section_view *v, size_t i, struct section_cues *set)
{
	const struct section_line *before = line_at(v, i - 1);

	if (last_kind(v, line_at(v, i)) == LETTER_STOP)
		section_put(set, SECTION_BEHIND_HEADING_STOP);
	if (last_kind(v, before) == LETTER_COMMA)
		section_put(set, SECTION_BEHIND_HEADING_COMMA);
	if (last_kind(v, before) == LETTER_COLON)
		section_put(set, SECTION_BEHIND_HEADING_COLON);
	if (before->label.sort == LABEL_NONE)
		section_put(set, SECTION_BEHIND_PLAIN_HEADING);
}

static void
put_neighbours(const struct section_view *v, size_t i, struct section_cues *set)
{
	const struct section_line *before = i ? line_at(v, i - 1) : NULL;
	const struct section_line *behind = line_at(v, i + 1);

	if (!before)
		section_put(set, SECTION_BEFORE_NONE);
	else if (length(before) >= LONG_MIN)
		section_put(set, SECTION_BEFORE_LONG);
	else
		section_put(set, SECTION_BEFORE_SHORT);
	if (before && last_kind(v, before) == LETTER_COLON)
		section_put(set, SECTION_BEFORE_COLON);
	else if (before && last_kind(v, before) != LETTER_STOP &&
		 last_kind(v, before) != LETTER_MARK)
		section_put(set, SECTION_BEFORE_OPEN);
	if (!behind)
		section_put(set, SECTION_BEHIND_NONE);
	else if (length(behind) >= LONG_MIN)
		section_put(set, SECTION_BEHIND_LONG);
	else
		section_put(set, SECTION_BEHIND_SHORT);
	if (behind && v->l->kind[behind->at.start] == LETTER_MARK)
		section_put(set, SECTION_BEHIND_QUOTE);
}

/* A short line by itself between two long ones that are sentences. */
static void
put_between(const struct section_view *v, size_t i, struct section_cues *set)
{
	const struct section_line *before = i ? line_at(v, i - 1) : NULL;
	const struct section_line *behind = line_at(v, i + 1);
	enum letter_kind last = last_kind(v, line_at(v, i));

	if (!before || !behind || length(before) < PLAIN_MIN ||
		length(behind) < PLAIN_MIN ||
		(last_kind(v, before) != LETTER_STOP &&
			last_kind(v, before) != LETTER_MARK))
		return;
	section_put(set, SECTION_BETWEEN_TEXT);
	if (last == LETTER_STOP)
		section_put(set, SECTION_BETWEEN_QUESTION);
	else if (last == LETTER_HAN || last == LETTER_WORD)
		section_put(set, SECTION_BETWEEN_PLAIN);
	if (v->few < 35)
		section_put(set, SECTION_FEW_BETWEEN);
}

void
section_cues_of(
	const struct section_view *v, size_t i, struct section_cues *set)
{
	const struct section_line *line = &v->lines->v[i];

	set->n = 0;
	section_put(set, SECTION_BIAS);
	put_length(length(line), set);
	put_last(v, line, set);
	put_inside(v, line, set);
	section_word_cues(v, i, set);
	put_label(v, i, set);
	put_neighbours(v, i, set);
	put_between(v, i, set);
	put_row(v, i, set);
	section_around_cues(v, i, set);
	if (i && v->lines->v[i - 1].heading)
		put_second(v, i, set);
	if (line->again)
		section_put(set, SECTION_AGAIN);
	if (line->often)
		section_put(set, SECTION_OFTEN);
	if (i < EDGE_LINES)
		section_put(set, SECTION_FIRST_LINES);
	if (i + EDGE_LINES >= v->lines->n)
		section_put(set, SECTION_LAST_LINES);
	section_put(set, v->few < 20   ? SECTION_FEW_SHORT
			 : v->few < 35 ? SECTION_SOME_SHORT
			 : v->few < 55 ? SECTION_MANY_SHORT
				       : SECTION_MOST_SHORT);
}

int
section_score(const struct section_view *v, size_t i)
{
	struct section_cues set;
	int sum = 0, units[SECTION_UNITS] = { 0 };

	section_cues_of(v, i, &set);
	for (size_t k = 0; k < set.n; k++) {
		const struct section_weight *w = &section_weights[set.v[k]];

		sum += w->alone;
		for (int u = 0; u < SECTION_UNITS; u++)
			units[u] += w->unit[u];
	}
	for (int u = 0; u < SECTION_UNITS; u++)
		sum += (int)lrint(section_outs[u] * tanh(units[u] / 100.0));
	return sum;
}
