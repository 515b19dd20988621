/*
 * Correcting a player on the spot: he can be hidden, be given the name that
 * one types, or be one of the players who have it.
 */
#include "tui/deeds/correct.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/room.h"
#include "content/words/fold.h"
#include "store/feeds.h"
#include "store/rows/lists.h"
#include "tui/app.h"
#include "tui/deeds/deed.h"
#include "tui/list/player_words.h"

enum { FOUND_MAX = 12, LOOKED_MAX = 100 };

struct correct {
	struct correct_who who;
	uint8_t kind;      /* his; two of one kind cannot have one name */
	uint64_t question; /* to the searcher; 0: none */
	struct prompt prompt;
	struct arena found; /* what the list below holds */
	struct player_row rows[FOUND_MAX];
	size_t n;  /* of rows */
	bool same; /* the first of them is called just so */
};

static str
typed(const struct correct *s)
{
	return str_trim(buf_str(&s->prompt.text));
}

/* Nothing is typed: hide.  Else: the name, then who has it; where somebody is
 * called just so, only he can be meant. */
static enum deed_kind
kind_of(const struct correct *s, size_t i)
{
	if (typed(s).n == 0)
		return DEED_HIDDEN;
	return i == 0 && !s->same ? DEED_RENAMED : DEED_MERGED;
}

static const struct player_row *
row_of(const struct correct *s, size_t i)
{
	return &s->rows[s->same ? i : i - 1];
}

/* The first of those whose name holds what was typed, before them the one whose
 * name it is. */
static void
take(struct view *v, const struct ids *ids)
{
	struct correct *s = v->state;
	struct player_row row;
	str name = fold(&v->app->frame, typed(s));

	arena_reset(&s->found);
	s->n = 0;
	s->same = false;
	for (size_t i = 0; i < ids->n && i < LOOKED_MAX; i++) {
		if (ids->v[i] == s->who.id ||
			!store_player(v->app->store, ids->v[i], &s->found, &row,
				NULL))
			continue;
		if (!s->same && row.kind == s->kind &&
			str_eq(fold(&s->found, row.name), name)) {
			s->same = true;
			s->n = s->n < FOUND_MAX ? s->n + 1 : s->n;
			memmove(s->rows + 1, s->rows,
				(s->n - 1) * sizeof *s->rows);
			s->rows[0] = row;
		} else if (s->n < FOUND_MAX) {
			s->rows[s->n++] = row;
		}
	}
}

/* While the key waits: without a searcher (tests), or for one who has chosen
 * before the answer came, so that none of an older list is meant. */
static void
answer_now(struct view *v)
{
	struct correct *s = v->state;
	struct arena tmp = { 0 };
	struct ids ids = { 0 };

	s->question = 0;
	if (typed(s).n)
		store_players(v->app->store, typed(s), &tmp, &ids, NULL);
	take(v, &ids);
	arena_free(&tmp);
}

static void
correct_asked(struct view *v, str text)
{
	struct correct *s = v->state;
	struct list_ask ask = { LISTING_PLAYERS, .words = text };

	v->selected = v->top = 0;
	if (!v->app->searcher || !str_trim(text).n) {
		answer_now(v);
		return;
	}
	s->question = searcher_list(v->app->searcher, &ask);
	v->app->list_question = s->question;
}

static void
correct_listed(struct view *v, struct list_answer *a)
{
	struct correct *s = v->state;

	if (!a && s->question && s->question != v->app->list_question)
		correct_asked(v, typed(s));
	if (!a || !s->question || a->question != s->question)
		return;
	s->question = 0;
	take(v, &a->ids);
}

static bool
correct_open(struct view *v, const void *arg, struct err *e)
{
	struct correct *s = arena_new(&v->arena, struct correct, 1);
	struct player_row row;

	v->state = s;
	s->who = *(const struct correct_who *)arg;
	if (!store_player(v->app->store, s->who.id, &v->app->frame, &row, e))
		return false;
	s->kind = row.kind;
	s->who.name = arena_copy(&v->arena, s->who.name);
	s->prompt.lead =
		arena_printf(&v->arena, "%.*s =", STR_ARG(s->who.name)).s;
	v->prompt = &s->prompt;
	v->typing = true;
	return true;
}

static size_t
correct_count(struct view *v)
{
	const struct correct *s = v->state;

	return typed(s).n ? s->n + !s->same : 1;
}

static void
correct_row(struct view *v, size_t i, int columns, struct row *row)
{
	const struct correct *s = v->state;
	struct arena *frame = &v->app->frame;
	str name = s->who.name, text = typed(s);

	(void)columns;
	switch (kind_of(s, i)) {
	case DEED_HIDDEN:
		row_add(row, frame, STYLE_TEXT,
			arena_printf(frame,
				_("hide %.*s; or type another name"),
				STR_ARG(name)));
		break;
	case DEED_RENAMED:
		row_add(row, frame, STYLE_TEXT,
			arena_printf(frame, _("%.*s is called %.*s"),
				STR_ARG(name), STR_ARG(text)));
		break;
	default:
		row_add(row, frame, STYLE_TEXT,
			arena_printf(frame, _("%.*s is %.*s "), STR_ARG(name),
				STR_ARG(row_of(s, i)->name)));
		row_add(row, frame, STYLE_DIM,
			player_kind_word(row_of(s, i)->kind));
	}
}

static bool
run(const struct correct *s, size_t i, struct store *store, struct err *e)
{
	switch (kind_of(s, i)) {
	case DEED_HIDDEN: return store_player_hide(store, s->who.id, true, e);
	case DEED_RENAMED:
		return store_player_rename(store, s->who.id, typed(s), e);
	default:
		return store_player_merge(
			store, s->who.id, row_of(s, i)->id, e);
	}
}

/* A connection of its own, as the explorer's only reads. */
static bool
begin(struct app *app, struct store **store, struct err *e)
{
	*store = NULL;
	return store_open(
		       store_path(app->store), NULL, STORE_WRITE, store, e) &&
	       store_begin(*store, e);
}

static bool
write(struct view *v, size_t i, struct corrected *one, struct err *e)
{
	const struct correct *s = v->state;
	struct store *store;
	bool ok = begin(v->app, &store, e) &&
		  store_corrected_look(store, s->who.id, kind_of(s, i),
			  &v->app->frame, one, e) &&
		  run(s, i, store, e) && store_commit(store, e);

	store_close(store);
	return ok;
}

static const char *
done_word(enum deed_kind kind)
{
	switch (kind) {
	case DEED_HIDDEN: return _("hidden");
	case DEED_RENAMED: return _("renamed");
	default: return _("merged");
	}
}

static enum outcome
refuse(struct app *app)
{
	app_say(app, "%s", _("nothing can be changed here"));
	return OUTCOME_DONE;
}

static bool
can_correct(const struct app *app)
{
	return !app->sample && !room_is_secure();
}

enum outcome
correct_undo(struct app *app, const struct corrected *one, struct err *e)
{
	struct store *store;

	if (!can_correct(app))
		return refuse(app);
	bool begun = begin(app, &store, e);
	bool ok = begun && store_corrected_undo(store, one, e) &&
		  store_commit(store, e);

	store_close(store);
	/* What cannot be undone any more is not in the way of the others. */
	if (!begun || (!ok && e->kind != ERR_INPUT))
		return OUTCOME_FAILED;
	if (!store_corrected_drop(app->store, one->step, e) || !ok)
		return OUTCOME_FAILED;
	app_look(app);
	/* His number may be another's now. */
	if (one->kind == DEED_MERGED && app_top(app)->ops == &view_card)
		app_command(app, COMMAND_PLAYERS);
	deed_say_undone(app, one->kind, 1);
	return OUTCOME_DONE;
}

enum outcome
correct_give_up(struct app *app, int64_t feed, const struct corrected *one,
	struct err *e)
{
	struct store *store;

	if (!can_correct(app))
		return refuse(app);
	bool ok = begin(app, &store, e) && store_unfollow(store, feed, e) &&
		  store_commit(store, e);
	store_close(store);
	if (!ok || !store_corrected_note(app->store, one, e))
		return OUTCOME_FAILED;
	app_look(app);
	deed_say(app, arena_printf(&app->frame, _("given up: %.*s"),
			      STR_ARG(one->before)));
	return OUTCOME_DONE;
}

static enum outcome
correct_command(struct view *v, enum command command, struct err *e)
{
	const struct correct *s = v->state;
	struct corrected one;

	if (command != COMMAND_OPEN)
		return OUTCOME_UNHANDLED;
	if (s->question) {
		answer_now(v);
		v->selected = 0;
	}
	size_t i = v->selected;
	bool leaves = kind_of(s, i) != DEED_RENAMED && s->who.card;
	if (!write(v, i, &one, e) ||
		!store_corrected_note(v->app->store, &one, e))
		return OUTCOME_FAILED;
	struct app *app = v->app;
	app_look(app);
	app_close(app);
	/* A card whose player is another now has nothing to show. */
	if (leaves)
		app_command(app, COMMAND_BACK);
	deed_say(app, str_of(done_word(one.kind)));
	return OUTCOME_DONE;
}

static void
correct_close(struct view *v)
{
	struct correct *s = v->state;

	prompt_free(&s->prompt);
	arena_free(&s->found);
}

static const struct view_ops view_correct = {
	.name = N_("correct"),
	.place = 'P',
	.layer = LAYER_LOW,
	.open = correct_open,
	.count = correct_count,
	.row = correct_row,
	.command = correct_command,
	.asked = correct_asked,
	.listed = correct_listed,
	.close = correct_close,
};

enum outcome
correct_player(struct app *app, const struct correct_who *who, struct err *e)
{
	if (!can_correct(app))
		return refuse(app);
	return app_open(app, &view_correct, who, e) ? OUTCOME_DONE
						    : OUTCOME_FAILED;
}
