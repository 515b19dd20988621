/*
 * Quotes of any text: each lies in it and between whole characters, they are
 * in order, and who speaks or is spoken about is a player.  Every capital
 * letter and every 王 is a mention, so that there are names to choose from.
 */
#include "base/utf8.h"
#include "content/extract.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

enum { PLAYERS = 27 };

static void
add_players(struct article *a, struct arena *perm)
{
	for (int k = 0; k < PLAYERS; k++)
		*vec_push(perm, &a->players) = (struct player){
			.name = article_word_add(a, perm, STR("name")),
			.kind = (uint8_t)(k % PLAYER_KINDS),
		};
	for (size_t at = 0, from = 0; at < a->text.n; from = at) {
		uint32_t rune = utf8_next(a->text, &at);
		int32_t player =
			rune == 0x738B ? PLAYERS - 1 : (int32_t)rune - 'A';

		if (player >= 0 && player < PLAYERS)
			*vec_push(perm, &a->mentions) =
				(struct mention){ player,
					{ (uint32_t)from, (uint32_t)at } };
	}
}

static void
check_span(const struct article *a, struct span s)
{
	assert(s.start <= s.end && s.end <= a->text.n);
	assert(utf8_valid(article_span(a, s)));
}

static void
check(const struct article *a)
{
	uint32_t last = 0;

	for (size_t i = 0; i < a->quotes.n; i++) {
		const struct quote *q = &a->quotes.v[i];

		check_span(a, q->at);
		check_span(a, q->speaker_at);
		check_span(a, q->cue);
		assert(!span_empty(q->at) && q->at.start >= last);
		assert(q->speaker >= NO_INDEX && q->speaker < PLAYERS);
		last = q->at.start;
	}
	for (size_t i = 0; i < a->abouts.n; i++) {
		const struct about *b = &a->abouts.v[i];

		assert(b->quote >= 0 && (size_t)b->quote < a->quotes.n);
		assert(b->player >= 0 && b->player < PLAYERS);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena perm = { 0 };
	struct article a = { 0 };

	a.text = utf8_repair(&perm, (str){ (const char *)bytes, n }, NULL);
	a.lang = article_word_add(
		&a, &perm, n && bytes[0] & 1 ? STR("en") : STR("zh"));
	add_players(&a, &perm);
	quote_find(&a, &perm);
	check(&a);
	arena_free(&perm);
	return 0;
}
