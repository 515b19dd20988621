#include "content/quotes/quote.h"

#include <math.h>

/*
 * Which of those in sight spoke?  Rules name some of them, each with its own
 * weight; places and habits say the rest.
 */

static const struct weight entries[] = {
#define WEIGHT(feature, hundredths) { feature, hundredths },
#include "content/quotes/speaker_weights.def"
};
TALLY_TABLE(speaker_weights, entries)

/* How sure it must be that who is named did speak: a wrong name hurts more
 * than none. */
static const double least = 0.48;

const char *const speaker_kinds[] = { "person", "org", "product", "place" };

/* How the mark stands to a verb of saying. */
const char *
scene_situation(const struct scene *s)
{
	if (s->say && s->before - s->say->end <= PRE)
		return "pre";
	if (s->behind)
		return "post";
	if (s->say)
		return "far";
	return s->alone ? "alone" : s->opens ? "opens" : "none";
}

void
voices_make(const struct reading *r, const struct statements *statements,
	const struct triggers *triggers, struct voices *v)
{
	size_t players = r->a->players.n;

	*v = (struct voices){ .r = r,
		.statements = statements,
		.last_speaker = NO_INDEX,
		.other_speaker = NO_INDEX };
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
	v->top_sayer = NO_INDEX;
	for (size_t k = 0; k < players; k++)
		if (v->says[k] > (v->top_sayer < 0 ? 1 : v->says[v->top_sayer]))
			v->top_sayer = (int32_t)k;
}

void
voices_hear(struct voices *v, const struct speaker *who, uint32_t end)
{
	v->spoken = true;
	v->last_nameless = who->player < 0;
	if (who->player >= 0) {
		if (v->last_speaker != who->player)
			v->other_speaker = v->last_speaker;
		v->last_speaker = who->player;
	}
	v->last_at = end;
}

static const char *
rule_name(const struct scene *s, int rule)
{
	static const char *const names[RULES] = { NULL, "behind", "far-verb",
		"later", "owner", "within", "label", "last", "prior", "told" };

	return rule == RULE_BEFORE ? scene_situation(s) : names[rule];
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
		tally_add3(t, zone, "-subject-", speaker_kinds[n->kind]);
	if (n->start == s->s.start)
		tally_add2(t, "opens-sentence-", speaker_kinds[n->kind]);
}

/* What the mentions before the mark say of a candidate. */
static void
add_before(const struct voices *v, const struct scene *s,
	const struct span *sight, const struct candidate *c, struct tally *t)
{
	const struct reading *r = v->r;
	const struct statement *in = statement_at(v->statements, s->at);
	const char *last_zone = NULL;
	bool seen[PLAYER_KINDS] = { 0 };

	for (uint32_t k = named_from(r, s->at); k > 0; k--) {
		const struct named *n = &r->named[k - 1];
		bool nearest = !seen[n->kind];

		if (n->start < sight->start)
			break;
		seen[n->kind] = true;
		if (n->player != c->player)
			continue;
		const char *zone = zone_of(r, s, n->start);

		if (nearest)
			tally_add3(t, "last-", zone, speaker_kinds[n->kind]);
		if (zone != last_zone)
			tally_add3(t, zone, "-", speaker_kinds[n->kind]);
		add_mention(r, s, n, t);
		if (in && statement_at(v->statements, n->start) == in)
			tally_add2(t, "told-of-", speaker_kinds[n->kind]);
		last_zone = zone;
	}
}

/* “……”，王五: is it the first name behind the mark, and how near? */
static void
add_first_behind(const struct reading *r, const struct scene *s, uint32_t k,
	struct tally *t)
{
	enum { NEXT = 2, NEAR = 12 };
	const struct named *n = &r->named[k];
	uint32_t gap = n->start - s->at - 1;

	if (k != named_from(r, s->at + 1) || lines_between(r, s->at, n->start))
		return;
	tally_add3(t, "first-behind-",
		gap < NEXT   ? "next-"
		: gap < NEAR ? "near-"
			     : "far-",
		speaker_kinds[n->kind]);
	if (letter_kind_at(&r->l, s->at + 1) == LETTER_COMMA)
		tally_add2(t, "first-behind-comma-", speaker_kinds[n->kind]);
}

/* What the first mention behind it says. */
static void
add_behind(const struct reading *r, const struct scene *s,
	const struct span *sight, const struct candidate *c, struct tally *t)
{
	for (uint32_t k = named_from(r, s->at); k < r->n_named; k++) {
		const struct named *n = &r->named[k];

		if (n->start >= sight->end)
			break;
		if (n->player != c->player)
			continue;
		const char *zone = zone_of(r, s, n->start);

		tally_add3(t, zone, "-", speaker_kinds[n->kind]);
		if (s->opens)
			tally_add3(t, zone, "-opens-", speaker_kinds[n->kind]);
		add_mention(r, s, n, t);
		add_first_behind(r, s, k, t);
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

/* Whom the phrase itself names hardly speaks in it, least of all when it calls
 * upon him: “王总，…”. */
static void
add_inside(const struct reading *r, const struct scene *s,
	const struct candidate *c, struct tally *t)
{
	const struct mention *m = r->a->mentions.v;
	const struct phrase *p = s->phrase;
	size_t k = p->name;

	while (k < p->names_end && m[k].player != c->player)
		k++;
	if (k == p->names_end)
		return;
	const char *kind = speaker_kinds[r->a->players.v[c->player].kind];
	tally_add2(t, "inside-", kind);
	if (r->full.at[p->in->start] == m[k].at.start)
		tally_add2(t, "inside-first-", kind);
}

static void
add_habits(const struct voices *v, const struct scene *s,
	const struct candidate *c, struct tally *t)
{
	const char *kind = speaker_kinds[v->r->a->players.v[c->player].kind];

	tally_add2(t, "mentions", bucket(v->mentions[c->player]));
	tally_add(t, kind);
	tally_add3(t, kind, "-at-", scene_situation(s));
	if (c->player == v->top_sayer)
		tally_add2(t, "top-sayer-", scene_situation(s));
	if (c->player == v->other_speaker)
		tally_add2(t, "turn-", scene_situation(s));
}

static const char *
since_last(const struct voices *v, const struct scene *s)
{
	if (!v->spoken)
		return "never";
	uint32_t lines = lines_between(v->r, v->last_at, s->at);
	return lines == 0 ? "same" : lines == 1 ? "next" : "far";
}

static const char *
who_name(const struct voices *v, const struct candidate *c)
{
	return c->player == NO_INDEX
		       ? "nobody"
		       : speaker_kinds[v->r->a->players.v[c->player].kind];
}

static void
add_last(const struct voices *v, const struct scene *s, const char *who,
	struct tally *t)
{
	const char *since = since_last(v, s);

	tally_add3(t, "last-", since, who);
	tally_add3(t, "last-", since, scene_situation(s));
	if (s->say && !s->subject.sort)
		tally_add2(t, "last-unsaid-", since);
}

/* What the verb is like, and how far from it its subject stands. */
static void
add_verb(const struct reading *r, const struct scene *s,
	const struct subject *who, const struct found_word *verb,
	struct tally *t)
{
	enum { NEAR = 3, FAR = 12 };
	const char *side = verb->start > s->at ? "verb-behind-" : "verb-";
	uint32_t gap = verb->start - who->at.end;

	tally_add3(t, side, verb->entry->name, subject_name(r, who));
	if (who->sort)
		tally_add3(t, side,
			gap <= NEAR  ? "near-"
			: gap <= FAR ? "far-"
				     : "very-far-",
			subject_name(r, who));
	if (who->sort &&
		clause_start(r, s->s.start, verb->start) > who->at.start)
		tally_add3(t, side, "other-clause-", subject_name(r, who));
}

/* A line above, how far above, and whether it is one of names. */
static void
add_label(const struct scene *s, const struct rule *rule, struct tally *t)
{
	const char *lines = rule->lines == 1   ? "1"
			    : rule->lines <= 3 ? "3"
					       : "far";

	if (rule->signs)
		tally_add(t, "label-signs");
	tally_add3(t, "label-", lines, rule->signs ? "-signs" : "");
	tally_add3(t, "label-at-", scene_situation(s),
		rule->signs ? "-signs" : "");
}

/* What tells whose the statement around the phrase is, and whether its own
 * sentence does. */
static void
add_within(const struct scene *s, const struct statement *in, const char *who,
	struct tally *t)
{
	const char *cue = in->t->source ? "source-"
			  : in->t->verb ? "verb-"
					: "colon-";

	tally_add3(t, "within-", cue, who);
	tally_add3(t, "within-",
		trigger_cue(in->t) >= s->s.start ? "here-" : "earlier-", who);
}

static void
add_rules(const struct voices *v, const struct scene *s,
	const struct candidates *c, uint32_t k, struct tally *t)
{
	const char *who = who_name(v, &c->v[k]);

	for (int i = 0; i < RULES; i++) {
		const struct rule *rule = &c->rules[i];
		const char *name = rule_name(s, i);

		if (!rule->applies || rule->who.player != c->v[k].player)
			continue;
		tally_add2(t, "rule-", name);
		tally_add3(t, name, "-", who);
		if (i >= RULE_PRIOR)
			tally_add3(t, name, "-at-", scene_situation(s));
		if (i == RULE_LABEL)
			add_label(s, rule, t);
		if (i == RULE_WITHIN)
			add_within(s, rule->in, who, t);
		if (rule->who.inferred)
			tally_add3(t, name, "-pronoun-", who);
		if (i == RULE_BEFORE && s->sourced)
			tally_add(t, "rule-source");
		if (i == RULE_BEFORE && s->say)
			add_verb(v->r, s, &s->subject, s->say, t);
		if (i == RULE_BEHIND && s->behind)
			add_verb(v->r, s, &s->behind_subject, s->behind, t);
		if (i == RULE_LAST)
			add_last(v, s, who, t);
	}
}

static void
add_nobody(const struct voices *v, const struct scene *s, struct tally *t)
{
	uint32_t length = phrase_length(s->phrase);

	tally_add(t, "nobody");
	tally_add2(t, "nobody-subject-", subject_name(v->r, &s->subject));
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
	const struct candidates *c, uint32_t k, struct tally *t)
{
	add_rules(v, s, c, k, t);
	people_features(v->r, s, c, k, t);
	if (c->v[k].player == NO_INDEX) {
		add_nobody(v, s, t);
		return;
	}
	add_before(v, s, &c->sight, &c->v[k], t);
	add_behind(v->r, s, &c->sight, &c->v[k], t);
	add_inside(v->r, s, &c->v[k], t);
	add_habits(v, s, &c->v[k], t);
}

/* Is the best one hardly likelier than all others together? */
static bool
is_doubtful(const struct candidates *c, const struct candidate *best)
{
	double all = 0;

	for (uint32_t k = 0; k < c->n; k++)
		all += exp((c->v[k].score - best->score) / 100.0);
	return 1 / all < least;
}

/* 他的助手说，这是一次“……”: words within a statement, and behind no verb there,
 * are its speaker's. */
static bool
is_part(const struct scene *s, const struct statement *in)
{
	return in && in->t->subject.sort &&
	       (!s->say || s->say->start < in->start) && !s->behind;
}

struct speaker
speaker_of_speech(const struct voices *v, const struct scene *s)
{
	struct candidates c;
	const struct candidate *best = NULL;
	const struct statement *in = statement_at(v->statements, s->at);
	struct speaker signer;

	if (speaker_signs(v->r, s, &signer))
		return signer;
	if (is_part(s, in))
		return in->speaker;
	candidates_find(v, s, &c);
	for (uint32_t k = 0; k < c.n; k++) {
		struct tally t = { .table = &speaker_weights };

		candidate_features(v, s, &c, k, &t);
		c.v[k].score = t.sum;
		if (!best || t.sum > best->score)
			best = &c.v[k];
	}
	if (is_doubtful(&c, best))
		best = &c.v[0];
	return (struct speaker){ .player = best->player,
		.at = best->at,
		.inferred = best->pronoun || best->at.end == 0 };
}
