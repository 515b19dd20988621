/*
 * Sections, players and quotes of an article as a list: beside the text, where
 * it follows the reading, and where `o` gives it the keys; on a narrow screen
 * in place of the text while it is open.
 */
#include "tui/views/article.h"

#include "base/i18n.h"
#include "tui/app.h"
#include "tui/list/spark.h"

enum {
	MARK = 2,    /* columns of "▸ " */
	COUNT = 3,   /* of a number */
	BAR = 8,     /* of the longest bar */
	SPEAKER = 8, /* of a name before a quote */
};

static void
add_group(struct article_state *s, enum target_kind head,
	enum outline_kind kind, size_t n)
{
	if (n == 0)
		return;
	if (s->outline.all.n)
		vec_push(&s->arena, &s->outline.all)->kind = OUTLINE_BLANK;
	*vec_push(&s->arena, &s->outline.all) =
		(struct outline_line){ OUTLINE_HEAD, head };
	for (size_t i = 0; i < n; i++)
		*vec_push(&s->arena, &s->outline.all) =
			(struct outline_line){ kind, i };
}

void
outline_make(struct article_state *s)
{
	const struct article *a = &s->article;

	add_group(s, TARGET_SECTION, OUTLINE_SECTION, a->sections.n);
	add_group(s, TARGET_PLAYER, OUTLINE_PLAYER, a->players.n);
	add_group(s, TARGET_QUOTE, OUTLINE_QUOTE, a->quotes.n);
}

static bool
selectable(const struct article_state *s, size_t i)
{
	enum outline_kind kind = s->outline.all.v[i].kind;

	return kind != OUTLINE_BLANK && kind != OUTLINE_HEAD;
}

bool
outline_covers(const struct article_state *s)
{
	const struct app *app = s->view->app;

	return s->outline.open &&
	       (app->shell->columns < WIDE || app->only_text ||
		       !app->settings.v[SETTING_PANE]);
}

static void
close_outline(struct article_state *s)
{
	s->view->top = s->standing_top;
	s->outline.open = false;
	/* What it showed was chosen for whoever has the keys. */
	s->outline.pane.v = NULL;
	s->outline.pane.n = s->outline.pane.cap = 0;
}

void
outline_open(struct article_state *s)
{
	const struct outline *o = &s->outline;
	int32_t section = article_section(&s->article, s->standing.at);

	if (o->open) {
		close_outline(s);
		return;
	}
	if (o->all.n == 0) {
		app_say(s->view->app, "%s",
			_("this article has no sections, players or quotes"));
		return;
	}
	/* The first line is a head. */
	s->outline.selected = 1;
	if (section != NO_INDEX && s->article.sections.n)
		s->outline.selected += (size_t)section;
	s->outline.open = true;
}

/* The nearest line that can be selected from i on in a direction. */
static void
select_from(struct article_state *s, long i, int by)
{
	long n = (long)s->outline.all.n;

	i = i < 0 ? 0 : i >= n ? n - 1 : i;
	while (i >= 0 && i < n && !selectable(s, (size_t)i))
		i += by;
	if (i >= 0 && i < n)
		s->outline.selected = (size_t)i;
}

/* A player: his next mention from the place on, else his first. */
static struct target
mention_of(const struct article_state *s, size_t player)
{
	const struct article *a = &s->article;
	struct target first = { 0 };

	for (size_t i = 0; i < a->mentions.n; i++) {
		struct target t = { TARGET_PLAYER, i };

		if ((size_t)a->mentions.v[i].player != player)
			continue;
		if (a->mentions.v[i].at.start >= s->standing.at)
			return t;
		if (!first.kind)
			first = t;
	}
	return first;
}

struct target
outline_target(const struct article_state *s, struct outline_line line)
{
	switch (line.kind) {
	case OUTLINE_SECTION:
		return (struct target){ TARGET_SECTION, line.index };
	case OUTLINE_PLAYER: return mention_of(s, line.index);
	case OUTLINE_QUOTE: return (struct target){ TARGET_QUOTE, line.index };
	default: return (struct target){ 0 };
	}
}

/* The head of the group before or behind, for ] and [. */
static void
select_group(struct article_state *s, int by)
{
	long i = (long)s->outline.selected, n = (long)s->outline.all.n;

	/* Back goes to the head of this group first when one is below it. */
	if (by < 0)
		i -= 2;
	while (i > 0 && i < n && s->outline.all.v[i].kind != OUTLINE_HEAD)
		i += by;
	if (i < n)
		select_from(s, i, 1);
}

enum outcome
outline_command(struct article_state *s, enum command c)
{
	long at = (long)s->outline.selected, page = s->view->rows - 2;
	struct target t;

	switch (c) {
	case COMMAND_DOWN: select_from(s, at + 1, 1); break;
	case COMMAND_UP: select_from(s, at - 1, -1); break;
	case COMMAND_PAGE_DOWN: select_from(s, at + page, 1); break;
	case COMMAND_PAGE_UP: select_from(s, at - page, -1); break;
	case COMMAND_HALF_DOWN: select_from(s, at + page / 2, 1); break;
	case COMMAND_HALF_UP: select_from(s, at - page / 2, -1); break;
	case COMMAND_TOP: select_from(s, 0, 1); break;
	case COMMAND_BOTTOM: select_from(s, INT32_MAX, -1); break;
	case COMMAND_NEXT_SECTION: select_group(s, 1); break;
	case COMMAND_PREV_SECTION: select_group(s, -1); break;
	case COMMAND_OPEN:
		t = outline_target(s, s->outline.all.v[s->outline.selected]);
		close_outline(s);
		if (t.kind)
			article_jump(s, t);
		break;
	case COMMAND_OUTLINE:
	case COMMAND_BACK:
	case COMMAND_LEAVE: close_outline(s); break;
	default:
		/* Anything else is meant for the text. */
		close_outline(s);
		return OUTCOME_UNHANDLED;
	}
	return OUTCOME_DONE;
}

static void
pane_add(struct article_state *s, enum outline_kind kind, size_t index)
{
	*vec_push(&s->outline.arena, &s->outline.pane) =
		(struct outline_line){ kind, index };
}

/* All of the list, scrolled so that what is selected is seen. */
static void
fit_all(struct article_state *s, size_t rows)
{
	const struct outline *o = &s->outline;
	size_t n = o->all.n;
	size_t top = o->selected > rows / 2 ? o->selected - rows / 2 : 0;

	if (top + rows > n)
		top = n > rows ? n - rows : 0;
	for (size_t i = top; i < n && i < top + rows; i++)
		pane_add(s, o->all.v[i].kind, o->all.v[i].index);
}

/* The sections, those around the present one where there are many. */
static void
fit_sections(struct article_state *s, size_t rows)
{
	size_t n = s->article.sections.n;
	int32_t now = s->outline.section;
	size_t from = now > 0 ? (size_t)now : 0;

	if (n == 0 || rows < 2)
		return;
	rows -= 1;
	from = from > rows / 2 ? from - rows / 2 : 0;
	if (from + rows > n)
		from = n > rows ? n - rows : 0;
	pane_add(s, OUTLINE_HEAD, TARGET_SECTION);
	for (size_t i = from; i < n && i < from + rows; i++)
		pane_add(s, OUTLINE_SECTION, i);
	pane_add(s, OUTLINE_BLANK, 0);
}

/* Who is named on the screen, most mentioned in the article first. */
static void
fit_players(struct article_state *s, size_t rows)
{
	const struct article *a = &s->article;
	struct arena *frame = &s->view->app->frame;
	struct span seen = s->outline.seen;
	bool *here = arena_new(frame, bool, a->players.n + 1);

	s->outline.here = 0;
	for (size_t i = 0; i < a->mentions.n; i++) {
		const struct mention *m = &a->mentions.v[i];

		if (m->at.start >= seen.end)
			break;
		if (m->at.end <= seen.start || here[m->player])
			continue;
		here[m->player] = true;
		s->outline.here++;
	}
	if (a->players.n == 0 || rows < 2)
		return;
	pane_add(s, OUTLINE_HEAD, TARGET_PLAYER);
	for (size_t i = 0; i < a->players.n && rows > 1; i++)
		if (here[i]) {
			pane_add(s, OUTLINE_PLAYER, i);
			rows--;
		}
	pane_add(s, OUTLINE_BLANK, 0);
}

/* The quotes from the one before the screen on. */
static void
fit_quotes(struct article_state *s, size_t rows)
{
	const struct article *a = &s->article;
	struct span seen = s->outline.seen;
	size_t from = 0, n = a->quotes.n;

	if (n == 0 || rows < 2)
		return;
	while (from < n && a->quotes.v[from].at.end <= seen.start)
		from++;
	from -= from > 0;
	rows -= 1;
	if (from + rows > n)
		from = n > rows ? n - rows : 0;
	pane_add(s, OUTLINE_HEAD, TARGET_QUOTE);
	for (size_t i = from; i < n && i < from + rows; i++)
		pane_add(s, OUTLINE_QUOTE, i);
}

size_t
outline_fit(struct article_state *s, int lines)
{
	size_t rows = lines > 0 ? (size_t)lines : 0;

	s->outline.seen = article_seen(s);
	s->outline.section = article_section(&s->article, s->standing.at);
	arena_reset(&s->outline.arena);
	s->outline.pane.v = NULL;
	s->outline.pane.n = s->outline.pane.cap = 0;
	if (s->outline.open) {
		fit_all(s, rows);
		return s->outline.pane.n;
	}
	fit_sections(s, rows * 2 / 5);
	fit_players(s, rows * 2 / 5);
	size_t left = rows - s->outline.pane.n;
	fit_quotes(s, left < rows ? left : 0);
	return s->outline.pane.n;
}

static struct piece *
put(struct article_state *s, struct row *row, int column, enum style style,
	str text)
{
	struct piece *p = row_add(row, &s->view->app->frame, style, text);

	p->column = column;
	return p;
}

static void
head_row(struct article_state *s, enum target_kind kind, struct row *row)
{
	struct arena *frame = &s->view->app->frame;
	const struct article *a = &s->article;
	str numbers = { 0 };
	const char *word = _("sections");

	if (kind == TARGET_PLAYER) {
		word = _("players");
		numbers = s->outline.open
				  ? arena_printf(frame, "%zu", a->players.n)
				  : arena_printf(frame,
					    _("%zu here · %zu in all"),
					    s->outline.here, a->players.n);
	} else if (kind == TARGET_QUOTE) {
		word = _("quotes");
		numbers = arena_printf(frame, "%zu", a->quotes.n);
	}
	put(s, row, outline_covers(s) ? 1 : 0, STYLE_HEADING, str_of(word));
	put(s, row, -1, STYLE_DIM, STR("  "));
	put(s, row, -1, STYLE_DIM, numbers);
}

static void
section_row(struct article_state *s, size_t i, struct row *row)
{
	const struct article *a = &s->article;
	const struct section *section = &a->sections.v[i];
	int deep = section->depth > 1 && section->depth < 5
			   ? 2 * (section->depth - 1)
			   : 0;
	bool now = s->outline.section == (int32_t)i;
	enum style style = now ? STYLE_SELECTED : STYLE_TEXT;

	if (now)
		put(s, row, 0, style, STR("▸"));
	put(s, row, MARK + deep, style, article_word(a, section->label));
	if (!word_empty(section->label))
		put(s, row, -1, style, STR(" "));
	put(s, row, -1, style, article_word(a, section->heading));
}

static int
clamp(int n, int low, int high)
{
	return n < low ? low : n > high ? high : n;
}

static void
player_row(struct article_state *s, size_t i, int columns, struct row *row)
{
	struct arena *frame = &s->view->app->frame;
	const struct article *a = &s->article;
	int name = clamp(columns - MARK - COUNT - BAR - 2, 8, 24);
	int bar = clamp(columns - MARK - name - COUNT - 2, 0, BAR);
	uint32_t greatest = 0;

	for (size_t k = 0; k < a->players.n; k++)
		if (s->mentions[k] > greatest)
			greatest = s->mentions[k];
	put(s, row, MARK, STYLE_TEXT, player_name(a, (int32_t)i))->columns =
		name;
	put(s, row, MARK + name, STYLE_TEXT,
		arena_printf(frame, "%*u", COUNT, s->mentions[i]));
	put(s, row, MARK + name + COUNT + 1, STYLE_TEXT,
		spark_bar(frame, s->mentions[i], greatest, bar));
}

static void
quote_row(struct article_state *s, size_t i, struct row *row)
{
	const struct article *a = &s->article;
	const struct quote *q = &a->quotes.v[i];
	struct span seen = s->outline.seen;
	bool direct = q->kind == QUOTE_DIRECT;
	bool here = q->at.start < seen.end && q->at.end > seen.start;
	enum style style = here ? STYLE_TEXT : STYLE_DIM;

	if (s->focus.kind == TARGET_QUOTE && s->focus.index == i) {
		style = STYLE_SELECTED;
		put(s, row, 0, style, STR("▸"));
	}
	str speaker = margin_speaker(a, q, SPEAKER);
	if (speaker.n == 0)
		speaker = direct ? STR("┃") : STR("┊");
	put(s, row, MARK, style, speaker)->columns = SPEAKER;
	put(s, row, MARK + SPEAKER + 1, style,
		arena_printf(&s->view->app->frame, direct ? "“%.*s”" : "%.*s",
			STR_ARG(article_span(a, q->at))));
}

void
outline_row(struct article_state *s, size_t i, int columns, struct row *row)
{
	const struct outline *o = &s->outline;

	if (i >= o->pane.n)
		return;
	struct outline_line line = o->pane.v[i];
	switch (line.kind) {
	case OUTLINE_BLANK: return;
	case OUTLINE_HEAD:
		head_row(s, (enum target_kind)line.index, row);
		return;
	case OUTLINE_SECTION: section_row(s, line.index, row); break;
	case OUTLINE_PLAYER: player_row(s, line.index, columns, row); break;
	case OUTLINE_QUOTE: quote_row(s, line.index, row); break;
	}
	struct outline_line selected = o->all.v[o->selected];
	if (o->open && selected.kind == line.kind &&
		selected.index == line.index)
		put(s, row, 0, STYLE_SELECTED, STR("▌"));
}
