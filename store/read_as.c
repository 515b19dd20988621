#include "store/read_as.h"

#include "base/buf.h"
#include "content/pinyin.h"

#include <math.h>

/* A word of the query and what it is read as. */
struct read_word {
	struct clause *clause;
	struct query_term term;
	struct reading v[READINGS_MAX];
	size_t n;
};

struct read_words {
	struct read_word *v;
	size_t n, cap;
};

static bool
may_be_pinyin(const struct query_term *t, str query)
{
	const struct phrase *p = &t->phrase;

	if (p->quoted || p->n == 0 ||
		(t->field != FIELD_TEXT && t->field != FIELD_TITLE &&
			t->field != FIELD_SAID))
		return false;
	for (size_t i = 0; i < p->n; i++) {
		if (p->v[i].kind == PIECE_MARK)
			return false;
		/* GPT is no pinyin, gpt might be. */
		if (p->v[i].kind == PIECE_WORD &&
			str_find(query, p->v[i].text) == STR_NONE)
			return false;
	}
	return true;
}

/* The phrase as one word; what a joint parts are syllables. */
static str
phrase_word(const struct phrase *p, struct arena *tmp)
{
	struct buf text = { 0 };

	for (size_t i = 0; i < p->n; i++) {
		if (p->v[i].gap == GAP_JOINT)
			buf_putc(&text, '\'');
		buf_put(&text, p->v[i].text);
	}
	str s = arena_copy(tmp, buf_str(&text));
	buf_free(&text);
	return s;
}

/*
 * Letters that are a word of the archive themselves are no pinyin of words
 * that are rarer: such a row of characters is chance.  A score is about
 * three more than the logarithm of how often the word stands there.
 */
static size_t
without_chance(
	const struct read_as *r, str word, const struct reading *v, size_t n)
{
	uint32_t articles = frequent_count(r->frequent, word);
	double least = articles ? READINGS_SCALE * (log(articles) + 2) : 0;

	while (n && v[n - 1].score < least)
		n--;
	return n;
}

static bool
find(const struct read_as *r, const struct search_ask *ask, struct clause *c,
	struct read_words *out, struct err *e)
{
	size_t n = c->n;

	for (size_t i = 0; i < n; i++) {
		const struct phrase *p = &c->v[i].phrase;
		struct read_word found = { .clause = c, .term = c->v[i] };
		struct pinyin_typed typed;

		if (!may_be_pinyin(&c->v[i], ask->query))
			continue;
		str word = phrase_word(p, r->tmp);
		if (!pinyin_type(word, p->open, &typed))
			continue;
		if (!readings_find(
			    r->readings, &typed, r->perm, found.v, &found.n, e))
			return false;
		found.n = without_chance(r, word, found.v, found.n);
		if (found.n)
			*vec_push(r->tmp, out) = found;
	}
	return true;
}

static void
add_term(const struct read_as *r, const struct read_word *w, size_t which)
{
	struct query_term term = w->term;
	struct phrases phrases = { 0 };

	phrase_read(w->v[which].term, false, r->tmp, &phrases);
	if (phrases.n == 0)
		return;
	term.phrase = phrases.v[0];
	*vec_push(r->tmp, w->clause) = term;
}

bool
read_as_add(const struct read_as *r, const struct search_ask *ask,
	struct query *q, struct strs *out, struct err *e)
{
	struct read_words words = { 0 };

	for (size_t i = 0; i < q->n; i++) {
		if (!q->v[i].negative && !find(r, ask, &q->v[i], &words, e))
			return false;
	}
	for (size_t i = 0; i < words.n; i++) {
		const struct read_word *w = &words.v[i];
		bool last = i + 1 == words.n;
		/* Behind the last reading: none. */
		size_t which = last ? ask->reading % (w->n + 1) : 0;

		if (which < w->n)
			add_term(r, w, which);
		for (size_t k = 0; last && k < w->n; k++)
			*vec_push(r->perm, out) = w->v[k].term;
	}
	return true;
}
