/* Commands: to the view, to the list, then those that hold everywhere. */
#include "tui/app.h"

#include "base/i18n.h"
#include "tui/deeds/bookmark.h"
#include "tui/deeds/deed.h"
#include "tui/children/exporting.h"
#include "tui/list/pick.h"
#include "tui/views/settings_view.h"
#include "tui/stack.h"
#include "tui/list/table.h"
#include "tui/children/taking.h"

static void
filter_end(struct view *v)
{
	prompt_set(&v->filter->prompt, STR(""));
	list_filter(v, STR(""));
}

/* What was picked, then a filter, is what one goes back from first. */
static enum outcome
leave(struct app *app, bool quits)
{
	struct view *v = app_top(app);

	if (v->picked.n) {
		pick_none(v);
		return OUTCOME_DONE;
	}
	if (v->filter && v->filter->words.n) {
		filter_end(v);
		return OUTCOME_DONE;
	}
	return stack_back(app, quits);
}

static enum outcome
filter_begin(struct view *v)
{
	if (v->ops->reads)
		return OUTCOME_UNHANDLED;
	if (!v->filter)
		list_filter(v, STR(""));
	v->filter->prompt.lead = "&";
	v->filter->typing = true;
	return OUTCOME_DONE;
}

static enum outcome
open_over(struct app *app, const struct view_ops *ops, struct err *e)
{
	char place = app_top(app)->ops->place;

	return app_open(app, ops, &place, e) ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* What no view and no list knows. */
static enum outcome
own_command(struct app *app, enum command command, struct err *e)
{
	struct shell *sh = app->shell;

	switch (command) {
	case COMMAND_ARTICLES: return stack_go_to(app, &view_articles, e);
	case COMMAND_PLAYERS: return stack_go_to(app, &view_players, e);
	case COMMAND_QUOTES: return stack_go_to(app, &view_quotes, e);
	case COMMAND_FIGURES: return stack_go_to(app, &view_figures, e);
	case COMMAND_FEEDS: return stack_go_to(app, &view_feeds, e);
	case COMMAND_ADD:
	case COMMAND_FOLLOW: return taking_ask(app, command, e);
	case COMMAND_REFRESH: return fetching_begin(app, 0, e);
	case COMMAND_SEARCHES: return stack_go_to(app, &view_searches, e);
	case COMMAND_SET: return stack_go_to(app, &view_settings, e);
	case COMMAND_NOTES: return stack_go_to(app, &view_notes, e);
	case COMMAND_SEARCH:
		return app_open(app, &view_results, NULL, e) ? OUTCOME_DONE
							     : OUTCOME_FAILED;
	case COMMAND_PALETTE: return open_over(app, &view_palette, e);
	case COMMAND_HELP: return open_over(app, &view_help, e);
	case COMMAND_OPEN:
		app_say(app, "%s", _("there is nothing to open"));
		return OUTCOME_DONE;
	case COMMAND_BACK: return leave(app, false);
	case COMMAND_FORWARD: return stack_forward(app, e);
	case COMMAND_LEAVE: return leave(app, true);
	case COMMAND_FILTER: return filter_begin(app_top(app));
	case COMMAND_LABELS: return doors_begin(app, e);
	case COMMAND_PICK:
	case COMMAND_PICK_ALL: return pick(app_top(app), command);
	case COMMAND_GO_MARK: return bookmark_begin(app, command, e);
	case COMMAND_UNDO: return deed_undo(app, e);
	case COMMAND_SORT: return table_sort(app_top(app));
	case COMMAND_EXPORT: return exporting_ask(app_top(app), 0, e);
	case COMMAND_ALL_READ: return deed_all_read(app_top(app), e);
	case COMMAND_NEXT_UNREAD: return deed_next_unread(app_top(app), 1);
	case COMMAND_PREV_UNREAD: return deed_next_unread(app_top(app), -1);
	case COMMAND_QUIT: sh->quit = true; return OUTCOME_DONE;
	case COMMAND_REPAINT: sh->repaint = true; return OUTCOME_DONE;
	case COMMAND_SUSPEND: sh->suspend = true; return OUTCOME_DONE;
	default: return OUTCOME_UNHANDLED;
	}
}

void
app_do(struct app *app, const struct step *step)
{
	struct err e = { 0 };

	if (step->words.n == 0)
		app_command(app, step->command);
	else if (order(app, step->command, step->words, &e) == OUTCOME_FAILED)
		app->shell->message = e;
}

/* What was chosen in an overlay, which is closed first. */
static void
run_below(struct app *app, enum command command)
{
	app->shell->below = COMMAND_NONE;
	stack_back(app, false);
	app_do(app, &(struct step){ command, buf_str(&app->shell->words) });
}

void
app_command(struct app *app, enum command command)
{
	struct view *v = app_top(app);
	struct err e = { 0 };
	enum outcome o = OUTCOME_UNHANDLED;

	if (v->ops->command)
		o = v->ops->command(v, command, &e);
	if (o == OUTCOME_UNHANDLED)
		o = list_command(v, command);
	if (o == OUTCOME_UNHANDLED)
		o = own_command(app, command, &e);
	if (o == OUTCOME_UNHANDLED)
		app_say_keys(app, _("not here"));
	if (o == OUTCOME_FAILED)
		app->shell->message = e;
	if (app->shell->below)
		run_below(app, app->shell->below);
}
