/*
 * The outline beside the text.  While that is scrolled by lines the pane moves
 * along with it, so that the terminal can scroll both at once; it is chosen
 * anew when the reader jumps, or when it has gone.
 */
#include "tui/views/article.h"

enum {
	LINES_AT_ONCE = 3, /* more is no scrolling by lines */
	LEFT = 3,          /* lines of a pane that is chosen anew */
	PANE_MIN = 14,     /* rows of a pane that has no room to move */
};

static bool
same_target(struct target a, struct target b)
{
	return a.kind == b.kind && a.index == b.index;
}

/* Lines by which the text has moved since the pane was chosen. */
static int
drift(const struct article_state *s)
{
	return (int)((long)s->view->top - (long)s->outline.top);
}

/* Was the text only scrolled by lines, beside the same pane? */
static bool
scrolled(const struct article_state *s)
{
	const struct outline *o = &s->outline;
	long step = (long)s->view->top - (long)o->drawn;

	return o->pane.v && o->rows == o->chosen_rows && !o->open &&
	       step >= -LINES_AT_ONCE && step <= LINES_AT_ONCE &&
	       (step == 0 || same_target(o->marked, s->focus));
}

/* Next to nothing is left of a pane that begins there: sooner would cost a
 * whole pane more often. */
static bool
is_leaving(const struct article_state *s, int at)
{
	int end = at + (int)s->outline.pane.n;

	return end < LEFT || at > s->outline.rows - LEFT;
}

static void
choose(struct article_state *s, int at, int rows)
{
	struct outline *o = &s->outline;

	outline_fit(s, rows);
	o->chosen_rows = o->rows;
	o->top = s->view->top;
	o->anchor = at;
}

void
outline_follow(struct article_state *s)
{
	struct outline *o = &s->outline;
	int at = o->anchor - drift(s), part = o->rows * 3 / 5;

	if (!scrolled(s)) {
		choose(s, 0, o->rows);
	} else if (is_leaving(s, at)) {
		/* From where it can move far in that direction. */
		choose(s, 0, part > PANE_MIN ? part : PANE_MIN);
		if (s->view->top > o->drawn && (int)o->pane.n < o->rows)
			o->anchor = o->rows - (int)o->pane.n;
	}
	o->section = article_section(&s->article, s->standing.at);
	o->marked = s->focus;
	o->drawn = s->view->top;
}

/* The line of what was chosen that stands there; may be beyond it. */
static size_t
line_at(const struct article_state *s, size_t i)
{
	return (size_t)((long)i + drift(s) - s->outline.anchor);
}

void
outline_side_row(
	struct article_state *s, size_t i, int columns, struct row *row)
{
	outline_row(s, line_at(s, i), columns, row);
}

bool
outline_side_click(struct article_state *s, size_t i)
{
	size_t line = line_at(s, i);
	struct target t = { 0 };

	if (line < s->outline.pane.n)
		t = outline_target(s, s->outline.pane.v[line]);
	if (!t.kind)
		return false;
	s->outline.open = false;
	article_jump(s, t);
	return true;
}
