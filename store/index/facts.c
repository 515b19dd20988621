#include "store/index/facts.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

struct chunk {
	bool loaded, dirty;
	struct fact v[FACTS_CHUNK];
};

struct facts {
	struct sql *sql;
	struct chunk **chunks;
	size_t n;
	int64_t version; /* of the newest chunk that is loaded; -1: none is */
	size_t count;
};

static uint32_t
digits(int64_t at, int64_t unit, uint32_t most)
{
	uint32_t two = (uint32_t)(at / unit % 100);

	return two < most ? two : most;
}

uint32_t
fact_when(int64_t at)
{
	int64_t year = at / 10000000000;

	if (at <= 0)
		return 0;
	year = year < 1000 ? 0 : year > 8100 ? 7100 : year - 1000;
	uint32_t day = ((uint32_t)year * 13 + digits(at, 100000000, 12)) * 32 +
		       digits(at, 1000000, 31);
	return day * 1440 + digits(at, 10000, 23) * 60 + digits(at, 100, 59) +
	       1;
}

struct facts *
facts_new(struct sql *sql)
{
	struct facts *f = calloc(1, sizeof *f);

	if (!f)
		arena_exhausted();
	f->sql = sql;
	f->version = -1;
	return f;
}

void
facts_forget(struct facts *f)
{
	for (size_t i = 0; i < f->n; i++)
		free(f->chunks[i]);
	free(f->chunks);
	*f = (struct facts){ .sql = f->sql, .version = -1 };
}

void
facts_free(struct facts *f)
{
	if (!f)
		return;
	facts_forget(f);
	free(f);
}

/* The chunk's place in memory, made when missing. */
static struct chunk *
chunk_at(struct facts *f, size_t i)
{
	if (i >= f->n) {
		size_t n = i + 1 > f->n * 2 ? i + 1 : f->n * 2;
		struct chunk **more =
			realloc(f->chunks, n * sizeof(struct chunk *));

		if (!more)
			arena_exhausted();
		memset(more + f->n, 0, (n - f->n) * sizeof(struct chunk *));
		f->chunks = more;
		f->n = n;
	}
	if (!f->chunks[i] && !(f->chunks[i] = calloc(1, sizeof(struct chunk))))
		arena_exhausted();
	return f->chunks[i];
}

static size_t
count(const struct chunk *c)
{
	size_t n = 0;

	for (size_t i = 0; i < FACTS_CHUNK; i++)
		n += c->v[i].flags & FACT_HERE;
	return n;
}

static void
unpack(struct facts *f, struct chunk *c, str s)
{
	f->count -= count(c);
	for (size_t i = 0; i < FACTS_CHUNK; i++) {
		c->v[i] = (struct fact){ 0 };
		if ((i + 1) * FACT_SIZE > s.n)
			continue;
		const unsigned char *p =
			(const unsigned char *)s.s + i * FACT_SIZE;
		c->v[i].when = (uint32_t)p[0] | (uint32_t)p[1] << 8 |
			       (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
		c->v[i].source = (uint16_t)(p[4] | p[5] << 8);
		c->v[i].flags = (uint16_t)(p[6] | p[7] << 8);
	}
	f->count += count(c);
	c->loaded = true;
}

static void
pack(const struct chunk *c, unsigned char out[FACTS_CHUNK * FACT_SIZE])
{
	for (size_t i = 0; i < FACTS_CHUNK; i++) {
		unsigned char *p = out + i * FACT_SIZE;

		for (int k = 0; k < 4; k++)
			p[k] = (unsigned char)(c->v[i].when >> 8 * k);
		p[4] = (unsigned char)c->v[i].source;
		p[5] = (unsigned char)(c->v[i].source >> 8);
		p[6] = (unsigned char)c->v[i].flags;
		p[7] = (unsigned char)(c->v[i].flags >> 8);
	}
}

bool
facts_put(struct facts *f, int64_t id, struct fact fact, struct err *e)
{
	int64_t number = id / FACTS_CHUNK;
	struct chunk *c = chunk_at(f, (size_t)number);

	if (!c->loaded) {
		sqlite3_stmt *q = sql_ask(f->sql, e,
			"select facts from fact where chunk = ?",
			SQL_I(number));
		int more = sql_step(f->sql, q, e);

		if (more < 0)
			return false;
		if (more > 0)
			unpack(f, c, sql_str(q, 0));
		sqlite3_reset(q);
		c->loaded = true;
	}
	c->v[id % FACTS_CHUNK] = fact;
	c->dirty = true;
	return true;
}

bool
facts_flush(struct facts *f, struct err *e)
{
	unsigned char bytes[FACTS_CHUNK * FACT_SIZE];
	bool ok = true;

	for (size_t i = 0; ok && i < f->n; i++) {
		if (!f->chunks[i] || !f->chunks[i]->dirty)
			continue;
		pack(f->chunks[i], bytes);
		ok = sql_do(f->sql, e,
			"insert or replace into fact values (?, "
			"(select coalesce(max(version), 0) from fact) + 1, ?)",
			SQL_I((int64_t)i),
			SQL_B(((str){ (char *)bytes, sizeof bytes })));
	}
	return ok;
}

bool
facts_load(struct facts *f, bool *changed, struct err *e)
{
	int64_t newest;
	int more;

	*changed = false;
	if (!sql_number(f->sql,
		    sql_ask_values(f->sql, "select max(version) from fact",
			    NULL, 0, e),
		    0, &newest, e))
		return false;
	/* They were made anew. */
	if (newest < f->version)
		facts_forget(f);
	sqlite3_stmt *q = sql_ask(f->sql, e,
		"select chunk, version, facts from fact where version > ? "
		"order by version",
		SQL_I(f->version));
	while ((more = sql_step(f->sql, q, e)) > 0) {
		unpack(f, chunk_at(f, (size_t)sql_int(q, 0)), sql_str(q, 2));
		f->version = sql_int(q, 1);
		*changed = true;
	}
	return more == 0;
}

/* Sources too, where they can be read. */
static sqlite3_stmt *
ask_articles(struct facts *f, bool sources, struct err *e)
{
	if (sources)
		return sql_ask_values(f->sql,
			"select a.id, a.at, coalesce(s.id, 0) from article a"
			" left join search_source s on s.name = a.source",
			NULL, 0, e);
	return sql_ask_values(
		f->sql, "select id, at, 0 from article", NULL, 0, e);
}

bool
facts_scan(struct facts *f, struct err *e)
{
	int more = -1;

	for (int sources = 1; more < 0 && sources >= 0; sources--) {
		sqlite3_stmt *q = ask_articles(f, sources, e);

		facts_forget(f);
		while ((more = sql_step(f->sql, q, e)) > 0) {
			int64_t id = sql_int(q, 0), source = sql_int(q, 2);
			struct chunk *c =
				chunk_at(f, (size_t)(id / FACTS_CHUNK));

			c->v[id % FACTS_CHUNK] = (struct fact){
				.when = fact_when(sql_int(q, 1)),
				.source = (uint16_t)(source < 0xFFFF ? source
								     : 0xFFFF),
				.flags = FACT_HERE,
			};
			f->count++;
		}
	}
	return more == 0;
}

struct fact
facts_get(const struct facts *f, int64_t id)
{
	size_t chunk = (size_t)(id / FACTS_CHUNK);

	if (id < 0 || chunk >= f->n || !f->chunks[chunk])
		return (struct fact){ 0 };
	return f->chunks[chunk]->v[id % FACTS_CHUNK];
}

int64_t
facts_end(const struct facts *f)
{
	return (int64_t)f->n * FACTS_CHUNK;
}

size_t
facts_count(const struct facts *f)
{
	return f->count;
}
