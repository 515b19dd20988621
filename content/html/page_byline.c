/*
 * Who wrote it: behind a label, as 记者 张三, by the markup, or the name that
 * stands alone beside the title or the date.
 */
#include "base/utf8.h"
#include "content/format/header_key.h"
#include "content/words/lexicon.h"
#include "content/html/page_date.h"
#include "content/html/page_list.h"
#include "content/html/page_value.h"

enum { NAME_RUNES = 4, NAMES = 6 };

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
	       !page_has_word(s, PAGE_WORDS_NO_NAME) &&
	       !page_list_starts(s, page_words(PAGE_WORDS_NOT_NAMED));
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
				page_words(PAGE_WORDS_NOT_NAMED)) &&
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
		str rest = str_skip(s, page_value_gap(s));
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

static bool
set(struct page_reader *r, str who)
{
	if (!who.n || str_eq(who, r->d->title))
		return false;
	r->d->byline = who;
	return true;
}

static bool
try_label(struct page_reader *r, size_t i)
{
	str s = page_text_of(r, i);

	if (s.n > PAGE_CREDIT_BYTES)
		return false;
	str who = page_value_behind(s, PAGE_WORDS_BY, r->perm);
	/* A label alone: its value is the next block. */
	if (!who.n && i + 1 < r->page->n_blocks && s.n < 20 &&
		(str_ends(s, STR(":")) || str_ends(s, STR("：")))) {
		str key = header_trim(
			str_take(s, str_ends(s, STR(":")) ? s.n - 1 : s.n - 3));
		str value = page_value_cut(page_text_of(r, i + 1), r->perm);

		if (page_list_has(key, page_words(PAGE_WORDS_BY)) &&
			page_value_is(value))
			who = value;
	}
	return set(r, who);
}

static bool
try_reporter(struct page_reader *r, size_t i)
{
	str s = page_text_of(r, i);
	size_t length = 0;

	if (i > r->first + 1 && i + 3 < r->end && s.n > PAGE_CREDIT_BYTES)
		return false;
	for (size_t at = 0;;) {
		size_t n = page_list_find(str_skip(s, at),
			page_words(PAGE_WORDS_REPORTER), &length);

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
	str s = page_text_of(r, i);

	if (str_starts(s, STR("（")) && str_ends(s, STR("）")))
		s = str_slice(s, 3, s.n - 3);
	else if (str_starts(s, STR("(")) && str_ends(s, STR(")")))
		s = str_slice(s, 1, s.n - 1);
	else
		return false;
	return set(r, is_person(str_trim(s)) ? str_trim(s) : (str){ 0 });
}

/* Not an address, and on Chinese pages not the site's own name. */
static bool
is_markup_name(const struct page_reader *r, str s)
{
	return page_value_is(s) && str_find(s, STR("/")) == STR_NONE &&
	       !(r->page->chinese &&
		       str_find(r->meta->title_element, s) != STR_NONE);
}

static str
without_by(str s)
{
	return str_starts(s, STR("By ")) || str_starts(s, STR("by ")) ||
			       str_starts(s, STR("BY "))
		       ? str_trim(str_skip(s, 3))
		       : s;
}

static bool
by_markup(struct page_reader *r)
{
	str json = str_trim(r->meta->json.author);
	str meta = str_trim(r->meta->by_key[PAGE_KEY_AUTHOR]);

	json = without_by(json);
	meta = without_by(meta);
	if (is_markup_name(r, json))
		return set(r, json);
	return is_markup_name(r, meta) && set(r, meta);
}

/* "By Jane Doe", "by 张三", 由张三发表 */
static bool
try_by(struct page_reader *r, size_t i)
{
	str s = page_text_of(r, i);
	size_t length;

	if (s.n > PAGE_CREDIT_BYTES)
		return false;
	str by = without_by(s);
	if (by.n < s.n) {
		str who = page_value_cut(by, r->perm);

		return set(r, page_value_is(who) ? who : (str){ 0 });
	}
	size_t at = str_find(s, STR("由"));
	if (at != STR_NONE) {
		str who = str_skip(s, at + STR("由").n);
		size_t end = page_list_find(
			who, page_words(PAGE_WORDS_POSTED), &length);

		who = str_trim(str_take(who, end == STR_NONE ? 0 : end));
		if (page_value_is(who))
			return set(r, who);
	}
	return set(r, page_value_behind(s, PAGE_WORDS_POSTER, r->perm));
}

static bool
by_lone_name(struct page_reader *r)
{
	if (r->title_at == SIZE_MAX)
		return false;
	for (size_t i = r->title_at + 1;
		i < r->first + 1 && i < r->page->n_blocks; i++) {
		str who = take_persons(page_text_of(r, i), r->perm);

		if (who.n && !r->page->blocks[i].linked &&
			who.n + 6 >= page_text_of(r, i).n)
			return set(r, who);
	}
	return false;
}

static bool
try_editor(struct page_reader *r, size_t i)
{
	str s = page_text_of(r, i);

	if (s.n > PAGE_CREDIT_BYTES)
		return false;
	return set(r, page_value_behind(s, PAGE_WORDS_EDITOR, r->perm));
}

/* The element's class says that it names who wrote this. */
static bool
try_named(struct page_reader *r, size_t i)
{
	const struct page_block *b = &r->page->blocks[i];
	bool named = r->page->elements[b->element].groups & PAGE_WRITER;
	str who = page_value_cut(b->text, r->perm);

	return named && set(r, page_value_is_account(who) ? who : (str){ 0 });
}

/* An account's name stands before the date, in its block or above it. */
static bool
by_date(struct page_reader *r)
{
	struct page_date d;
	size_t i = r->date_at;

	if (i == SIZE_MAX ||
		!page_date_next(page_text_of(r, i), 0, r->perm, &d))
		return false;
	str who = header_trim(str_take(page_text_of(r, i), d.start));
	size_t cut = page_list_starts(who, page_words(PAGE_WORDS_REPRINT));
	who = header_trim(str_skip(who, cut));
	if (!who.n && i > 0 && i - 1 != r->title_at &&
		str_find(r->meta->title_element, page_text_of(r, i - 1)) ==
			STR_NONE)
		who = page_text_of(r, i - 1);
	else if (!who.n && i + 1 < r->first)
		who = page_text_of(r, i + 1);
	return set(r, page_value_is_account(who) ? who : (str){ 0 });
}

void
page_byline(struct page_reader *r)
{
	if (r->page->chinese) {
		(void)(page_beside(r, try_label) ||
			page_beside(r, try_reporter) ||
			page_beside(r, try_brackets) || by_markup(r) ||
			page_beside(r, try_by) || by_lone_name(r) ||
			page_beside(r, try_named) ||
			page_beside(r, try_editor) || by_date(r));
		return;
	}
	(void)(by_markup(r) || page_beside(r, try_label) ||
		page_beside(r, try_by));
}
