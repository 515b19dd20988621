#include "content/quotes/speaker.h"

static bool
has_cue_between(const struct reading *r, uint32_t from, uint32_t to,
	uint32_t flags, struct span *at)
{
	for (uint32_t k = word_from(&r->cues, from); k < r->cues.n; k++) {
		const struct found_word *w = &r->cues.v[k];

		if (w->end > to)
			break;
		if (!(w->entry->flags & flags))
			continue;
		*at = (struct span){ w->start, w->end };
		return true;
	}
	return false;
}

bool
has_human_between(const struct reading *r, uint32_t from, uint32_t to)
{
	struct span human;

	return has_cue_between(r, from, to, HUMAN, &human);
}

bool
is_governed(const struct reading *r, uint32_t i)
{
	uint32_t k = word_from(&r->cues, i);

	i = letter_skip_back(&r->l, i, 1u << LETTER_BLANK | 1u << LETTER_OPEN);
	while (k > 0 && r->cues.v[k - 1].start >= i)
		k--;
	return k > 0 && r->cues.v[k - 1].end == i &&
	       r->cues.v[k - 1].entry->flags & GOVERNOR;
}

/* 雷军的, 小米旗下: what follows speaks, not he. */
static bool
is_owner(const struct reading *r, uint32_t i)
{
	i = letter_skip_blanks(&r->l, i);
	return letter_at(&r->l, i) == 0x7684 || letters_start(&r->l, i, "旗下");
}

/* 王五的邮件称, 王五的观点是: what he owns is his words. */
static bool
owns_words(const struct reading *r, uint32_t i, uint32_t to)
{
	enum { REACH = 6 };
	struct span words;

	i = letter_skip_blanks(&r->l, i) + 1; /* behind 的 */
	if (i >= to) /* 王五的观点, 王五的话说 */
		return true;
	return has_cue_between(r, i, to < i + REACH ? to : i + REACH,
		SOURCE | SPEECH_NOUN, &words);
}

bool
is_subject_like(const struct reading *r, const struct named *n)
{
	return !is_governed(r, n->start) && !is_owner(r, n->end);
}

/* 甲和乙, 甲与董事长乙: a title may stand before the second. */
static bool
is_joined(const struct reading *r, const struct named *a, const struct named *b)
{
	enum { TITLE_MAX = 8 };
	uint32_t i = letter_skip_blanks(&r->l, a->end);
	uint32_t rune = letter_at(&r->l, i);

	if (rune != 0x548C && rune != 0x3001 && rune != 0x53CA &&
		rune != 0x4E0E)
		return false; /* 和 、 及 与 */
	i = letter_skip_blanks(&r->l, i + 1);
	if (b->start > i + TITLE_MAX)
		return false;
	for (; i < b->start; i++)
		if (r->l.kind[i] != LETTER_HAN && r->l.kind[i] != LETTER_WORD)
			return false;
	return true;
}

static struct subject
subject_of(const struct named *n)
{
	return (struct subject){ SUBJECT_PLAYER, n->player,
		{ n->start, n->end } };
}

/* 对晨报表示: he is told, and does not tell. */
static bool
is_hearer(const struct reading *r, const struct named *n, uint32_t from,
	uint32_t to)
{
	enum { REACH = 12 };
	struct span toward;
	uint32_t end = n->end;

	while (letter_kind_at(&r->l, end) == LETTER_CLOSE)
		end++;
	if (letter_skip_blanks(&r->l, end) < to)
		return false;
	if (n->start - from > REACH)
		from = n->start - REACH;
	return has_cue_between(r, from, n->start, TOWARD, &toward);
}

/* 在晨报上, 《…》中: a place where words stand. */
static bool
is_where(const struct reading *r, const struct named *n)
{
	uint32_t i = letter_skip_blanks(&r->l, n->end);

	if (letter_kind_at(&r->l, i) == LETTER_CLOSE)
		i++;
	switch (letter_at(&r->l, i)) {
	case 0x4E0B: /* 下 */
	case 0x4E2D: /* 中 */
	case 0x4E0A: /* 上 */
	case 0x91CC: /* 里 */ return n->kind != PLAYER_PERSON;
	default: return false;
	}
}

/* 在社区写道, 在名为晨报的网站写道: the name behind 在 in its clause is no
 * subject, unless 上, 中 or the like closed that place before it. */
static bool
is_in_place(const struct reading *r, const struct named *n, uint32_t from)
{
	uint32_t k = word_from(&r->cues, n->start);

	if (n->kind == PLAYER_PERSON)
		return false;
	from = clause_start(r, from, n->start);
	while (k > 0 && r->cues.v[k - 1].start >= from &&
		letter_at(&r->l, r->cues.v[k - 1].start) != 0x5728)
		k--; /* 在 */
	if (!k || r->cues.v[k - 1].start < from)
		return false;
	for (uint32_t i = r->cues.v[k - 1].end; i < n->start; i++)
		switch (r->l.rune[i]) {
		case 0x4E0A: /* 上 */
		case 0x4E2D: /* 中 */
		case 0x91CC: /* 里 */
		case 0x65F6: /* 时 */
		case 0x540E: /* 后 */
		case 0x5185: /* 内 */
		case 0x4E0B: /* 下 */
		case 0x95F4: /* 间 */
		case 0x524D: /* 前 */ return false;
		default: break;
		}
	return true;
}

static bool
is_round(uint32_t rune, bool open)
{
	return rune == (open ? '(' : ')') || rune == (open ? 0xFF08u : 0xFF09u);
}

/* 港口电（记者甲）乙30日宣布: the k-th name stands aside, in brackets that
 * close before `to`, and is no other of the name before them. */
static bool
is_aside(const struct reading *r, uint32_t k, uint32_t to)
{
	enum { REACH = 16 };
	const struct named *n = &r->named[k];
	uint32_t open = n->start, close = n->end;

	if (k && n[-1].player == n->player)
		return false;
	while (open && n->start - open < REACH &&
		!is_round(letter_at(&r->l, open - 1), true) &&
		!is_round(letter_at(&r->l, open - 1), false))
		open--;
	while (close < to && close - n->end < REACH &&
		!is_round(letter_at(&r->l, close), false))
		close++;
	return open && is_round(letter_at(&r->l, open - 1), true) &&
	       close < to && is_round(letter_at(&r->l, close), false);
}

/* The last of a kind that may be the subject; of 甲和乙 the first. */
static struct subject
last_of(const struct reading *r, uint32_t from, uint32_t to,
	enum player_kind kind)
{
	struct subject s = { .player = NO_INDEX };

	for (uint32_t k = named_from(r, from); k < r->n_named; k++) {
		const struct named *n = &r->named[k];

		if (n->end > to)
			break;
		if (n->kind != kind || is_where(r, n) || is_aside(r, k, to) ||
			is_in_place(r, n, from) ||
			(kind == PLAYER_PERSON && is_owner(r, n->end) &&
				!owns_words(r, n->end, to)))
			continue;
		if (k && s.sort && is_joined(r, n - 1, n)) {
			s.at.end = n->end;
			continue;
		}
		if (!is_governed(r, n->start) && !is_hearer(r, n, from, to))
			s = subject_of(n);
	}
	return s;
}

static struct subject
nobody(struct span at)
{
	return (struct subject){ SUBJECT_NOBODY, NO_INDEX, at };
}

static struct subject
last_thing(const struct reading *r, uint32_t from, uint32_t to)
{
	struct subject s = last_of(r, from, to, PLAYER_ORG);
	struct span human, toward;

	if (!s.sort)
		s = last_of(r, from, to, PLAYER_PRODUCT);
	/* 小米员工 is nobody that could be named; 小米向记者 is. */
	if (s.sort && has_cue_between(r, s.at.end, to, HUMAN, &human) &&
		!has_cue_between(
			r, s.at.end, human.start, GOVERNOR | TOWARD, &toward))
		return nobody((struct span){ s.at.start, human.end });
	return s;
}

/* 一位知情人士, 业内, 网友. */
static struct subject
unnamed(const struct reading *r, uint32_t from, uint32_t to)
{
	enum { SOMEBODY = 9 }; /* letters of 一位品牌方 */
	struct subject s = { .player = NO_INDEX };
	struct span some, human;

	if (has_cue_between(r, from, to, SOME, &some)) {
		if (has_cue_between(r, some.end, to, HUMAN, &human))
			return nobody((struct span){ some.start, human.end });
		if (to - some.start < SOMEBODY ||
			letter_skip_blanks(&r->l, from) == some.start)
			return nobody((struct span){ some.start, to });
	}
	/* 他对大家说: they hear. */
	if (has_cue_between(r, from, to, NOBODY, &some) &&
		!is_governed(r, some.start)) {
		if (has_cue_between(r, some.end, to, HUMAN, &human))
			some.end = human.end;
		return nobody(some);
	}
	return s;
}

static struct subject
pronoun(const struct reading *r, uint32_t from, uint32_t to)
{
	struct subject s = { .player = NO_INDEX };

	for (uint32_t k = word_from(&r->cues, from); k < r->cues.n; k++) {
		const struct found_word *w = &r->cues.v[k];

		if (w->end > to)
			break;
		/* 其高管 is not the one that 其 means. */
		if (w->entry->flags & HUMAN && s.sort && s.at.end == w->start)
			return nobody((struct span){ s.at.start, w->end });
		if (w->entry->flags & PRONOUN && !is_governed(r, w->start))
			s = (struct subject){ SUBJECT_PRONOUN, NO_INDEX,
				{ w->start, w->end } };
	}
	return s;
}

/* 方岚被王五批评: the name right before the verb, if 被 is right before it. */
static struct subject
agent(const struct reading *r, uint32_t from, uint32_t to)
{
	enum { GAP = 2 };
	uint32_t k = named_from(r, to);

	if (k > 0 && r->named[k - 1].start > from &&
		r->named[k - 1].end + GAP >= to &&
		letter_at(&r->l, r->named[k - 1].start - 1) == 0x88AB) /* 被 */
		return subject_of(&r->named[k - 1]);
	return (struct subject){ .player = NO_INDEX };
}

/* 方岚被质疑: who did it is not told. */
static struct subject
no_agent(const struct reading *r, uint32_t from, uint32_t to)
{
	uint32_t i = letter_skip_blanks_back(&r->l, to);

	if (i > from && (r->l.rune[i - 1] == 0x88AB ||       /* 被 */
				r->l.rune[i - 1] == 0x906D)) /* 遭 */
		return nobody((struct span){ i - 1, i });
	return (struct subject){ .player = NO_INDEX };
}

struct subject
subject_in_clause(const struct reading *r, uint32_t from, uint32_t to)
{
	struct subject s = agent(r, from, to);
	struct span human;

	if (!s.sort)
		s = no_agent(r, from, to);
	if (!s.sort)
		s = last_of(r, from, to, PLAYER_PERSON);
	if (!s.sort)
		s = last_thing(r, from, to);
	if (!s.sort)
		s = unnamed(r, from, to);
	if (!s.sort)
		s = pronoun(r, from, to);
	if (!s.sort && has_cue_between(r, from, to, HUMAN | VOICE, &human))
		s = nobody(human);
	/* 财报显示: as if the firm were called 该公司. */
	if (!s.sort && has_cue_between(r, from, to, PAPER, &human))
		s = (struct subject){ SUBJECT_PRONOUN, NO_INDEX, human };
	return s;
}

bool
is_filler(const struct reading *r, uint32_t from, uint32_t to)
{
	uint32_t i = letter_skip_blanks(&r->l, from);

	for (uint32_t k = word_from(&r->cues, i); i < to; k++) {
		if (k == r->cues.n || r->cues.v[k].start != i ||
			!(r->cues.v[k].entry->flags & FILLER))
			return false;
		i = letter_skip_blanks(&r->l, r->cues.v[k].end);
		if (letter_kind_at(&r->l, i) == LETTER_COMMA)
			i = letter_skip_blanks(&r->l, i + 1);
	}
	return true;
}

struct subject
subject_before(const struct reading *r, uint32_t from, uint32_t to)
{
	struct subject s = { .player = NO_INDEX };

	if (to - from > WINDOW)
		from = to - WINDOW;
	while (!s.sort && to > from) {
		uint32_t clause = clause_start(r, from, to);

		s = subject_in_clause(r, clause, to);
		to = clause == to ? to - 1 : clause;
	}
	return s;
}

uint32_t
pronoun_flags(const struct reading *r, uint32_t at)
{
	uint32_t k = word_from(&r->cues, at);

	return k < r->cues.n && r->cues.v[k].start == at
		       ? r->cues.v[k].entry->flags
		       : 0;
}

static const char *
pronoun_name(const struct reading *r, const struct subject *s)
{
	uint32_t flags = pronoun_flags(r, s->at.start);

	return flags & YOU    ? "you"
	       : flags & SELF ? "self"
	       : flags & HE   ? "he"
			      : "firm";
}

const char *
subject_name(const struct reading *r, const struct subject *s)
{
	switch (s->sort) {
	case SUBJECT_PLAYER:
		switch (r->a->players.v[s->player].kind) {
		case PLAYER_PERSON: return "person";
		case PLAYER_ORG: return "org";
		default: return "thing";
		}
	case SUBJECT_PRONOUN: return pronoun_name(r, s);
	case SUBJECT_NOBODY: return "nobody";
	default: return "none";
	}
}
