/* The article view: view.h's operations on article.h's state. */
#include "tui/views/article.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/app.h"
#include "tui/deeds/deed.h"
#include "tui/deeds/bookmark.h"
#include "tui/children/exporting.h"
#include "tui/list/fold.h"
#include "tui/views/source.h"

#include <string.h>

enum {
	TO_THE_TOP = INT32_MAX, /* standing.lead: all that is above */
	HITS_AT_ONCE = 1 << 20, /* bytes; longer texts are searched on demand */
};

static void
count_things(struct article_state *s)
{
	const struct article *a = &s->article;
	uint32_t end = 0;

	s->mentions = arena_new(&s->arena, uint32_t, a->players.n + 1);
	s->reach = arena_new(&s->arena, uint32_t, a->quotes.n + 1);
	for (size_t i = 0; i < a->mentions.n; i++)
		s->mentions[a->mentions.v[i].player]++;
	for (size_t i = 0; i < a->quotes.n; i++) {
		if (a->quotes.v[i].at.end > end)
			end = a->quotes.v[i].at.end;
		s->reach[i] = end;
	}
	article_choose_marks(s);
}

static bool
is_text(enum line_kind kind)
{
	return kind >= LINE_HEADING;
}

static struct standing
standing_now(struct article_state *s)
{
	size_t top = s->standing_top, i = top;

	if (top == 0)
		return (struct standing){ .lead = TO_THE_TOP };
	while (i + 1 < s->layout.rows &&
		!is_text(layout_line(&s->layout, i).kind))
		i++;
	return (struct standing){
		layout_line(&s->layout, i).at.start,
		(uint32_t)(i - top),
	};
}

bool
article_keep_place(struct article_state *s, struct err *e)
{
	uint32_t at = s->laid ? standing_now(s).at : s->kept;

	if (at == s->kept)
		return true;
	s->kept = at;
	return store_set_place(s->view->app->store, s->id, s->kept, e);
}

void
article_find_hits(struct article_state *s)
{
	const struct strs *terms = &s->view->app->marks;

	if (terms->n && s->hits.n == 0)
		search_marks(terms, s->article.text, &s->arena, &s->hits);
	if (terms->n && s->title_hits.n == 0)
		search_marks(terms, article_word(&s->article, s->article.title),
			&s->arena, &s->title_hits);
}

bool
article_load(struct article_state *s, int64_t id, struct err *e)
{
	struct app *app = s->view->app;
	struct article_state fresh = { .view = s->view, .id = id };

	if (!store_load(app->store, id, &fresh.arena, &fresh.article, e) ||
		!store_article(app->store, id, &fresh.arena, &fresh.row, e)) {
		arena_free(&fresh.arena);
		return false;
	}
	arena_free(&s->arena);
	fresh.layout.arena = s->layout.arena;
	fresh.layout.tmp = s->layout.tmp;
	fresh.outline.arena = s->outline.arena;
	fresh.back = s->back;
	fresh.forward = s->forward;
	*s = fresh;
	s->facts = article_facts(s, true, &s->arena);
	count_things(s);
	article_load_notes(s);
	outline_make(s);
	if (s->article.text.n <= HITS_AT_ONCE)
		article_find_hits(s);
	s->kept = store_get_place(app->store, id);
	s->standing.at = s->kept;
	s->standing.lead = s->kept ? 0 : TO_THE_TOP;
	fold_read(app, id);
	s->row.read = true;
	return true;
}

static bool
open_article(struct view *v, const void *arg, struct err *e)
{
	const struct article_place *place = arg;
	struct article_state *s = arena_new(&v->arena, struct article_state, 1);

	v->state = s;
	s->view = v;
	if (!article_load(s, place->id, e))
		return false;
	if (place->has_at) {
		s->focus = target_at(s, place->at, true);
		s->standing.at = place->at;
		s->centre = true;
	}
	return true;
}

static void
close_article(struct view *v)
{
	struct article_state *s = v->state;

	article_keep_place(s, NULL);
	layout_free(&s->layout);
	arena_free(&s->outline.arena);
	arena_free(&s->arena);
}

void
article_stand(struct article_state *s, struct standing st)
{
	struct view *v = s->view;
	size_t rows = (size_t)v->rows;
	size_t row = layout_find(&s->layout, st.at, v->rows);
	size_t last = s->layout.rows > rows ? s->layout.rows - rows : 0;

	v->top = row > st.lead ? row - st.lead : 0;
	if (v->top > last)
		v->top = last;
	layout_near(&s->layout, &v->top, v->rows);
	s->standing = st;
	s->standing_top = v->top;
}

static void
lay_out(struct article_state *s)
{
	struct app *app = s->view->app;
	struct measure m =
		measure_for(s->view->columns, &app->settings, app->only_text);

	layout_make(&s->layout, &s->article, s->facts, &m);
	s->laid = true;
	s->bare = app->only_text;
	s->set = app->settings_version;
	s->columns = s->view->columns;
	if (s->centre)
		s->standing.lead = (uint32_t)s->view->rows / 3;
	s->centre = false;
	article_stand(s, s->standing);
}

void
article_sync(struct article_state *s)
{
	struct view *v = s->view;

	if (!s->laid || s->columns != v->columns ||
		s->bare != v->app->only_text ||
		s->set != v->app->settings_version) {
		lay_out(s);
		return;
	}
	if (outline_covers(s))
		return;
	bool moved = v->top != s->standing_top;
	layout_near(&s->layout, &v->top, v->rows);
	s->standing_top = v->top;
	if (moved)
		s->standing = standing_now(s);
}

struct span
article_seen(struct article_state *s)
{
	size_t top = s->standing_top, end = top + (size_t)s->view->rows;
	struct span seen = { 0 };

	for (size_t i = top; i < end && i < s->layout.rows; i++) {
		struct layout_line line = layout_line(&s->layout, i);

		if (!is_text(line.kind))
			continue;
		if (seen.end == 0)
			seen.start = line.at.start;
		seen.end = line.at.end;
	}
	return seen;
}

static size_t
count(struct view *v)
{
	struct article_state *s = v->state;

	article_sync(s);
	if (outline_covers(s)) {
		v->top = 0;
		return outline_fit(s, v->rows);
	}
	return s->layout.rows;
}

static void
row(struct view *v, size_t i, int columns, struct row *out)
{
	struct article_state *s = v->state;

	if (outline_covers(s))
		outline_row(s, i, columns, out);
	else
		article_paint(s, i, out);
}

static const struct {
	enum command command;
	enum target_kind kind;
	int by;
} steps[] = {
	{ COMMAND_NEXT_SECTION, TARGET_SECTION, 1 },
	{ COMMAND_PREV_SECTION, TARGET_SECTION, -1 },
	{ COMMAND_NEXT_PLAYER, TARGET_PLAYER, 1 },
	{ COMMAND_PREV_PLAYER, TARGET_PLAYER, -1 },
	{ COMMAND_NEXT_QUOTE, TARGET_QUOTE, 1 },
	{ COMMAND_PREV_QUOTE, TARGET_QUOTE, -1 },
	{ COMMAND_NEXT_FIGURE, TARGET_FIGURE, 1 },
	{ COMMAND_PREV_FIGURE, TARGET_FIGURE, -1 },
	{ COMMAND_NEXT_LINK, TARGET_LINK, 1 },
	{ COMMAND_PREV_LINK, TARGET_LINK, -1 },
	{ COMMAND_NEXT_HIT, TARGET_HIT, 1 },
	{ COMMAND_PREV_HIT, TARGET_HIT, -1 },
};

/* Scrolling is list.c's. */
static bool
scrolls(enum command c)
{
	return c == COMMAND_DOWN || c == COMMAND_UP || c == COMMAND_PAGE_DOWN ||
	       c == COMMAND_PAGE_UP || c == COMMAND_HALF_DOWN ||
	       c == COMMAND_HALF_UP;
}

static enum outcome
show_source(struct article_state *s, struct err *e)
{
	struct target focus = article_focus(s);
	struct source_place place = { .article = s->id,
		.at = focus.kind ? target_span(s, focus).start
				 : article_seen(s).start,
		.known = &s->article };

	return source_open(s->view->app, &place, e);
}

static enum outcome
own_command(struct article_state *s, enum command c, struct err *e)
{
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (steps[i].command == c)
			return article_step(s, steps[i].kind, steps[i].by, e);
	switch (c) {
	case COMMAND_OPEN: return article_follow(s, article_focus(s), e);
	case COMMAND_OUTLINE: outline_open(s); return OUTCOME_DONE;
	case COMMAND_LABELS: return labels_begin(s, e);
	case COMMAND_NEXT_ARTICLE: return article_next(s, 1, e);
	case COMMAND_PREV_ARTICLE: return article_next(s, -1, e);
	case COMMAND_ONLY_TEXT: return article_only_text(s);
	case COMMAND_COPY: return article_copy(s, e);
	case COMMAND_EXCHANGE: return article_exchange(s, e);
	case COMMAND_FIND: return article_find(s);
	case COMMAND_SET_MARK: return bookmark_begin(s->view->app, c, e);
	case COMMAND_EXPORT: return exporting_ask(s->view, s->id, e);
	case COMMAND_NOTE: return article_note(s, e);
	case COMMAND_FETCH: return fetching_begin(s->view->app, s->id, e);
	case COMMAND_SOURCE: return show_source(s, e);
	case COMMAND_COPY_LINK: return article_copy_link(s, e);
	case COMMAND_NEXT_UNREAD: return article_next_unread(s, 1, e);
	case COMMAND_PREV_UNREAD: return article_next_unread(s, -1, e);
	case COMMAND_TOP:
	case COMMAND_BOTTOM: article_leave(s); return OUTCOME_UNHANDLED;
	default: break;
	}
	enum outcome o = deed(s->view->app, c, s->id, e);
	/* What is put away or deleted is left. */
	if (o == OUTCOME_DONE && (c == COMMAND_ARCHIVE || c == COMMAND_DELETE))
		app_command(s->view->app, COMMAND_LEAVE);
	return o == OUTCOME_UNHANDLED ? article_go_away(s, c) : o;
}

static enum outcome
command(struct view *v, enum command c, struct err *e)
{
	struct article_state *s = v->state;
	enum outcome o = OUTCOME_UNHANDLED;

	article_sync(s);
	if (s->outline.open)
		o = outline_command(s, c);
	if (o != OUTCOME_UNHANDLED || scrolls(c))
		return o;
	return own_command(s, c, e);
}

static enum outcome
typed(struct view *v, uint32_t rune, struct err *e)
{
	return labels_typed(v->state, rune, e);
}

static bool
click(struct view *v, size_t i, int column)
{
	return article_click(v->state, i, column);
}

/* The archive may have changed under an open article; its text stays as it is
 * until it is opened anew. */
static void
refresh(struct view *v)
{
	struct article_state *s = v->state;
	struct article_row fresh;

	if (!store_article(v->app->store, s->id, &v->app->frame, &fresh, NULL))
		return;
	s->row.read = fresh.read;
	s->row.starred = fresh.starred;
	article_load_notes(s);
	if (str_eq(s->row.tags, fresh.tags))
		return;
	s->row.tags = arena_copy(&s->arena, fresh.tags);
	s->facts = article_facts(s, true, &s->arena);
	s->laid = false;
}

static void
status(struct view *v, str *title, str *beside, str *place)
{
	struct article_state *s = v->state;

	article_sync(s);
	*place = article_where(s);
	/* At its top an article says itself what it is. */
	bool top = s->standing_top < s->layout.head.n && !outline_covers(s);
	*title = top ? str_of(_("jianbao")) : s->layout.title;
	if (s->layout.measure.name == 0)
		*beside = article_percent(s);
	else if (!top)
		*beside = article_facts(s, false, &v->app->frame);
}

static size_t
side_count(struct view *v, int rows, int columns)
{
	struct article_state *s = v->state;

	(void)columns;
	s->outline.rows = rows;
	return s->outline.all.n ? (size_t)rows : 0;
}

static void
side_row(struct view *v, size_t i, int columns, struct row *out)
{
	struct article_state *s = v->state;

	if (i == 0)
		outline_follow(s);
	outline_side_row(s, i, columns, out);
}

static bool
side_click(struct view *v, size_t line, int column)
{
	(void)column;
	return outline_side_click(v->state, line);
}

int64_t
article_number(const struct view *v)
{
	const struct article_state *s = v->state;

	return v->ops == &view_article ? s->id : 0;
}

const struct view_ops view_article = {
	.name = N_("article"),
	.place = 'A',
	.reads = true,
	.side = SIDE_RIGHT,
	.open = open_article,
	.count = count,
	.row = row,
	.typed = typed,
	.command = command,
	.click = click,
	.refresh = refresh,
	.status = status,
	.keys = article_keys,
	.side_count = side_count,
	.side_row = side_row,
	.side_click = side_click,
	.close = close_article,
};
