/*
 * What a title that stands alone is held in: CEO陈立伟 in an article on his
 * firm.  Players named not far before are weighed by how near and how often
 * they are named, where they stand and what they are.  The weights are those
 * of a choice between them (conditional logit), fitted on 379 such titles.
 */
#include "content/role.h"

#include "content/wordlist.h"

enum {
	SCHOOL = 1,
	MEDIA = 2,
	FUND = 4,
	TAUGHT = 8,
	PAID = 16,
	TOLD = 32,
	WHERE = 64,
	WITH = 128,
};

static const struct word_entry holder_entries[] = {
#define SCHOOL(ending) { ending, SCHOOL, 0 },
#define MEDIA(ending) { ending, MEDIA, 0 },
#define FUND(ending) { ending, FUND, 0 },
#define TAUGHT(ending) { ending, TAUGHT, 0 },
#define PAID(ending) { ending, PAID, 0 },
#define TOLD(word) { word, TOLD, 0 },
#define WHERE(word) { word, WHERE, 0 },
#define WITH(word) { word, WITH, 0 },
#include "content/role_holders.def"
};
WORDLIST(holders, holder_entries)

enum {
	NAMES_MAX = 16, /* how far back */
	NEAR = 400,     /* letters */
	ENDING_MAX = 12,
	PERSONS_MAX = 3,
};

/* What every sign is worth, in hundredths; far and often a doubling. */
enum {
	FAR_OFF = -76,
	OFTEN = 74,
	CLAUSE_OFF = -58,
	A_PRODUCT = -125,
	IN_FRONT = 74,
	FIRST_OF_ALL = 118,
	IN_LIST = -92,
	PERSON_BETWEEN = -38,
	A_SCHOOL = -154,
	A_MEDIUM = -109,
	A_FUND = -72,
	IS_WHERE = -111,
	IS_WITH = -38,
	HAS_WITH = -71,
	TOLD_BETWEEN = 60, /* the person and the title, wherever */
};

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

/* By what it is; in some places certain titles are at home. */
static int
weigh_kind(const struct role_finder *f, size_t j, uint32_t title)
{
	const struct span *at = &f->at[j];
	uint32_t flags = ending_flags(f->l, at->start, at->end);
	struct word_hit hit;
	int score = 0;

	if (mention_kind(f->a, j) == PLAYER_PRODUCT)
		score += A_PRODUCT;
	if ((flags & SCHOOL) && !(title & TAUGHT))
		score += A_SCHOOL;
	if ((flags & FUND) && !(title & PAID))
		score += A_FUND;
	if ((flags & MEDIA) ||
		wordlist_match(&holders, f->l, at->end, TOLD, &hit))
		score += A_MEDIUM;
	return score;
}

/* By where it stands in its sentence. */
static int
weigh_place(const struct role_finder *f, const struct span *at)
{
	const struct letters *l = f->l;
	uint32_t i = at->start;
	uint32_t before = i ? word_flags(l, i - 1, i) : 0;
	int score = 0;

	if (!i || l->kind[i - 1] == LETTER_LINE)
		score += FIRST_OF_ALL;
	if (!i || (letter_ends_clause(l, i - 1) &&
			  l->kind[i - 1] != LETTER_CLOSE))
		score += IN_FRONT;
	if (letter_kind_at(l, at->end) == LETTER_PAUSE ||
		(i && l->kind[i - 1] == LETTER_PAUSE))
		score += IN_LIST;
	if (before & WHERE)
		score += IS_WHERE;
	if (before & WITH)
		score += IS_WITH;
	if (letters_start(l, at->end, "和"))
		score += HAS_WITH;
	return score;
}

int32_t
role_near_org(const struct role_finder *f, size_t k, uint32_t start,
	const struct title *t)
{
	size_t m = mention_after(f->a, f->l->at[start]);
	size_t least = m > NAMES_MAX ? m - NAMES_MAX : 0;
	uint32_t title = ending_flags(f->l, t->at.start, t->at.end);
	uint32_t i = start, clauses = 0;
	int32_t best = NO_INDEX;
	int most = 0, persons = 0;

	for (size_t j = m; j-- > least && f->at[j].end + NEAR >= start;) {
		enum player_kind kind = mention_kind(f->a, j);
		int32_t player = f->a->mentions.v[j].player;

		for (; i > f->at[j].end; i--)
			clauses += letter_ends_clause(f->l, i - 1);
		if (kind == PLAYER_PERSON && persons < PERSONS_MAX &&
			player != f->a->mentions.v[k].player)
			persons++;
		if (kind != PLAYER_ORG && kind != PLAYER_PRODUCT)
			continue;
		int place = j > k ? TOLD_BETWEEN : weigh_place(f, &f->at[j]);
		int score =
			weigh_kind(f, j, title) + place +
			persons * PERSON_BETWEEN +
			log_quarters(1 + start - f->at[j].end) * FAR_OFF / 4 +
			log_quarters(f->named[player]) * OFTEN / 4 +
			log_quarters(1 + clauses) * CLAUSE_OFF / 4;
		if (best == NO_INDEX || score > most) {
			best = (int32_t)j;
			most = score;
		}
	}
	return best;
}
