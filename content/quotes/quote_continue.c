#include "content/quotes/quote.h"

#include <limits.h>

/* Does a reported statement go on in the next sentence? */

static const struct weight entries[] = {
#define WEIGHT(feature, hundredths) { feature, hundredths },
#include "content/quotes/continue_weights.def"
};
TALLY_TABLE(continue_weights, entries)

bool
next_sentence(const struct reading *r, const struct sentence *s,
	struct sentence *next)
{
	uint32_t k = r->sentence_of[s->end - 1] + 1;

	if (k >= r->n_sentences || r->l.kind[s->end - 1] == LETTER_LINE)
		return false;
	*next = r->sentences[k];
	next->start = letter_skip_blanks(&r->l, next->start);
	return next->end > next->start && r->l.kind[next->start] != LETTER_LINE;
}

int
best_trigger(const struct triggers *t, const struct sentence *s)
{
	uint32_t low = 0, high = t->n;
	int best = INT_MIN;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (t->v[middle].s.start < s->start)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < t->n && t->v[low].s.start < s->end; low++)
		if (t->v[low].score > best)
			best = t->v[low].score;
	return best;
}

/* What the next sentence opens with. */
static void
add_opening(const struct reading *r, const struct sentence *next,
	struct tally *tally)
{
	uint32_t i = next->start;
	uint32_t k = named_from(r, i);
	uint32_t c = word_from(&r->cues, i);
	static const char *const kinds[] = { "person", "org", "product",
		"place" };

	tally_add_text(tally, "opens=", letters_name(r, i, i + 1));
	tally_add_text(tally, "opens2=", letters_name(r, i, i + 2));
	if (k < r->n_named && r->named[k].start <= i + 1)
		tally_add2(tally, "opens-", kinds[r->named[k].kind]);
	if (c < r->cues.n && r->cues.v[c].start == i &&
		r->cues.v[c].entry->flags & PRONOUN)
		tally_add(tally, "opens-pronoun");
	if (is_phrase(r, i))
		tally_add(tally, "opens-mark");
}

static void
add_content(
	const struct reading *r, const struct going_on *g, struct tally *tally)
{
	const struct sentence *next = &g->next;
	uint32_t k = named_from(r, next->start);
	uint32_t length = next->end - next->start;
	bool person = false, mark = false;

	for (; k < r->n_named && r->named[k].start < next->end; k++)
		person |= r->named[k].kind == PLAYER_PERSON;
	for (uint32_t i = next->start;
		i < next->end && i < next->start + WINDOW; i++)
		mark |= is_phrase(r, i);
	if (person)
		tally_add(tally, "person");
	if (mark)
		tally_add(tally, "mark");
	if (g->best > -50)
		tally_add(tally, "trigger");
	else if (g->best > -200)
		tally_add(tally, "half-trigger");
	tally_add2(tally, "length",
		length < 10   ? "10"
		: length < 15 ? "15"
		: length < 30 ? "30"
		: length < 60 ? "60"
			      : "99");
	if (letter_kind_at(&r->l, next->end) == LETTER_LINE ||
		next->end == r->l.n)
		tally_add(tally, "last");
}

/* Of [from, to) so much is looked at. */
static uint32_t
window_end(uint32_t from, uint32_t to)
{
	return to - from > WINDOW ? from + WINDOW : to;
}

/* Is a player named in [from, to), of which a window is looked at? */
static bool
is_named(const struct reading *r, int32_t player, uint32_t from, uint32_t to)
{
	uint32_t k = named_from(r, from);

	to = window_end(from, to);
	while (k < r->n_named && r->named[k].start < to &&
		r->named[k].player != player)
		k++;
	return k < r->n_named && r->named[k].start < to;
}

/* Does the next sentence name who states ("self"), or else one of whom he told
 * ("told")? */
static void
add_same(const struct reading *r, const struct going_on *g, struct tally *tally)
{
	const struct sentence *next = &g->next;
	const struct subject *who = &g->t->subject;
	uint32_t end = window_end(next->start, next->end);
	bool told = false;

	if (who->sort == SUBJECT_PLAYER &&
		is_named(r, who->player, next->start, end)) {
		tally_add(tally, "self");
		return;
	}
	for (uint32_t k = named_from(r, next->start);
		!told && k < r->n_named && r->named[k].start < end; k++)
		told = is_named(
			r, r->named[k].player, g->t->start, next->start);
	if (told)
		tally_add(tally, "told");
}

void
going_on_features(
	const struct reading *r, const struct going_on *g, struct tally *tally)
{
	static const char *const links[] = { "_", ",", ":", "-" };
	const struct trigger *t = g->t;
	const char *word = t->verb     ? t->verb->entry->text
			   : t->source ? "(none)"
				       : "(:)";
	const char *subject = subject_name(r, &t->subject);
	bool first =
		t->s.start == 0 || r->l.kind[t->s.start - 1] == LETTER_LINE;

	tally_add(tally, "bias");
	tally_add2(tally, "verb=", word);
	tally_add2(tally, "link", links[t->link]);
	tally_add2(tally, "subject:", subject);
	tally_add3(tally, subject, "~", links[t->link]);
	tally_add2(tally, "said", g->said > 2 ? "3" : g->said > 1 ? "2" : "1");
	if (first)
		tally_add2(tally, "first-sentence", links[t->link]);
	add_opening(r, &g->next, tally);
	add_same(r, g, tally);
	add_content(r, g, tally);
}

int
going_on_score(const struct reading *r, const struct going_on *g)
{
	struct tally tally = { .table = &continue_weights };

	going_on_features(r, g, &tally);
	return tally.sum;
}
