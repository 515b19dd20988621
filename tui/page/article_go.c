/* From an article to another one, and away. */
#include "tui/views/article.h"

#include "base/i18n.h"
#include "tui/app.h"

enum outcome
article_only_text(struct article_state *s)
{
	struct app *app = s->view->app;

	app->only_text = !app->only_text;
	return OUTCOME_DONE;
}

/* To another article, so that one can come back to this one. */
static enum outcome
go_on(struct article_state *s, int64_t id, struct err *e)
{
	article_leave(s);
	return article_load(s, id, e) ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* The article before or behind, in the list one came from. */
enum outcome
article_next(struct article_state *s, int by, struct err *e)
{
	int64_t id;

	if (!article_keep_place(s, e))
		return OUTCOME_FAILED;
	if (!app_step(s->view->app, by, &id)) {
		err_set(e, ERR_NONE, "%s",
			by > 0 ? _("this is the last article of the list")
			       : _("this is the first article of the list"));
		return OUTCOME_FAILED;
	}
	return go_on(s, id, e);
}

/* Away from here: the place is kept before another view may look for it. */
enum outcome
article_go_away(struct article_state *s, enum command c)
{
	article_keep_place(s, NULL);
	if (c == COMMAND_BACK && article_back(s))
		return OUTCOME_DONE;
	if (c == COMMAND_FORWARD && article_forward(s))
		return OUTCOME_DONE;
	if ((c == COMMAND_LEAVE || c == COMMAND_BACK) &&
		s->view->app->only_text)
		return article_only_text(s);
	return OUTCOME_UNHANDLED;
}

/* The next one to be read, in that list. */
enum outcome
article_next_unread(struct article_state *s, int by, struct err *e)
{
	int64_t id;

	if (!article_keep_place(s, e))
		return OUTCOME_FAILED;
	switch (app_step_unread(s->view->app, by, &id)) {
	case SOUGHT_FOUND: break;
	case SOUGHT_MORE: return OUTCOME_DONE;
	default:
		err_set(e, ERR_NONE, "%s",
			by > 0 ? _("nothing unread further on in the list")
			       : _("nothing unread before this in the list"));
		return OUTCOME_FAILED;
	}
	return go_on(s, id, e);
}
