#include "content/names/name_vote.h"

#include <string.h>

#include "base/utf8.h"
#include "content/names/name_across.h"
#include "content/names/name_add.h"
#include "content/names/name_before.h"
#include "content/names/name_bracket.h"
#include "content/names/name_brief.h"
#include "content/names/name_called.h"
#include "content/names/name_cut.h"
#include "content/names/name_english.h"
#include "content/names/name_jury.h"
#include "content/names/name_gloss.h"
#include "content/names/name_kin.h"
#include "content/names/name_mend.h"
#include "content/names/name_model.h"
#include "content/names/name_nick.h"
#include "content/names/name_office.h"
#include "content/names/name_paper.h"
#include "content/names/name_pseudonym.h"
#include "content/names/name_stem.h"
#include "content/names/name_variant.h"
#include "content/names/tagger.h"
#include "content/words/link.h"

/*
 * From which certainty on a string is a name, in hundredths: one that stands
 * once is a player more, right or wrong, unless the table knows it; one that
 * stands again and is missed costs much; a brief text has no room to name
 * anything twice, and more that looks like a product in it is none.  All lie where a player that is missed counts for more than
 * one too many (doc/understanding.md has the curve).
 */
enum {
	ONCE_LEAST = 42,
	AGAIN_LEAST = 24,
	BRIEF_LEAST = 34,
	BRIEF_KNOWN_LEAST = 18,
	BRIEF_PRODUCT_LEAST = 48,
	LONG_LEAST = 30
};

/* From which on it is one if it is another name of some that is surely named:
 * then it makes no player more. */
enum { DOUBTFUL_LEAST = 1 };

static bool
is_digit(str s, size_t at)
{
	return at < s.n && s.s[at] >= '0' && s.s[at] <= '9';
}

/* 1.5 亿, 1.5% */
static bool
goes_on_as_number(str rest)
{
	size_t at = str_starts(rest, STR(" "));

	switch (at < rest.n ? utf8_next(rest, &at) : 0) {
	case '%':
#define SCALE(rune, value) case rune:
#include "content/figures/numerals.def"
		return true;
	default: return false;
	}
}

/*
 * The end of a Latin name together with its version: "GPT-4 Turbo 1.5".  What
 * follows must not go on as a number with a unit.
 */
static uint32_t
version_end(str text, uint32_t end)
{
	size_t at = end + (end < text.n && text.s[end] == ' ');
	size_t dot = at;

	if (!end || (unsigned char)text.s[end - 1] >= 0x80 || at == end)
		return end;
	while (is_digit(text, dot))
		dot++;
	if (dot == at || dot >= text.n || text.s[dot] != '.' ||
		!is_digit(text, dot + 1))
		return end;
	for (at = dot + 1; is_digit(text, at);)
		at++;
	return goes_on_as_number(str_skip(text, at)) ? end : (uint32_t)at;
}

/* Kite 6+, if nothing follows that is added to it. */
static uint32_t
plus_end(str text, uint32_t end)
{
	size_t at = end;
	bool latin = end && (unsigned char)text.s[end - 1] < 0x80;

	if (!latin || !str_starts(str_skip(text, end), STR("+")))
		return end;
	uint32_t behind = ++at < text.n ? utf8_next(text, &at) : 0;
	return rune_is_han(behind) || rune_is_word(behind) || behind == '+'
		       ? end
		       : end + 1;
}

static bool
is_sure(const struct ballot *b)
{
	bool known = b->known && !b->common;
	uint8_t brief = known                       ? BRIEF_KNOWN_LEAST
			: b->kind == PLAYER_PRODUCT ? BRIEF_PRODUCT_LEAST
						    : BRIEF_LEAST;
	uint8_t least = b->brief            ? brief
			: b->holds          ? LONG_LEAST
			: b->n > 1 || known ? AGAIN_LEAST
					    : ONCE_LEAST;

	return b->certainty >= least;
}

/* 风筝大模型, where 风筝 by itself is surely named elsewhere: of 30 such with a
 * certainty at all, 22 are names. */
static bool
is_sorted(const struct jury *j, const struct ballot *b)
{
	static const str sorts[] = {
#define SORTED(word) STR0(word),
#define APP(word) STR0(word),
#include "content/names/name_words.def"
	};
	size_t n = str_ends_any(b->text, STRS(sorts));

	if (!n || b->certainty < DOUBTFUL_LEAST || b->brief)
		return false;
	const struct ballot *base =
		jury_find(j, str_trim(str_take(b->text, b->text.n - n)));
	return base && is_sure(base) && base->n > b->n &&
	       base->kind != PLAYER_PERSON && base->kind != PLAYER_PLACE;
}

/* 美国国会 in a brief text, where 美国 alone would be surer. */
static bool
is_known_body(const struct ballot *b)
{
	return b->brief && b->known && !b->common && b->kind == PLAYER_ORG &&
	       is_sure(b);
}

/* A place's worth: what is gained if it is taken.  No row of doubtful ones
 * goes before a sure one; of two that are as sure the longer one stands. */
static uint32_t
worth(const struct jury *j, const struct ballot *b, uint8_t most)
{
	enum { SURE = 100, KNOWN_BODY = 75 };
	uint8_t certainty = b->certainty < most ? b->certainty : most;

	if (is_sorted(j, b))
		certainty = SURE;
	if (is_known_body(b) && certainty < KNOWN_BODY)
		certainty = KNOWN_BODY;
	if (certainty == SURE || is_sure(b))
		return certainty * SURE +
		       (b->text.n < SURE ? (uint32_t)b->text.n : SURE);
	return certainty >= DOUBTFUL_LEAST ? certainty : 0;
}

/* A longer name around a place leaves it no more than what it lacks itself. */
static void
hold_down(uint8_t *most, const struct jury_place *p,
	const struct jury_place *by, uint8_t left)
{
	if (p->at.start >= by->at.start && p->ballot != by->ballot &&
		left < *most)
		*most = left;
}

/*
 * Marks strings that begin with a sure one (星桥钱包).  There is a name at such
 * a place anyway, and two wrong ones where it goes on with another: a longer one
 * needs less, and takes more.
 */
static void
mark_long(struct jury *j)
{
	const struct jury_place *by = j->by_end;

	for (size_t i = 0; i < j->places.n; i++) {
		struct ballot *b = &j->ballots.v[by[i].ballot];

		for (size_t k = i; k && by[k - 1].at.end > by[i].at.start;
			k--) {
			const struct ballot *in =
				&j->ballots.v[by[k - 1].ballot];

			b->holds |= by[k - 1].at.start == by[i].at.start &&
				    in != b && in->kind != PLAYER_PERSON &&
				    is_sure(in);
		}
	}
}

/*
 * What each place may be sure of at most.  A string is judged by all its
 * places; that it is a part of 星桥玻璃 in this one, only the longer one's
 * certainty says.  Of places and persons it says too little (青州江城, 星桥信仰), but
 * for 马丁·科尔曼.
 */
static void
fill_most(const struct jury *j, uint8_t *most)
{
	enum { ALL = 100, MORE = 140 };
	const struct jury_place *by = j->by_end;

	memset(most, ALL, j->places.n);
	for (size_t i = 0; i < j->places.n; i++) {
		const struct ballot *b = &j->ballots.v[by[i].ballot];
		unsigned taken = b->certainty * (b->holds ? MORE : ALL) / ALL;
		uint8_t left = (uint8_t)(taken < ALL ? ALL - taken : 0);

		if (!is_sure(b) || b->kind == PLAYER_PLACE ||
			(b->kind == PLAYER_PERSON &&
				str_find(b->text, STR("·")) == STR_NONE))
			continue;
		for (size_t k = i; k && by[k - 1].at.end > by[i].at.start; k--)
			hold_down(&most[k - 1], &by[k - 1], &by[i], left);
		for (size_t k = i + 1;
			k < j->places.n && by[k].at.end == by[i].at.end; k++)
			hold_down(&most[k], &by[k], &by[i], left);
	}
}

/*
 * Of places that overlap, those that are worth the most together: weighted
 * interval scheduling (Kleinberg, Tardos, "Algorithm Design", 6.1).  Places
 * of one reading never overlap, so few steps lead back to one that is apart.
 * best[i]: of the first i places, by their ends.
 */
static void
choose(const struct jury *j, uint64_t *best, uint32_t *apart, struct arena *tmp)
{
	const struct jury_place *by_end = j->by_end;
	uint8_t *most = arena_new(tmp, uint8_t, j->places.n + 1);

	fill_most(j, most);
	for (size_t i = 0; i < j->places.n; i++) {
		size_t k = i;

		while (k && by_end[k - 1].at.end > by_end[i].at.start)
			k--;
		apart[i] = (uint32_t)k;
		uint64_t with =
			best[k] +
			worth(j, &j->ballots.v[by_end[i].ballot], most[i]);
		best[i + 1] = with > best[i] ? with : best[i];
	}
}

static void
take(str text, const struct jury *j, const struct jury_place *p,
	struct name *out)
{
	const struct ballot *b = &j->ballots.v[p->ballot];
	uint32_t version = version_end(text, p->at.end);
	uint32_t end = plus_end(text, version);

	*out = (struct name){
		.at = { p->at.start, end },
		.kind = b->kind,
		.certainty = b->certainty,
		.doubtful = !is_sure(b) && !is_sorted(j, b),
		.entry = end == version ? b->entry : NO_INDEX,
	};
}

/* 提升1.2个百分点, 5吉瓦: a figure's digits or its measure.  Figures are in order;
 * the next to look at is *f. */
static bool
is_of_figure(const struct article *a, size_t *f, struct span at)
{
	str name = article_span(a, at);
	size_t i = 0;

	while (is_digit(name, i) || (i && i < name.n && name.s[i] == '.'))
		i++;
	while (*f < a->figures.n && a->figures.v[*f].at.end <= at.start)
		(*f)++;
	if (*f == a->figures.n)
		return false;
	struct span figure = a->figures.v[*f].at;
	return (i == name.n && figure.start <= at.start) ||
	       (figure.start < at.start && figure.end == at.end);
}

/* 王小川。王, com>buy: over the end of a sentence or through code.  What is in
 * marks may have any signs. */
static bool
is_torn(str text, struct span at)
{
	static const str signs[] = { STR0("。"), STR0("<"), STR0(">"),
		STR0("|"), STR0("\\"), STR0("=") };
	static const str marks[] = { STR0("》"), STR0("”"), STR0("」"),
		STR0("』"), STR0("\"") };
	str name = str_slice(text, at.start, at.end);

	if (str_starts_any(str_skip(text, at.end), STRS(marks)))
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_find(name, signs[i]) != STR_NONE)
			return true;
	return false;
}

/* A version may have been found as a name of its own. */
static void
put(const struct article *a, const struct name *chosen, size_t n,
	struct arena *perm, struct names *sure)
{
	size_t f = 0;

	for (size_t i = 0; i < n; i++)
		if (!chosen[i].doubtful &&
			(!sure->n || sure->v[sure->n - 1].at.end <=
					     chosen[i].at.start) &&
			!is_of_figure(a, &f, chosen[i].at) &&
			!is_torn(a->text, chosen[i].at))
			*vec_push(perm, sure) = chosen[i];
}

/* A body's name may be of common words alone: 货币政策委员会. */
static bool
is_body(str name)
{
	return name_ends_as_org(name) && !str_ends(name, STR("公司"));
}

/* All places that are doubtful, whatever they overlap. */
static void
put_doubtful(str text, const struct jury *j, struct arena *perm,
	struct names *doubtful)
{
	for (size_t i = 0; i < j->places.n; i++) {
		const struct jury_place *p = &j->places.v[i];
		const struct ballot *b = &j->ballots.v[p->ballot];

		if (is_sure(b) ||
			(b->certainty < DOUBTFUL_LEAST && !is_body(b->text)))
			continue;
		struct name *one = vec_push(perm, doubtful);
		take(text, j, p, one);
		(void)name_cut_front(text, one);
	}
}

void
name_vote(const struct article *a, const struct readings *r, struct arena *perm,
	struct names *sure, struct names *doubtful)
{
	struct arena tmp = { 0 };
	struct jury j = { 0 };

	jury_fill(&j, a, r, &tmp);
	jury_decide(&j, a->text, &tmp);
	if (!j.brief)
		mark_long(&j);
	size_t n = j.places.n, from = n;
	uint64_t *best = arena_new(&tmp, uint64_t, n + 1);
	uint32_t *apart = arena_new(&tmp, uint32_t, n + 1);
	struct name *chosen = arena_new(&tmp, struct name, n + 1);
	choose(&j, best, apart, &tmp);
	for (size_t i = n; i > 0;) {
		const struct jury_place *p = &j.by_end[i - 1];

		if (best[i] == best[i - 1]) {
			i--;
			continue;
		}
		take(a->text, &j, p, &chosen[--from]);
		i = apart[i - 1];
	}
	put(a, chosen + from, n - from, perm, sure);
	put_doubtful(a->text, &j, perm, doubtful);
	arena_free(&tmp);
}

void
names_amend(const struct article *a, const struct names *doubtful,
	struct arena *perm, struct names *names)
{
	name_office(a->text, perm, names);
	name_bracket(a->text, perm, names);
	name_mend(a->text, names);
	name_cut_fronts(a->text, perm, names);
	name_cut_persons(a->text, names);
	name_part_addresses(a->text, perm, names);
	name_model(a->text, names);
	name_across(a->text, names);
	name_stem(a->text, perm, names);
	name_brief(a->text, names);
	name_paper(a->text, names);
	name_called(a->text, perm, names);
	name_pseudonym(a->text, perm, names);
	name_before(a->text, perm, names);
	name_gloss(a->text, perm, names);
	name_variant(a->text, perm, names);
	name_nick(a->text, perm, names);
	name_kin(a, perm, names);
	names_add_doubtful(names, doubtful, perm);
}

static void
drop_links(str text, struct names *names)
{
	struct link_at link = { 0 };
	size_t kept = 0;

	for (size_t i = 0; i < names->n; i++)
		if (!link_holds(&link, text, names->v[i].at.start))
			names->v[kept++] = names->v[i];
	names->n = kept;
}

void
name_find(const struct article *a, const struct confirmed_names *confirmed,
	struct arena *perm, struct names *out)
{
	struct arena tmp = { 0 };
	struct readings r = { 0 };
	struct names doubtful = { 0 };
	bool english = article_is_english(a);

	name_weigh_article(a, confirmed, &tmp, &r.weighed, &r.stretches);
	tagger_run(a, &r, &tmp);
	if (english) {
		name_find_english(a, &r.tagged, perm, out);
	} else {
		name_vote(a, &r, perm, out, &doubtful);
		names_amend(a, &doubtful, perm, out);
	}
	drop_links(a->text, out);
	arena_free(&tmp);
}
