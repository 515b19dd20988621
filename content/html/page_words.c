#include "content/html/page.h"

#include <ctype.h>
#include <threads.h>

static const str groups[] = {
#define GROUP(id, words) STR0(words),
#include "content/html/page_words.def"
};

enum { WORDS = 224 };

/* Every word, those with one first letter in a chain. */
static struct {
	str word;
	uint16_t group, next; /* next: 1 + a word; 0: none */
} words[WORDS];
static uint16_t heads[128];

static void
make(void)
{
	size_t n = 0;

	for (uint16_t g = 0; g < PAGE_GROUPS; g++) {
		str one, rest = groups[g];

		for (bool more = true; more && n < WORDS; n++) {
			more = str_cut(rest, STR(" "), &one, &rest);
			uint16_t *head = &heads[one.s[0] & 127];
			words[n].word = one;
			words[n].group = g;
			words[n].next = *head;
			*head = (uint16_t)(n + 1);
		}
	}
}

static bool
starts_folded(str s, size_t at, str word)
{
	if (s.n - at < word.n)
		return false;
	for (size_t i = 0; i < word.n; i++)
		if (tolower((unsigned char)s.s[at + i]) != word.s[i])
			return false;
	return true;
}

uint16_t
page_groups(str s)
{
	static once_flag once = ONCE_FLAG_INIT;
	unsigned found = 0;

	call_once(&once, make);
	for (size_t at = 0; at < s.n; at++) {
		unsigned char c =
			(unsigned char)tolower((unsigned char)s.s[at]);

		for (unsigned i = c < 128 ? heads[c] : 0; i;
			i = words[i - 1].next)
			if (starts_folded(s, at, words[i - 1].word))
				found |= 1u << words[i - 1].group;
	}
	return (uint16_t)found;
}
