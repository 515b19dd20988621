#include "content/names/name_paper.h"

#include "base/utf8.h"

enum { PAPERS_MOST = 32 };

/* 据《…》, but not 根据《…》 and 依据《…》, which works are read for. */
static bool
is_told(str before)
{
	static const str words[] = {
#define TOLD(word) STR0(word),
#include "content/names/name_words.def"
	};
	static const str works[] = {
#define WORK(word) STR0(word),
#include "content/names/name_words.def"
	};

	return str_ends_any(before, STRS(words)) &&
	       !str_ends_any(before, STRS(works));
}

/* 告诉《…》, 《…》记者 */
static bool
is_paper(str text, const struct name *n)
{
	static const str after[] = {
#define PAPER(word) STR0(word),
#include "content/names/name_words.def"
	};
	str open = STR("《"), close = STR("》");
	str before = str_take(text, n->at.start);
	str behind = str_skip(text, n->at.end);

	if (!str_ends(before, open) || !str_starts(behind, close))
		return false;
	return is_told(str_take(before, before.n - open.n)) ||
	       str_starts_any(str_skip(behind, close.n), STRS(after));
}

void
name_paper(str text, struct names *names)
{
	str papers[PAPERS_MOST];
	size_t n = 0;

	for (size_t i = 0; i < names->n && n < PAPERS_MOST; i++) {
		const struct name *one = &names->v[i];

		if (one->kind == PLAYER_PRODUCT && is_paper(text, one))
			papers[n++] =
				str_slice(text, one->at.start, one->at.end);
	}
	for (size_t i = 0; n && i < names->n; i++) {
		struct name *one = &names->v[i];

		if (one->kind == PLAYER_PRODUCT &&
			str_eq_any(str_slice(text, one->at.start, one->at.end),
				papers, n))
			one->kind = PLAYER_ORG;
	}
}
