#include "store/find/phrase.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "content/words/fold.h"
#include "store/index/terms.h"

/* A longer phrase becomes two, so that finding it stays linear. */
enum { PIECES_MAX = 64 };

/* Reading: where the last piece ended, and what has come since. */
struct reading {
	struct arena *perm;
	struct phrases *out;
	struct phrase phrase;
	bool quoted;
	str text;
	size_t marks;     /* runes since the last piece that are none */
	uint32_t mark;    /* the last of these */
	bool blanks;      /* a blank is among them */
	size_t last_ends; /* where the last piece ends in text */
};

static bool
phrase_says_something(const struct phrase *p)
{
	for (size_t i = 0; i < p->n; i++) {
		if (p->v[i].kind != PIECE_MARK)
			return true;
	}
	return false;
}

static void
end_phrase(struct reading *r)
{
	r->phrase.quoted = r->quoted;
	if (phrase_says_something(&r->phrase))
		*vec_push(r->perm, r->out) = r->phrase;
	r->phrase = (struct phrase){ 0 };
}

static void
push(struct reading *r, enum piece_kind kind, enum piece_gap gap, str text)
{
	*vec_push(r->perm, &r->phrase) = (struct piece){
		.kind = (uint8_t)kind,
		.gap = (uint8_t)gap,
		.text = text,
	};
}

/* In a bare word: one joint between words holds them together. */
static enum piece_gap
bare_gap(struct reading *r, enum piece_kind kind, str text)
{
	size_t n = r->phrase.n;

	if (n == 0)
		return GAP_NONE;
	str before = r->phrase.v[n - 1].text;
	if (r->marks == 0)
		return GAP_BLANK;
	if (r->marks > 1 || !rune_is_joint(r->mark) || kind != PIECE_WORD ||
		r->phrase.v[n - 1].kind != PIECE_WORD) {
		end_phrase(r);
		return GAP_NONE;
	}
	if (!ascii_is_digit(before.s[before.n - 1]) ||
		!ascii_is_digit(text.s[0]))
		return GAP_JOINT;
	/* 4.0 is not 40. */
	size_t at = (size_t)(text.s - r->text.s);
	push(r, PIECE_MARK, GAP_NONE, str_slice(r->text, r->last_ends, at));
	return GAP_NONE;
}

static void
add_piece(struct reading *r, enum piece_kind kind, size_t from, size_t end)
{
	str text = str_slice(r->text, from, end);
	enum piece_gap gap = GAP_NONE;

	if (r->phrase.n >= PIECES_MAX)
		end_phrase(r);
	if (!r->quoted)
		gap = bare_gap(r, kind, text);
	else if (r->blanks && r->phrase.n)
		gap = GAP_BLANKS;
	push(r, kind, gap, text);
	r->marks = 0;
	r->blanks = false;
	r->last_ends = end;
}

static enum piece_kind
kind_at(str s, size_t *at, uint32_t *rune)
{
	static const uint8_t kinds[] = {
		[RUNE_OTHER] = PIECE_MARK,
		[RUNE_RUN] = PIECE_RUN,
		[RUNE_WORD] = PIECE_WORD,
	};

	*rune = utf8_next(s, at);
	return kinds[rune_class(*rune)];
}

static void
read_pieces(struct reading *r)
{
	str s = r->text;

	for (size_t at = 0; at < s.n;) {
		size_t from = at, next;
		uint32_t rune, more;
		enum piece_kind kind = kind_at(s, &at, &rune);

		if (kind == PIECE_MARK) {
			r->marks++;
			r->mark = rune;
			r->blanks |= rune_is_space(rune);
			if (r->quoted && !rune_is_space(rune))
				add_piece(r, kind, from, at);
			continue;
		}
		for (next = at; next < s.n && kind_at(s, &next, &more) == kind;)
			at = next;
		add_piece(r, kind, from, at);
	}
}

/* Does the text end in a word that may be unfinished? */
static bool
ends_open(const struct phrase *p, size_t marks)
{
	if (p->n == 0 || marks)
		return false;
	const struct piece *last = &p->v[p->n - 1];
	return last->kind == PIECE_WORD &&
	       utf8_count(last->text) >= PHRASE_OPEN_MIN;
}

static void
read_all(str s, bool quoted, bool open, struct arena *perm, struct phrases *out)
{
	struct reading r = { .perm = perm,
		.out = out,
		.quoted = quoted,
		.text = fold(perm, s) };

	read_pieces(&r);
	r.phrase.open = open && ends_open(&r.phrase, r.marks);
	end_phrase(&r);
}

void
phrase_read(str word, bool open, struct arena *perm, struct phrases *out)
{
	read_all(word, false, open, perm, out);
}

void
phrase_read_quoted(
	str words, bool open, struct arena *perm, struct phrases *out)
{
	read_all(words, true, open, perm, out);
}

/*
 * A term is the pieces with what parts them, in quotation marks when it was,
 * with a star behind it when its last word is open.
 */
str
phrase_term(const struct phrase *p, struct arena *perm)
{
	static const char *const between[] = {
		[GAP_NONE] = "",
		[GAP_JOINT] = "-",
		[GAP_BLANK] = "",
		[GAP_BLANKS] = " ",
	};
	struct buf out = { 0 };

	if (p->quoted)
		buf_putc(&out, '"');
	for (size_t i = 0; i < p->n; i++) {
		buf_put(&out, str_of(between[p->v[i].gap]));
		buf_put(&out, p->v[i].text);
	}
	if (p->open)
		buf_putc(&out, '*');
	str term = arena_copy(perm, buf_str(&out));
	buf_free(&out);
	return term;
}

bool
phrase_parse(str term, struct arena *perm, struct phrase *out)
{
	struct phrases all = { 0 };
	bool open = str_ends(term, STR("*"));
	str text = str_take(term, term.n - open);

	if (str_starts(text, STR("\"")))
		read_all(str_skip(text, 1), true, open, perm, &all);
	else
		read_all(text, false, open, perm, &all);
	if (all.n)
		*out = all.v[0];
	return all.n;
}
