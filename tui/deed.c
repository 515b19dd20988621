#include "tui/deed.h"

#include "base/i18n.h"

static enum outcome
outcome(bool ok)
{
	return ok ? OUTCOME_DONE : OUTCOME_FAILED;
}

static enum outcome
toggle(struct app *app, enum command command, const struct article_row *a,
	struct err *e)
{
	if (command == COMMAND_READ)
		return outcome(store_set_read(app->store, a->id, !a->read, e));
	app_say(app, "%s", a->starred ? _("the star is off") : _("starred"));
	return outcome(store_set_starred(app->store, a->id, !a->starred, e));
}

static enum outcome
copy(struct app *app, enum command command, const struct article_row *a,
	struct err *e)
{
	struct citation c = { .title = a->title,
		.source = a->source,
		.published = a->published,
		.url = a->url };

	if (command == COMMAND_COPY)
		return outcome(app_copy(app, cite(&app->frame, &c), e));
	if (a->url.n)
		return outcome(app_copy(app, a->url, e));
	app_say(app, "%s", _("this article has no link"));
	return OUTCOME_DONE;
}

enum outcome
deed(struct app *app, enum command command, int64_t article, struct err *e)
{
	struct article_row row;

	if (command != COMMAND_STAR && command != COMMAND_READ &&
		command != COMMAND_COPY && command != COMMAND_COPY_LINK)
		return OUTCOME_UNHANDLED;
	if (!article)
		return OUTCOME_DONE;
	if (!store_article(app->store, article, &app->frame, &row, e))
		return OUTCOME_FAILED;
	if (command == COMMAND_STAR || command == COMMAND_READ)
		return toggle(app, command, &row, e);
	return copy(app, command, &row, e);
}

enum outcome
deed_open(struct app *app, int64_t article, const uint32_t *at, struct err *e)
{
	struct article_place place = { .id = article };

	if (!article)
		return OUTCOME_DONE;
	if (at) {
		place.has_at = true;
		place.at = *at;
	}
	return outcome(app_open(app, &view_article, &place, e));
}

enum outcome
deed_open_card(struct app *app, int64_t player, struct err *e)
{
	if (player)
		return outcome(app_open(app, &view_card, &player, e));
	app_say(app, "%s", _("nobody known stands there"));
	return OUTCOME_DONE;
}

enum outcome
deed_copy_quote(struct app *app, int64_t quote, struct err *e)
{
	struct quote_row q;
	struct article_row a;

	if (!quote)
		return OUTCOME_DONE;
	if (!store_quote(app->store, quote, &app->frame, &q, e) ||
		!store_article(app->store, q.article, &app->frame, &a, e))
		return OUTCOME_FAILED;
	struct citation c = { .text = q.text,
		.speaker = q.speaker.n ? q.speaker : q.speaker_text,
		.title = q.title,
		.source = q.source,
		.published = q.published,
		.url = a.url };
	return outcome(app_copy(app, cite(&app->frame, &c), e));
}
