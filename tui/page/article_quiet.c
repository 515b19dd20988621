/*
 * What is marked in a text while marks are quiet: enough to see who and how
 * much it is about, and no more, for each mark is one more thing to look at,
 * and costs seven bytes of a slow line.  A player once a screen; no dates; and
 * where names and figures follow one another closely not all of them, so that
 * no screen costs more than its text and 15 %.  What is not marked can be gone
 * to all the same.
 */
#include "tui/views/article.h"

#include <string.h>

enum {
	/* A player is marked anew behind so many bytes of text: 24 lines of
	 * Chinese. */
	MARK_ANEW = 2400,
	/* What they cost, in bytes of text that earn it; a line's way to its
	 * beginning is in it. */
	MARK = 104,
	PARAGRAPH = 20, /* the blank line, its indent */
	BAR = 20,       /* beside a quote */
	NAME = 65,      /* beside the bar, of another speaker than before */
	LATIN_LESS = 5, /* of one byte in so many */
	SAVED_MAX = 3 * MARK,
	/* Figures leave something to players; what is short, more. */
	FIGURE_LEAVES = 20,
	COUNT_LEAVES = 60,
};

/* A walk along the text, over mentions and figures as they come. */
struct walk {
	struct article_state *s;
	size_t mention, figure, paragraph, quote;
	uint32_t section;      /* where the last heading begins */
	uint32_t *marked;      /* by player: behind where he is marked */
	uint32_t at, behind;   /* up to where is earned; behind the last mark */
	int saved;             /* bytes of text; less than none: owed */
	enum target_kind last; /* of the last mark */
	bool heading;          /* is the byte in one? */
};

static void
enter_paragraph(struct walk *w, const struct paragraph *p)
{
	w->heading = p->kind == PARAGRAPH_HEADING;
	if (w->heading)
		w->section = p->at.start;
	w->saved -= PARAGRAPH;
}

/* By a text's bytes; in Latin letters a line has fewer, and needs the same way
 * to its beginning. */
static int
earned(str text)
{
	size_t latin = 0;

	for (size_t i = 0; i < text.n; i++)
		latin += (uint8_t)text.s[i] < 0x80;
	return (int)(text.n - latin / LATIN_LESS);
}

/* On to a byte: what is passed earns marks, or takes the place of some. */
static void
pass(struct walk *w, uint32_t at)
{
	const struct article *a = &w->s->article;

	for (; w->paragraph < a->paragraphs.n &&
		a->paragraphs.v[w->paragraph].at.start <= at;
		w->paragraph++)
		enter_paragraph(w, &a->paragraphs.v[w->paragraph]);
	for (; w->quote < a->quotes.n && a->quotes.v[w->quote].at.start <= at;
		w->quote++)
		w->saved -= margin_names(a, w->quote) ? BAR + NAME : BAR;
	if (at > w->at)
		w->saved += earned(article_span(a, (struct span){ w->at, at }));
	if (at > w->at)
		w->at = at;
	if (w->saved > SAVED_MAX)
		w->saved = SAVED_MAX;
	if (w->saved < -SAVED_MAX)
		w->saved = -SAVED_MAX;
}

str
article_list_sign(str text)
{
	static const str signs[] = { STR0("、"), STR0("，"), STR0(", "),
		STR0(",") };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_starts(text, signs[i]))
			return str_take(text, signs[i].n);
	return (str){ 0 };
}

/* Does it go on with the last mark, as one of an enumeration? */
static bool
goes_on(const struct walk *w, enum target_kind kind, struct span at)
{
	struct span between = { w->behind, at.start };

	if (w->last != kind || at.start < w->behind)
		return false;
	str text = article_span(&w->s->article, between);
	return text.n == article_list_sign(text).n;
}

/* A mark, if what is saved pays for it and so much is left. */
static bool
spend(struct walk *w, enum target_kind kind, struct span at, int leaves)
{
	if (!goes_on(w, kind, at)) {
		if (w->saved < MARK + leaves)
			return false;
		w->saved -= MARK;
	}
	w->last = kind;
	w->behind = at.end;
	return true;
}

/* Nothing is marked in a heading; behind one all is new. */
static void
take_mention(struct walk *w, size_t i)
{
	const struct mention *m = &w->s->article.mentions.v[i];
	uint32_t *last = &w->marked[m->player];

	pass(w, m->at.start);
	if (w->heading ||
		(*last > w->section && m->at.start < *last + MARK_ANEW) ||
		!spend(w, TARGET_PLAYER, m->at, 0))
		return;
	*last = m->at.start + 1;
	w->s->quiet.players[i] = true;
}

/* "两个", "3 次": how many, in so few signs, tells the least. */
static bool
is_little(struct span at)
{
	return at.end - at.start <= 6;
}

static void
take_figure(struct walk *w, size_t i)
{
	const struct figure *f = &w->s->article.figures.v[i];
	int leaves = is_little(f->at) ? COUNT_LEAVES : FIGURE_LEAVES;

	pass(w, f->at.start);
	if (f->kind == FIGURE_DATE || f->kind == FIGURE_DURATION || w->heading)
		return;
	w->s->quiet.figures[i] = spend(w, TARGET_FIGURE, f->at, leaves);
}

void
article_choose_marks(struct article_state *s)
{
	const struct article *a = &s->article;
	struct walk w = { .s = s, .saved = SAVED_MAX };

	w.marked = arena_new(&s->arena, uint32_t, a->players.n + 1);
	s->quiet.players = arena_new(&s->arena, bool, a->mentions.n + 1);
	s->quiet.figures = arena_new(&s->arena, bool, a->figures.n + 1);
	while (w.mention < a->mentions.n || w.figure < a->figures.n)
		if (w.figure == a->figures.n ||
			(w.mention < a->mentions.n &&
				a->mentions.v[w.mention].at.start <=
					a->figures.v[w.figure].at.start))
			take_mention(&w, w.mention++);
		else
			take_figure(&w, w.figure++);
}
