#include "content/names/name_stem.h"

#include "base/utf8.h"
#include "content/words/lexicon.h"
#include "content/names/name_add.h"

enum { RUNES_LEAST = 3, RUNES_MOST = 12, STEMS_MOST = 64 };

struct stems {
	str v[STEMS_MOST];
	size_t n;
};

/* Without the end of its legal name; empty: it has none. */
static str
stem_of(str name)
{
	static const str ends[] = {
#define LEGAL(word) STR0(word),
#include "content/names/suffixes.def"
	};

	return str_before_end(name, STRS(ends));
}

/* Is it Han alone, long enough, and no ordinary word? */
static bool
may_stand_alone(str s)
{
	size_t n = utf8_count(s);

	return utf8_scripts(s) == SCRIPT_HAN && n >= RUNES_LEAST &&
	       n <= RUNES_MOST && !lexicon_is_word(s);
}

static void
note(struct stems *stems, str stem)
{
	for (size_t i = 0; i < stems->n; i++)
		if (str_eq(stems->v[i], stem))
			return;
	if (stems->n < STEMS_MOST && may_stand_alone(stem))
		stems->v[stems->n++] = stem;
}

static void
find(str text, str stem, struct arena *perm, struct names *found)
{
	for (size_t at = 0, n;
		(n = str_find(str_skip(text, at), stem)) != STR_NONE;
		at += n + stem.n)
		*vec_push(perm, found) = (struct name){
			.at = { (uint32_t)(at + n),
				(uint32_t)(at + n + stem.n) },
			.kind = PLAYER_ORG,
			.certainty = 60,
			.entry = NO_INDEX,
		};
}

void
name_stem(str text, struct arena *perm, struct names *names)
{
	struct stems stems = { 0 };
	struct names found = { 0 };

	for (size_t i = 0; i < names->n; i++) {
		struct span at = names->v[i].at;

		if (names->v[i].kind == PLAYER_ORG)
			note(&stems,
				stem_of(str_slice(text, at.start, at.end)));
	}
	for (size_t i = 0; i < stems.n; i++)
		find(text, stems.v[i], perm, &found);
	if (found.n)
		names_add(names, &found, perm);
}
