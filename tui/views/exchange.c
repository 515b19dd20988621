/*
 * What two players said about each other, the oldest first; and before it, if
 * need be, the question which other one: those who are named together with the
 * first, or whoever is called as one types.
 */
#include "tui/views/exchange.h"

#include "base/i18n.h"
#include "tui/app.h"
#include "tui/deeds/deed.h"
#include "tui/list/player_words.h"
#include "tui/views/quote_row.h"
#include "tui/list/table.h"

enum { FOUND_MAX = 12, TOLD_MAX = 16 };

struct exchange {
	struct table rows; /* first: it is the state of a table */
	int64_t id, other;
	str title;
	struct basis basis; /* what the rows are of, … */
	unsigned order;     /* … and in which order they are */
};

static bool
load(struct view *v, struct table *t, struct err *e)
{
	struct exchange *s = v->state;
	bool turned = s->order != t->order;

	s->order = t->order;
	if (store_keeps(v->app->store, &s->basis)) {
		if (turned)
			store_turn(&t->ids);
		return true;
	}
	table_clear(t);
	bool ok = store_exchange(
		v->app->store, s->id, s->other, &t->arena, &t->ids, e);
	if (ok && t->order)
		store_turn(&t->ids);
	if (!ok)
		s->basis = (struct basis){ 0 };
	return ok;
}

static bool
pair_open(struct view *v, const void *arg, struct err *e)
{
	const struct exchange_who *who = arg;
	struct exchange *s = arena_new(&v->arena, struct exchange, 1);
	struct player_row a = { 0 }, b = { 0 };
	struct store *store = v->app->store;

	v->state = s;
	s->id = who->id;
	s->other = who->other;
	if (!store_player(store, s->id, &v->arena, &a, e) ||
		!store_player(store, s->other, &v->arena, &b, e))
		return false;
	s->title = arena_printf(
		&v->arena, "%.*s ⇄ %.*s", STR_ARG(a.name), STR_ARG(b.name));
	return true;
}

static enum outcome
pair_command(struct view *v, enum command command, struct err *e)
{
	const struct exchange *s = v->state;
	int64_t id = table_selected(v, v->state);

	if (command == COMMAND_EXCHANGE)
		return exchange_open(
			v->app, &(struct exchange_who){ .id = s->id }, e);
	return id ? quote_list_command(v, command, id, e) : OUTCOME_UNHANDLED;
}

static void
pair_status(struct view *v, str *title, str *beside, str *place)
{
	const struct exchange *s = v->state;

	table_status(v, title, beside, place);
	*title = arena_printf(&v->app->frame, "%.*s  %zu", STR_ARG(s->title),
		table_all(&s->rows));
}

static const char *const orders[] = { N_("oldest first"), N_("newest first"),
	NULL };

static const enum command keys[] = { COMMAND_OPEN, COMMAND_WHO, COMMAND_COPY,
	COMMAND_EXCHANGE, COMMAND_FILTER, COMMAND_NEXT_SECTION, COMMAND_BACK,
	COMMAND_NONE };

static const struct table_kind kind = {
	.load = load,
	.row_size = sizeof(struct quote_row),
	.read = quote_read,
	.article = quote_list_article,
	.orders = orders,
	.empty = N_("Neither of the two is quoted about the other.\n\n"
		    "x takes somebody else, H goes back."),
	.keys = keys,
};

static const struct view_ops view_pair = {
	.name = N_("exchange"),
	.place = 'L',
	.table = &kind,
	.open = pair_open,
	TABLE_MOST_OPS,
	.row = quote_list_row,
	.group = quote_list_group,
	.command = pair_command,
	.status = pair_status,
};

/* The question. */

struct asked {
	int64_t id;
	uint64_t question; /* to the searcher; 0: none */
	struct prompt prompt;
	struct arena found; /* what is below: */
	struct player_row rows[FOUND_MAX];
	size_t n;
	struct ids with; /* whom to begin with */
	bool begun;      /* that is known */
};

static str
typed(const struct asked *s)
{
	return str_trim(buf_str(&s->prompt.text));
}

static void
take(struct view *v, const struct ids *ids)
{
	struct asked *s = v->state;

	arena_reset(&s->found);
	s->n = 0;
	v->selected = v->top = 0;
	for (size_t i = 0; i < ids->n && s->n < FOUND_MAX; i++)
		if (ids->v[i] != s->id &&
			store_player(v->app->store, ids->v[i], &s->found,
				&s->rows[s->n], NULL))
			s->n++;
}

static bool
speaks(const struct with_row *w)
{
	return w->kind == PLAYER_PERSON || w->kind == PLAYER_ORG;
}

static void
add_once(struct view *v, int64_t id)
{
	struct asked *s = v->state;

	for (size_t i = 0; i < s->with.n; i++)
		if (s->with.v[i] == id)
			return;
	if (id)
		*vec_push(&v->arena, &s->with) = id;
}

/* First who spoke of him lately: there is something to show. */
static void
begin_with(struct view *v, const struct card *card)
{
	struct asked *s = v->state;

	for (size_t i = 0; i < card->told.n && i < TOLD_MAX; i++) {
		struct quote_row q = { 0 };

		if (store_quote(v->app->store, card->told.v[i], &v->arena, &q,
			    NULL))
			add_once(v, q.speaker_id);
	}
	for (size_t i = 0; i < card->with.n; i++)
		if (speaks(&card->with.v[i]))
			add_once(v, card->with.v[i].player);
	s->begun = true;
}

/* While the key waits: without a searcher (tests), or for one who has chosen
 * before the answer came. */
static void
answer_now(struct view *v)
{
	struct asked *s = v->state;
	struct store *store = v->app->store;
	struct arena tmp = { 0 };
	struct card card = { 0 };
	struct ids ids = { 0 };

	s->question = 0;
	if (typed(s).n)
		store_players(store, typed(s), &tmp, &ids, NULL);
	else if (!s->begun && store_card(store, s->id, &tmp, &card, NULL))
		begin_with(v, &card);
	take(v, typed(s).n ? &ids : &s->with);
	arena_free(&tmp);
}

static void
who_asked(struct view *v, str text)
{
	struct asked *s = v->state;
	struct list_ask ask = { LISTING_PLAYERS, .words = str_trim(text) };

	if (!v->app->searcher || (ask.words.n == 0 && s->begun)) {
		answer_now(v);
		return;
	}
	if (ask.words.n == 0)
		ask.player = s->id;
	s->question = searcher_list(v->app->searcher, &ask);
	v->app->list_question = s->question;
}

static void
who_listed(struct view *v, struct list_answer *a)
{
	struct asked *s = v->state;

	if (!a && s->question && s->question != v->app->list_question)
		who_asked(v, typed(s));
	if (!a || !s->question || a->question != s->question || a->more)
		return;
	s->question = 0;
	if (typed(s).n == 0)
		begin_with(v, &a->card);
	take(v, typed(s).n ? &a->ids : &s->with);
}

static bool
who_open(struct view *v, const void *arg, struct err *e)
{
	const struct exchange_who *who = arg;
	struct asked *s = arena_new(&v->arena, struct asked, 1);
	struct player_row row;

	v->state = s;
	s->id = who->id;
	if (!store_player(v->app->store, s->id, &v->arena, &row, e))
		return false;
	s->prompt.lead = arena_cstr(&v->arena,
		arena_printf(&v->arena, "%.*s ⇄", STR_ARG(row.name)));
	v->prompt = &s->prompt;
	v->typing = true;
	who_asked(v, STR(""));
	return true;
}

static size_t
who_count(struct view *v)
{
	return ((const struct asked *)v->state)->n;
}

static void
who_row(struct view *v, size_t i, int columns, struct row *row)
{
	const struct asked *s = v->state;
	struct arena *frame = &v->app->frame;

	(void)columns;
	row_add(row, frame, STYLE_TEXT,
		arena_printf(frame, "%.*s  ", STR_ARG(s->rows[i].name)));
	row_add(row, frame, STYLE_DIM, player_kind_word(s->rows[i].kind));
}

static str
who_empty(struct view *v)
{
	const struct asked *s = v->state;

	if (s->question)
		return STR("…");
	return str_of(typed(s).n ? _("Nobody is called so.")
				 : _("Nobody is named together with this "
				     "player; type another name."));
}

static enum outcome
who_command(struct view *v, enum command command, struct err *e)
{
	const struct asked *s = v->state;
	struct app *app = v->app;

	if (command == COMMAND_OPEN && s->question)
		answer_now(v);
	if (command != COMMAND_OPEN || s->n == 0)
		return OUTCOME_UNHANDLED;
	struct exchange_who who = { s->id, s->rows[v->selected].id };
	app_close(app);
	return app_open(app, &view_pair, &who, e) ? OUTCOME_DONE
						  : OUTCOME_FAILED;
}

static void
who_close(struct view *v)
{
	struct asked *s = v->state;

	prompt_free(&s->prompt);
	arena_free(&s->found);
}

static const struct view_ops view_who = {
	.name = N_("exchange"),
	.place = 'P',
	.layer = LAYER_LOW,
	.open = who_open,
	.count = who_count,
	.row = who_row,
	.empty = who_empty,
	.command = who_command,
	.asked = who_asked,
	.listed = who_listed,
	.close = who_close,
};

enum outcome
exchange_open(struct app *app, const struct exchange_who *who, struct err *e)
{
	const struct view_ops *ops =
		who->other && who->other != who->id ? &view_pair : &view_who;

	return app_open(app, ops, who, e) ? OUTCOME_DONE : OUTCOME_FAILED;
}
