/*
 * Roles that stand right behind a name: X，Y公司CEO；X是…；X（现任…）；
 * X总统; and a line of titles under a line that is a name.
 */
#include "content/players/role.h"

#include "base/utf8.h"

enum { PHRASE_MAX = 48 };

/* How far a row of titles may go on behind `end`, where one ended. */
typedef bool ends_row(const struct letters *, uint32_t i, uint32_t end);

/* Only where it may end; to the end of the line. */
static bool
ends_told(const struct letters *l, uint32_t i, uint32_t end)
{
	(void)end;
	return title_may_end(l, i);
}

/* Behind a verb something else may follow in a row: X的总裁、Y的顾问. */
static bool
ends_listed(const struct letters *l, uint32_t i, uint32_t end)
{
	return ends_told(l, i, end) ||
	       (title_skip_tie(l, i) > i && letter_at(l, i) != '/');
}

/* From there somebody rose. */
static bool
ends_rise(const struct letters *l, uint32_t i, uint32_t end)
{
	static const char *const words[] = {
#define RISE(word) word,
#include "content/players/roles.def"
		NULL
	};

	(void)end;
	return letters_skip_any(l, i, words) > i;
}

/* Behind 这位 anything may follow; but then the next letters only. */
static bool
ends_any(const struct letters *l, uint32_t i, uint32_t end)
{
	enum { NEXT = 4 };

	return !end || i <= end + NEXT || title_skip_tie(l, end) > end;
}

/* The longest run of titles that begins at i. */
static bool
read_titles(const struct letters *l, uint32_t i, ends_row *ends,
	struct titles *titles)
{
	struct titles longer;
	struct title core;
	uint32_t last = 0;

	for (uint32_t end = i + 1; end <= l->n && end - i <= PHRASE_MAX;
		end++) {
		if (title_ends(l, i, end, &core) && core.sort != TITLE_TRADE &&
			ends(l, end, last) && title_split(l, i, end, &longer)) {
			*titles = longer;
			last = end;
		}
		if (end < l->n && (l->kind[end] == LETTER_LINE ||
					  l->kind[end] == LETTER_STOP))
			break;
	}
	return last != 0;
}

int32_t
role_mention_at(const struct role_finder *f, uint32_t i)
{
	size_t k = i < f->l->n ? mention_after(f->a, f->l->at[i])
			       : f->a->mentions.n;

	return k < f->a->mentions.n && f->at[k].start == i ? (int32_t)k
							   : NO_INDEX;
}

/* Over 前, 现任 and the like. */
static uint32_t
skip_time(const struct letters *l, uint32_t i, bool *former)
{
	static const struct {
		const char *word;
		bool former;
	} words[] = {
#define TIME(word, former) { word, former },
#include "content/players/roles.def"
	};

	i = letter_skip_blanks(l, i);
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (letters_start(l, i, words[k].word) &&
			!letters_start(l, i, "过渡")) {
			*former |= words[k].former;
			return letter_skip_blanks(
				l, i + (uint32_t)utf8_count(
					       str_of(words[k].word)));
		}
	return i;
}

/* The first mention that begins in [i, i + LOOSE], with only words between:
 * 现AI公司|某某. */
static int32_t
loose_mention(const struct role_finder *f, uint32_t i)
{
	enum { LOOSE = 12 };
	/* What they bring in is somebody else. */
	static const char *const others[] = {
#define OTHERS(word) word,
#include "content/players/roles.def"
		NULL
	};
	size_t k = i < f->l->n ? mention_after(f->a, f->l->at[i])
			       : f->a->mentions.n;

	while (k < f->a->mentions.n && f->at[k].start < i)
		k++;
	if (k == f->a->mentions.n || f->at[k].start > i + LOOSE ||
		mention_kind(f->a, k) != PLAYER_ORG)
		return NO_INDEX;
	if (letters_skip_any(f->l, i, others) > i)
		return NO_INDEX;
	for (; i < f->at[k].start; i++)
		if (f->l->kind[i] != LETTER_HAN && f->l->kind[i] != LETTER_WORD)
			return NO_INDEX;
	return (int32_t)k;
}

/* Over 最年轻的. */
static uint32_t
skip_praise(const struct letters *l, uint32_t i)
{
	enum { PRAISE_MAX = 6 };

	if (!letters_start(l, i, "最"))
		return i;
	for (uint32_t end = i + 2; end < i + PRAISE_MAX; end++)
		if (letters_start(l, end, "的"))
			return end + 1;
	return i;
}

/* Over the organisations, products and places that a phrase begins with at
 * *from: they are what its titles are held in. */
static void
read_holders(const struct role_finder *f, int32_t m, uint32_t *from,
	struct phrase *p)
{
	bool marked = letter_kind_at(f->l, *from) == LETTER_MARK;

	for (; m != NO_INDEX; m = role_mention_at(f, *from)) {
		if (mention_kind(f->a, (size_t)m) == PLAYER_PERSON ||
			role_is_region(f, (size_t)m))
			break;
		p->of = m;
		uint32_t end = letter_skip_blanks(f->l, f->at[m].end);
		end += marked && letter_kind_at(f->l, end) == LETTER_MARK;
		*from = role_skip_bracket(f->l, end);
		uint32_t tie = title_skip_tie(f->l, *from);
		if (role_mention_at(f, tie) == NO_INDEX)
			continue;
		if (tie > *from)
			p->also = m;
		*from = tie;
	}
}

/* A body that was not found, at letter i, and its titles. */
static bool
read_body(const struct role_finder *f, uint32_t i, ends_row *ends,
	struct phrase *p)
{
	struct span body = role_body_at(f, i);

	if (span_empty(body) ||
		!read_titles(f->l, body.end + 1, ends, &p->titles))
		return false;
	/* Its last part may have been found. */
	size_t j = mention_after(f->a, f->l->at[body.end]);
	bool found = j && f->at[j - 1].end == body.end &&
		     mention_kind(f->a, j - 1) == PLAYER_ORG;
	p->also = NO_INDEX;
	p->of = found ? (int32_t)j - 1 : NO_INDEX;
	p->words = found ? (struct span){ 0 } : body;
	return true;
}

bool
role_phrase_holds(const struct phrase *p)
{
	return p->of != NO_INDEX || !span_empty(p->words);
}

static bool
read_phrase(const struct role_finder *f, uint32_t i, ends_row *ends,
	struct phrase *p)
{
	bool former = false;
	uint32_t start = skip_time(f->l, i, &former), from = start;
	bool marked = letter_kind_at(f->l, from) == LETTER_MARK;
	int32_t m = role_mention_at(f, from + marked);

	*p = (struct phrase){ .of = NO_INDEX,
		.also = NO_INDEX,
		.timed = from > letter_skip_blanks(f->l, i) };
	if (m == NO_INDEX && ends != ends_any)
		m = loose_mention(f, from);
	read_holders(f, m, &from, p);
	from = skip_praise(f->l, from);
	if (!read_titles(f->l, from, ends, &p->titles) &&
		(ends == ends_any || !read_body(f, start, ends, p)))
		return false;
	for (size_t n = 0; n < p->titles.n; n++)
		p->titles.v[n].former |= former;
	p->end = p->titles.v[p->titles.n - 1].at.end;
	return true;
}

bool
role_read_phrase(const struct role_finder *f, uint32_t i, struct phrase *p)
{
	return read_phrase(f, i, ends_told, p);
}

bool
role_read_told(const struct role_finder *f, uint32_t i, struct phrase *p)
{
	return read_phrase(f, i, ends_listed, p);
}

bool
role_read_rise(const struct role_finder *f, uint32_t i, struct phrase *p)
{
	return read_phrase(f, i, ends_rise, p);
}

bool
role_read_this(const struct role_finder *f, uint32_t i, struct phrase *p)
{
	return read_phrase(f, i, ends_any, p);
}

/* Do only 、 and 和 stand between a person and the one at k? */
bool
role_is_tied(const struct role_finder *f, size_t k)
{
	return k && mention_kind(f->a, k - 1) == PLAYER_PERSON &&
	       title_skip_tie(f->l, f->at[k - 1].end) == f->at[k].start;
}

enum { TIED_MAX = 6 };

void
role_ask_phrase(
	struct role_finder *f, size_t k, const struct phrase *p, struct asked q)
{
	for (size_t n = 0; n < TIED_MAX; n++, k--) {
		q.who = k;
		role_ask(f, &p->titles, q);
		if (!role_is_tied(f, k))
			return;
	}
}

void
role_add_phrase(struct role_finder *f, size_t k, const struct phrase *p)
{
	for (size_t n = 0; n < TIED_MAX; n++) {
		int32_t player = f->a->mentions.v[k].player;

		if (span_empty(p->words))
			role_add_titles(f, &p->titles, player, p->of);
		else
			role_add_in_words(f, k, &p->titles, p->words);
		if (p->also != NO_INDEX)
			role_add_titles(f, &p->titles, player, p->also);
		if (!role_is_tied(f, k))
			return;
		k--;
	}
}

/* Behind a bracket with another name: X（Y）. */
static uint32_t
skip_alias(const struct role_finder *f, size_t *k)
{
	uint32_t i = f->at[*k].end;
	size_t next = *k + 1;

	if (letter_kind_at(f->l, i) != LETTER_OPEN ||
		next == f->a->mentions.n || f->at[next].start != i + 1 ||
		letter_kind_at(f->l, f->at[next].end) != LETTER_CLOSE ||
		f->a->mentions.v[next].player != f->a->mentions.v[*k].player)
		return i;
	*k = next;
	return f->at[next].end + 1;
}

/* What stands right before mention k, or 的 between: 某医院的|王教授. */
static int32_t
holder_before(const struct role_finder *f, size_t k)
{
	const struct letters *l = f->l;
	uint32_t i = f->at[k].start;
	int32_t j = (int32_t)k - 1 - (k > 1 && role_is_bracketed(f, k - 1));

	if (j < 0 || mention_kind(f->a, (size_t)j) == PLAYER_PERSON)
		return NO_INDEX;
	uint32_t end = role_skip_bracket(l, f->at[j].end);
	if (letters_start(l, end, "的") &&
		mention_kind(f->a, (size_t)j) != PLAYER_PLACE)
		end++;
	return end == i ? j : NO_INDEX;
}

/* 美国特朗普总统, 王教授 */
static bool
add_address(struct role_finder *f, size_t k, uint32_t i)
{
	struct titles one = { .n = 1 };
	int32_t of = holder_before(f, k);

	if (!title_begins(f->l, i, TITLE_BEHIND, &one.v[0]))
		return false;
	if (of == NO_INDEX)
		role_ask(f, &one,
			(struct asked){ .who = k,
				.at = f->at[k].start,
				.how = ASKED_ADDRESS });
	else
		role_add(
			f, &(struct held){ .player = f->a->mentions.v[k].player,
				   .of = of,
				   .title = one.v[0] });
	return true;
}

/* The end of 是, 为, 作为 at i; i if there is none. */
static uint32_t
skip_copula(const struct letters *l, uint32_t i)
{
	static const char *const verbs[] = {
#define IS(word) word,
#include "content/players/roles.def"
		NULL
	};

	return letters_skip_any(l, i, verbs);
}

/* X（…，现Y公司CEO）: each clause of the bracket; its end, or 0. */
static uint32_t
add_bracket(struct role_finder *f, size_t k, uint32_t i)
{
	enum { INSIDE_MAX = 60 };
	uint32_t end = 0;

	for (uint32_t j = i; j < f->l->n && j - i < INSIDE_MAX; j++) {
		struct phrase p;
		enum letter_kind kind = (enum letter_kind)f->l->kind[j];

		if (kind == LETTER_CLOSE || kind == LETTER_LINE)
			break;
		if (kind != LETTER_OPEN && kind != LETTER_COMMA)
			continue;
		if (role_read_phrase(f, j + 1, &p) &&
			(role_phrase_holds(&p) || p.timed)) {
			role_add_phrase(f, k, &p);
			end = p.end;
		}
	}
	return end;
}

/* X，42岁，|Y公司CEO: behind one short clause that begins at i. */
static bool
read_second(const struct role_finder *f, uint32_t i, struct phrase *p)
{
	enum { CLAUSE_MAX = 10 };

	for (uint32_t j = i; j - i < CLAUSE_MAX; j++)
		if (letter_kind_at(f->l, j) == LETTER_COMMA)
			return role_read_phrase(f, j + 1, p);
		else if (letter_ends_clause(f->l, j))
			return false;
	return false;
}

/* X，Y公司CEO|、Z董事长: the end of the last. */
static uint32_t
add_more(struct role_finder *f, size_t k, uint32_t end)
{
	struct phrase p;

	for (;;) {
		uint32_t next = title_skip_tie(f->l, end);

		if (next == end && letter_kind_at(f->l, end) == LETTER_COMMA)
			next++;
		if (next == end || role_mention_at(f, next) == NO_INDEX ||
			!role_read_phrase(f, next, &p) ||
			!role_phrase_holds(&p))
			return end;
		role_add_phrase(f, k, &p);
		end = p.end;
	}
}

uint32_t
role_apposition(struct role_finder *f, size_t k, uint32_t i)
{
	struct phrase p;

	i = letter_skip_blanks(f->l, i);
	uint32_t from = skip_copula(f->l, i);
	bool verb = from > i;
	if (letter_kind_at(f->l, i) == LETTER_OPEN)
		return add_bracket(f, k, i);
	if (!verb && letter_kind_at(f->l, i) != LETTER_COMMA)
		return 0;
	if (!verb)
		from = i + 1;
	if (verb ? !role_read_told(f, from, &p)
		 : !role_read_phrase(f, from, &p) && !read_second(f, from, &p))
		return 0;
	if (!verb && !role_phrase_holds(&p))
		return 0;
	if (!role_phrase_holds(&p))
		role_ask_phrase(f, k, &p,
			(struct asked){
				.at = f->at[k].start, .how = ASKED_APPOSED });
	else
		role_add_phrase(f, k, &p);
	return add_more(f, k, p.end);
}

void
role_after(struct role_finder *f, size_t k)
{
	size_t first = k;
	uint32_t i = skip_alias(f, &k);

	if (add_address(f, first, i) || role_line(f, first, i) ||
		role_english(f, k, i))
		return;
	uint32_t end = role_apposition(f, k, i);
	role_career(f, k, end ? end : i);
}
