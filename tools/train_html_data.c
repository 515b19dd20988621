#include "tools/train_html.h"

#include <ctype.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "content/charset/decode.h"
#include "content/html/html_clean.h"
#include "content/html/html_url.h"
#include "content/html/page_facts.h"

enum { GRAM = 4, NEAR = 2 };

/* Tokens are single Han, or other words in lower case. */
static bool
next_token(str s, size_t *at, uint64_t *hash)
{
	while (*at < s.n) {
		size_t from = *at;
		uint32_t r = utf8_next(s, at);

		if (rune_is_han(r) || rune_is_kana(r)) {
			*hash = str_hash(str_slice(s, from, *at));
			return true;
		}
		if (!rune_is_word(r))
			continue;
		for (size_t to = *at; to < s.n; *at = to)
			if (!rune_is_word(utf8_next(s, &to)))
				break;
		*hash = str_hash(str_slice(s, from, *at));
		return true;
	}
	return false;
}

void
grams_add(str text, struct arena *perm, struct grams *g)
{
	uint64_t last[GRAM] = { 0 }, token;
	struct {
		uint64_t *v;
		size_t n, cap;
	} all = { g->v, g->n, g->n };
	size_t seen = 0;

	for (size_t at = 0; next_token(text, &at, &token);) {
		memmove(last, last + 1, sizeof last - sizeof *last);
		last[GRAM - 1] = token;
		if (++seen < GRAM)
			continue;
		*vec_push(perm, &all) =
			str_hash((str){ (const char *)last, sizeof last });
	}
	g->v = all.v;
	g->n = all.n;
}

static int
by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

void
grams_sort(struct grams *g)
{
	if (g->n)
		qsort(g->v, g->n, sizeof *g->v, by_value);
}

size_t
grams_shared(const struct grams *a, const struct grams *b)
{
	size_t n = 0;

	for (size_t i = 0, k = 0; i < a->n && k < b->n;) {
		if (a->v[i] == b->v[k]) {
			n++;
			i++;
			k++;
		} else if (a->v[i] < b->v[k]) {
			i++;
		} else {
			k++;
		}
	}
	return n;
}

/* At least six of ten runs of a block are the article's. */
static bool
mostly_in(str text, const struct grams *truth, bool *sure, struct arena *perm)
{
	struct arena_mark mark = arena_mark(perm);
	struct grams own = { 0 };
	size_t in = 0;

	grams_add(text, perm, &own);
	for (size_t i = 0; i < own.n; i++)
		in += bsearch(&own.v[i], truth->v, truth->n, sizeof *truth->v,
			      by_value) != NULL;
	*sure = own.n > 0;
	bool most = own.n && in * 10 >= own.n * 6;
	arena_rewind(perm, mark);
	return most;
}

static bool
right_near(const struct lesson *l, const bool *sure, size_t i)
{
	size_t from = i > NEAR ? i - NEAR : 0;

	for (size_t k = from; k <= i + NEAR && k < l->page.n_blocks; k++)
		if (sure[k] && l->right[k])
			return true;
	return false;
}

/* Blocks too short for a run are right if the text has them, and neighbours
 * are right. */
static void
mark_by_text(struct lesson *l, str text, struct arena *perm)
{
	bool *sure = arena_new(perm, bool, l->page.n_blocks + 1);

	for (size_t i = 0; i < l->page.n_blocks; i++)
		l->right[i] = mostly_in(
			l->page.blocks[i].text, &l->truth, &sure[i], perm);
	for (size_t i = 0; i < l->page.n_blocks; i++)
		if (!sure[i])
			l->right[i] = right_near(l, sure, i) &&
				      str_find(text, l->page.blocks[i].text) !=
					      STR_NONE;
}

/* From the block with the first sentence to the one with the last. */
static void
mark_by_ends(struct lesson *l, str first, str last, struct arena *perm)
{
	size_t from = SIZE_MAX, end = SIZE_MAX;

	first = page_squeeze(first, perm);
	last = page_squeeze(last, perm);
	for (size_t i = 0; i < l->page.n_blocks; i++) {
		str s = page_squeeze(l->page.blocks[i].text, perm);

		if (str_find(s, first) != STR_NONE && end == SIZE_MAX)
			from = i;
		if (str_find(s, last) != STR_NONE && from != SIZE_MAX &&
			end == SIZE_MAX)
			end = i;
	}
	for (size_t i = from; end != SIZE_MAX && i <= end; i++)
		l->right[i] = true;
}

/* Each page's right blocks weigh 100 together, its wrong ones 150 at most. */
static void
weigh(struct lesson *l)
{
	double sum[2] = { 0 };

	for (size_t i = 0; i < l->page.n_blocks; i++) {
		double n = l->page.blocks[i].n;

		l->weight[i] = (float)pow(n < 150 ? n : 150, .75);
		sum[l->right[i]] += l->weight[i];
	}
	double right = sum[1] > 0 ? 100 / sum[1] : 0;
	double wrong = sum[0] * right > 150 ? 150 / sum[0] : right;
	for (size_t i = 0; i < l->page.n_blocks; i++)
		l->weight[i] *= (float)(l->right[i] ? right : wrong);
}

static str
field(json_t *o, const char *key)
{
	return str_of(json_string_value(json_object_get(o, key)));
}

static void
mark(struct lesson *l, json_t *truth, struct arena *perm)
{
	str text = field(truth, "text");

	l->right = arena_new(perm, bool, l->page.n_blocks + 1);
	l->weight = arena_new(perm, float, l->page.n_blocks + 1);
	grams_add(text, perm, &l->truth);
	grams_sort(&l->truth);
	if (str_eq(field(truth, "kind"), STR("hand")))
		mark_by_ends(
			l, field(truth, "first"), field(truth, "last"), perm);
	else
		mark_by_text(l, text, perm);
	weigh(l);
}

static void
measure(struct lesson *l, struct arena *perm)
{
	struct page_view v;

	page_find_core(&l->page, perm);
	page_view_make(&v, &l->page, perm);
	l->features = arena_alloc(perm, sizeof *l->features, _Alignof(double),
		l->page.n_blocks + 1);
	for (size_t i = 0; i < l->page.n_blocks; i++)
		page_features(&v, i, l->features[i]);
}

/* Pages of one site are taught or asked together. */
static uint64_t
site_of(json_t *truth)
{
	str host = html_url_host(field(truth, "url"));

	return str_hash(host.n ? host : field(truth, "id"));
}

static void
read_page(const char *folder, json_t *truth, struct arena *perm,
	struct lessons *out)
{
	struct lesson *l = vec_push(perm, out);
	struct html_clean clean;
	struct decoded d;
	struct file f;
	struct err e = { 0 };
	str path = arena_printf(perm, "%s/%s", folder, field(truth, "file").s);
	str charset = field(truth, "charset");

	if (!file_open(path.s, &f, &e) ||
		!decode(f.bytes, charset, charset.n > 0, perm, &d, &e)) {
		fprintf(stderr, "%s: %s\n", path.s, e.text);
		exit(1);
	}
	html_clean(d.text, perm, &clean);
	page_build(html_tree(buf_str(&clean.markup), perm), perm, &l->page);
	l->english = str_find(str_of(folder), STR("aeb")) != STR_NONE;
	l->site = site_of(truth);
	measure(l, perm);
	mark(l, truth, perm);
	file_close(&f);
}

void
lessons_read(const char *folder, struct arena *perm, struct lessons *out)
{
	struct file f;
	struct err e = { 0 };
	str line, path = arena_printf(perm, "%s/truth.jsonl", folder);

	if (!file_open(path.s, &f, &e)) {
		fprintf(stderr, "%s\n", e.text);
		exit(1);
	}
	for (str rest = f.bytes; str_line(&rest, &line);) {
		json_t *truth = json_loadb(line.s, line.n, 0, NULL);

		read_page(folder, truth, perm, out);
		json_decref(truth);
	}
	file_close(&f);
}
