/* Notes on an article's passages. */
#include "tui/views/article.h"

#include "base/i18n.h"
#include "tui/app.h"
#include "tui/views/notes.h"

void
article_load_notes(struct article_state *s)
{
	store_notes(s->view->app->store, s->id, &s->arena, &s->notes, NULL);
}

/* The marked quote, else the paragraph of what is marked, else the one on
 * top of the screen. */
static struct span
passage(struct article_state *s)
{
	const struct article *a = &s->article;
	struct target t = article_focus(s);
	struct span none = { 0 };
	uint32_t at = article_seen(s).start;

	if (t.kind == TARGET_QUOTE)
		return a->quotes.v[t.index].at;
	if (t.kind)
		at = target_span(s, t).start;
	for (size_t i = 0; i < a->paragraphs.n; i++)
		if (at < a->paragraphs.v[i].at.end)
			return a->paragraphs.v[i].at;
	return none;
}

str
article_noted(struct article_state *s, struct span at)
{
	return notes_among(&s->notes, at, &s->view->app->frame);
}

str
article_note_here(struct article_state *s)
{
	return s->notes.n ? article_noted(s, passage(s)) : STR("");
}

enum outcome
article_note(struct article_state *s, struct err *e)
{
	struct span at = passage(s);
	struct note_row note = { .article = s->id,
		.at = at,
		.passage = article_span(&s->article, at) };

	if (span_empty(at)) {
		err_set(e, ERR_NONE, "%s", _("there is nothing to note on"));
		return OUTCOME_FAILED;
	}
	for (size_t i = 0; i < s->notes.n; i++)
		if (s->notes.v[i].at.start == at.start)
			note = s->notes.v[i];
	notes_ask(s->view->app, &note);
	return OUTCOME_DONE;
}
