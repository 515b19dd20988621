#include "content/quotes/quote_english.h"

#include <string.h>
#include <threads.h>

#include "base/utf8.h"
#include "content/words/sorted_words.h"

static const struct sorted_word words[] = {
#define SAYING(base, third, past, ing, takes)                       \
	{ base, EN_BASE | (takes) }, { third, EN_THIRD | (takes) }, \
		{ past, EN_PAST | (takes) }, { ing, EN_ING | (takes) },
#define WORD(text, sorts) { text, sorts },
#include "content/quotes/quote_english.def"
};

enum { SLOTS = 4096, WORD_MAX = 24 };

_Static_assert(sizeof words / sizeof *words < SLOTS / 2, "too many words");

static struct sorted_word table[SLOTS];
static const struct sorted_slots slots = { table, SLOTS };
static once_flag once = ONCE_FLAG_INIT;

static void
fill(void)
{
	sorted_words_fill(slots, words, sizeof words / sizeof *words);
}

uint32_t
en_sorts(str word)
{
	char small[WORD_MAX];

	call_once(&once, fill);
	if (word.n > WORD_MAX)
		return 0;
	for (size_t i = 0; i < word.n; i++) {
		char c = word.s[i];

		small[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	return sorted_words_find(slots, (str){ small, word.n });
}

static bool
is_owner(str word)
{
	return str_ends(word, STR("'s")) || str_ends(word, STR("’s")) ||
	       str_ends(word, STR("s'")) || str_ends(word, STR("s’"));
}

/* he’d, she’s, who’ve: the word before the apostrophe counts. */
static uint32_t
sorts_of(str word)
{
	uint32_t sorts = en_sorts(word);
	size_t at = str_find_byte(word, '\'');

	if (at == STR_NONE)
		at = str_find(word, STR("’"));
	if (!sorts && at != STR_NONE)
		sorts = en_sorts(str_take(word, at)) &
			(EN_HE | EN_SHE | EN_IT | EN_PRONOUN | EN_WHO);
	if (!sorts && word.n > 4 && str_ends(word, STR("ly")) &&
		*word.s >= 'a' && *word.s <= 'z')
		sorts = EN_ADVERB;
	return sorts;
}

/* Where a text is read, a paragraph's end in sight. */
struct reader {
	str text;
	size_t at, end;
	bool flat;                         /* marks are signs as others */
	bool no_curly, no_typed, no_latex; /* no closing mark is left */
};

static uint32_t
rune_at(const struct reader *r, size_t at)
{
	return at < r->end ? utf8_next(str_take(r->text, r->end), &at) : 0;
}

static uint32_t
rune_before(const struct reader *r, size_t at, size_t from)
{
	return at > from ? utf8_prev(r->text, &at) : 0;
}

static bool
is_apostrophe(uint32_t rune)
{
	return rune == '\'' || rune == 0x2019;
}

/* Does the sign go on a word: don’t, well-known, 3.2, 10,000, U.S.? */
static bool
joins(const struct reader *r, size_t at, uint32_t before)
{
	size_t next = at;
	uint32_t rune = utf8_next(r->text, &next);
	uint32_t behind = rune_at(r, next);
	bool digits = before >= '0' && before <= '9' && behind >= '0' &&
		      behind <= '9';

	if (is_apostrophe(rune) || rune == '-' || rune == '&' || rune == '/')
		return rune_is_word(behind);
	if (rune == ',')
		return digits;
	return rune == '.' && rune_is_word(behind);
}

static void
take_word(struct reader *r, struct en_token *t)
{
	uint32_t first = rune_at(r, r->at), before = 0;

	for (size_t next = r->at; r->at < r->end; r->at = next) {
		uint32_t rune = utf8_next(r->text, &next);

		if (!rune_is_word(rune) && !rune_is_han(rune) &&
			!joins(r, r->at, before))
			break;
		before = rune;
	}
	t->end = (uint32_t)r->at;
	str word = str_slice(r->text, t->start, t->end);
	/* voters’ */
	if (is_apostrophe(rune_at(r, r->at)) && str_ends(word, STR("s")) &&
		rune_at(r, r->at) == 0x2019)
		t->owner = true;
	t->type = first >= '0' && first <= '9' ? EN_NUMBER : EN_WORD;
	t->capital = (first >= 'A' && first <= 'Z') ||
		     (first >= 0xC0 && first <= 0xDE);
	t->owner |= is_owner(word);
	t->sorts = sorts_of(word);
	bool letter = word.n == 1 && t->capital && *word.s != 'I';
	bool dotted = word.n > 2 && word.s[word.n - 2] == '.';
	bool brief = letter || dotted || (t->sorts & EN_SHORT && t->capital);
	if (brief && rune_at(r, r->at) == '.')
		t->end = (uint32_t)++r->at;
}

enum mark { MARK_NONE, MARK_CURLY, MARK_TYPED, MARK_LATEX, MARK_SINGLE };

/* The mark at a place that may open a phrase. */
static enum mark
mark_at(const struct reader *r, size_t at, size_t from)
{
	str rest = str_slice(r->text, at, r->end);
	uint32_t before = rune_before(r, at, from);

	if (rune_is_word(before))
		return MARK_NONE;
	if (str_starts(rest, STR("“")))
		return MARK_CURLY;
	if (str_starts(rest, STR("\"")))
		return MARK_TYPED;
	if (str_starts(rest, STR("``")) || str_starts(rest, STR("''")))
		return MARK_LATEX;
	if (str_starts(rest, STR("‘")) || str_starts(rest, STR("'")))
		return MARK_SINGLE;
	return MARK_NONE;
}

static size_t
find_from(const struct reader *r, size_t at, str mark)
{
	size_t found = str_find(str_slice(r->text, at, r->end), mark);

	return found == STR_NONE ? STR_NONE : at + found;
}

/* A single mark closes before what is no word, and near. */
static size_t
find_single(const struct reader *r, size_t from, size_t *length)
{
	enum { NEAR = 300 };
	size_t end = from + NEAR < r->end ? from + NEAR : r->end;

	for (size_t at = from, next; at < end; at = next) {
		next = at;
		if (!is_apostrophe(utf8_next(r->text, &next)) ||
			rune_is_word(rune_at(r, next)) || at == from)
			continue;
		*length = next - at;
		return at;
	}
	return STR_NONE;
}

/* The closing mark; what found none finds none farther on either. */
static size_t
find_close(struct reader *r, enum mark mark, size_t from, size_t *length)
{
	size_t at = STR_NONE;

	switch (mark) {
	case MARK_CURLY:
		*length = 3;
		if (!r->no_curly)
			at = find_from(r, from, STR("”"));
		r->no_curly = at == STR_NONE;
		if (at != STR_NONE)
			return at;
		/* “…" */ /* fallthrough */
	case MARK_TYPED:
		*length = 1;
		if (!r->no_typed)
			at = find_from(r, from, STR("\""));
		r->no_typed = at == STR_NONE;
		return at;
	case MARK_LATEX:
		*length = 2;
		if (!r->no_latex)
			at = find_from(r, from, STR("''"));
		r->no_latex = at == STR_NONE;
		return at;
	default: return find_single(r, from, length);
	}
}

static void
end_phrase(const struct reader *r, struct en_token *t)
{
	str in = str_slice(r->text, t->in_start, t->in_end);
	size_t at = in.n, first = 0;
	uint32_t last = at ? utf8_prev(in, &at) : 0;
	uint32_t head = in.n ? utf8_next(in, &first) : 0;

	/* “… ‘…’” */
	while (at && (is_apostrophe(last) || last == ')' || last == ']'))
		last = utf8_prev(in, &at);
	t->asks = last == '?' || last == '!';
	t->stops = t->asks || last == '.' || last == 0x2026;
	t->comma = last == ',';
	t->capital = head >= 'A' && head <= 'Z';
}

/* Everything between marks as one token; false: the mark is none. */
static bool
take_phrase(struct reader *r, struct en_token *t, const struct en_token *before)
{
	size_t from = before ? before->end : t->start;
	enum mark mark = mark_at(r, r->at, from);
	size_t open = mark == MARK_TYPED ? 1 : mark == MARK_LATEX ? 2 : 3;
	size_t length = 0;

	if (mark == MARK_NONE)
		return false;
	if (mark == MARK_SINGLE && r->text.s[r->at] == '\'')
		open = 1;
	size_t in = r->at + open;
	uint32_t head = rune_at(r, in);
	if (!head || (mark == MARK_SINGLE && rune_is_space(head)))
		return false;
	size_t close = find_close(r, mark, in, &length);
	t->open = close == STR_NONE;
	if (t->open &&
		(mark == MARK_SINGLE || (before && before->type != EN_COLON &&
						before->type != EN_COMMA)))
		return false;
	t->type = EN_PHRASE;
	t->in_start = (uint32_t)in;
	t->in_end = (uint32_t)(t->open ? r->end : close);
	r->at = t->open ? r->end : close + length;
	t->end = (uint32_t)r->at;
	end_phrase(r, t);
	return true;
}

static uint8_t
sign_type(uint32_t rune)
{
	switch (rune) {
	case ',': return EN_COMMA;
	case ':': return EN_COLON;
	case ';':
	case '-':
	case 0x2013:
	case 0x2014:
	case 0x2015: return EN_BREAK;
	case '.':
	case '?':
	case '!': return EN_STOP;
	case '(':
	case '[': return EN_OPEN;
	case ')':
	case ']': return EN_CLOSE;
	default: return EN_OTHER;
	}
}

struct span
en_piece(str text, struct span *rest)
{
	enum { PIECE = 16 << 10 };
	struct span piece = *rest;

	if (piece.end - piece.start > PIECE) {
		str s = str_slice(text, piece.start, piece.start + PIECE);
		size_t at = str_find_last(s, STR(". "));

		if (at == STR_NONE)
			at = str_find_last(s, STR(" "));
		piece.end = at == STR_NONE || at == 0
				    ? (uint32_t)utf8_border(
					      text, piece.start + PIECE)
				    : piece.start + (uint32_t)at + 1;
	}
	rest->start = piece.end;
	return piece;
}

static void
take_all(struct reader *r, struct arena *perm, struct en_tokens *out)
{
	*out = (struct en_tokens){ .text = r->text };
	while (r->at < r->end) {
		size_t next = r->at;
		uint32_t rune = utf8_next(r->text, &next);

		if (rune_is_space(rune)) {
			r->at = next;
			continue;
		}
		struct en_token *before = out->n ? &out->v[out->n - 1] : NULL;
		struct en_token t = { .start = (uint32_t)r->at };
		if (rune_is_word(rune) || rune_is_han(rune)) {
			take_word(r, &t);
		} else if (r->flat || !take_phrase(r, &t, before)) {
			t.type = sign_type(rune);
			t.end = (uint32_t)next;
			r->at = next;
		}
		*vec_push(perm, out) = t;
	}
}

void
en_tokens_make(
	str text, struct span piece, struct arena *perm, struct en_tokens *out)
{
	struct reader r = { .text = text, .at = piece.start, .end = piece.end };

	take_all(&r, perm, out);
}

void
en_words_make(
	str text, struct span piece, struct arena *perm, struct en_tokens *out)
{
	struct reader r = {
		.text = text, .at = piece.start, .end = piece.end, .flat = true
	};

	take_all(&r, perm, out);
}
