/* Parts of store/ that are not written yet; each goes when its own comes. */
#include "store/intake.h"
#include "store/search.h"

#include <string.h>

#define WEAK __attribute__((weak))

struct feed {
	const struct intake *in;
	const char *path;
	struct intake_progress *done;
};

static bool
feed_article(void *ctx, const struct article *a, struct err *e)
{
	struct feed *f = ctx;

	(void)e;
	f->done->articles++;
	if (f->in->article)
		f->in->article(f->in->ctx, f->path, a, 0, true);
	return true;
}

static void
feed_refused(void *ctx, const struct err *e)
{
	struct feed *f = ctx;

	f->done->refused++;
	f->in->refused(f->in->ctx, e);
}

static void
feed_file(struct feed *f, struct err *e)
{
	struct file file;
	struct content_sink sink = { feed_article, feed_refused, f };
	struct input input = f->in->input;

	if (!file_open(f->path, &file, e)) {
		feed_refused(f, e);
		return;
	}
	input.bytes = file.bytes;
	input.path = str_of(f->path);
	if (!content_read(&input, NULL, &sink, e))
		feed_refused(f, e);
	file_close(&file);
}

WEAK bool
intake_run(struct store *s, const struct intake *in,
	struct intake_progress *done, struct err *e)
{
	struct arena tmp = { 0 };
	struct paths all = { 0 };

	(void)s;
	for (size_t i = 0; i < in->paths->n; i++)
		if (file_is_folder(in->paths->v[i].s))
			file_walk(in->paths->v[i].s, &tmp, &all, e);
		else
			*vec_push(&tmp, &all) = in->paths->v[i];
	for (size_t i = 0; i < all.n; i++)
		feed_file(&(struct feed){ in, all.v[i].s, done }, e);
	arena_free(&tmp);
	return true;
}

WEAK bool
store_open(const char *a0, const char *a1, enum store_mode a2,
	struct store **a3, struct err *e)
{
	(void)a0, (void)a1, (void)a2, (void)a3, (void)e;
	return err_set(e, ERR_STORE, "not written yet");
}

WEAK void
store_close(struct store *a0)
{
	(void)a0;
}

WEAK bool
store_load(struct store *a0, int64_t a1, struct arena *a2, struct article *a3,
	struct err *e)
{
	(void)a0, (void)a1, (void)a2, (void)a3, (void)e;
	return err_set(e, ERR_STORE, "not written yet");
}

WEAK bool
store_articles(
	struct store *a0, struct arena *a1, struct ids *a2, struct err *e)
{
	(void)a0, (void)a1, (void)a2, (void)e;
	return err_set(e, ERR_STORE, "not written yet");
}

WEAK bool
store_article(struct store *a0, int64_t a1, struct arena *a2,
	struct article_row *a3, struct err *e)
{
	(void)a0, (void)a1, (void)a2, (void)a3, (void)e;
	return err_set(e, ERR_STORE, "not written yet");
}

WEAK bool
store_players(struct store *a0, str a1, struct arena *a2, struct ids *a3,
	struct err *e)
{
	(void)a0, (void)a1, (void)a2, (void)a3, (void)e;
	return err_set(e, ERR_STORE, "not written yet");
}

WEAK bool
store_player(struct store *a0, int64_t a1, struct arena *a2,
	struct player_row *a3, struct err *e)
{
	(void)a0, (void)a1, (void)a2, (void)a3, (void)e;
	return err_set(e, ERR_STORE, "not written yet");
}

WEAK bool
store_player_named(struct store *a0, str a1, int64_t *a2, struct err *e)
{
	(void)a0, (void)a1, (void)a2, (void)e;
	return err_set(e, ERR_STORE, "not written yet");
}

WEAK bool
store_card(struct store *a0, int64_t a1, struct arena *a2, struct card *a3,
	struct err *e)
{
	(void)a0, (void)a1, (void)a2, (void)a3, (void)e;
	return err_set(e, ERR_STORE, "not written yet");
}

WEAK bool
store_quotes(struct store *a0, const struct quote_filter *a1, struct arena *a2,
	struct ids *a3, struct err *e)
{
	(void)a0, (void)a1, (void)a2, (void)a3, (void)e;
	return err_set(e, ERR_STORE, "not written yet");
}

WEAK bool
store_quote(struct store *a0, int64_t a1, struct arena *a2,
	struct quote_row *a3, struct err *e)
{
	(void)a0, (void)a1, (void)a2, (void)a3, (void)e;
	return err_set(e, ERR_STORE, "not written yet");
}

WEAK bool
store_figures(struct store *a0, str a1, struct arena *a2, struct ids *a3,
	struct err *e)
{
	(void)a0, (void)a1, (void)a2, (void)a3, (void)e;
	return err_set(e, ERR_STORE, "not written yet");
}

WEAK bool
store_figure(struct store *a0, int64_t a1, struct arena *a2,
	struct figure_row *a3, struct err *e)
{
	(void)a0, (void)a1, (void)a2, (void)a3, (void)e;
	return err_set(e, ERR_STORE, "not written yet");
}

WEAK bool
search_run(struct store *a0, const struct search_ask *a1, struct arena *a2,
	struct answer *a3, struct err *e)
{
	(void)a0, (void)a1, (void)a2, (void)a3, (void)e;
	return err_set(e, ERR_STORE, "not written yet");
}

WEAK bool
store_aliases(struct store *a0, int64_t a1, struct arena *a2, struct strs *a3,
	struct err *e)
{
	(void)a0, (void)a1, (void)a2, (void)a3, (void)e;
	return err_set(e, ERR_STORE, "not written yet");
}
