/* Articles as bytes, and back. */
#include "tests/content_groups.h"
#include "tests/test.h"

#include "content/pack.h"

#include <math.h>

/* An article with something in every array. */
static struct article
full_article(struct arena *p)
{
	struct article a = { .text = STR("王某说：“很好。”\n\n营收3亿元。") };

	a.title = article_word_add(&a, p, STR("题目"));
	a.lang = article_word_add(&a, p, STR("zh"));
	*vec_push(p, &a.paragraphs) = (struct paragraph){ .at = { 0, 27 } };
	*vec_push(p, &a.paragraphs) = (struct paragraph){
		.at = { 29, 45 }, .kind = PARAGRAPH_LIST, .depth = 2
	};
	*vec_push(p, &a.sections) =
		(struct section){ .heading = article_word_add(&a, p, STR("节")),
			.at = { 0, 45 },
			.depth = 1 };
	*vec_push(p, &a.players) =
		(struct player){ .name = article_word_add(&a, p, STR("王某")),
			.kind = PLAYER_PERSON };
	*vec_push(p, &a.aliases) =
		(struct alias){ 0, article_word_add(&a, p, STR("老王")) };
	*vec_push(p, &a.roles) =
		(struct role){ .title = article_word_add(&a, p, STR("总裁")),
			.former = true,
			.start = 3 };
	*vec_push(p, &a.mentions) = (struct mention){ .at = { 0, 6 } };
	*vec_push(p, &a.quotes) = (struct quote){ .at = { 15, 24 },
		.speaker_at = { 0, 6 },
		.cue = { 6, 9 },
		.inferred = true };
	*vec_push(p, &a.quotes) =
		(struct quote){ .at = { 15, 24 }, .speaker = NO_INDEX };
	*vec_push(p, &a.abouts) = (struct about){ 1, 0 };
	*vec_push(p, &a.figures) = (struct figure){ .at = { 35, 42 },
		.value = 3e8,
		.unit = article_word_add(&a, p, STR("CNY")),
		.player = NO_INDEX };
	*vec_push(p, &a.links) = (struct link){ .at = { 0, 6 },
		.url = article_word_add(&a, p, STR("http://a.example/")) };
	return a;
}

static void
packing_keeps_everything(void **state)
{
	struct arena p = { 0 };
	struct article a = full_article(&p), b;
	struct buf whole = { 0 }, bare = { 0 }, again = { 0 };
	struct err e;

	(void)state;
	article_pack(&a, true, &whole);
	article_pack(&a, false, &bare);
	assert_true(whole.n == bare.n + a.text.n);
	assert_true(article_unpack(buf_str(&whole), (str){ 0 }, &p, &b, &e));
	assert_str_equal(b.text, a.text);
	assert_str_equal(article_word(&b, b.title), STR("题目"));
	assert_int_equal(b.figures.n, 1);
	assert_true(b.figures.v[0].value == 3e8);
	assert_int_equal(b.quotes.v[1].speaker, NO_INDEX);
	assert_true(b.roles.v[0].former);
	assert_true(article_unpack(buf_str(&bare), a.text, &p, &b, &e));
	article_pack(&b, true, &again);
	assert_str_equal(buf_str(&again), buf_str(&whole));
	/* What was unpacked can grow. */
	assert_str_equal(article_word(&b, article_word_add(&b, &p, STR("new"))),
		STR("new"));
	buf_free(&whole);
	buf_free(&bare);
	buf_free(&again);
	arena_free(&p);
}

static void
packs_of_the_first_version_are_read(void **state)
{
	enum { FACTS_AT = 20, FIRST_FACTS = 9 * 8, LATER_FACTS = 8 * 8 };
	struct arena p = { 0 };
	struct article a = full_article(&p), b;
	struct buf now = { 0 }, before = { 0 };
	struct err e;

	(void)state;
	article_pack(&a, true, &now);
	str all = buf_str(&now);
	buf_put(&before, str_take(all, FACTS_AT + FIRST_FACTS));
	buf_put(&before, str_skip(all, FACTS_AT + FIRST_FACTS + LATER_FACTS));
	before.s[4] = 1;
	assert_true(article_unpack(buf_str(&before), (str){ 0 }, &p, &b, &e));
	assert_str_equal(article_word(&b, b.title), STR("题目"));
	assert_str_equal(b.text, a.text);
	assert_true(word_empty(b.guid));
	buf_free(&now);
	buf_free(&before);
	arena_free(&p);
}

static void
damaged_packs_are_refused(void **state)
{
	struct arena p = { 0 };
	struct article a = full_article(&p), b;
	struct buf whole = { 0 }, again = { 0 };
	struct err e = { 0 };

	(void)state;
	article_pack(&a, true, &whole);
	for (size_t n = 0; n < whole.n; n++)
		assert_false(article_unpack(
			(str){ whole.s, n }, (str){ 0 }, &p, &b, &e));
	assert_int_equal(e.kind, ERR_INPUT);
	assert_int_equal(b.paragraphs.n, 0);
	/* What passes with a changed byte must be as sound as any. */
	for (size_t i = 0; i < whole.n; i++)
		for (int bit = 0; bit < 8; bit++) {
			whole.s[i] = (char)(whole.s[i] ^ 1 << bit);
			if (article_unpack(
				    buf_str(&whole), (str){ 0 }, &p, &b, &e)) {
				buf_reset(&again);
				article_pack(&b, true, &again);
				assert_str_equal(
					buf_str(&again), buf_str(&whole));
			}
			whole.s[i] = (char)(whole.s[i] ^ 1 << bit);
		}
	buf_free(&whole);
	buf_free(&again);
	arena_free(&p);
}

static void
packs_are_checked_thing_by_thing(void **state)
{
	struct arena p = { 0 };

	(void)state;
	for (int i = 0; i < 10; i++) {
		struct article a = full_article(&p), b;
		struct buf out = { 0 };

		switch (i) {
		case 0: a.mentions.v[0].at.end = 7; break;
		case 1: a.mentions.v[0].at.end = 46; break;
		case 2: a.mentions.v[0].at.start = 9; break;
		case 3: a.mentions.v[0].player = 1; break;
		case 4: a.aliases.v[0].player = NO_INDEX; break;
		case 5: a.players.v[0].kind = PLAYER_KINDS; break;
		case 6: a.figures.v[0].value = (double)INFINITY; break;
		case 7: a.quotes.v[1].at.start = 12; break;
		case 8: a.paragraphs.v[1].at.start = 24; break;
		case 9: a.abouts.v[0].quote = 2; break;
		default: break;
		}
		article_pack(&a, true, &out);
		assert_false(article_unpack(
			buf_str(&out), (str){ 0 }, &p, &b, NULL));
		buf_free(&out);
	}
	arena_free(&p);
}

int
test_pack(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(packing_keeps_everything),
		cmocka_unit_test(packs_of_the_first_version_are_read),
		cmocka_unit_test(damaged_packs_are_refused),
		cmocka_unit_test(packs_are_checked_thing_by_thing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
