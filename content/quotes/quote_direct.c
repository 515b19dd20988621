#include "content/quotes/quote_direct.h"

/*
 * Is a marked phrase speech?  A sum of learnt weights over what is inside,
 * before and behind it.  The names of the features are those in
 * direct_weights.def.
 */

static const struct weight entries[] = {
#define WEIGHT(feature, hundredths) { feature, hundredths },
#include "content/quotes/direct_weights.def"
};
TALLY_TABLE(direct_weights, entries)

const char *
letter_class(const struct letters *l, uint32_t i)
{
	switch (letter_kind_at(l, i)) {
	case LETTER_LINE: return "line";
	case LETTER_HAN: return "han";
	case LETTER_WORD:
	case LETTER_DIGIT: return "word";
	case LETTER_COMMA: return "comma";
	case LETTER_PAUSE: return "pause";
	case LETTER_COLON: return "colon";
	case LETTER_SEMICOLON:
	case LETTER_STOP: return "stop";
	case LETTER_DASH: return "dash";
	case LETTER_OPEN: return "open";
	case LETTER_CLOSE: return "close";
	case LETTER_MARK: return "mark";
	case LETTER_BLANK:
	case LETTER_OTHER: break;
	}
	return "other";
}

static const char *
size_of(uint32_t n)
{
	return n <= 4 ? "S" : n <= 8 ? "M" : n <= 14 ? "L" : "X";
}

/* The letter before i that is no blank; l->n if none. */
static uint32_t
letter_before(const struct letters *l, uint32_t i)
{
	while (i && l->kind[i - 1] == LETTER_BLANK)
		i--;
	return i ? i - 1 : l->n;
}

static void
add_letters_around(struct frame *f)
{
	const struct letters *l = &f->r->l;
	uint32_t b = f->s->before, e = f->s->at + 1;

	if (b > f->s->s.start)
		tally_add_text(f->t, "before=", letters_name(f->r, b - 1, b));
	if (b > f->s->s.start + 1)
		tally_add_text(f->t, "before2=", letters_name(f->r, b - 2, b));
	if (b > f->s->s.start + 2)
		tally_add_text(f->t, "before3=", letters_name(f->r, b - 3, b));
	if (e < l->n)
		tally_add_text(f->t, "behind=", letters_name(f->r, e, e + 1));
	if (e + 1 < l->n)
		tally_add_text(f->t, "behind2=", letters_name(f->r, e, e + 2));
	feature_before(
		f->r, (struct span){ f->s->s.start, f->s->before }, f->t);
	tally_add2(f->t, "before:", f->before);
	tally_add2(f->t, "behind:", f->behind);
	tally_add3(f->t, f->size, "before:", f->before);
	tally_add3(f->t, f->size, "behind:", f->behind);
	tally_add3(f->t, f->before, "_", f->behind);
}

/* How the verb before the mark stands to it. */
static void
add_verb_before(struct frame *f)
{
	const struct scene *s = f->s;

	tally_add2(f->t, "say", f->say);
	tally_add3(f->t, f->size, "say", f->say);
	tally_add3(f->t, f->before, "say", f->say);
	tally_add2(f->t, "subject:", f->subject);
	tally_add3(f->t, f->say, "subject:", f->subject);
	if (!s->say)
		return;
	str word = str_of(s->say->entry->text);
	tally_add_text(f->t, "verb=", word);
	tally_add3(f->t, f->size, "manner-", s->say->entry->name);
	tally_add3(f->t, f->say, "manner-", s->say->entry->name);
	tally_add3(f->t, f->before, "manner-", s->say->entry->name);
	if (s->say->end == s->before) {
		tally_add_text(f->t, "verb-next=", word);
		tally_add_text(f->t, f->before, word);
		tally_add3(f->t, f->size, "next=", s->say->entry->text);
		tally_add3(f->t, f->size, "next-", s->say->entry->name);
	}
}

static const char *
gap_name(uint32_t letters)
{
	return letters == 0   ? "0"
	       : letters < 4  ? "3"
	       : letters < 10 ? "9"
			      : "far";
}

/* “……”，王五说。: how near the subject is to mark and verb, and what goes on
 * behind that. */
static void
add_behind_shape(struct frame *f)
{
	const struct letters *l = &f->r->l;
	const struct scene *s = f->s;
	const struct span *who = &s->behind_subject.at;
	const char *subject = subject_name(f->r, &s->behind_subject);
	const char *then = letter_class(l, s->behind->end);
	uint32_t from = letter_skip(l, s->at + 1,
		1u << LETTER_BLANK | 1u << LETTER_COMMA | 1u << LETTER_DASH);

	tally_add2(f->t, "verb-behind-then-", then);
	tally_add3(f->t, f->size, "verb-behind-then-", then);
	if (!s->behind_subject.sort)
		return;
	tally_add3(f->t, "behind-lead", gap_name(who->start - from), subject);
	tally_add3(f->t, "behind-gap", gap_name(s->behind->start - who->end),
		subject);
}

static void
add_verb_behind(struct frame *f)
{
	const struct scene *s = f->s;
	const char *subject;

	if (!s->behind)
		return;
	subject = subject_name(f->r, &s->behind_subject);
	tally_add(f->t, "verb-behind");
	tally_add2(f->t, "verb-behind-", f->size);
	tally_add2(f->t, "behind-subject:", subject);
	tally_add3(f->t, f->behind, "verb-behind-", subject);
	tally_add_text(f->t, "verb-behind=", str_of(s->behind->entry->text));
	tally_add2(f->t, "manner-behind-", s->behind->entry->name);
	tally_add3(f->t, f->behind, "manner-behind-", s->behind->entry->name);
	if (s->behind->start == s->at + 1)
		tally_add(f->t, "verb-right-behind");
	add_behind_shape(f);
}

/* The cues between the sentence's start and the mark. */
static void
add_cues(struct frame *f)
{
	static const struct {
		uint32_t flag;
		const char *name;
	} sorts[] = { { NAMING, "naming" }, { HYPOTHETICAL, "hypothetical" },
		{ HUMAN, "human" }, { NOBODY, "nobody" },
		{ PRONOUN, "pronoun" }, { SOURCE, "source" },
		{ UTTERANCE, "utterance" }, { CALLS, "calls" },
		{ DEED, "deed" }, { CONCEPT, "concept" } };
	const struct reading *r = f->r;
	uint32_t seen = 0, near = 0;
	uint32_t from = f->s->s.start;

	if (f->s->at - from > WINDOW)
		from = f->s->at - WINDOW;
	for (uint32_t k = word_from(&r->cues, from);
		k < r->cues.n && r->cues.v[k].end <= f->s->at; k++) {
		seen |= r->cues.v[k].entry->flags;
		if (r->cues.v[k].end + 3 >= f->s->before)
			near |= r->cues.v[k].entry->flags;
	}
	for (size_t k = 0; k < sizeof sorts / sizeof *sorts; k++) {
		if (seen & sorts[k].flag)
			tally_add3(f->t, f->size, "cue:", sorts[k].name);
		if (seen & sorts[k].flag)
			tally_add2(f->t, "cue:", sorts[k].name);
		if (near & sorts[k].flag)
			tally_add2(f->t, "near:", sorts[k].name);
		if (near & sorts[k].flag && sorts[k].flag == UTTERANCE)
			tally_add2(f->t, f->size, "near:utterance");
		if (near & sorts[k].flag && sorts[k].flag == DEED)
			tally_add2(f->t, f->size, "near:deed");
	}
}

/* “……”的呼吁: the noun behind says what it is. */
static void
add_noun_behind(struct frame *f)
{
	const struct reading *r = f->r;
	uint32_t i = f->s->at + 1;

	if (letter_at(&r->l, i) != 0x7684) /* 的 */
		return;
	uint32_t k = word_from(&r->cues, i + 1);
	uint32_t sorts = k < r->cues.n && r->cues.v[k].start <= i + 4
				 ? r->cues.v[k].entry->flags
				 : 0;
	bool speech = sorts & SPEECH_NOUN && r->cues.v[k].start <= i + 2;

	if (sorts & CONCEPT)
		tally_add2(f->t, "of-concept-", f->size);

	tally_add(f->t, speech ? "of-speech" : "of-other");
	tally_add2(f->t, speech ? "of-speech-" : "of-other-", f->size);
}

/* Any verb of saying or reporting in the sentence before the mark. */
static void
add_reports(struct frame *f)
{
	enum { NEAR_VERBS = 12 };
	const struct reading *r = f->r;
	uint32_t k = word_from(&r->verbs, f->s->at), n = 0;

	uint32_t from = k > NEAR_VERBS ? k - NEAR_VERBS : 0;

	while (k > from && r->verbs.v[k - 1].start >= f->s->s.start) {
		const struct found_word *w = &r->verbs.v[--k];

		if (w->entry->flags & SHORT)
			continue;
		n++;
		tally_add_text(f->t, "reports=", str_of(w->entry->text));
	}
	tally_add3(f->t, f->size, "reports", n ? "1" : "0");
	if (n && f->say[0] == 'n')
		tally_add2(f->t, "reports-far", f->size);
}

/* A phrase in a sentence that tells of no speech: by itself it may be some,
 * as a part of the sentence it is hardly any. */
static void
add_bare(struct frame *f)
{
	const struct scene *s = f->s;
	bool inside =
		f->before[0] == 'h' || f->before[0] == 'w'; /* han, word */

	if (s->say || s->behind || s->s.end - s->s.start > WINDOW ||
		tells_of_speech(f->r, &s->s))
		return;
	tally_add2(f->t, "bare-", f->size);
	tally_add3(f->t, "bare-", f->before, f->size);
	tally_add3(f->t, "bare-", f->subject, f->size);
	tally_add3(f->t,
		s->opens ? "bare-opens-"
		: inside ? "bare-in-"
			 : "bare-mid-",
		f->behind, f->size);
}

/* In an interview that is written down, answers are nobody's speech. */
static void
add_talk(struct frame *f)
{
	if (!f->s->s.talk)
		return;
	tally_add2(f->t, "talk-", f->size);
	tally_add2(f->t, "talk-", f->before);
	tally_add2(f->t, "talk-say", f->say);
	tally_add2(f->t, "talk-", f->subject);
}

static void
add_place(struct frame *f)
{
	const struct scene *s = f->s;
	const struct letters *l = &f->r->l;
	uint32_t end = s->at + 1;

	if (s->opens)
		tally_add2(f->t, "opens-", f->size);
	if (s->introduced)
		tally_add2(f->t, "introduced-", f->size);
	while (end < l->n &&
		(l->kind[end] == LETTER_STOP || l->kind[end] == LETTER_BLANK))
		end++;
	if (s->opens && letter_kind_at(l, end) == LETTER_LINE)
		tally_add2(f->t, "alone-", f->size);
	if (is_phrase(f->r, letter_before(l, s->at)) ||
		is_phrase(f->r, s->at + 1))
		tally_add2(f->t, "row-", f->size);
	if (s->s.end - s->s.start < 2)
		tally_add(f->t, "sentence-alone");
	if (s->s.turn)
		tally_add2(f->t, "turn-", f->size);
	if (s->s.kind == PARAGRAPH_HEADING) {
		tally_add(f->t, "heading");
		tally_add2(f->t, "heading-say", f->say);
		tally_add2(f->t, "heading-", f->before);
	}
}

/* How often there are marks in the text, and verbs of saying. */
static void
add_style(struct frame *f)
{
	const struct reading *r = f->r;
	uint32_t letters = r->l.n / 1000 + 1;
	uint32_t marks = r->n_phrases / letters;
	uint32_t verbs = r->verbs.n / letters;

	tally_add3(f->t, f->size, "marks",
		marks < 3   ? "few"
		: marks < 8 ? "some"
			    : "many");
	tally_add3(f->t, f->size, "verbs",
		verbs < 6    ? "few"
		: verbs < 12 ? "some"
			     : "many");
}

static const char *
say_distance(const struct scene *s)
{
	if (!s->say)
		return s->behind ? "after" : "none";
	uint32_t gap = s->before - s->say->end;

	return gap == 0 ? "0" : gap <= 4 ? "4" : "18";
}

void
direct_features(const struct reading *r, const struct scene *s, struct tally *t)
{
	const struct marked *m = s->phrase->in;
	uint32_t before = letter_before(&r->l, s->at);
	struct frame f = {
		.r = r, .s = s, .t = t, .length = m->end - m->start
	};

	f.size = size_of(f.length);
	f.before = letter_class(&r->l, before);
	f.behind = letter_class(&r->l, s->at + 1);
	f.say = say_distance(s);
	f.subject = subject_name(
		r, s->behind && !s->say ? &s->behind_subject : &s->subject);
	tally_add(t, "bias");
	add_inside(&f);
	add_letters_around(&f);
	add_verb_before(&f);
	add_verb_behind(&f);
	add_cues(&f);
	add_reports(&f);
	add_noun_behind(&f);
	add_place(&f);
	add_talk(&f);
	add_bare(&f);
	add_style(&f);
	mood_features(r, s, t);
}

int
direct_score(const struct reading *r, const struct scene *s)
{
	struct tally t = { .table = &direct_weights };

	direct_features(r, s, &t);
	return t.sum;
}

void
phrases_score(struct reading *r, const struct scene *all)
{
	for (uint32_t k = 0; k < r->n_phrases; k++)
		r->phrases[k].score = direct_score(r, &all[k]);
}
