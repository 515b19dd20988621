#include "content/names/name_model.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "content/names/known.h"
#include "content/names/name_again.h"

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

/* A maker, and what may be his, with nothing between them. */
static bool
is_maker_of(str text, const struct name *maker, const struct name *thing)
{
	str gap = str_slice(text, maker->at.end, thing->at.start);

	return maker->kind == PLAYER_ORG && thing->kind == PLAYER_PRODUCT &&
	       !maker->doubtful && !thing->doubtful &&
	       (gap.n == 0 || str_eq(gap, STR(" ")));
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

/* What a maker's name goes on with, in a name that is sure. */
struct rest {
	str maker, text;
	uint32_t entry;
	uint8_t kind;
};

static size_t
gather_rests(
	str text, const struct names *names, struct rest *rests, size_t most)
{
	size_t n = 0;

	for (size_t i = 0; i < names->n && n < most; i++) {
		const struct name *one = &names->v[i];
		str name = str_slice(text, one->at.start, one->at.end);
		struct known_hit hit;

		if (one->doubtful || one->kind != PLAYER_PRODUCT ||
			!known_match(name, 0, &hit) || hit.length == name.n ||
			hit.kind != PLAYER_ORG)
			continue;
		rests[n++] = (struct rest){
			.maker = str_take(name, hit.length),
			.text = str_trim(str_skip(name, hit.length)),
			.entry = hit.entry,
			.kind = one->kind,
		};
	}
	return n;
}

/* Does the text go on behind the maker as it does behind his name in another
 * script?  The end; 0: it does not. */
static size_t
rest_end(str text, const struct name *maker, const struct rest *r)
{
	str name = str_slice(text, maker->at.start, maker->at.end);
	size_t at = maker->at.end +
		    str_starts(str_skip(text, maker->at.end), STR(" "));
	size_t end = at + r->text.n;

	if (maker->kind != PLAYER_ORG || maker->doubtful ||
		maker->entry != (int32_t)r->entry || r->text.n < 2 ||
		utf8_scripts(name) == utf8_scripts(r->maker) ||
		!str_starts(str_skip(text, at), r->text) ||
		name_is_in_word(text, at, r->text.n))
		return 0;
	return end;
}

/* 风筝R7, where Kite R7 is sure. */
static void
join_rests(str text, struct names *names)
{
	enum { RESTS_MOST = 64 };
	struct rest rests[RESTS_MOST];
	size_t n = gather_rests(text, names, rests, RESTS_MOST), kept = 0;

	for (size_t i = 0; n && i < names->n; i++) {
		struct name one = names->v[i];
		size_t end = 0;

		if (kept && one.at.start < names->v[kept - 1].at.end)
			continue;
		for (size_t k = 0; k < n && !end; k++)
			end = rest_end(text, &one, &rests[k]);
		if (end) {
			one.at.end = (uint32_t)end;
			one.kind = PLAYER_PRODUCT;
			one.entry = NO_INDEX;
		}
		names->v[kept++] = one;
	}
	if (n)
		names->n = kept;
}

/* Who is named: the entry of the table, or the string. */
struct named {
	str text;
	int32_t entry;
	uint32_t at; /* among the names */
};

static int
compare_named(const void *left, const void *right)
{
	const struct named *a = left, *b = right;

	if (a->entry != b->entry)
		return a->entry < b->entry ? -1 : 1;
	return a->entry == NO_INDEX ? str_cmp(a->text, b->text) : 0;
}

/* How often each name's is named. */
static uint32_t *
count_named(str text, const struct names *names, struct arena *tmp)
{
	struct named *all = arena_new(tmp, struct named, names->n + 1);
	uint32_t *times = arena_new(tmp, uint32_t, names->n + 1);

	for (size_t i = 0; i < names->n; i++)
		all[i] = (struct named){
			.text = str_slice(
				text, names->v[i].at.start, names->v[i].at.end),
			.entry = names->v[i].entry,
			.at = (uint32_t)i,
		};
	if (names->n)
		qsort(all, names->n, sizeof *all, compare_named);
	for (size_t i = 0, end; i < names->n; i = end) {
		for (end = i + 1; end < names->n &&
				  compare_named(&all[i], &all[end]) == 0;)
			end++;
		for (size_t k = i; k < end; k++)
			times[all[k].at] = (uint32_t)(end - i);
	}
	return times;
}

void
name_model(str text, struct names *names)
{
	enum { OFTEN = 3 };
	struct arena tmp = { 0 };
	struct pair *pairs = arena_new(&tmp, struct pair, names->n + 1);
	bool *joined = arena_new(&tmp, bool, names->n + 1);
	uint32_t *times = NULL;
	size_t n = 0;

	for (size_t i = 0; i + 1 < names->n; i++) {
		const struct name *maker = &names->v[i], *thing = maker + 1;

		if (!is_maker_of(text, maker, thing))
			continue;
		if (is_model(str_slice(text, thing->at.start, thing->at.end)))
			pairs[n++] = (struct pair){
				.text = str_slice(
					text, maker->at.start, thing->at.end),
				.first = (uint32_t)i,
			};
		else if (maker->entry != NO_INDEX) {
			if (!times)
				times = count_named(text, names, &tmp);
			joined[i] = times[i] == 1 && times[i + 1] > 1;
		}
	}
	if (n)
		qsort(pairs, n, sizeof *pairs, compare_pairs);
	for (size_t i = 0, end; i < n; i = end) {
		end = run_end(pairs, n, i);
		for (size_t k = i; k < end && end - i < OFTEN; k++)
			joined[pairs[k].first] = true;
	}
	join(names, joined);
	join_rests(text, names);
	arena_free(&tmp);
}
