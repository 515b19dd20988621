#include "store/index/gather.h"

#include "base/arena.h"
#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

/* Measured with tests/bench_index.c. */
enum {
	PARTS = 16,      /* a power of two */
	FULL = 24 << 20, /* bytes of terms: some thousand articles */
	PIECE = 1 << 19, /* less is not worth a piece of its own */
};

/* Where the terms of an article end in each part. */
struct row {
	int64_t id;
	size_t end[PARTS];
};

struct gather {
	struct sql *sql;
	struct buf parts[PARTS], joined;
	struct row *rows;
	size_t n, cap, bytes;
};

struct gather *
gather_new(struct sql *sql)
{
	struct gather *g = calloc(1, sizeof *g);

	if (!g)
		arena_exhausted();
	g->sql = sql;
	return g;
}

void
gather_free(struct gather *g)
{
	if (!g)
		return;
	for (size_t i = 0; i < PARTS; i++)
		buf_free(&g->parts[i]);
	buf_free(&g->joined);
	free(g->rows);
	free(g);
}

void
gather_forget(struct gather *g)
{
	for (size_t i = 0; i < PARTS; i++)
		buf_reset(&g->parts[i]);
	g->n = g->bytes = 0;
}

static struct row *
new_row(struct gather *g)
{
	if (g->n == g->cap) {
		g->cap = g->cap ? g->cap * 2 : 64;
		g->rows = realloc(g->rows, g->cap * sizeof *g->rows);
		if (!g->rows)
			arena_exhausted();
	}
	return &g->rows[g->n++];
}

/* The same for a term always. */
static size_t
part_of(str term)
{
	uint32_t hash = 0;

	for (size_t i = 0; i < term.n; i++)
		hash = hash * 0x9E3779B1u + (unsigned char)term.s[i];
	return hash >> 16 & (PARTS - 1);
}

static void
put_terms(struct gather *g, str terms)
{
	for (size_t at = 0; at < terms.n;) {
		const char *s = terms.s + at;
		const char *end = memchr(s, ' ', terms.n - at);
		size_t n = end ? (size_t)(end - s) : terms.n - at;
		size_t size = n + (end != NULL);

		buf_put(&g->parts[part_of((str){ s, n })], (str){ s, size });
		at += size;
	}
}

bool
gather_add(struct gather *g, int64_t id, str terms, struct err *e)
{
	struct row *row = new_row(g);

	row->id = id;
	put_terms(g, terms);
	for (size_t i = 0; i < PARTS; i++)
		row->end[i] = g->parts[i].n;
	g->bytes += terms.n;
	return g->bytes < FULL || gather_flush(g, e);
}

static str
terms_of(const struct gather *g, size_t row, size_t part)
{
	return str_slice(buf_str(&g->parts[part]),
		row ? g->rows[row - 1].end[part] : 0, g->rows[row].end[part]);
}

/* What an article has in the parts first to end - 1. */
static bool
insert(struct gather *g, size_t row, size_t first, size_t end, struct err *e)
{
	buf_reset(&g->joined);
	for (size_t i = first; i < end; i++)
		buf_put(&g->joined, terms_of(g, row, i));
	return g->joined.n == 0 ||
	       sql_do(g->sql, e,
		       "insert into term (rowid, terms) values (?, ?)",
		       SQL_I(g->rows[row].id), SQL_T(buf_str(&g->joined)));
}

/* FTS5 begins a piece whenever an article's number does not rise. */
static bool
insert_all(struct gather *g, struct err *e)
{
	size_t step = PARTS;

	while (step > 1 && g->bytes / PIECE >= PARTS / step * 2)
		step /= 2;
	for (size_t part = 0; part < PARTS; part += step) {
		for (size_t i = 0; i < g->n; i++)
			if (!insert(g, i, part, part + step, e))
				return false;
	}
	return true;
}

bool
gather_flush(struct gather *g, struct err *e)
{
	bool ok = insert_all(g, e);

	gather_forget(g);
	return ok;
}
