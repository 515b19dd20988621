/*
 * Offices that a sentence tells of: X … 出任Y公司CEO; X离任Y公司CEO，加入Z
 * 担任….  From the name on to the next person that is not named beside.
 */
#include "base/utf8.h"
#include "content/players/role.h"

enum { CAREER_MAX = 48 };

/* 与X, 向X: not the one that the sentence is about. */
static bool
is_beside(const struct role_finder *f, size_t k)
{
	static const char *const words[] = {
#define BESIDE(word) word,
#include "content/players/roles.def"
		NULL
	};
	uint32_t i = f->at[k].start;

	return letters_skip_any_back(f->l, i, words) < i;
}

/*
 * Over a mention that holds letter i; false at a person that the sentence
 * goes on with.
 */
static bool
skip_mention(const struct role_finder *f, size_t *next, uint32_t *i)
{
	while (*next < f->a->mentions.n && f->at[*next].end <= *i)
		++*next;
	if (*next == f->a->mentions.n || f->at[*next].start > *i)
		return true;
	if (mention_kind(f->a, *next) == PLAYER_PERSON && !is_beside(f, *next))
		return false;
	*i = f->at[*next].end;
	return true;
}

/* 想当, 要做: not what he is. */
static bool
is_wished(const struct letters *l, uint32_t i)
{
	static const char *const words[] = {
#define WISH(word) word,
#include "content/players/roles.def"
		NULL
	};

	return letters_skip_any_back(l, i, words) < i;
}

/* 同时也是合伙人|的X: of him who is named behind it. */
static bool
is_next_ones(const struct role_finder *f, uint32_t end)
{
	size_t next = mention_after(f->a, f->l->at[end]);

	if (letters_start(f->l, end, "的"))
		end++;
	if (letter_kind_at(f->l, end) == LETTER_MARK)
		end++;
	return next < f->a->mentions.n && f->at[next].start == end &&
	       mention_kind(f->a, next) == PLAYER_PERSON;
}

/* One letter of a number or of what is said of it: 近十几年. */
static bool
is_numeral(const struct letters *l, uint32_t i)
{
	static const char *const numerals[] = {
#define NUMERAL(letter) letter,
#include "content/players/roles.def"
		NULL
	};

	return letter_kind_at(l, i) == LETTER_DIGIT ||
	       letters_skip_any(l, i, numerals) > i;
}

/* Behind 六年, 三年多的, 一阵: how long he was. */
static uint32_t
skip_while(const struct letters *l, uint32_t i)
{
	static const char *const spans[] = {
#define WHILE(word) word,
#include "content/players/roles.def"
		NULL
	};
	uint32_t end = i;

	while (is_numeral(l, end))
		end++;
	uint32_t behind = letters_skip_any(l, end, spans);
	return end > i && behind > end ? behind : i;
}

/* 甲与乙分别任A、B: to each of the persons tied to mention k his own title. */
static bool
add_each(struct role_finder *f, size_t k, const struct phrase *p, uint32_t i)
{
	size_t n = p->titles.n;

	if (n < 2 || !letters_end(f->l, i, "分别"))
		return false;
	for (size_t j = 1; j < n; j++)
		if (!role_is_tied(f, k - j + 1))
			return false;
	for (size_t j = 0; j < n; j++) {
		struct titles one = { .v = { p->titles.v[j] }, .n = 1 };
		size_t who = k + 1 + j - n;

		if (!role_phrase_holds(p))
			role_ask(f, &one,
				(struct asked){ .who = who,
					.at = i,
					.how = ASKED_CAREER });
		else
			role_add_titles(
				f, &one, f->a->mentions.v[who].player, p->of);
	}
	return true;
}

/* What stood behind a verb of office at letter i. */
static void
add_told(struct role_finder *f, size_t k, const struct phrase *p, uint32_t i)
{
	if (add_each(f, k, p, i))
		return;
	if (!role_phrase_holds(p))
		role_ask_phrase(f, k, p,
			(struct asked){ .at = i, .how = ASKED_CAREER });
	else
		role_add_phrase(f, k, p);
}

/* The phrase behind a verb of office at letter i, which moves behind it. */
static bool
add_office(struct role_finder *f, size_t k, uint32_t *i)
{
	struct phrase p;
	bool former;
	uint32_t end = title_skip_appointment(f->l, *i, &former);
	uint32_t from = end > *i ? skip_while(f->l, end) : end;

	if (end == *i || is_wished(f->l, *i) || !role_read_told(f, from, &p) ||
		p.titles.v[0].sort == TITLE_BYLINE || is_next_ones(f, p.end))
		return false;
	for (size_t n = 0; former && n < p.titles.n; n++)
		p.titles.v[n].former = true;
	add_told(f, k, &p, *i);
	*i = p.end;
	return true;
}

/* 从Y公司的总监|升任Z公司的CEO: behind the first. */
static bool
add_rise(struct role_finder *f, size_t k, uint32_t *i)
{
	struct phrase p;

	if (!letters_start(f->l, *i, "从") || !role_read_rise(f, *i + 1, &p))
		return false;
	for (size_t n = 0; n < p.titles.n; n++)
		p.titles.v[n].former = true;
	add_told(f, k, &p, *i);
	*i = p.end;
	return true;
}

/* X今年四十岁，是Y公司的CEO: behind a comma at letter i, which moves. */
static bool
add_copula(struct role_finder *f, size_t k, uint32_t *i)
{
	struct phrase p;
	bool comma = f->l->kind[*i] == LETTER_COMMA;

	if (!comma || !letters_start(f->l, *i + 1, "是") ||
		!role_read_phrase(f, *i + 2, &p) || !role_phrase_holds(&p))
		return false;
	role_add_phrase(f, k, &p);
	*i = p.end;
	return true;
}

/* The offices told of mention k from letter i on. */
static void
add_offices(struct role_finder *f, size_t k, uint32_t i)
{
	uint32_t last = i;
	size_t next = mention_after(f->a, f->l->at[i]);

	while (i < f->l->n && i - last < CAREER_MAX) {
		if (!skip_mention(f, &next, &i) || i >= f->l->n ||
			f->l->kind[i] == LETTER_STOP ||
			f->l->kind[i] == LETTER_LINE)
			return;
		if (add_office(f, k, &i) || add_rise(f, k, &i) ||
			add_copula(f, k, &i))
			last = i;
		else
			i++;
	}
}

/* 王五|公司的…, 王五|的儿子…: it is not he that the sentence goes on with. */
static bool
is_owner(const struct letters *l, uint32_t i)
{
	static const char *const owned[] = {
#define OWNED(word) word,
#include "content/players/roles.def"
		NULL
	};

	return letters_skip_any(l, i, owned) > i;
}

void
role_career(struct role_finder *f, size_t k, uint32_t i)
{
	if (is_owner(f->l, i))
		return;
	if (is_beside(f, k) && !role_is_tied(f, k) &&
		!letters_end(f->l, f->at[k].start, "让") &&
		!letters_end(f->l, f->at[k].start, "由"))
		return;
	add_offices(f, k, i);
}

/* Does he or she stand at letter i, and not they?  Or the 其 of 其曾任. */
static bool
is_he(const struct letters *l, uint32_t i)
{
	enum { HE = 0x4ED6, SHE = 0x5979, MANY = 0x4EEC, ITS = 0x5176 };
	static const uint32_t told[] = { 0x66FE /* 曾 */, 0x73B0 /* 现 */ };

	if (l->rune[i] == ITS)
		return letter_at(l, i + 1) == told[0] ||
		       letter_at(l, i + 1) == told[1];
	return (l->rune[i] == HE || l->rune[i] == SHE) &&
	       letter_at(l, i + 1) != MANY;
}

/* The organisation in X的|这位; NO_INDEX: none. */
static int32_t
owner_before(const struct role_finder *f, uint32_t i)
{
	size_t j = mention_after(f->a, f->l->at[i]);

	return j && letters_end(f->l, i, "的") && f->at[j - 1].end + 1 == i &&
			       mention_kind(f->a, j - 1) != PLAYER_PERSON
		       ? (int32_t)j - 1
		       : NO_INDEX;
}

/* Was somebody else of this title told of last: 一位前高管…，|这位高管? */
static bool
is_anaphor(const struct letters *l, struct span from, const struct title *t)
{
	enum { BACK_MAX = 120 };
	uint32_t n = t->at.end - t->core;

	if (from.end - from.start > BACK_MAX)
		from.start = from.end - BACK_MAX;
	for (uint32_t i = from.start; i + n <= from.end; i++) {
		uint32_t k = 0;

		while (k < n && l->rune[i + k] == l->rune[t->core + k])
			k++;
		if (k == n)
			return true;
	}
	return false;
}

/* Is a person named or called at letter i? */
static bool
is_named(const struct role_finder *f, uint32_t i)
{
	size_t k = mention_after(f->a, f->l->at[i]);

	return letters_start(f->l, i, "叫") ||
	       (k < f->a->mentions.n && f->at[k].start == i &&
		       mention_kind(f->a, k) == PLAYER_PERSON);
}

/*
 * 这位 at letter i: an office of the one named last (这位Y的创始人), if nobody
 * is named behind it.
 */
static void
add_this(struct role_finder *f, size_t who, uint32_t i)
{
	enum { THIS = 2, NEAR = 4 };
	int32_t player = f->a->mentions.v[who].player;
	struct span between = { f->at[who].end, i };
	struct phrase p;

	if (!role_read_this(f, i + THIS, &p) || is_named(f, p.end))
		return;
	if (p.of == NO_INDEX)
		p.of = owner_before(f, i);
	else if (f->at[p.of].start > i + THIS + NEAR)
		return;
	if (p.of != NO_INDEX)
		role_add_titles(f, &p.titles, player, p.of);
	else if (p.titles.v[0].sort != TITLE_WORK &&
		 !is_anaphor(f->l, between, &p.titles.v[0]))
		role_ask(f, &p.titles,
			(struct asked){
				.who = who, .at = i, .how = ASKED_THIS });
}

void
role_pronouns(struct role_finder *f)
{
	size_t next = 0;
	int lines = 0;
	int32_t who = NO_INDEX, last = NO_INDEX;

	for (uint32_t i = 0; i < f->l->n; i++) {
		for (; next < f->a->mentions.n && f->at[next].end <= i; next++)
			if (mention_kind(f->a, next) == PLAYER_PERSON) {
				who = last = (int32_t)next;
				lines = 0;
			}
		/* He may have been named in the paragraph before. */
		if (f->l->kind[i] == LETTER_LINE &&
			letter_kind_at(f->l, i + 1) != LETTER_LINE &&
			++lines == 2)
			who = NO_INDEX;
		if (last != NO_INDEX && letters_start(f->l, i, "这位"))
			add_this(f, (size_t)last, i);
		if (who == NO_INDEX || !is_he(f->l, i))
			continue;
		uint32_t end = role_apposition(f, (size_t)who, i + 1);
		add_offices(f, (size_t)who, end ? end : i + 1);
	}
}
