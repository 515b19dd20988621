#include "store/save/correction.h"
#include "store/find/filter.h"

#include "content/words/fold.h"
#include "store/archive/bits.h"
#include "store/reader/marks.h"

enum { SOURCES = 0x10000 };

static uint64_t *
bits_new(struct arena *perm, int64_t n)
{
	return arena_new(perm, uint64_t, bits_words(n));
}

/* Sets the bits of all numbers that the statement gives. */
static bool
set_all(struct sql *c, sqlite3_stmt *q, struct filter *f, struct err *e)
{
	int more;

	while ((more = sql_step(c, q, e)) > 0) {
		int64_t id = sql_int(q, 0);

		if (id >= 0 && id < f->end)
			bits_set(f->ids, id, true);
	}
	return more == 0;
}

/* The smallest text behind all that begin with s. */
static str
behind(struct arena *tmp, str s)
{
	return arena_printf(tmp, "%.*s\xF4\x8F\xBF\xBF", STR_ARG(s));
}

/*
 * The players with that name; where nobody has it, those whose names begin
 * so: it is still being typed.
 */
static bool
find_players(struct store *s, str name, struct arena *perm, struct ids *out,
	struct err *e)
{
	struct sql *c = &s->archive;
	str first = fold(perm, name), last = first;

	for (int round = 0; round < 2 && out->n == 0; round++) {
		sqlite3_stmt *q = sql_ask(c, e,
			"select distinct n.player from player_name n"
			" join player p on p.id = n.player"
			" where n.fold between ? and ? and p.beside < ?",
			SQL_T(first), SQL_T(last), SQL_I(BESIDE_HIDDEN));
		int more;

		while ((more = sql_step(c, q, e)) > 0)
			*vec_push(perm, out) = sql_int(q, 0);
		if (more < 0)
			return false;
		last = behind(perm, first);
	}
	return true;
}

static sqlite3_stmt *
ask_articles(struct sql *c, enum field field, int64_t player, struct err *e)
{
	switch (field) {
	case FIELD_ABOUT:
		return sql_ask(c, e,
			"select article from told where player = ?",
			SQL_I(player));
	case FIELD_SAID:
		return sql_ask(c, e,
			"select article from said where player = ?",
			SQL_I(player));
	default:
		return sql_ask(c, e,
			"select article from appearance where player = ?",
			SQL_I(player));
	}
}

static bool
by_name(struct store *s, const struct query_term *t, struct arena *perm,
	struct filter *f, struct err *e)
{
	enum field field = (enum field)t->field;
	str name = field == FIELD_SAID ? t->by : t->value;
	struct ids players = { 0 };

	if (!find_players(s, name, perm, &players, e))
		return false;
	f->ids = bits_new(perm, f->end);
	f->by = players.n ? players.v : arena_new(perm, int64_t, 1);
	f->n_by = players.n;
	for (size_t i = 0; i < players.n; i++) {
		if (!set_all(&s->archive,
			    ask_articles(&s->archive, field, players.v[i], e),
			    f, e))
			return false;
	}
	return true;
}

/* Sources whose names hold it. */
static bool
by_source_number(struct store *s, str folded, struct filter *f, struct err *e)
{
	struct arena tmp = { 0 };
	sqlite3_stmt *q =
		sql_ask(&s->archive, e, "select id, name from search_source");
	int more;

	while ((more = sql_step(&s->archive, q, e)) > 0) {
		struct arena_mark mark = arena_mark(&tmp);
		int64_t id = sql_int(q, 0);

		if (str_find(fold(&tmp, sql_str(q, 1)), folded) != STR_NONE)
			bits_set(f->sources, id < SOURCES ? id : SOURCES - 1,
				true);
		arena_rewind(&tmp, mark);
	}
	arena_free(&tmp);
	return more == 0;
}

/* The same without the table of sources. */
static bool
by_source_name(struct store *s, str folded, struct filter *f, struct err *e)
{
	struct arena tmp = { 0 };
	sqlite3_stmt *q = sql_ask_values(
		&s->archive, "select id, source from article", NULL, 0, e);
	int more;

	while ((more = sql_step(&s->archive, q, e)) > 0) {
		struct arena_mark mark = arena_mark(&tmp);
		int64_t id = sql_int(q, 0);

		if (id < f->end &&
			str_find(fold(&tmp, sql_str(q, 1)), folded) != STR_NONE)
			bits_set(f->ids, id, true);
		arena_rewind(&tmp, mark);
	}
	arena_free(&tmp);
	return more == 0;
}

static bool
by_source(struct store *s, str name, struct arena *perm, struct filter *f,
	struct err *e)
{
	str folded = fold(perm, name);

	f->sources = bits_new(perm, SOURCES);
	if (by_source_number(s, folded, f, e))
		return true;
	f->sources = NULL;
	f->ids = bits_new(perm, f->end);
	return sql_is_damaged(&s->archive) && by_source_name(s, folded, f, e);
}

/* The articles that the reader has marked so. */
static bool
by_mark(struct store *s, enum mark mark, str tag, struct filter *f,
	struct err *e)
{
	const uint64_t *bits;

	if (!marks_get(s, mark, tag, &bits, e))
		return false;
	for (int64_t i = 0; bits && i <= f->end / BITS_WORD; i++)
		f->ids[i] = bits[i];
	return true;
}

static void
invert(struct filter *f)
{
	for (int64_t i = 0; i <= f->end / BITS_WORD; i++)
		f->ids[i] = ~f->ids[i];
}

static bool
by_is(struct store *s, enum query_is is, struct filter *f, struct err *e)
{
	if (is == IS_STARRED)
		return by_mark(s, MARK_STARRED, STR(""), f, e);
	/* Known are those that were read. */
	bool ok = by_mark(s, MARK_DONE, STR(""), f, e);
	invert(f);
	return ok;
}

/* The articles that tell what this one does, and itself. */
static bool
by_story(struct store *s, int64_t article, struct filter *f, struct err *e)
{
	if (article >= 0 && article < f->end)
		bits_set(f->ids, article, true);
	return set_all(&s->archive,
		sql_ask(&s->archive, e,
			"select article from story where story ="
			" (select story from story where article = ?)",
			SQL_I(article)),
		f, e);
}

bool
filter_make(struct store *s, const struct query_term *t, struct arena *perm,
	struct filter *f, struct err *e)
{
	int64_t end = f->end;

	*f = (struct filter){ .end = end, .until = UINT32_MAX };
	switch ((enum field)t->field) {
	case FIELD_TEXT:
	case FIELD_TITLE: return true;
	case FIELD_SINCE: f->since = fact_when(t->number); return true;
	case FIELD_UNTIL: f->until = fact_when(t->number); return true;
	case FIELD_SOURCE: return by_source(s, t->value, perm, f, e);
	case FIELD_SAID: return t->by.n == 0 || by_name(s, t, perm, f, e);
	case FIELD_PLAYER:
	case FIELD_ABOUT: return by_name(s, t, perm, f, e);
	case FIELD_IS:
		f->ids = bits_new(perm, end);
		return by_is(s, (enum query_is)t->is, f, e);
	case FIELD_TAG:
		f->ids = bits_new(perm, end);
		return by_mark(s, MARK_TAGGED, t->value, f, e);
	case FIELD_STORY:
		f->ids = bits_new(perm, end);
		return by_story(s, t->number, f, e);
	}
	return true;
}

bool
filter_passes(const struct filter *f, int64_t id, struct fact fact)
{
	if (fact.when < f->since || fact.when > f->until)
		return false;
	if (f->sources && !bits_have(f->sources, fact.source))
		return false;
	return !f->ids || (id >= 0 && id < f->end && bits_have(f->ids, id));
}
