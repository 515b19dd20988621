/* The part of table.h that asks for lists. */
#include "tui/list/table.h"

#include "tui/list/list.h"

bool
table_find_own(struct table *t, int64_t id, size_t *place)
{
	const struct ids *ids = t->narrowed ? &t->found : &t->ids;

	if (t->paged && !t->narrowed)
		return listing_find(&t->listing, id, place);
	for (size_t i = 0; i < ids->n; i++)
		if (ids->v[i] == id) {
			*place = i;
			return true;
		}
	return false;
}

/* Its own row, or that of its story. */
static bool
find_line(struct view *v, struct table *t, int64_t id, size_t *place)
{
	struct ids reports = { 0 };

	if (table_find(t, id, place))
		return true;
	if (t->ask.kind == LISTING_STORIES)
		store_story(v->app->store, id, &v->app->frame, &reports, NULL);
	for (size_t i = 0; i < reports.n; i++)
		if (table_find(t, reports.v[i], place))
			return true;
	return false;
}

void
table_select_wanted(struct view *v, struct table *t)
{
	size_t n, place = v->selected;

	table_unfold(v, t);
	n = table_n(t);
	if (t->wanted && find_line(v, t, t->wanted, &place)) {
		/* It stays where it is on the screen, if so much is above. */
		size_t above = v->selected > v->top ? v->selected - v->top : 0;

		v->top = place > above ? place - above : 0;
		v->selected = place;
	} else if (t->wanted && t->narrowed) {
		v->selected = v->top = 0;
	}
	t->wanted = 0;
	if (v->selected >= n)
		v->selected = n ? n - 1 : 0;
	if (v->top > v->selected)
		v->top = v->selected;
}

void
table_begin_anew(struct view *v, struct table *t)
{
	t->loaded = false;
	list_refresh(v);
	t->anew = t->question != 0;
	if (t->anew)
		return;
	t->wanted = 0;
	v->selected = v->top = 0;
	list_show(v);
}

void
table_show(struct view *v, int64_t article)
{
	size_t place = v->selected;

	if (v->ops->place != 'N' || !find_line(v, v->state, article, &place))
		return;
	v->selected = place;
	list_show(v);
}

/* What the line at the bottom says of a filter. */
static void
tell_filter(struct view *v, const struct table *t)
{
	struct filter *f = v->filter;

	if (!f)
		return;
	f->n = t->found.n;
	f->all = table_all(t);
	f->more = t->narrowed && t->question;
	f->percent = t->percent;
}

static void
take(struct view *v, struct table *t, struct list_answer *a)
{
	struct arena *perm = t->narrowed ? &t->found_arena : &t->arena;
	struct ids *ids = t->narrowed ? &t->found : &t->ids;

	if (!a->more)
		t->question = 0;
	t->failed = a->failed;
	t->percent = a->percent;
	if (!t->narrowed)
		t->paged = t->stale = false;
	arena_free(perm);
	*perm = a->arena;
	*ids = a->ids;
	a->arena = (struct arena){ 0 };
	if (t->anew) {
		t->anew = false;
		t->wanted = 0;
		v->selected = v->top = 0;
	}
	tell_filter(v, t);
	table_select_wanted(v, t);
	if (v->rows)
		list_show(v);
}

/* Without a searcher (tests) it is made at once. */
static void
make_now(struct view *v, struct table *t, const struct list_ask *ask)
{
	struct list_answer a = { 0 };

	list_make(v->app->store, ask, NULL, &a.arena, &a.ids, &a.failed);
	take(v, t, &a);
}

static void
ask_words(struct view *v, struct table *t, str words)
{
	struct list_ask ask = t->ask;

	ask.words = words;
	t->question = 0;
	t->percent = 0;
	if (!v->app->searcher) {
		make_now(v, t, &ask);
		return;
	}
	t->question = searcher_list(v->app->searcher, &ask);
	v->app->list_question = t->question;
	tell_filter(v, t);
}

/* What is typed behind &. */
static str
typed(const struct view *v)
{
	return v->filter ? str_trim(buf_str(&v->filter->prompt.text)) : STR("");
}

/* The archive's own orders. */
static bool
is_kept(const struct list_ask *ask)
{
	switch (ask->kind) {
	case LISTING_ARTICLES:
	case LISTING_STORIES:
		return !ask->feed && ask->choice == CHOICE_CURRENT &&
		       ask->order <= ORDER_OLDEST;
	case LISTING_PLAYERS: return ask->order == PLAYERS_MENTIONS;
	default: return true;
	}
}

bool
table_ask(struct view *v, struct table *t, const struct list_ask *ask,
	struct err *e)
{
	t->ask = *ask;
	t->stale = !is_kept(ask);
	if (!t->stale) {
		table_clear(t);
		t->paged = listing_begin(&t->listing, v->app->store, ask->kind,
			ask->order > 0, e);
		t->question = 0;
		return t->paged;
	}
	/* What is typed is asked for first: list_refresh does. */
	if (!t->narrowed)
		ask_words(v, t, STR(""));
	return true;
}

static void
narrow(struct view *v, struct table *t, str words)
{
	if (!t->narrowed)
		t->found = (struct ids){ 0 };
	t->narrowed = true;
	table_unfold(v, t);
	ask_words(v, t, words);
}

static void
widen(struct view *v, struct table *t)
{
	t->narrowed = false;
	arena_free(&t->found_arena);
	t->found = (struct ids){ 0 };
	if (t->question)
		searcher_stop_list(v->app->searcher, t->question);
	t->question = 0;
	if (t->stale)
		ask_words(v, t, STR(""));
	else
		table_select_wanted(v, t);
}

bool
table_narrow(struct view *v, str words)
{
	struct table *t = v->state;
	bool on = str_trim(words).n > 0;

	if (!t->loaded || (!on && !t->narrowed))
		return true;
	t->wanted = table_id(t, v->selected);
	if (on)
		narrow(v, t, words);
	else
		widen(v, t);
	return true;
}

bool
table_list(struct view *v, struct list_ask *ask)
{
	const struct table *t = v->state;

	*ask = t->ask;
	ask->words = t->narrowed ? typed(v) : STR("");
	return t->loaded;
}

void
table_listed(struct view *v, struct list_answer *a)
{
	struct table *t = v->state;

	if (a && t->question && a->question == t->question)
		take(v, t, a);
	else if (!a && t->question && t->question != v->app->list_question)
		ask_words(v, t, t->narrowed ? typed(v) : STR(""));
}
