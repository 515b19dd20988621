/* Letters on all that can be followed on the screen; typing one goes there. */
#include "tui/views/article.h"

#include "base/i18n.h"
#include "tui/app.h"

/* A player once a screen, and only what leads somewhere. */
static bool
wanted(const struct article_state *s, struct target t)
{
	const struct article *a = &s->article;

	switch (t.kind) {
	case TARGET_QUOTE: return a->quotes.v[t.index].speaker != NO_INDEX;
	case TARGET_FIGURE: return a->figures.v[t.index].player != NO_INDEX;
	case TARGET_PLAYER: break;
	default: return true;
	}
	for (size_t i = 0; i < s->labels.letters.n; i++) {
		struct target other = s->labels.v[i];

		if (other.kind == TARGET_PLAYER &&
			a->mentions.v[other.index].player ==
				a->mentions.v[t.index].player)
			return false;
	}
	return true;
}

/* Adds it where its place in the text puts it. */
static void
add(struct article_state *s, struct target t)
{
	uint32_t start = target_span(s, t).start;
	size_t i = s->labels.letters.n;

	if (i == LETTERS_MAX)
		return;
	for (; i > 0 && target_span(s, s->labels.v[i - 1]).start > start; i--)
		s->labels.v[i] = s->labels.v[i - 1];
	s->labels.v[i] = t;
	s->labels.letters.n++;
}

enum outcome
labels_begin(struct article_state *s, struct err *e)
{
	static const enum target_kind kinds[] = { TARGET_QUOTE, TARGET_PLAYER,
		TARGET_FIGURE, TARGET_LINK };
	struct span seen = article_seen(s);

	s->labels.letters = (struct letters){ 0 };
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
		for (size_t i = 0; i < target_count(s, kinds[k]); i++) {
			struct target t = { kinds[k], i };
			struct span at = target_span(s, t);

			if (at.start < seen.end && at.end > seen.start &&
				wanted(s, t))
				add(s, t);
		}
	s->labels.on = s->labels.letters.n > 0;
	if (s->labels.on)
		return OUTCOME_DONE;
	err_set(e, ERR_NONE, "%s", _("there is nothing to follow here"));
	return OUTCOME_FAILED;
}

enum outcome
labels_typed(struct article_state *s, uint32_t rune, struct err *e)
{
	size_t i;

	if (!s->labels.on)
		return OUTCOME_UNHANDLED;
	enum letters_typed typed = letters_type(&s->labels.letters, rune, &i);
	s->labels.on = typed == LETTERS_MORE;
	if (typed == LETTERS_NONE)
		app_say_composed(s->view->app, rune);
	if (typed != LETTERS_ONE)
		return OUTCOME_DONE;
	s->focus = s->labels.v[i];
	return article_follow(s, s->focus, e);
}
