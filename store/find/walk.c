#include "store/find/walk.h"

#include <stdlib.h>
#include <string.h>

enum {
	/* Dates may fall by so many minutes before a lane ends: a month. */
	SLACK = 31 * 1440,
	/* … and in so many blocks one behind the other. */
	BLOCKS_AHEAD = 4,
	/* Between two looks at the clock: steps of lanes, each of which may
	 * decode a page of the index; numbers that are listed. */
	STEPS_ONCE = 8,
	LISTED_ONCE = 512,
};

/* A lane while it is walked. */
struct track {
	sqlite3_stmt *q;     /* kept from walk to walk */
	int64_t first, next; /* numbers that are left: first to next */
	size_t at;           /* of the list: the next in it, if it is in */
	bool open;           /* q is running */
};

struct walk {
	struct sql *sql;
	const struct facts *facts;
	const struct lanes *lanes;
	str match;
	struct walk_range range;
	struct track tracks[LANES_MAX];
	size_t n;
	bool listed;  /* list has all that match, the highest number first */
	bool listing; /* it is being made */
	struct {
		int64_t *v;
		size_t n, cap;
	} list;
	sqlite3_stmt *all; /* makes it */
	struct {
		struct found *v; /* a heap, the newest on top */
		size_t n, cap;
	} heap;
};

static uint32_t
newest_in_block(const struct facts *facts, int64_t block)
{
	uint32_t newest = 0;

	for (int64_t i = 0; i < LANE_BLOCK; i++) {
		struct fact f = facts_get(facts, block * LANE_BLOCK + i);

		if ((f.flags & FACT_HERE) && f.when > newest)
			newest = f.when;
	}
	return newest;
}

/* Does something older than `limit` begin at this block? */
static bool
falls(const uint32_t *newest, size_t n, size_t block, uint32_t limit)
{
	for (size_t i = block; i < n && i < block + BLOCKS_AHEAD; i++) {
		if (newest[i] >= limit)
			return false;
	}
	return true;
}

static bool
cut_lanes(const uint32_t *newest, size_t blocks, uint32_t slack,
	struct lanes *out)
{
	uint32_t most = 0;

	out->n = 0;
	for (size_t i = 0; i < blocks; i++) {
		if (i == 0 || (most > slack &&
				      falls(newest, blocks, i, most - slack))) {
			if (out->n == LANES_MAX)
				return false;
			out->v[out->n++].first = (int64_t)i * LANE_BLOCK;
			most = 0;
		}
		if (newest[i] > most)
			most = newest[i];
		out->v[out->n - 1].last = (int64_t)(i + 1) * LANE_BLOCK - 1;
	}
	return true;
}

void
lanes_make(const struct facts *facts, struct arena *perm, struct lanes *out)
{
	size_t blocks = (size_t)(facts_end(facts) / LANE_BLOCK);
	uint32_t *newest = arena_new(perm, uint32_t, blocks), slack = SLACK;

	for (size_t i = 0; i < blocks; i++)
		newest[i] = newest_in_block(facts, (int64_t)i);
	while (!cut_lanes(newest, blocks, slack, out))
		slack = slack > UINT32_MAX / 4 ? UINT32_MAX : slack * 4;
	for (size_t lane = 0, i = 0; lane < out->n; lane++) {
		for (i++; (int64_t)i * LANE_BLOCK <= out->v[lane].last; i++) {
			if (newest[i] < newest[i - 1])
				newest[i] = newest[i - 1];
		}
	}
	out->newest = newest;
}

struct walk *
walk_new(struct sql *sql)
{
	struct walk *w = calloc(1, sizeof *w);

	if (!w)
		arena_exhausted();
	w->sql = sql;
	return w;
}

void
walk_free(struct walk *w)
{
	if (!w)
		return;
	for (size_t i = 0; i < LANES_MAX; i++)
		sqlite3_finalize(w->tracks[i].q);
	sqlite3_finalize(w->all);
	free(w->list.v);
	free(w->heap.v);
	free(w);
}

void
walk_end(struct walk *w)
{
	for (size_t i = 0; i < w->n; i++) {
		sqlite3_reset(w->tracks[i].q);
		w->tracks[i].open = false;
	}
	w->n = 0;
	w->heap.n = 0;
	w->list.n = 0;
	w->listed = w->listing = false;
	sqlite3_reset(w->all);
}

bool
found_is_newer(struct found a, struct found b)
{
	return a.when != b.when ? a.when > b.when : a.id > b.id;
}

static void
heap_push(struct walk *w, struct found found)
{
	if (w->heap.n == w->heap.cap) {
		w->heap.cap = w->heap.cap ? w->heap.cap * 2 : 256;
		w->heap.v =
			realloc(w->heap.v, w->heap.cap * sizeof(struct found));
		if (!w->heap.v)
			arena_exhausted();
	}
	size_t i = w->heap.n++;
	for (; i && found_is_newer(found, w->heap.v[(i - 1) / 2]);
		i = (i - 1) / 2)
		w->heap.v[i] = w->heap.v[(i - 1) / 2];
	w->heap.v[i] = found;
}

static struct found
heap_pop(struct walk *w)
{
	struct found *v = w->heap.v, top = v[0], last = v[--w->heap.n];
	size_t n = w->heap.n, i = 0;

	for (size_t child; (child = i * 2 + 1) < n; i = child) {
		if (child + 1 < n && found_is_newer(v[child + 1], v[child]))
			child++;
		if (!found_is_newer(v[child], last))
			break;
		v[i] = v[child];
	}
	if (n)
		v[i] = last;
	return top;
}

void
walk_begin(struct walk *w, const struct facts *facts, const struct lanes *lanes,
	str match, struct walk_range range)
{
	walk_end(w);
	w->facts = facts;
	w->lanes = lanes;
	w->match = match;
	w->range = range;
	for (size_t i = 0; i < lanes->n; i++) {
		struct track *t = &w->tracks[w->n++];

		t->first = lanes->v[i].first;
		t->next = lanes->v[i].last;
		while (t->next >= t->first &&
			facts_get(facts, t->next).when > range.until)
			t->next--;
	}
}

/* How new what is left of it can be. */
static struct found
bound(const struct walk *w, const struct track *t)
{
	return (struct found){ .id = t->next,
		.when = w->lanes->newest[t->next / LANE_BLOCK] };
}

/* The lane that may hold the newest of what is left; NULL: nothing is. */
static struct track *
best_track(struct walk *w, struct found *newest)
{
	struct track *best = NULL;

	for (size_t i = 0; i < w->n; i++) {
		struct track *t = &w->tracks[i];

		if (t->next < t->first)
			continue;
		struct found b = bound(w, t);
		if (b.when < w->range.since)
			continue;
		if (!best || found_is_newer(b, *newest)) {
			best = t;
			*newest = b;
		}
	}
	return best;
}

static void
list_push(struct walk *w, int64_t id)
{
	if (w->list.n == w->list.cap) {
		w->list.cap = w->list.cap ? w->list.cap * 2 : 1024;
		w->list.v = realloc(w->list.v, w->list.cap * sizeof *w->list.v);
		if (!w->list.v)
			arena_exhausted();
	}
	w->list.v[w->list.n++] = id;
}

/* The place in the list of the first number that is not above id. */
static size_t
list_find(const struct walk *w, int64_t id)
{
	size_t low = 0, high = w->list.n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (w->list.v[middle] > id)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
begin_list(struct walk *w, struct err *e)
{
	static const char text[] = "select rowid from term where term match ? "
				   "order by rowid desc";

	if (!w->all && sqlite3_prepare_v3(w->sql->db, text, -1,
			       SQLITE_PREPARE_PERSISTENT, &w->all, NULL))
		return sql_fail(w->sql, e);
	sqlite3_bind_text64(
		w->all, 1, w->match.s, w->match.n, SQLITE_STATIC, SQLITE_UTF8);
	w->listing = true;
	return true;
}

/* WALK_END: the list is made. */
static enum walk_state
make_list(struct walk *w, struct err *e)
{
	int more = 1;

	if (!w->listing && !begin_list(w, e))
		return WALK_FAILED;
	for (int n = 0; n < LISTED_ONCE; n++) {
		if ((more = sql_step(w->sql, w->all, e)) <= 0)
			break;
		list_push(w, sql_int(w->all, 0));
	}
	if (more)
		return more < 0 ? WALK_FAILED : WALK_ON;
	for (size_t i = 0; i < w->n; i++)
		w->tracks[i].at = list_find(w, w->tracks[i].next);
	w->listed = true;
	return WALK_END;
}

static bool
open_track(struct walk *w, struct track *t, struct err *e)
{
	static const char text[] = "select rowid from term where term match ? "
				   "and rowid between ? and ? "
				   "order by rowid desc";

	if (!t->q && sqlite3_prepare_v3(w->sql->db, text, -1,
			     SQLITE_PREPARE_PERSISTENT, &t->q, NULL))
		return sql_fail(w->sql, e);
	sqlite3_bind_text64(
		t->q, 1, w->match.s, w->match.n, SQLITE_STATIC, SQLITE_UTF8);
	sqlite3_bind_int64(t->q, 2, t->first);
	sqlite3_bind_int64(t->q, 3, t->next);
	t->open = true;
	return true;
}

/* The next number of the lane that may match; *id < first when there is
 * none. */
static bool
track_step(struct walk *w, struct track *t, int64_t *id, struct err *e)
{
	if (w->match.n == 0) {
		*id = t->next;
		return true;
	}
	if (w->listed) {
		*id = t->at < w->list.n ? w->list.v[t->at++] : t->first - 1;
		return true;
	}
	if (!t->open && !open_track(w, t, e))
		return false;
	int more = sql_step(w->sql, t->q, e);
	*id = more > 0 ? sql_int(t->q, 0) : t->first - 1;
	return more >= 0;
}

static bool
advance(struct walk *w, struct track *t, struct err *e)
{
	int64_t id;

	if (!track_step(w, t, &id, e))
		return false;
	t->next = id - 1;
	struct fact f = facts_get(w->facts, id);
	if (id >= t->first && (f.flags & FACT_HERE) &&
		f.when >= w->range.since && f.when <= w->range.until)
		heap_push(w, (struct found){ .id = id, .when = f.when });
	return true;
}

enum walk_state
walk_next(struct walk *w, struct found *out, struct err *e)
{
	if (w->range.listed && w->match.n && !w->listed) {
		enum walk_state state = make_list(w, e);

		if (state != WALK_END)
			return state;
	}
	for (int n = 0; n < STEPS_ONCE; n++) {
		struct found newest = { 0 };
		struct track *t = best_track(w, &newest);

		if (w->heap.n &&
			(!t || !found_is_newer(newest, w->heap.v[0]))) {
			*out = heap_pop(w);
			return WALK_FOUND;
		}
		if (!t)
			return WALK_END;
		if (!advance(w, t, e))
			return WALK_FAILED;
	}
	return WALK_ON;
}
