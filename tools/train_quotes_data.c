#include "tools/train_quotes.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "content/content.h"
#include "content/pack.h"

static _Noreturn void
stop(const char *what, const char *path)
{
	fprintf(stderr, "train_quotes: %s %s\n", what, path);
	exit(1);
}

static bool
is_white(uint32_t rune)
{
	return rune <= 0x20 || rune == 0x85 || rune == 0xA0 || rune == 0x3000 ||
	       (rune >= 0x2000 && rune <= 0x200A) || rune == 0x2028 ||
	       rune == 0x2029 || rune == 0x202F || rune == 0x205F;
}

str
flat_of(struct arena *perm, str s)
{
	char *flat = arena_new(perm, char, s.n + 1);
	size_t n = 0;

	for (size_t at = 0; at < s.n;) {
		uint32_t rune = utf8_next(s, &at);

		if (rune >= 'A' && rune <= 'Z')
			rune += 'a' - 'A';
		if (!is_white(rune))
			n += utf8_encode(rune, flat + n);
	}
	return (str){ flat, n };
}

/* The letters that are no white space; number[i] is how many come before
 * code point i. */
struct squeezed {
	uint32_t *rune, *number;
	uint32_t n, all;
};

static struct squeezed
squeeze(str s, struct arena *perm)
{
	struct squeezed q = { .rune = arena_new(perm, uint32_t, s.n + 1),
		.number = arena_new(perm, uint32_t, s.n + 2) };

	for (size_t at = 0; at < s.n;) {
		uint32_t rune = utf8_next(s, &at);

		q.number[q.all++] = q.n;
		if (!is_white(rune))
			q.rune[q.n++] = rune;
	}
	q.number[q.all] = q.n;
	return q;
}

static void
number_bytes(struct labelled *l, struct arena *perm)
{
	str text = l->a.text;
	uint32_t n = 0;

	l->squeezed = arena_new(perm, uint32_t, text.n + 1);
	for (size_t at = 0, from = 0; at < text.n; from = at) {
		uint32_t rune = utf8_next(text, &at);

		for (size_t i = from; i < at; i++)
			l->squeezed[i] = n;
		n += !is_white(rune);
	}
	l->squeezed[text.n] = n;
}

struct span
squeezed_span(const struct labelled *l, struct span s)
{
	return (struct span){ l->squeezed[s.start], l->squeezed[s.end] };
}

double
span_overlap(struct span a, struct span b)
{
	uint32_t from = a.start > b.start ? a.start : b.start;
	uint32_t to = a.end < b.end ? a.end : b.end;
	uint32_t first = a.start < b.start ? a.start : b.start;
	uint32_t last = a.end > b.end ? a.end : b.end;

	return from < to ? (double)(to - from) / (double)(last - first) : 0;
}

/*
 * Where the labelled body's letters stand in the program's text: alike but
 * for lines that were left out or put in.  Each runs on until ALIKE letters
 * are the same again.
 */
static uint32_t *
align(const struct squeezed *gold, const struct squeezed *text,
	struct arena *perm)
{
	enum { ALIKE = 8, REACH = 2000 };
	uint32_t *to = arena_new(perm, uint32_t, gold->n + 1);
	uint32_t k = 0;

	for (uint32_t i = 0; i < gold->n; i++) {
		uint32_t skip = 0,
			 alike = gold->n - i < ALIKE ? gold->n - i : ALIKE;

		for (; skip < REACH && k + skip + alike <= text->n; skip++)
			if (memcmp(gold->rune + i, text->rune + k + skip,
				    alike * sizeof(uint32_t)) == 0)
				break;
		if (k < text->n && gold->rune[i] == text->rune[k])
			skip = 0;
		else if (skip == REACH || k + skip + alike > text->n) {
			to[i] = k;
			continue;
		}
		k += skip;
		to[i] = k++;
	}
	to[gold->n] = k;
	return to;
}

struct reader {
	struct labelled *l;
	struct arena *perm;
	struct squeezed gold;
	const uint32_t *to;
	json_t *root;
};

static struct span
place(const struct reader *r, json_t *start, json_t *end)
{
	size_t s = (size_t)json_integer_value(start);
	size_t e = (size_t)json_integer_value(end);

	if (s >= e || e > r->gold.all)
		return (struct span){ 0 };
	return (struct span){ r->to[r->gold.number[s]],
		r->to[r->gold.number[e] - 1] + 1 };
}

static str
text_at(struct reader *r, json_t *object, const char *key)
{
	const char *s = json_string_value(json_object_get(object, key));

	return arena_copy(r->perm, str_of(s));
}

static void
read_quotes(struct reader *r)
{
	json_t *one;
	size_t i;

	json_array_foreach(json_object_get(r->root, "quotes"), i, one)
	{
		*vec_push(r->perm, &r->l->quotes) = (struct gold_quote){
			.at = place(r, json_object_get(one, "start"),
				json_object_get(one, "end")),
			.direct =
				str_eq(text_at(r, one, "kind"), STR("direct")),
			.speaker = text_at(r, one, "speaker"),
		};
	}
	json_array_foreach(
		json_object_get(r->root, "marked_not_speech"), i, one) *
		vec_push(r->perm, &r->l->unsaid) =
		place(r, json_array_get(one, 0), json_array_get(one, 1));
}

static void
read_roles(struct reader *r, json_t *player, struct gold_player *out)
{
	json_t *one;
	size_t i;

	json_array_foreach(json_object_get(player, "roles"), i, one) *
		vec_push(r->perm, &out->roles) = (struct gold_role){
		.title = flat_of(r->perm, text_at(r, one, "title")),
		.of = flat_of(r->perm, text_at(r, one, "of")),
	};
}

static void
read_players(struct reader *r)
{
	json_t *one, *form;
	size_t i, k;

	json_array_foreach(json_object_get(r->root, "players"), i, one)
	{
		struct gold_player *p = vec_push(r->perm, &r->l->players);

		*vec_push(r->perm, &p->forms) =
			flat_of(r->perm, text_at(r, one, "name"));
		json_array_foreach(json_object_get(one, "surfaces"), k, form) *
			vec_push(r->perm, &p->forms) =
			flat_of(r->perm, str_of(json_string_value(form)));
		read_roles(r, one, p);
	}
	json_array_foreach(json_object_get(r->root, "sections"), i, one) *
		vec_push(r->perm, &r->l->headings) =
		flat_of(r->perm, text_at(r, one, "heading"));
}

struct taken {
	struct labelled *l;
	struct arena *perm;
};

static bool
take(void *ctx, const struct article *a, struct err *e)
{
	struct taken *t = ctx;
	struct buf b = { 0 };

	article_pack(a, true, &b);
	str packed = arena_copy(t->perm, buf_str(&b));
	buf_free(&b);
	return article_unpack(packed, (str){ 0 }, t->perm, &t->l->a, e);
}

static void
add_article(str path, struct arena *perm, struct corpus *out)
{
	struct labelled *l = vec_push(perm, out);
	struct taken taken = { l, perm };
	struct content_sink sink = { .article = take, .ctx = &taken };
	struct reader r = { .l = l, .perm = perm };
	struct file f;
	struct err e;
	str body, head, stem = str_take(path, path.n - STR(".json").n);
	str txt = arena_printf(perm, "%.*s.txt", STR_ARG(stem));

	r.root = json_load_file(path.s, 0, NULL);
	if (!r.root || !file_open(txt.s, &f, &e))
		stop("cannot read", path.s);
	struct input input = {
		.bytes = f.bytes, .path = txt, .as = FORMAT_TEXT
	};
	if (!content_read(&input, NULL, &sink, &e))
		stop("cannot read", txt.s);
	l->stem = str_skip(stem, stem.n - 3);
	str_cut(f.bytes, STR("\n\n"), &head, &body);
	while (str_starts(body, STR("\n")))
		body = str_skip(body, 1);
	number_bytes(l, perm);
	struct squeezed text = squeeze(l->a.text, perm);
	r.gold = squeeze(body, perm);
	r.to = align(&r.gold, &text, perm);
	read_quotes(&r);
	read_players(&r);
	json_decref(r.root);
	file_close(&f);
}

void
corpus_read(const char *folder, struct arena *perm, struct corpus *out)
{
	struct paths paths = { 0 };
	struct err e;

	if (!file_walk(folder, perm, &paths, &e))
		stop("cannot read", folder);
	for (size_t i = 0; i < paths.n; i++)
		if (str_eq(path_ending(paths.v[i]), STR("json")))
			add_article(paths.v[i], perm, out);
}

static bool
has_form(const struct gold_player *p, str flat)
{
	for (size_t k = 0; k < p->forms.n; k++)
		if (str_eq(p->forms.v[k], flat))
			return true;
	return false;
}

bool
is_speaker(const struct labelled *l, int32_t player, str wanted)
{
	struct arena tmp = { 0 };
	bool same = false;

	if (player == NO_INDEX || !wanted.n)
		return player == NO_INDEX && !wanted.n;
	str want = flat_of(&tmp, wanted);
	str name =
		flat_of(&tmp, article_word(&l->a, l->a.players.v[player].name));
	same = str_eq(want, name);
	for (size_t i = 0; i < l->players.n && !same; i++)
		same = has_form(&l->players.v[i], want) &&
		       has_form(&l->players.v[i], name);
	arena_free(&tmp);
	return same;
}
