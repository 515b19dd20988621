#include "content/title.h"

#include "content/wordlist.h"

enum { FORMER = 1, NOW = 2, STOP = 4, TIE = 8, APPOINT = 16 };
enum { CORE_MAX = 12, WORD_MAX = 5, TITLE_MAX = 24, EXTRA_MAX = 14 };

static const struct word_entry title_entries[] = {
#define OFFICE(title) { title, TITLE_OFFICE, 0 },
#define WORK(title) { title, TITLE_WORK, 0 },
#define BEHIND(title) { title, TITLE_BEHIND, 0 },
#define BYLINE(title) { title, TITLE_BYLINE, 0 },
#include "content/titles.def"
};
WORDLIST(cores, title_entries)

static const struct word_entry role_entries[] = {
#define FORMER(word) { word, FORMER, 0 },
#define NOW(word) { word, NOW, 0 },
#define STOP(word) { word, STOP, 0 },
#define TIE(word) { word, TIE, 0 },
#define APPOINT(word) { word, APPOINT, 0 },
#include "content/roles.def"
};
WORDLIST(words, role_entries)

static struct span
last_letters(uint32_t from, uint32_t end, uint32_t most)
{
	return (struct span){ end - from > most ? end - most : from, end };
}

bool
title_ends(const struct letters *l, uint32_t from, uint32_t end,
	struct title *core)
{
	struct span at = last_letters(from, end, CORE_MAX);
	struct word_hit hit;

	for (; at.start < end; at.start++)
		if (wordlist_match(&cores, l, at.start, 0, &hit) &&
			hit.end == end) {
			*core = (struct title){ at, hit.entry->flags, false };
			return true;
		}
	return false;
}

bool
title_begins(
	const struct letters *l, uint32_t i, uint32_t sorts, struct title *core)
{
	struct word_hit hit;

	if (!wordlist_match(&cores, l, i, sorts, &hit))
		return false;
	*core = (struct title){ { i, hit.end }, hit.entry->flags, false };
	return true;
}

static uint32_t
skip_word(const struct letters *l, uint32_t i, uint32_t flags)
{
	struct word_hit hit;

	return wordlist_match(&words, l, i, flags, &hit) ? hit.end : i;
}

uint32_t
title_skip_tie(const struct letters *l, uint32_t i)
{
	uint32_t from = letter_skip_blanks(l, i);
	uint32_t end = skip_word(l, from, TIE);

	return end == from ? i : letter_skip_blanks(l, end);
}

static uint32_t
skip_blanks_back(const struct letters *l, uint32_t from, uint32_t i)
{
	while (i > from && l->kind[i - 1] == LETTER_BLANK)
		i--;
	return i;
}

uint32_t
title_skip_tie_back(const struct letters *l, uint32_t from, uint32_t i)
{
	struct word_hit hit;
	uint32_t end = skip_blanks_back(l, from, i);
	struct span at = last_letters(from, end, 2);

	for (; at.start < at.end; at.start++)
		if (wordlist_match(&words, l, at.start, TIE, &hit) &&
			hit.end == at.end)
			return skip_blanks_back(l, from, at.start);
	return i;
}

bool
title_strip_former_back(const struct letters *l, uint32_t from, uint32_t *i)
{
	uint32_t end = skip_blanks_back(l, from, *i);
	struct span at = last_letters(from, end, WORD_MAX);
	struct word_hit hit;

	for (; at.start < at.end; at.start++)
		if (wordlist_match(&words, l, at.start, FORMER, &hit) &&
			hit.end == at.end) {
			*i = at.start;
			return true;
		}
	return false;
}

uint32_t
title_skip_appointment(const struct letters *l, uint32_t i, bool *former)
{
	uint32_t end = skip_word(l, i, APPOINT);

	*former = end > i &&
		  (letters_start(l, i, "曾") || letters_start(l, i, "原") ||
			  letters_start(l, i, "历任"));
	return end;
}

/* Takes words of time and the like off the front of a title. */
static void
strip_front(const struct letters *l, struct title *t)
{
	for (uint32_t from = t->at.start; from < t->at.end;) {
		uint32_t end = skip_word(l, from, FORMER | NOW);
		bool former = skip_word(l, from, FORMER) == end;

		if (end == from || end >= t->at.end)
			break;
		t->former |= former;
		from = letter_skip_blanks(l, end);
		t->at.start = from;
	}
}

static bool
has_stop(const struct letters *l, uint32_t from, uint32_t end)
{
	for (uint32_t i = from; i < end; i++)
		if (skip_word(l, i, STOP) > i && skip_word(l, i, STOP) <= end)
			return true;
	return false;
}

/* Behind the last stop word that stands in it; from, if none does. */
uint32_t
title_skip_stops(const struct letters *l, uint32_t from, uint32_t end)
{
	for (uint32_t i = from; i < end;) {
		uint32_t next = skip_word(l, i, STOP);

		if (next > i && next <= end && skip_word(l, i, TIE) == i)
			from = i = next;
		else
			i++;
	}
	return from;
}

/* One title: some letters, none of them a stop word, and a core. */
static bool
read_title(const struct letters *l, struct span at, struct title *t)
{
	struct title core;

	while (at.start < at.end && l->kind[at.start] == LETTER_BLANK)
		at.start++;
	*t = (struct title){ .at = at };
	strip_front(l, t);
	at = t->at;
	if (at.end - at.start > TITLE_MAX || span_empty(at) ||
		!title_ends(l, at.start, at.end, &core))
		return false;
	t->sort = core.sort;
	return core.at.start - at.start <= EXTRA_MAX &&
	       !has_stop(l, at.start, core.at.start);
}

bool
title_split(const struct letters *l, uint32_t from, uint32_t end,
	struct titles *out)
{
	uint32_t start = from;

	out->n = 0;
	for (uint32_t i = from; i < end; i++) {
		uint32_t next = title_skip_tie(l, i);
		struct title *t = &out->v[out->n];

		if (next == i || next >= end || i == start)
			continue;
		/* A tie inside a title (战略与市场总裁) ends no core. */
		if (out->n + 1 < sizeof out->v / sizeof *out->v &&
			read_title(l, (struct span){ start, i }, t)) {
			out->n++;
			start = next;
			i = next - 1;
		}
	}
	if (!read_title(l,
		    (struct span){ start, skip_blanks_back(l, start, end) },
		    &out->v[out->n]))
		return false;
	out->n++;
	return true;
}
