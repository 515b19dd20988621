/*
 * A table of words, compiled in from a .def file, that finds its longest word
 * at a place of a text:
 *
 *	static const struct word_entry entries[] = {
 *	#define UNIT(word, name) { word, 0, name },
 *	#include "content/figures/units.def"
 *	};
 *	WORDLIST(units, entries)
 *
 * defines the static object `units`.  Its index is made at the first look,
 * once, whichever thread asks; after that it is read only.
 */
#ifndef CONTENT_WORDLIST_H
#define CONTENT_WORDLIST_H

#include <stdatomic.h>
#include <threads.h>

#include "content/words/letter.h"

/* Words lie in their tables: pointers to them would have to be relocated, all
 * of them, at each start of the program.  Bytes at most, with the 0. */
enum { WORD_LONGEST = 32, WORD_NAME_LONGEST = 20 };

struct word_entry {
	char text[WORD_LONGEST];      /* UTF-8, half width; case is ignored */
	uint32_t flags;               /* what the table says of it */
	char name[WORD_NAME_LONGEST]; /* a canonical name, or "" */
};

enum { WORDLIST_HEADS = 1024, WORDLIST_FILTER = 4096 };

/* A word in the chain of those whose first letter has one hash. */
struct wordlist_link {
	uint32_t first, second; /* its letters; second is 0 if it has one */
	uint16_t next;          /* 1 + a word no longer than this; 0: none */
};

struct wordlist_index {
	atomic_bool made;
	/* A bit for each pair of letters that begins a word, and for each
	 * letter that is one: most places are told by it. */
	uint64_t filter[WORDLIST_FILTER / 64];
	uint16_t head[WORDLIST_HEADS]; /* 1 + the longest word; 0: none */
};

struct wordlist {
	const struct word_entry *v;
	uint16_t n;
	struct wordlist_link *links; /* n */
	struct wordlist_index *index;
	once_flag *once;
	void (*make)(void);
};

#define WORDLIST(list, entries)                                    \
	static void list##_make(void);                             \
	static struct wordlist_link                                \
		list##_links[sizeof(entries) / sizeof *(entries)]; \
	static struct wordlist_index list##_index;                 \
	static once_flag list##_once = ONCE_FLAG_INIT;             \
	static const struct wordlist list = { .v = (entries),      \
		.n = sizeof(entries) / sizeof *(entries),          \
		.links = list##_links,                             \
		.index = &list##_index,                            \
		.once = &list##_once,                              \
		.make = list##_make };                             \
	static void list##_make(void)                              \
	{                                                          \
		wordlist_make_index(&list);                        \
	}

void wordlist_make_index(const struct wordlist *); /* for the macro alone */

struct word_hit {
	const struct word_entry *entry;
	uint32_t end;
};

static inline uint32_t
word_small(uint32_t rune)
{
	return rune >= 'A' && rune <= 'Z' ? rune + ('a' - 'A') : rune;
}

static inline uint32_t
wordlist_bit(uint32_t first, uint32_t second)
{
	return (first * 0x9E3779B1u ^ second * 0x85EBCA6Bu) >> 20;
}

/* May a word begin at letter i?  Mostly none does, and the filter says so. */
static inline bool
wordlist_may_match(
	const struct wordlist *w, const struct letters *l, uint32_t i)
{
	uint32_t first = word_small(letter_at(l, i));
	uint32_t pair = wordlist_bit(first, word_small(letter_at(l, i + 1)));
	uint32_t one = wordlist_bit(first, 0);

	if (!atomic_load_explicit(&w->index->made, memory_order_acquire))
		return true;
	return (w->index->filter[pair / 64] >> pair % 64 |
		       w->index->filter[one / 64] >> one % 64) &
	       1;
}

bool wordlist_look(const struct wordlist *, const struct letters *, uint32_t i,
	uint32_t flags, struct word_hit *); /* without the filter */

/*
 * The longest word that begins at letter i and has one of the flags (0: any).
 * A word that ends in a Latin letter ends at a word's border only.
 */
static inline bool
wordlist_match(const struct wordlist *w, const struct letters *l, uint32_t i,
	uint32_t flags, struct word_hit *hit)
{
	return wordlist_may_match(w, l, i) &&
	       wordlist_look(w, l, i, flags, hit);
}

#endif
