/* Commands with words behind them, as they are typed in the palette. */
#include "tui/deeds/deed.h"

#include "base/i18n.h"
#include "tui/app.h"
#include "tui/views/searches.h"
#include "tui/views/settings_view.h"
#include "tui/children/taking.h"

/* False: e, or nothing matches and is said so. */
static bool
find(struct app *app, str query, struct ids *ids, struct err *e)
{
	if (query.n == 0) {
		err_set(e, ERR_NONE, "%s",
			_("of which articles? a query belongs behind it"));
		return false;
	}
	if (search_ids(app->store, query, &app->frame, ids, e) && ids->n == 0)
		err_set(e, ERR_NONE, _("nothing matches %.*s"), STR_ARG(query));
	return ids->n > 0;
}

/* With a searcher it finds them, and does it. */
static enum outcome
order_many(struct app *app, const struct chore *many, struct err *e)
{
	if (many->query.n)
		return many_begin(app, many, e) ? OUTCOME_DONE : OUTCOME_FAILED;
	find(app, many->query, NULL, e);
	return OUTCOME_FAILED;
}

static enum outcome
tag(struct app *app, str words, struct err *e)
{
	struct ids ids = { 0 };
	str name, query;

	str_cut(words, STR(" "), &name, &query);
	if (app->searcher)
		return order_many(app,
			&(struct chore){ CHORE_TAG, .query = str_trim(query),
				.words = name },
			e);
	if (!find(app, str_trim(query), &ids, e) ||
		!tagging_set(app, &ids, name, e))
		return OUTCOME_FAILED;
	app_renew(app);
	deed_say(app, arena_printf(&app->frame, _("tagged %.*s: %zu articles"),
			      STR_ARG(name), ids.n));
	return OUTCOME_DONE;
}

static enum outcome
save(struct app *app, str words, struct err *e)
{
	str name, query;

	str_cut(words, STR(" "), &name, &query);
	query = str_trim(query);
	if (query.n)
		return searches_keep(app, name, query, e) ? OUTCOME_DONE
							  : OUTCOME_FAILED;
	err_set(e, ERR_NONE, "%s", _("a name and a query belong behind it"));
	return OUTCOME_FAILED;
}

static enum outcome
mark(struct app *app, enum command command, str query, struct err *e)
{
	struct marking m = { command, true };
	struct ids ids = { 0 };

	if (app->searcher)
		return order_many(app,
			&(struct chore){ .query = query,
				.mark = deed_kind_of(command),
				.on = true },
			e);
	return find(app, query, &ids, e) && deed_mark(app, &ids, m, e)
		       ? OUTCOME_DONE
		       : OUTCOME_FAILED;
}

enum outcome
order(struct app *app, enum command command, str words, struct err *e)
{
	words = str_trim(words);
	switch (command) {
	case COMMAND_SEARCH:
		return app_open(app, &view_results, &words, e) ? OUTCOME_DONE
							       : OUTCOME_FAILED;
	case COMMAND_ADD:
	case COMMAND_FOLLOW: return taking_begin(app, command, words, e);
	case COMMAND_SET: return settings_order(app, words, e);
	case COMMAND_TAG: return tag(app, words, e);
	case COMMAND_SAVE: return save(app, words, e);
	default: return mark(app, command, words, e);
	}
}
