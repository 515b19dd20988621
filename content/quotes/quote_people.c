#include "content/quotes/quote.h"

#include "base/utf8.h"

/*
 * Who speaks, continued: how near a candidate was named, what the phrase says
 * of its speaker, and whether people without a name stand there instead.
 */

/* 我 is mostly a person's word, 我们 may be a firm's. */
static void
add_first_person(const struct reading *r, const struct marked *m,
	const char *kind, struct tally *t)
{
	bool me = false, we = false;
	uint32_t end = m->end - m->start > WINDOW ? m->start + WINDOW : m->end;

	for (uint32_t i = m->start; i < end; i++) {
		bool many = i + 1 < m->end && r->full.rune[i + 1] == 0x4EEC;

		if (r->full.rune[i] != 0x6211) /* 我; 们 */
			continue;
		we |= many;
		me |= !many;
	}
	if (me)
		tally_add2(t, "me-", kind);
	if (we)
		tally_add2(t, "we-", kind);
}

static const char *
gap_name(uint32_t letters)
{
	return letters < 8     ? "8-"
	       : letters < 25  ? "25-"
	       : letters < 60  ? "60-"
	       : letters < 150 ? "150-"
			       : "far-";
}

/* How many others of its kind were named since it was, and how far off. */
static void
add_nearness(const struct reading *r, const struct scene *s, uint32_t sight,
	int32_t player, struct tally *t)
{
	enum { PAST = 2 };
	static const char *const past[] = { "0-", "1-", "2-" };
	uint8_t kind = r->a->players.v[player].kind;
	int32_t others[PAST];
	uint32_t n = 0;

	for (uint32_t k = named_from(r, s->at);
		k > 0 && r->named[k - 1].start >= sight; k--) {
		const struct named *m = &r->named[k - 1];

		if (m->player == player) {
			tally_add3(t, "past-", past[n], speaker_kinds[kind]);
			tally_add3(t, "gap-", gap_name(s->at - m->end),
				speaker_kinds[kind]);
			return;
		}
		if (m->kind == kind && n < PAST &&
			(n == 0 || others[0] != m->player))
			others[n++] = m->player;
	}
}

/* Where the last name before the phrase ends in its sentence; else where that
 * begins. */
static uint32_t
behind_last_name(const struct reading *r, const struct scene *s)
{
	uint32_t k = named_from(r, s->at);

	while (k > 0 && r->named[k - 1].start >= s->s.start &&
		r->named[k - 1].kind == PLAYER_PLACE)
		k--;
	return k > 0 && r->named[k - 1].start >= s->s.start
		       ? r->named[k - 1].end
		       : s->s.start;
}

/* The end of the sentence behind the phrase, or where the next name begins. */
static uint32_t
before_next_name(const struct reading *r, const struct scene *s)
{
	enum { REACH = 30 };
	uint32_t end = s->at + 1, k = named_from(r, s->at + 1);

	while (end < s->s.end && end < s->at + REACH &&
		r->l.kind[end] != LETTER_STOP)
		end++;
	return k < r->n_named && r->named[k].start < end ? r->named[k].start
							 : end;
}

/* 有人问：: nothing stands between; but 这位店长 may be one who was named. */
static bool
says_nobody(const struct reading *r, const struct scene *s)
{
	if (!s->say || s->subject.sort != SUBJECT_NOBODY ||
		s->subject.at.end != s->say->start || s->say->end != s->before)
		return false;
	switch (letter_at(&r->l, s->subject.at.start)) {
	case 0x8FD9: /* 这 */
	case 0x90A3: /* 那 */
	case 0x8BE5: /* 该 */ return false;
	default: return true;
	}
}

static void
add_unnamed(const struct reading *r, const struct scene *s, struct tally *t)
{
	const char *situation = scene_situation(s);
	uint32_t from = behind_last_name(r, s);
	uint32_t last = r->full.rune[s->phrase->in->end - 1];

	if (from < s->at && s->at - from < WINDOW &&
		has_human_between(r, from, s->at))
		tally_add2(t, "nobody-people-", situation);
	if (has_human_between(r, s->at + 1, before_next_name(r, s)))
		tally_add2(t, "nobody-people-behind-", situation);
	if (last == '?' || last == 0xFF1F)
		tally_add2(t, "nobody-asks-", situation);
	if (says_nobody(r, s))
		tally_add(t, "nobody-says");
}

/* How many persons there are to choose from. */
static void
add_choice(const struct reading *r, const struct candidates *c, struct tally *t)
{
	uint32_t n = 0;

	for (uint32_t k = 1; k < c->n; k++)
		n += r->a->players.v[c->v[k].player].kind == PLAYER_PERSON;
	tally_add2(t, "nobody-persons-",
		n == 0   ? "0"
		: n == 1 ? "1"
		: n < 4  ? "3"
			 : "many");
}

/* 问王五：, 对王五说：: he is told what follows; but 引用王五的话： has his
 * words. */
static bool
is_told(const struct reading *r, const struct scene *s, const struct named *n)
{
	uint32_t i = letter_skip_blanks_back(&r->l, n->start);
	uint32_t k = word_from(&r->cues, i);

	if (s->say && n->start >= s->say->end && n->end <= s->before)
		return letter_at(&r->l, letter_skip_blanks(&r->l, n->end)) !=
		       0x7684; /* 的 */
	return k > 0 && r->cues.v[k - 1].end == i &&
	       r->cues.v[k - 1].entry->flags & TOWARD;
}

static void
add_told(const struct reading *r, const struct scene *s, int32_t player,
	struct tally *t)
{
	for (uint32_t k = named_from(r, s->at);
		k > 0 && r->named[k - 1].start >= s->s.start; k--) {
		const struct named *n = &r->named[k - 1];

		if (n->player != player)
			continue;
		if (is_told(r, s, n))
			tally_add2(t, "hears-", speaker_kinds[n->kind]);
		return;
	}
}

/* The end of what the phrase opens with, if that may be how somebody whose
 * name begins with a letter is called: 王总, 老王; else its start. */
static uint32_t
address_end(const struct letters *l, uint32_t start, uint32_t first)
{
	static const char *const before[] = {
#define BEFORE(word) word,
#include "content/words/address.def"
		NULL
	};
	static const char *const behind[] = {
#define ADDRESS(word, behind, learnt) word,
#include "content/words/address.def"
		NULL
	};
	uint32_t i = letters_skip_any(l, start, before);
	uint32_t end;

	if (i > start)
		return letter_at(l, i) == first ? i + 1 : start;
	if (letter_at(l, start) != first)
		return start;
	end = letters_skip_any(l, start + 1, behind);
	return end > start + 1 ? end : start;
}

/* “王总，…”: the phrase calls upon him. */
static bool
is_called(const struct reading *r, const struct phrase *p, int32_t player)
{
	str name = article_word(r->a, r->a->players.v[player].name);
	const struct mention *m = r->a->mentions.v;
	uint32_t start = p->in->start, end;
	size_t at = 0;

	end = address_end(&r->full, start, utf8_next(name, &at));
	if (p->name < p->names_end && m[p->name].player == player &&
		m[p->name].at.start == r->full.at[start])
		while (end < p->in->end && r->full.at[end] < m[p->name].at.end)
			end++;
	return end > start &&
	       (letter_kind_at(&r->full, end) == LETTER_COMMA ||
		       letter_kind_at(&r->full, end) == LETTER_STOP);
}

void
people_features(const struct reading *r, const struct scene *s,
	const struct candidates *c, uint32_t k, struct tally *t)
{
	int32_t player = c->v[k].player;

	if (player == NO_INDEX) {
		add_unnamed(r, s, t);
		add_choice(r, c, t);
		return;
	}
	add_first_person(r, s->phrase->in,
		speaker_kinds[r->a->players.v[player].kind], t);
	add_nearness(r, s, c->sight.start, player, t);
	add_told(r, s, player, t);
	if (r->a->players.v[player].kind == PLAYER_PERSON &&
		is_called(r, s->phrase, player))
		tally_add(t, "called");
}
