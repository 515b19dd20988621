/*
 * Lines for people: columns through the gate (base/clean.h), cut to the
 * terminal's width where there is one, whole elsewhere.  No colours.
 */
#ifndef CLI_PRINT_H
#define CLI_PRINT_H

#include "cli/output.h"

struct line {
	struct output *out;
	int used; /* columns so far */
};

/* A column of its own width, blanks behind; on a terminal cut to it. */
void print_column(struct line *, str, int columns);
/* The same, right-aligned. */
void print_number(struct line *, int64_t, int columns);
/* The last column: what fits. */
void print_rest(struct line *, str);
/* Ends the line; blanks at its end go. */
void print_end(struct line *);

/* A line of one indented text; one of format, for our own literals. */
void print_text(struct output *, int indent, str);

#endif
