#include "content/names/name_office.h"

#include "base/utf8.h"
#include "content/names/known.h"
#include "content/names/name_add.h"
#include "content/names/name_bracket.h"
#include "content/words/lexicon.h"

/* Letters of a part. */
enum { PART_LEAST = 2, HAN_MOST = 4, HOLDER_MOST = 8 };

/* From the first office within a name to the end of the last one; empty: there
 * is none. */
static struct span
office_in(str name)
{
	static const str offices[] = {
#define OFFICE(word) STR0(word),
#define POST(word) STR0(word),
#include "content/names/name_words.def"
	};
	struct span found = { 0, 0 };
	size_t at = 0;

	while (at < name.n && utf8_next(name, &at) && at < name.n) {
		size_t n = str_starts_any(str_skip(name, at), STRS(offices));

		if (!n)
			continue;
		if (span_empty(found))
			found.start = (uint32_t)at;
		found.end = (uint32_t)(at + n);
	}
	return found;
}

/* Makes the string a person's name wherever it is one; is it anywhere? */
static bool
make_person(str text, str holder, const struct names *names)
{
	bool any = false;

	for (size_t i = 0; i < names->n; i++) {
		struct name *n = &names->v[i];

		if (n->entry != NO_INDEX ||
			!str_eq(str_slice(text, n->at.start, n->at.end),
				holder))
			continue;
		n->kind = PLAYER_PERSON;
		any = true;
	}
	return any;
}

/* 王小川, and behind what is known 菲利普; but not 学院. */
static bool
is_holder(str s, bool known)
{
	size_t n = utf8_count(s);

	if (n < PART_LEAST || n > HOLDER_MOST || name_ends_as_org(s) ||
		lexicon_is_word(s))
		return false;
	return known || (n <= HAN_MOST && lexicon_surname_of(s));
}

/* Parts a name at its office; returns its holder, or an empty one. */
static str
part(str text, struct name *n, struct span office, const struct names *names)
{
	str name = str_slice(text, n->at.start, n->at.end);
	str before = str_take(name, office.start);
	str holder = str_skip(name, office.end);
	struct known_hit hit;
	bool known = known_whole(before, &hit);

	if (utf8_count(before) < PART_LEAST ||
		(holder.n && !make_person(text, holder, names) &&
			!is_holder(holder, known)))
		return (str){ 0 };
	n->at.end = n->at.start + office.start;
	if (known) {
		n->kind = (uint8_t)hit.kind;
		n->entry = (int32_t)hit.entry;
	}
	return holder;
}

void
name_office(str text, struct arena *perm, struct names *names)
{
	enum { MOST = 64 };
	struct names holders = { 0 };

	for (size_t i = 0, parted = 0; i < names->n && parted < MOST; i++) {
		struct name *n = &names->v[i], whole = *n;
		struct span office = { 0 };

		if (n->entry == NO_INDEX &&
			(n->kind == PLAYER_ORG || n->kind == PLAYER_PLACE))
			office = office_in(
				str_slice(text, n->at.start, n->at.end));
		if (span_empty(office))
			continue;
		parted++;
		str holder = part(text, n, office, names);
		if (!holder.n)
			continue;
		whole.at.start = whole.at.end - (uint32_t)holder.n;
		whole.kind = PLAYER_PERSON;
		*vec_push(perm, &holders) = whole;
	}
	names_add_free(names, &holders, perm);
}
