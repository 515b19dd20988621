#include "content/names/name_add.h"

#include <stdlib.h>

/* The earlier one first, of two at one place the longer. */
static int
compare_starts(const void *left, const void *right)
{
	const struct name *a = left, *b = right;

	if (a->at.start != b->at.start)
		return a->at.start < b->at.start ? -1 : 1;
	return (a->at.end < b->at.end) - (a->at.end > b->at.end);
}

void
names_sort(const struct names *names)
{
	if (names->n)
		qsort(names->v, names->n, sizeof *names->v, compare_starts);
}

void
names_add(struct names *names, const struct names *found, struct arena *perm)
{
	const struct names old = *names;
	struct names all = { 0 };

	if (found->n == 0)
		return;
	names_sort(found);
	for (size_t i = 0, k = 0; i < old.n || k < found->n;) {
		bool new = i == old.n ||
			   (k < found->n &&
				   compare_starts(&found->v[k], &old.v[i]) < 0);
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

/* Does a sure one, or the same, stand there?  first: the first of names that
 * does not end before. */
static bool
is_taken(const struct names *names, size_t first, struct span at)
{
	for (size_t i = first; i < names->n && names->v[i].at.start < at.end;
		i++) {
		struct span there = names->v[i].at;

		if (!names->v[i].doubtful ||
			(there.start == at.start && there.end == at.end))
			return true;
	}
	return false;
}

void
names_add_doubtful(
	struct names *names, const struct names *found, struct arena *perm)
{
	size_t old = names->n, first = 0;

	names_sort(found);
	for (size_t k = 0; k < found->n; k++) {
		struct span at = found->v[k].at;
		const struct names there = { .v = names->v, .n = old };

		while (first < old && there.v[first].at.end <= at.start)
			first++;
		if (!is_taken(&there, first, at))
			*vec_push(perm, names) = found->v[k];
	}
	names_sort(names);
}
