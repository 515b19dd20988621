#include "store/save/original.h"

#include "base/i18n.h"
#include "store/store_internal.h"

#include <stdlib.h>
#include <zstd.h>

enum { LEVEL = 3 };

void
original_pack(str bytes, str against, struct buf *out)
{
	/* One for all that a process packs: making it costs more than a line. */
	static ZSTD_CCtx *c;
	size_t most = ZSTD_compressBound(bytes.n);
	char *room = malloc(most);

	if (!c)
		c = ZSTD_createCCtx();
	if (!c || !room)
		arena_exhausted();
	ZSTD_CCtx_setParameter(c, ZSTD_c_compressionLevel, LEVEL);
	ZSTD_CCtx_refPrefix(c, against.s, against.n);
	size_t n = ZSTD_compress2(c, room, most, bytes.s, bytes.n);
	if (!ZSTD_isError(n))
		buf_put(out, (str){ room, n });
	free(room);
}

bool
original_save(struct store *s, int64_t article, int64_t first,
	const struct original *o, struct err *e)
{
	struct sql *c = &s->archive;
	int64_t original = o->packed.n ? first : 0;
	bool ok = store_writes(s, e) &&
		  sql_do(c, e, "insert into origin values (?, ?, ?, ?, ?)",
			  SQL_I(article), SQL_I(original), SQL_T(o->path),
			  SQL_I((int64_t)o->line), SQL_T(o->declared));

	if (ok && original == article)
		ok = sql_do(c, e, "insert into original values (?, ?, ?, ?)",
			SQL_I(article), SQL_I((int64_t)o->size),
			SQL_I(o->against), SQL_B(o->packed));
	s->broken |= !ok;
	return ok;
}

bool
original_delete(struct store *s, int64_t article, struct err *e)
{
	struct sql *c = &s->archive;
	int64_t original, others;

	if (!sql_number(c,
		    sql_ask(c, e,
			    "select original from origin where article = ?",
			    SQL_I(article)),
		    0, &original, e) ||
		!sql_do(c, e, "delete from origin where article = ?",
			SQL_I(article)) ||
		!sql_number(c,
			sql_ask(c, e,
				"select count(*) from origin"
				" where original = ?1 and original <> article"
				" or article = ?1",
				SQL_I(original)),
			0, &others, e))
		return false;
	return others || sql_do(c, e, "delete from original where article = ?",
				 SQL_I(original));
}

/* What a row says; copied, for the statement goes on. */
struct row {
	str packed;
	uint64_t size;
	bool against;
};

static bool
unpack(const struct row *row, str against, struct arena *perm, str *out)
{
	ZSTD_DCtx *d = ZSTD_createDCtx();
	char *bytes = arena_new(perm, char, row->size + 1);

	if (!d)
		arena_exhausted();
	ZSTD_DCtx_refPrefix(d, against.s, against.n);
	size_t n = ZSTD_decompressDCtx(
		d, bytes, row->size, row->packed.s, row->packed.n);
	ZSTD_freeDCtx(d);
	*out = (str){ bytes, row->size };
	return !ZSTD_isError(n) && n == row->size;
}

static bool
damaged(int64_t article, struct err *e)
{
	return err_set(e, ERR_STORE,
		_("the source of article %lld is damaged in the archive"),
		(long long)article);
}

/* `text` is that of the article, if it is known. */
static bool
load(struct store *s, int64_t article, str text, struct arena *perm, str *bytes,
	struct err *e)
{
	struct sql *c = &s->archive;
	sqlite3_stmt *q = sql_ask(c, e,
		"select size, against, bytes from original where article = ?",
		SQL_I(article));
	struct article a = { .text = text };
	struct row row;
	int more = sql_step(c, q, e);

	if (more <= 0)
		return more == 0 && damaged(article, e);
	row.size = (uint64_t)sql_int(q, 0);
	row.against = sql_int(q, 1) != 0;
	row.packed = arena_copy(perm, sql_str(q, 2));
	sqlite3_reset(q);
	if (row.size > ORIGINAL_MAX ||
		(row.against && !text.n &&
			!store_load(s, article, perm, &a, NULL)) ||
		!unpack(&row, a.text, perm, bytes))
		return damaged(article, e);
	return true;
}

bool
store_source(struct store *s, int64_t article, struct arena *perm,
	struct source_row *out, struct err *e)
{
	return store_source_of(
		s, article, &(struct article){ 0 }, perm, out, e);
}

bool
store_source_of(struct store *s, int64_t id, const struct article *a,
	struct arena *perm, struct source_row *out, struct err *e)
{
	struct sql *c = &s->archive;
	sqlite3_stmt *q = sql_ask(c, e,
		"select original, path, line, declared from origin"
		" where article = ?",
		SQL_I(id));
	int more = sql_step(c, q, e);
	int64_t original;

	*out = (struct source_row){ 0 };
	if (more <= 0)
		return more == 0 &&
		       err_set(e, ERR_INPUT,
			       _("nothing is known of where it came from"));
	original = sql_int(q, 0);
	out->path = arena_copy(perm, sql_str(q, 1));
	out->line = (uint64_t)sql_int(q, 2);
	out->declared = arena_copy(perm, sql_str(q, 3));
	sqlite3_reset(q);
	out->kept = original != 0;
	return !out->kept ||
	       load(s, original, original == id ? a->text : STR(""), perm,
		       &out->bytes, e);
}
