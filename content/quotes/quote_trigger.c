#include "content/quotes/quote.h"

#include <uchar.h>

/* Where reported statements may begin, and who states. */

enum { OBJECT_MAX = 16 };

static const struct weight entries[] = {
#define WEIGHT(feature, hundredths) { feature, hundredths },
#include "content/quotes/trigger_weights.def"
};
TALLY_TABLE(trigger_weights, entries)

/* The link at i, behind which a statement begins; *i moves behind it. */
static enum link_sort
skip_link(const struct letters *l, uint32_t *i)
{
	uint32_t at = letter_skip_blanks(l, *i);
	enum letter_kind kind = letter_kind_at(l, at);
	enum link_sort link = kind == LETTER_COMMA   ? LINK_COMMA
			      : kind == LETTER_COLON ? LINK_COLON
			      : kind == LETTER_DASH  ? LINK_DASH
						     : LINK_NONE;

	if (link) {
		while (letter_kind_at(l, at) == kind)
			at++;
		at = letter_skip_blanks(l, at);
	}
	*i = at;
	return link;
}

static struct span
sentence_at(const struct reading *r, uint32_t i)
{
	const struct sentence *s = &r->sentences[r->sentence_of[i]];

	return (struct span){ s->start, s->end };
}

/* Where the statement begins: behind the link, or below its line. */
static bool
find_begin(const struct reading *r, struct trigger *t)
{
	t->in = t->s;
	if (t->link && letter_kind_at(&r->l, t->start) == LETTER_LINE) {
		t->start = letter_skip(&r->l, t->start,
			1u << LETTER_LINE | 1u << LETTER_BLANK);
		if (t->start >= r->l.n)
			return false;
		t->in = sentence_at(r, t->start);
	}
	return t->start < t->in.end;
}

static void
push(const struct reading *r, struct triggers *out, struct trigger t)
{
	uint32_t to = trigger_subject_end(&t);

	if (!find_begin(r, &t))
		return;
	if (t.source)
		t.subject = source_subject(r, t.source, to);
	else
		t.subject = subject_before(r, t.s.start, to);
	if (!t.subject.sort && t.verb && pronoun_flags(r, to) & PAPER)
		t.subject = cue_subject(r, to); /* 财报显示 is one verb */
	t.score = trigger_score(r, &t);
	if (t.score <= TRIGGER_LEAST)
		return;
	*vec_push(r->arena, out) = t;
}

/* 告诉记者， and 提到一点：the link is not right behind the verb. */
static bool
find_object_link(const struct reading *r, struct trigger *t)
{
	uint32_t i = t->verb->end;

	for (uint32_t end = i + OBJECT_MAX; i < end && i < t->s.end; i++) {
		enum letter_kind kind = letter_kind_at(&r->l, i);

		if (kind == LETTER_COMMA || kind == LETTER_COLON) {
			t->start = t->object = i;
			t->link = (uint8_t)skip_link(&r->l, &t->start);
			return true;
		}
		if (kind == LETTER_STOP)
			break;
	}
	return false;
}

static void
find_at_verb(const struct reading *r, const struct found_word *verb,
	struct triggers *out)
{
	struct trigger t = { .verb = verb,
		.s = sentence_at(r, verb->start),
		.start = verb->end };

	t.source = source_before(r, t.s.start, verb->start);
	t.link = (uint8_t)skip_link(&r->l, &t.start);
	push(r, out, t);
	if (!t.link && find_object_link(r, &t))
		push(r, out, t);
}

/* 据招股书，…: no verb at all. */
static void
find_at_source(const struct reading *r, const struct found_word *cue,
	struct triggers *out)
{
	struct trigger t = {
		.s = sentence_at(r, cue->start),
		.source = cue->start + 1,
	};
	uint32_t k = word_from(&r->verbs, cue->end);

	if (clause_start(r, t.s.start, cue->start) != cue->start)
		return;
	uint32_t end =
		cue->end + WINDOW < t.s.end ? cue->end + WINDOW : t.s.end;
	for (uint32_t i = cue->end; i < end; i++) {
		if (letter_kind_at(&r->l, i) != LETTER_COMMA)
			continue;
		if (k < r->verbs.n && r->verbs.v[k].start < i)
			return;
		t.start = i;
		t.link = (uint8_t)skip_link(&r->l, &t.start);
		push(r, out, t);
		return;
	}
}

/* Is it in 12:30, or within a word? */
static bool
is_tight(const struct letters *l, uint32_t i)
{
	return l->rune[i] == ':' && i > 0 &&
	       letter_kind_at(l, i + 1) == LETTER_DIGIT &&
	       letter_kind_at(l, i - 1) == LETTER_DIGIT;
}

/* …给过一个数字：, 李四总裁张三：: a colon that no verb takes. */
static void
find_at_colon(const struct reading *r, uint32_t i, struct triggers *out)
{
	struct trigger t = {
		.s = sentence_at(r, i), .start = i, .colon = i + 1
	};

	t.link = (uint8_t)skip_link(&r->l, &t.start);
	if (out->n > 0 && out->v[out->n - 1].start >= t.start)
		return;
	push(r, out, t);
}

/* The colons up to `to`. */
static void
find_at_colons(const struct reading *r, uint32_t *at, uint32_t to,
	struct triggers *out)
{
	for (; *at < to; (*at)++)
		if (r->l.kind[*at] == LETTER_COLON && !is_tight(&r->l, *at))
			find_at_colon(r, *at, out);
}

void
triggers_find(const struct reading *r, struct triggers *out)
{
	uint32_t cue = 0, colon = 0;

	for (uint32_t k = 0; k <= r->verbs.n; k++) {
		uint32_t to = k < r->verbs.n ? r->verbs.v[k].start : r->l.n;

		for (; cue < r->cues.n && r->cues.v[cue].start < to; cue++) {
			if (!(r->cues.v[cue].entry->flags & ACCORDING))
				continue;
			find_at_colons(r, &colon, r->cues.v[cue].start, out);
			find_at_source(r, &r->cues.v[cue], out);
		}
		find_at_colons(r, &colon, to, out);
		if (k < r->verbs.n)
			find_at_verb(r, &r->verbs.v[k], out);
	}
}

static const char *
link_name(const struct trigger *t)
{
	static const char *const plain[] = { "_", ",", ":", "-" };
	static const char *const behind[] = { "o_", "o,", "o:", "o-" };
	static const char *const below[] = { "b_", "b,", "b:", "b-" };

	return (t->in.start != t->s.start ? below
		: t->object               ? behind
					  : plain)[t->link];
}

/* What it is that the statement stands behind. */
static const char *
cue_word(const struct trigger *t)
{
	return t->verb ? t->verb->entry->text : t->source ? "(none)" : "(:)";
}

static void
add_letters(
	const struct reading *r, const struct trigger *t, struct tally *tally)
{
	const struct letters *l = &r->l;
	enum { FAR = 15 };
	uint32_t b = trigger_cue(t);
	uint32_t e = t->start;
	uint32_t far = t->in.end - e > FAR ? e + FAR : t->in.end;

	if (b > t->s.start)
		tally_add_text(tally, "before=", letters_name(r, b - 1, b));
	if (b > t->s.start + 1)
		tally_add_text(tally, "before2=", letters_name(r, b - 2, b));
	if (e < l->n)
		tally_add_text(tally, "next=", letters_name(r, e, e + 1));
	if (e + 1 < l->n)
		tally_add_text(tally, "next2=", letters_name(r, e, e + 2));
	if (is_phrase(r, e))
		tally_add3(tally, "next-is-mark", link_name(t),
			letter_kind_at(l, e + 1) == LETTER_HAN ? "+" : "");
	feature_pairs(r, "says=", (struct span){ e, far }, tally);
}

static void
add_subject(
	const struct reading *r, const struct trigger *t, struct tally *tally)
{
	const char *subject = subject_name(r, &t->subject);
	const char *link = link_name(t);
	uint32_t to = trigger_subject_end(t);
	uint32_t gap = t->subject.sort ? to - t->subject.at.end : 0;

	tally_add2(tally, "subject:", subject);
	tally_add3(tally, subject, "~", link);
	if (!t->subject.sort)
		return;
	tally_add3(tally, "gap",
		gap == 0   ? "0"
		: gap <= 3 ? "3"
		: gap <= 9 ? "9"
			   : "far",
		link);
	if (t->subject.at.start == t->s.start)
		tally_add(tally, "subject-first");
	if (clause_start(r, t->s.start, to) <= t->subject.at.start)
		tally_add2(tally, "same-clause", subject);
}

/* 没有回应: it tells that nothing was said. */
static bool
is_denied(const struct reading *r, const struct trigger *t)
{
	static const char *const words[] = {
#define DENIAL(word) word,
#include "content/quotes/denials.def"
		NULL
	};

	return t->verb && letters_skip_any_back(&r->l, t->verb->start, words) <
				  t->verb->start;
}

/* 被公众评说, 被认为: 被 stands close before the verb in its clause. */
static bool
is_passive(const struct reading *r, const struct trigger *t)
{
	enum { AGENT = 6 };
	uint32_t i = t->verb ? t->verb->start : 0;
	uint32_t from = i > AGENT ? i - AGENT : 0;

	from = clause_start(r, from > t->s.start ? from : t->s.start, i);
	while (i > from && r->l.rune[i - 1] != 0x88AB) /* 被 */
		i--;
	return i > from;
}

static void
add_word(const struct reading *r, const struct trigger *t, struct tally *tally)
{
	const char *link = link_name(t);
	const char *word = cue_word(t);

	tally_add2(tally, "link", link);
	tally_add2(tally, "verb=", word);
	tally_add3(tally, word, "", link);
	tally_add3(tally, word, "+", subject_name(r, &t->subject));
	if (t->verb) {
		tally_add3(tally, t->verb->entry->name, "+",
			subject_name(r, &t->subject));
		tally_add2(tally, "manner-", t->verb->entry->name);
		tally_add3(tally, "manner-", t->verb->entry->name, link);
		tally_add3(tally, t->verb->entry->name, link,
			subject_name(r, &t->subject));
	}
	if (is_denied(r, t))
		tally_add(tally, "denied");
	if (is_passive(r, t)) {
		tally_add(tally, "passive");
		tally_add2(tally, "passive-", link);
	}
	if (t->source)
		tally_add2(tally, "source", link);
	if (t->source)
		tally_add3(tally, "source", word, link);
	if (t->verb && t->verb->entry->flags & SHORT)
		tally_add2(tally, "short", link);
	if (t->verb && t->verb->entry->flags & REPORT)
		tally_add2(tally, "report", link);
}

/* What the words before the verb in its clause tell of: a document, people. */
static void
add_cues(const struct reading *r, const struct trigger *t, struct tally *tally)
{
	static const struct {
		uint32_t flag;
		const char *name;
	} sorts[] = { { SOURCE, "source" }, { HUMAN, "human" },
		{ SPEECH_NOUN, "noun" }, { VOICE, "voice" } };
	uint32_t to = trigger_cue(t), seen = 0;
	uint32_t k = word_from(&r->cues, clause_start(r, t->s.start, to));

	for (; k < r->cues.n && r->cues.v[k].end <= to; k++)
		seen |= r->cues.v[k].entry->flags;
	for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++)
		if (seen & sorts[i].flag)
			tally_add3(tally, "cue:", sorts[i].name, link_name(t));
}

/* The words before the verb, between it and its subject, and its object. */
static void
add_around(
	const struct reading *r, const struct trigger *t, struct tally *tally)
{
	uint32_t to = trigger_cue(t);

	feature_before(r, (struct span){ t->s.start, to }, tally);
	if (t->subject.sort)
		feature_opening(r, "behind-subject=",
			(struct span){ t->subject.at.end, to }, tally);
	if (!t->object)
		return;
	feature_opening(
		r, "object=", (struct span){ t->verb->end, t->object }, tally);
	tally_add_text(
		tally, "object<", letters_name(r, t->object - 1, t->object));
	if (t->object > t->verb->end + 1)
		tally_add_text(tally, "object<",
			letters_name(r, t->object - 2, t->object));
}

/* Which of the letters that make a clause of words this one is; 0: none. */
static uint32_t
clause_letter(uint32_t rune)
{
	static const char32_t letters[] = {
#define CLAUSE_LETTER(letter) letter,
#include "content/quotes/clause_letters.def"
	};

	for (uint32_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (letters[i] == rune)
			return 1u << i;
	return 0;
}

/* Is what follows a clause (他强调这不是…) or a name of things? */
static void
add_content(
	const struct reading *r, const struct trigger *t, struct tally *tally)
{
	enum { CLAUSE_MAX = 60 };
	const char *link = link_name(t);
	uint32_t end = t->start, found = 0, sorts = 0, marked = 0;

	if (t->link)
		return;
	for (; end < t->in.end && end < t->start + CLAUSE_MAX; end++) {
		uint32_t bit = 0;

		if (is_phrase(r, end))
			marked += phrase_length(phrase_at(r, end));
		if (r->l.kind[end] == LETTER_COMMA ||
			r->l.kind[end] == LETTER_STOP)
			break;
		if (r->l.kind[end] == LETTER_HAN)
			bit = clause_letter(r->l.rune[end]);
		if (!bit || found & bit)
			continue;
		found |= bit;
		sorts++;
		tally_add_text(tally, "has=", letters_str(&r->l, end, end + 1));
	}
	uint32_t n = end - t->start + marked;
	tally_add3(tally, link, "words", sorts > 2 ? "3" : sorts ? "1" : "0");
	tally_add3(tally, link, "clause",
		n < 5    ? "5"
		: n < 10 ? "10"
		: n < 20 ? "20"
			 : "99");
	if (letter_kind_at(&r->l, end) == LETTER_STOP)
		tally_add2(tally, "one-clause", link);
}

static void
add_place(const struct reading *r, const struct trigger *t, struct tally *tally)
{
	const struct sentence *s = &r->sentences[r->sentence_of[t->s.start]];
	uint32_t to = trigger_subject_end(t);
	uint32_t k = word_from(&r->verbs, to);
	const char *link = link_name(t);

	if (clause_start(r, t->s.start, to) == t->s.start)
		tally_add2(tally, "first-clause", link);
	if (t->s.start == 0 || r->l.kind[t->s.start - 1] == LETTER_LINE)
		tally_add(tally, "first-sentence");
	if (k > 0 && r->verbs.v[k - 1].start >= t->s.start)
		tally_add2(tally, "verb-before", link);
	if (s->turn)
		tally_add2(tally, "turn", link);
	if (s->kind == PARAGRAPH_HEADING)
		tally_add2(tally, "heading", link);
	if (t->verb && k + 1 < r->verbs.n && r->verbs.v[k + 1].start < t->s.end)
		tally_add2(tally, "verb-behind", link);
}

/* What stands behind it in the sentence. */
static void
add_rest(const struct reading *r, const struct trigger *t, struct tally *tally)
{
	uint32_t length = t->in.end - t->start;
	uint32_t last = letter_at(&r->l, t->in.end - 1);

	tally_add3(tally, "length",
		length < 6    ? "6"
		: length < 12 ? "12"
		: length < 25 ? "25"
		: length < 50 ? "50"
			      : "99",
		t->link ? "l" : "");
	for (uint32_t i = t->start; i < t->in.end && i < t->start + WINDOW; i++)
		if (is_phrase(r, i)) {
			tally_add2(tally, "mark-behind", link_name(t));
			break;
		}
	if (last == 0xFF1F || last == '?')
		tally_add(tally, "question");
}

void
trigger_features(
	const struct reading *r, const struct trigger *t, struct tally *tally)
{
	tally_add(tally, "bias");
	add_word(r, t, tally);
	add_subject(r, t, tally);
	add_letters(r, t, tally);
	add_cues(r, t, tally);
	add_around(r, t, tally);
	add_content(r, t, tally);
	add_place(r, t, tally);
	add_rest(r, t, tally);
}

int
trigger_score(const struct reading *r, const struct trigger *t)
{
	struct tally tally = { .table = &trigger_weights };

	trigger_features(r, t, &tally);
	return tally.sum;
}
