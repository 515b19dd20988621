#include "store/rows/sentence.h"

#include "base/utf8.h"

/* The longest sentence shown, in bytes on either side of the figure. */
enum { SIDE_MAX = 600 };

static bool
ends_sentence(uint32_t c)
{
	return c == '\n' || c == 0x3002 /* 。 */ || c == 0xFF01 /* ！ */ ||
	       c == 0xFF1F /* ？ */ || c == '!' || c == '?';
}

bool
sentence_stops(str text, size_t behind, uint32_t c)
{
	return ends_sentence(c) ||
	       (c == '.' && (behind == text.n || text.s[behind] == ' ' ||
				    text.s[behind] == '\n'));
}

static bool
closes(uint32_t c)
{
	return c == 0x201D || c == 0x2019 || c == 0x300D || c == 0x300F ||
	       c == '"' || c == 0xFF09 || c == ')';
}

static size_t
sentence_start(str text, size_t at)
{
	size_t low = at > SIDE_MAX ? at - SIDE_MAX : 0;

	while (at > low) {
		size_t before = at;
		uint32_t c = utf8_prev(text, &before);

		if (sentence_stops(text, at, c))
			break;
		at = before;
	}
	/* What closes the sentence before, and blanks. */
	while (at < text.n) {
		size_t next = at;
		uint32_t c = utf8_next(text, &next);

		if (!closes(c) && !rune_is_space(c))
			break;
		at = next;
	}
	return at;
}

static size_t
sentence_end(str text, size_t at)
{
	size_t high = at + SIDE_MAX < text.n ? at + SIDE_MAX : text.n;
	bool stopped = false;

	while (at < high) {
		size_t next = at;
		uint32_t c = utf8_next(text, &next);

		if (c == '\n' || (stopped && !closes(c)))
			break;
		stopped = stopped || sentence_stops(text, next, c);
		at = next;
	}
	return at;
}

struct span
sentence_around(str text, struct span at)
{
	size_t start = sentence_start(text, at.start);
	size_t end = sentence_end(text, at.end);

	if (start > at.start)
		start = at.start;
	return (struct span){ (uint32_t)start, (uint32_t)end };
}
