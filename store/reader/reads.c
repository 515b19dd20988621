#include "store/reader/reads.h"

#include "store/archive/bits.h"
#include "store/reader/marks.h"
#include "store/store_internal.h"

#include <stdlib.h>
#include <string.h>

static bool
count_changes(struct store *s, int64_t *changes, struct err *e)
{
	return sql_number(&s->state,
		sql_ask_values(
			&s->state, "select changes from counted", NULL, 0, e),
		-1, changes, e);
}

static bool
make(struct store *s, struct reads *r, struct err *e)
{
	const uint64_t *bits;

	if (!count_changes(s, &r->changes, e) ||
		!marks_begin_all(s, &r->end, e) ||
		!marks_get(s, MARK_READ, STR(""), &bits, e))
		return false;
	size_t words = bits_words(r->end);
	r->bits = calloc(words, sizeof *r->bits);
	if (!r->bits)
		arena_exhausted();
	if (bits)
		memcpy(r->bits, bits, words * sizeof *bits);
	return true;
}

bool
reads_make(struct store *s, struct reads *out, struct err *e)
{
	*out = (struct reads){ 0 };
	if (!s->state.db)
		return true;
	/* A mark in between would be in them and not in the count. */
	store_freeze(s);
	bool ok = make(s, out, e);
	store_thaw(s);
	return ok;
}

void
reads_forget(struct reads *r)
{
	free(r->bits);
	*r = (struct reads){ 0 };
}

void
reads_mark(struct reads *r, int64_t article, bool read)
{
	if (r->bits && article >= 0 && article < r->end)
		bits_set(r->bits, article, read);
}

bool
store_reads_begin(struct store *s)
{
	struct reads *r = &s->reads;
	int64_t changes;

	r->on = r->bits && count_changes(s, &changes, NULL) &&
		changes == r->changes;
	return r->on;
}

void
store_reads_end(struct store *s)
{
	s->reads.on = false;
}

void
store_reads_take(struct store *s, struct reads *r)
{
	reads_forget(&s->reads);
	s->reads = *r;
	*r = (struct reads){ 0 };
}
