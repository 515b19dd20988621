#include "content/html/page_value.h"

#include "base/utf8.h"
#include "content/format/header_key.h"
#include "content/html/page_date.h"
#include "content/html/page_list.h"

enum {
	ABOVE = 3,
	BELOW = 2,
	BELOW_TITLE = 6,
	TAIL = 4,
	VALUE_RUNES = 40,
	ACCOUNT_RUNES = 16,
};

str
page_text_of(const struct page_reader *r, size_t block)
{
	return r->page->blocks[block].text;
}

bool
page_has_word(str s, enum page_word_list id)
{
	size_t length;

	return page_list_find(s, page_words(id), &length) != STR_NONE;
}

size_t
page_value_gap(str s)
{
	size_t at = 0;

	for (size_t to = 0; to < s.n; at = to) {
		uint32_t r = utf8_next(s, &to);

		if (!header_is_filler(r) && r != ':' && r != 0xFF1A)
			break;
	}
	return at;
}

/* A closing bracket that nothing opened ends the value. */
static str
without_bracket(str s)
{
	static const str pairs[][2] = { { STR0("("), STR0(")") },
		{ STR0("（"), STR0("）") }, { STR0("["), STR0("]") },
		{ STR0("【"), STR0("】") } };

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		size_t end = str_find(s, pairs[i][1]);

		if (end != STR_NONE &&
			str_find(str_take(s, end), pairs[i][0]) == STR_NONE)
			s = str_take(s, end);
	}
	return header_trim(s);
}

/* Up to what ends a value, a date, or a gap. */
str
page_value_cut(str s, struct arena *perm)
{
	struct page_date d;
	size_t length;

	s = str_skip(s, page_value_gap(s));
	size_t end =
		page_list_find(s, page_words(PAGE_WORDS_VALUE_END), &length);
	if (end != STR_NONE)
		s = str_take(s, end);
	if (page_date_next(s, 0, perm, &d))
		s = str_take(s, d.start);
	return without_bracket(header_trim(s));
}

/* Names have letters, and no more than a few. */
bool
page_value_is(str s)
{
	bool letters = false;

	for (size_t at = 0; at < s.n && !letters;) {
		uint32_t r = utf8_next(s, &at);

		letters = rune_is_han(r) || rune_is_kana(r) ||
			  (rune_is_word(r) && (r < '0' || r > '9'));
	}
	return letters && utf8_count(s) <= VALUE_RUNES && utf8_count(s) >= 2 &&
	       !page_has_word(s, PAGE_WORDS_NO_NAME);
}

/* What stands behind one of the labels and its colon. */
str
page_value_behind(str s, enum page_word_list labels, struct arena *perm)
{
	str one, rest = page_words(labels);

	for (bool more = true; more;) {
		more = str_cut(rest, STR("|"), &one, &rest);
		size_t at = str_find(s, one);
		if (at == STR_NONE)
			continue;
		str value = str_skip(s, at + one.n);
		size_t gap = page_value_gap(value);
		str mark = str_take(value, gap);
		if (str_find(mark, STR(":")) == STR_NONE &&
			str_find(mark, STR("：")) == STR_NONE &&
			str_find(mark, STR("/")) == STR_NONE &&
			str_find(mark, STR("／")) == STR_NONE &&
			str_find(mark, STR("|")) == STR_NONE)
			continue;
		value = page_value_cut(value, perm);
		if (page_value_is(value))
			return value;
	}
	return (str){ 0 };
}

bool
page_value_is_account(str s)
{
	static const str marks[] = { STR0("。"), STR0("，"), STR0("："),
		STR0(":"), STR0(">"), STR0("》"), STR0("？"), STR0("！"),
		STR0("、"), STR0("?"), STR0("!") };
	size_t n = utf8_count(s);

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_find(s, marks[i]) != STR_NONE)
			return false;
	return n >= 2 && n <= ACCOUNT_RUNES &&
	       !page_has_word(s, PAGE_WORDS_NO_NAME);
}

/* Blocks beside the title and the start of the text, then behind its end. */
bool
page_beside(struct page_reader *r, page_try *try)
{
	size_t from = r->first, n = r->page->n_blocks;

	if (r->title_at < from)
		from = r->title_at;
	from = from > ABOVE ? from - ABOVE : 0;
	size_t end = r->first + BELOW;
	if (r->title_at != SIZE_MAX && r->title_at + BELOW_TITLE > end)
		end = r->title_at + BELOW_TITLE;
	for (size_t i = from; i <= end && i < n; i++)
		if (try(r, i))
			return true;
	from = r->end > 2 ? r->end - 2 : 0;
	for (size_t i = from; i < n && i < r->end + TAIL; i++)
		if (try(r, i))
			return true;
	return false;
}
