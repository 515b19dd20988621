#include "store/intake.h"

#include "base/clock.h"
#include "base/i18n.h"
#include "content/pack.h"
#include "store/feeds.h"
#include "store/intake/inputs.h"
#include "store/save/original.h"
#include "store/intake/pool.h"
#include "store/find/readings.h"
#include "store/store_internal.h"

#include <stdlib.h>
#include <string.h>

enum {
	AHEAD = 3,              /* jobs for each worker, at most */
	WAIT_MS = 100,          /* so that a wish to stop is seen */
	BATCH_ARTICLES = 20000, /* in one transaction, at most … */
	BATCH_BYTES = 32 << 20, /* … of those that are to be told of … */
	BATCH_SECONDS = 4,      /* … and not for longer */
	BULK_ARTICLES = 1000,   /* from here on it is bulk */
};

/* Articles that are saved and not committed; they are told of afterwards. */
struct saved {
	const char *path;
	int64_t id;
	bool fresh;
	size_t at, size; /* its pack */
};

struct batch {
	struct {
		struct saved *v;
		size_t n, cap;
	} saved;
	struct arena arena;
	struct buf packs;
	double began; /* 0: no transaction is open */
	size_t articles;
};

/* Where the articles to come are from. */
struct source_seen {
	struct buf frame;
	struct original original; /* points into it */
	int64_t first;            /* the first new article of it; 0: none yet */
	bool known, shared;
};

struct run {
	const struct intake *in;
	struct store *store;
	struct intake_progress *done;
	struct inputs inputs;
	struct jobs jobs;
	struct pool *pool;
	struct batch batch;
	struct source_seen source;
	struct arena perm, tmp;
	size_t piece; /* the next */
	bool bulk, inputs_end;
	double began;
};

static void
refuse(void *ctx, const struct err *why)
{
	struct run *r = ctx;

	r->done->refused++;
	if (r->in->refused)
		r->in->refused(r->in->ctx, why);
}

static void
report(struct run *r)
{
	r->done->seconds = clock_seconds(CLOCK_MONOTONIC) - r->began;
	if (r->in->progress)
		r->in->progress(r->in->ctx, r->done);
}

static void
count(struct run *r, bool fresh)
{
	r->done->articles++;
	r->done->fresh += fresh;
	r->done->known += !fresh;
}

static void
tell_saved(struct run *r, const struct saved *one)
{
	struct arena_mark mark = arena_mark(&r->tmp);
	str pack = str_slice(
		buf_str(&r->batch.packs), one->at, one->at + one->size);
	struct article a = { 0 };

	count(r, one->fresh);
	if (r->in->article &&
		article_unpack(pack, (str){ 0 }, &r->tmp, &a, NULL))
		r->in->article(r->in->ctx, one->path, &a, one->id, one->fresh);
	arena_rewind(&r->tmp, mark);
}

static bool
commit(struct run *r, struct err *e)
{
	struct batch *b = &r->batch;

	if (b->began == 0)
		return true;
	if (!store_commit(r->store, e))
		return false;
	b->began = 0;
	b->articles = 0;
	for (size_t i = 0; i < b->saved.n; i++)
		tell_saved(r, &b->saved.v[i]);
	memset(&b->saved, 0, sizeof b->saved);
	buf_reset(&b->packs);
	arena_reset(&b->arena);
	report(r);
	if (r->bulk || r->done->articles < BULK_ARTICLES)
		return true;
	r->bulk = true;
	return index_bulk_begin(r->store->index, e);
}

static bool
batch_is_full(const struct batch *b)
{
	return b->articles >= BATCH_ARTICLES || b->packs.n >= BATCH_BYTES ||
	       clock_seconds(CLOCK_MONOTONIC) - b->began >= BATCH_SECONDS;
}

static bool
save_source(struct run *r, int64_t id, struct err *e)
{
	struct source_seen *s = &r->source;

	if (!s->known)
		return true;
	if (!s->first || !s->shared)
		s->first = id;
	return original_save(r->store, id, s->first, &s->original, e);
}

/* Frames may go before the articles behind them come. */
static void
take_source(struct run *r, str payload)
{
	struct source_seen *s = &r->source;
	struct source_head head = { 0 };

	buf_reset(&s->frame);
	buf_put(&s->frame, payload);
	payload = buf_str(&s->frame);
	if (payload.n >= sizeof head)
		memcpy(&head, payload.s, sizeof head);
	payload = str_skip(payload, sizeof head);
	s->original = (struct original){
		.line = head.line,
		.size = head.size,
		.against = head.against != 0,
		.path = str_take(payload, head.path_size),
	};
	payload = str_skip(payload, head.path_size);
	s->original.declared = str_take(payload, head.declared_size);
	s->original.packed = str_skip(payload, head.declared_size);
	s->shared = head.shared != 0;
	s->first = 0;
	s->known = true;
}

static bool
save_one(struct run *r, const struct job *j, const struct article *a,
	struct saved *one, struct err *e)
{
	int64_t feed = j->piece ? j->piece->feed : 0;

	return feed ? store_save_entry(
			      r->store, feed, a, &one->id, &one->fresh, e)
		    : store_save(r->store, a, &one->id, &one->fresh, e);
}

static bool
save(struct run *r, const struct job *j, str pack, const struct article *a,
	struct err *e)
{
	struct batch *b = &r->batch;
	struct saved one = { .path = j->path, .at = b->packs.n };

	if (b->began == 0) {
		if (!store_begin(r->store, e))
			return false;
		b->began = clock_seconds(CLOCK_MONOTONIC);
	}
	if (!save_one(r, j, a, &one, e) ||
		(one.fresh && !save_source(r, one.id, e)))
		return false;
	if (r->in->article) {
		buf_put(&b->packs, pack);
		one.size = pack.n;
	}
	*vec_push(&b->arena, &b->saved) = one;
	b->articles++;
	return !batch_is_full(b) || commit(r, e);
}

static bool
take_article(struct run *r, const struct job *j, str pack, struct err *e)
{
	const char *path = j->path;
	struct article a = { 0 };
	struct err why = { 0 };
	bool ok = true;

	arena_reset(&r->tmp);
	if (!article_unpack(pack, (str){ 0 }, &r->tmp, &a, &why)) {
		err_set(&why, ERR_INPUT, _("%s: what was read is damaged"),
			input_name(path));
		refuse(r, &why);
	} else if (r->store) {
		/* A feed without entries is no article. */
		ok = a.text.n == 0 || save(r, j, pack, &a, e);
	} else {
		count(r, true);
		if (r->in->article)
			r->in->article(r->in->ctx, path, &a, 0, true);
	}
	return ok;
}

static void
take_refusal(struct run *r, str payload)
{
	struct err why = { 0 };
	uint32_t kind = ERR_INPUT;

	if (payload.n >= sizeof kind)
		memcpy(&kind, payload.s, sizeof kind);
	payload = str_skip(payload, sizeof kind);
	err_set(&why, kind == ERR_IO ? ERR_IO : ERR_INPUT, "%.*s",
		STR_ARG(payload));
	refuse(r, &why);
}

static bool
take_frame(struct run *r, const struct job *j, uint32_t kind, str payload,
	struct err *e)
{
	switch (kind) {
	case FRAME_SOURCE: take_source(r, payload); return true;
	case FRAME_ARTICLE: return take_article(r, j, payload, e);
	case FRAME_REFUSED:
	case FRAME_FAILED: take_refusal(r, payload); return true;
	default: return true;
	}
}

static bool
is_cancelled(struct run *r)
{
	return r->in->cancelled && r->in->cancelled(r->in->ctx);
}

static bool
take_frames(struct run *r, struct job *j, struct err *e)
{
	struct frame_head head;
	str payload;

	while (!is_cancelled(r) && job_next_frame(j, &head, &payload)) {
		if (!take_frame(r, j, head.kind, payload, e))
			return false;
	}
	return true;
}

/*
 * What the oldest job has given.  A part of lines is taken when it is whole,
 * so that it can be given out anew, line by line, when its worker dies.
 */
static bool
take_first(struct run *r, struct err *e)
{
	struct job *j = r->jobs.first;

	if (j->state == JOB_LOST && j->lines > 1) {
		jobs_split_first(&r->jobs);
		return true;
	}
	if ((j->state == JOB_DONE || j->lines == 0) && !take_frames(r, j, e))
		return false;
	if (j->state == JOB_LOST)
		refuse(r, &j->why);
	if (j->state == JOB_DONE || j->state == JOB_LOST) {
		r->done->bytes += j->size;
		r->source.known = false;
		jobs_drop_first(&r->jobs);
	}
	return true;
}

static void
add_piece(struct run *r)
{
	const struct intake_piece *p = &r->in->pieces[r->piece++];
	struct job *j = jobs_append(&r->jobs, p->name);

	j->piece = p;
	j->format = p->as;
	j->size = p->bytes.n;
	buf_put(&j->bytes, p->bytes);
}

/* Jobs enough to keep the workers busy; *wait_fd when one must be waited
 * for. */
static void
fill(struct run *r, int *wait_fd)
{
	size_t most = (size_t)pool_workers(r->pool) * AHEAD;
	struct err why;

	*wait_fd = -1;
	while (r->piece < r->in->n_pieces && r->jobs.n < most)
		add_piece(r);
	while (!r->inputs_end && r->jobs.n < most && *wait_fd < 0) {
		why = (struct err){ 0 };
		switch (inputs_next(&r->inputs, &r->jobs, &why)) {
		case INPUTS_JOB: break;
		case INPUTS_REFUSED: refuse(r, &why); break;
		case INPUTS_END: r->inputs_end = true; break;
		case INPUTS_WAIT:
			*wait_fd = inputs_fd(&r->inputs);
			if (is_cancelled(r))
				return;
			break;
		}
	}
}

static bool
take_all(struct run *r, struct err *e)
{
	const struct batch *b = &r->batch;

	for (bool over = true; over && r->jobs.first;) {
		over = r->jobs.first->state == JOB_DONE ||
		       r->jobs.first->state == JOB_LOST;
		if (!take_first(r, e))
			return false;
	}
	/* A slow input must not keep articles back. */
	return b->began == 0 || (r->jobs.first && !batch_is_full(b)) ||
	       commit(r, e);
}

static bool
run_all(struct run *r, struct err *e)
{
	int wait_fd;

	for (;;) {
		fill(r, &wait_fd);
		if ((r->inputs_end && !r->jobs.first &&
			    r->piece == r->in->n_pieces) ||
			is_cancelled(r))
			return true;
		if (!pool_turn(r->pool, &r->jobs, wait_fd, WAIT_MS, e))
			return false;
		if (!take_all(r, e))
			return false;
		report(r);
	}
}

static bool
begin(struct run *r, struct confirmed_names *names, struct err *e)
{
	static const struct paths none = { 0 };
	struct content_sink sink = { .refused = refuse, .ctx = r };

	r->began = clock_seconds(CLOCK_MONOTONIC);
	inputs_open(&r->inputs, r->in->paths ? r->in->paths : &none,
		r->in->input.as, &r->perm, &sink);
	r->done->total = r->inputs.total;
	return !r->store || store_confirmed(r->store, &r->perm, names, e);
}

/* Brings the index into its best form, unless the run was stopped. */
static bool
settle(struct run *r, struct err *e)
{
	bool more;

	if (!index_bulk_end(r->store->index, &more, e))
		return false;
	while (more && !is_cancelled(r)) {
		if (!index_merge(r->store->index, &more, e))
			return false;
		report(r);
	}
	return true;
}

/* What is saved is kept, also when the run was stopped. */
static bool
end(struct run *r, bool ok, struct err *e)
{
	pool_close(r->pool);
	while (r->jobs.first)
		jobs_drop_first(&r->jobs);
	inputs_close(&r->inputs);
	ok = commit(r, ok ? e : NULL) && ok;
	if (r->store && r->done->fresh)
		ok = settle(r, ok ? e : NULL) && ok;
	if (ok && r->store)
		ok = readings_update(&r->store->archive, e);
	if (!ok && r->store)
		store_rollback(r->store);
	report(r);
	buf_free(&r->batch.packs);
	buf_free(&r->source.frame);
	arena_free(&r->batch.arena);
	arena_free(&r->perm);
	arena_free(&r->tmp);
	return ok;
}

bool
intake_run(struct store *s, const struct intake *in,
	struct intake_progress *done, struct err *e)
{
	struct run r = { .in = in, .store = s, .done = done };
	struct confirmed_names names = { 0 };
	struct worker_task task = {
		.input = in->input,
		.confirmed = &names,
		.tells = s != NULL,
		.keeps = s && !in->no_original,
	};

	*done = (struct intake_progress){ 0 };
	bool ok = begin(&r, &names, e);
	r.pool = pool_open(&task, in->workers, in->stall_seconds);
	return end(&r, ok && run_all(&r, e), e);
}
