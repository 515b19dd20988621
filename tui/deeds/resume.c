#include "tui/deeds/resume.h"

#include "base/i18n.h"
#include "store/state.h"
#include "tui/app.h"
#include "tui/views/article.h"

/* The letter under which it is kept, which no reader can give. */
enum { LETTER = '.' };

void
resume_offer(struct app *app)
{
	struct bookmarks all = { 0 };
	struct article_row row;
	str key = keys_sign(&app->shell->keys, COMMAND_FORWARD, &app->frame);

	if (!store_bookmarks(app->store, &app->frame, &all, NULL))
		return;
	for (size_t i = 0; i < all.n; i++)
		if (all.v[i].letter == LETTER)
			app->shell->resume = all.v[i].article;
	if (!app->shell->resume)
		return;
	if (!store_article(
		    app->store, app->shell->resume, &app->frame, &row, NULL))
		app->shell->resume = 0;
	else if (!app->shell->message.text[0])
		app_say(app, _("%.*s goes on reading “%.*s”"), STR_ARG(key),
			STR_ARG(row.title));
}

/* Below what is only laid over it. */
static struct view *
view_now(const struct shell *sh)
{
	int at = sh->at;

	while (at > 0 && sh->stack[at]->ops->layer)
		at--;
	return sh->stack[at];
}

void
resume_keep(struct app *app)
{
	struct shell *sh = app->shell;
	struct view *v = view_now(sh);
	const struct bookmark b = { .letter = LETTER,
		.article = article_number(v) };

	/* It is no more than a convenience: a failure is not told. */
	if (b.article)
		article_keep_place(v->state, NULL);
	if (b.article == sh->reading)
		return;
	sh->reading = b.article;
	if (b.article)
		store_set_bookmark(app->store, &b, NULL);
	else
		store_drop_bookmark(app->store, b.letter, NULL);
}

enum outcome
resume_open(struct app *app, struct err *e)
{
	struct article_place place = { .id = app->shell->resume };

	if (!place.id)
		return OUTCOME_UNHANDLED;
	app->shell->resume = 0;
	return app_open(app, &view_article, &place, e) ? OUTCOME_DONE
						       : OUTCOME_FAILED;
}
