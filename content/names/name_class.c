#include "content/names/name_class.h"

#include "content/players/group.h"
#include "content/words/wordlist.h"

/* Letters from a row to its class, members of a row, letters of a word. */
enum { REACH = 9, ROW_MOST = 12, WORD_MOST = 4 };

/* Beside a bit for each kind. */
enum { OPENS = 1 << PLAYER_KINDS, ANY_KIND = OPENS - 1 };

/* What may stand around names. */
enum {
	MARKS = 1u << LETTER_MARK | 1u << LETTER_BLANK | 1u << LETTER_OPEN |
		1u << LETTER_CLOSE,
	LEADS = MARKS | 1u << LETTER_COLON | 1u << LETTER_DASH,
};

static const struct word_entry entries[] = {
#define CLASS(kind, word) { word, 1u << PLAYER_##kind, "" },
#define OPEN(word) { word, OPENS, "" },
#include "content/names/name_class.def"
};
WORDLIST(words, entries)

static bool
is_written(const struct letters *l, uint32_t i)
{
	enum letter_kind kind = letter_kind_at(l, i);

	return kind == LETTER_HAN || kind == LETTER_WORD ||
	       kind == LETTER_DIGIT;
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

	i = word_before(l, letter_skip_back(l, i, LEADS), OPENS, &opens);
	return class_before(l, letter_skip_back(l, i, 1u << LETTER_COMMA));
}

/* The letters of places, in order of their beginnings or of their ends: each is
 * near the one before. */
static struct span *
find_letters(const struct jury_place *places, size_t n, const struct letters *l,
	struct arena *tmp)
{
	struct span *found = arena_new(tmp, struct span, n + 1);
	uint32_t start = 0;

	for (size_t i = 0; i < n; i++) {
		struct span at = places[i].at;

		while (start > 0 && l->at[start] > at.start)
			start--;
		while (start < l->n && l->at[start] < at.start)
			start++;
		uint32_t end = start;
		while (end < l->n && l->at[end] < at.end)
			end++;
		found[i] = (struct span){ start, end };
	}
	return found;
}

/* Where the row that name i of n is in ends; they are in order of their
 * beginnings. */
static uint32_t
row_end(const struct letters *l, const struct span *names, size_t n, size_t i)
{
	uint32_t end = names[i].end;
	size_t members = 1;

	for (i++; i < n && members < ROW_MOST; i++) {
		if (names[i].start < end)
			continue;
		if (!group_is_list_gap(l, end, names[i].start))
			break;
		/* the longest that begins here */
		while (i + 1 < n && names[i + 1].start == names[i].start)
			i++;
		end = names[i].end;
		members++;
	}
	return end;
}

/* Where it begins; they are in order of their ends. */
static uint32_t
row_start(const struct letters *l, const struct span *names, size_t i)
{
	uint32_t start = names[i].start;
	size_t members = 1;

	while (i-- > 0 && members < ROW_MOST) {
		if (names[i].end > start)
			continue;
		if (!group_is_list_gap(l, names[i].end, start))
			break;
		start = names[i].start;
		for (; i && names[i - 1].end == names[i].end; i--)
			if (names[i - 1].start < start)
				start = names[i - 1].start;
		members++;
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
look_behind(const struct letters *l, uint32_t end, struct beside *b)
{
	uint32_t next = letter_skip(l, end, MARKS);

	if (letters_start(l, next, "等"))
		count(b->group, class_behind(l, next + 1));
}

void
class_fill(struct jury *j, const struct article *a, struct arena *tmp)
{
	size_t n = j->places.n;
	struct letters l;
	struct span *names;

	letters_of(a, tmp, &l);
	names = find_letters(j->places.v, n, &l, tmp);
	for (size_t i = 0; i < n; i++) {
		struct beside *b = &j->ballots.v[j->places.v[i].ballot].beside;
		uint32_t front = letter_skip_back(&l, names[i].start, MARKS);

		look_behind(&l, row_end(&l, names, n, i), b);
		count(b->before, class_before(&l, front));
	}
	names = find_letters(j->by_end, n, &l, tmp);
	for (size_t i = 0; i < n; i++) {
		struct beside *b = &j->ballots.v[j->by_end[i].ballot].beside;

		count(b->group, class_opening(&l, row_start(&l, names, i)));
	}
}
