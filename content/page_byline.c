/*
 * Who wrote it: behind a label, as 记者 张三, by the markup, or the name that
 * stands alone beside the title or the date.
 */
#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "content/header_key.h"
#include "content/lexicon.h"
#include "content/page_date.h"
#include "content/page_facts.h"
#include "content/page_list.h"

enum {
	ABOVE = 3,
	BELOW = 2,
	TAIL = 4,
	LABEL_BLOCK = 240, /* bytes of a block that is a credit */
	VALUE_RUNES = 40,
	ACCOUNT_RUNES = 16,
	NAME_RUNES = 4,
	TAIL_BYTES = 300, /* of the last paragraph */
	NAMES = 6,
};

static str
list(enum page_word_list id)
{
	return page_words(id);
}

static bool
has(str s, enum page_word_list id)
{
	size_t length;

	return page_list_find(s, list(id), &length) != STR_NONE;
}

/* Is all of it a Chinese person's name? */
static bool
is_person(str s)
{
	uint16_t runes[NAME_RUNES];
	size_t n = 0;

	for (size_t at = 0; at < s.n;) {
		uint32_t r = utf8_next(s, &at);

		if (n == NAME_RUNES || !rune_is_han(r) || r > 0xFFFF)
			return false;
		runes[n++] = (uint16_t)r;
	}
	uint32_t surname = n >= 2 ? lexicon_surname(runes, n) : 0;
	return surname && n > surname && n <= surname + 2 &&
	       !page_list_starts(s, list(PAGE_WORDS_NOT_NAMED));
}

static size_t
han_run(str s)
{
	size_t at = 0;

	for (size_t to = 0; to < s.n; at = to)
		if (!rune_is_han(utf8_next(s, &to)))
			break;
	return at;
}

static size_t
blanks(str s)
{
	size_t at = 0;

	for (size_t to = 0; to < s.n; at = to) {
		uint32_t r = utf8_next(s, &to);

		if (!header_is_filler(r) && r != ':' && r != 0xFF1A)
			break;
	}
	return at;
}

/* The name at the start of s, in a run of Han that may go on as a clause. */
static str
take_person(str s)
{
	str run = str_take(s, han_run(s));

	if (is_person(run))
		return run;
	/* 李 四: a blank that only sets two letters as wide as three. */
	for (size_t runes = 4; runes >= 2; runes--) {
		size_t at = 0;

		for (size_t i = 0; i < runes && at < run.n; i++)
			utf8_next(run, &at);
		if (at < run.n &&
			page_list_starts(str_skip(run, at),
				list(PAGE_WORDS_NOT_NAMED)) &&
			is_person(str_take(run, at)))
			return str_take(run, at);
	}
	return (str){ 0 };
}

/* Names one behind the other, parted by a blank or a mark. */
static str
take_persons(str s, struct arena *perm)
{
	str all = { 0 };

	for (int i = 0; i < NAMES; i++) {
		str rest = str_skip(s, blanks(s));
		str one = take_person(rest);

		if (!one.n)
			break;
		all = all.n ? arena_printf(perm, "%.*s %.*s", STR_ARG(all),
				      STR_ARG(one))
			    : one;
		s = str_skip(rest, one.n);
	}
	return all;
}

/* Up to what ends a value, a date, or a gap. */
static str
cut_value(str s, struct arena *perm)
{
	struct page_date d;
	size_t length;

	s = str_skip(s, blanks(s));
	size_t end = page_list_find(s, list(PAGE_WORDS_VALUE_END), &length);
	if (end != STR_NONE)
		s = str_take(s, end);
	if (page_date_next(s, 0, perm, &d))
		s = str_take(s, d.start);
	return header_trim(s);
}

static bool
is_value(str s)
{
	return s.n && utf8_count(s) <= VALUE_RUNES && utf8_count(s) >= 2 &&
	       !has(s, PAGE_WORDS_NO_NAME);
}

/* What stands behind one of the labels and its colon. */
static str
behind_label(str s, enum page_word_list labels, struct arena *perm)
{
	str one, rest = list(labels);

	for (bool more = true; more;) {
		more = str_cut(rest, STR("|"), &one, &rest);
		size_t at = str_find(s, one);
		if (at == STR_NONE)
			continue;
		str value = str_skip(s, at + one.n);
		size_t gap = blanks(value);
		str mark = str_take(value, gap);
		if (str_find(mark, STR(":")) == STR_NONE &&
			str_find(mark, STR("：")) == STR_NONE &&
			str_find(mark, STR("/")) == STR_NONE &&
			str_find(mark, STR("／")) == STR_NONE &&
			str_find(mark, STR("|")) == STR_NONE)
			continue;
		value = cut_value(value, perm);
		if (is_value(value))
			return value;
	}
	return (str){ 0 };
}

typedef bool try_block(struct page_reader *, size_t block);

/* Blocks beside the title and the start of the text, then behind its end. */
static bool
beside(struct page_reader *r, try_block *try)
{
	size_t from = r->first, n = r->page->n_blocks;

	if (r->title_at < from)
		from = r->title_at;
	from = from > ABOVE ? from - ABOVE : 0;
	size_t end = r->first + BELOW;
	if (r->title_at != SIZE_MAX && r->title_at + 6 > end)
		end = r->title_at + 6;
	for (size_t i = from; i <= end && i < n; i++)
		if (try(r, i))
			return true;
	from = r->end > 2 ? r->end - 2 : 0;
	for (size_t i = from; i < n && i < r->end + TAIL; i++)
		if (try(r, i))
			return true;
	return false;
}

static bool
set(struct page_reader *r, str who)
{
	if (!who.n)
		return false;
	r->d->byline = who;
	return true;
}

static str
text_of(const struct page_reader *r, size_t block)
{
	return r->page->blocks[block].text;
}

static bool
try_label(struct page_reader *r, size_t i)
{
	str s = text_of(r, i);

	if (s.n > LABEL_BLOCK)
		return false;
	str who = behind_label(s, PAGE_WORDS_BY, r->perm);
	/* A label alone: its value is the next block. */
	if (!who.n && i + 1 < r->page->n_blocks && s.n < 20 &&
		(str_ends(s, STR(":")) || str_ends(s, STR("：")))) {
		str key = header_trim(
			str_take(s, str_ends(s, STR(":")) ? s.n - 1 : s.n - 3));
		str value = cut_value(text_of(r, i + 1), r->perm);

		if (page_list_has(key, list(PAGE_WORDS_BY)) && is_value(value))
			who = value;
	}
	return set(r, who);
}

static bool
try_reporter(struct page_reader *r, size_t i)
{
	str s = text_of(r, i);
	size_t length = 0;

	if (i > r->first + 1 && i + 3 < r->end && s.n > LABEL_BLOCK)
		return false;
	for (size_t at = 0;;) {
		size_t n = page_list_find(
			str_skip(s, at), list(PAGE_WORDS_REPORTER), &length);

		if (n == STR_NONE)
			return false;
		at += n + length;
		str who = take_persons(str_skip(s, at), r->perm);
		if (who.n)
			return set(r, who);
	}
}

/* （张三） alone. */
static bool
try_brackets(struct page_reader *r, size_t i)
{
	str s = text_of(r, i);

	if (str_starts(s, STR("（")) && str_ends(s, STR("）")))
		s = str_slice(s, 3, s.n - 3);
	else if (str_starts(s, STR("(")) && str_ends(s, STR(")")))
		s = str_slice(s, 1, s.n - 1);
	else
		return false;
	return set(r, is_person(str_trim(s)) ? str_trim(s) : (str){ 0 });
}

static bool
is_markup_name(str s)
{
	return is_value(s) && !has(s, PAGE_WORDS_NO_NAME) &&
	       str_find(s, STR("/")) == STR_NONE;
}

static bool
by_markup(struct page_reader *r)
{
	str json = str_trim(r->meta->json.author);
	str meta = str_trim(r->meta->by_key[PAGE_KEY_AUTHOR]);

	if (str_starts(meta, STR("By ")))
		meta = str_skip(meta, 3);
	if (is_markup_name(json))
		return set(r, json);
	return is_markup_name(meta) && set(r, meta);
}

/* "By Jane Doe", "by 张三", 由张三发表 */
static bool
try_by(struct page_reader *r, size_t i)
{
	str s = text_of(r, i);
	size_t length;

	if (s.n > LABEL_BLOCK)
		return false;
	if (str_starts(s, STR("By ")) || str_starts(s, STR("by ")) ||
		str_starts(s, STR("BY "))) {
		str who = cut_value(str_skip(s, 3), r->perm);

		return set(r, is_value(who) ? who : (str){ 0 });
	}
	size_t at = str_find(s, STR("由"));
	if (at != STR_NONE) {
		str who = str_skip(s, at + STR("由").n);
		size_t end = page_list_find(
			who, STR("张贴|发表|发布|撰写"), &length);

		who = str_trim(str_take(who, end == STR_NONE ? 0 : end));
		if (is_value(who))
			return set(r, who);
	}
	return set(r, behind_label(s, PAGE_WORDS_POSTER, r->perm));
}

static bool
by_lone_name(struct page_reader *r)
{
	if (r->title_at == SIZE_MAX)
		return false;
	for (size_t i = r->title_at + 1;
		i < r->first + 1 && i < r->page->n_blocks; i++) {
		str who = take_persons(text_of(r, i), r->perm);

		if (who.n && who.n + 6 >= text_of(r, i).n)
			return set(r, who);
	}
	return false;
}

static bool
try_editor(struct page_reader *r, size_t i)
{
	str s = text_of(r, i);

	if (s.n > LABEL_BLOCK)
		return false;
	return set(r, behind_label(s, PAGE_WORDS_EDITOR, r->perm));
}

static bool
is_account(str s)
{
	static const str marks[] = { STR0("。"), STR0("，"), STR0("："),
		STR0(":"), STR0(">"), STR0("》"), STR0("？"), STR0("！"),
		STR0("、"), STR0("?"), STR0("!") };
	size_t n = utf8_count(s);

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_find(s, marks[i]) != STR_NONE)
			return false;
	return n >= 2 && n <= ACCOUNT_RUNES && !has(s, PAGE_WORDS_NO_NAME);
}

/* An account's name stands before the date, in its block or above it. */
static bool
by_date(struct page_reader *r)
{
	struct page_date d;
	size_t i = r->date_at;

	if (i == SIZE_MAX || !page_date_next(text_of(r, i), 0, r->perm, &d))
		return false;
	str who = header_trim(str_take(text_of(r, i), d.start));
	size_t cut = page_list_starts(who, list(PAGE_WORDS_REPRINT));
	who = header_trim(str_skip(who, cut));
	if (!who.n && i > 0 && i - 1 != r->title_at)
		who = text_of(r, i - 1);
	else if (!who.n && i + 1 < r->first)
		who = text_of(r, i + 1);
	return set(r, is_account(who) ? who : (str){ 0 });
}

void
page_byline(struct page_reader *r)
{
	if (r->page->chinese) {
		(void)(beside(r, try_label) || beside(r, try_reporter) ||
			beside(r, try_brackets) || by_markup(r) ||
			beside(r, try_by) || by_lone_name(r) ||
			beside(r, try_editor) || by_date(r));
		return;
	}
	(void)(by_markup(r) || beside(r, try_label) || beside(r, try_by));
}

/* The house stands behind a label, or behind the date in its block. */
static bool
try_source(struct page_reader *r, size_t i)
{
	str s = text_of(r, i);

	if (s.n > LABEL_BLOCK)
		return false;
	str where = behind_label(s, PAGE_WORDS_SOURCE_LABEL, r->perm);
	r->d->source = where;
	return where.n > 0;
}

static bool
source_by_date(struct page_reader *r)
{
	struct page_date d;

	if (r->date_at == SIZE_MAX ||
		!page_date_next(text_of(r, r->date_at), 0, r->perm, &d))
		return false;
	str s = cut_value(str_skip(text_of(r, r->date_at), d.end), r->perm);
	if (!is_account(s) || str_eq(s, r->d->byline))
		return false;
	r->d->source = s;
	return true;
}

static bool
is_house(str s)
{
	return s.n && utf8_count(s) <= VALUE_RUNES &&
	       str_find(s, STR("://")) == STR_NONE;
}

void
page_source(struct page_reader *r)
{
	const struct page_meta *m = r->meta;
	const str said[] = { m->by_key[PAGE_KEY_SOURCE], m->json.site,
		m->by_key[PAGE_KEY_SITE] };

	if (r->page->chinese && (beside(r, try_source) || source_by_date(r)))
		return;
	for (size_t i = 0; i < 3 && !r->d->source.n; i++)
		if (is_house(str_trim(said[i])))
			r->d->source = str_trim(said[i]);
}
