/*
 * Correcting a player on the spot: he can be hidden, be given the name that
 * one types, or be one of the players who have it.
 */
#include "tui/correct.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/room.h"
#include "store/lists.h"
#include "tui/app.h"
#include "tui/player_words.h"

enum correct_kind {
	DEED_HIDE,
	DEED_RENAME,
	DEED_MERGE,
};

enum { FOUND_MAX = 12 };

struct correct {
	struct correct_who who;
	uint64_t question; /* to the searcher; 0: none */
	struct prompt prompt;
	struct arena found; /* what the list below holds */
	struct player_row rows[FOUND_MAX];
	size_t n; /* of rows */
};

static str
typed(const struct correct *s)
{
	return str_trim(buf_str(&s->prompt.text));
}

/* Nothing is typed: hide.  Else: the name, then who has it. */
static enum correct_kind
kind_of(const struct correct *s, size_t i)
{
	if (typed(s).n == 0)
		return DEED_HIDE;
	return i == 0 ? DEED_RENAME : DEED_MERGE;
}

/* The first of those whose name holds what was typed. */
static void
take(struct view *v, const struct ids *ids)
{
	struct correct *s = v->state;
	struct store *store = v->app->store;

	arena_reset(&s->found);
	s->n = 0;
	for (size_t i = 0; i < ids->n && s->n < FOUND_MAX; i++)
		if (ids->v[i] != s->who.id &&
			store_player(store, ids->v[i], &s->found,
				&s->rows[s->n], NULL))
			s->n++;
}

/* Without a searcher (tests) it is answered at once. */
static void
correct_asked(struct view *v, str text)
{
	struct correct *s = v->state;
	struct list_ask ask = { LISTING_PLAYERS, .words = text };
	struct arena tmp = { 0 };
	struct ids ids = { 0 };

	s->question = 0;
	v->selected = v->top = 0;
	if (v->app->searcher && str_trim(text).n) {
		s->question = searcher_list(v->app->searcher, &ask);
		v->app->list_question = s->question;
		return;
	}
	if (str_trim(text).n)
		store_players(v->app->store, text, &tmp, &ids, NULL);
	take(v, &ids);
	arena_free(&tmp);
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

	(void)e;
	v->state = s;
	s->who = *(const struct correct_who *)arg;
	s->who.name = arena_copy(&v->arena, s->who.name);
	s->prompt.lead = "=";
	v->prompt = &s->prompt;
	v->typing = true;
	return true;
}

static size_t
correct_count(struct view *v)
{
	const struct correct *s = v->state;

	return typed(s).n ? 1 + s->n : 1;
}

static void
correct_row(struct view *v, size_t i, int columns, struct row *row)
{
	const struct correct *s = v->state;
	struct arena *frame = &v->app->frame;
	str name = s->who.name, text = typed(s);

	(void)columns;
	switch (kind_of(s, i)) {
	case DEED_HIDE:
		row_add(row, frame, STYLE_TEXT,
			arena_printf(frame,
				_("hide %.*s; or type another name"),
				STR_ARG(name)));
		break;
	case DEED_RENAME:
		row_add(row, frame, STYLE_TEXT,
			arena_printf(frame, _("%.*s is called %.*s"),
				STR_ARG(name), STR_ARG(text)));
		break;
	default:
		row_add(row, frame, STYLE_TEXT,
			arena_printf(frame, _("%.*s is %.*s "), STR_ARG(name),
				STR_ARG(s->rows[i - 1].name)));
		row_add(row, frame, STYLE_DIM,
			player_kind_word(s->rows[i - 1].kind));
	}
}

static bool
run(const struct correct *s, size_t i, struct store *store, struct err *e)
{
	switch (kind_of(s, i)) {
	case DEED_HIDE: return store_player_hide(store, s->who.id, true, e);
	case DEED_RENAME:
		return store_player_rename(store, s->who.id, typed(s), e);
	default:
		return store_player_merge(
			store, s->who.id, s->rows[i - 1].id, e);
	}
}

/* A connection of its own, as the explorer's only reads. */
static bool
write(struct view *v, size_t i, struct err *e)
{
	struct store *store = NULL;
	bool ok = store_open(store_path(v->app->store), NULL, STORE_WRITE,
			  &store, e) &&
		  store_begin(store, e) && run(v->state, i, store, e) &&
		  store_commit(store, e);

	store_close(store);
	return ok;
}

/* It is done in the archive, not in the reader's state: u knows nothing. */
static void
say_undo(struct app *app, const struct correct *s, size_t i)
{
	str name = s->who.name;

	switch (kind_of(s, i)) {
	case DEED_HIDE:
		app_say(app,
			_("hidden; jianbao player-hide --undo \"%.*s\" shows "
			  "it again"),
			STR_ARG(name));
		break;
	case DEED_RENAME:
		app_say(app,
			_("renamed; jianbao player-rename --undo \"%.*s\" "
			  "takes it back"),
			STR_ARG(typed(s)));
		break;
	default:
		app_say(app,
			_("merged; jianbao player-merge --undo \"%.*s\" "
			  "\"%.*s\" parts them"),
			STR_ARG(name), STR_ARG(s->rows[i - 1].name));
	}
}

static enum outcome
correct_command(struct view *v, enum command command, struct err *e)
{
	const struct correct *s = v->state;
	size_t i = v->selected;

	if (command != COMMAND_OPEN)
		return OUTCOME_UNHANDLED;
	bool gone = kind_of(s, i) != DEED_RENAME;
	if (!write(v, i, e))
		return OUTCOME_FAILED;
	app_look(v->app);
	say_undo(v->app, s, i);
	/* A card whose player is another now has nothing to show. */
	app_run_below(v->app,
		s->who.card && gone ? COMMAND_BACK : COMMAND_PLAYERS, STR(""));
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
	if (app->sample || room_is_secure()) {
		app_say(app, "%s", _("nothing can be changed here"));
		return OUTCOME_DONE;
	}
	return app_open(app, &view_correct, who, e) ? OUTCOME_DONE
						    : OUTCOME_FAILED;
}
