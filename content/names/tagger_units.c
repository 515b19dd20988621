#include "content/names/tagger_features.h"

#include "base/utf8.h"
#include "content/names/known.h"
#include "content/words/lexicon.h"

#include <threads.h>

enum { WORD_UNITS = 6, WORD_SLOTS = 1024, CLASS_RUNES = 0x10000 };
enum { INSIDE_MAX = 25, NEAR = 8 };

/* Bits of each BMP rune and the words, filled once. */
static uint8_t class_of[CLASS_RUNES];
static struct {
	uint32_t hash;
	uint8_t id, units;
} words[WORD_SLOTS];
static once_flag once = ONCE_FLAG_INIT;

static void
add_class(int bit, const char *characters)
{
	str s = str_of(characters);

	for (size_t at = 0; at < s.n;)
		class_of[utf8_next(s, &at)] |= (uint8_t)(1 << bit);
}

static void
add_word(const char *text)
{
	static uint8_t id;
	str s = str_of(text);
	struct unit u;
	uint32_t hash = 1;
	uint8_t n = 0;

	for (size_t at = 0; tagger_unit(s, &at, &u); n++)
		hash = tagger_mix(hash, u.hash);
	uint32_t slot = hash % WORD_SLOTS;
	while (words[slot].id)
		slot = (slot + 1) % WORD_SLOTS;
	words[slot].hash = hash;
	words[slot].units = n;
	words[slot].id = ++id;
}

static void
fill(void)
{
	int bit = 0;

#define CLASS(id, characters) add_class(bit++, characters);
#include "content/names/tagger.def"
#define WORD(text) add_word(text);
#include "content/names/tagger.def"
}

/* 1, 2, 3-4, 5-8, 9 and more. */
static uint8_t
bucket(uint32_t n)
{
	return n > 8 ? 5 : n > 4 ? 4 : n > 2 ? 3 : (uint8_t)n;
}

/* The longest word of tagger.def at unit i; 0 for none. */
static uint8_t
word_at(const struct units *us, uint32_t i, uint32_t *length)
{
	uint32_t hash = 1;
	uint8_t best = 0;

	for (uint32_t n = 1; n <= WORD_UNITS && i + n <= us->n; n++) {
		hash = tagger_mix(hash, us->v[i + n - 1].hash);
		for (uint32_t s = hash % WORD_SLOTS; words[s].id;
			s = (s + 1) % WORD_SLOTS)
			if (words[s].hash == hash && words[s].units == n) {
				best = words[s].id;
				*length = n;
			}
	}
	return best;
}

static void
mark_words(struct units *us)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < us->n; i++) {
		uint8_t id = word_at(us, i, &n);

		if (!id)
			continue;
		us->v[i].word_here = id;
		us->v[i + n - 1].word_ends = id;
	}
	uint8_t id = 0, far = 0;
	for (uint32_t i = us->n; i-- > 0; far++) {
		us->v[i].word_next = far <= NEAR ? id : 0;
		us->v[i].word_next_far = far <= NEAR ? far : 0;
		if (us->v[i].word_here) {
			id = us->v[i].word_here;
			far = 0;
		}
		if (far > NEAR)
			far = NEAR + 1;
	}
}

/* The unit from i on that ends at this byte; us->n: none does. */
static uint32_t
unit_ending(const struct units *us, uint32_t i, size_t end)
{
	while (i < us->n && us->v[i].end < end)
		i++;
	return i < us->n && us->v[i].end == end ? i : us->n;
}

/* The longest string of the tables that begins with unit i, at a letter: its
 * last unit, and as what it is listed (struct unit).  us->n: there is none. */
static uint32_t
listed_at(const struct known_line *line, uint32_t letter,
	const struct units *us, uint32_t i, int *as)
{
	struct known_hit hit;
	struct lookup_hits no;
	size_t start = us->v[i].start, least = 0;
	uint32_t last = us->n;

	if (known_match_at(line, letter, &hit)) {
		least = hit.length;
		last = unit_ending(us, i, start + hit.length);
		*as = hit.kind * 2 + hit.common;
	}
	lookup_find(
		&lexicon_no_names, line->fold + letter, line->n - letter, &no);
	while (no.n) {
		size_t end = line->at[letter + no.v[--no.n].length];

		if (end - start <= least)
			break;
		uint32_t k = unit_ending(us, i, end);
		if (k == us->n)
			continue;
		*as = PLAYER_KINDS * 2;
		return k;
	}
	return last;
}

static void
mark_known(const struct known_line *line, struct units *us)
{
	uint32_t letter = 0;
	int as = 0;

	for (uint32_t i = 0; i < us->n; i++) {
		while (line->at[letter] < us->v[i].start)
			letter++;
		uint32_t first = i, last = listed_at(line, letter, us, i, &as);
		if (last == us->n)
			continue;
		for (; i <= last; i++) {
			int place = first == last ? 3
				    : i == first  ? 0
				    : i == last   ? 2
						  : 1;

			us->v[i].known = (uint8_t)(1 + as * 4 + place);
		}
		i = last;
	}
}

/* How many transliteration signs stand together: left * 8 + right of it. */
static void
mark_runs(struct units *us)
{
	enum { SIGN = 1 << 1, MOST = 5 };
	uint8_t run = 0;

	for (uint32_t i = 0; i < us->n; i++) {
		run = us->v[i].class & SIGN ? (uint8_t)(run + (run < MOST)) : 0;
		us->v[i].run = run;
	}
	run = 0;
	for (uint32_t i = us->n; i-- > 0;) {
		run = us->v[i].class & SIGN ? (uint8_t)(run + (run < MOST)) : 0;
		us->v[i].run = (uint8_t)(us->v[i].run * 8 + run);
	}
}

static int
mark_sort(uint32_t r)
{
	switch (r) {
	case 0x300A:
	case 0x300B: return 1;
	case 0x300C:
	case 0x300D:
	case 0x300E:
	case 0x300F: return 2;
	case '(':
	case ')': return 3;
	default: return 0;
	}
}

/* Inside a short pair of marks: what sort, how long, where in it. */
static void
mark_inside(struct units *us)
{
	uint32_t open[4] = { 0 };

	for (uint32_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];
		int sort = mark_sort(u->rune);

		if (u->type == TYPE_QUOTE_OPEN || u->type == TYPE_OPEN)
			open[sort] = i + 1;
		if (u->type != TYPE_QUOTE_CLOSE && u->type != TYPE_CLOSE)
			continue;
		uint32_t from = open[sort], n = i - from;
		open[sort] = 0;
		if (!from || !n || n > INSIDE_MAX)
			continue;
		int size = n <= 2 ? 0 : n <= 5 ? 1 : n <= 10 ? 2 : 3;
		for (uint32_t j = from; j < i; j++) {
			int place = n == 1       ? 3
				    : j == from  ? 0
				    : j + 1 == i ? 2
						 : 1;

			us->v[j].inside =
				(uint8_t)(1 + sort * 16 + size * 4 + place);
		}
	}
}

/* The stretch that the unit stands in, if there is one. */
static const struct stretch *
stretch_at(struct tagger_view *v, uint32_t start)
{
	const struct stretches *all = v->stretches;

	while (v->next < all->n &&
		all->v[v->next].start + all->v[v->next].bytes <= start)
		v->next++;
	return v->next < all->n && all->v[v->next].start <= start
		       ? &all->v[v->next]
		       : NULL;
}

/* Tells units [from, to) that they are one stretch, or none. */
static void
mark_stretch(
	struct units *us, uint32_t from, uint32_t to, const struct stretch *s)
{
	uint32_t hash = 3;

	for (uint32_t i = from; i < to; i++)
		hash = tagger_mix(hash, us->v[i].hash);
	for (uint32_t i = from; i < to; i++) {
		int place = to - from == 1 ? 3
			    : i == from    ? 0
			    : i + 1 == to  ? 2
					   : 1;

		us->v[i].look =
			(uint8_t)(((s ? s->look : LOOKS - 1) * 4 + place));
		us->v[i].stretch = hash;
		us->v[i].from = from;
		us->v[i].to = to;
	}
}

static void
mark_stretches(struct tagger_view *v, struct units *us)
{
	for (uint32_t i = 0, to; i < us->n; i = to) {
		const struct stretch *s = stretch_at(v, us->v[i].start);

		for (to = i + 1; s && to < us->n &&
				 us->v[to].start < s->start + s->bytes;)
			to++;
		mark_stretch(us, i, to, s);
	}
}

void
tagger_units(struct tagger_view *v, struct span line, struct arena *perm,
	struct units *out)
{
	const struct tagger_counts *c = &v->counts;
	str text = v->text, s = str_take(text, line.end);
	struct known_line known;
	size_t at = line.start;
	struct unit u;

	call_once(&once, fill);
	out->brief = text.n < TAGGER_BRIEF;
	out->n = 0;
	known_line_make(text, line.start, line.end, perm, &known);
	out->v = arena_new(perm, struct unit, known.n + 1);
	while (tagger_unit(s, &at, &u)) {
		uint32_t before = out->n ? out->v[out->n - 1].hash : 0;

		u.class = u.rune < CLASS_RUNES ? class_of[u.rune] : 0;
		u.seen = bucket(c->slot[tagger_mix(before, u.hash) & c->mask]);
		if (u.type >= TYPE_LOWER && u.type <= TYPE_ALNUM)
			u.count = bucket(
				c->slot[tagger_mix(3, u.hash) & c->mask]);
		out->v[out->n++] = u;
	}
	mark_known(&known, out);
	mark_inside(out);
	mark_words(out);
	mark_runs(out);
	mark_stretches(v, out);
}
