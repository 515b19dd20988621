#include "content/names/name_again.h"

#include "base/utf8.h"
#include "content/names/name_add.h"
#include "content/words/lexicon.h"

static bool
is_latin_word(str text, size_t at)
{
	return at < text.n && !(text.s[at] & 0x80) &&
	       rune_is_word((unsigned char)text.s[at]);
}

bool
name_is_in_word(str text, size_t at, size_t n)
{
	enum { WORD_MOST = 5 };
	str series = STR("系列");
	size_t end = at + n, last = end;

	if ((at && is_latin_word(text, at - 1) && is_latin_word(text, at)) ||
		(is_latin_word(text, end - 1) && is_latin_word(text, end)))
		return true;
	/* L系列|车型: no 列车 begins within what ends a name so. */
	if (str_ends(str_slice(text, at, end), series))
		last = end - series.n / 2;
	for (size_t i = at; i < last; (void)utf8_next(text, &i))
		if (i + lexicon_word_length(str_skip(text, i), WORD_MOST) > end)
			return true;
	return false;
}

uint32_t
name_head_hash(str s)
{
	size_t at = 0;
	uint32_t one = utf8_next(s, &at);
	uint32_t two = at < s.n ? utf8_next(s, &at) : 0;

	return (one * 0x9E3779B1u ^ two * 0x85EBCA6Bu) >> 16;
}

void
name_find_again(str text, str one, const struct name *like, struct arena *perm,
	struct names *found)
{
	for (size_t at = 0, n;
		(n = str_find(str_skip(text, at), one)) != STR_NONE;
		at += n + one.n) {
		struct name again = *like;

		again.at = (struct span){ (uint32_t)(at + n),
			(uint32_t)(at + n + one.n) };
		if (!name_is_in_word(text, at + n, one.n))
			*vec_push(perm, found) = again;
	}
}

void
name_put_over(struct names *names, struct names *found, struct arena *perm)
{
	size_t n = 0;

	names_sort(found);
	for (size_t i = 0, k = 0; i < names->n; i++) {
		struct span at = names->v[i].at;

		while (k < found->n && found->v[k].at.end <= at.start)
			k++;
		if (k == found->n || found->v[k].at.start > at.start ||
			found->v[k].at.end < at.end)
			names->v[n++] = names->v[i];
	}
	names->n = n;
	names_add_free(names, found, perm);
}
