#include "store/thing.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "content/fold.h"

/* The folded words of a query. */
static void
words_of(str query, struct arena *perm, struct strs *out)
{
	str folded = fold(perm, query);
	size_t start = 0;

	for (size_t at = 0; at < folded.n;) {
		size_t before = at;

		if (!rune_is_space(utf8_next(folded, &at)))
			continue;
		if (before > start)
			*vec_push(perm, out) = str_slice(folded, start, before);
		start = at;
	}
	if (folded.n > start)
		*vec_push(perm, out) = str_skip(folded, start);
}

static bool
holds(const struct strs *words, str text, struct arena *tmp)
{
	struct arena_mark mark = arena_mark(tmp);
	str folded = fold(tmp, text);
	bool all = true;

	for (size_t i = 0; all && i < words->n; i++)
		all = str_find(folded, words->v[i]) != STR_NONE;
	arena_rewind(tmp, mark);
	return all;
}

/* Every thing of the archive: an article's number and how many it has. */
static bool
list_all(struct store *s, const struct thing_kind *kind, struct arena *perm,
	struct ids *out, struct err *e)
{
	sqlite3_stmt *q = sql_ask(&s->archive, e,
		"select id, n_quotes, n_figures from article"
		" order by at desc, id desc");
	int more;

	while ((more = sql_step(&s->archive, q, e)) > 0) {
		int64_t id = sql_int(q, 0), n = sql_int(q, 1 + kind->figures);

		for (int64_t i = 0; i < n; i++)
			*vec_push(perm, out) = thing_id(id, i);
	}
	return more == 0;
}

bool
thing_filter(struct store *s, const struct thing_kind *kind, str query,
	struct ids *ids, struct err *e)
{
	struct arena tmp = { 0 };
	struct strs words = { 0 };
	size_t n = 0;
	bool ok = true;

	words_of(query, &tmp, &words);
	for (size_t i = 0; ok && words.n && i < ids->n; i++) {
		ok = thing_open(s, kind, ids->v[i], e);
		if (ok && holds(&words,
				  kind->text(&s->opened.article,
					  (size_t)thing_index(ids->v[i])),
				  &tmp))
			ids->v[n++] = ids->v[i];
	}
	if (words.n)
		ids->n = n;
	arena_free(&tmp);
	return ok;
}

bool
thing_list(struct store *s, const struct thing_kind *kind, str query,
	struct arena *perm, struct ids *out, struct err *e)
{
	*out = (struct ids){ 0 };
	return list_all(s, kind, perm, out, e) &&
	       thing_filter(s, kind, query, out, e);
}

bool
thing_open(struct store *s, const struct thing_kind *kind, int64_t id,
	struct err *e)
{
	if (!store_open_article(s, thing_article(id), e))
		return false;
	return (size_t)thing_index(id) < kind->count(&s->opened.article) ||
	       err_set(e, ERR_INPUT, _("article %lld has no such place"),
		       (long long)thing_article(id));
}
