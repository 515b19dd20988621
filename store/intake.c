#include "store/intake.h"

/* One run. */
struct run {
	const struct intake *in;
	struct store *store;
	struct intake_progress *done;
	const char *path; /* the input being read */
};

static bool
take_article(void *ctx, const struct article *a, struct err *e)
{
	struct run *r = ctx;
	int64_t id = 0;
	bool fresh = true;

	if (r->store && !store_save(r->store, a, &id, &fresh, e))
		return false;
	r->done->articles++;
	r->done->fresh += fresh;
	r->done->known += !fresh;
	if (r->in->article)
		r->in->article(r->in->ctx, r->path, a, id, fresh);
	return true;
}

static void
take_refusal(void *ctx, const struct err *why)
{
	struct run *r = ctx;

	r->done->refused++;
	if (r->in->refused)
		r->in->refused(r->in->ctx, why);
}

static bool
take_file(struct run *r, str path, struct err *e)
{
	struct content_sink sink = { take_article, take_refusal, r };
	struct input input = r->in->input;
	struct err why = { 0 };
	struct file f;

	r->path = path.s;
	if (!file_open(path.s, &f, &why)) {
		take_refusal(r, &why);
		return true;
	}
	input.bytes = f.bytes;
	input.path = path;
	bool ok = content_read(&input, NULL, &sink, &why);
	r->done->bytes += f.bytes.n;
	file_close(&f);
	if (ok || why.kind == ERR_STORE)
		return ok || err_set(e, why.kind, "%s", why.text);
	take_refusal(r, &why);
	return true;
}

bool
intake_run(struct store *s, const struct intake *in,
	struct intake_progress *done, struct err *e)
{
	struct arena tmp = { 0 };
	struct paths all = { 0 };
	struct run r = { in, s, done, "" };
	struct err why = { 0 };
	bool ok = true;

	*done = (struct intake_progress){ 0 };
	for (size_t i = 0; i < in->paths->n; i++) {
		str path = in->paths->v[i];

		if (!file_is_folder(path.s))
			*vec_push(&tmp, &all) = path;
		else if (!file_walk(path.s, &tmp, &all, &why))
			take_refusal(&r, &why);
	}
	for (size_t i = 0; ok && i < all.n; i++) {
		ok = !s || store_begin(s, e);
		ok = ok && take_file(&r, all.v[i], e);
		ok = ok && (!s || store_commit(s, e));
	}
	if (!ok && s)
		store_rollback(s);
	arena_free(&tmp);
	return ok;
}
