#include "store/find/read_as.h"

#include "base/buf.h"
#include "content/words/pinyin.h"
#include "store/find/chain.h"

#include <math.h>

enum { WORDS = 16, BLANKS = 5 };

/* A word of the query, which may stand over several clauses, and what it is
 * read as. */
struct read_word {
	enum { WORD, NAME, SPEAKER } what;
	struct clause *clauses;
	size_t n_clauses;
	struct query_term term;
	struct reading v[READINGS_MAX];
	size_t n;
};

struct read_words {
	struct read_word *v;
	size_t n, cap;
};

/* Words read together: which reading of each. */
struct row {
	int score;
	uint8_t pick[WORDS];
};

struct rows {
	struct row v[READINGS_MAX];
	size_t n;
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

/* The words that these letters may stand for. */
static bool
read_letters(const struct read_as *r, str letters, bool open,
	struct read_word *out, struct err *e)
{
	struct chain chain = { r->readings, r->frequent, r->perm };
	struct pinyin_typed typed;

	out->n = 0;
	if (!pinyin_type(letters, open, &typed))
		return true;
	if (!readings_find(r->readings, &typed, r->perm, out->v, &out->n, e) ||
		(out->n == 0 &&
			!chain_find(&chain, &typed, out->v, &out->n, e)))
		return false;
	out->n = without_chance(r, letters, out->v, out->n);
	return true;
}

static bool
keep_names(const struct read_as *r, struct read_word *w, struct err *e)
{
	size_t n = 0;
	bool is;

	for (size_t i = 0; i < w->n; i++) {
		if (!readings_is_name(r->readings, w->v[i].term, &is, e))
			return false;
		if (is)
			w->v[n++] = w->v[i];
	}
	w->n = n;
	return true;
}

static bool
find_name(const struct read_as *r, const struct search_ask *ask, str name,
	struct read_word *out, struct err *e)
{
	return read_letters(r, name, ask->typing, out, e) &&
	       keep_names(r, out, e);
}

static void
take(struct read_words *words, struct arena *tmp, const struct read_word *w)
{
	if (w->n && words->n < WORDS)
		*vec_push(tmp, words) = *w;
}

static bool
find_in_term(const struct read_as *r, const struct search_ask *ask,
	struct read_word *w, struct read_words *out, struct err *e)
{
	const struct query_term *t = &w->term;

	if (may_be_pinyin(t, ask->query)) {
		w->what = WORD;
		str word = phrase_word(&t->phrase, r->tmp);
		if (!read_letters(r, word, t->phrase.open, w, e))
			return false;
		take(out, r->tmp, w);
	}
	if (t->field == FIELD_PLAYER || t->field == FIELD_ABOUT) {
		w->what = NAME;
		if (!find_name(r, ask, t->value, w, e))
			return false;
		take(out, r->tmp, w);
	}
	if (t->field == FIELD_SAID && t->by.n) {
		w->what = SPEAKER;
		if (!find_name(r, ask, t->by, w, e))
			return false;
		take(out, r->tmp, w);
	}
	return true;
}

static bool
find(const struct read_as *r, const struct search_ask *ask, struct clause *c,
	struct read_words *out, struct err *e)
{
	size_t n = c->n;

	for (size_t i = 0; i < n; i++) {
		struct read_word w = {
			.clauses = c, .n_clauses = 1, .term = c->v[i]
		};

		if (!find_in_term(r, ask, &w, out, e))
			return false;
	}
	return true;
}

/*
 * The letters of a clause that is one word, with none but what query_read
 * joined it to its neighbours as; else empty.
 */
static str
lone_letters(const struct clause *c, str query)
{
	const struct phrase *p = &c->v[0].phrase;

	if (c->negative || c->v[0].field != FIELD_TEXT || p->n != 1 ||
		p->v[0].kind != PIECE_WORD || !may_be_pinyin(&c->v[0], query))
		return (str){ 0 };
	str word = p->v[0].text;
	for (size_t i = 1; i < c->n; i++) {
		const struct phrase *joined = &c->v[i].phrase;

		if (joined->n != 1 || joined->v[0].text.n <= word.n ||
			(!str_starts(joined->v[0].text, word) &&
				!str_ends(joined->v[0].text, word)))
			return (str){ 0 };
	}
	return word;
}

/* How many clauses from this one on may be syllables of one word, and their
 * letters with breaks for the blanks.  Not those that are words each. */
static size_t
syllables(const struct search_ask *ask, const struct clause *c, size_t n,
	struct arena *tmp, str *letters)
{
	bool part = false;
	size_t i = 0;

	*letters = (str){ 0 };
	for (; i < n; i++) {
		str word = lone_letters(&c[i], ask->query);

		if (word.n == 0)
			break;
		part |= pinyin_is_syllable(word);
		*letters = arena_printf(tmp, "%.*s%s%.*s", STR_ARG(*letters),
			i ? "'" : "", STR_ARG(word));
	}
	return part ? i : 0;
}

/* The longest row of clauses that are one word; 0 clauses: none are. */
static bool
find_parted(const struct read_as *r, const struct search_ask *ask,
	struct clause *c, size_t n, struct read_word *w, struct err *e)
{
	for (n = n < BLANKS ? n : BLANKS; n > 1; n--) {
		struct pinyin_typed typed;
		str letters;

		*w = (struct read_word){
			.clauses = c, .n_clauses = n, .term = c->v[0]
		};
		if (syllables(ask, c, n, r->tmp, &letters) < n ||
			!pinyin_type(
				letters, c[n - 1].v[0].phrase.open, &typed))
			continue;
		if (!readings_find(
			    r->readings, &typed, r->perm, w->v, &w->n, e))
			return false;
		if (w->n)
			return true;
	}
	w->n_clauses = 0;
	return true;
}

static bool
find_all(const struct read_as *r, const struct search_ask *ask, struct query *q,
	struct read_words *out, struct err *e)
{
	for (size_t i = 0; i < q->n; i++) {
		struct read_word w = { 0 };

		if (q->v[i].negative)
			continue;
		if (!find_parted(r, ask, &q->v[i], q->n - i, &w, e))
			return false;
		take(out, r->tmp, &w);
		if (w.n_clauses)
			i += w.n_clauses - 1;
		else if (!find(r, ask, &q->v[i], out, e))
			return false;
	}
	return true;
}

static void
add_term(const struct read_as *r, const struct read_word *w, str as)
{
	struct query_term term = w->term;
	struct phrases phrases = { 0 };

	if (w->what == NAME) {
		term.value = as;
	} else {
		phrase_read(as, false, r->tmp, &phrases);
		if (phrases.n == 0)
			return;
		term.phrase = phrases.v[0];
	}
	for (size_t i = 0; i < w->n_clauses; i++)
		*vec_push(r->tmp, &w->clauses[i]) = term;
}

/* Whatever he may have said, also what was itself read of letters. */
static void
add_speaker(const struct read_as *r, const struct read_word *w, str as)
{
	struct clause *c = w->clauses;
	size_t n = c->n;

	for (size_t i = 0; i < n; i++) {
		struct query_term term = c->v[i];

		if (!str_eq(term.by, w->term.by))
			continue;
		term.by = as;
		*vec_push(r->tmp, c) = term;
	}
}

static void
put_row(struct rows *all, const struct row *row)
{
	size_t at = all->n;

	while (at && all->v[at - 1].score < row->score)
		at--;
	if (at == READINGS_MAX)
		return;
	if (all->n < READINGS_MAX)
		all->n++;
	for (size_t i = all->n - 1; i > at; i--)
		all->v[i] = all->v[i - 1];
	all->v[at] = *row;
}

/* The likeliest rows of a reading for each word. */
static void
combine(const struct read_words *words, struct rows *out)
{
	*out = (struct rows){ .n = 1 };
	for (size_t i = 0; i < words->n; i++) {
		struct rows before = *out;

		out->n = 0;
		for (size_t k = 0; k < before.n; k++) {
			for (size_t j = 0; j < words->v[i].n; j++) {
				struct row row = before.v[k];

				row.pick[i] = (uint8_t)j;
				row.score += words->v[i].v[j].score;
				put_row(out, &row);
			}
		}
	}
}

static str
row_text(const struct read_as *r, const struct read_words *words,
	const struct row *row)
{
	str all = { 0 };

	for (size_t i = 0; i < words->n; i++)
		all = arena_printf(r->perm, "%.*s%s%.*s", STR_ARG(all),
			i ? " " : "",
			STR_ARG(words->v[i].v[row->pick[i]].term));
	return all;
}

bool
read_as_add(const struct read_as *r, const struct search_ask *ask,
	struct query *q, struct strs *out, struct err *e)
{
	struct read_words words = { 0 };
	struct rows rows;

	if (!find_all(r, ask, q, &words, e))
		return false;
	if (words.n == 0)
		return true;
	combine(&words, &rows);
	for (size_t i = 0; i < rows.n; i++)
		*vec_push(r->perm, out) = row_text(r, &words, &rows.v[i]);
	size_t which = ask->reading % (rows.n + 1);
	for (size_t i = 0; which < rows.n && i < words.n; i++) {
		const struct read_word *w = &words.v[i];
		str as = w->v[rows.v[which].pick[i]].term;

		if (w->what == SPEAKER)
			add_speaker(r, w, as);
		else
			add_term(r, w, as);
	}
	return true;
}
