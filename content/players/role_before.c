/*
 * Roles that stand before a name: 小米CEO雷军, 前搜狗CEO王小川,
 * 创新工场董事长兼CEO李开复.  From the name back, over what may tie them:
 * titles, what they are held in, and once more if another organisation with
 * titles stands before.
 */
#include "content/players/role.h"

#include "base/utf8.h"

enum { CHAIN_MAX = 4, BACK_MAX = 48 };

/* Is somebody who holds a title meant: 时任谷歌首席科学家|的王五? */
static bool
is_holder(const struct letters *l, uint32_t from, uint32_t i)
{
	static const char *const words[] = {
#define HOLDER(word) word,
#include "content/players/roles.def"
		NULL
	};

	for (; from < i; from++)
		if (letters_skip_any(l, from, words) > from)
			return true;
	return false;
}

/*
 * Back from a name over what may stand between a title and it: blanks, the
 * mark that its nickname stands in, 之一 and 的, 是 in 公司的总经理正是王五.
 */
static uint32_t
skip_ties_back(const struct letters *l, uint32_t i)
{
	enum { REACH = 24 };
	static const char *const some[] = { "之一的", "之一", NULL };
	static const char *const be[] = {
#define NAMES(word) word,
#include "content/players/roles.def"
		NULL
	};
	struct title core;
	uint32_t from, end;

	i = letter_skip_blanks_back(l, i);
	if (i && (l->kind[i - 1] == LETTER_MARK || l->rune[i - 1] == '@'))
		i = letter_skip_blanks_back(l, i - 1);
	from = i > REACH ? i - REACH : 0;
	end = letters_skip_any_back(l, i, some);
	/* 创始人之一 is a title of its own. */
	if (end < i)
		return title_ends(l, from, end + 2, &core) ? end + 2 : end;
	end = letters_skip_any_back(l, i, be);
	if (end < i)
		return end;
	return letters_end(l, i, "的") && is_holder(l, from, i) ? i - 1 : i;
}

static bool
is_mark(const struct letters *l, uint32_t i)
{
	enum { TITLE_CLOSE = 0x300B /* 》 */ };

	return letter_kind_at(l, i) == LETTER_MARK ||
	       letter_at(l, i) == TITLE_CLOSE;
}

static bool
letter_opens(const struct letters *l, uint32_t i)
{
	enum { TITLE_OPEN = 0x300A /* 《 */ };

	return letter_kind_at(l, i) == LETTER_MARK ||
	       letter_at(l, i) == TITLE_OPEN;
}

/* The first letter of a name, no person's, whose closing mark stands before
 * letter i: 《XX报》|记者; i, if there is none. */
static uint32_t
marked_before(const struct role_finder *f, size_t k, uint32_t i)
{
	if (!i || !is_mark(f->l, i - 1))
		return i;
	for (size_t j = k; j-- > 0 && f->at[j].end + 1 >= i;)
		if (f->at[j].end + 1 == i &&
			mention_kind(f->a, j) != PLAYER_PERSON)
			return f->at[j].start;
	return i;
}

/* The same for a name with a bracket behind: 某公司（600001）|创始人. */
static uint32_t
bracket_before(
	const struct role_finder *f, size_t k, uint32_t i, uint32_t least)
{
	if (!i || letter_kind_at(f->l, i - 1) != LETTER_CLOSE)
		return i;
	for (size_t j = k; j-- > 0 && f->at[j].start >= least;)
		if (f->at[j].end < i &&
			role_skip_bracket(f->l, f->at[j].end) == i &&
			mention_kind(f->a, j) != PLAYER_PERSON)
			return f->at[j].start;
	return i;
}

/* How far back from mention k its own titles can go: its clause, and not
 * over another person. */
static uint32_t
find_floor(const struct role_finder *f, size_t k, uint32_t i)
{
	uint32_t least = i > BACK_MAX ? i - BACK_MAX : 0;

	for (size_t j = k; j-- > 0 && f->at[j].end > least;)
		if (mention_kind(f->a, j) == PLAYER_PERSON)
			least = f->at[j].end;
	least = role_english_floor(f->l, least, i);
	while (i > least && !letter_ends_clause(f->l, i - 1))
		i--;
	return bracket_before(f, k, marked_before(f, k, i), least);
}

uint32_t
role_skip_back(const struct letters *l, uint32_t i)
{
	enum { INSIDE_MAX = 12 };
	struct title core;

	i = letter_skip_blanks_back(l, i);
	if (!i || l->kind[i - 1] != LETTER_CLOSE)
		return i;
	for (uint32_t j = i - 1; j && i - j < INSIDE_MAX; j--)
		if (l->kind[j] == LETTER_OPEN)
			return title_ends(l, j + 1, i - 1, &core) ? j : i;
	return i;
}

/* Does a title that ends at `end` begin behind mention j?  Of what looked like
 * one its first letters may be the name's: 某某集团|副总裁. */
static bool
is_before_title(
	const struct role_finder *f, size_t j, uint32_t start, uint32_t end)
{
	struct title core;

	return f->at[j].end <= start ||
	       (f->at[j].end < end &&
		       title_ends(f->l, f->at[j].end, end, &core));
}

/* Does mention j stand in the bracket of another name for the same, to whose
 * end only a mark is left: 某某有限公司（下称“Y”）? */
static bool
is_short_name(const struct role_finder *f, size_t j)
{
	uint32_t end = f->at[j].end;

	return j &&
	       f->a->mentions.v[j - 1].player == f->a->mentions.v[j].player &&
	       role_skip_bracket(f->l, f->at[j - 1].end) ==
		       end + 1 + (letter_kind_at(f->l, end) == LETTER_MARK);
}

/* The nearest thing before the core of a title that is no person; NO_INDEX:
 * none. */
static int32_t
find_of(const struct role_finder *f, size_t k, uint32_t floor,
	const struct title *core)
{
	for (size_t j = k; j-- > 0 && f->at[j].start >= floor;)
		if (f->at[j].start < core->core &&
			is_before_title(f, j, core->core, core->at.end) &&
			mention_kind(f->a, j) != PLAYER_PERSON &&
			!role_is_region(f, j) && !role_is_bracketed(f, j) &&
			!is_short_name(f, j) &&
			!letters_end(f->l, f->at[j].start, "驻"))
			return (int32_t)j;
	return NO_INDEX;
}

static void
mark_former(struct titles *titles)
{
	for (size_t i = 0; i < titles->n; i++)
		titles->v[i].former = true;
}

/* Of two persons tied together, may a title before the first be the
 * second's, too?  A firm has one head, but many people. */
static bool
is_shared(const struct role_finder *f, const struct title *t)
{
	static const char *const many[] = {
#define MANY(title) title,
#include "content/players/roles.def"
		NULL
	};

	return (t->sort & (TITLE_WORK | TITLE_TRADE | TITLE_BYLINE)) ||
	       letters_start(f->l, t->at.start, "联席") ||
	       letters_skip_any_back(f->l, t->at.end, many) < t->at.end;
}

static void
keep_shared(struct role_finder *f, size_t k, const struct titles *titles,
	int32_t of)
{
	if (titles->n != 1 || !is_shared(f, &titles->v[0]))
		return;
	f->shared.holder = k + 1;
	f->shared.titles = *titles;
	f->shared.of = of;
	f->shared.alone = false;
}

/* 记者甲 乙: only blanks between. */
static bool
is_next_maker(const struct role_finder *f, size_t k)
{
	const struct title *t = &f->shared.titles.v[0];

	return (t->sort == TITLE_BYLINE ||
		       letters_end(f->l, t->at.end, "记者")) &&
	       mention_kind(f->a, k - 1) == PLAYER_PERSON &&
	       letter_skip_blanks(f->l, f->at[k - 1].end) == f->at[k].start;
}

/* 研究员甲、乙: the title before the one he is tied to. */
void
role_shared(struct role_finder *f, size_t k)
{
	if (!k || f->shared.holder != k ||
		!(role_is_tied(f, k) || is_next_maker(f, k)))
		return;
	f->shared.holder = k + 1;
	if (f->shared.alone)
		role_ask(f, &f->shared.titles,
			(struct asked){ .who = k, .at = f->shared.at });
	else
		role_add_titles(f, &f->shared.titles,
			f->a->mentions.v[k].player, f->shared.of);
}

/* Does 讯 or 电 stand before or behind the bracket that opens before i? */
static bool
is_dateline(const struct letters *l, uint32_t i)
{
	uint32_t end = role_skip_bracket(l, i - 1);

	return letters_end(l, i - 1, "讯") || letters_end(l, i - 1, "电") ||
	       letters_start(l, end, "讯") || letters_start(l, end, "电");
}

/* 日报5月2日讯（|记者王五, 日报（江城，|记者王五）讯: the medium, where such a
 * bracket begins at i or a place before. */
static int32_t
find_medium(const struct role_finder *f, size_t k, uint32_t i)
{
	enum { DATE_MAX = 12, PLACE_MAX = 6 };

	if (i && letter_kind_at(f->l, i - 1) == LETTER_COMMA)
		for (uint32_t j = i - 1; j && i - j < PLACE_MAX; j--)
			if (letter_kind_at(f->l, j - 1) == LETTER_OPEN) {
				i = j;
				break;
			}
	if (!i || letter_kind_at(f->l, i - 1) != LETTER_OPEN ||
		!is_dateline(f->l, i))
		return NO_INDEX;
	for (size_t j = k; j-- > 0 && f->at[j].end + DATE_MAX >= i;)
		if (mention_kind(f->a, j) == PLAYER_ORG)
			return (int32_t)j;
	return NO_INDEX;
}

/* “某某小店”的|老板王五: held in what stands in marks right before. */
static bool
add_marked(struct role_finder *f, size_t k, uint32_t floor, uint32_t i)
{
	enum { INSIDE_MAX = 10 };
	const struct letters *l = f->l;
	uint32_t open = floor > 1 ? floor - 2 : 0;
	struct titles titles;

	if (!floor || l->kind[floor - 1] != LETTER_MARK)
		return false;
	while (open && floor - open <= INSIDE_MAX + 2 &&
		!letter_ends_clause(l, open))
		open--;
	if (l->kind[open] != LETTER_MARK || open + 2 >= floor ||
		!title_split(l, floor, i, &titles) ||
		titles.v[0].sort != TITLE_OFFICE)
		return false;
	role_add_in_words(f, k, &titles, (struct span){ open + 1, floor - 1 });
	return true;
}

/* 某某文化科技的|导演王五: held in a body that was not found. */
static bool
add_unnamed(struct role_finder *f, size_t k, uint32_t floor, uint32_t i)
{
	uint32_t from = title_skip_stops(f->l, floor, i);
	struct titles titles;

	if (from == floor || !letters_end(f->l, from, "的") ||
		!title_split(f->l, from, i, &titles))
		return false;
	uint32_t start = role_body_start(f, floor, from - 1);
	if (start == from - 1)
		return false;
	role_add_in_words(f, k, &titles, (struct span){ start, from - 1 });
	return true;
}

/* The titles that the whole clause is, or else the bare core at its end. */
static bool
read_bare(const struct letters *l, uint32_t floor, uint32_t i,
	struct titles *titles)
{
	if (title_split(l, floor, i, titles))
		return true;
	titles->n = 1;
	if (!title_ends(l, floor, i, &titles->v[0]) ||
		titles->v[0].sort == TITLE_TRADE)
		return false;
	uint32_t from = titles->v[0].at.start;
	titles->v[0].former = title_strip_former_back(l, floor, &from);
	return true;
}

/* 某某公司……，其|总裁: what 其 before letter i means, named last in its
 * sentence. */
static int32_t
find_its(const struct role_finder *f, size_t k, uint32_t i)
{
	enum { SENTENCE_MAX = 120 };
	uint32_t from = i;

	if (!letters_end(f->l, i, "其"))
		return NO_INDEX;
	while (from && i - from < SENTENCE_MAX &&
		f->l->kind[from - 1] != LETTER_STOP &&
		f->l->kind[from - 1] != LETTER_LINE)
		from--;
	for (size_t j = k; j-- > 0 && f->at[j].end >= from;)
		if (f->at[j].end < i && mention_kind(f->a, j) == PLAYER_ORG)
			return (int32_t)j;
	return NO_INDEX;
}

/* 某某公司CEO甲、|CTO乙: what the one before holds his title in, if he is tied
 * to the title that begins at i. */
static int32_t
find_neighbours(const struct role_finder *f, size_t k, uint32_t i)
{
	enum { MENTIONS_MAX = 40 };
	uint32_t end = title_skip_tie_back(f->l, 0, i);
	size_t who = k;

	if (end == i)
		return NO_INDEX;
	while (who && f->at[who - 1].end > end)
		who--;
	/* His bracket may stand between. */
	if (!who--)
		return NO_INDEX;
	if (who && role_is_bracketed(f, who))
		who--;
	if (mention_kind(f->a, who) != PLAYER_PERSON ||
		role_skip_bracket(f->l, f->at[who].end) != end)
		return NO_INDEX;
	uint32_t role = f->first_of[f->a->mentions.v[who].player];
	int32_t of = role ? f->told.v[role - 1].of : NO_INDEX;
	for (size_t j = who, n = 0;
		of != NO_INDEX && j-- > 0 && n < MENTIONS_MAX; n++)
		if (f->a->mentions.v[j].player == of)
			return (int32_t)j;
	return NO_INDEX;
}

/* Titles with nothing to hold them in between; tied: to others behind. */
static void
add_bare(struct role_finder *f, size_t k, struct span at, bool tied)
{
	uint32_t floor = at.start, i = at.end;
	int32_t player = f->a->mentions.v[k].player;
	struct titles titles;

	if (add_marked(f, k, floor, i) || add_unnamed(f, k, floor, i))
		return;
	floor = title_skip_stops(f->l, floor, i);
	if (!read_bare(f->l, floor, i, &titles))
		return;
	int32_t of = find_medium(f, k, floor);
	if (of == NO_INDEX)
		of = find_its(f, k, titles.v[0].at.start);
	if (of == NO_INDEX && !tied &&
		(titles.v[0].sort & (TITLE_OFFICE | TITLE_STATE)))
		of = find_neighbours(f, k, titles.v[0].at.start);
	for (size_t n = 0; n < titles.n; n++) {
		struct titles one = { .v = { titles.v[n] }, .n = 1 };

		if (titles.v[n].sort == TITLE_BYLINE && of == NO_INDEX)
			continue;
		keep_shared(f, k, &one, of);
		f->shared.alone = of == NO_INDEX;
		f->shared.at = f->at[k].start;
		/* English says where: President Ann Lee is not of the bank
		 * that was spoken of. */
		if (of != NO_INDEX || article_is_english(f->a))
			role_add_titles(f, &one, player, of);
		else
			role_ask(f, &one,
				(struct asked){
					.who = k, .at = f->at[k].start });
	}
}

/* Behind a player's name, and a mark or a bracket there. */
static uint32_t
behind_name(const struct role_finder *f, int32_t of)
{
	uint32_t end = f->at[of].end;

	return role_skip_bracket(f->l, end + is_mark(f->l, end));
}

/* 某某公司中国|总裁王五: held in both, if the office is all that follows;
 * else the place is of the title (某某研究所亚洲|事务专家). */
static bool
add_branch(struct role_finder *f, size_t k, int32_t of, uint32_t i)
{
	int32_t org = of - 1;
	struct titles titles;

	if (mention_kind(f->a, (size_t)of) != PLAYER_PLACE || org < 0 ||
		mention_kind(f->a, (size_t)org) != PLAYER_ORG ||
		behind_name(f, org) != f->at[of].start ||
		!title_split(f->l, f->at[of].end, i, &titles))
		return false;
	if (titles.v[0].sort == TITLE_OFFICE &&
		f->at[org].end == f->at[of].start) {
		role_add_in_words(f, k, &titles,
			(struct span){ f->at[org].start, f->at[of].end });
		return true;
	}
	titles.v[0].at.start = f->at[of].start;
	role_add_titles(f, &titles, f->a->mentions.v[k].player, org);
	return true;
}

void
role_before(struct role_finder *f, size_t k)
{
	int32_t player = f->a->mentions.v[k].player;
	uint32_t i = role_skip_back(f->l, skip_ties_back(f->l, f->at[k].start));
	uint32_t floor = find_floor(f, k, i);
	struct titles titles;
	struct title core;
	bool tied = false;

	if (role_add_minister(f, k, i) ||
		role_add_nameless(f, k, (struct span){ floor, i }))
		return;
	for (int chain = 0; chain < CHAIN_MAX; chain++) {
		if (!title_ends(f->l, floor, i, &core))
			return;
		int32_t of = find_of(f, k, floor, &core);
		if (of != NO_INDEX && add_branch(f, k, of, i))
			return;
		if (of == NO_INDEX ||
			!title_split(f->l, behind_name(f, of), i, &titles)) {
			if (chain == 0 || tied)
				add_bare(f, k, (struct span){ floor, i }, tied);
			return;
		}
		i = f->at[of].start;
		if (title_strip_former_back(f->l, floor, &i))
			mark_former(&titles);
		if (chain == 0)
			keep_shared(f, k, &titles, of);
		role_add_titles(f, &titles, player, of);
		/* 某奖得主、《|某书》作者王五 */
		if (i && letter_opens(f->l, i - 1))
			floor = find_floor(f, (size_t)of, --i);
		uint32_t tie = title_skip_tie_back(f->l, floor, i);
		tied = tie < i;
		i = role_skip_back(f->l, tie);
	}
}
