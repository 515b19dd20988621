#include "content/names/name_own.h"

#include <string.h>

#include "content/words/lexicon.h"
#include "content/names/suffix.h"

enum { FORM_MAX = 20, LESS_SURE = 10, LATIN_PART = 3, HAN_PART = 2 };

static const struct word_entry definition_entries[] = {
#define SHORT_FOR(word) { word, 0, "" },
#include "content/players/alias_words.def"
};
WORDLIST(definitions, definition_entries)

/* Behind the words of definition that stand at letter i; 0: none do. */
static uint32_t
skip_definition(const struct letters *l, uint32_t i)
{
	struct word_hit hit;

	return wordlist_match(
		       &definitions, l, letter_skip_blanks(l, i), 0, &hit)
		       ? hit.end
		       : 0;
}

static bool
is_wrapping(const struct letters *l, uint32_t i)
{
	enum letter_kind kind = letter_kind_at(l, i);

	return kind == LETTER_MARK || kind == LETTER_BLANK ||
	       kind == LETTER_COLON || kind == LETTER_OPEN ||
	       kind == LETTER_CLOSE;
}

/* What stands there up to the next wrapping sign; empty when it is long. */
static struct span
find_form(const struct letters *l, uint32_t i)
{
	while (i < l->n && is_wrapping(l, i))
		i++;
	uint32_t end = i;
	while (end < l->n && end - i <= FORM_MAX &&
		(!is_wrapping(l, end) || l->kind[end] == LETTER_BLANK) &&
		l->kind[end] != LETTER_COMMA && l->kind[end] != LETTER_LINE)
		end++;
	while (end > i && l->kind[end - 1] == LETTER_BLANK)
		end--;
	if (end - i > FORM_MAX || end - i < 2)
		return (struct span){ i, i };
	return (struct span){ i, end };
}

/* What ends at a bracket and begins as the form in it; empty: nothing. */
static struct span
find_whole(const struct name_text *t, uint32_t end, struct span form)
{
	enum { WHOLE_MAX = 24 };
	uint32_t n = form.end - form.start;

	for (uint32_t i = end; i > 0 && end - i < WHOLE_MAX; i--) {
		if (t->l.kind[i - 1] != LETTER_HAN &&
			!name_text_is_word(t, i - 1))
			break;
		if (end - i + 1 >= n &&
			memcmp(t->fold + i - 1, t->fold + form.start,
				n * sizeof *t->fold) == 0)
			return (struct span){ i - 1, end };
	}
	return (struct span){ 0, 0 };
}

void
own_note_forms(
	struct own_names *own, const struct pieces *row, struct arena *perm)
{
	const struct letters *l = &own->t->l;

	for (size_t k = 1; k < row->n; k++) {
		const struct piece *open = &row->v[k], *before = open - 1;

		if (open->sort != PIECE_SIGN ||
			l->kind[open->start] != LETTER_OPEN)
			continue;
		uint32_t i = skip_definition(l, open->end);
		struct span form = i ? find_form(l, i) : (struct span){ 0 };
		if (span_empty(form))
			continue;
		struct short_form f = { .at = form,
			.whole = find_whole(own->t, open->start, form),
			.candidate = SIZE_MAX };
		if (before->sort == PIECE_NAME)
			f.candidate = candidates_index(own->candidates, before);
		if (!span_empty(f.whole) || before->sort == PIECE_NAME)
			*vec_push(perm, &own->forms) = f;
	}
}

static void
add(struct own_names *own, struct span at, struct name name, struct arena *perm)
{
	*vec_push(perm, &own->members) = (struct lookup_member){
		.runes = own->t->fold + at.start,
		.length = at.end - at.start,
		.value = (uint32_t)own->decided.n,
	};
	*vec_push(perm, &own->decided) = name;
}

static bool
is_word(const struct name_text *t, struct span at)
{
	return lookup_value(&lexicon_words, t->fold + at.start,
		       at.end - at.start, 0) != 0;
}

static bool
is_known(const struct candidates *c, struct span at)
{
	struct piece p = { .start = at.start, .end = at.end };
	size_t i = candidates_index(c, &p);

	return i < c->n && (c->v[i].piece.source & SOURCE_KNOWN);
}

/*
 * A part of a name, if it is long enough and means nothing else.  It wins
 * over what the string would be taken for by itself.
 */
static void
add_part(struct own_names *own, struct span at, struct name name,
	struct arena *perm)
{
	uint32_t least =
		name_text_is_word(own->t, at.start) ? LATIN_PART : HAN_PART;

	if (at.end < at.start + least || is_word(own->t, at) ||
		is_known(own->candidates, at))
		return;
	name.certainty = name.certainty > LESS_SURE
				 ? (uint8_t)(name.certainty - LESS_SURE)
				 : 0;
	name.entry = NO_INDEX;
	add(own, at, name, perm);
}

static bool
is_divider(const struct name_text *t, uint32_t i, bool latin)
{
	return latin ? t->l.kind[i] == LETTER_BLANK : t->fold[i] == 0xB7;
}

/* First and last of several words, or of what stands around dots. */
static void
add_person_parts(struct own_names *own, const struct piece *p, struct name name,
	struct arena *perm)
{
	const struct name_text *t = own->t;
	bool latin = name_text_is_word(t, p->start);
	uint32_t first = p->start, last = p->end;

	while (first < p->end && !is_divider(t, first, latin))
		first++;
	if (first == p->end)
		return;
	while (!is_divider(t, last - 1, latin))
		last--;
	if (letter_kind_at(&t->l, last) == LETTER_BLANK)
		last++;
	add_part(own, (struct span){ p->start, first }, name, perm);
	add_part(own, (struct span){ last, p->end }, name, perm);
}

/* 星桥科技 without its tail. */
static void
add_short_org(struct own_names *own, const struct piece *p, struct name name,
	struct arena *perm)
{
	enum { LONGEST = 6 };
	uint32_t i = p->end > p->start + LONGEST ? p->end - LONGEST
						 : p->start + HAN_PART;

	for (; i < p->end; i++) {
		struct word_hit hit;

		if (!suffix_match(&own->t->l, i, SUFFIX_DROP, &hit) ||
			hit.end != p->end)
			continue;
		add_part(own, (struct span){ p->start, i }, name, perm);
		return;
	}
}

static void
add_parts(struct own_names *own, size_t i, struct arena *perm)
{
	const struct piece *p = &own->candidates->v[i].piece;
	struct name name = own->decided.v[i];

	if (name.kind == PLAYER_PERSON &&
		(p->source & (SOURCE_DOTTED | SOURCE_LATIN | SOURCE_KNOWN)))
		add_person_parts(own, p, name, perm);
	if (name.kind == PLAYER_ORG && (p->source & SOURCE_TAIL))
		add_short_org(own, p, name, perm);
}

static void
add_forms(struct own_names *own, struct arena *perm)
{
	/* Who is given a short name is a company, unless it is known better. */
	static const struct name defined = { .kind = PLAYER_ORG,
		.certainty = 95,
		.defined = true,
		.entry = NO_INDEX,
		.weighed = { -400, 400, -400, -400 } };
	const struct candidates *c = own->candidates;

	for (size_t i = 0; i < own->forms.n; i++) {
		const struct short_form *form = &own->forms.v[i];
		struct name name = { .entry = NO_INDEX };
		bool found = form->candidate < c->n &&
			     candidate_decide(c, &c->v[form->candidate], &name);

		if (found)
			own->decided.v[form->candidate].defined = true;
		else if (!span_empty(form->whole)) {
			name = defined;
			add(own, form->whole, name, perm);
			found = true;
		}
		name.defined = true;
		if (found)
			add(own, form->at, name, perm);
	}
}

/* The decision about candidate i stands at i in decided. */
static void
decide_all(struct own_names *own, struct arena *perm)
{
	const struct candidates *c = own->candidates;

	for (size_t i = 0; i < c->n; i++) {
		const struct piece *p = &c->v[i].piece;
		struct name name = { .entry = p->entry };
		uint32_t n = p->end - p->start;

		if (n >= 2 && n <= LOOKUP_LONGEST &&
			candidate_decide(c, &c->v[i], &name))
			add(own, (struct span){ p->start, p->end }, name, perm);
		else
			*vec_push(perm, &own->decided) = (struct name){ 0 };
	}
}

void
own_decide(struct own_names *own, struct arena *perm)
{
	decide_all(own, perm);
	for (size_t i = 0; i < own->candidates->n; i++)
		if (own->decided.v[i].certainty)
			add_parts(own, i, perm);
	add_forms(own, perm);
	lookup_build(&own->members, perm, &own->lookup);
}
