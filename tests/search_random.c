/*
 * Random queries over random texts, compared with a plain look at every
 * text: no hit is missed, none is false.  The texts are made of few parts, so
 * that nearly every query is found somewhere; the parts mix scripts, widths
 * and both ways of writing Chinese, and Latin inside Han.
 */
#include "tests/search_groups.h"

#include "tests/random.h"
#include "tests/store_make.h"
#include "tests/test.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "content/words/fold.h"
#include "store/search.h"
#include "store/index/terms.h"

#include <stdio.h>

enum { TEXTS = 160, QUERIES = 1500 };

static const char *const parts[] = { "云", "栈", "降价", "的", "是", "雲", "棧",
	"價", "，", "。", "ビル", "一", "\n", " ", "GPT", "-", "4", "５", "G",
	"WPS", " ", "AI", "ai", "ＡＩ", "WPSAI", ".", "0", "x", "é", "龍",
	"模型", "发", "發" };

static const char *const sources[] = { "甲报", "乙報", "The Ledger", "" };

struct texts {
	struct arena arena;
	struct store *store;
	size_t n; /* that are different */
	str title[TEXTS], text[TEXTS];
	const char *source[TEXTS];
	char date[TEXTS][24];
};

static str
make_string(struct arena *perm, size_t n)
{
	str s = { 0 };

	for (size_t i = 0; i < n; i++)
		s = arena_printf(perm, "%.*s%s", STR_ARG(s),
			parts[random_below(TESTS_N(parts))]);
	return s;
}

static void
save(struct texts *t, size_t i)
{
	struct article a = { 0 };
	struct arena *perm = &t->arena;
	struct err e = { 0 };
	bool fresh;
	int64_t id;

	t->title[i] = make_string(perm, random_below(6));
	t->text[i] = make_string(perm, 1 + random_below(50));
	t->source[i] = sources[random_below(TESTS_N(sources))];
	snprintf(t->date[i], sizeof t->date[i], "20%02u-%02u-01",
		random_below(30), 1 + random_below(12));
	a.title = article_word_add(&a, perm, t->title[i]);
	a.source = article_word_add(&a, perm, str_of(t->source[i]));
	a.published = article_word_add(&a, perm, str_of(t->date[i]));
	a.text = t->text[i];
	if (!store_save(t->store, &a, &id, &fresh, &e))
		fail_msg("%s", e.text);
	t->n = fresh ? i + 1 : i;
}

static void
open_texts(struct texts *t)
{
	struct err e = { 0 };

	t->store = make_store(make_path(&t->arena, "mixed.db"), STORE_WRITE);
	assert_true(store_begin(t->store, &e));
	for (int i = 0; i < TEXTS; i++)
		save(t, t->n);
	assert_true(store_commit(t->store, &e));
}

static bool
is_word_at(str s, size_t at)
{
	return at < s.n && rune_class(utf8_next(s, &at)) == RUNE_WORD;
}

static bool
is_word_before(str s, size_t at)
{
	return at > 0 && rune_class(utf8_prev(s, &at)) == RUNE_WORD;
}

/* Stands it there, not as a part of a longer word? */
static bool
plainly_in(str text, str what)
{
	bool first = is_word_at(what, 0), last = is_word_before(what, what.n);

	for (size_t from = 0; from + what.n <= text.n; from++) {
		size_t at = str_find(str_skip(text, from), what);

		if (at == STR_NONE)
			return false;
		from += at;
		if ((!first || !is_word_before(text, from)) &&
			(!last || !is_word_at(text, from + what.n)))
			return true;
	}
	return false;
}

static struct word_shape
shape(str word)
{
	struct word_shape shape = { 0 };

	for (size_t at = 0; at < word.n;) {
		bool first = at == 0;

		word_shape_add(&shape, utf8_next(word, &at), first);
	}
	return shape;
}

/* The words that end and begin at a place. */
static str
word_before(str s, size_t at)
{
	size_t from = at;

	while (is_word_before(s, from))
		utf8_prev(s, &from);
	return str_slice(s, from, at);
}

static str
word_behind(str s, size_t at)
{
	size_t end = at;

	while (is_word_at(s, end))
		utf8_next(s, &end);
	return str_slice(s, at, end);
}

/* Stands it there, as it is or with two words written as one: WPS AI? */
static bool
stands_in(str raw, str what, int joins)
{
	struct arena tmp = { 0 };
	bool is = plainly_in(fold(&tmp, raw), what);

	for (size_t at = 0; at < raw.n && joins && !is;) {
		size_t from = at;
		uint32_t r = utf8_next(raw, &at);

		if (!is_word_before(raw, from) || !is_word_at(raw, at) ||
			!words_join(shape(word_before(raw, from)), r,
				shape(word_behind(raw, at))))
			continue;
		str joined = arena_printf(&tmp, "%.*s%.*s", (int)from, raw.s,
			STR_ARG(str_skip(raw, at)));
		is = stands_in(joined, what, joins - 1);
	}
	arena_free(&tmp);
	return is;
}

/* One clause of a query and what it says of a text. */
struct asked {
	enum { IN_ANY, IN_TITLE, OF_SOURCE, SINCE, UNTIL, KINDS } kind;
	str what; /* folded; of a date: the year and month */
	bool negative;
};

static bool
holds(const struct texts *t, size_t i, const struct asked *a)
{
	str source = str_of(t->source[i]);
	struct arena tmp = { 0 };
	bool is = false;

	switch (a->kind) {
	case IN_ANY:
		is = stands_in(t->title[i], a->what, 1) ||
		     stands_in(t->text[i], a->what, 1);
		break;
	case IN_TITLE: is = stands_in(t->title[i], a->what, 1); break;
	case OF_SOURCE:
		is = str_find(fold(&tmp, source), a->what) != STR_NONE;
		break;
	case SINCE:
		is = str_cmp(str_take(str_of(t->date[i]), 7), a->what) >= 0;
		break;
	case UNTIL:
		is = str_cmp(str_take(str_of(t->date[i]), 7), a->what) <= 0;
		break;
	default: break;
	}
	arena_free(&tmp);
	return is != a->negative;
}

/* A quoted phrase cut out of a text, so that it says just what it is. */
static str
make_phrase(const struct texts *t, struct arena *tmp)
{
	for (;;) {
		size_t i = random_below((uint32_t)t->n);
		str s = random_below(4) ? t->text[i] : t->title[i];
		size_t from = random_below((uint32_t)s.n + 1), end;

		while (from < s.n && ((unsigned char)s.s[from] & 0xC0) == 0x80)
			from++;
		end = from;
		for (uint32_t n = 1 + random_below(6); n && end < s.n; n--)
			utf8_next(s, &end);
		str phrase = str_trim(str_slice(s, from, end));
		str folded = fold(tmp, phrase);
		bool says = false;

		for (size_t at = 0; at < folded.n;)
			says |= rune_class(utf8_next(folded, &at)) !=
				RUNE_OTHER;
		/* Blanks of any number are one: not what is compared here. */
		if (says && str_find(folded, STR(" ")) == STR_NONE &&
			str_find(folded, STR("\n")) == STR_NONE)
			return phrase;
	}
}

static str
make_clause(const struct texts *t, struct arena *tmp, struct asked *a)
{
	static const char *const names[] = { "",
		"title:", "source:", "since:", "until:" };
	str what;

	a->kind = random_below(2) ? IN_ANY : random_below(KINDS);
	a->negative = random_below(5) == 0;
	if (a->kind == SINCE || a->kind == UNTIL)
		what = arena_printf(tmp, "20%02u-%02u", random_below(30),
			1 + random_below(12));
	else if (a->kind == OF_SOURCE)
		what = str_of(sources[random_below(3)]);
	else
		what = make_phrase(t, tmp);
	a->what = fold(tmp, what);
	return arena_printf(tmp, "%s%s\"%.*s\"", a->negative ? "-" : "",
		names[a->kind], STR_ARG(what));
}

static void
compare(const struct texts *t, size_t *found)
{
	struct arena tmp = { 0 };
	struct asked asked[4];
	size_t n = 1 + random_below(4), want = 0;
	str query = { 0 };
	struct answer a;
	struct err e = { 0 };

	for (size_t i = 0; i < n; i++) {
		str clause = make_clause(t, &tmp, &asked[i]);

		query = arena_printf(
			&tmp, "%.*s %.*s", STR_ARG(query), STR_ARG(clause));
	}
	for (size_t i = 0; i < t->n; i++) {
		bool all = true;

		for (size_t k = 0; k < n; k++)
			all = all && holds(t, i, &asked[k]);
		want += all;
	}
	struct search_ask ask = { .query = query,
		.sort = random_below(2) ? SEARCH_NEW : SEARCH_BEST,
		.limit = 1 + random_below(20) };
	if (!search_run(t->store, &ask, &tmp, &a, &e))
		fail_msg("%.*s: %s", STR_ARG(query), e.text);
	if (a.total != want)
		fail_msg("%.*s: %zu instead of %zu", STR_ARG(query), a.total,
			want);
	*found += want > 0;
	arena_free(&tmp);
}

static void
mixed_queries_find_what_a_plain_look_finds(void **state)
{
	struct texts t = { 0 };
	size_t found = 0;

	(void)state;
	random_seed = 23;
	open_texts(&t);
	assert_true(t.n > TEXTS / 2);
	for (int i = 0; i < QUERIES; i++)
		compare(&t, &found);
	assert_true(found > QUERIES / 3);
	store_close(t.store);
	arena_free(&t.arena);
}

/* Bytes of anything: nothing is asked but that it ends. */
static void
any_bytes_are_a_query(void **state)
{
	struct texts t = { 0 };

	(void)state;
	random_seed = 5;
	open_texts(&t);
	for (int i = 0; i < 300; i++) {
		struct arena tmp = { 0 };
		size_t n = random_below(i % 50 ? 40 : 10000);
		char *s = arena_new(&tmp, char, n + 1);
		struct answer a;
		struct err e = { 0 };

		for (size_t k = 0; k < n; k++)
			s[k] = (char)(random_below(3)
					      ? " \"-:@*()^ORx4\0\x01"
							[random_below(14)]
					      : (int)random_below(256));
		struct search_ask ask = {
			.query = { s, n }, .typing = random_below(2), .limit = 5
		};
		if (!search_run(t.store, &ask, &tmp, &a, &e))
			fail_msg("%s", e.text);
		assert_true(a.hits.n <= 5);
		assert_false(a.damaged);
		arena_free(&tmp);
	}
	store_close(t.store);
	arena_free(&t.arena);
}

/* Random texts of few characters, so that every query is found often. */
struct random_text {
	struct arena arena;
	str title[200], text[200], folded[200];
	int64_t id[200];
	char date[200][24];
};

static str
random_string(struct arena *perm, size_t runes)
{
	static const char *const alphabet[] = { "云", "栈", "降", "价", "的",
		"是", "雲", "價", "，", "。", "ビ", "一", "\n" };
	struct buf b = { 0 };

	for (size_t i = 0; i < runes; i++)
		buf_put(&b, str_of(alphabet[random_below(TESTS_N(alphabet))]));
	str s = arena_copy(perm, buf_str(&b));
	buf_free(&b);
	return s;
}

static struct store *
open_random(struct random_text *r)
{
	struct arena *perm = &r->arena;
	struct store *s = make_store(make_path(perm, "random.db"), STORE_WRITE);
	struct err e;

	assert_true(store_begin(s, &e));
	for (size_t i = 0; i < TESTS_N(r->text); i++) {
		struct article a = { 0 };
		bool fresh;

		r->title[i] = random_string(perm, random_below(6));
		r->text[i] = random_string(perm, 1 + random_below(60));
		r->folded[i] = arena_printf(perm, "%.*s|%.*s",
			STR_ARG(fold(perm, r->title[i])),
			STR_ARG(fold(perm, r->text[i])));
		snprintf(r->date[i], sizeof r->date[i], "20%02u-%02u-01",
			random_below(30), 1 + random_below(12));
		a.title = article_word_add(&a, perm, r->title[i]);
		a.published = article_word_add(&a, perm, str_of(r->date[i]));
		a.text = r->text[i];
		assert_true(store_save(s, &a, &r->id[i], &fresh, &e));
	}
	assert_true(store_commit(s, &e));
	return s;
}

/* How many texts hold it, by a plain look at all of them. */
static size_t
plain_count(const struct random_text *r, str a, str b, bool negative)
{
	size_t n = 0;

	for (size_t i = 0; i < TESTS_N(r->text); i++) {
		bool again = false;

		for (size_t k = 0; k < i; k++)
			again |= r->id[k] == r->id[i];
		n += !again && str_find(r->folded[i], a) != STR_NONE &&
		     (str_find(r->folded[i], b) != STR_NONE) != negative;
	}
	return n;
}

static void
no_hit_is_missed_and_none_is_false(void **state)
{
	struct random_text r = { 0 };
	size_t found = 0;

	(void)state;
	random_seed = 7;
	struct store *s = open_random(&r);
	for (int round = 0; round < 600; round++) {
		struct arena tmp = { 0 };
		bool negative = random_below(3) == 0;
		str a = random_string(&tmp, 1 + random_below(4));
		str b = random_string(&tmp, 1 + random_below(3));
		struct answer answer;

		if (str_find(a, STR("，")) != STR_NONE ||
			str_find(a, STR("。")) != STR_NONE ||
			str_find(a, STR("\n")) != STR_NONE ||
			str_find(b, STR("，")) != STR_NONE ||
			str_find(b, STR("。")) != STR_NONE ||
			str_find(b, STR("\n")) != STR_NONE) {
			arena_free(&tmp);
			continue;
		}
		str query = arena_printf(&tmp, "%.*s %s%.*s", STR_ARG(a),
			negative ? "-" : "", STR_ARG(b));
		search_made(s,
			(struct search_ask){ .query = query,
				.sort = random_below(2) ? SEARCH_NEW
							: SEARCH_BEST,
				.limit = 5 },
			&tmp, &answer);
		size_t want =
			plain_count(&r, fold(&tmp, a), fold(&tmp, b), negative);
		if (answer.total != want)
			fail_msg("%.*s: %zu instead of %zu", STR_ARG(query),
				answer.total, want);
		found += want > 0;
		arena_free(&tmp);
	}
	assert_true(found > 50);
	store_close(s);
	arena_free(&r.arena);
}

static void
the_newest_come_first_whatever_came_in_first(void **state)
{
	struct random_text r = { 0 };
	struct answer a;

	(void)state;
	random_seed = 11;
	struct store *s = open_random(&r);
	search_made(s,
		(struct search_ask){ .query = STR("云"), .sort = SEARCH_NEW },
		&r.arena, &a);
	assert_true(a.hits.n > 20);
	for (size_t i = 1; i < a.hits.n; i++)
		assert_true(str_cmp(a.hits.v[i - 1].published,
				    a.hits.v[i].published) >= 0);
	store_close(s);
	arena_free(&r.arena);
}

int
test_random(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mixed_queries_find_what_a_plain_look_finds),
		cmocka_unit_test(no_hit_is_missed_and_none_is_false),
		cmocka_unit_test(the_newest_come_first_whatever_came_in_first),
		cmocka_unit_test(any_bytes_are_a_query),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
