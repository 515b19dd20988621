#include "content/name_class.h"

#include "content/group.h"
#include "content/wordlist.h"

/* Letters from a row to its class, members of a row, letters of a word. */
enum { REACH = 9, ROW_MOST = 12, WORD_MOST = 4 };

/* Beside a bit for each kind. */
enum { OPENS = 1 << PLAYER_KINDS, ANY_KIND = OPENS - 1 };

static const struct word_entry entries[] = {
#define CLASS(kind, word) { word, 1u << PLAYER_##kind, 0 },
#define OPEN(word) { word, OPENS, 0 },
#include "content/name_class.def"
};
WORDLIST(words, entries)

static bool
is_written(const struct letters *l, uint32_t i)
{
	enum letter_kind kind = letter_kind_at(l, i);

	return kind == LETTER_HAN || kind == LETTER_WORD ||
	       kind == LETTER_DIGIT;
}

static bool
is_mark(const struct letters *l, uint32_t i)
{
	enum letter_kind kind = letter_kind_at(l, i);

	return kind == LETTER_MARK || kind == LETTER_BLANK ||
	       kind == LETTER_OPEN || kind == LETTER_CLOSE;
}

static uint32_t
skip_marks(const struct letters *l, uint32_t i)
{
	while (is_mark(l, i))
		i++;
	return i;
}

static uint32_t
skip_marks_back(const struct letters *l, uint32_t i)
{
	while (i && is_mark(l, i - 1))
		i--;
	return i;
}

/* The kinds of the class that a phrase from letter i on names: 头部手机厂商 are
 * 厂商.  0: of none. */
static uint32_t
class_behind(const struct letters *l, uint32_t i)
{
	struct word_hit hit, next;

	for (uint32_t end = i + REACH; i < end && is_written(l, i); i++) {
		if (!wordlist_match(&words, l, i, ANY_KIND, &hit))
			continue;
		while (wordlist_match(&words, l, hit.end, ANY_KIND, &next))
			hit = next;
		return hit.entry->flags;
	}
	return 0;
}

/* The longest word of these sorts that ends before letter i: where it begins,
 * or i, and what it is. */
static uint32_t
word_before(
	const struct letters *l, uint32_t i, uint32_t sorts, uint32_t *flags)
{
	struct word_hit hit;

	*flags = 0;
	for (uint32_t k = i > WORD_MOST ? i - WORD_MOST : 0; k < i; k++)
		if (wordlist_match(&words, l, k, sorts, &hit) && hit.end == i) {
			*flags = hit.entry->flags;
			return k;
		}
	return i;
}

static uint32_t
class_before(const struct letters *l, uint32_t i)
{
	uint32_t kinds;

	(void)word_before(l, i, ANY_KIND, &kinds);
	return kinds;
}

/* … of a row that begins at letter i: 平台如甲, 平台：甲. */
static uint32_t
class_opening(const struct letters *l, uint32_t i)
{
	uint32_t opens;

	while (i && (is_mark(l, i - 1) || l->kind[i - 1] == LETTER_COLON ||
			    l->kind[i - 1] == LETTER_DASH))
		i--;
	i = word_before(l, i, OPENS, &opens);
	while (i && l->kind[i - 1] == LETTER_COMMA)
		i--;
	return class_before(l, i);
}

/* Where the row that a place is in ends. */
static uint32_t
row_end(const struct jury *j, const struct letters *l, size_t place)
{
	uint32_t end = letter_of_byte(l, j->places.v[place].at.end);
	size_t n = 1;

	for (size_t i = place + 1; i < j->places.n && n < ROW_MOST; i++) {
		struct span at = j->places.v[i].at;
		uint32_t from = letter_of_byte(l, at.start);

		if (from < end)
			continue;
		if (!group_is_list_gap(l, end, from))
			break;
		/* the longest that begins here */
		while (i + 1 < j->places.n &&
			j->places.v[i + 1].at.start == at.start)
			at = j->places.v[++i].at;
		end = letter_of_byte(l, at.end);
		n++;
	}
	return end;
}

/* Where the row begins; the place is one of those by their ends. */
static uint32_t
row_start(const struct jury *j, const struct letters *l, size_t place)
{
	uint32_t start = letter_of_byte(l, j->by_end[place].at.start);
	size_t n = 1;

	for (size_t i = place; i-- > 0 && n < ROW_MOST;) {
		struct span at = j->by_end[i].at;
		uint32_t end = letter_of_byte(l, at.end);

		if (end > start)
			continue;
		if (!group_is_list_gap(l, end, start))
			break;
		for (; i && j->by_end[i - 1].at.end == at.end; i--)
			if (j->by_end[i - 1].at.start < at.start)
				at = j->by_end[i - 1].at;
		start = letter_of_byte(l, at.start);
		n++;
	}
	return start;
}

static void
count(float to[PLAYER_KINDS], uint32_t kinds)
{
	for (int k = 0; k < PLAYER_KINDS; k++)
		to[k] += kinds >> k & 1 ? 1.0F : 0.0F;
}

static void
look_behind(const struct jury *j, const struct letters *l, size_t place,
	struct beside *b)
{
	uint32_t next = skip_marks(l, row_end(j, l, place));

	if (letters_start(l, next, "等"))
		count(b->group, class_behind(l, next + 1));
}

void
class_fill(struct jury *j, const struct article *a, struct arena *tmp)
{
	struct letters l;

	letters_make(a->text, tmp, &l);
	for (size_t i = 0; i < j->places.n; i++) {
		const struct jury_place *p = &j->places.v[i];
		struct beside *b = &j->ballots.v[p->ballot].beside;
		uint32_t start = letter_of_byte(&l, p->at.start);

		look_behind(j, &l, i, b);
		count(b->before, class_before(&l, skip_marks_back(&l, start)));
	}
	for (size_t i = 0; i < j->places.n; i++) {
		struct beside *b = &j->ballots.v[j->by_end[i].ballot].beside;

		count(b->group, class_opening(&l, row_start(j, &l, i)));
	}
}
