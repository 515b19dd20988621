#include "store/find/signs.h"

#include "base/utf8.h"
#include "content/words/fold.h"

enum {
	RUNES = 0x20000,  /* beyond are only Chinese characters and tags */
	NEEDLES_MAX = 32, /* more, and it is quicker to look into all */
};

static bool
folds_to(uint32_t rune, uint32_t sign)
{
	uint32_t out[FOLD_MAX];
	int n = fold_rune(rune, out);

	for (int i = 0; i < n; i++)
		if (out[i] == sign)
			return true;
	return false;
}

static void
add_needle(struct strs *needles, uint32_t rune, struct arena *perm)
{
	char bytes[UTF8_MAX];
	size_t n = (size_t)utf8_encode(rune, bytes);

	*vec_push(perm, needles) = arena_copy(perm, (str){ bytes, n });
}

static void
find_needles(str word, struct arena *perm, struct strs *out)
{
	size_t at = 0;
	uint32_t sign = utf8_next(word, &at);

	*out = (struct strs){ 0 };
	for (uint32_t r = 1; r < RUNES && out->n <= NEEDLES_MAX; r++)
		if (folds_to(r, sign))
			add_needle(out, r, perm);
	if (out->n > NEEDLES_MAX)
		out->n = 0;
}

static bool
may_hold(const struct signs *s, str text)
{
	for (size_t i = 0; i < s->needles.n; i++) {
		const struct strs *of = &s->needles.v[i];
		bool any = of->n == 0;

		for (size_t k = 0; !any && k < of->n; k++)
			any = str_find(text, of->v[k]) != STR_NONE;
		if (!any)
			return false;
	}
	return true;
}

bool
signs_begin(struct signs *s, struct store *store, const struct strs *words,
	struct arena *perm, struct err *e)
{
	struct sql *c = &store->archive;
	int64_t all;

	*s = (struct signs){ .store = store, .hidden = hidden_load(store, e) };
	if (!s->hidden ||
		!sql_number(c,
			sql_ask_values(
				c, "select articles from total", NULL, 0, e),
			0, &all, e))
		return false;
	s->of = all > 0 ? (size_t)all : 0;
	for (size_t i = 0; i < words->n; i++)
		find_needles(words->v[i], perm, vec_push(perm, &s->needles));
	s->q = sql_ask_values(c,
		"select a.id, iif(a.n_quotes + a.n_figures, b.text, '')"
		" from article a join body b on b.id = a.id"
		" order by a.at desc, a.id desc",
		NULL, 0, e);
	return s->q;
}

int
signs_next(struct signs *s, int64_t *article, struct err *e)
{
	int more = sql_step(&s->store->archive, s->q, e);

	*article = 0;
	if (more <= 0)
		return more;
	s->walked++;
	if (!hidden_deleted(s->hidden, sql_int(s->q, 0)) &&
		may_hold(s, sql_str(s->q, 1)))
		*article = sql_int(s->q, 0);
	return 1;
}

void
signs_end(struct signs *s)
{
	if (s->q)
		sqlite3_reset(s->q);
}
