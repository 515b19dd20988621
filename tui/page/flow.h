/*
 * A paragraph as lines of a width: text in, lines out, no screen.  Columns are
 * terminal cells of the text as the gate (base/clean.h) will show it.  Breaks
 * as in breaks.h; what fits no line is broken between two clusters, so that
 * every width from 1 on has an answer.  Linear in the length of the text.
 */
#ifndef TUI_FLOW_H
#define TUI_FLOW_H

#include "content/article.h"

struct flow_rule {
	int columns;     /* of a line, its indent included; at least 1 */
	int hang;        /* columns behind them, for one closing mark */
	int first, rest; /* indents: of the first line, of the others */
	bool verbatim;   /* code: blanks count, lines end where theirs do */
};

struct flow_line {
	struct span at;      /* bytes of the text, without blanks at the ends */
	int indent, columns; /* of the text behind the indent */
};

struct flow_lines {
	struct flow_line *v;
	size_t n, cap;
};

/* Appends the lines of one paragraph; tmp, another arena, is given back as it
 * was. */
void flow_text(str text, const struct flow_rule *, struct arena *perm,
	struct arena *tmp, struct flow_lines *);

/* Columns of a text as the gate shows it. */
int flow_width(str text);

/* What a tab of code is shown as. */
#define FLOW_TAB "    "

/* A part of code with its tabs shown; in perm where it has some. */
str flow_verbatim(str text, struct arena *perm);

#endif
