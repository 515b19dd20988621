#include "content/names/name_model.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "content/names/known.h"

struct pair {
	str text;
	uint32_t first; /* of the two names */
};

/* Letters first, and digits; but no other maker. */
static bool
is_model(str s)
{
	unsigned scripts = utf8_scripts(s);
	struct known_hit hit;

	return (scripts & SCRIPT_DIGIT) &&
	       (scripts & (SCRIPT_LATIN | SCRIPT_HAN)) &&
	       (s.s[0] < '0' || s.s[0] > '9') &&
	       !(known_match(s, 0, &hit) && hit.kind == PLAYER_ORG);
}

static bool
is_pair(str text, const struct name *maker, const struct name *model)
{
	str gap = str_slice(text, maker->at.end, model->at.start);

	return maker->kind == PLAYER_ORG && model->kind == PLAYER_PRODUCT &&
	       !maker->doubtful && !model->doubtful &&
	       (gap.n == 0 || str_eq(gap, STR(" "))) &&
	       is_model(str_slice(text, model->at.start, model->at.end));
}

static int
compare_pairs(const void *left, const void *right)
{
	const struct pair *a = left, *b = right;
	int order = str_cmp(a->text, b->text);

	return order ? order : (a->first > b->first) - (a->first < b->first);
}

/* The end of the run of pairs that are the same as one. */
static size_t
run_end(const struct pair *pairs, size_t n, size_t from)
{
	size_t end = from + 1;

	while (end < n && str_eq(pairs[end].text, pairs[from].text))
		end++;
	return end;
}

static void
join(struct names *names, const bool *joined)
{
	size_t n = 0;

	for (size_t i = 0; i < names->n; i++) {
		names->v[n] = names->v[i];
		if (joined[i]) {
			names->v[n].at.end = names->v[++i].at.end;
			names->v[n].kind = PLAYER_PRODUCT;
			names->v[n].entry = NO_INDEX;
		}
		n++;
	}
	names->n = n;
}

void
name_model(str text, struct names *names)
{
	enum { OFTEN = 3 };
	struct arena tmp = { 0 };
	struct pair *pairs = arena_new(&tmp, struct pair, names->n + 1);
	bool *joined = arena_new(&tmp, bool, names->n + 1);
	size_t n = 0;

	for (size_t i = 0; i + 1 < names->n; i++) {
		const struct name *maker = &names->v[i], *model = maker + 1;

		if (is_pair(text, maker, model))
			pairs[n++] = (struct pair){
				.text = str_slice(
					text, maker->at.start, model->at.end),
				.first = (uint32_t)i,
			};
	}
	if (n)
		qsort(pairs, n, sizeof *pairs, compare_pairs);
	for (size_t i = 0, end; i < n; i = end) {
		end = run_end(pairs, n, i);
		for (size_t k = i; k < end && end - i < OFTEN; k++)
			joined[pairs[k].first] = true;
	}
	join(names, joined);
	arena_free(&tmp);
}
