/* The rows of a card that hold some words, as lists.h says. */
#include "store/rows/lists.h"

#include "content/words/fold.h"
#include "store/rows/thing.h"

enum { LOOK_ROWS = 64 }; /* between two questions whether to stop */

/* Going through a card. */
struct going {
	struct store *s;
	const struct list_waiter *waiter;
	struct strs words; /* folded */
	struct buf row;    /* what is seen of the row that is looked at */
	struct arena tmp;
	size_t looked;
	struct err *e;
};

static void
show(struct going *g, str text)
{
	fold_put(&g->row, text);
	buf_putc(&g->row, ' ');
}

static bool
holds(struct going *g)
{
	bool all = true;

	for (size_t i = 0; all && i < g->words.n; i++)
		all = str_find(buf_str(&g->row), g->words.v[i]) != STR_NONE;
	buf_reset(&g->row);
	return all;
}

static bool
goes_on(struct going *g)
{
	const struct list_waiter *w = g->waiter;

	return !w || ++g->looked % LOOK_ROWS || !w->stops(w->ctx);
}

/* What a card says of the article of a row. */
static bool
show_article(struct going *g, int64_t id, bool title)
{
	struct sql *c = &g->s->archive;
	sqlite3_stmt *q = sql_ask(c, g->e,
		"select source, published, title from article where id = ?",
		SQL_I(id));
	int more = sql_step(c, q, g->e);

	if (more <= 0)
		return more == 0;
	for (int i = 0; i < 2 + title; i++)
		show(g, sql_str(q, i));
	sqlite3_reset(q);
	return true;
}

static bool
find_quotes(struct going *g, struct ids *quotes)
{
	size_t n = 0;

	for (size_t i = 0; i < quotes->n; i++) {
		struct arena_mark mark = arena_mark(&g->tmp);
		int64_t id = quotes->v[i];
		str text;

		if (!goes_on(g) || !thing_text(g->s, THING_QUOTE, id, &g->tmp,
					   &text, g->e))
			return false;
		show(g, text);
		arena_rewind(&g->tmp, mark);
		if (!show_article(g, thing_article(id), false))
			return false;
		if (holds(g))
			quotes->v[n++] = id;
	}
	quotes->n = n;
	return true;
}

static bool
find_articles(struct going *g, struct ids *articles)
{
	size_t n = 0;

	for (size_t i = 0; i < articles->n; i++) {
		if (!goes_on(g) || !show_article(g, articles->v[i], true))
			return false;
		if (holds(g))
			articles->v[n++] = articles->v[i];
	}
	articles->n = n;
	return true;
}

static void
find_words(struct going *g, struct card *card)
{
	size_t roles = 0, with = 0;

	for (size_t i = 0; i < card->roles.n; i++) {
		show(g, card->roles.v[i].of);
		show(g, card->roles.v[i].title);
		if (holds(g))
			card->roles.v[roles++] = card->roles.v[i];
	}
	card->roles.n = roles;
	for (size_t i = 0; i < card->with.n; i++) {
		show(g, card->with.v[i].name);
		if (holds(g))
			card->with.v[with++] = card->with.v[i];
	}
	card->with.n = with;
}

bool
card_find(struct store *s, str words, const struct list_waiter *waiter,
	struct card *card, struct err *e)
{
	struct going g = { .s = s, .waiter = waiter, .e = e };
	str rest = str_trim(fold(&g.tmp, words)), word;

	for (bool more = rest.n > 0; more;) {
		more = str_cut(rest, STR(" "), &word, &rest);
		if (word.n)
			*vec_push(&g.tmp, &g.words) = word;
	}
	bool held = store_hold(s);
	bool ok = g.words.n == 0 || (find_quotes(&g, &card->said) &&
					    find_quotes(&g, &card->told) &&
					    find_articles(&g, &card->articles));
	store_release(s, held);
	if (ok && g.words.n)
		find_words(&g, card);
	buf_free(&g.row);
	arena_free(&g.tmp);
	return ok;
}
