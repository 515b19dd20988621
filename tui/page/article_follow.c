/* Through the doors of an article: cards, the clipboard, stars. */
#include "tui/views/article.h"
#include "tui/views/exchange.h"
#include "tui/deeds/link.h"

#include "base/i18n.h"
#include "store/rows/sentence.h"

static enum outcome
gently(struct err *e, const char *word)
{
	err_set(e, ERR_NONE, "%s", word);
	return OUTCOME_FAILED;
}

/* The number in the archive of one of the article's players. */
static bool
find_player(const struct article_state *s, int32_t player, int64_t *id,
	struct err *e)
{
	str name = player_name(&s->article, player);

	if (!store_player_named(s->view->app->store, name, id, e))
		return false;
	return *id || err_set(e, ERR_NONE, _("there is no card for %.*s"),
			      STR_ARG(name));
}

static enum outcome
open_card(struct article_state *s, int32_t player, struct err *e)
{
	int64_t id;

	if (!find_player(s, player, &id, e) ||
		!app_open(s->view->app, &view_card, &id, e))
		return OUTCOME_FAILED;
	return OUTCOME_DONE;
}

static enum outcome
follow_hit(struct article_state *s, struct target t, struct err *e)
{
	struct target inner = target_at(s, target_span(s, t).start, false);

	if (inner.kind)
		return article_follow(s, inner, e);
	return gently(e, _("this word leads nowhere; n goes to the next"));
}

/* Who is named, speaks, or has the figure; NO_INDEX: nobody. */
static int32_t
player_of(const struct article *a, struct target t)
{
	switch (t.kind) {
	case TARGET_PLAYER: return a->mentions.v[t.index].player;
	case TARGET_QUOTE: return a->quotes.v[t.index].speaker;
	case TARGET_FIGURE: return a->figures.v[t.index].player;
	default: return NO_INDEX;
	}
}

enum outcome
article_exchange(struct article_state *s, struct err *e)
{
	int32_t player = player_of(&s->article, article_focus(s));
	struct exchange_who who = { 0 };

	if (player == NO_INDEX)
		return gently(
			e, _("nobody is marked: p or ' goes to somebody"));
	if (!find_player(s, player, &who.id, e))
		return OUTCOME_FAILED;
	return exchange_open(s->view->app, &who, e);
}

enum outcome
article_follow(struct article_state *s, struct target t, struct err *e)
{
	const struct article *a = &s->article;
	int32_t player = player_of(a, t);

	switch (t.kind) {
	case TARGET_PLAYER:
	case TARGET_QUOTE:
	case TARGET_FIGURE: break;
	case TARGET_HIT: return follow_hit(s, t, e);
	case TARGET_LINK:
		return link_ask(s->view->app,
			article_word(a, a->links.v[t.index].url), e);
	case TARGET_SECTION: outline_open(s); return OUTCOME_DONE;
	case TARGET_NONE:
		return gently(e,
			_("nothing is marked yet: p ' . or f picks something "
			  "to follow"));
	}
	if (player != NO_INDEX)
		return open_card(s, player, e);
	return gently(e, t.kind == TARGET_QUOTE
				 ? _("the text does not name who says this")
				 : _("the text does not say whose figure this "
				     "is"));
}

/* The marked quote or figure, else the first quote on the screen. */
static struct target
what_to_copy(struct article_state *s)
{
	struct target t = article_focus(s);
	struct span seen = article_seen(s);

	if (t.kind == TARGET_QUOTE || t.kind == TARGET_FIGURE)
		return t;
	t.kind = TARGET_QUOTE;
	for (t.index = 0; t.index < s->article.quotes.n; t.index++) {
		struct span at = target_span(s, t);

		if (at.start < seen.end && at.end > seen.start)
			return t;
	}
	return (struct target){ 0 };
}

/* A quote with who said it, a figure with its sentence. */
enum outcome
article_copy(struct article_state *s, struct err *e)
{
	const struct article *a = &s->article;
	struct app *app = s->view->app;
	struct target t = what_to_copy(s);
	struct citation c = {
		.title = article_word(a, a->title),
		.source = article_word(a, a->source),
		.published = article_word(a, a->published),
		.url = article_word(a, a->url),
	};

	if (!t.kind)
		return gently(e, _("no quote here to copy"));
	struct span at = target_span(s, t);
	if (t.kind == TARGET_FIGURE) {
		at = sentence_around(a->text, at);
	} else {
		const struct quote *q = &a->quotes.v[t.index];

		c.speaker = quote_speaker(a, q);
		c.reported = q->kind == QUOTE_INDIRECT;
	}
	c.text = article_span(a, at);
	c.note = article_noted(s, at);
	s->focus = t;
	return app_copy(app, cite(&app->frame, &c), e) ? OUTCOME_DONE
						       : OUTCOME_FAILED;
}

enum outcome
article_copy_link(struct article_state *s, struct err *e)
{
	const struct article *a = &s->article;
	struct target t = article_focus(s);
	str url = article_word(a, a->url);

	if (t.kind == TARGET_LINK)
		url = article_word(a, a->links.v[t.index].url);
	if (url.n == 0)
		return gently(e, _("it is not known where this article is"));
	return app_copy(s->view->app, url, e) ? OUTCOME_DONE : OUTCOME_FAILED;
}
