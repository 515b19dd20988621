#include "store/care/salvage.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "content/pack.h"
#include "store/rows/places.h"
#include "store/find/readings.h"
#include "store/save/rowset.h"
#include "store/care/salvage_rows.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { COMMIT_EVERY = 256, ASK_EVERY = 64 };

static str
keep(struct salvaging *s, str text)
{
	return arena_copy(&s->arena, text);
}

static bool
take_listed(struct salvaging *s, const struct cell *c, struct cell_at at,
	struct err *e)
{
	(void)at;
	(void)e;
	if (c->v[1].s.n == 16)
		*vec_push(&s->arena, &s->listed) = (struct listed){
			.id = c->number,
			.uid = keep(s, c->v[1].s),
			.added = c->v[3].i,
			.players = keep(s, c->v[8].s),
			.hash = c->v[11].i,
		};
	return true;
}

static bool
take_body(struct salvaging *s, const struct cell *c, struct cell_at at,
	struct err *e)
{
	(void)e;
	*vec_push(&s->arena, &s->bodies) = (struct body_at){ c->number, at };
	return true;
}

static bool
take_original(struct salvaging *s, const struct cell *c, struct cell_at at,
	struct err *e)
{
	(void)e;
	*vec_push(&s->arena, &s->originals) = (struct body_at){ c->number, at };
	return true;
}

static bool
take_origin(struct salvaging *s, const struct cell *c, struct cell_at at,
	struct err *e)
{
	(void)at;
	(void)e;
	*vec_push(&s->arena, &s->origins) = (struct origin){
		.article = c->number,
		.original = c->v[1].i,
		.path = keep(s, c->v[2].s),
		.line = c->v[3].i,
		.declared = keep(s, c->v[4].s),
	};
	return true;
}

static bool
take_entry(struct salvaging *s, const struct cell *c, struct cell_at at,
	struct err *e)
{
	(void)at;
	(void)e;
	*vec_push(&s->arena, &s->entries) = (struct entry){
		.feed = c->v[0].i,
		.key = keep(s, c->v[1].s),
		.page = keep(s, c->v[2].s),
		.article = c->v[3].i,
		.wanted = c->v[4].i,
	};
	return true;
}

static bool
take_total(struct salvaging *s, const struct cell *c, struct cell_at at,
	struct err *e)
{
	(void)at;
	(void)e;
	if (c->number == 1)
		s->total = c->v[0].i;
	return true;
}

static bool
take_feed(struct salvaging *s, const struct cell *c, struct cell_at at,
	struct err *e)
{
	struct sql *to = &s->to->archive;
	const struct cell_value *v = c->v;

	(void)at;
	if (!sql_do(to, e,
		    "insert or ignore into feed values"
		    " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		    SQL_I(c->number), SQL_T(v[1].s), SQL_T(v[2].s),
		    SQL_T(v[3].s), SQL_T(v[4].s), SQL_T(v[5].s), SQL_T(v[6].s),
		    SQL_T(v[7].s), SQL_I(v[8].i), SQL_I(v[9].i), SQL_I(v[10].i),
		    SQL_I(v[11].i), SQL_I(v[12].i)))
		return false;
	s->got->feeds += sqlite3_changes(to->db);
	return true;
}

static bool
take_correction(struct salvaging *s, const struct cell *c, struct cell_at at,
	struct err *e)
{
	struct sql *to = &s->to->archive;
	const struct cell_value *v = c->v;

	(void)at;
	if (!sql_do(to, e,
		    "insert or ignore into correction values"
		    " (?, ?, ?, ?, ?, ?, ?)",
		    SQL_T(v[0].s), SQL_I(v[1].i), SQL_I(v[2].i), SQL_T(v[3].s),
		    SQL_T(v[4].s), SQL_I(v[5].i), SQL_T(v[6].s)))
		return false;
	s->got->corrections += sqlite3_changes(to->db);
	return true;
}

/* Tables by the kinds of their columns, as they are stored: no two that
 * matter are alike. */
static const struct {
	const char *kinds;
	bool numbered;
	bool (*take)(struct salvaging *, const struct cell *, struct cell_at,
		struct err *);
} tables[] = {
	{ "nbiittttbiii", true, take_listed },
	{ "nbtb", true, take_body },
	{ "nitit", true, take_origin },
	{ "niib", true, take_original },
	{ "ntttttttiiiii", true, take_feed },
	{ "iiiii", true, take_total },
	{ "tiittit", false, take_correction },
	{ "ittii", false, take_entry },
};

static bool
take_cell(struct salvaging *s, const struct cell *c, struct cell_at at,
	struct err *e)
{
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (tables[i].numbered == c->numbered &&
			cell_is(c, tables[i].kinds))
			return tables[i].take(s, c, at, e);
	return true;
}

static bool
take_page(struct salvaging *s, uint32_t page, struct arena *tmp, struct err *e)
{
	uint8_t *bytes = arena_new(tmp, uint8_t, s->pages.size);
	struct cell c;

	if (s->pages.free[page] || !pages_read(&s->pages, page, bytes))
		return true;
	int n = cells_count(&s->pages, page, bytes);
	for (int i = 0; i < n; i++) {
		struct arena_mark mark = arena_mark(tmp);
		bool got = cells_get(&s->pages, page, bytes, i, tmp, &c);

		if (got && !take_cell(s, &c, (struct cell_at){ page, i }, e))
			return false;
		arena_rewind(tmp, mark);
	}
	return true;
}

static bool
goes_on(struct salvaging *s, const char *what, size_t done, size_t of)
{
	s->stopped |=
		!patience_asks(s->patience, what, (int64_t)done, (int64_t)of);
	return !s->stopped;
}

static bool
take_pages(struct salvaging *s, struct err *e)
{
	struct arena tmp = { 0 };
	bool ok = store_begin(s->to, e);

	for (uint32_t page = 1; ok && page <= s->pages.n; page++) {
		if (page % ASK_EVERY == 0 &&
			!goes_on(s, N_("pages"), page, s->pages.n))
			break;
		ok = take_page(s, page, &tmp, e);
		arena_reset(&tmp);
	}
	arena_free(&tmp);
	return ok && store_commit(s->to, e);
}

bool
salvage_cell(struct salvaging *s, struct cell_at at, struct arena *perm,
	struct cell *out)
{
	uint8_t *bytes = arena_new(perm, uint8_t, s->pages.size);

	return pages_read(&s->pages, at.page, bytes) &&
	       cells_get(&s->pages, at.page, bytes, at.cell, perm, out);
}

static int
by_id(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

int64_t
salvage_number(const struct salvaging *s, int64_t from)
{
	const struct renumbered *found =
		s->numbers.n ? bsearch(&from, s->numbers.v, s->numbers.n,
				       sizeof *s->numbers.v, by_id)
			     : NULL;

	return found ? found->to : 0;
}

static const struct listed *
find_listed(const struct salvaging *s, int64_t id)
{
	return s->listed.n ? bsearch(&id, s->listed.v, s->listed.n,
				     sizeof *s->listed.v, by_id)
			   : NULL;
}

static bool
is_text(str s)
{
	return memchr(s.s, 0, s.n) == NULL && utf8_valid(s);
}

static bool
has_uid(const struct article *a, str uid, struct arena *tmp)
{
	unsigned char own[16] = { 0 };

	return uid_bytes(article_uid(a, tmp), own) &&
	       memcmp(own, uid.s, sizeof own) == 0;
}

/* Is the row an article, whole and in order? */
static bool
read_article(const struct cell *c, const struct listed *l, struct arena *tmp,
	struct article *a)
{
	str places = c->v[1].s, text = c->v[2].s, pack = c->v[3].s;

	if (!is_text(text) || !article_unpack(pack, text, tmp, a, NULL))
		return false;
	if (!l)
		return str_eq(places_pack(a, tmp), places);
	str parts[] = { text, pack, l->players, places };
	return rowset_hash(parts, sizeof parts / sizeof *parts) == l->hash ||
	       has_uid(a, l->uid, tmp);
}

static bool
save(struct salvaging *s, int64_t id, const struct listed *l,
	const struct article *a, struct err *e)
{
	int64_t number;
	bool fresh;

	if (!store_save(s->to, a, &number, &fresh, e))
		return false;
	*vec_push(&s->arena, &s->numbers) = (struct renumbered){ id, number };
	s->got->articles++;
	return !fresh || !l ||
	       sql_do(&s->to->archive, e,
		       "update article set added = ? where id = ?",
		       SQL_I(l->added), SQL_I(number));
}

/* Of the rows with one number (an older one may lie in a page that is lost
 * to the file) the first that is whole. */
static bool
save_one(struct salvaging *s, size_t from, size_t to, struct err *e)
{
	int64_t id = s->bodies.v[from].id;
	const struct listed *l = find_listed(s, id);
	struct arena tmp = { 0 };
	bool ok = true, whole = false;

	for (size_t i = from; i < to && !whole; i++) {
		struct article a = { 0 };
		struct cell c;

		whole = salvage_cell(s, s->bodies.v[i].at, &tmp, &c) &&
			cell_is(&c, "nbtb") && read_article(&c, l, &tmp, &a);
		if (whole)
			ok = save(s, id, l, &a, e);
	}
	arena_free(&tmp);
	return ok;
}

static size_t
end_of_number(const struct salvaging *s, size_t i)
{
	size_t k = i + 1;

	while (k < s->bodies.n && s->bodies.v[k].id == s->bodies.v[i].id)
		k++;
	return k;
}

static bool
save_articles(struct salvaging *s, struct err *e)
{
	bool ok = store_begin(s->to, e);
	size_t done = 0;

	for (size_t i = 0, k; ok && i < s->bodies.n; i = k) {
		k = end_of_number(s, i);
		ok = save_one(s, i, k, e);
		if (ok && ++done % COMMIT_EVERY == 0)
			ok = store_commit(s->to, e) && store_begin(s->to, e);
		if (done % ASK_EVERY == 0 &&
			!goes_on(s, N_("articles"), i, s->bodies.n))
			break;
	}
	ok = ok && salvage_sources(s, e) && salvage_entries(s, e);
	if (ok)
		return store_commit(s->to, e);
	store_rollback(s->to);
	return false;
}

static int64_t
count_known(const struct salvaging *s)
{
	size_t n = 0, i = 0, k = 0;

	while (i < s->listed.n || k < s->bodies.n) {
		int64_t a = i < s->listed.n ? s->listed.v[i].id : INT64_MAX;
		int64_t b = k < s->bodies.n ? s->bodies.v[k].id : INT64_MAX;
		int64_t id = a < b ? a : b;

		while (i < s->listed.n && s->listed.v[i].id == id)
			i++;
		while (k < s->bodies.n && s->bodies.v[k].id == id)
			k++;
		n++;
	}
	return (int64_t)n > s->total ? (int64_t)n : s->total;
}

#define SORT(vec)                                                        \
	do {                                                             \
		if ((vec).n)                                             \
			qsort((vec).v, (vec).n, sizeof *(vec).v, by_id); \
	} while (0)

static bool
make_index(struct salvaging *s, struct err *e)
{
	bool more = false;

	if (!index_bulk_end(s->to->index, &more, e))
		return false;
	while (more)
		if (!index_merge(s->to->index, &more, e))
			return false;
	return readings_update(&s->to->archive, e);
}

static bool
take_over(struct salvaging *s, struct err *e)
{
	if (!index_bulk_begin(s->to->index, e) || !take_pages(s, e))
		return false;
	SORT(s->listed);
	SORT(s->bodies);
	SORT(s->originals);
	SORT(s->origins);
	s->got->of = count_known(s);
	if (!s->stopped && !save_articles(s, e))
		return false;
	if (!make_index(s, e) || (s->got->state && !salvage_state(s, e)))
		return false;
	return !s->stopped || err_set(e, ERR_INPUT, _("stopped"));
}

static bool
is_free_name(const char *path, struct err *e)
{
	if (access(path, F_OK) == 0)
		return err_set(e, ERR_USAGE,
			_("%s is there already: what is salvaged goes into a "
			  "new file"),
			path);
	return true;
}

bool
salvage(const struct salvage *what, const struct patience *p,
	struct salvaged *got, struct err *e)
{
	struct salvaging s = { .what = what, .patience = p, .got = got };
	str state = arena_printf(&s.arena, "%s.state", what->into);

	*got = (struct salvaged){ 0 };
	got->state = what->state && access(what->state, F_OK) == 0 &&
		     !salvage_state_is_whole(what->state);
	bool ok = is_free_name(what->into, e) &&
		  (!got->state || is_free_name(state.s, e)) &&
		  pages_open(&s.pages, what->archive, e);
	if (ok) {
		ok = store_open(what->into, got->state ? state.s : NULL,
			     STORE_WRITE, &s.to, e) &&
		     take_over(&s, e);
		store_close(s.to);
		pages_close(&s.pages);
	}
	arena_free(&s.arena);
	return ok;
}
