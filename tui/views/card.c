/*
 * A player's card: who he is on top, then what he said, what others said
 * about him, with whom he is named, his articles.  Every line of these opens
 * at its place.
 */
#include "tui/views/card.h"

#include "base/i18n.h"
#include "tui/deeds/correct.h"
#include "tui/deeds/deed.h"
#include "tui/views/exchange.h"
#include "tui/list/list.h"
#include "tui/views/searches.h"

/* Of whom many speak: not read while a key waits. */
enum { ARTICLES_MANY = 40 };

static void
ask_rest(struct view *v)
{
	struct card_state *s = v->state;

	s->question = searcher_list(
		v->app->searcher, &(struct list_ask){ .player = s->id,
					  .words = buf_str(&s->words) });
	v->app->list_question = s->question;
}

/* The card becomes another one of the same player. */
static void
take(struct card_state *s, struct arena *arena, const struct card *card)
{
	arena_free(&s->arena);
	s->arena = *arena;
	s->card = *card;
	cache_clear(s->cache);
	card_make_head(s);
}

/* Of one whom many speak of who he is comes first; an old card stays until
 * the new one is there. */
static bool
card_load(struct view *v, struct err *e)
{
	struct card_state *s = v->state;
	struct store *store = v->app->store;
	struct arena arena = { 0 };
	struct card card = { 0 };

	s->question = 0;
	bool ok = store_card_head(store, s->id, &arena, &card, e);
	s->many = v->app->searcher && card.player.articles > ARTICLES_MANY;
	if (ok && !s->many)
		ok = store_card(store, s->id, &arena, &card, e);
	if (s->many)
		ask_rest(v);
	if (s->many && s->card.articles.n)
		arena_free(&arena);
	else
		take(s, &arena, &card);
	if (!ok)
		s->basis = (struct basis){ 0 };
	return ok;
}

static bool
card_open(struct view *v, const void *arg, struct err *e)
{
	struct card_state *s = arena_new(&v->arena, struct card_state, 1);

	v->state = s;
	s->id = *(const int64_t *)arg;
	s->cache = arena_new(&v->arena, struct cache, 1);
	s->version = v->app->version;
	store_keeps(v->app->store, &s->basis);
	return card_load(v, e);
}

static size_t
part_count(const struct card_state *s, enum card_part part)
{
	switch (part) {
	case CARD_HEAD: return s->n_head;
	case CARD_SAID: return s->card.said.n;
	case CARD_TOLD: return s->card.told.n;
	case CARD_ROLES: return s->card.roles.n;
	case CARD_WITH: return s->card.with.n;
	case CARD_ARTICLES: return s->card.articles.n;
	default: return 0;
	}
}

struct card_item
card_item(const struct card_state *s, size_t i)
{
	struct card_item item = { CARD_HEAD, i };

	while (item.part + 1 < CARD_PARTS &&
		item.index >= part_count(s, item.part))
		item.index -= part_count(s, item.part++);
	return item;
}

static size_t
card_count(struct view *v)
{
	size_t n = 0;

	for (int part = 0; part < CARD_PARTS; part++)
		n += part_count(v->state, (enum card_part)part);
	return n;
}

static void
card_group(struct view *v, size_t i, str *left, str *right)
{
	static const char *const names[CARD_PARTS] = {
		[CARD_SAID] = N_("what was said"),
		[CARD_TOLD] = N_("what others said of this player"),
		[CARD_ROLES] = N_("roles"),
		[CARD_WITH] = N_("named together with"),
		[CARD_ARTICLES] = N_("articles"),
	};
	const struct card_state *s = v->state;
	struct card_item item = card_item(s, i);

	if (item.part == CARD_HEAD)
		return;
	*left = str_of(_(names[item.part]));
	*right = arena_printf(&v->app->frame, "%zu", part_count(s, item.part));
}

static void
card_refresh(struct view *v)
{
	struct card_state *s = v->state;
	struct err e = { 0 };

	if (s->version == v->app->version)
		return;
	s->version = v->app->version;
	if (!store_keeps(v->app->store, &s->basis) && !card_load(v, &e))
		app_say(v->app, "%s", e.text);
}

/* The number that tells a row from others of its part. */
static int64_t
number_of(const struct card_state *s, struct card_item item)
{
	if (item.index >= part_count(s, item.part))
		return 0;
	switch (item.part) {
	case CARD_SAID: return s->card.said.v[item.index];
	case CARD_TOLD: return s->card.told.v[item.index];
	case CARD_WITH: return s->card.with.v[item.index].player;
	case CARD_ARTICLES: return s->card.articles.v[item.index];
	default: return (int64_t)item.index;
	}
}

/* The new card is taken; the row that was selected stays so, or the first. */
static void
select_again(struct view *v, struct list_answer *a)
{
	struct card_state *s = v->state;
	struct card_item item = card_item(s, v->selected);
	int64_t number = number_of(s, item);
	size_t before = v->selected, at = 0;
	bool fresh = s->all == 0;

	take(s, &a->arena, &a->card);
	a->arena = (struct arena){ 0 };
	if (s->words.n)
		s->n_head = 0;
	for (int part = 0; part < (int)item.part; part++)
		at += part_count(s, (enum card_part)part);
	item.index = 0;
	while (item.index < part_count(s, item.part) &&
		number_of(s, item) != number)
		item.index++;
	/* Before the first time there is only who he is. */
	bool found = !fresh && item.index < part_count(s, item.part);
	v->selected = found ? at + item.index : 0;
	v->top = found ? v->top + v->selected - before : 0;
	if (v->rows && !found)
		list_select(v, 0);
}

static void
tell_filter(struct view *v)
{
	struct card_state *s = v->state;
	size_t n = card_count(v);

	if (s->words.n == 0)
		s->all = n - s->n_head;
	if (!v->filter)
		return;
	v->filter->n = n;
	v->filter->all = s->all;
	v->filter->more = false;
}

/* The rest has come: the selected row stays. */
static void
card_listed(struct view *v, struct list_answer *a)
{
	struct card_state *s = v->state;

	if (!a && s->question && s->question != v->app->list_question)
		ask_rest(v);
	if (!a || !s->question || a->question != s->question)
		return;
	s->question = 0;
	if (a->failed.kind) {
		app_say(v->app, "%s", a->failed.text);
		return;
	}
	select_again(v, a);
	tell_filter(v);
	if (v->rows)
		list_show(v);
}

/* A card that is read at once is narrowed by its rows' words. */
static bool
card_narrow(struct view *v, str words)
{
	struct card_state *s = v->state;

	if (!s->many)
		return false;
	if (!str_eq(str_trim(words), buf_str(&s->words))) {
		buf_reset(&s->words);
		buf_put(&s->words, str_trim(words));
		ask_rest(v);
	}
	return true;
}

/* Where the article of a row names the player first, or says the role. */
static uint32_t
place_in(struct view *v, int64_t article, const struct role_row *role)
{
	struct card_state *s = v->state;
	struct arena *frame = &v->app->frame;
	struct article a = { 0 };

	if (!store_load(v->app->store, article, frame, &a, NULL))
		return 0;
	for (size_t i = 0; role && i < a.roles.n; i++)
		if (str_eq(article_word(&a, a.roles.v[i].title), role->title) &&
			str_eq(article_word(&a, a.roles.v[i].of), role->of))
			return a.roles.v[i].start;
	for (size_t i = 0; i < a.mentions.n; i++) {
		const struct mention *m = &a.mentions.v[i];

		if (str_eq(article_word(&a, a.players.v[m->player].name),
			    s->card.player.name))
			return m->at.start;
	}
	return 0;
}

static int64_t
article_of(struct view *v, size_t i)
{
	struct card_state *s = v->state;
	struct card_item item = card_item(s, i);

	switch (item.part) {
	case CARD_SAID:
	case CARD_TOLD: return card_quote(v, item)->article;
	case CARD_ROLES: return s->card.roles.v[item.index].article;
	case CARD_ARTICLES: return s->card.articles.v[item.index];
	default: return 0;
	}
}

static enum outcome
open_item(struct view *v, struct card_item item, struct err *e)
{
	struct card_state *s = v->state;
	int64_t article = article_of(v, v->selected);
	const struct role_row *role = NULL;
	uint32_t at;

	switch (item.part) {
	case CARD_WITH:
		return deed_open_card(
			v->app, s->card.with.v[item.index].player, e);
	case CARD_SAID:
	case CARD_TOLD:
		return deed_open(
			v->app, article, &card_quote(v, item)->at.start, e);
	case CARD_ROLES: role = &s->card.roles.v[item.index]; break;
	default: break;
	}
	at = place_in(v, article, role);
	return deed_open(v->app, article, &at, e);
}

/* The other player of a row. */
static enum outcome
open_other(struct view *v, struct card_item item, struct err *e)
{
	if (item.part == CARD_WITH)
		return open_item(v, item, e);
	if (item.part == CARD_TOLD)
		return deed_open_card(
			v->app, card_quote(v, item)->speaker_id, e);
	return deed_open_card(v->app, 0, e);
}

/* With the player of the row, where it has another one. */
static enum outcome
open_exchange(struct view *v, struct card_item item, struct err *e)
{
	struct card_state *s = v->state;
	struct exchange_who who = { .id = s->id };

	if (list_count(v) && item.part == CARD_WITH)
		who.other = s->card.with.v[item.index].player;
	if (list_count(v) && item.part == CARD_TOLD)
		who.other = card_quote(v, item)->speaker_id;
	return exchange_open(v->app, &who, e);
}

static enum outcome
card_command(struct view *v, enum command command, struct err *e)
{
	struct card_state *s = v->state;
	struct card_item item = card_item(s, v->selected);

	if (command == COMMAND_CORRECT) {
		struct correct_who who = { s->id, s->card.player.name, true };

		return correct_player(v->app, &who, e);
	}
	if (command == COMMAND_SAVE)
		return searches_save_player(v->app, s->card.player.name);
	if (command == COMMAND_EXCHANGE)
		return open_exchange(v, item, e);
	if (list_count(v) == 0 || item.part == CARD_HEAD)
		return OUTCOME_UNHANDLED;
	bool quote = item.part == CARD_SAID || item.part == CARD_TOLD;
	if (command == COMMAND_OPEN)
		return open_item(v, item, e);
	if (command == COMMAND_WHO)
		return open_other(v, item, e);
	if (command == COMMAND_COPY && quote)
		return deed_copy_quote(v->app, card_quote(v, item)->id, e);
	return deed(v->app, command, article_of(v, v->selected), e);
}

static bool
card_step(struct view *v, int by, int64_t *article)
{
	return table_step(v, by, article_of, article);
}

static void
card_status(struct view *v, str *title, str *beside, str *place)
{
	struct card_state *s = v->state;
	size_t shown = list_count(v);

	(void)beside;
	if (v->top > 0)
		*title = s->card.player.name;
	struct card_item item = card_item(s, v->selected);
	if (shown && item.part != CARD_HEAD)
		*place = arena_printf(&v->app->frame, "%zu/%zu", item.index + 1,
			part_count(s, item.part));
}

static const enum command *
card_keys(struct view *v)
{
	static const enum command keys[] = { COMMAND_OPEN, COMMAND_NEXT_SECTION,
		COMMAND_WHO, COMMAND_EXCHANGE, COMMAND_COPY, COMMAND_FILTER,
		COMMAND_CORRECT, COMMAND_BACK, COMMAND_SAVE, COMMAND_SEARCH,
		COMMAND_NONE };

	(void)v;
	return keys;
}

static void
card_close(struct view *v)
{
	struct card_state *s = v->state;

	cache_free(s->cache);
	buf_free(&s->words);
	arena_free(&s->arena);
}

const struct view_ops view_card = {
	.name = N_("card"),
	.place = 'C',
	.open = card_open,
	.count = card_count,
	.row = card_row,
	.group = card_group,
	.command = card_command,
	.refresh = card_refresh,
	.listed = card_listed,
	.narrow = card_narrow,
	.step = card_step,
	.status = card_status,
	.keys = card_keys,
	.close = card_close,
};
