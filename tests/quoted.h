/*
 * Texts of which the players are known, and who is found to say what in them,
 * for tests of quotes.
 */
#ifndef TESTS_QUOTED_H
#define TESTS_QUOTED_H

#include "tests/perm.h"
#include "tests/test.h"

#include "base/buf.h"
#include "content/content.h"
#include "content/extract.h"

/* The players of all texts here; every one is invented. */
static const struct {
	const char *name;
	uint8_t kind;
} players[] = {
	{ "陈立伟", PLAYER_PERSON },
	{ "周晓岚", PLAYER_PERSON },
	{ "青禾精密", PLAYER_ORG },
	{ "海石汽车", PLAYER_ORG },
	{ "晨报", PLAYER_ORG },
	{ "问天大模型", PLAYER_PRODUCT },
	{ "Ann Lee-Berg", PLAYER_PERSON },
	{ "方岚", PLAYER_PERSON },
};

static inline void
add_players(struct article *a)
{
	for (size_t k = 0; k < TESTS_N(players); k++)
		*vec_push(&perm, &a->players) = (struct player){
			.name = article_word_add(
				a, &perm, str_of(players[k].name)),
			.kind = players[k].kind,
		};
}

static inline void
add_mentions(struct article *a)
{
	for (size_t i = 0; i < a->text.n; i++)
		for (size_t k = 0; k < TESTS_N(players); k++) {
			str name = str_of(players[k].name);

			if (!str_starts(str_skip(a->text, i), name))
				continue;
			*vec_push(&perm, &a->mentions) = (struct mention){
				.player = (int32_t)k,
				.at = { (uint32_t)i, (uint32_t)(i + name.n) },
			};
			i += name.n - 1;
			break;
		}
}

static inline struct article
read(const char *text)
{
	struct article a = { .text = str_of(text) };

	a.lang = article_word_add(&a, &perm, STR("zh"));
	add_players(&a);
	add_mentions(&a);
	quote_find(&a, &perm);
	return a;
}

static inline str
speaker_of(const struct article *a, const struct quote *q)
{
	return q->speaker < 0 ? STR("-")
			      : article_word(a, a->players.v[q->speaker].name);
}

/* "D 陈立伟: …; I -: …": D is direct, I indirect, - nobody. */
static inline str
quotes_of(const char *text)
{
	struct article a = read(text);
	struct buf b = { 0 };

	for (size_t i = 0; i < a.quotes.n; i++) {
		const struct quote *q = &a.quotes.v[i];

		buf_printf(&b, "%s%s %.*s: %.*s", i ? "; " : "",
			q->kind == QUOTE_DIRECT ? "D" : "I",
			STR_ARG(speaker_of(&a, q)),
			STR_ARG(article_span(&a, q->at)));
	}
	str s = arena_copy(&perm, buf_str(&b));
	buf_free(&b);
	return s;
}

struct quote_case {
	const char *text, *quotes;
};

static inline void
check_quotes(const struct quote_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_str_equal(
			quotes_of(cases[i].text), str_of(cases[i].quotes));
}

#endif
