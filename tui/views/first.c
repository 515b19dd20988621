/* From a list straight to what an article has first of a kind. */
#include "tui/deeds/deed.h"

#include "base/i18n.h"
#include "tui/app.h"
#include "tui/views/article.h"

/* NULL: there is one. */
static const char *
word_for_none(const struct article *a, enum target_kind kind)
{
	switch (kind) {
	case TARGET_PLAYER:
		return a->mentions.n ? NULL : _("this article names no player");
	case TARGET_QUOTE:
		return a->quotes.n ? NULL : _("nobody is quoted here");
	default:
		return a->figures.n ? NULL
				    : _("there are no figures in this article");
	}
}

static enum target_kind
kind_of(enum command command)
{
	switch (command) {
	case COMMAND_FIRST_PLAYER: return TARGET_PLAYER;
	case COMMAND_FIRST_QUOTE: return TARGET_QUOTE;
	default: return TARGET_FIGURE;
	}
}

enum outcome
deed_open_first(
	struct app *app, enum command command, int64_t article, struct err *e)
{
	enum target_kind kind = kind_of(command);
	struct article a = { 0 };

	if (!article)
		return deed_none(app);
	if (!store_load(app->store, article, &app->frame, &a, e))
		return OUTCOME_FAILED;
	const char *none = word_for_none(&a, kind);
	if (none) {
		err_set(e, ERR_NONE, "%s", none);
		return OUTCOME_FAILED;
	}
	if (deed_open(app, article, NULL, e) != OUTCOME_DONE)
		return OUTCOME_FAILED;
	article_go_to(app_top(app)->state, (struct target){ kind, 0 });
	return OUTCOME_DONE;
}
