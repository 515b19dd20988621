/* What a feed has brought and is not to be kept any longer. */
#include "store/feeds/feed_rule.h"

#include "store/state.h"
#include "store/store_internal.h"

static bool
has_word(str words, str word)
{
	str one;

	for (bool more = true; more;) {
		more = str_cut(words, STR(" "), &one, &words);
		if (str_eq(one, word))
			return true;
	}
	return false;
}

/* A tag that the feed did not bring itself. */
static bool
has_own_tag(const struct article_row *row, str brought)
{
	str rest = row->tags, one;

	for (bool more = rest.n > 0; more;) {
		more = str_cut(rest, STR(" "), &one, &rest);
		if (one.n && !has_word(brought, one))
			return true;
	}
	return false;
}

/* What the reader has set store by stays. */
static bool
is_valued(struct store *s, int64_t id, str brought, bool *valued, struct err *e)
{
	struct arena tmp = { 0 };
	struct note_rows notes = { 0 };
	struct article_row row;
	bool ok = store_article(s, id, &tmp, &row, e) &&
		  store_notes(s, id, &tmp, &notes, e);

	*valued = !ok || row.starred || notes.n || has_own_tag(&row, brought);
	arena_free(&tmp);
	return ok;
}

bool
feed_way_aged(const struct feed_way *way, struct store *s,
	const struct feed_aged *of, struct ids *out, struct err *e)
{
	struct arena tmp = { 0 };
	struct ids old = { 0 };
	sqlite3_stmt *q = sql_ask(&s->archive, e,
		"select a.id, a.uid from feed_entry f join article a"
		" on a.id = f.article where f.feed = ? and a.added < ?"
		" group by a.id",
		SQL_I(of->feed), SQL_I(of->now - way->keep));
	int more;

	while ((more = sql_step(&s->archive, q, e)) > 0)
		if (!state_of(s, sql_str(q, 1)).deleted)
			*vec_push(&tmp, &old) = sql_int(q, 0);
	bool ok = more == 0, valued;
	for (size_t i = 0; ok && i < old.n; i++) {
		ok = is_valued(s, old.v[i], way->tags, &valued, e);
		if (ok && !valued)
			*vec_push(of->perm, out) = old.v[i];
	}
	arena_free(&tmp);
	return ok;
}
