#include "store/reader/marks.h"

#include "content/words/fold.h"
#include "store/archive/bits.h"
#include "store/store_internal.h"

#include <stdlib.h>

enum { SETS_KEPT = 32 }; /* for the next question */

struct set {
	enum mark mark;
	str tag;        /* folded */
	uint64_t *bits; /* NULL: none */
};

struct marks {
	struct versions known;
	int64_t end;
	struct arena arena; /* all that is in it */
	struct {
		struct set *v;
		size_t n, cap;
	} sets;
};

void
marks_free(struct marks *m)
{
	if (!m)
		return;
	arena_free(&m->arena);
	free(m);
}

static sqlite3_stmt *
ask_uids(struct store *s, const struct set *set, bool begins, struct arena *tmp,
	struct err *e)
{
	str behind =
		arena_printf(tmp, "%.*s\xF4\x8F\xBF\xBF", STR_ARG(set->tag));

	switch (set->mark) {
	case MARK_READ:
		return sql_ask_values(&s->state,
			"select uid from seen where read = 1", NULL, 0, e);
	case MARK_STARRED:
		return sql_ask_values(&s->state,
			"select uid from seen where starred = 1", NULL, 0, e);
	case MARK_DELETED:
		return sql_ask_values(&s->state,
			"select uid from seen where deleted = 1", NULL, 0, e);
	case MARK_TAGGED:
		return sql_ask(&s->state, e,
			"select uid from tag where name between ? and ?",
			SQL_T(set->tag), SQL_T(begins ? behind : set->tag));
	default:
		return sql_ask_values(&s->state,
			"select uid from seen where read = 1"
			" union select uid from seen"
			" where archived = 1 or deleted = 1",
			NULL, 0, e);
	}
}

static bool
load(struct store *s, struct set *set, bool begins, struct err *e)
{
	struct marks *m = s->marks;
	sqlite3_stmt *q = ask_uids(s, set, begins, &m->arena, e);
	int more;

	while ((more = sql_step(&s->state, q, e)) > 0) {
		int64_t id;

		if (!sql_number(&s->archive,
			    sql_ask(&s->archive, e,
				    "select id from article where uid = ?",
				    SQL_B(sql_str(q, 0))),
			    0, &id, e)) {
			sqlite3_reset(q);
			return false;
		}
		if (id <= 0 || id >= m->end)
			continue;
		if (!set->bits)
			set->bits = arena_new(
				&m->arena, uint64_t, bits_words(m->end));
		bits_set(set->bits, id, true);
	}
	return more == 0;
}

bool
marks_begin(struct store *s, int64_t end, struct err *e)
{
	struct versions now;

	if (!s->state.db)
		return true;
	if (!s->marks && !(s->marks = calloc(1, sizeof *s->marks)))
		arena_exhausted();
	if (!store_versions(s, &now, e))
		return false;
	struct marks *m = s->marks;
	/* Who asks for fewer may have those that there are. */
	if (end < m->end)
		end = m->end;
	if (end == m->end && versions_same(now, m->known) &&
		m->sets.n <= SETS_KEPT)
		return true;
	arena_free(&m->arena);
	*m = (struct marks){ .known = now, .end = end };
	return true;
}

bool
marks_begin_all(struct store *s, int64_t *end, struct err *e)
{
	return sql_number(&s->archive,
		       sql_ask_values(&s->archive,
			       "select last_article + 1 from total", NULL, 0,
			       e),
		       0, end, e) &&
	       marks_begin(s, *end, e);
}

static const struct set *
find(const struct marks *m, const struct set *wanted)
{
	for (size_t i = 0; i < m->sets.n; i++)
		if (m->sets.v[i].mark == wanted->mark &&
			str_eq(m->sets.v[i].tag, wanted->tag))
			return &m->sets.v[i];
	return NULL;
}

bool
marks_get(struct store *s, enum mark mark, str tag, const uint64_t **bits,
	struct err *e)
{
	struct marks *m = s->marks;

	*bits = NULL;
	if (!s->state.db)
		return true;
	struct arena_mark before = arena_mark(&m->arena);
	struct set set = { .mark = mark, .tag = fold(&m->arena, tag) };
	const struct set *kept = find(m, &set);
	if (kept) {
		arena_rewind(&m->arena, before);
		*bits = kept->bits;
		return true;
	}
	if (!load(s, &set, false, e) ||
		(mark == MARK_TAGGED && !set.bits && !load(s, &set, true, e)))
		return false;
	*vec_push(&m->arena, &m->sets) = set;
	*bits = set.bits;
	return true;
}
