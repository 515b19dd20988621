#include "content/players/alias.h"

#include <string.h>

#include "base/utf8.h"
#include "content/names/known.h"
#include "content/names/suffix.h"
#include "content/players/sound.h"

/* Marks and brackets around names, in front of a gap's word or behind it. */
static bool
is_wrapping(uint32_t rune)
{
	static const uint32_t marks[] = { ' ', 0xA0, '"', '\'', 0x201C, 0x201D,
		0x2018, 0x2019, 0x300A, 0x300B, 0x300C, 0x300D, 0x300E,
		0x300F };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (rune == marks[i])
			return true;
	return false;
}

static str
unwrap(str gap)
{
	for (size_t at = 0; at < gap.n;) {
		if (!is_wrapping(utf8_next(gap, &at)))
			break;
		gap = str_skip(gap, at);
		at = 0;
	}
	for (size_t at = gap.n; at > 0;) {
		if (!is_wrapping(utf8_prev(gap, &at)))
			break;
		gap = str_take(gap, at);
	}
	return gap;
}

/* The name next before one; doubtful ones may overlap.  Itself: none. */
static size_t
name_before(const struct cast *c, size_t name)
{
	const struct name *v = c->names->v;

	for (size_t i = name; i-- > 0;)
		if (v[i].at.end <= v[name].at.start)
			return i;
	return name;
}

static str
gap_between(const struct cast *c, size_t one, size_t two)
{
	const struct name *v = c->names->v;

	return str_slice(c->a->text, v[one].at.end, v[two].at.start);
}

/* A、B, A和B, A（…）与B */
void
alias_part_listed(struct cast *c)
{
	static const str words[] = {
#define LIST(word) STR0(word),
#include "content/players/alias_words.def"
	};
	enum { LONGEST = 24 };

	for (size_t i = 1; i < c->names->n; i++) {
		size_t before = name_before(c, i);
		str gap = before == i ? (str){ 0 } : gap_between(c, before, i);

		if (gap.n == 0 || gap.n > LONGEST)
			continue;
		gap = unwrap(gap);
		if (str_starts(gap, STR("）")))
			gap = unwrap(str_skip(gap, strlen("）")));
		if (str_eq_any(gap, STRS(words)))
			cast_part(c, &c->v[c->form_of[before]],
				&c->v[c->form_of[i]]);
	}
}

static bool
skip_head(str *s, str head)
{
	if (!str_starts(*s, head))
		return false;
	*s = unwrap(str_skip(*s, head.n));
	return true;
}

static bool
closes(str text, size_t at, bool comma)
{
	str rest = unwrap(str_slice(text, at, at + 16));

	return str_starts(rest, STR("）")) || str_starts(rest, STR(")")) ||
	       (comma && (str_starts(rest, STR("，")) ||
				 str_starts(rest, STR(","))));
}

/* Is the gap a word of definition and signs alone? */
static bool
is_definition(str gap)
{
	static const str words[] = {
#define SHORT_FOR(word) STR0(word),
#define ALSO(word) STR0(word),
#include "content/players/alias_words.def"
	};

	return str_eq_any(gap, STRS(words));
}

/* The same, of words that may go on to say something else (即将…). */
static bool
is_open_definition(str gap)
{
	static const str words[] = {
#define PERHAPS(word) STR0(word),
#include "content/players/alias_words.def"
	};

	return str_eq_any(gap, STRS(words));
}

/* 后来改名为, 圈内叫他: a word that names, with little words around it. */
static bool
is_naming(str gap)
{
	static const str how[] = {
#define HOW(word) STR0(word),
#include "content/players/alias_words.def"
	};
	static const str named[] = {
#define NAMED(word) STR0(word),
#include "content/players/alias_words.def"
	};
	static const str calls[] = {
#define CALLS(word) STR0(word),
#include "content/players/alias_words.def"
	};
	size_t n;

	while (!(n = str_starts_any(gap, STRS(named)))) {
		n = str_starts_any(gap, STRS(how));
		if (!n)
			return false;
		gap = str_skip(gap, n);
	}
	for (gap = str_skip(gap, n); gap.n; gap = str_skip(gap, n))
		if (!(n = str_starts_any(gap, STRS(calls))))
			return false;
	return true;
}

/* Without a comma before it and a colon behind it. */
static str
bare_word(str gap)
{
	static const str colons[] = { STR0("："), STR0(":") };

	(void)skip_head(&gap, STR("，"));
	size_t colon = str_ends_any(gap, STRS(colons));
	if (colon)
		gap = unwrap(str_take(gap, gap.n - colon));
	return gap;
}

/* Is it in Han and in no other letters? */
static bool
is_in_han(const struct form *f)
{
	return (utf8_scripts(f->surface) & ~(unsigned)SCRIPT_OTHER) ==
	       SCRIPT_HAN;
}

static bool
is_in_latin(const struct form *f)
{
	unsigned scripts = utf8_scripts(f->surface);

	return !(scripts & SCRIPT_HAN) &&
	       (scripts & (SCRIPT_LATIN | SCRIPT_DIGIT));
}

static bool
are_two_scripts(const struct form *f, const struct form *g)
{
	return (is_in_han(f) && is_in_latin(g)) ||
	       (is_in_latin(f) && is_in_han(g));
}

/* Kite 智能 and Kite Intelligence */
static bool
begin_alike(str a, str b)
{
	enum { LEAST = 4 };
	size_t n = 0;

	while (n < a.n && n < b.n && a.s[n] == b.s[n] && !(a.s[n] & 0x80))
		n++;
	return n >= LEAST;
}

/* Does the table have it as of this kind? */
static bool
is_known_as(const struct form *f, enum player_kind kind)
{
	struct known_hit hit;

	return known_match(f->surface, 0, &hit) && hit.length == f->surface.n &&
	       hit.kind == kind;
}

/*
 * A（B）.  Two firms that the table has as two are one where the text says so,
 * but 智谱（GLM） are a firm and its model.  Two scripts say more than their kinds,
 * but for what a firm makes:
 * 星桥（Heron）.
 */
static bool
is_equation(const struct form *f, const struct form *g, bool two_scripts)
{
	bool person = f->kind == PLAYER_PERSON || g->kind == PLAYER_PERSON;

	if (f->kind == PLAYER_PLACE && g->kind == PLAYER_PLACE)
		return two_scripts && sound_alike(f->surface, g->surface);
	if (f->kind == PLAYER_PLACE || g->kind == PLAYER_PLACE)
		return false;
	if (f->kind == g->kind)
		return person || !alias_known_apart(f, g) ||
		       (is_known_as(f, PLAYER_ORG) &&
			       is_known_as(g, PLAYER_ORG));
	if (!person && begin_alike(f->key, g->key))
		return !alias_known_apart(f, g);
	return two_scripts && person && !alias_known_apart(f, g);
}

/* Does the name that ends there fill the marks that the gap opened? */
static bool
fills_marks(str gap, str text, size_t end)
{
	size_t at, next = end;

	gap = str_trim(gap);
	at = gap.n;
	return gap.n == 0 || !is_wrapping(utf8_prev(gap, &at)) ||
	       end >= text.n || is_wrapping(utf8_next(text, &next)) ||
	       closes(text, end, true);
}

/* Behind what a thing is, before a bracket: 风筝R7车型（…. */
static str
skip_noun(str gap)
{
	static const str nouns[] = {
#define OF_THING(word) STR0(word),
#define THING(word) STR0(word),
#include "content/names/name_words.def"
	};
	str rest = str_skip(gap, str_starts_any(gap, STRS(nouns)));

	return rest.n < gap.n && str_starts(unwrap(rest), STR("（"))
		       ? unwrap(rest)
		       : gap;
}

static void
join_defined(struct cast *c, size_t before, size_t i)
{
	struct form *f = &c->v[c->form_of[before]];
	struct form *g = &c->v[c->form_of[i]];
	size_t end = c->names->v[i].at.end;
	str text = c->a->text, gap = gap_between(c, before, i),
	    rest = unwrap(gap);
	bool two = are_two_scripts(f, g);
	str behind = skip_noun(rest);
	bool noun = behind.n < rest.n;
	rest = behind;
	bool bracket =
		skip_head(&rest, STR("（")) || skip_head(&rest, STR("("));

	if (rest.n) {
		str word = bare_word(rest);

		if ((is_definition(word) && fills_marks(gap, text, end)) ||
			(bracket && is_open_definition(word) &&
				closes(text, end, true)))
			alias_join_as(c, f, g);
		else if (is_naming(word) && fills_marks(gap, text, end) &&
			 !alias_known_apart(f, g))
			alias_join_as(c, f, g);
	} else if (bracket && !noun) {
		/* What is no name by itself is of no kind by itself. */
		if (two && g->doubtful && g->entry == NO_INDEX &&
			closes(text, end, false))
			g->kind = f->kind;
		if (closes(text, end, two || suffix_is_legal(f->key)) &&
			is_equation(f, g, two))
			alias_join_as(c, f, g);
	} else if (gap.n == 0 && two && f->kind == g->kind &&
		   (f->kind == PLAYER_PERSON || !alias_known_apart(f, g)) &&
		   is_equation(f, g, two)) {
		cast_join(c, f, g);
	}
}

void
alias_join_defined(struct cast *c)
{
	enum { GAP_MAX = 40 };

	for (size_t i = 1; i < c->names->n; i++) {
		size_t before = name_before(c, i);

		if (before < i && !c->names->v[i].of &&
			gap_between(c, before, i).n <= GAP_MAX)
			join_defined(c, before, i);
	}
}

/* The sure name that starts at a byte; NULL: none does. */
static const struct name *
name_at(const struct cast *c, uint32_t start)
{
	size_t low = 0, high = c->names->n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (c->names->v[middle].at.start < start)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < c->names->n && c->names->v[low].at.start == start; low++)
		if (!c->names->v[low].doubtful)
			return &c->names->v[low];
	return NULL;
}

void
alias_join_told(struct cast *c)
{
	for (size_t i = 0; i < c->names->n; i++) {
		uint32_t of = c->names->v[i].of;
		const struct name *whole = of ? name_at(c, of - 1) : NULL;
		struct form *f = &c->v[c->form_of[i]];

		if (!whole)
			continue;
		struct form *g = &c->v[c->form_of[whole - c->names->v]];
		if (alias_known_apart(f, g))
			continue;
		alias_join_as(c, f, g);
		f->little = true;
	}
}
