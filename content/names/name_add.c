#include "content/names/name_add.h"

#include <stdlib.h>

static int
compare_starts(const void *left, const void *right)
{
	const struct name *a = left, *b = right;

	return (a->at.start > b->at.start) - (a->at.start < b->at.start);
}

void
names_sort(struct names *names)
{
	if (names->n)
		qsort(names->v, names->n, sizeof *names->v, compare_starts);
}

/* Does what was found go before the next name: earlier, or longer? */
static bool
is_first(const struct name *found, const struct name *old)
{
	if (found->at.start != old->at.start)
		return found->at.start < old->at.start;
	return found->at.end > old->at.end;
}

void
names_add(struct names *names, const struct names *found, struct arena *perm)
{
	const struct names old = *names;
	struct names all = { 0 };

	if (found->n == 0)
		return;
	qsort(found->v, found->n, sizeof *found->v, compare_starts);
	for (size_t i = 0, k = 0; i < old.n || k < found->n;) {
		bool new = i == old.n ||
			   (k < found->n && is_first(&found->v[k], &old.v[i]));
		const struct name *one = new ? &found->v[k++] : &old.v[i++];

		if (all.n == 0 || one->at.start >= all.v[all.n - 1].at.end)
			*vec_push(perm, &all) = *one;
	}
	*names = all;
}

void
names_add_free(
	struct names *names, const struct names *found, struct arena *perm)
{
	const struct names old = *names;
	struct names free = { 0 };

	for (size_t i = 0, k = 0; k < found->n; k++) {
		struct span at = found->v[k].at;

		while (i < old.n && old.v[i].at.end <= at.start)
			i++;
		if (i == old.n || old.v[i].at.start >= at.end)
			*vec_push(perm, &free) = found->v[k];
	}
	names_add(names, &free, perm);
}
