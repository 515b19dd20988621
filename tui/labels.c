/* Letters on all that can be followed on the screen; typing one goes there. */
#include "tui/article.h"

#include "base/i18n.h"

#include <stdlib.h>

static const char letters[] =
	"asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM";
_Static_assert(sizeof letters == LABELS + 1, "a letter for each label");

char
labels_letter(size_t i)
{
	return letters[i];
}

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
	for (size_t i = 0; i < s->labels.n; i++) {
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
	size_t i = s->labels.n;

	if (i == LABELS)
		return;
	for (; i > 0 && target_span(s, s->labels.v[i - 1]).start > start; i--)
		s->labels.v[i] = s->labels.v[i - 1];
	s->labels.v[i] = t;
	s->labels.n++;
}

enum outcome
labels_begin(struct article_state *s, struct err *e)
{
	static const enum target_kind kinds[] = { TARGET_QUOTE, TARGET_PLAYER,
		TARGET_FIGURE, TARGET_LINK };
	struct span seen = article_seen(s);

	s->labels.n = 0;
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
		for (size_t i = 0; i < target_count(s, kinds[k]); i++) {
			struct target t = { kinds[k], i };
			struct span at = target_span(s, t);

			if (at.start < seen.end && at.end > seen.start &&
				wanted(s, t))
				add(s, t);
		}
	s->labels.on = s->labels.n > 0;
	if (s->labels.on)
		return OUTCOME_DONE;
	err_set(e, ERR_NONE, "%s", _("there is nothing to follow here"));
	return OUTCOME_FAILED;
}

enum outcome
labels_typed(struct article_state *s, uint32_t rune, struct err *e)
{
	if (!s->labels.on)
		return OUTCOME_UNHANDLED;
	s->labels.on = false;
	/* An input method gives full-width letters. */
	if (rune > 0xFF00 && rune < 0xFF5F)
		rune -= 0xFEE0;
	for (size_t i = 0; i < s->labels.n; i++)
		if ((uint32_t)letters[i] == rune) {
			s->focus = s->labels.v[i];
			return article_follow(s, s->focus, e);
		}
	return OUTCOME_DONE;
}
