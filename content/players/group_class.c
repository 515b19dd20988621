/*
 * Classes that a text announces and then goes through: "可以分为三类：一类是
 * 大厂，一类是小巨人…".  A paragraph behind that shares half of a class's
 * character pairs begins to tell of it; who stands first in its sentences
 * and their parts belongs to it.
 */
#include "content/players/group.h"

#include "content/words/wordlist.h"

enum { CLASSES_MAX = 6, REACH = 16 };

static const struct word_entry announcement_entries[] = {
#define ANNOUNCE(word) { word, 0, "" },
#include "content/players/groups.def"
};
WORDLIST(announcements, announcement_entries)

struct classes {
	struct span v[CLASSES_MAX];
	size_t n;
};

/* Behind 一类是, 第二类是 at letter i, or i. */
static uint32_t
skip_announcement(const struct letters *l, uint32_t i)
{
	struct word_hit hit;

	return wordlist_match(&announcements, l, i, 0, &hit) ? hit.end : i;
}

static struct classes
read_classes(const struct letters *l, struct span at)
{
	struct classes c = { 0 };

	for (uint32_t i = at.start; i < at.end && c.n < CLASSES_MAX; i++) {
		uint32_t from = skip_announcement(l, i), end = from;

		if (from == i)
			continue;
		while (end < at.end && (l->kind[end] == LETTER_HAN ||
					       l->kind[end] == LETTER_WORD))
			end++;
		if (end > from + 1 && end - from <= GROUP_LETTERS_MAX)
			c.v[c.n++] = (struct span){ from, end };
		i = end;
	}
	return c;
}

static bool
has_pair(const struct letters *l, struct span at, const uint32_t pair[2])
{
	for (uint32_t i = at.start; i + 1 < at.end; i++)
		if (l->rune[i] == pair[0] && l->rune[i + 1] == pair[1])
			return true;
	return false;
}

/* Does the paragraph speak of the class? */
static bool
is_about(const struct letters *l, struct span at, struct span class)
{
	enum { HEAD = 80 };
	uint32_t shared = 0, pairs = class.end - class.start - 1;

	if (at.end - at.start > HEAD)
		at.end = at.start + HEAD;
	for (uint32_t i = class.start; i + 1 < class.end; i++)
		shared += has_pair(l, at, l->rune + i);
	return shared * 2 >= pairs;
}

static bool
is_break(enum letter_kind kind)
{
	return kind == LETTER_STOP || kind == LETTER_SEMICOLON ||
	       kind == LETTER_LINE;
}

/* Is there a break between two mentions; in an enumeration a comma is one. */
static bool
parted(const struct letters *l, uint32_t from, uint32_t end, bool listed)
{
	for (; from < end; from++)
		if (is_break((enum letter_kind)l->kind[from]) ||
			(listed && (l->kind[from] == LETTER_COMMA ||
					   l->kind[from] == LETTER_PAUSE)))
			return true;
	return false;
}

/* X旗下Y belongs with X, and so does Y in X、Y; and a person whose office in
 * X is named. */
static bool
goes_with(const struct stage *s, size_t k)
{
	uint32_t from = s->at[k - 1].end, end = s->at[k].start;

	if (group_is_list_gap(&s->l, from, end))
		return true;

	if (letters_start(&s->l, from, "旗下") && end - from <= 2)
		return true;
	return mention_kind(s->a, k) == PLAYER_PERSON && end - from <= 6 &&
	       mention_kind(s->a, k - 1) == PLAYER_ORG;
}

/* Is it a class of persons (个人创业者)? */
static bool
is_of_persons(const struct letters *l, struct span label)
{
	static const char *const ends[] = {
#define PERSONS(ending) ending,
#include "content/players/groups.def"
		NULL
	};

	for (uint32_t i = label.start; i < label.end; i++)
		if (letters_start(l, i, "个人"))
			return true;
	return letters_skip_any_back(l, label.end, ends) < label.end;
}

/* Those who stand first in the parts of a paragraph are of this class. */
static void
put_paragraph(struct stage *s, struct span at, struct span label)
{
	size_t k = 0, n = s->a->mentions.n;
	uint32_t last = at.start;
	bool subject = false, listed = false;
	bool persons = is_of_persons(&s->l, label);

	if (at.start < s->l.n)
		k = mention_after(s->a, s->l.at[at.start]);
	if (k < n && s->at[k].end <= at.end) {
		struct span own = group_opened_at(&s->l, s->at[k].start);

		if (!span_empty(own) && own.start >= at.start) {
			label = own;
			listed = true;
		}
	}
	for (; k < n && s->at[k].end <= at.end; k++) {
		bool part = last == at.start ||
			    parted(&s->l, last, s->at[k].start, listed);

		if (mention_kind(s->a, k) == PLAYER_PRODUCT && !part)
			continue;
		subject = part || (subject && k && goes_with(s, k));
		last = s->at[k].end;
		if (subject &&
			(!persons || mention_kind(s->a, k) == PLAYER_PERSON))
			group_put(s, k, label);
	}
}

static bool
turns_away(const struct letters *l, uint32_t i)
{
	static const char *const words[] = {
#define TURN(word) word,
#include "content/players/groups.def"
		NULL
	};

	return letters_skip_any(l, i, words) > i;
}

/* The paragraphs behind an announcement, one class after the other. */
static void
tell(struct stage *s, size_t from, const struct classes *c)
{
	const struct article *a = s->a;
	size_t now = SIZE_MAX;

	for (size_t i = from; i < a->paragraphs.n && i - from < REACH; i++) {
		const struct paragraph *p = &a->paragraphs.v[i];
		struct span at = {
			letter_of_byte(&s->l, p->at.start),
			letter_of_byte(&s->l, p->at.end),
		};

		if (p->kind == PARAGRAPH_HEADING || turns_away(&s->l, at.start))
			return;
		for (size_t k = now + 1; k < c->n; k++)
			if (is_about(&s->l, at, c->v[k])) {
				now = k;
				break;
			}
		if (now != SIZE_MAX)
			put_paragraph(s, at, c->v[now]);
	}
}

void
group_announced(struct stage *s)
{
	const struct article *a = s->a;

	for (size_t i = 0; i < a->paragraphs.n; i++) {
		const struct paragraph *p = &a->paragraphs.v[i];
		struct span at = {
			letter_of_byte(&s->l, p->at.start),
			letter_of_byte(&s->l, p->at.end),
		};
		struct classes c = read_classes(&s->l, at);

		if (c.n > 1)
			tell(s, i + 1, &c);
	}
}
