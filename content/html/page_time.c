/*
 * When the article was published.  On Chinese pages what stands beside the
 * title goes before what the markup says, which is often the page's own
 * making; on others the markup is right more often.
 */
#include <ctype.h>

#include "content/html/page_date.h"
#include "content/html/page_facts.h"
#include "content/html/page_list.h"

enum {
	ABOVE_TITLE = 6,
	ABOVE_TEXT = 31, /* blocks, where no title is shown */
	BELOW_TEXT = 3,
	BELOW_TITLE = 8,
	BEHIND = 8, /* blocks behind the article */
	LABEL_BYTES = 36,
	SHORT_BLOCK = 180, /* bytes */
	LONG_BLOCK = 450,
	TIME_BYTES = 64,
};

struct place {
	struct page_date date;
	size_t block;
	double score;
};

static bool
ends_with_label(str before, enum page_word_list list)
{
	char low[LABEL_BYTES];
	size_t length;
	str s = before.n > LABEL_BYTES
			? str_skip(before, before.n - LABEL_BYTES)
			: before;

	for (size_t i = 0; i < s.n; i++)
		low[i] = (char)tolower((unsigned char)s.s[i]);
	return page_list_find((str){ low, s.n }, page_words(list), &length) !=
	       STR_NONE;
}

static double
distance(size_t a, size_t b)
{
	return a > b ? (double)(a - b) : (double)(b - a);
}

/* From the title where it is shown, else from the text. */
static double
far_away(const struct page_reader *r, size_t block)
{
	if (r->title_at == SIZE_MAX)
		return .15 * distance(block, r->first);
	double far = .15 * distance(block, r->title_at);
	double text = .15 * distance(block, r->first);
	if (text < far && r->first > r->title_at)
		far = text;
	return far + (block + 2 < r->title_at);
}

static double
weigh(const struct page_reader *r, size_t block, const struct page_date *d)
{
	const struct page_block *b = &r->page->blocks[block];
	str before = str_take(b->text, d->start);
	str behind = str_take(str_skip(b->text, d->end), 60);
	double score = d->clock ? 3 : 0;
	size_t length;

	if (ends_with_label(before, PAGE_WORDS_PUBLISHED))
		score += 3;
	if (ends_with_label(before, PAGE_WORDS_CHANGED))
		score -= 6;
	if (b->text.n < SHORT_BLOCK)
		score += 2;
	if (b->text.n > LONG_BLOCK && d->start > 40)
		score -= 5;
	if (d->start <= 6)
		score += 1;
	if (page_list_find(behind, page_words(PAGE_WORDS_BESIDE), &length) !=
		STR_NONE)
		score += 2;
	if (page_link_share(b) > .6)
		score -= 3;
	return score - far_away(r, block);
}

/* "13:43" at the start of a block, where the one above ends with the day. */
static str
with_clock(const struct page_reader *r, const struct place *p)
{
	const struct page *page = r->page;
	str day = page->blocks[p->block].text, iso;

	if (p->date.clock || p->date.end != day.n ||
		p->block + 1 >= page->n_blocks)
		return p->date.iso;
	str both = arena_printf(r->perm, "%.*s %.*s", STR_ARG(p->date.iso),
		STR_ARG(str_take(page->blocks[p->block + 1].text, 20)));
	return date_take(both, r->perm, &iso) && iso.n > p->date.iso.n
		       ? iso
		       : p->date.iso;
}

/* "2019", "09/07", "13:43" in blocks of their own. */
static str
split_date(const struct page_reader *r, size_t i)
{
	const struct page_block *b = r->page->blocks;
	str iso = { 0 };

	if (i + 2 >= r->page->n_blocks || b[i].text.n != 4 ||
		b[i + 1].text.n > 5 || b[i + 2].text.n > 10 ||
		(!str_starts(b[i].text, STR("20")) &&
			!str_starts(b[i].text, STR("19"))))
		return iso;
	str joined = arena_printf(r->perm, "%.*s%c%.*s %.*s",
		STR_ARG(b[i].text),
		str_find_byte(b[i + 1].text, '-') == STR_NONE ? '/' : '-',
		STR_ARG(b[i + 1].text), STR_ARG(b[i + 2].text));
	return date_normal(joined, r->perm);
}

static bool
visible(struct page_reader *r)
{
	size_t from = r->title_at == SIZE_MAX ? r->first : r->title_at;
	size_t above = r->title_at == SIZE_MAX ? ABOVE_TEXT : ABOVE_TITLE;
	size_t end = r->first + BELOW_TEXT;
	struct place best = { 0 };

	if (r->title_at != SIZE_MAX && r->title_at + BELOW_TITLE > end)
		end = r->title_at + BELOW_TITLE;
	from = (from < r->first ? from : r->first);
	from = from > above ? from - above : 0;
	for (size_t i = from; i <= end && i < r->page->n_blocks; i++) {
		struct page_date d;
		str text = r->page->blocks[i].text;
		str split = split_date(r, i);

		if (split.n > 10 && best.score < 4)
			best = (struct place){ { .iso = split, .clock = true },
				i, 4 };
		for (size_t at = 0; page_date_next(text, at, r->perm, &d);
			at = d.end) {
			double score = weigh(r, i, &d);

			if (score > best.score)
				best = (struct place){ d, i, score };
		}
	}
	if (best.score <= 0)
		return false;
	r->d->published = with_clock(r, &best);
	r->date_at = best.block;
	return true;
}

/* UTC on a Chinese page is the clock of a machine, not of its readers. */
static str
local(const struct page_reader *r, str iso)
{
	return r->page->chinese && str_ends(iso, STR("Z"))
		       ? page_date_move(iso, 8 * 60, r->perm)
		       : iso;
}

static bool
take(struct page_reader *r, str value)
{
	str iso;

	value = str_take(str_trim(value), TIME_BYTES);
	if (!date_take(value, r->perm, &iso) || iso.n < 10)
		return false;
	r->d->published = local(r, iso);
	return true;
}

static bool
by_markup(struct page_reader *r)
{
	return take(r, r->meta->json.published) ||
	       take(r, r->meta->by_key[PAGE_KEY_TIME]);
}

static bool
by_time_element(struct page_reader *r)
{
	return take(r, r->meta->time_element);
}

static bool
labelled(struct page_reader *r)
{
	for (size_t i = 0; i < r->page->n_blocks; i++) {
		struct page_date d;
		str text = r->page->blocks[i].text;

		if (text.n > LONG_BLOCK ||
			!page_date_next(text, 0, r->perm, &d) ||
			!ends_with_label(
				str_take(text, d.start), PAGE_WORDS_PUBLISHED))
			continue;
		r->d->published = d.iso;
		r->date_at = i;
		return true;
	}
	return false;
}

static bool
behind_text(struct page_reader *r)
{
	for (size_t i = r->end; i < r->page->n_blocks && i < r->end + BEHIND;
		i++) {
		struct page_date d;
		str text = r->page->blocks[i].text;

		if (text.n >= SHORT_BLOCK ||
			!page_date_next(text, 0, r->perm, &d))
			continue;
		r->d->published = d.iso;
		r->date_at = i;
		return true;
	}
	return false;
}

/* A month alone, of an issue: "1998年第3期", "1998年3月号". */
static bool
issue(const struct page_reader *r, size_t i)
{
	str text = str_take(r->page->blocks[i].text, SHORT_BLOCK);

	for (size_t at = 0; (at = str_find(text, STR("年"))) != STR_NONE;) {
		str year = str_slice(text, at < 4 ? at : at - 4, at);
		str rest = str_skip(text, at + STR("年").n);
		int64_t y, m;
		size_t n = 0;

		if (str_starts(rest, STR("第")))
			rest = str_skip(rest, STR("第").n);
		while (n < rest.n && n < 2 && isdigit((unsigned char)rest.s[n]))
			n++;
		str mark = str_skip(rest, n);
		if (str_to_int(year, &y) && y > 1900 && y < 2100 && n &&
			str_to_int(str_take(rest, n), &m) && m >= 1 &&
			m <= 12 &&
			(str_starts(mark, STR("月")) ||
				str_starts(mark, STR("期")))) {
			r->d->published = arena_printf(
				r->perm, "%d-%02d", (int)y, (int)m);
			return true;
		}
		text = rest;
	}
	return false;
}

static bool
by_issue(struct page_reader *r)
{
	size_t n = r->page->n_blocks;
	size_t at = r->title_at == SIZE_MAX ? r->first : r->title_at;

	for (size_t i = at > ABOVE_TITLE ? at - ABOVE_TITLE : 0;
		i < n && i < at + BELOW_TITLE; i++)
		if (issue(r, i))
			return true;
	for (size_t i = n > 6 ? n - 6 : 0; i < n; i++)
		if (issue(r, i))
			return true;
	return false;
}

/* "/2024/03/05/", "/20240305/", "/2024-03-05/" in the page's address. */
static bool
by_address(struct page_reader *r)
{
	str url = r->url;

	for (size_t at; (at = str_find(url, STR("/20"))) != STR_NONE;) {
		str iso, rest = str_skip(url, at + 1);
		size_t n = date_take(rest, r->perm, &iso);

		if (n && iso.n == 10) {
			r->d->published = iso;
			return true;
		}
		url = rest;
	}
	return false;
}

void
page_time(struct page_reader *r)
{
	typedef bool rule(struct page_reader *);
	static rule *const chinese[] = { visible, by_markup, by_time_element,
		labelled, behind_text, by_issue, by_address };
	static rule *const others[] = { by_markup, by_time_element, visible,
		labelled, behind_text, by_address };
	rule *const *rules = r->page->chinese ? chinese : others;
	size_t n = r->page->chinese ? sizeof chinese / sizeof *chinese
				    : sizeof others / sizeof *others;

	for (size_t i = 0; i < n; i++)
		if (rules[i](r))
			return;
}
