#include "content/quote.h"

#include <stdio.h>

/*
 * Which of those in sight spoke?  Rules name some of them, each with its own
 * weight; places and habits say the rest.
 */

static const struct weight entries[] = {
#define WEIGHT(feature, hundredths) { feature, hundredths },
#include "content/speaker_weights.def"
};
TALLY_TABLE(table, entries)

enum { BEFORE = 700, BEHIND = 90, PARAGRAPHS = 3 };

static const char *const kinds[] = { "person", "org", "product", "place" };

/* How the mark stands to a verb of saying. */
static const char *
situation(const struct scene *s)
{
	if (s->say && s->before - s->say->end <= 4)
		return "pre";
	if (s->behind)
		return "post";
	if (s->say)
		return "far";
	return s->opens ? "opens" : "none";
}

void
voices_make(const struct reading *r, const struct statements *statements,
	const struct triggers *triggers, struct voices *v)
{
	size_t players = r->a->players.n;

	*v = (struct voices){
		.r = r, .statements = statements, .last_speaker = NO_INDEX
	};
	v->says = arena_new(r->arena, uint32_t, players);
	v->mentions = arena_new(r->arena, uint32_t, players);
	for (uint32_t k = 0; k < triggers->n; k++) {
		const struct trigger *t = &triggers->v[k];

		if (t->subject.sort == SUBJECT_PLAYER && t->verb &&
			t->verb->entry->flags & SAY && t->score > -150)
			v->says[t->subject.player]++;
	}
	for (size_t k = 0; k < r->a->mentions.n; k++)
		v->mentions[r->a->mentions.v[k].player]++;
}

static struct candidate *
add(struct candidates *c, int32_t player)
{
	for (uint32_t k = 0; k < c->n; k++)
		if (c->v[k].player == player)
			return &c->v[k];
	if (c->n == CANDIDATES)
		return NULL;
	c->v[c->n] = (struct candidate){ .player = player };
	return &c->v[c->n++];
}

/* The statement that a letter lies in, or NULL. */
static const struct statement *
statement_at(const struct statements *s, uint32_t at)
{
	uint32_t low = 0, high = s->n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (s->v[middle].end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low < s->n && s->v[low].start <= at ? &s->v[low] : NULL;
}

/* The subjects that the rules see, by the rules' names. */
enum { RULES = 5 };

struct rule {
	const char *name;
	struct speaker who;
	bool applies;
};

static struct rule
by_subject(const struct voices *v, const char *name, const struct subject *s)
{
	return (struct rule){ name, speaker_of_subject(v, s), s->sort != 0 };
}

/* The only person in a line, or NO_INDEX. */
static int32_t
only_person(const struct reading *r, uint32_t from, uint32_t to)
{
	int32_t found = NO_INDEX;

	for (uint32_t k = named_from(r, from);
		k < r->n_named && r->named[k].start < to; k++) {
		if (r->named[k].kind != PLAYER_PERSON)
			continue;
		if (found != NO_INDEX && found != r->named[k].player)
			return NO_INDEX;
		found = r->named[k].player;
	}
	return found;
}

/* The end of a line's label: all of a short line without a full stop, else
 * what stands before its colon; `start` if it has none. */
static uint32_t
label_end(const struct reading *r, uint32_t start, uint32_t end)
{
	enum { LABEL = 40 };
	uint32_t colon = start;

	for (uint32_t i = start; i < end; i++) {
		if (i - start > LABEL || r->l.kind[i] == LETTER_STOP)
			return colon;
		if (colon == start && r->l.kind[i] == LETTER_COLON)
			colon = i;
	}
	return end;
}

/* The only person in the label of a line above the phrase. */
static int32_t
labelled(const struct reading *r, uint32_t i)
{
	enum { LINES = 2 * PARAGRAPHS };
	int32_t found = NO_INDEX;

	for (int line = 0; line < LINES && i > 0 && found < 0; line++) {
		uint32_t end = --i;

		while (i > 0 && r->l.kind[i - 1] != LETTER_LINE)
			if (end - --i > WINDOW)
				return NO_INDEX;
		found = only_person(r, i, label_end(r, i, end));
	}
	return found;
}

static void
find_rules(
	const struct voices *v, const struct scene *s, struct rule rules[RULES])
{
	const struct statement *in = statement_at(v->statements, s->at);

	rules[0] = by_subject(v, situation(s), &s->subject);
	rules[1] = by_subject(v, "behind", &s->behind_subject);
	rules[2] = (struct rule){ .name = "within", .applies = in };
	if (in)
		rules[2].who = in->speaker;
	rules[3] = (struct rule){ "last",
		{ .player = v->last_nameless ? NO_INDEX : v->last_speaker },
		v->spoken };
	int32_t label = s->opens ? labelled(v->r, s->at) : NO_INDEX;
	rules[4] = (struct rule){ "label",
		{ .player = label, .inferred = true }, label >= 0 };
}

/* Where the letters in sight begin and end. */
static struct span
in_sight(const struct reading *r, uint32_t at)
{
	struct span s = { at, at };
	int lines = 0;

	while (s.start && at - s.start < BEFORE && lines <= 2 * PARAGRAPHS) {
		s.start--;
		lines += r->l.kind[s.start] == LETTER_LINE;
	}
	lines = 0;
	while (s.end < r->l.n && s.end - at < BEHIND && lines <= 2) {
		lines += r->l.kind[s.end] == LETTER_LINE;
		s.end++;
	}
	return s;
}

void
candidates_find(
	const struct voices *v, const struct scene *s, struct candidates *c)
{
	struct rule rules[RULES];
	struct span sight = in_sight(v->r, s->at);
	uint32_t from = named_from(v->r, sight.start);
	uint32_t at = named_from(v->r, s->at);

	c->n = 0;
	add(c, NO_INDEX);
	find_rules(v, s, rules);
	for (int k = 0; k < RULES; k++) {
		struct candidate *one;

		if (!rules[k].applies)
			continue;
		one = add(c, rules[k].who.player);
		if (one && one->at.end == 0) {
			one->at = rules[k].who.at;
			one->pronoun = rules[k].who.inferred;
		}
	}
	for (uint32_t k = at; k > from; k--)
		if (v->r->named[k - 1].kind != PLAYER_PLACE)
			add(c, v->r->named[k - 1].player);
	for (uint32_t k = at; k < v->r->n_named; k++) {
		if (v->r->named[k].start >= sight.end)
			break;
		if (v->r->named[k].kind != PLAYER_PLACE)
			add(c, v->r->named[k].player);
	}
}

/* Where a mention stands to the mark. */
static const char *
zone_of(const struct reading *r, const struct scene *s, uint32_t i)
{
	uint32_t lines = i < s->at ? lines_between(r, i, s->at)
				   : lines_between(r, s->at, i);

	if (i > s->at)
		return lines ? "next" : "after";
	if (lines > 1)
		return "above2";
	if (lines)
		return i >= s->s.start ? "sentence" : "above";
	if (i >= s->s.start)
		return "sentence";
	uint32_t n = r->sentence_of[s->s.start];
	return n && i >= r->sentences[n - 1].start ? "before" : "paragraph";
}

static void
add_mention(const struct reading *r, const struct scene *s,
	const struct named *n, struct tally *t)
{
	const char *zone = zone_of(r, s, n->start);

	if (is_subject_like(r, n))
		tally_add3(t, zone, "-subject-", kinds[n->kind]);
	if (n->start == s->s.start)
		tally_add2(t, "opens-sentence-", kinds[n->kind]);
}

/* What the mentions before the mark say of a candidate. */
static void
add_before(const struct reading *r, const struct scene *s,
	const struct candidate *c, struct tally *t)
{
	struct span sight = in_sight(r, s->at);
	const char *last_zone = NULL;
	bool seen[PLAYER_KINDS] = { 0 };

	for (uint32_t k = named_from(r, s->at); k > 0; k--) {
		const struct named *n = &r->named[k - 1];
		bool nearest = !seen[n->kind];

		if (n->start < sight.start)
			break;
		seen[n->kind] = true;
		if (n->player != c->player)
			continue;
		const char *zone = zone_of(r, s, n->start);

		if (nearest)
			tally_add3(t, "last-", zone, kinds[n->kind]);
		if (zone != last_zone)
			tally_add3(t, zone, "-", kinds[n->kind]);
		add_mention(r, s, n, t);
		last_zone = zone;
	}
}

/* What the first mention behind it says. */
static void
add_behind(const struct reading *r, const struct scene *s,
	const struct candidate *c, struct tally *t)
{
	struct span sight = in_sight(r, s->at);

	for (uint32_t k = named_from(r, s->at); k < r->n_named; k++) {
		const struct named *n = &r->named[k];

		if (n->start >= sight.end)
			break;
		if (n->player != c->player)
			continue;
		const char *zone = zone_of(r, s, n->start);

		tally_add3(t, zone, "-", kinds[n->kind]);
		if (s->opens)
			tally_add3(t, zone, "-opens-", kinds[n->kind]);
		add_mention(r, s, n, t);
		break;
	}
}

static const char *
bucket(uint32_t n)
{
	return n == 0   ? "0"
	       : n == 1 ? "1"
	       : n < 4  ? "3"
	       : n < 10 ? "9"
			: "many";
}

static void
add_habits(const struct voices *v, const struct candidate *c, struct tally *t)
{
	const char *kind = kinds[v->r->a->players.v[c->player].kind];

	tally_add3(t, "says", bucket(v->says[c->player]), kind);
	tally_add2(t, "mentions", bucket(v->mentions[c->player]));
	tally_add(t, kind);
}

static const char *
since_last(const struct voices *v, const struct scene *s)
{
	if (!v->spoken)
		return "never";
	uint32_t lines = lines_between(v->r, v->last_at, s->at);
	return lines == 0 ? "same" : lines == 1 ? "next" : "far";
}

static void
add_rules(const struct voices *v, const struct scene *s,
	const struct candidate *c, struct tally *t)
{
	struct rule rules[RULES];
	const char *who = c->player == NO_INDEX
				  ? "nobody"
				  : kinds[v->r->a->players.v[c->player].kind];

	find_rules(v, s, rules);
	for (int k = 0; k < RULES; k++) {
		const struct rule *rule = &rules[k];

		if (!rule->applies || rule->who.player != c->player)
			continue;
		tally_add2(t, "rule-", rule->name);
		tally_add3(t, rule->name, "-", who);
		if (rule->who.inferred)
			tally_add3(t, rule->name, "-pronoun-", who);
		if (k == 3)
			tally_add3(t, "last-", since_last(v, s), who);
		if (k == 3)
			tally_add3(t, "last-", since_last(v, s), situation(s));
	}
}

static void
add_nobody(const struct voices *v, const struct scene *s, struct tally *t)
{
	uint32_t length = s->phrase->in->end - s->phrase->in->start;

	tally_add(t, "nobody");
	tally_add2(t, "nobody-", situation(s));
	tally_add2(t, "nobody-subject-", subject_name(v->r, &s->subject));
	tally_add3(t, "nobody-", situation(s), subject_name(v->r, &s->subject));
	if (s->behind)
		tally_add2(t, "nobody-behind-",
			subject_name(v->r, &s->behind_subject));
	tally_add2(t, "nobody-since-", since_last(v, s));
	if (length < 10)
		tally_add(t, "nobody-short");
	if (s->opens)
		tally_add2(t, "nobody-opens-", since_last(v, s));
}

void
candidate_features(const struct voices *v, const struct scene *s,
	const struct candidate *c, struct tally *t)
{
	add_rules(v, s, c, t);
	if (c->player == NO_INDEX) {
		add_nobody(v, s, t);
		return;
	}
	add_before(v->r, s, c, t);
	add_behind(v->r, s, c, t);
	add_habits(v, c, t);
}

struct speaker
speaker_of_speech(const struct voices *v, const struct scene *s)
{
	struct candidates c;
	const struct candidate *best = NULL;

	candidates_find(v, s, &c);
	for (uint32_t k = 0; k < c.n; k++) {
		struct tally t = { .table = &table };

		candidate_features(v, s, &c.v[k], &t);
		c.v[k].score = t.sum;
		if (!best || t.sum > best->score)
			best = &c.v[k];
	}
	return (struct speaker){ .player = best->player,
		.at = best->at,
		.inferred = best->pronoun || best->at.end == 0 };
}
