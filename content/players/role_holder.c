/*
 * What a title that stands alone is held in: CEO陈立伟 in an article on his
 * firm.  Players named not far before are weighed by how near and how often
 * they are named, where they stand and what they are.  The weights are those
 * of a choice between them (conditional logit, tools/train_holders.c).
 */
#include "content/players/role_holder.h"

#include "content/words/wordlist.h"

enum {
	SCHOOL = 1,
	MEDIA = 2,
	FUND = 4,
	TAUGHT = 8,
	PAID = 16,
	TOLD = 32,
	WHERE = 64,
	WITH = 128,
	OWN = 256,
	HALF = 512,
	HEAD = 1024,
	LONE = 2048,
};

static const struct word_entry holder_entries[] = {
#define SCHOOL(ending) { ending, SCHOOL, "" },
#define MEDIA(ending) { ending, MEDIA, "" },
#define FUND(ending) { ending, FUND, "" },
#define TAUGHT(ending) { ending, TAUGHT, "" },
#define PAID(ending) { ending, PAID, "" },
#define TOLD(word) { word, TOLD, "" },
#define WHERE(word) { word, WHERE, "" },
#define WITH(word) { word, WITH, "" },
#define OWN(ending) { ending, OWN, "" },
#define LONE(ending) { ending, LONE, "" },
#define HALF(ending) { ending, HALF, "" },
#define HEAD(ending) { ending, HEAD, "" },
#include "content/players/role_holders.def"
};
WORDLIST(holders, holder_entries)

enum {
	NAMES_MAX = 40, /* how far back */
	NEAR = 600,     /* letters */
	ENDING_MAX = 12,
};

static const int worth[CLUES] = {
#define OF(clue, worth) [OF_##clue] = worth,
#define NONE(clue, worth) [NONE_##clue] = worth,
#include "content/players/role_clues.def"
};

static int
weigh(const struct choice *c)
{
	int sum = 0;

	for (int i = 0; i < CLUES; i++)
		sum += c->quarters[i] * worth[i];
	return sum;
}

/* Clues that are there or not are seen as 0 or 1, and doublings in quarters
 * at once. */
static void
make_quarters(struct choice *c)
{
	for (int i = OF_LINES + 1; i < CLUES; i++)
		c->quarters[i] *= 4;
}

/* The binary logarithm of n > 0, in quarters, a line between whole ones. */
static int
log_quarters(uint32_t n)
{
	int whole = 0;
	uint32_t scaled = n;

	for (; scaled >= 2; scaled /= 2)
		whole++;
	return whole * 4 + (int)(((uint64_t)n * 4 >> whole) - 4);
}

static uint32_t
word_flags(const struct letters *l, uint32_t from, uint32_t end)
{
	struct word_hit hit;

	return wordlist_match(&holders, l, from, 0, &hit) && hit.end == end
		       ? hit.entry->flags
		       : 0;
}

/* What the endings of [from, end) say. */
static uint32_t
ending_flags(const struct letters *l, uint32_t from, uint32_t end)
{
	uint32_t flags = 0;

	if (end - from > ENDING_MAX)
		from = end - ENDING_MAX;
	for (; from < end; from++)
		flags |= word_flags(l, from, end);
	return flags;
}

bool
role_is_own(const struct letters *l, const struct title *t)
{
	return t->sort == TITLE_TRADE ||
	       (ending_flags(l, t->at.start, t->at.end) & OWN);
}

/* By what it is; in some places certain titles are at home. */
static void
see_kind(const struct role_finder *f, size_t j, uint32_t title, int *v)
{
	const struct span *at = &f->at[j];
	uint32_t flags = ending_flags(f->l, at->start, at->end);
	struct word_hit hit;

	v[OF_PRODUCT] = mention_kind(f->a, j) == PLAYER_PRODUCT;
	v[OF_SCHOOL] = (flags & SCHOOL) && !(title & TAUGHT);
	v[OF_FUND] = (flags & FUND) && !(title & PAID);
	v[OF_MEDIUM] = (flags & MEDIA) ||
		       wordlist_match(&holders, f->l, at->end, TOLD, &hit);
}

/* 某研究院 and 副院长, 某书店 and 店主 */
static bool
is_match(const struct letters *l, const struct title *t, uint32_t end)
{
	return end && t->at.end - t->at.start >= 2 &&
	       l->kind[end - 1] == LETTER_HAN &&
	       l->rune[t->at.end - 2] == l->rune[end - 1];
}

/* By where it stands in its sentence. */
static void
see_place(const struct role_finder *f, const struct span *at, int *v)
{
	const struct letters *l = f->l;
	uint32_t i = at->start;
	uint32_t before = i ? word_flags(l, i - 1, i) : 0;

	v[OF_OPENING] = !i || l->kind[i - 1] == LETTER_LINE;
	v[OF_FRONT] = !i || (letter_ends_clause(l, i - 1) &&
				    l->kind[i - 1] != LETTER_CLOSE);
	v[OF_LISTED] = letter_kind_at(l, at->end) == LETTER_PAUSE ||
		       (i && l->kind[i - 1] == LETTER_PAUSE);
	v[OF_WHERE] = (before & WHERE) != 0;
	v[OF_WITH] = (before & WITH) != 0;
	v[OF_OWNER] = letters_start(l, at->end, "的");
	v[OF_WITH_NEXT] = letters_start(l, at->end, "和");
}

/* What lies between a place in the text and the title. */
struct way {
	uint32_t at; /* seen from here on */
	uint32_t clauses, sentences, lines;
};

static void
go_back(const struct letters *l, uint32_t to, struct way *w)
{
	for (; w->at > to; w->at--) {
		enum letter_kind kind = (enum letter_kind)l->kind[w->at - 1];

		w->clauses += letter_ends_clause(l, w->at - 1);
		w->sentences += kind == LETTER_STOP;
		w->lines += kind == LETTER_LINE;
	}
}

static void
see_way(const struct way *w, uint32_t far, int *v)
{
	v[OF_FAR] = log_quarters(1 + far);
	v[OF_CLAUSES] = log_quarters(1 + w->clauses);
	v[OF_SENTENCES] = log_quarters(1 + w->sentences);
	v[OF_LINES] = log_quarters(1 + w->lines);
	v[OF_SAME_CLAUSE] = w->clauses == 0;
	v[OF_SAME_SENTENCE] = w->sentences + w->lines == 0;
}

/* Has he another title there? */
static bool
is_held(const struct role_finder *f, int32_t who, int32_t of)
{
	int n = 0;

	for (uint32_t i = f->first_of[who]; i && n < 8;
		i = f->told.v[i - 1].before, n++)
		if (f->told.v[i - 1].of == of)
			return true;
	return false;
}

static void
see_player(const struct role_finder *f, const struct asked *q, int32_t player,
	int *v)
{
	v[OF_OFTEN] = log_quarters(f->named[player]);
	v[OF_RARE] = log_quarters(1 + f->named[f->main] / f->named[player]);
	v[OF_MAIN] = player == f->main;
	v[OF_HELD] = is_held(f, f->a->mentions.v[q->who].player, player);
}

/* What speaks for nothing that has a name. */
static void
see_none(const struct role_finder *f, const struct asked *q, uint32_t title,
	int *v)
{
	int32_t who = f->a->mentions.v[q->who].player;
	uint32_t latest = f->first_of[who];

	v[NONE_BARE] = q->how == ASKED_BARE;
	v[NONE_CAREER] = q->how == ASKED_CAREER;
	v[NONE_THIS] = q->how == ASKED_THIS;
	v[NONE_APPOSED] = q->how == ASKED_APPOSED;
	v[NONE_WORK] = q->title.sort == TITLE_WORK;
	v[NONE_TRADE] = q->title.sort == TITLE_TRADE;
	v[NONE_OFFICE] = q->title.sort == TITLE_OFFICE && !(title & HALF);
	v[NONE_STATE] = q->title.sort == TITLE_STATE;
	v[NONE_OWN] = (title & OWN) != 0;
	v[NONE_LONE] = (title & LONE) != 0;
	v[NONE_HALF] = (title & HALF) != 0;
	v[NONE_HEAD] = (title & HEAD) != 0;
	v[NONE_KNOWN] = latest != 0;
	v[NONE_HAS_OF] = latest && f->told.v[latest - 1].of != NO_INDEX;
}

/* A player that may hold it: where it is named last, and how often of late. */
struct holder {
	size_t at; /* a mention */
	struct way way;
	uint32_t lately;
};

struct holders {
	struct holder v[HOLDERS_MAX];
	size_t n;
};

static void
add_holder(const struct role_finder *f, size_t j, const struct way *way,
	struct holders *all)
{
	const struct mention *mentions = f->a->mentions.v;

	for (size_t i = 0; i < all->n; i++)
		if (mentions[all->v[i].at].player == mentions[j].player) {
			all->v[i].lately++;
			/* Rather what stands before its bracket. */
			if (all->v[i].at == j + 1 &&
				role_is_bracketed(f, j + 1))
				all->v[i].at = j;
			return;
		}
	if (all->n < HOLDERS_MAX)
		all->v[all->n++] =
			(struct holder){ .at = j, .way = *way, .lately = 1 };
}

static bool
can_hold(const struct role_finder *f, size_t j)
{
	return mention_kind(f->a, j) == PLAYER_ORG ||
	       mention_kind(f->a, j) == PLAYER_PRODUCT;
}

/* Those named before letter `at`, but not in the title itself (商务部|长). */
static void
find_holders(
	const struct role_finder *f, const struct asked *q, struct holders *all)
{
	uint32_t at = q->at;
	size_t m = mention_after(f->a, f->l->at[at]);
	size_t least = m > NAMES_MAX ? m - NAMES_MAX : 0;
	struct way way = { .at = at };

	for (size_t j = m; j-- > least && f->at[j].end + NEAR >= at;) {
		go_back(f->l, f->at[j].end, &way);
		if (can_hold(f, j) &&
			(f->at[j].end <= q->title.at.start ||
				f->at[j].start >= q->title.at.end))
			add_holder(f, j, &way, all);
	}
	/* What the article is on may have been named long before. */
	if (m && f->main_at[m - 1])
		add_holder(f, f->main_at[m - 1] - 1, &way, all);
}

static void
see_holder(const struct role_finder *f, const struct asked *q,
	const struct holder *h, bool nearest, struct choice *out)
{
	const struct title *t = &q->title;
	const struct span *at = &f->at[h->at];
	uint32_t title = ending_flags(f->l, t->at.start, t->at.end);
	int *v = out->quarters;

	*out = (struct choice){ .of = (int32_t)h->at };
	see_way(&h->way, q->at - at->end, v);
	see_kind(f, h->at, title, v);
	see_player(f, q, f->a->mentions.v[h->at].player, v);
	v[OF_LATELY] = log_quarters(h->lately);
	v[OF_MATCH] = is_match(f->l, t, at->end);
	v[OF_HEAD_PRODUCT] = (title & HEAD) && v[OF_PRODUCT];
	v[OF_MAIN_TOLD] = q->how == ASKED_CAREER && v[OF_MAIN];
	v[OF_NEAREST] = nearest;
	if (h->at > q->who)
		v[OF_BEHIND] = 1;
	else
		see_place(f, at, v);
	make_quarters(out);
}

void
role_choices(
	const struct role_finder *f, const struct asked *q, struct choices *out)
{
	const struct title *t = &q->title;
	struct choice *none = &out->v[0];
	struct holders all = { .n = 0 };

	*none = (struct choice){ .of = NO_INDEX };
	see_none(f, q, ending_flags(f->l, t->at.start, t->at.end),
		none->quarters);
	make_quarters(none);
	find_holders(f, q, &all);
	for (size_t i = 0; i < all.n; i++)
		see_holder(f, q, &all.v[i], i == 0, &out->v[i + 1]);
	out->n = all.n + 1;
}

int32_t
role_near_org(const struct role_finder *f, const struct asked *q)
{
	struct choices all;
	size_t best = 0;

	role_choices(f, q, &all);
	int most = weigh(&all.v[0]);
	for (size_t i = 1; i < all.n; i++) {
		int score = weigh(&all.v[i]);

		if (score > most) {
			best = i;
			most = score;
		}
	}
	return all.v[best].of;
}
