/*
 * An article as lines for a view of some columns: title and facts, then its
 * paragraphs with the space between them, lines numbered from 0.  Short
 * articles are laid out at once.  Of long ones only what is near the reader
 * is; the rest counts as estimated, and line numbers move when it turns out
 * otherwise.  So a place is kept as a byte of the text, never as a line.
 * Pure: article and width in, lines out.
 */
#ifndef TUI_LAYOUT_H
#define TUI_LAYOUT_H

#include "tui/page/flow.h"
#include "tui/list/grid.h"
#include "tui/config/settings.h"

/* How a view's columns are shared. */
struct measure {
	int left;    /* where text begins */
	int columns; /* of a line of text: 38-44 Han where there is room */
	int hang;    /* behind it, for a closing mark */
	int name;    /* for a speaker's name left of the bar; 0: names stand on
			lines of their own */
	int indent;  /* of a Chinese paragraph's first line */
	bool spaced; /* a blank line between paragraphs */
	bool quotes; /* bars and names beside them */
};

/* bare: nothing beside the text. */
struct measure measure_for(int columns, const struct settings *, bool bare);

enum line_kind {
	LINE_BLANK,
	LINE_TITLE,    /* at: bytes of layout.title */
	LINE_FACTS,    /* at: bytes of layout.facts */
	LINE_BETWEEN,  /* a blank one inside a passage that is set apart */
	LINE_SPEAKERS, /* who speaks in the paragraph below; at: all of it */
	LINE_HEADING,
	LINE_TEXT,
	LINE_LIST,
	LINE_CAPTION,
	LINE_QUOTE,
	LINE_CODE,
	LINE_ROW, /* of a table: its text is that of grid's cells */
	LINE_RULE,
};

struct layout_line {
	enum line_kind kind;
	struct span at;    /* bytes of article.text, see above */
	struct span label; /* of a heading's first line: "01"; else empty */
	int column;        /* where the text begins, the label at .left */
	bool first;        /* of its paragraph */
	const struct grid *grid;       /* of a LINE_ROW, … */
	const struct grid_cell *cells; /* … and what is on this line of it */
	bool above;                    /* the row that says what stands below */
};

/* A paragraph, or a piece of a very long one, or a heading with its label. */
struct layout_block {
	struct span at;
	struct span label;
	struct flow_line *lines; /* NULL: only estimated; at: of the article */
	uint32_t n;              /* of lines */
	uint32_t rows;           /* lines, speakers and space above */
	uint32_t row;            /* the number of the first one */
	uint16_t indent;         /* of a heading: behind its label */
	uint8_t kind;            /* enum line_kind */
	uint8_t depth;
	uint8_t above;           /* blank lines */
	bool begins;             /* a paragraph */
	bool speakers;           /* a line with their names */
	const struct grid *grid; /* NULL: it is no row of a table */
	struct grid_cell *cells; /* of such a row, n times grid->n */
};

struct layout {
	const struct article *article;
	struct measure measure;
	bool chinese;
	str title, facts;
	struct flow_lines head; /* the title's, then the facts' */
	size_t title_lines;
	struct {
		struct layout_block *v;
		size_t n, cap;
	} blocks;
	size_t rows;
	struct arena arena, tmp;
};

/* Makes it anew; article and facts must outlive it. */
void layout_make(struct layout *, const struct article *, str facts,
	const struct measure *);
void layout_free(struct layout *);

/*
 * Lays out what is near line *top, two screens up and down; *top moves along
 * when what stands above turns out to be longer or shorter.
 */
void layout_near(struct layout *, size_t *top, int rows);

/* The column of the screen that a byte of a line stands in, from the line's
 * first byte on; -1: another line of its row has it. */
int layout_column(struct layout_line, str text, size_t byte);

/* The byte of a line that stands in a column of the screen. */
size_t layout_byte(struct layout_line, str text, int column);

/* Line i < layout.rows. */
struct layout_line layout_line(struct layout *, size_t i);

/* The line that shows a byte of the text, everything near it laid out. */
size_t layout_find(struct layout *, uint32_t byte, int rows);

/* Bytes of the number before what an item of a list says, with its blank:
 * "1. ", "12) ", "3、"; 0: it has none. */
size_t layout_number(str item);

#endif
