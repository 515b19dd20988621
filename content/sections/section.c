/*
 * Sections: lines that are headings, by markup or by shape, put together
 * into labels and headings.
 */
#include "content/sections/section.h"

#include "content/extract.h"

enum { PARTS_MAX = 3, THRESHOLD = -60 };

struct section_finder {
	struct article *a;
	struct letters l;
	struct section_lines lines;
	struct arena *perm;
	bool marked; /* headings by markup, not by shape */
	uint32_t pairs;
};

static struct span
trimmed(const struct letters *l, struct span at)
{
	while (at.start < at.end && l->kind[at.start] == LETTER_BLANK)
		at.start++;
	while (at.end > at.start && l->kind[at.end - 1] == LETTER_BLANK)
		at.end--;
	return at;
}

static str
line_text(const struct letters *l, const struct section_line *line)
{
	return letters_str(l, line->at.start, line->at.end);
}

/* Over ● and the like. */
static uint32_t
skip_bullet(const struct letters *l, struct span at)
{
	static const char *const bullets[] = { "●", "•", "■", "◆", "▶", "▌",
		"▍", "◎", "○", "★", "·" };

	for (size_t k = 0; k < sizeof bullets / sizeof *bullets; k++)
		if (letters_start(l, at.start, bullets[k]))
			return letter_skip_blanks(l, at.start + 1);
	return at.start;
}

/* Finds the lines whose text stands twice, by a hash table. */
static void
find_again(const struct letters *l, struct section_lines *lines)
{
	struct arena tmp = { 0 };
	size_t slots = 16;

	while (slots < lines->n * 2)
		slots *= 2;
	uint32_t *slot = arena_new(&tmp, uint32_t, slots);
	for (size_t k = 0; k < lines->n; k++) {
		str text = line_text(l, &lines->v[k]);
		size_t i = str_hash(text) & (slots - 1);

		while (slot[i] &&
			!str_eq(line_text(l, &lines->v[slot[i] - 1]), text))
			i = (i + 1) & (slots - 1);
		if (!slot[i]) {
			slot[i] = (uint32_t)k + 1;
			continue;
		}
		struct section_line *first = &lines->v[slot[i] - 1];
		lines->v[k].often = first->often = first->again;
		lines->v[k].again = first->again = true;
	}
	arena_free(&tmp);
}

void
section_lines_make(const struct article *a, const struct letters *l,
	struct arena *perm, struct section_lines *out)
{
	for (size_t i = 0; i < a->paragraphs.n; i++) {
		const struct paragraph *p = &a->paragraphs.v[i];
		struct span at = { letter_of_byte(l, p->at.start),
			letter_of_byte(l, p->at.end) };

		at = trimmed(l, at);
		if (span_empty(at) || p->kind == PARAGRAPH_CODE)
			continue;
		struct section_line *line = vec_push(perm, out);
		line->at = at;
		line->paragraph = (uint32_t)i;
		if (!label_read(l, at, &line->label))
			line->label.rest = skip_bullet(l, at);
	}
	find_again(l, out);
}

static void
mark_by_markup(struct section_finder *f)
{
	for (size_t i = 0; i < f->lines.n; i++) {
		struct section_line *line = &f->lines.v[i];

		line->heading = f->a->paragraphs.v[line->paragraph].kind ==
				PARAGRAPH_HEADING;
	}
}

static bool
is_alone(const struct section_line *line)
{
	return line->label.sort != LABEL_NONE &&
	       line->label.rest == line->at.end;
}

static enum letter_kind
last_kind(const struct section_finder *f, size_t i)
{
	return (enum letter_kind)f->l.kind[f->lines.v[i].at.end - 1];
}

/* Does the line at i end in a comma or a colon, so that it goes on? */
static bool
is_open_line(const struct section_finder *f, size_t i)
{
	enum letter_kind last = last_kind(f, i);

	return last == LETTER_COMMA || last == LETTER_COLON;
}

/* A short open line behind text, before a heading, is the heading's first
 * half, which looks like text itself. */
static void
mark_first_halves(struct section_finder *f, const struct section_view *v)
{
	for (size_t i = 1; i < f->lines.n; i++) {
		struct section_line *first = &f->lines.v[i - 1];

		first->heading |= f->lines.v[i].heading &&
				  f->lines.v[i].label.sort == LABEL_NONE &&
				  first->label.sort == LABEL_NONE &&
				  f->a->paragraphs.v[first->paragraph].kind ==
					  PARAGRAPH_TEXT &&
				  section_is_short(v, i - 1) &&
				  is_open_line(f, i - 1) &&
				  (i < 2 || !section_is_short(v, i - 2));
	}
}

static void
mark_by_shape(struct section_finder *f)
{
	struct section_view v;

	section_view_make(&v, &f->l, &f->lines);
	for (size_t i = 0; i < f->lines.n; i++)
		f->lines.v[i].heading =
			f->a->paragraphs.v[f->lines.v[i].paragraph].kind ==
				PARAGRAPH_TEXT &&
			section_is_short(&v, i) &&
			section_score(&v, i) > THRESHOLD;
	mark_first_halves(f, &v);
}

/* 深海计划 / 一家公司的十年: two lines that no label parts may be one heading,
 * but a part's first item with a colon (小明：……) is one of its own. */
static bool
is_like_pair(const struct section_finder *f, size_t i)
{
	const struct section_line *line = &f->lines.v[i];
	const struct section_line *next = &f->lines.v[i + 1];

	if (i + 1 >= f->lines.n || !line->heading || !next->heading ||
		line->label.sort != LABEL_NONE ||
		next->label.sort != LABEL_NONE ||
		last_kind(f, i) == LETTER_STOP)
		return false;
	for (uint32_t k = next->at.start; k < next->at.end; k++)
		if (f->l.kind[k] == LETTER_COLON || f->l.rune[k] == '|' ||
			f->l.rune[k] == 0xFF5C)
			return false;
	return last_kind(f, i + 1) != LETTER_DASH;
}

/* An article whose headings have two lines has several of them. */
static void
count_pairs(struct section_finder *f)
{
	for (size_t i = 0; i < f->lines.n; i++)
		if (is_like_pair(f, i)) {
			f->pairs++;
			i++;
		}
}

static bool
is_pair(const struct section_finder *f, size_t i)
{
	if (f->lines.v[i].label.sort != LABEL_NONE || f->marked)
		return last_kind(f, i) == LETTER_COMMA;
	return is_like_pair(f, i) &&
	       (is_open_line(f, i) || f->pairs > 1 ||
		       last_kind(f, i + 1) != LETTER_STOP);
}

/* Does the line behind the one at i belong to the same heading? */
static bool
goes_on(const struct section_finder *f, size_t first, size_t i)
{
	const struct section_line *next = &f->lines.v[i + 1];

	if (i + 1 >= f->lines.n || !next->heading ||
		next->label.sort != LABEL_NONE || i + 1 - first > PARTS_MAX)
		return false;
	return is_alone(&f->lines.v[first]) || (i == first && is_pair(f, i));
}

/* A heading's words without the brackets around all of them: [ 深海计划 ] */
static struct span
without_brackets(const struct letters *l, struct span at)
{
	if (at.start + 2 < at.end && l->rune[at.start] == '[' &&
		l->rune[at.end - 1] == ']')
		return trimmed(l, (struct span){ at.start + 1, at.end - 1 });
	return at;
}

static struct word
heading_of(struct section_finder *f, size_t first, size_t end)
{
	struct word heading = { 0 };

	for (size_t i = first; i < end; i++) {
		const struct section_line *line = &f->lines.v[i];
		struct span at = without_brackets(
			&f->l, (struct span){ line->label.rest, line->at.end });
		str part = letters_str(&f->l, at.start, at.end);

		if (!part.n)
			continue;
		if (!word_empty(heading))
			article_word_add(f->a, f->perm, STR(" "));
		struct word w = article_word_cut(f->a, f->perm, part);
		heading = word_empty(heading)
				  ? w
				  : (struct word){ heading.start, w.end };
	}
	return heading;
}

static void
add_section(struct section_finder *f, size_t first, size_t end)
{
	struct article *a = f->a;
	const struct section_line *line = &f->lines.v[first];
	const struct span *label = &line->label.at;

	*vec_push(f->perm, &a->sections) = (struct section){
		.label = article_word_cut(a, f->perm,
			letters_str(&f->l, label->start, label->end)),
		.heading = heading_of(f, first, end),
		.at = { f->l.at[line->at.start], (uint32_t)a->text.n },
		.depth = a->paragraphs.v[line->paragraph].depth,
	};
	for (size_t i = first; i < end; i++)
		a->paragraphs.v[f->lines.v[i].paragraph].kind =
			PARAGRAPH_HEADING;
}

/* Each section ends where the next one begins. */
static void
set_ends(struct article *a)
{
	for (size_t i = 0; i + 1 < a->sections.n; i++)
		a->sections.v[i].at.end = a->sections.v[i + 1].at.start;
}

/* Marked depths begin with 1. */
static void
set_marked_depths(struct article *a)
{
	uint8_t least = UINT8_MAX;

	for (size_t i = 0; i < a->sections.n; i++)
		if (a->sections.v[i].depth < least)
			least = a->sections.v[i].depth;
	for (size_t i = 0; i < a->sections.n; i++)
		a->sections.v[i].depth =
			(uint8_t)(a->sections.v[i].depth - least + 1);
}

/* By shape: what has no label stands below what has one. */
static void
set_shape_depths(struct article *a)
{
	bool labelled = false;

	for (size_t i = 0; i < a->sections.n; i++) {
		struct section *s = &a->sections.v[i];

		labelled |= !word_empty(s->label);
		s->depth = labelled && word_empty(s->label) ? 2 : 1;
	}
}

void
section_find(struct article *a, bool headings, struct arena *perm)
{
	struct arena tmp = { 0 };
	struct section_finder f = { .a = a, .perm = perm, .marked = headings };

	letters_of(a, &tmp, &f.l);
	section_lines_make(a, &f.l, &tmp, &f.lines);
	if (headings)
		mark_by_markup(&f);
	else
		mark_by_shape(&f);
	count_pairs(&f);
	for (size_t i = 0; i < f.lines.n;) {
		size_t first = i;

		if (!f.lines.v[i++].heading)
			continue;
		while (goes_on(&f, first, i - 1))
			i++;
		add_section(&f, first, i);
	}
	set_ends(a);
	if (headings)
		set_marked_depths(a);
	else
		set_shape_depths(a);
	arena_free(&tmp);
}
