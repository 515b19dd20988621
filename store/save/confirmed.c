/* Surfaces that the archive vouches for, for reading further articles. */
#include "store/save/correction.h"

#include <stdlib.h>

enum { ARTICLES_MIN = 3, SURFACES_MAX = 20000 };

static int
by_surface(const void *a, const void *b)
{
	return str_cmp(((const struct confirmed *)a)->surface,
		((const struct confirmed *)b)->surface);
}

bool
store_confirmed(struct store *s, struct arena *perm,
	struct confirmed_names *out, struct err *e)
{
	/* Of several players with one surface the most frequent counts. */
	sqlite3_stmt *q = sql_ask(&s->archive, e,
		"select n.fold, p.kind, max(n.articles) from player_name n"
		" join player p on p.id = n.player where n.articles >= ?"
		" and p.beside < ? group by n.fold order by 3 desc limit ?",
		SQL_I(ARTICLES_MIN), SQL_I(BESIDE_HIDDEN), SQL_I(SURFACES_MAX));
	struct {
		struct confirmed *v;
		size_t n, cap;
	} found = { 0 };
	int more;

	while ((more = sql_step(&s->archive, q, e)) > 0)
		*vec_push(perm, &found) = (struct confirmed){
			arena_copy(perm, sql_str(q, 0)),
			(uint8_t)sql_int(q, 1),
		};
	if (found.n)
		qsort(found.v, found.n, sizeof *found.v, by_surface);
	*out = (struct confirmed_names){ found.v, found.n };
	return more == 0;
}
