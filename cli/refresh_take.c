/* What was fetched goes into the archive, and what came of it into the rows. */
#include "cli/refresh.h"

#include "base/buf.h"
#include "cli/rows.h"

enum {
	BACK_OFF = 30 * 60, /* seconds; doubled with each failure in a row … */
	BACK_OFF_MOST = 24 * 3600,
	BACK_OFF_TIMES = 6,
	RETRY_MOST = 7 * 24 * 3600,
	GONE = 410,
};

/* Seconds until a feed that failed is asked again. */
static int64_t
back_off(const struct feed_row *row, const struct fetch *f)
{
	int64_t times =
		row->failures < BACK_OFF_TIMES ? row->failures : BACK_OFF_TIMES;
	int64_t wait = (int64_t)BACK_OFF << (times > 0 ? times - 1 : 0);
	int64_t asked =
		f->retry_after < RETRY_MOST ? f->retry_after : RETRY_MOST;

	if (f->status == GONE)
		return RETRY_MOST;
	wait = wait < BACK_OFF_MOST ? wait : BACK_OFF_MOST;
	return wait > asked ? wait : asked;
}

/* A failure's sentence without the address that it begins with. */
static str
reason(const struct fetch *f)
{
	str text = str_of(f->why.text), before, after;

	return str_starts(text, f->url) && str_cut(str_skip(text, f->url.n),
						   STR(": "), &before, &after)
		       ? after
		       : text;
}

void
refresh_note_failure(struct refresh *r, struct refresh_feed *one)
{
	struct feed_row *row = &one->row;

	row->failures++;
	row->failure = arena_copy(&r->perm, reason(one->fetch));
	row->checked = r->now;
	row->due = r->now + back_off(row, one->fetch);
	one->state = FEED_FAILED;
}

static void
note_success(struct refresh *r, struct refresh_feed *one)
{
	struct feed_row *row = &one->row;
	const struct fetch *f = one->fetch;

	row->failures = 0;
	row->failure = (str){ 0 };
	row->checked = r->now;
	row->due = 0;
	if (f->moved.n)
		row->url = f->moved;
	if (!f->unchanged) {
		row->etag = f->new_etag;
		row->modified = f->new_modified;
	}
	if (!row->title.n)
		row->title = one->title;
	if (one->site.n)
		row->site = one->site;
	one->state = FEED_TAKEN;
}

static struct refresh_feed *
find_feed(struct refresh *r, str url)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->v[i].state == FEED_HERE && str_eq(r->v[i].row.url, url))
			return &r->v[i];
	return NULL;
}

static void
on_article(void *ctx, const char *path, const struct article *a, int64_t id,
	bool fresh)
{
	struct refresh *r = ctx;
	struct refresh_feed *one = find_feed(r, str_of(path));

	r->fresh += fresh;
	r->known += !fresh;
	if (!one)
		return;
	one->fresh += fresh;
	if (fresh)
		*vec_push(&r->perm, &one->brought) = id;
	one->known += !fresh;
	if (!one->title.n)
		one->title =
			arena_copy(&r->perm, article_word(a, a->feed_title));
	if (!one->site.n)
		one->site = arena_copy(&r->perm, article_word(a, a->feed_url));
}

static void
on_refused(void *ctx, const struct err *why)
{
	refresh_fail(ctx, why->text);
}

bool
refresh_intake(struct refresh *r, const struct intake_piece *pieces, size_t n,
	refresh_article *article, struct err *e)
{
	struct intake in = { .pieces = pieces,
		.n_pieces = n,
		.refused = on_refused,
		.article = article,
		.cancelled = refresh_stopped,
		.ctx = r };
	struct intake_progress done;

	return n == 0 || intake_run(r->store, &in, &done, e);
}

static void
add_piece(struct refresh *r, struct refresh_feed *one, struct intake_piece *p)
{
	*p = (struct intake_piece){
		.name = arena_cstr(&r->perm, one->row.url),
		.bytes = buf_str(&one->fetch->body),
		.url = one->fetch->final,
		.label = one->fetch->label,
		.as = FORMAT_FEED,
		.feed = one->row.id,
	};
}

static void
feed_json(struct refresh *r, const struct refresh_feed *one)
{
	struct json j;
	bool failed = one->state == FEED_FAILED;

	if (!call_has(r->call, OPTION_JSON))
		return;
	rows_json_open(r->call, &j);
	json_key_int(&j, "feed", one->row.id);
	json_key_fact(&j, "url", one->row.url);
	json_key_fact(&j, "title", one->row.title);
	json_key_fact(&j, "status",
		failed                  ? STR("failed")
		: one->fetch->unchanged ? STR("unchanged")
					: STR("fetched"));
	json_key_int(&j, "new", (int64_t)one->fresh);
	json_key_int(&j, "known", (int64_t)one->known);
	json_key_fact(&j, "error", one->row.failure);
	rows_json_end(r->call, &j);
}

/* Writes the rows of those that are done, and lets their bytes go. */
static bool
write_rows(struct refresh *r, struct err *e)
{
	if (!store_begin(r->store, e))
		return false;
	for (size_t i = 0; i < r->n; i++) {
		struct refresh_feed *one = &r->v[i];

		if (!one->fetch || one->state == FEED_WAITS)
			continue;
		if (one->state == FEED_HERE)
			note_success(r, one);
		if (!store_set_feed(r->store, &one->row, e)) {
			store_rollback(r->store);
			return false;
		}
		feed_json(r, one);
		buf_free(&one->fetch->body);
		one->fetch = NULL;
	}
	return store_commit(r->store, e);
}

bool
refresh_take(struct refresh *r, struct err *e)
{
	struct intake_piece *pieces =
		arena_new(&r->perm, struct intake_piece, r->n);
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++)
		if (r->v[i].state == FEED_HERE && r->v[i].fetch &&
			!r->v[i].fetch->unchanged)
			add_piece(r, &r->v[i], &pieces[n++]);
	r->waiting = 0;
	if (!refresh_intake(r, pieces, n, on_article, e) || !refresh_mark(r, e))
		return false;
	/* Stopped half-way: what was not taken in is fetched once more. */
	return progress_stopped() || write_rows(r, e);
}
