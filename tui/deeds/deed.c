#include "tui/deeds/deed.h"

#include "base/i18n.h"
#include "tui/app.h"
#include "tui/deeds/correct.h"
#include "tui/list/fold.h"
#include "tui/views/notes.h"
#include "tui/list/pick.h"
#include "tui/views/source.h"
#include "tui/list/table.h"

static enum outcome
outcome(bool ok)
{
	return ok ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* The deeds that are on or off. */
static const struct {
	enum command command;
	enum deed_kind kind;
	const char *on, *off; /* msgids: what was done */
} marks[] = {
	{ COMMAND_STAR, DEED_STARRED, N_("starred"), N_("the star is off") },
	{ COMMAND_READ, DEED_READ, N_("read"), N_("unread again") },
	{ COMMAND_ARCHIVE, DEED_ARCHIVED, N_("archived"),
		N_("back in the list") },
	{ COMMAND_DELETE, DEED_DELETED, N_("deleted"), N_("deleted") },
};

enum { MARKS = sizeof marks / sizeof *marks };

/* What a step of deeds was, for who undoes it (msgids). */
static const char *const names[DEED_KINDS] = {
	[DEED_READ] = N_("read or unread"),
	[DEED_STARRED] = N_("the star"),
	[DEED_ARCHIVED] = N_("archiving"),
	[DEED_DELETED] = N_("deleting"),
	[DEED_TAG] = N_("tags"),
	[DEED_SAVED] = N_("a saved search"),
	[DEED_SAVED_NAME] = N_("a saved search's name"),
	[DEED_SAVED_QUERY] = N_("a saved search's words"),
	[DEED_NOTE] = N_("a note"),
	[DEED_NOTE_TEXT] = N_("a note's words"),
	[DEED_MERGED] = N_("merging two players"),
	[DEED_RENAMED] = N_("a player's name"),
	[DEED_HIDDEN] = N_("hiding a player"),
	[DEED_GIVEN_UP] = N_("giving up a feed"),
};

static str
undo_key(struct app *app)
{
	return keys_sign(&app->shell->keys, COMMAND_UNDO, &app->frame);
}

void
deed_say(struct app *app, str what)
{
	app_say(app, _("%.*s · %.*s undoes it"), STR_ARG(what),
		STR_ARG(undo_key(app)));
}

/* "starred" or "starred · 7 articles"; it can be undone. */
static void
say_done(struct app *app, const char *word, size_t n)
{
	str key = undo_key(app);

	if (n == 0)
		app_say(app, "%s", _("that is so already"));
	else if (n == 1)
		deed_say(app, str_of(_(word)));
	else
		app_say(app, _("%s: %zu articles · %.*s undoes it"), _(word), n,
			STR_ARG(key));
}

void
deed_say_done(struct app *app, enum deed_kind kind, bool on, size_t n)
{
	const char *word = N_("tagged");

	for (size_t i = 0; i < MARKS; i++)
		if (marks[i].kind == kind)
			word = on ? marks[i].on : marks[i].off;
	say_done(app, word, n);
}

void
deed_say_undone(struct app *app, enum deed_kind kind, size_t n)
{
	if (n == 0)
		app_say(app, "%s", _("there is nothing to undo"));
	else if (n == 1)
		app_say(app, _("undone: %s"), _(names[kind]));
	else
		app_say(app, _("undone: %s (%zu)"), _(names[kind]), n);
}

static bool
mark_all(struct app *app, const struct ids *ids, enum deed_kind kind, bool on,
	struct err *e)
{
	struct chore many = { .ids = *ids, .mark = kind, .on = on };
	size_t changed;

	if (many_are(app, ids->n))
		return many_begin(app, &many, e);
	bool ok = store_step_begin(app->store, e) &&
		  store_mark_all(app->store, ids, kind, on, &changed, e);
	if (!store_step_end(app->store, ok, e))
		return false;
	deed_say_done(app, kind, on, changed);
	return true;
}

/* As the line of the first one is not yet. */
static bool
turns_on(struct app *app, int64_t article, enum command command)
{
	struct view *list = app_list(app);
	struct article_row a;

	if (!store_article(app->store, article, &app->frame, &a, NULL))
		return true;
	if (list) {
		struct ids reports = fold_line(list, article);

		fold_marks(list, &reports, &a);
	}
	switch (command) {
	case COMMAND_STAR: return !a.starred;
	case COMMAND_READ: return !a.read;
	case COMMAND_ARCHIVE: return !a.archived;
	default: return true;
	}
}

enum deed_kind
deed_kind_of(enum command command)
{
	size_t i = 0;

	while (i + 1 < MARKS && marks[i].command != command)
		i++;
	return marks[i].kind;
}

bool
deed_mark(
	struct app *app, const struct ids *ids, struct marking m, struct err *e)
{
	enum deed_kind kind = deed_kind_of(m.command);

	if (!mark_all(app, ids, kind, m.on, e))
		return false;
	if (kind == DEED_ARCHIVED || kind == DEED_DELETED)
		app_renew(app);
	return true;
}

static bool
brings_back(enum deed_kind kind)
{
	return kind == DEED_ARCHIVED || kind == DEED_DELETED;
}

enum outcome
deed_undo(struct app *app, struct err *e)
{
	struct corrected c;
	struct undone u;
	int64_t step;
	size_t n;

	if (!store_last_step(app->store, MANY + 1, &step, &n, e))
		return OUTCOME_FAILED;
	if (!app->shell->many_on && unset_is_next(app, step))
		return outcome(unset_undo(app, e));
	if (app->shell->many_on || many_are(app, n))
		return outcome(many_begin(
			app, &(struct chore){ .what = CHORE_UNDO }, e));
	if (!store_corrected_last(app->store, &app->frame, &c, e))
		return OUTCOME_FAILED;
	if (c.step)
		return correct_undo(app, &c, e);
	if (!store_undo(app->store, &u, e))
		return OUTCOME_FAILED;
	deed_say_undone(app, u.kind, u.n);
	app_renew(app);
	/* Marks that come off many rows leave the eye where it is. */
	if (u.article && (u.n == 1 || brings_back(u.kind))) {
		app_layout(app);
		table_show(app_top(app), u.article);
	}
	return OUTCOME_DONE;
}

/* The articles of the rows that are shown. */
static void
shown(struct view *v, struct ids *ids)
{
	size_t n = list_count(v);

	for (size_t k = 0; k < n; k++) {
		int64_t id = v->ops->article(v, list_number(v, k));

		if (id)
			*vec_push(&v->app->frame, ids) = id;
	}
}

enum outcome
deed_all_read(struct view *v, struct err *e)
{
	struct chore many = { .mark = DEED_READ, .on = true };
	struct ids ids = { 0 };

	if (!v->ops->article)
		return OUTCOME_UNHANDLED;
	if (list_count(v) == 0)
		return deed_none(v->app);
	if (many_are(v->app, list_count(v)) && v->ops->list &&
		v->ops->list(v, &many.list)) {
		if (!many_begin(v->app, &many, e))
			return OUTCOME_FAILED;
		v->app->shell->many.of = list_count(v);
		return OUTCOME_DONE;
	}
	shown(v, &ids);
	fold_add(v->app, &ids);
	return outcome(deed_mark(
		v->app, &ids, (struct marking){ COMMAND_READ, true }, e));
}

enum sought
deed_unread(struct view *v, int by, bool beneath)
{
	struct store_counts counts;

	/* Then none need be looked at. */
	if (store_count(v->app->store, &counts, NULL) && counts.unread == 0)
		return SOUGHT_NONE;
	return seek_begin(v, SEEK_UNREAD, by, beneath);
}

enum outcome
deed_next_unread(struct view *v, int by)
{
	if (!v->ops->article)
		return OUTCOME_UNHANDLED;
	if (deed_unread(v, by, false) == SOUGHT_NONE)
		seek_say_none(v->app, SEEK_UNREAD, by);
	return OUTCOME_DONE;
}

/* A key is never without an answer. */
enum outcome
deed_none(struct app *app)
{
	app_say(app, "%s", _("there is no article here"));
	return OUTCOME_DONE;
}

static enum outcome
copy(struct app *app, enum command command, int64_t article, struct err *e)
{
	struct article_row a;

	if (!article)
		return deed_none(app);
	if (!store_article(app->store, article, &app->frame, &a, e))
		return OUTCOME_FAILED;
	struct citation c = { .title = a.title,
		.source = a.source,
		.published = a.published,
		.url = a.url };
	if (command == COMMAND_COPY)
		return outcome(app_copy(app, cite(&app->frame, &c), e));
	if (a.url.n)
		return outcome(app_copy(app, a.url, e));
	app_say(app, "%s", _("this article has no link"));
	return OUTCOME_DONE;
}

/* What was picked, or the one; and the other reports that are meant. */
static struct ids
targets(struct app *app, int64_t article)
{
	const struct view *v = app_top(app);
	struct ids ids = { 0 };

	for (size_t i = 0; i < v->picked.n; i++)
		*vec_push(&app->frame, &ids) = v->picked.v[i];
	if (article && ids.n == 0)
		*vec_push(&app->frame, &ids) = article;
	fold_add(app, &ids);
	return ids;
}

/* What is done to all that are meant. */
static enum outcome
deed_all(struct app *app, enum command command, int64_t article, struct err *e)
{
	struct ids ids = targets(app, article);

	if (ids.n == 0)
		return deed_none(app);
	if (command == COMMAND_TAG)
		return tagging_ask(app, &ids, e);
	struct marking m = { command, turns_on(app, ids.v[0], command) };
	if (!deed_mark(app, &ids, m, e))
		return OUTCOME_FAILED;
	pick_none(app_top(app));
	return OUTCOME_DONE;
}

enum outcome
deed(struct app *app, enum command command, int64_t article, struct err *e)
{
	switch (command) {
	case COMMAND_STAR:
	case COMMAND_READ:
	case COMMAND_ARCHIVE:
	case COMMAND_DELETE:
	case COMMAND_TAG: return deed_all(app, command, article, e);
	case COMMAND_SOURCE:
		return article ? source_open(app,
					 &(struct source_place){
						 .article = article },
					 e)
			       : deed_none(app);
	case COMMAND_FIRST_PLAYER:
	case COMMAND_FIRST_QUOTE:
	case COMMAND_FIRST_FIGURE:
		return deed_open_first(app, command, article, e);
	case COMMAND_COPY:
	case COMMAND_COPY_LINK: return copy(app, command, article, e);
	default: return OUTCOME_UNHANDLED;
	}
}

enum outcome
deed_open(struct app *app, int64_t article, const uint32_t *at, struct err *e)
{
	struct article_place place = { .id = article };

	if (!article)
		return OUTCOME_UNHANDLED;
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
		.url = a.url,
		.note = notes_on(app, q.article, q.at),
		.reported = q.kind == QUOTE_INDIRECT };
	return outcome(app_copy(app, cite(&app->frame, &c), e));
}

enum outcome
deed_copy_figure(struct app *app, const struct figure_row *f, struct err *e)
{
	struct article_row a;

	if (!store_article(app->store, f->article, &app->frame, &a, e))
		return OUTCOME_FAILED;
	struct citation c = { .text = f->sentence,
		.title = f->title,
		.source = f->source,
		.published = f->published,
		.url = a.url };
	return outcome(app_copy(app, cite(&app->frame, &c), e));
}
