#include "tools/train.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
train_share(double *of, int n)
{
	double most = 0, all;

	for (int k = 0; k < n; k++)
		most = of[k] > most ? of[k] : most;
	all = exp(-most);
	for (int k = 0; k < n; k++)
		all += of[k] = exp(of[k] - most);
	for (int k = 0; k < n; k++)
		of[k] /= all;
}

uint64_t
train_random(uint64_t *seed)
{
	uint64_t x = *seed;

	x ^= x >> 12;
	x ^= x << 25;
	x ^= x >> 27;
	*seed = x;
	return x * 0x2545F4914F6CDD1Du >> 16;
}

static _Noreturn void
stop(const char *what, const char *path)
{
	fprintf(stderr, "train: %s %s\n", what, path);
	exit(1);
}

static int
kind_of(const char *name)
{
	static const char *const names[] = {
#define PLAYER(id, name) name,
#include "content/article_kinds.def"
	};

	for (int k = 0; k < PLAYER_KINDS; k++)
		if (strcmp(names[k], name) == 0)
			return k;
	return -1;
}

/* Byte offset of each code point. */
static uint32_t *
offsets(str text, struct arena *a, size_t *n)
{
	uint32_t *at = arena_new(a, uint32_t, text.n + 2);

	*n = 0;
	for (size_t i = 0; i < text.n; utf8_next(text, &i))
		at[(*n)++] = (uint32_t)i;
	at[*n] = (uint32_t)text.n;
	return at;
}

static int
by_place(const void *a, const void *b)
{
	const struct gold *x = a, *y = b;

	return (x->at.start > y->at.start) - (x->at.start < y->at.start);
}

static void
add_gold(struct sample *s, struct arena *a, const uint32_t *at, size_t n,
	json_t *range, int kind)
{
	size_t from = (size_t)json_integer_value(json_array_get(range, 0));
	size_t to = (size_t)json_integer_value(json_array_get(range, 1));

	if (kind >= 0 && from < to && to <= n)
		*vec_push(a, s) =
			(struct gold){ { at[from], at[to] }, (uint8_t)kind };
}

static void
add_article(str path, struct arena *a, struct samples *out)
{
	struct file f;
	struct err e;
	json_t *root = json_load_file(path.s, 0, NULL), *player;
	str stem = str_take(path, path.n - 5), head, body;
	str txt = arena_printf(a, "%.*s.txt", STR_ARG(stem));
	size_t n, i, k;

	if (!root || !file_open(txt.s, &f, &e))
		stop("cannot read", path.s);
	str_cut(f.bytes, STR("\n\n"), &head, &body);
	while (str_starts(body, STR("\n")))
		body = str_skip(body, 1);
	struct sample *s = vec_push(a, out);
	*s = (struct sample){ .text = arena_copy(a, body), .weight = 1 };
	uint32_t *at = offsets(s->text, a, &n);
	json_array_foreach(json_object_get(root, "players"), i, player)
	{
		json_t *range;
		int kind = kind_of(
			json_string_value(json_object_get(player, "kind")));

		json_array_foreach(json_object_get(player, "mentions"), k,
			range) add_gold(s, a, at, n, range, kind);
	}
	qsort(s->v, s->n, sizeof *s->v, by_place);
	json_decref(root);
	file_close(&f);
}

void
samples_articles(const char *folder, struct arena *a, struct samples *out)
{
	struct paths paths = { 0 };
	struct err e;

	if (!file_walk(folder, a, &paths, &e))
		stop("cannot read", folder);
	for (size_t i = 0; i < paths.n; i++)
		if (str_eq(path_ending(paths.v[i]), STR("json")))
			add_article(paths.v[i], a, out);
}

void
samples_lines(
	const char *path, float weight, struct arena *a, struct samples *out)
{
	struct file f;
	struct err e;
	str line;

	if (!file_open(path, &f, &e))
		stop("cannot read", path);
	for (str rest = f.bytes; str_line(&rest, &line);) {
		json_t *root = json_loadb(line.s, line.n, 0, NULL), *entity;
		size_t n, i;

		if (!root)
			stop("a bad line in", path);
		struct sample *s = vec_push(a, out);
		*s = (struct sample){ .weight = weight, .no_products = true };
		s->text =
			arena_copy(a, str_of(json_string_value(
					      json_object_get(root, "text"))));
		uint32_t *at = offsets(s->text, a, &n);
		json_array_foreach(json_object_get(root, "entities"), i,
			entity) add_gold(s, a, at, n, entity,
			kind_of(json_string_value(json_array_get(entity, 2))));
		qsort(s->v, s->n, sizeof *s->v, by_place);
		json_decref(root);
	}
	file_close(&f);
}

void
sample_lay(const struct sample *s, struct arena *perm, struct article *a)
{
	str line, rest = s->text;

	*a = (struct article){ .text = s->text };
	while (str_line(&rest, &line)) {
		uint32_t at = (uint32_t)(line.s - s->text.s);

		if (line.n)
			vec_push(perm, &a->paragraphs)->at =
				(struct span){ at, at + (uint32_t)line.n };
	}
}

enum writing {
	WRITING_HAN,
	WRITING_LATIN,
	WRITING_MIXED,
};

static enum writing
writing_of(str s)
{
	bool han = false, latin = false;

	for (size_t at = 0; at < s.n;) {
		uint32_t r = utf8_next(s, &at);

		han |= rune_is_han(r);
		latin |= r < 0x80;
	}
	return han && latin ? WRITING_MIXED : han ? WRITING_HAN : WRITING_LATIN;
}

static str
gold_text(const struct sample *s, size_t i)
{
	return str_slice(s->text, s->v[i].at.start, s->v[i].at.end);
}

/* Some name of this kind and writing, of eight the nearest in length. */
static str
draw(const struct samples *from, int kind, str like, uint64_t *seed)
{
	str best = { 0 };
	enum writing writing = writing_of(like);

	for (int tries = 0, found = 0; tries < 400 && found < 8; tries++) {
		const struct sample *s = &from->v[train_random(seed) % from->n];
		size_t i = s->n ? train_random(seed) % s->n : 0;

		if (!s->n || s->v[i].kind != kind)
			continue;
		str t = gold_text(s, i);
		if (writing_of(t) != writing || str_eq(t, like))
			continue;
		found++;
		size_t far = t.n > like.n ? t.n - like.n : like.n - t.n;
		size_t old =
			best.n > like.n ? best.n - like.n : like.n - best.n;
		if (!best.n || far < old)
			best = t;
	}
	return best;
}

/* Bytes of the first `runes` runes. */
static size_t
head_of(str s, size_t runes)
{
	size_t at = 0;

	while (runes-- && at < s.n)
		utf8_next(s, &at);
	return at;
}

/* The head of one with the tail of the other; single digits anew. */
static str
cross(str a, str b, int kind, uint64_t *seed, struct arena *perm)
{
	size_t cut_a = head_of(a, (utf8_count(a) + 1) / 2);
	size_t cut_b = head_of(b, utf8_count(b) / 2);

	if (kind == PLAYER_PERSON && writing_of(a) == WRITING_HAN &&
		utf8_count(a) <= 4) {
		cut_a = head_of(a, 1);
		cut_b = head_of(b, 1);
	}
	size_t blank_a = str_find_byte(a, ' ');
	size_t blank_b = str_find_byte(b, ' ');
	if (blank_a != STR_NONE && blank_b != STR_NONE) {
		cut_a = blank_a;
		cut_b = blank_b;
	}
	str out = arena_printf(perm, "%.*s%.*s", STR_ARG(str_take(a, cut_a)),
		STR_ARG(str_skip(b, cut_b)));
	char *p = (char *)out.s;
	for (size_t i = 0; i < out.n; i++)
		if (p[i] >= '1' && p[i] <= '9')
			p[i] = (char)('1' + train_random(seed) % 9);
	return out;
}

static str
substitute(str name, int kind, const struct samples *from, uint64_t *seed,
	struct arena *perm)
{
	uint64_t dice = train_random(seed) % 100;
	uint64_t keep = kind == PLAYER_PLACE ? 50 : 30;

	if (dice < keep)
		return name;
	str other = draw(from, kind, name, seed);
	if (!other.n)
		return name;
	if (dice < keep + (100 - keep) * 3 / 7)
		return other;
	str third = draw(from, kind, other, seed);
	return third.n ? cross(other, third, kind, seed, perm) : other;
}

void
samples_swap(const struct sample *s, const struct samples *from, uint64_t *seed,
	struct arena *perm, struct sample *out)
{
	str *with = arena_new(perm, str, s->n);
	struct buf text = { 0 };
	size_t at = 0;

	*out = (struct sample){ .weight = s->weight,
		.no_products = s->no_products };
	for (size_t i = 0; i < s->n; i++) {
		for (size_t k = 0; k < i && !with[i].n; k++)
			if (str_eq(gold_text(s, k), gold_text(s, i)) &&
				s->v[k].kind == s->v[i].kind)
				with[i] = with[k];
		if (!with[i].n)
			with[i] = substitute(gold_text(s, i), s->v[i].kind,
				from, seed, perm);
		buf_put(&text, str_slice(s->text, at, s->v[i].at.start));
		uint32_t start = (uint32_t)text.n;
		buf_put(&text, with[i]);
		*vec_push(perm, out) =
			(struct gold){ { start, (uint32_t)text.n },
				s->v[i].kind };
		at = s->v[i].at.end;
	}
	buf_put(&text, str_skip(s->text, at));
	out->text = arena_copy(perm, buf_str(&text));
	buf_free(&text);
}
