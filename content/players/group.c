/*
 * Groups by enumeration: names in a row with a class phrase before or behind
 * them.  A row is names with nothing but 、 ， 和 and marks in between.
 */
#include "content/players/group.h"

#include "base/utf8.h"
#include "content/words/wordlist.h"

enum { CLASS = 1, STRONG = 2, FRONT = 4, OPEN = 8, CLOSE = 16 };
enum { MARKS = 1u << LETTER_MARK | 1u << LETTER_BLANK };

static const struct word_entry group_entries[] = {
#define CLASS(word) { word, CLASS, "" },
#define STRONG(word) { word, STRONG, "" },
#define FRONT(word) { word, FRONT, "" },
#define OPEN(word) { word, OPEN, "" },
#define CLOSE(word) { word, CLOSE, "" },
#include "content/players/groups.def"
};
WORDLIST(words, group_entries)

void
group_put(struct stage *s, size_t mention, struct span label)
{
	int32_t i = s->a->mentions.v[mention].player;
	struct player *p = &s->a->players.v[i];

	if (p->kind == PLAYER_PLACE || !word_empty(p->group))
		return;
	p->group = article_word_cut(s->a, s->perm,
		str_trim(letters_str(&s->l, label.start, label.end)));
}

/* A letter that may stand inside the name of a class. */
static bool
is_class_letter(const struct letters *l, uint32_t i)
{
	static const char *const stops[] = {
#define NO_CLASS(letter) letter,
#include "content/players/groups.def"
		NULL
	};

	return (l->kind[i] == LETTER_HAN || l->kind[i] == LETTER_WORD) &&
	       letters_skip_any(l, i, stops) == i;
}

/*
 * The name of a class in [from, end), whose last part begins at core: without
 * what stands in front, and only if something says which class it is.
 */
static struct span
class_name(const struct letters *l, struct span at, const struct word_hit *core)
{
	enum { LEAST = 2 };
	struct word_hit hit;

	while (at.start < at.end &&
		wordlist_match(&words, l, at.start, FRONT, &hit) &&
		hit.end < at.end)
		at.start = hit.end;
	uint32_t letters = (uint32_t)utf8_count(str_of(core->entry->text));
	bool said = core->entry->flags == STRONG ||
		    at.end - at.start >= letters + LEAST;

	return said ? at : (struct span){ at.end, at.end };
}

/* The class whose name ends at letter `end`, like 互联网巨头; empty: none. */
static struct span
class_before(const struct letters *l, uint32_t end)
{
	uint32_t least = end > GROUP_LETTERS_MAX ? end - GROUP_LETTERS_MAX : 0;
	uint32_t from = end;
	struct word_hit hit;

	while (from > least && is_class_letter(l, from - 1))
		from--;
	for (uint32_t i = from; i < end; i++)
		if (wordlist_match(&words, l, i, CLASS | STRONG, &hit) &&
			hit.end == end)
			return class_name(l, (struct span){ from, end }, &hit);
	return (struct span){ end, end };
}

/* The shortest class phrase that begins at i. */
static struct span
class_behind(const struct letters *l, uint32_t i)
{
	uint32_t from = i = letter_skip_blanks(l, i);
	struct word_hit hit;

	for (; i < l->n && i - from < GROUP_LETTERS_MAX; i++) {
		if (!is_class_letter(l, i))
			break;
		if (wordlist_match(&words, l, i, CLASS | STRONG, &hit) &&
			!letters_start(l, hit.end, "的"))
			return class_name(
				l, (struct span){ from, hit.end }, &hit);
	}
	return (struct span){ from, from };
}

struct span
group_opened_at(const struct letters *l, uint32_t i)
{
	enum {
		LEADS = 1u << LETTER_COLON | 1u << LETTER_OPEN |
			1u << LETTER_DASH
	};
	uint32_t front = letter_skip_back(l, i, MARKS);
	bool led = letter_skip_back(l, front, LEADS) < front;
	struct word_hit hit;

	i = letter_skip_back(l, front, MARKS | LEADS);
	for (uint32_t from = i > 4 ? i - 4 : 0; from < i; from++)
		if (wordlist_match(&words, l, from, OPEN, &hit) && hit.end == i)
			return class_before(l,
				letter_skip_back(l, from, 1u << LETTER_COMMA));
	/* 头部玩家甲、乙 needs no word. */
	struct span direct = class_before(l, i);
	return led || direct.end - direct.start > 3 ? direct
						    : (struct span){ i, i };
}

bool
group_is_list_gap(const struct letters *l, uint32_t from, uint32_t end)
{
	static const char *const ties[] = {
#define TIE(word) word,
#include "content/players/groups.def"
		NULL
	};
	bool tied = false;

	if (end - from > 6)
		return false;
	while (from < end) {
		uint32_t next = from;

		switch (l->kind[from]) {
		case LETTER_PAUSE:
		case LETTER_COMMA: tied = true; /* fall through */
		case LETTER_BLANK:
		case LETTER_MARK:
		case LETTER_OPEN:
		case LETTER_CLOSE: next = from + 1; break;
		default: break;
		}
		if (next == from) {
			next = letters_skip_any(l, from, ties);
			tied |= next > from;
		}
		if (next == from)
			return false;
		from = next;
	}
	return tied;
}

static uint32_t
skip_close(const struct letters *l, uint32_t i)
{
	struct word_hit hit;

	i = letter_skip(l, i, MARKS);
	return wordlist_match(&words, l, i, CLOSE, &hit) ? hit.end : 0;
}

/* Mentions [first, end) are a row. */
static void
put_row(struct stage *s, size_t first, size_t end)
{
	struct span label = group_opened_at(&s->l, s->at[first].start);
	uint32_t close = skip_close(&s->l, s->at[end - 1].end);

	if (close) {
		struct span behind = class_behind(&s->l, close);

		if (!span_empty(behind))
			label = behind;
	}
	if (span_empty(label))
		return;
	for (size_t k = first; k < end; k++)
		group_put(s, k, label);
}

void
group_find(struct stage *s)
{
	size_t n = s->a->mentions.n;

	group_announced(s);
	for (size_t first = 0; first < n;) {
		size_t end = first + 1;

		while (end < n &&
			mention_kind(s->a, end) == mention_kind(s->a, first) &&
			group_is_list_gap(
				&s->l, s->at[end - 1].end, s->at[end].start))
			end++;
		if (end - first > 1)
			put_row(s, first, end);
		first = end;
	}
}
