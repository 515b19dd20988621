#include "store/query.h"

#include "base/utf8.h"
#include "content/words/fold.h"
#include "store/find/recent.h"
#include "store/index/terms.h"
#include "store/rows/when.h"

enum { IGNORED_MAX = 200 };

/* One word of the query as it stands there. */
struct token {
	str whole;  /* with all of what follows */
	bool minus; /* -x */
	bool field; /* has a known field: */
	enum field name;
	str bare;    /* its text, or what is between quotation marks */
	bool quoted; /* has them */
	str rest;    /* what follows the closing mark directly: @X */
	bool open;   /* nothing follows it in the query */
};

struct reading {
	struct arena *perm;
	struct query *query;
	str text;
	size_t at;
	bool typing;
	bool either; /* the word before was OR */
	bool joins;  /* … and the one before that was a clause */
	size_t terms;
};

static bool
is_blank(uint32_t r)
{
	return rune_is_space(r) || r < ' ' || r == 0x7F;
}

static bool
is_quote(uint32_t r)
{
	return r == '"' || r == 0x201C || r == 0x201D || r == 0xFF02 ||
	       (r >= 0x300C && r <= 0x300F); /* 「」『』 */
}

/* Is there a rune at r->at for which is() holds?  Then goes behind it. */
static bool
skip_one(struct reading *r, bool (*is)(uint32_t))
{
	size_t at = r->at;

	if (at >= r->text.n || !is(utf8_next(r->text, &at)))
		return false;
	r->at = at;
	return true;
}

/* From r->at to the next rune for which a or b holds. */
static str
take_until(struct reading *r, bool (*a)(uint32_t), bool (*b)(uint32_t))
{
	size_t from = r->at, end = from;

	while (r->at < r->text.n) {
		uint32_t rune = utf8_next(r->text, &r->at);

		if (a(rune) || b(rune)) {
			r->at = end;
			break;
		}
		end = r->at;
	}
	return str_slice(r->text, from, end);
}

static const struct {
	str name;
	enum field field;
} fields[] = {
#define FIELD(id, name) { STR0(name), FIELD_##id },
#include "store/archive/fields.def"
};

static bool
is_minus(uint32_t r)
{
	return r == '-' || r == 0xFF0D;
}

/* A sign as an input method may give it, in full width. */
static uint32_t
narrow(uint32_t rune)
{
	return rune >= 0xFF01 && rune <= 0xFF5E ? rune - 0xFF01 + '!' : rune;
}

/* Does the text go on with a name and a colon?  *at: behind them. */
static bool
is_named(str text, str name, size_t *at)
{
	for (size_t i = 0; i <= name.n; i++) {
		uint32_t wanted = i < name.n ? (unsigned char)name.s[i] : ':';
		uint32_t rune = *at < text.n ? narrow(utf8_next(text, at)) : 0;

		if (rune >= 'A' && rune <= 'Z')
			rune |= 0x20;
		if (rune != wanted)
			return false;
	}
	return true;
}

/* A field's name and colon. */
static void
read_field(struct reading *r, struct token *t)
{
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		size_t at = r->at;

		if (!is_named(r->text, fields[i].name, &at))
			continue;
		t->field = true;
		t->name = fields[i].field;
		r->at = at;
		return;
	}
}

static bool
next_token(struct reading *r, struct token *t)
{
	*t = (struct token){ 0 };
	while (skip_one(r, is_blank))
		;
	if (r->at >= r->text.n)
		return false;
	size_t from = r->at;
	t->minus = skip_one(r, is_minus);
	read_field(r, t);
	if (skip_one(r, is_quote)) {
		t->quoted = true;
		t->bare = take_until(r, is_quote, is_quote);
		t->open = !skip_one(r, is_quote);
		if (t->field)
			t->rest = take_until(r, is_blank, is_quote);
	} else {
		t->bare = take_until(r, is_blank, is_quote);
		t->open = r->at >= r->text.n;
	}
	t->whole = str_slice(r->text, from, r->at);
	return true;
}

static void
ignore(struct reading *r, str what)
{
	str *all = &r->query->ignored;

	if (all->n + what.n > IGNORED_MAX)
		return;
	*all = arena_printf(r->perm, "%.*s%s%.*s", STR_ARG(*all),
		all->n ? " " : "", STR_ARG(what));
}

static void
add_clause(struct reading *r, struct query_term term, bool negative)
{
	struct query *q = r->query;

	r->terms++;
	if (r->either && r->joins && !negative) {
		*vec_push(r->perm, &q->v[q->n - 1]) = term;
		r->either = false;
		return;
	}
	struct clause *c = vec_push(r->perm, q);
	c->negative = negative;
	*vec_push(r->perm, c) = term;
	r->either = false;
	r->joins = !negative;
}

/* A term for each phrase; false when there is none. */
static bool
add_phrases(struct reading *r, const struct token *t, str text, str by)
{
	struct phrases all = { 0 };
	enum field field = t->field ? t->name : FIELD_TEXT;

	(t->quoted ? phrase_read_quoted : phrase_read)(
		text, t->open && r->typing, r->perm, &all);
	for (size_t i = 0; i < all.n && r->query->n < QUERY_CLAUSES &&
			   r->terms < QUERY_TERMS;
		i++)
		add_clause(r,
			(struct query_term){ .field = (uint8_t)field,
				.phrase = all.v[i],
				.by = by },
			t->minus);
	return all.n;
}

/* said:words, said:words@name, said:@name */
static bool
add_said(struct reading *r, const struct token *t)
{
	str words = t->bare, by = t->rest;

	if (!t->quoted)
		str_cut(t->bare, STR("@"), &words, &by);
	else if (!str_starts(by, STR("@")))
		by = (str){ 0 };
	else
		by = str_skip(by, 1);
	by = str_trim(by);
	if (add_phrases(r, t, words, by))
		return true;
	if (by.n)
		add_clause(r,
			(struct query_term){ .field = FIELD_SAID, .by = by },
			t->minus);
	return by.n;
}

static bool
add_value(struct reading *r, const struct token *t)
{
	struct query_term term = { .field = (uint8_t)t->name,
		.value = str_trim(t->bare) };

	if (term.value.n == 0)
		return false;
	if (t->name == FIELD_SINCE || t->name == FIELD_UNTIL) {
		if (!query_date(fold(r->perm, term.value),
			    t->name == FIELD_UNTIL, &term.number))
			return false;
	} else if (t->name == FIELD_STORY) {
		if (!str_to_int(term.value, &term.number))
			return false;
	} else if (t->name == FIELD_IS) {
		if (str_eq(term.value, STR("starred")))
			term.is = IS_STARRED;
		else if (!str_eq(term.value, STR("unread")))
			return false;
	}
	add_clause(r, term, t->minus);
	return true;
}

static bool
add_token(struct reading *r, const struct token *t)
{
	if (r->query->n >= QUERY_CLAUSES || r->terms >= QUERY_TERMS)
		return false;
	if (!t->field || t->name == FIELD_TITLE)
		return add_phrases(r, t, t->bare, (str){ 0 });
	if (t->name == FIELD_SAID)
		return add_said(r, t);
	return add_value(r, t);
}

/* Is it a clause of one bare word alone? */
static const struct piece *
lone_word(const struct clause *c)
{
	const struct phrase *p = &c->v[0].phrase;

	if (c->negative || c->n > 1 || c->v[0].field != FIELD_TEXT ||
		p->quoted || p->n != 1 || p->v[0].kind != PIECE_WORD)
		return NULL;
	return &p->v[0];
}

/* 4 0 is not 40. */
static bool
two_numbers(str a, str b)
{
	char last = a.s[a.n - 1], first = b.s[0];

	return last >= '0' && last <= '9' && first >= '0' && first <= '9';
}

/* Two words that follow each other may be one in the text: WPS AI. */
static void
join_words(struct reading *r)
{
	const struct piece *words[QUERY_CLAUSES];
	struct query *q = r->query;

	for (size_t i = 0; i < q->n; i++)
		words[i] = lone_word(&q->v[i]);
	for (size_t i = 0; i + 1 < q->n; i++) {
		struct phrases both = { 0 };
		bool open = q->v[i + 1].v[0].phrase.open;

		if (!words[i] || !words[i + 1] ||
			two_numbers(words[i]->text, words[i + 1]->text))
			continue;
		phrase_read(arena_printf(r->perm, "%.*s%.*s",
				    STR_ARG(words[i]->text),
				    STR_ARG(words[i + 1]->text)),
			open, r->perm, &both);
		struct query_term term = { .phrase = both.v[0] };
		*vec_push(r->perm, &q->v[i]) = term;
		*vec_push(r->perm, &q->v[i + 1]) = term;
	}
}

void
query_read(str text, bool typing, struct arena *perm, struct query *out)
{
	struct reading r = { .perm = perm,
		.query = out,
		.text = utf8_repair(perm, text, NULL),
		.typing = typing };
	struct token t;

	*out = (struct query){ 0 };
	while (next_token(&r, &t)) {
		if (str_eq(t.whole, STR("OR")) && r.joins && !r.either)
			r.either = true;
		else if (!add_token(&r, &t))
			ignore(&r, t.whole);
	}
	if (r.either)
		ignore(&r, STR("OR"));
	join_words(&r);
}

/* n digits, or fewer but one when `fewer`; what follows stays in *s. */
static bool
take_number(str *s, size_t least, size_t most, int64_t *out)
{
	size_t n = 0;

	while (n < s->n && n < most && s->s[n] >= '0' && s->s[n] <= '9')
		n++;
	if (n < least || !str_to_int(str_take(*s, n), out))
		return false;
	*s = str_skip(*s, n);
	return true;
}

static bool
read_iso(str s, bool end, int64_t *when)
{
	static const int64_t last[] = { 12, 31, 23, 59, 59 };
	int64_t part;
	int begins, ends;

	if (!take_number(&s, 4, 4, when))
		return false;
	str rest = str_skip(s, 1);
	if (when_take_part(&rest, &begins, &ends)) {
		*when = (*when * 100 + (end ? ends : begins)) * 100000000 +
			(end ? 31235959 : 0);
		return rest.n == 0;
	}
	for (size_t i = 0; i < 5; i++) {
		part = end ? last[i] : 0;
		if (s.n > 1)
			s = str_skip(s, 1);
		if (s.n && !take_number(&s, 1, 2, &part))
			return false;
		*when = *when * 100 + part;
	}
	return true;
}

bool
query_date(str s, bool end, int64_t *when)
{
	char iso[WHEN_TEXT];
	struct when said;

	if (read_iso(s, end, when))
		return true;
	return recent_read(s, recent_today(), end, &said) &&
	       read_iso(when_format(said, iso), end, when);
}
