#include "content/players/title.h"

#include "content/words/wordlist.h"

enum {
	FORMER = 1,
	NOW = 2,
	STOP = 4,
	TIE = 8,
	APPOINT = 16,
	UNIT = 32,
	END = 64,
	NO_TRADE = 128,
	INNER = 256,
	LONG_UNIT = 512,
	NO_FORMER = 1024,
	NO_UNIT = 2048,
	PAST = 4096,
	WITHIN = 8192,
	FIRM = 16384,
};
enum { CORE_MAX = 24, CHIEF_MAX = 8, WORD_MAX = 8, EXTRA_MAX = 28 };

static const struct word_entry title_entries[] = {
#define OFFICE(title) { title, TITLE_OFFICE, "" },
#define STATE(title) { title, TITLE_STATE, "" },
#define WORK(title) { title, TITLE_WORK, "" },
#define TRADE(title) { title, TITLE_TRADE, "" },
#define BEHIND(title) { title, TITLE_BEHIND, "" },
#define BYLINE(title) { title, TITLE_BYLINE, "" },
#include "content/players/titles.def"
};
WORDLIST(cores, title_entries)

static const struct word_entry role_entries[] = {
#define FORMER(word) { word, FORMER, "" },
#define NOW(word) { word, NOW, "" },
#define STOP(word) { word, STOP, "" },
#define TIE(word) { word, TIE, "" },
#define APPOINT(word) { word, APPOINT, "" },
#define UNIT(word) { word, UNIT, "" },
#define END(word) { word, END, "" },
#define LONG_UNIT(word) { word, LONG_UNIT, "" },
#define INNER(word) { word, INNER, "" },
#define NO_TRADE(word) { word, NO_TRADE, "" },
#define NO_FORMER(word) { word, NO_FORMER, "" },
#define NO_UNIT(word) { word, NO_UNIT, "" },
#define WITHIN(word) { word, WITHIN, "" },
#define FIRM(word) { word, FIRM, "" },
#define PAST(word) { word, PAST, "" },
#include "content/players/roles.def"
};
WORDLIST(words, role_entries)

static bool
is_word(const struct letters *l, uint32_t i)
{
	return letter_kind_at(l, i) == LETTER_WORD ||
	       letter_kind_at(l, i) == LETTER_DIGIT;
}

/* Would what begins at i begin inside a Latin word? */
static bool
cuts_word(const struct letters *l, uint32_t i)
{
	return i && is_word(l, i) &&
	       (is_word(l, i - 1) || l->rune[i - 1] == '-');
}

static struct span
last_letters(uint32_t from, uint32_t end, uint32_t most)
{
	return (struct span){ end - from > most ? end - most : from, end };
}

/* 首席…官, whatever stands in between. */
static bool
ends_chief(const struct letters *l, struct span at, struct title *core)
{
	if (at.start == at.end || l->rune[at.end - 1] != U'官')
		return false;
	for (; at.start < at.end; at.start++)
		if (letters_start(l, at.start, "首席")) {
			*core = (struct title){
				.at = at, .core = at.start, .sort = TITLE_OFFICE
			};
			return true;
		}
	return false;
}

static bool
is_trade_last(uint32_t rune)
{
	switch (rune) {
#define TRADE_LAST(rune) case rune:
#include "content/players/titles.def"
		return true;
	default: return false;
	}
}

/* By the last letter; the core is the last two. */
static bool
ends_trade(const struct letters *l, struct span at, struct title *core)
{
	uint32_t i = at.end;
	struct word_hit hit;

	if (at.end - at.start < 2 || l->kind[i - 2] != LETTER_HAN ||
		!is_trade_last(l->rune[i - 1]))
		return false;
	if (wordlist_match(&words, l, i - 2, NO_TRADE, &hit) && hit.end == i)
		return false;
	*core = (struct title){ .at = at, .core = i - 2, .sort = TITLE_TRADE };
	return true;
}

bool
title_ends(const struct letters *l, uint32_t from, uint32_t end,
	struct title *core)
{
	struct span at = last_letters(from, end, CORE_MAX);
	struct word_hit hit;

	for (; at.start < end; at.start++)
		if (!cuts_word(l, at.start) &&
			wordlist_match(&cores, l, at.start, 0, &hit) &&
			hit.end == end) {
			*core = (struct title){ .at = at,
				.core = at.start,
				.sort = hit.entry->flags };
			return true;
		}
	return ends_chief(l, last_letters(from, end, CHIEF_MAX), core) ||
	       ends_trade(l, last_letters(from, end, 2), core);
}

bool
title_is_crown(const struct letters *l, const struct title *t)
{
	return t->sort == TITLE_STATE && letters_start(l, t->at.start, "国家");
}

bool
title_begins(
	const struct letters *l, uint32_t i, uint32_t sorts, struct title *core)
{
	struct word_hit hit;

	if (!wordlist_match(&cores, l, i, sorts, &hit))
		return false;
	*core = (struct title){
		.at = { i, hit.end }, .core = i, .sort = hit.entry->flags
	};
	return true;
}

static uint32_t
skip_word(const struct letters *l, uint32_t i, uint32_t flags)
{
	struct word_hit hit;

	return !cuts_word(l, i) && wordlist_match(&words, l, i, flags, &hit)
		       ? hit.end
		       : i;
}

bool
title_may_end(const struct letters *l, uint32_t i)
{
	return letter_ends_clause(l, i) || skip_word(l, i, END) > i;
}

uint32_t
title_skip_tie(const struct letters *l, uint32_t i)
{
	uint32_t from = letter_skip_blanks(l, i);
	uint32_t end = skip_word(l, from, TIE);

	/* "and" stands between blanks; 兼职教授 is one title. */
	if (end == from || letters_start(l, from, "兼职") ||
		(is_word(l, from) && from == i))
		return i;
	return letter_skip_blanks(l, end);
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

	/* Neither 当地 nor 任务 is such a word. */
	if (skip_word(l, i, STOP | INNER) > end)
		end = i;
	*former = end > i && skip_word(l, i, PAST) > i;
	return end;
}

/* Takes words of time and the like off the front of a title. */
static void
strip_front(const struct letters *l, struct title *t)
{
	for (uint32_t from = t->at.start; from < t->at.end;) {
		uint32_t end = skip_word(l, from, FORMER | NOW | APPOINT);
		bool former = skip_word(l, from, FORMER) == end;

		if (end == from || end >= t->at.end ||
			/* 前沿周刊主编 was none before. */
			(former && skip_word(l, from, NO_FORMER) > from))
			break;
		t->former |= former;
		from = letter_skip_blanks(l, end);
		t->at.start = from;
	}
}

/* Takes 新 and 老 off what is a title without it: 新掌门人. */
static void
strip_new(const struct letters *l, struct title *t)
{
	uint32_t rune = letter_at(l, t->at.start);
	struct title core;

	if ((rune == U'新' || rune == U'老') &&
		title_begins(l, t->at.start + 1, 0, &core) &&
		core.at.end == t->at.end)
		t->at.start++;
}

uint32_t
title_unit_end(
	const struct letters *l, uint32_t from, uint32_t end, bool adjacent)
{
	uint32_t least = adjacent ? 7 : 4;
	uint32_t last = from;

	for (uint32_t i = from; i < end; i++) {
		uint32_t next = skip_word(l, i, UNIT);

		if (next == i && i + 1 >= from + least)
			next = skip_word(l, i, LONG_UNIT);
		if (next == i && !adjacent && i >= from + 2)
			next = skip_word(l, i, FIRM);
		uint32_t none = skip_word(l, i, NO_UNIT);
		if (none > i && none >= next)
			i = none - 1;
		else if (next > i && next <= end)
			last = next;
	}
	return last;
}

uint32_t
title_cut_within(const struct letters *l, struct title *t)
{
	enum { BODY_LEAST = 2 };
	struct title core;

	for (uint32_t i = t->at.start + BODY_LEAST; i < t->core; i++) {
		uint32_t end = skip_word(l, i, WITHIN);

		if (end == i || end >= t->at.end ||
			skip_word(l, i, NO_FORMER) > i ||
			!title_ends(l, end, t->at.end, &core))
			continue;
		t->former |= skip_word(l, i, FORMER) >= end;
		t->at.start = end;
		return i;
	}
	return t->at.start;
}

static bool
has_stop(const struct letters *l, uint32_t from, uint32_t end)
{
	for (uint32_t i = from; i < end; i++) {
		uint32_t next = skip_word(l, i, STOP);
		uint32_t inner = skip_word(l, i, INNER);

		if (inner > next) {
			i = inner - 1;
			continue;
		}
		if ((next > i && next <= end) || l->kind[i] == LETTER_DIGIT ||
			l->kind[i] == LETTER_COMMA ||
			l->kind[i] == LETTER_SEMICOLON ||
			l->kind[i] == LETTER_COLON ||
			l->kind[i] == LETTER_STOP ||
			l->kind[i] == LETTER_MARK || l->kind[i] == LETTER_OPEN)
			return true;
	}
	return false;
}

/* How long a part is, a Han letter counting double. */
static uint32_t
columns(const struct letters *l, uint32_t from, uint32_t end)
{
	uint32_t n = 0;

	for (; from < end; from++)
		n += l->kind[from] == LETTER_HAN ? 2 : 1;
	return n;
}

static bool
is_inner(const struct letters *l, uint32_t i)
{
	return l->kind[i] == LETTER_HAN || l->kind[i] == LETTER_WORD ||
	       l->kind[i] == LETTER_DIGIT;
}

/* Behind the last stop word that stands in it; from, if none does. */
uint32_t
title_skip_stops(const struct letters *l, uint32_t from, uint32_t end)
{
	for (uint32_t i = from; i < end;) {
		uint32_t next = skip_word(l, i, STOP);
		struct word_hit hit;

		/* Neither 名誉会长 nor 已故 begins with a stop word. */
		if (skip_word(l, i, FORMER | INNER) > next)
			i = skip_word(l, i, FORMER | INNER);
		else if (wordlist_match(&cores, l, i, 0, &hit) &&
			 hit.end <= end)
			i = hit.end;
		else if (next > i && next <= end && skip_word(l, i, TIE) == i)
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

	while (at.start < at.end && !is_inner(l, at.start))
		at.start++;
	if (at.start && l->rune[at.start - 1] == '\'' &&
		letters_start(l, at.start, "s "))
		at.start += 2;
	*t = (struct title){ .at = at };
	strip_front(l, t);
	strip_new(l, t);
	at = t->at;
	if (span_empty(at) || !title_ends(l, at.start, at.end, &core))
		return false;
	t->sort = core.sort;
	t->core = core.core;
	return columns(l, at.start, core.at.start) <= EXTRA_MAX &&
	       !has_stop(l, at.start, core.at.start);
}

bool
title_split(const struct letters *l, uint32_t from, uint32_t end,
	struct titles *out)
{
	uint32_t start = title_skip_tie(l, from);

	out->n = 0;
	for (uint32_t i = start; i < end; i++) {
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
