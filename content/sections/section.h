/* What section.c and section_line.c share: the lines of an article. */
#ifndef CONTENT_SECTION_H
#define CONTENT_SECTION_H

#include "base/arena.h"
#include "content/article.h"
#include "content/sections/label.h"

/* One paragraph, as one that may be a heading. */
struct section_line {
	struct span at; /* letters, without blanks at the ends */
	uint32_t paragraph;
	struct label label;
	bool heading;
	bool again; /* its text is another line's, too */
	bool often; /* … and a third one's */
};

struct section_lines {
	struct section_line *v;
	size_t n, cap;
};

enum section_cue {
#define CUE(id, ...) SECTION_##id,
#include "content/sections/section_cues.def"
	SECTION_CUES
};

struct section_cues {
	uint8_t v[64];
	size_t n;
};

static inline void
section_put(struct section_cues *set, enum section_cue cue)
{
	if (set->n < sizeof set->v)
		set->v[set->n++] = (uint8_t)cue;
}

enum { SECTION_SHAPES = 32 };

/* What is asked of all lines is asked once. */
struct section_view {
	const struct letters *l;
	const struct section_lines *lines;
	size_t few;                      /* short lines, in hundredths of all */
	size_t labelled;                 /* short lines that count on: 01, 02 */
	uint32_t shapes[SECTION_SHAPES]; /* how many short lines have each */
};

/* The lines of an article, without those of code. */
void section_lines_make(const struct article *, const struct letters *,
	struct arena *, struct section_lines *);

/*
 * Learnt, in the order of enum section_cue; see tools/train_sections.c.  A
 * cue speaks for itself, and together with others through hidden units: each
 * gives the tangent of its sum, times what it weighs.  All in hundredths.
 */
enum { SECTION_UNITS = 18 };

struct section_weight {
	int16_t alone, unit[SECTION_UNITS];
};

extern struct section_weight section_weights[SECTION_CUES];
extern int16_t section_outs[SECTION_UNITS];

void section_view_make(struct section_view *, const struct letters *,
	const struct section_lines *);

/* Could line i be a heading at all?  And what speaks for it? */
bool section_is_short(const struct section_view *, size_t i);
void section_cues_of(
	const struct section_view *, size_t i, struct section_cues *);

/* Those of its words (section_words.c), and those that make no heading. */
void section_word_cues(
	const struct section_view *, size_t i, struct section_cues *);
bool section_is_credit(const struct letters *, const struct section_line *);

/* Those of the lines around it (section_around.c), and what it looks like: its
 * ending, with a colon, with a label, long. */
void section_around_cues(
	const struct section_view *, size_t i, struct section_cues *);
size_t section_shape(const struct section_view *, size_t i);

/* The sum of their weights, in hundredths of a logit. */
int section_score(const struct section_view *, size_t i);

#endif
