/*
 * What a title is held in, where no name was found: 某家电企业的主管, 理财公司|
 * 创办人, 某某研究所的|教授.  It is given in the words that stand there.
 */
#include "content/players/role.h"

#include "content/names/known.h"
#include "content/names/suffix.h"

void
role_add_in_words(struct role_finder *f, size_t k, const struct titles *titles,
	struct span words)
{
	for (size_t n = 0; n < titles->n; n++)
		role_add(f, &(struct held){
				    .player = f->a->mentions.v[k].player,
				    .of = NO_INDEX,
				    .words = words,
				    .title = titles->v[n],
			    });
}

/* Behind 一家. */
static uint32_t
skip_one(const struct letters *l, uint32_t i)
{
	static const char *const ones[] = {
#define ONE(word) word,
#include "content/players/roles.def"
		NULL
	};

	return letters_skip_any(l, i, ones);
}

/* Where something begins that has no name: 某企业, 一家|企业; or end. */
static uint32_t
find_nameless(const struct letters *l, struct span at)
{
	for (uint32_t i = at.start; i < at.end; i++) {
		if (letters_start(l, i, "某"))
			return i;
		if (skip_one(l, i) > i)
			return skip_one(l, i);
	}
	return at.end;
}

bool
role_add_nameless(struct role_finder *f, size_t k, struct span at)
{
	static const char *const nameless[] = {
#define NAMELESS(word) word,
#include "content/players/roles.def"
		NULL
	};
	struct titles titles;
	uint32_t from = find_nameless(f->l, at);

	for (uint32_t i = at.end; i > from + 2; i--) {
		if (letters_skip_any_back(f->l, i, nameless) == i ||
			!title_split(f->l, i, at.end, &titles))
			continue;
		role_add_in_words(f, k, &titles, (struct span){ from, i });
		return true;
	}
	return false;
}

/* Do the letters look like the name of a body: 县人社局, 某某文化科技? */
static bool
is_body(const struct letters *l, uint32_t from, uint32_t end)
{
	enum { LEAST = 4, MOST = 24, TAILS = SUFFIX_TAIL | SUFFIX_WEAK };
	const uint32_t inner = 1u << LETTER_HAN | 1u << LETTER_WORD |
			       1u << LETTER_DIGIT | 1u << LETTER_BLANK;

	return end >= from + LEAST && end <= from + MOST &&
	       letter_skip(l, from, inner) >= end &&
	       title_skip_stops(l, from, end) == from &&
	       (suffix_last(l, from, end) & TAILS ||
		       title_unit_end(l, from, end, true) == end);
}

uint32_t
role_body_start(const struct role_finder *f, uint32_t floor, uint32_t end)
{
	uint32_t from = title_skip_stops(f->l, floor, end);

	while (from < end && f->l->kind[from] == LETTER_DIGIT)
		from++;
	from = skip_one(f->l, from);
	return is_body(f->l, from, end) ? from : end;
}

struct span
role_body_at(const struct role_finder *f, uint32_t i)
{
	enum { MOST = 24 };

	/* 这家公司 is another. */
	if (letters_start(f->l, i, "一"))
		i = skip_one(f->l, i);
	for (uint32_t end = i + 2; end < f->l->n && end < i + MOST; end++)
		if (letter_ends_clause(f->l, end))
			break;
		else if (letters_start(f->l, end, "的"))
			return is_body(f->l, i, end) ? (struct span){ i, end }
						     : (struct span){ i, i };
	return (struct span){ i, i };
}

bool
role_add_minister(struct role_finder *f, size_t k, uint32_t i)
{
	enum { LAND_LEAST = 2, LAND_MOST = 6 };
	size_t j = mention_after(f->a, f->l->at[i]);
	struct titles one = { .n = 1 };

	if (!j || !letters_end(f->l, i, "部长") || f->at[j - 1].end + 1 != i ||
		letters_end(f->l, i, "部部长"))
		return false;
	uint32_t from = f->at[j - 1].start;
	for (uint32_t n = LAND_MOST; n >= LAND_LEAST; n--) {
		struct known_hit hit;

		if (from + n + 2 >= i ||
			!known_whole(letters_str(f->l, from, from + n), &hit) ||
			hit.kind != PLAYER_PLACE ||
			!title_split(f->l, from + n, i, &one))
			continue;
		role_add_in_words(f, k, &one, (struct span){ from, from + n });
		return true;
	}
	return false;
}
