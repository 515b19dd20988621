#include "store/rows/lists.h"

#include "base/clock.h"
#include "content/words/fold.h"
#include "store/care/check.h"
#include "store/feeds.h"
#include "store/find/finder.h"
#include "store/query.h"
#include "store/find/signs.h"
#include "store/store_internal.h"

#include <stdlib.h>

enum {
	THINGS_MAX = 5000, /* quotes or figures, newest first */
	FIRST_ROWS = 50,   /* are told at once */
	TELL_MS = 300,     /* then what there is is told now and then: each
			      time after twice as long, for it is drawn */
	LOOK_ROWS = 32,    /* between two looks at the clock */
};

/* A list in the making. */
struct making {
	struct store *s;
	const struct list_ask *ask;
	const struct list_waiter *waiter;
	struct arena *perm, tmp; /* tmp: the words */
	struct ids *ids;
	struct strs words; /* folded */
	struct buf row;    /* the words of the one that is looked at */
	double told_ms, wait_ms;
	size_t told, looked;
	int percent;
};

static double
now_ms(void)
{
	return clock_seconds(CLOCK_MONOTONIC) * 1e3;
}

static void
split(struct making *m)
{
	str rest = str_trim(fold(&m->tmp, m->ask->words)), word;

	for (bool more = true; more;) {
		more = str_cut(rest, STR(" "), &word, &rest);
		if (word.n)
			*vec_push(&m->tmp, &m->words) = word;
	}
}

/* What there is by now; of stories a line each. */
static void
tell(struct making *m)
{
	const struct list_waiter *w = m->waiter;
	const struct stories *stories;
	struct arena_mark mark = arena_mark(&m->tmp);
	struct ids folded = { 0 };

	if (m->ask->kind == LISTING_STORIES &&
		(stories = stories_load(m->s, NULL))) {
		for (size_t i = 0; i < m->ids->n; i++)
			*vec_push(&m->tmp, &folded) = m->ids->v[i];
		stories_fold(stories, &folded);
		w->tell(w->ctx, &folded, m->percent);
	} else {
		w->tell(w->ctx, m->ids, m->percent);
	}
	arena_rewind(&m->tmp, mark);
}

/* False: nobody waits for it any more. */
static bool
go_on(struct making *m)
{
	const struct list_waiter *w = m->waiter;

	if (!w || ++m->looked % LOOK_ROWS)
		return true;
	if (w->stops(w->ctx))
		return false;
	if (m->ids->n == m->told && !m->percent)
		return true;
	bool first = m->told == 0 && m->ids->n >= FIRST_ROWS;
	if (!first && now_ms() < m->told_ms + m->wait_ms)
		return true;
	tell(m);
	m->told = m->ids->n;
	m->told_ms = now_ms();
	m->wait_ms *= first ? 1 : 2;
	return true;
}

static void
show(struct making *m, str text)
{
	fold_put(&m->row, text);
	buf_putc(&m->row, ' ');
}

/* Does what was shown hold every word? */
static bool
holds(struct making *m)
{
	bool all = true;

	for (size_t i = 0; all && i < m->words.n; i++)
		all = str_find(buf_str(&m->row), m->words.v[i]) != STR_NONE;
	buf_reset(&m->row);
	return all;
}

static bool
is_tagged(struct store *s)
{
	int64_t any = 0;

	return s->state.db &&
	       sql_number(&s->state,
		       sql_ask_values(&s->state, "select 1 from tag limit 1",
			       NULL, 0, NULL),
		       0, &any, NULL) &&
	       any;
}

/* 1: it holds the words; 0: it does not; -1: failed. */
static int
article_holds(struct making *m, int64_t id, bool tags, struct err *e)
{
	struct sql *c = &m->s->archive;
	sqlite3_stmt *q = sql_ask(c, e,
		"select title, source, published, uid from article"
		" where id = ?",
		SQL_I(id));
	int more = sql_step(c, q, e);

	if (more <= 0)
		return more;
	struct arena_mark mark = arena_mark(&m->tmp);
	for (int i = 0; i < 3; i++)
		show(m, sql_str(q, i));
	if (tags)
		show(m, state_tags(m->s, sql_str(q, 3), &m->tmp));
	arena_rewind(&m->tmp, mark);
	sqlite3_reset(q);
	return holds(m);
}

static void
reverse(struct ids *ids)
{
	for (size_t i = 0; i < ids->n / 2; i++) {
		int64_t id = ids->v[i];

		ids->v[i] = ids->v[ids->n - 1 - i];
		ids->v[ids->n - 1 - i] = id;
	}
}

/* All that words are looked for in. */
static bool
all_articles(
	struct making *m, struct arena *perm, struct ids *out, struct err *e)
{
	const struct list_ask *ask = m->ask;

	if (!ask->feed)
		return store_articles_by(m->s, (enum article_order)ask->order,
			ask->choice, perm, out, e);
	if (!store_feed_articles(m->s, ask->feed, perm, out, e))
		return false;
	if (ask->order == ORDER_OLDEST)
		reverse(out);
	return true;
}

static bool
articles(struct making *m, struct err *e)
{
	struct arena all = { 0 };
	struct ids ids = { 0 };
	bool tags = is_tagged(m->s);
	bool ok = all_articles(
		m, m->words.n ? &all : m->perm, m->words.n ? &ids : m->ids, e);

	for (size_t i = 0; ok && i < ids.n; i++) {
		int found = article_holds(m, ids.v[i], tags, e);

		ok = found >= 0 && go_on(m);
		if (found > 0)
			*vec_push(m->perm, m->ids) = ids.v[i];
	}
	arena_free(&all);
	return ok;
}

static bool
stories(struct making *m, struct err *e)
{
	const struct stories *stories = stories_load(m->s, e);

	if (!stories || !articles(m, e))
		return false;
	stories_fold(stories, m->ids);
	return true;
}

static bool
thing_holds(struct making *m, int64_t id, struct err *e)
{
	struct arena_mark mark = arena_mark(&m->tmp);
	struct figure_row f = { 0 };
	struct quote_row q = { 0 };
	bool ok;

	if (m->ask->kind == LISTING_QUOTES) {
		ok = store_quote(m->s, id, &m->tmp, &q, e);
		show(m, q.speaker.n ? q.speaker : q.speaker_text);
		show(m, q.text);
	} else {
		ok = store_figure(m->s, id, &m->tmp, &f, e);
		show(m, f.text);
		show(m, f.sentence);
	}
	arena_rewind(&m->tmp, mark);
	return holds(m) && ok;
}

/* The quotes or figures of an article. */
static bool
look_into(struct making *m, int64_t article, struct err *e)
{
	if (!store_open_article(m->s, article, e))
		return false;
	const struct article *a = &m->s->opened.article;
	size_t n = m->ask->kind == LISTING_QUOTES ? a->quotes.n : a->figures.n;
	for (size_t i = 0; i < n; i++) {
		int64_t id = thing_id(article, (int64_t)i);

		if (thing_holds(m, id, e))
			*vec_push(m->perm, m->ids) = id;
	}
	m->looked |= LOOK_ROWS - 1;
	return go_on(m);
}

/* Are there enough?  The oldest ones come last: then all are needed. */
static bool
is_full(const struct making *m)
{
	return m->ask->order == 0 && m->ids->n >= THINGS_MAX;
}

static struct finder *
finder_of(struct making *m)
{
	struct store *s = m->s;

	if (m->waiter)
		return m->waiter->finder;
	if (!s->finder)
		s->finder = finder_new(s);
	return s->finder;
}

/* Articles that hold the words somewhere. */
static bool
look_where_found(struct making *m, str query, struct err *e)
{
	struct search_ask ask = { .query = query,
		.sort = SEARCH_NEW,
		.typing = true,
		.reading = SIZE_MAX };
	struct finder *f = finder_of(m);
	struct answer answer = { 0 };
	struct doc doc;
	int more = -1;

	if (finder_begin(f, &ask, &m->tmp, &answer, e))
		while (!is_full(m) && (more = finder_next(f, &doc, e)) > 0)
			if (!look_into(m, doc.id, e)) {
				more = -1;
				break;
			}
	finder_end(f);
	return more >= 0;
}

static int
percent_of(size_t done, size_t of)
{
	return of ? (int)(done * 100 / of) : 0;
}

/* The words are signs that no index knows. */
static bool
look_everywhere(struct making *m, struct err *e)
{
	struct signs signs;
	int64_t article;
	int more = signs_begin(&signs, m->s, &m->words, &m->tmp, e) ? 1 : -1;

	while (more > 0 && !is_full(m) &&
		(more = signs_next(&signs, &article, e)) > 0) {
		m->percent = percent_of(signs.walked, signs.of);
		if (article ? !look_into(m, article, e) : !go_on(m))
			more = -1;
	}
	signs_end(&signs);
	return more >= 0;
}

static bool
things(struct making *m, struct err *e)
{
	struct query query;
	struct buf words = { 0 };
	bool ok;

	for (size_t i = 0; i < m->words.n; i++)
		buf_printf(&words, " \"%.*s\"", STR_ARG(m->words.v[i]));
	query_read(buf_str(&words), true, &m->tmp, &query);
	str text = arena_copy(&m->tmp, buf_str(&words));
	buf_free(&words);
	ok = query.n ? look_where_found(m, text, e) : look_everywhere(m, e);
	if (ok && m->ask->order)
		store_turn(m->ids);
	return ok;
}

static int
by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

bool
list_make(struct store *s, const struct list_ask *ask,
	const struct list_waiter *waiter, struct arena *perm, struct ids *out,
	struct err *e)
{
	struct making m = { .s = s,
		.ask = ask,
		.waiter = waiter,
		.perm = perm,
		.ids = out,
		.told_ms = now_ms(),
		.wait_ms = TELL_MS };
	bool ok;

	*out = (struct ids){ 0 };
	split(&m);
	switch (ask->kind) {
	case LISTING_ARTICLES: ok = articles(&m, e); break;
	case LISTING_STORIES: ok = stories(&m, e); break;
	case LISTING_PLAYERS:
		ok = store_players_by(s, ask->words,
			(enum player_order)ask->order, perm, out, e);
		break;
	default: ok = things(&m, e);
	}
	if (ok && ask->by_number && out->n)
		qsort(out->v, out->n, sizeof *out->v, by_number);
	buf_free(&m.row);
	arena_free(&m.tmp);
	return ok;
}
