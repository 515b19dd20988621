/* Narrowing a search to what its hits have in common, and widening it. */
#include "tui/views/results.h"

#include "base/i18n.h"
#include "tui/app.h"

/* Letters before what the hits can be narrowed to. */
enum outcome
results_choose(struct view *v)
{
	struct results *s = v->state;

	s->narrow.choosing =
		!results_blank(s) && list_count(v) && narrow_any(&s->narrow);
	app_say(v->app, "%s",
		s->narrow.choosing
			? _("type the letter before it")
			: _("there is nothing here to narrow the search to"));
	return OUTCOME_DONE;
}

static void
add_words(struct view *v, str words)
{
	struct results *s = v->state;
	struct prompt *p = &s->prompt;
	uint32_t before = (uint32_t)p->text.n;

	if (words.n == 0 || s->n_cuts == NARROWED_MAX)
		return;
	prompt_set(p, arena_printf(&v->app->frame, "%.*s %.*s",
			      STR_ARG(buf_str(&p->text)), STR_ARG(words)));
	s->cuts[s->n_cuts++] = (struct span){ before, (uint32_t)p->text.n };
	results_search(v);
}

/* Does the query end with a word that narrowed it? */
static bool
ends_narrowed(const struct results *s)
{
	return s->n_cuts && s->cuts[s->n_cuts - 1].end == s->prompt.text.n;
}

static void
take_off(struct view *v)
{
	struct results *s = v->state;
	struct prompt *p = &s->prompt;
	size_t before = s->cuts[--s->n_cuts].start;

	prompt_set(p, arena_copy(&v->app->frame,
			      str_take(buf_str(&p->text), before)));
	results_search(v);
}

enum outcome
results_typed(struct view *v, uint32_t rune, struct err *e)
{
	struct results *s = v->state;

	(void)e;
	if (!s->narrow.choosing) {
		if (!v->typing || rune != PRESS_BACKSPACE ||
			s->prompt.caret != s->prompt.text.n ||
			!ends_narrowed(s))
			return OUTCOME_UNHANDLED;
		take_off(v);
		return OUTCOME_DONE;
	}
	s->narrow.choosing = false;
	/* An input method gives full-width letters. */
	if (rune > 0xFF00 && rune < 0xFF5F)
		rune -= 0xFEE0;
	add_words(v, narrow_words(&s->narrow, rune, &v->app->frame));
	return OUTCOME_DONE;
}

/* What narrowed the search last goes; a filter, and what was picked, first. */
enum outcome
results_widen(struct view *v)
{
	if (!ends_narrowed(v->state) || v->picked.n ||
		(v->filter && v->filter->words.n))
		return OUTCOME_UNHANDLED;
	take_off(v);
	return OUTCOME_DONE;
}

bool
results_click_facet(struct view *v, size_t line, int column)
{
	struct results *s = v->state;
	uint32_t letter = narrow_at(&s->narrow, line, column);

	if (!letter)
		return false;
	s->narrow.choosing = false;
	add_words(v, narrow_words(&s->narrow, letter, &v->app->frame));
	return true;
}

/* Those that stand as they stood. */
void
results_check_cuts(struct results *s)
{
	str now = buf_str(&s->prompt.text), last = buf_str(&s->last);
	size_t same = 0;

	while (same < now.n && same < last.n && now.s[same] == last.s[same])
		same++;
	while (s->n_cuts) {
		size_t end = s->cuts[s->n_cuts - 1].end;

		if (end <= same && (end == now.n || now.s[end] == ' '))
			break;
		s->n_cuts--;
	}
}
