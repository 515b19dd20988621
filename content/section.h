/* What section.c and section_line.c share: the lines of an article. */
#ifndef CONTENT_SECTION_H
#define CONTENT_SECTION_H

#include "content/label.h"

/* One paragraph, as one that may be a heading. */
struct section_line {
	struct span at; /* letters, without blanks at the ends */
	uint32_t paragraph;
	struct label label;
	bool heading;
};

struct section_lines {
	struct section_line *v;
	size_t n, cap;
};

enum section_cue {
#define CUE(id, weight) SECTION_##id,
#include "content/section_cues.def"
	SECTION_CUES
};

struct section_cues {
	uint8_t v[40];
	size_t n;
};

/* The share of short lines is asked for once. */
struct section_view {
	const struct letters *l;
	const struct section_lines *lines;
	size_t few; /* short lines, in hundredths of all */
};

void section_view_make(struct section_view *, const struct letters *,
	const struct section_lines *);

/* Could line i be a heading at all?  And what speaks for it? */
bool section_is_short(const struct section_view *, size_t i);
void section_cues_of(
	const struct section_view *, size_t i, struct section_cues *);

/* The sum of their weights, in hundredths of a logit. */
int section_score(const struct section_view *, size_t i);

#endif
