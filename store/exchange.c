/* What two players said about each other. */
#include "store/store.h"

/* Both lists are newest first; what is newer of their ends comes last. */
static bool
is_older(struct store *s, int64_t a, int64_t b, struct arena *tmp)
{
	struct quote_row x = { 0 }, y = { 0 };
	bool known = store_quote(s, a, tmp, &x, NULL) &&
		     store_quote(s, b, tmp, &y, NULL);
	int order = known ? str_cmp(x.published, y.published) : 0;

	arena_reset(tmp);
	return order < 0 || (order == 0 && a <= b);
}

static void
merge(struct store *s, struct ids said, struct ids answered, struct arena *perm,
	struct ids *out)
{
	struct arena tmp = { 0 };

	while (said.n || answered.n) {
		bool first = said.n &&
			     (!answered.n ||
				     is_older(s, said.v[said.n - 1],
					     answered.v[answered.n - 1], &tmp));
		struct ids *from = first ? &said : &answered;

		*vec_push(perm, out) = from->v[--from->n];
	}
	arena_free(&tmp);
}

bool
store_exchange(struct store *s, int64_t a, int64_t b, struct arena *perm,
	struct ids *out, struct err *e)
{
	struct quote_filter said = { .by = a, .about = b };
	struct quote_filter answered = { .by = b, .about = a };
	struct arena tmp = { 0 };
	struct ids x, y;
	bool ok = store_quotes(s, &said, &tmp, &x, e) &&
		  store_quotes(s, &answered, &tmp, &y, e);

	*out = (struct ids){ 0 };
	if (ok)
		merge(s, x, y, perm, out);
	arena_free(&tmp);
	return ok;
}
