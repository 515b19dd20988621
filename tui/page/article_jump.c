/* Going from target to target in an article, and back. */
#include "tui/views/article.h"

#include "base/i18n.h"
#include "base/utf8.h"

#include <string.h>

size_t
target_count(const struct article_state *s, enum target_kind kind)
{
	switch (kind) {
	case TARGET_SECTION: return s->article.sections.n;
	case TARGET_PLAYER: return s->article.mentions.n;
	case TARGET_QUOTE: return s->article.quotes.n;
	case TARGET_FIGURE: return s->article.figures.n;
	case TARGET_LINK: return s->article.links.n;
	case TARGET_HIT: return s->hits.n;
	case TARGET_NONE: break;
	}
	return 0;
}

/* All lines of a section's heading. */
static struct span
heading_span(const struct article *a, const struct section *section)
{
	struct span at = { section->at.start, section->at.start };

	for (size_t i = 0; i < a->paragraphs.n; i++) {
		const struct paragraph *p = &a->paragraphs.v[i];

		if (p->at.start < at.start)
			continue;
		if (p->kind != PARAGRAPH_HEADING ||
			p->at.start >= section->at.end)
			break;
		at.end = p->at.end;
	}
	return at;
}

struct span
target_span(const struct article_state *s, struct target t)
{
	const struct article *a = &s->article;

	switch (t.kind) {
	case TARGET_SECTION: return heading_span(a, &a->sections.v[t.index]);
	case TARGET_PLAYER: return a->mentions.v[t.index].at;
	case TARGET_QUOTE: return a->quotes.v[t.index].at;
	case TARGET_FIGURE: return a->figures.v[t.index].at;
	case TARGET_LINK: return a->links.v[t.index].at;
	case TARGET_HIT: return s->hits.v[t.index];
	case TARGET_NONE: break;
	}
	return (struct span){ 0 };
}

static uint32_t
target_start(const struct article_state *s, struct target t)
{
	if (t.kind == TARGET_SECTION)
		return s->article.sections.v[t.index].at.start;
	return target_span(s, t).start;
}

/* Sorted, none inside another (mentions, figures, hits); quotes go by how far
 * all before them reach. */
size_t
target_behind(const struct article_state *s, enum target_kind kind, uint32_t at)
{
	size_t low = 0, high = target_count(s, kind);

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		uint32_t end =
			kind == TARGET_QUOTE
				? s->reach[mid]
				: target_span(s, (struct target){ kind, mid })
					  .end;

		if (end <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

struct target
target_at(const struct article_state *s, uint32_t at, bool begins)
{
	static const enum target_kind inner[] = { TARGET_PLAYER, TARGET_FIGURE,
		TARGET_LINK, TARGET_QUOTE };
	static const enum target_kind outer[] = { TARGET_QUOTE, TARGET_FIGURE,
		TARGET_PLAYER, TARGET_LINK };

	for (size_t k = 0; k < sizeof inner / sizeof *inner; k++) {
		struct target t = { begins ? outer[k] : inner[k], 0 };

		for (; t.index < target_count(s, t.kind); t.index++) {
			struct span span = target_span(s, t);

			if (begins ? span.start == at
				   : span.start <= at && at < span.end)
				return t;
		}
	}
	return (struct target){ 0 };
}

struct target
article_focus(struct article_state *s)
{
	struct span seen = article_seen(s), at = target_span(s, s->focus);

	if (at.start < seen.end && at.end > seen.start)
		return s->focus;
	return (struct target){ 0 };
}

static void
remember(const struct article_state *s, struct jumps *list)
{
	if (list->n == JUMPS_MAX)
		memmove(list->v, list->v + 1, --list->n * sizeof *list->v);
	list->v[list->n++] = (struct jump){ s->id, s->standing, s->focus };
}

void
article_leave(struct article_state *s)
{
	remember(s, &s->back);
	s->forward.n = 0;
}

static bool
recall(struct article_state *s, struct jumps *from, struct jumps *to)
{
	struct err e = { 0 };

	if (from->n == 0)
		return false;
	struct jump j = from->v[--from->n];
	remember(s, to);
	if (j.article != s->id) {
		if (!article_load(s, j.article, &e))
			app_say(s->view->app, "%s", e.text);
		app_show(s->view->app, s->id);
	}
	/* It may have been read anew meanwhile. */
	if (j.focus.index < target_count(s, j.focus.kind))
		s->focus = j.focus;
	else
		s->focus = (struct target){ 0 };
	s->standing = j.standing;
	if (s->laid)
		article_stand(s, j.standing);
	return true;
}

bool
article_back(struct article_state *s)
{
	return recall(s, &s->back, &s->forward);
}

bool
article_forward(struct article_state *s)
{
	return recall(s, &s->forward, &s->back);
}

void
article_jump(struct article_state *s, struct target t)
{
	article_leave(s);
	article_go_to(s, t);
}

/*
 * How far below the top a target is to stand.  One that is seen whole leaves
 * the page where it is, unless little is seen of what follows: the eye is on
 * it.  A section is gone to in order to read on from there.
 */
static uint32_t
lead_of(struct article_state *s, struct target t)
{
	struct view *v = s->view;
	size_t top = v->top, rows = (size_t)v->rows;
	struct span at = target_span(s, t);
	size_t first = layout_find(&s->layout, at.start, v->rows);
	size_t last = layout_find(
		&s->layout, at.end > at.start ? at.end - 1 : at.end, v->rows);

	if (t.kind != TARGET_SECTION && first >= top &&
		first < top + rows * 3 / 4 && last + 1 < top + rows)
		return (uint32_t)(first - top);
	return (uint32_t)rows / 3;
}

void
article_go_to(struct article_state *s, struct target t)
{
	article_sync(s);
	s->focus = t;
	article_stand(s, (struct standing){
				 .at = target_start(s, t),
				 .lead = lead_of(s, t),
			 });
}

/* What is said when there is no such thing that way, and at all. */
static const struct {
	const char *next, *previous, *none;
} words[] = {
	[TARGET_SECTION] = { N_("this is the last section"),
		N_("this is the first section"),
		N_("this article has no sections") },
	[TARGET_PLAYER] = { N_("no player is named further on"),
		N_("no player is named before this"),
		N_("this article names no player") },
	[TARGET_QUOTE] = { N_("no quote further on"),
		N_("no quote before this"), N_("nobody is quoted here") },
	[TARGET_FIGURE] = { N_("no figure further on"),
		N_("no figure before this"),
		N_("there are no figures in this article") },
	[TARGET_LINK] = { N_("no link further on"), N_("no link before this"),
		N_("there are no links in this article") },
	[TARGET_HIT] = { N_("no hit further on"), N_("no hit before this"),
		N_("nothing was searched for that stands here") },
};

/* The nearest of a kind that begins at `from` or behind it (by > 0), or
 * before it; kind TARGET_NONE: there is none. */
static struct target
nearest(const struct article_state *s, enum target_kind kind, int by,
	uint32_t from)
{
	struct target best = { 0 };
	uint32_t at = 0;

	for (size_t i = 0; i < target_count(s, kind); i++) {
		struct target t = { kind, i };
		uint32_t start = target_start(s, t);
		bool ahead = by > 0 ? start >= from : start < from;
		bool nearer = by > 0 ? start < at : start >= at;

		if (ahead && (!best.kind || nearer)) {
			best = t;
			at = start;
		}
	}
	return best;
}

enum outcome
article_step(
	struct article_state *s, enum target_kind kind, int by, struct err *e)
{
	struct target focus = article_focus(s);
	uint32_t from = article_seen(s).start;

	if (kind == TARGET_HIT)
		article_find_hits(s);
	/* What begins at the place itself is next, unless one stands on it. */
	if (focus.kind)
		from = target_start(s, focus) + (by > 0 && focus.kind == kind);
	struct target t = nearest(s, kind, by, from);
	if (t.kind) {
		article_jump(s, t);
		return OUTCOME_DONE;
	}
	const char *word = words[kind].none;
	if (kind == TARGET_HIT && s->title_hits.n)
		word = N_("only the title has what was searched for");
	if (target_count(s, kind))
		word = by > 0 ? words[kind].next : words[kind].previous;
	err_set(e, ERR_NONE, "%s", _(word));
	return OUTCOME_FAILED;
}

/* The quote whose bar or speaker stands left of a line. */
static struct target
quote_beside(const struct article_state *s, struct layout_line line)
{
	struct target t = { TARGET_QUOTE, 0 };

	for (; t.index < s->article.quotes.n; t.index++) {
		struct span at = s->article.quotes.v[t.index].at;

		if (at.start < line.at.end && at.end > line.at.start)
			return t;
	}
	return (struct target){ 0 };
}

bool
article_click(struct article_state *s, size_t i, int column)
{
	struct layout_line line = layout_line(&s->layout, i);
	str text = article_span(&s->article, line.at);
	struct err e = { 0 };

	if (line.kind < LINE_HEADING)
		return false;
	struct target t =
		column < line.column
			? quote_beside(s, line)
			: target_at(s,
				  line.at.start + (uint32_t)layout_byte(
							  line, text, column),
				  false);
	if (!t.kind)
		return false;
	if (t.kind != s->focus.kind || t.index != s->focus.index)
		s->focus = t;
	else if (article_follow(s, t, &e) == OUTCOME_FAILED)
		app_say(s->view->app, "%s", e.text);
	return true;
}
