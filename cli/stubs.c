/* Parts of store/ that are not written yet; each goes when its own comes. */
#include "store/intake.h"
#include "store/search.h"

#include <string.h>

#define WEAK __attribute__((weak))

struct feed {
	struct store *store;
	const struct intake *in;
	const char *path;
	struct intake_progress *done;
};

static bool
feed_article(void *ctx, const struct article *a, struct err *e)
{
	struct feed *f = ctx;

	int64_t id = 0;
	bool fresh = true;

	if (f->store && !store_save(f->store, a, &id, &fresh, e))
		return false;
	f->done->articles++;
	f->done->fresh += fresh;
	f->done->known += !fresh;
	if (f->in->article)
		f->in->article(f->in->ctx, f->path, a, id, fresh);
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

	if (s && !store_begin(s, e))
		return false;
	for (size_t i = 0; i < in->paths->n; i++)
		if (file_is_folder(in->paths->v[i].s))
			file_walk(in->paths->v[i].s, &tmp, &all, e);
		else
			*vec_push(&tmp, &all) = in->paths->v[i];
	for (size_t i = 0; i < all.n; i++)
		feed_file(&(struct feed){ s, in, all.v[i].s, done }, e);
	arena_free(&tmp);
	return !s || store_commit(s, e);
}

WEAK bool
search_run(struct store *a0, const struct search_ask *a1, struct arena *a2,
	struct answer *a3, struct err *e)
{
	(void)a0, (void)a1, (void)a2, (void)a3;
	return err_set(e, ERR_STORE, "not written yet");
}
