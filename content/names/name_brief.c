#include "content/names/name_brief.h"

/* Neither a second line nor a second sentence. */
static bool
is_sentence(str text)
{
	static const str stop = STR0("。");
	size_t end = str_find(text, stop);

	return str_find_byte(text, '\n') == STR_NONE &&
	       (end == STR_NONE || end + stop.n == text.n);
}

/* A place, and right behind it what lies in it: another one, or a body. */
static bool
is_within(const struct name *a, const struct name *b)
{
	return a->kind == PLAYER_PLACE && a->at.end == b->at.start &&
	       (b->kind == PLAYER_PLACE || b->kind == PLAYER_ORG) &&
	       !a->doubtful && !b->doubtful;
}

void
name_brief(str text, struct names *names)
{
	size_t n = 0;

	if (!is_sentence(text))
		return;
	for (size_t i = 0; i < names->n; i++) {
		struct name next = names->v[i];

		if (n && is_within(&names->v[n - 1], &next)) {
			next.at.start = names->v[--n].at.start;
			next.entry = NO_INDEX;
		}
		names->v[n++] = next;
	}
	names->n = n;
}
