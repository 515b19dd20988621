/*
 * Full-text search as one types: the line on top, the hits below it.  Old
 * hits stay, dimmed, until the new ones are there.  With nothing typed: what
 * was searched before.
 */
#include "tui/views/results.h"

#include "base/i18n.h"
#include "tui/deeds/deed.h"
#include "tui/list/fold.h"
#include "tui/app.h"
#include "tui/views/searches.h"

/* Hits asked for at first; more when the reader comes near their end. */
enum {
	HITS_FIRST = 100,
	HITS_MORE = 200, /* each time: more would not be there within a key */
	HITS_MOST = 700, /* with their words they take some 5 MB */
	HITS_NEAR = 20,
};

static void
load_history(struct view *v)
{
	struct results *s = v->state;

	s->history = (struct strs){ 0 };
	store_get_history(v->app->store, &v->arena, &s->history, NULL);
}

static bool
results_open(struct view *v, const void *arg, struct err *e)
{
	struct results *s = arena_new(&v->arena, struct results, 1);

	v->state = s;
	s->cache = arena_new(&v->arena, struct cache, 1);
	load_history(v);
	s->prompt.lead = "/";
	s->prompt.history = &s->history;
	v->prompt = &s->prompt;
	v->typing = !arg;
	s->sort = SEARCH_BEST;
	s->limit = HITS_FIRST;
	s->version = v->app->version;
	store_keeps(v->app->store, &s->basis);
	(void)e;
	if (arg) {
		prompt_set(&s->prompt, *(const str *)arg);
		results_search(v);
	}
	return true;
}

bool
results_open_saved(struct app *app, const struct saved_row *row, struct err *e)
{
	if (!app_open(app, &view_results, &row->query, e))
		return false;
	struct view *v = app_top(app);
	struct results *s = v->state;
	s->saved = arena_copy(&v->arena, row->name);
	s->seen_until = row->seen_until;
	s->sort = SEARCH_NEW;
	results_ask(v);
	return true;
}

/* Without a searcher (tests) the answer comes at once. */
static void
ask_at_once(struct view *v, const struct search_ask *ask)
{
	struct arena tmp = { 0 };
	struct answer a = { 0 };
	struct err e = { 0 };

	if (search_run(v->app->store, ask, &tmp, &a, &e)) {
		const struct answer *copy = answer_copy(&a);

		results_take(v, copy);
		answer_drop(copy);
	} else {
		app_say(v->app, "%s", e.text);
	}
	arena_free(&tmp);
}

/* What was typed, and behind it what was typed behind &: in the article, or
 * its source. */
static str
asked_query(struct view *v)
{
	struct results *s = v->state;
	struct arena *frame = &v->app->frame;
	str query = buf_str(&s->prompt.text), rest = str_trim(s->within), word;

	for (bool more = rest.n && !results_blank(s); more;) {
		more = str_cut(rest, STR(" "), &word, &rest);
		if (word.n)
			query = arena_printf(frame, "%.*s source:%.*s OR %.*s",
				STR_ARG(query), STR_ARG(word), STR_ARG(word));
	}
	return query;
}

static bool
results_within(struct view *v, str words)
{
	struct results *s = v->state;

	if (results_blank(s))
		return false;
	if (str_eq(str_trim(words), s->within))
		return true;
	arena_reset(&s->within_arena);
	s->within = arena_copy(&s->within_arena, str_trim(words));
	s->limit = HITS_FIRST;
	results_ask(v);
	return true;
}

void
results_ask(struct view *v)
{
	struct results *s = v->state;
	struct search_ask ask = { .query = asked_query(v),
		.sort = s->sort,
		.limit = s->limit,
		.reading = s->reading,
		.apart = !fold_wanted(v->app),
		.facets = true,
		.nearest = true };

	s->stale = true;
	if (str_trim(ask.query).n == 0) {
		results_forget(s);
	} else if (v->app->searcher) {
		s->question = searcher_ask(v->app->searcher, &ask);
		v->app->asking = true;
	} else {
		ask_at_once(v, &ask);
	}
}

void
results_search(struct view *v)
{
	struct results *s = v->state;

	s->limit = HITS_FIRST;
	buf_reset(&s->last);
	buf_put(&s->last, buf_str(&s->prompt.text));
	results_ask(v);
}

static void
results_asked(struct view *v, str text)
{
	struct results *s = v->state;

	s->narrow.choosing = false;
	results_check_cuts(s);
	/* A blank more asks nothing new. */
	if (str_eq(str_trim(text), str_trim(buf_str(&s->last))) &&
		s->reading == 0)
		return;
	s->reading = 0;
	results_search(v);
}

static bool
results_reread(struct view *v)
{
	struct results *s = v->state;
	size_t n = s->answer.read_as.n;

	if (s->answer.near.n && !s->stale) {
		prompt_set(&s->prompt, s->answer.near);
		results_asked(v, buf_str(&s->prompt.text));
		return true;
	}
	if (n == 0 || results_blank(s))
		return false;
	s->reading = (s->reading + 1) % (n + 1);
	s->anew = true;
	results_search(v);
	return true;
}

static void
results_answer(struct view *v, const struct answer *a)
{
	struct results *s = v->state;

	if (s->question && a->question == s->question)
		results_take(v, a);
}

bool
results_blank(const struct results *s)
{
	return str_trim(buf_str(&s->prompt.text)).n == 0;
}

static size_t
results_count(struct view *v)
{
	struct results *s = v->state;

	return results_blank(s) ? s->history.n : s->answer.hits.n;
}

/* At the last of those that there are. */
static void
say_most(struct view *v)
{
	size_t n = ((struct results *)v->state)->answer.hits.n;

	if (v->selected + 1 == n && app_said(v->app).n == 0)
		app_say(v->app,
			_("the first %zu are shown: more words find fewer"), n);
}

/* Asks for more when the reader nears the end of what there is. */
static void
ask_more(struct view *v)
{
	struct results *s = v->state;

	/* Reprints stand behind one hit: fewer than wanted is all there are. */
	if (results_blank(s) || s->asking_more || s->stale ||
		s->answer.partial || s->answer.hits.n < s->limit ||
		v->selected + HITS_NEAR < s->answer.hits.n)
		return;
	if (s->limit >= HITS_MOST) {
		say_most(v);
		return;
	}
	s->limit += HITS_MORE;
	s->asking_more = true;
	results_ask(v);
	/* What is known already stays: only the whole answer is shown. */
	v->app->asking = v->app->late = false;
	s->stale = false;
}

/* Where in the text the first hit stands; false: only in its title. */
static bool
first_hit(struct view *v, int64_t id, uint32_t *at)
{
	struct results *s = v->state;
	struct arena *frame = &v->app->frame;
	struct article a = { 0 };
	struct spans spans = { 0 };

	if (!store_load(v->app->store, id, frame, &a, NULL))
		return false;
	search_marks(&s->answer.terms, a.text, frame, &spans);
	if (spans.n)
		*at = spans.v[0].start;
	return spans.n > 0;
}

static enum outcome
open_hit(struct view *v, struct err *e)
{
	struct results *s = v->state;
	uint32_t at;

	if (list_count(v) == 0)
		return OUTCOME_DONE;
	if (results_blank(s)) {
		prompt_set(&s->prompt, s->history.v[v->selected]);
		results_asked(v, buf_str(&s->prompt.text));
		return OUTCOME_DONE;
	}
	int64_t id = s->answer.hits.v[v->selected].id;
	v->typing = false;
	store_add_history(v->app->store, buf_str(&s->prompt.text), NULL);
	load_history(v);
	app_mark(v->app, &s->answer.terms);
	return deed_open(v->app, id, first_hit(v, id, &at) ? &at : NULL, e);
}

/* The reports of a hit's story, a search of their own. */
static enum outcome
unfold_hit(struct view *v, struct err *e)
{
	const struct results *s = v->state;
	const struct hit *h = &s->answer.hits.v[v->selected];

	if (results_blank(s) || list_count(v) == 0)
		return deed_none(v->app);
	if (h->n_reprints == 0) {
		app_say(v->app, "%s", _("nobody else tells this"));
		return OUTCOME_DONE;
	}
	str query =
		arena_printf(&v->app->frame, "story:%lld", (long long)h->id);
	return app_open(v->app, &view_results, &query, e) ? OUTCOME_DONE
							  : OUTCOME_FAILED;
}

static enum outcome
results_command(struct view *v, enum command command, struct err *e)
{
	struct results *s = v->state;
	bool hit = !results_blank(s) && list_count(v) > 0;

	switch (command) {
	case COMMAND_OPEN: return open_hit(v, e);
	case COMMAND_ONLY: return results_choose(v);
	case COMMAND_BACK: return results_widen(v);
	case COMMAND_SAVE:
		return searches_save(
			v->app, buf_str(&s->prompt.text), s->saved);
	case COMMAND_FOLD: return unfold_hit(v, e);
	case COMMAND_SEARCH: v->typing = true; return OUTCOME_DONE;
	case COMMAND_SORT:
		s->sort = s->sort == SEARCH_BEST ? SEARCH_NEW : SEARCH_BEST;
		s->anew = true;
		results_ask(v);
		return OUTCOME_DONE;
	case COMMAND_FIRST_PLAYER:
	case COMMAND_FIRST_QUOTE:
	case COMMAND_FIRST_FIGURE:
		app_mark(v->app, &s->answer.terms);
		/* fall through */
	default:
		return deed(v->app, command,
			hit ? s->answer.hits.v[v->selected].id : 0, e);
	}
}

static int64_t
article_of(struct view *v, size_t i)
{
	struct results *s = v->state;

	return results_blank(s) ? 0 : s->answer.hits.v[i].id;
}

static bool
results_step(struct view *v, int by, int64_t *article)
{
	return table_step(v, by, article_of, article);
}

static void
results_row_and_more(struct view *v, size_t i, int columns, struct row *row)
{
	ask_more(v);
	results_row(v, i, columns, row);
}

static const enum command *
results_keys(struct view *v)
{
	static const enum command keys[] = { COMMAND_OPEN, COMMAND_ONLY,
		COMMAND_SORT, COMMAND_SAVE, COMMAND_SEARCH, COMMAND_FILTER,
		COMMAND_BACK, COMMAND_NONE };
	static const enum command many[] = { COMMAND_PICK, COMMAND_TAG,
		COMMAND_READ, COMMAND_ARCHIVE, COMMAND_STAR, COMMAND_DELETE,
		COMMAND_EXPORT, COMMAND_BACK, COMMAND_NONE };

	return v->picked.n ? many : keys;
}

static size_t
results_side_count(struct view *v, int rows, int columns)
{
	struct results *s = v->state;

	s->narrow.below = v->below;
	/* A phone has no room for them all the time. */
	if (results_blank(s) ||
		(columns < NARROW && v->below && !s->narrow.choosing))
		return 0;
	return narrow_layout(&s->narrow, rows, columns);
}

static void
results_side_row(struct view *v, size_t i, int columns, struct row *row)
{
	struct results *s = v->state;

	s->narrow.dim = s->stale && v->app->late;
	narrow_row(&s->narrow, &v->app->frame, i, columns, row);
}

static size_t
results_under_count(struct view *v)
{
	return results_blank(v->state) || list_count(v) == 0 ? 0
							     : PREVIEW_LINES;
}

static void
results_under_row(struct view *v, size_t i, int columns, struct row *row)
{
	struct results *s = v->state;

	(void)columns;
	preview_row(&s->preview, v, article_of(v, v->selected), i, row);
}

/* What was deleted goes, what is new comes. */
static void
results_refresh(struct view *v)
{
	struct results *s = v->state;

	if (v->app->version == s->version)
		return;
	s->version = v->app->version;
	if (!store_keeps(v->app->store, &s->basis) ||
		search_asks_marks(asked_query(v)))
		results_ask(v);
}

static void
results_close(struct view *v)
{
	struct results *s = v->state;

	prompt_free(&s->prompt);
	buf_free(&s->last);
	preview_free(&s->preview);
	narrow_free(&s->narrow);
	arena_free(&s->within_arena);
	answer_drop(s->kept);
	cache_free(s->cache);
}

const struct view_ops view_results = {
	.name = N_("search"),
	.place = 'R',
	.side = SIDE_AROUND,
	.folds = true,
	.open = results_open,
	.count = results_count,
	.row = results_row_and_more,
	.group = results_group,
	.empty = results_empty,
	.typed = results_typed,
	.command = results_command,
	.asked = results_asked,
	.reread = results_reread,
	.answer = results_answer,
	.narrow = results_within,
	.article = article_of,
	.step = results_step,
	.refresh = results_refresh,
	.status = results_status,
	.keys = results_keys,
	.side_count = results_side_count,
	.side_row = results_side_row,
	.side_click = results_click_facet,
	.under_count = results_under_count,
	.under_row = results_under_row,
	.close = results_close,
};
