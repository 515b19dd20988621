#include "tools/train_sections.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "content/extract.h"
#include "content/sections/section.h"

static const char *const names[SECTION_CUES] = {
#define CUE(id, ...) #id,
#include "content/sections/section_cues.def"
};

/* The article as it is before section_find looks: text without markup. */
static struct article
unread(const struct article *a, struct arena *tmp)
{
	struct article copy = *a;

	copy.paragraphs.v = arena_new(tmp, struct paragraph, a->paragraphs.n);
	copy.words = arena_copy(tmp, a->words);
	copy.words_cap = copy.words.n;
	copy.sections.v = NULL;
	copy.sections.n = copy.sections.cap = 0;
	for (size_t i = 0; i < a->paragraphs.n; i++) {
		copy.paragraphs.v[i] = a->paragraphs.v[i];
		if (copy.paragraphs.v[i].kind == PARAGRAPH_HEADING)
			copy.paragraphs.v[i].kind = PARAGRAPH_TEXT;
	}
	return copy;
}

static bool
is_heading(const struct labelled *x, str flat)
{
	for (size_t k = 0; k < x->headings.n; k++)
		if (str_eq(x->headings.v[k], flat))
			return true;
	return false;
}

/* Are the two texts together a heading? */
static bool
is_pair(const struct labelled *x, str first, str second)
{
	for (size_t k = 0; first.n && second.n && k < x->headings.n; k++)
		if (x->headings.v[k].n == first.n + second.n &&
			str_starts(x->headings.v[k], first) &&
			str_ends(x->headings.v[k], second))
			return true;
	return false;
}

static str
line_text(const struct letters *l, const struct section_line *line,
	struct arena *tmp)
{
	return flat_of(tmp, letters_str(l, line->label.rest, line->at.end));
}

/* Marks the lines that are headings by the labels: cues look at the line
 * before. */
static void
mark_gold(const struct labelled *x, const struct letters *l,
	struct section_lines *lines, struct arena *tmp)
{
	str last = { 0 }, own = { 0 }, next;

	for (size_t i = 0; i <= lines->n; i++) {
		next = i < lines->n ? line_text(l, &lines->v[i], tmp)
				    : (str){ 0 };
		if (i > 0)
			lines->v[i - 1].heading = is_heading(x, own) ||
						  is_pair(x, own, next) ||
						  is_pair(x, last, own);
		/* A label by itself belongs to the heading behind it. */
		if (i > 1 && lines->v[i - 1].heading && !last.n)
			lines->v[i - 2].heading = true;
		last = own;
		own = next;
	}
}

void
sections_ask(const struct labelled *x, uint32_t number, struct lesson *lesson)
{
	struct arena tmp = { 0 };
	struct letters l;
	struct section_lines lines = { 0 };
	struct section_view v;
	struct section_cues set;

	struct article a = unread(&x->a, &tmp);
	letters_make(a.text, &tmp, &l);
	section_lines_make(&a, &l, &tmp, &lines);
	mark_gold(x, &l, &lines, &tmp);
	section_view_make(&v, &l, &lines);
	for (size_t i = 0; i < lines.n; i++) {
		if (!section_is_short(&v, i))
			continue;
		lesson_ask(lesson, number);
		lesson_answer(lesson, lines.v[i].heading);
		section_cues_of(&v, i, &set);
		for (size_t k = 0; k < set.n; k++)
			lesson_see(lesson,
				(const str[3]){ str_of(names[set.v[k]]) });
	}
	arena_free(&tmp);
}

_Static_assert((int)NET_UNITS == (int)SECTION_UNITS,
	"the net has as many units as the table");

static int16_t
hundredths(double w)
{
	return (int16_t)lround(100 * w);
}

void
sections_use(const struct net *net)
{
	memset(section_weights, 0, sizeof section_weights);
	for (size_t i = 0; i < net->n; i++)
		for (int cue = 0; cue < SECTION_CUES; cue++) {
			const struct net_row *row = &net->v[i];

			if (strcmp(names[cue], row->feature) != 0)
				continue;
			section_weights[cue].alone = hundredths(row->linear);
			for (int u = 0; u < SECTION_UNITS; u++)
				section_weights[cue].unit[u] =
					hundredths(row->hidden[u]);
		}
	for (int u = 0; u < SECTION_UNITS; u++)
		section_outs[u] = hundredths(net->out[u]);
}

void
sections_count(const struct labelled *x, int *right, int *found, int *gold)
{
	struct arena tmp = { 0 };

	struct article a = unread(&x->a, &tmp);
	section_find(&a, false, &tmp);
	for (size_t i = 0; i < a.sections.n; i++) {
		str heading = flat_of(
			&tmp, article_word(&a, a.sections.v[i].heading));

		*right += heading.n && is_heading(x, heading);
		*found += heading.n > 0;
	}
	for (size_t k = 0; k < x->headings.n; k++)
		*gold += x->headings.v[k].n > 0;
	arena_free(&tmp);
}

static void
write_cue(FILE *f, int cue)
{
	const struct section_weight *w = &section_weights[cue];

	fprintf(f, "CUE(%s, %d", names[cue], w->alone);
	for (int u = 0; u < SECTION_UNITS; u++)
		fprintf(f, ", %d", w->unit[u]);
	fputs(")\n", f);
}

bool
sections_write(const char *folder, struct arena *perm)
{
	str path = arena_printf(perm, "%s/sections/section_cues.def", folder);
	FILE *f = fopen(path.s, "w");

	if (!f)
		return false;
	fputs("/*\n * What speaks for a line being a heading, and how much, in "
	      "hundredths of a\n * logit: CUE(id, alone, weight in each unit), "
	      "UNIT(id, what the unit weighs).\n * Learnt by `make "
	      "quotes-model` from labelled articles.\n */\n#ifndef CUE\n"
	      "#define CUE(id, ...)\n#endif\n#ifndef UNIT\n"
	      "#define UNIT(id, weight)\n#endif\n\n",
		f);
	for (int cue = 0; cue < SECTION_CUES; cue++)
		write_cue(f, cue);
	for (int u = 0; u < SECTION_UNITS; u++)
		fprintf(f, "UNIT(%d, %d)\n", u, section_outs[u]);
	fputs("\n#undef CUE\n#undef UNIT\n", f);
	return fclose(f) == 0;
}
