/*
 * The title: what the page shows and <title> says as well, for <title> also
 * names the site, and og:title is often another headline for other readers.
 */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "content/html/html_tag.h"
#include "content/html/page_date.h"
#include "content/html/page_facts.h"

enum {
	TITLE_BYTES = 1024,
	HEAD_BLOCKS = 60, /* in which a title is looked for, or half of all */
	HEADINGS = 24,
	TAIL_RUNES = 14, /* of a site's name behind the title */
	SHORTEST = 6,    /* runes of what is taken for a title unseen */
	TEXT_BYTES = 4096,
	LINES_ABOVE = 10,
	LINE_LEAST = 4, /* runes */
	LINE_MOST = 60,
	SHOWN_RULES = 2, /* the first rules find what the page shows */
};

struct titles {
	const struct page_reader *r;
	struct arena *perm;
	str whole, social, json; /* squeezed */
	struct {
		str text, squeezed;
	} h1[HEADINGS];
	size_t n_h1;
	str best;
};

static str
shown(const struct page *p, size_t from, size_t end, struct arena *perm)
{
	str all = { 0 };

	for (size_t i = from; i < end && all.n < TITLE_BYTES; i++) {
		str s = str_take(p->blocks[i].text, TITLE_BYTES);

		all = all.n ? arena_printf(perm, "%.*s %.*s", STR_ARG(all),
				      STR_ARG(s))
			    : s;
	}
	return all;
}

static void
collect_headings(struct titles *t)
{
	const struct page *p = t->r->page;

	for (uint32_t i = 0; i < p->n_elements && t->n_h1 < HEADINGS; i++) {
		const struct page_element *e = &p->elements[i];

		if (e->tag != GUMBO_TAG_H1 || e->first == e->end)
			continue;
		str s = shown(p, e->first, e->end, t->perm);
		t->h1[t->n_h1].text = s;
		t->h1[t->n_h1++].squeezed = page_squeeze(s, t->perm);
	}
}

/* A headline cut short for <title>: "…" or "..." behind a prefix of it. */
static bool
is_cut_short(str whole, str heading)
{
	size_t dots = str_find(whole, STR("..."));

	return dots != STR_NONE && utf8_count(str_take(whole, dots)) >= 8 &&
	       str_starts(heading, str_take(whole, dots));
}

static bool
heading_fits(const struct titles *t, str h)
{
	size_t n = utf8_count(h), all = utf8_count(t->whole);

	if (is_cut_short(t->whole, h))
		return true;
	if (n < SHORTEST || n * 10 < all * 3 ||
		str_find(t->whole, h) == STR_NONE)
		return false;
	return n * 10 >= all * 6 || str_starts(t->whole, h) ||
	       str_starts(t->social, h);
}

static bool
by_heading(struct titles *t)
{
	size_t most = 0;

	for (size_t i = 0; i < t->n_h1; i++) {
		if (t->h1[i].squeezed.n <= most ||
			!heading_fits(t, t->h1[i].squeezed))
			continue;
		most = t->h1[i].squeezed.n;
		t->best = t->h1[i].text;
	}
	return most > 0;
}

/* What may part a title from the site's name. */
static size_t
separator(str s, size_t at)
{
	static const str marks[] = { STR0("_"), STR0("|"), STR0("｜"),
		STR0(" - "), STR0("--"), STR0("—"), STR0("–"), STR0("·"),
		STR0("•"), STR0("»"), STR0("›"), STR0(" < "), STR0(" > "),
		STR0("::"), STR0("-"), STR0("－"), STR0(">>"), STR0("("),
		STR0("（"), STR0("【"), STR0(":"), STR0("：") };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(str_skip(s, at), marks[i]))
			return marks[i].n;
	return 0;
}

/* Is the squeezed text <title>, or all of it before a separator? */
static bool
is_head_of(str whole, str text)
{
	return text.n && str_starts(whole, text) &&
	       (text.n == whole.n || separator(whole, text.n));
}

static bool
by_block(struct titles *t)
{
	const struct page *p = t->r->page;
	size_t most = 0, n = p->n_blocks / 2;

	n = n < HEAD_BLOCKS ? HEAD_BLOCKS : n;
	for (size_t i = 0; i < n && i < p->n_blocks; i++) {
		str s = p->blocks[i].text;

		if (s.n > TITLE_BYTES || s.n < most / 2)
			continue;
		str squeezed = page_squeeze(s, t->perm);
		if (squeezed.n <= most || utf8_count(squeezed) < 4 ||
			!(is_head_of(t->whole, squeezed) ||
				is_cut_short(t->whole, squeezed)))
			continue;
		most = squeezed.n;
		t->best = s;
	}
	return most > 0;
}

static bool
by_social(struct titles *t)
{
	t->best = t->r->meta->by_key[PAGE_KEY_TITLE];
	return utf8_count(t->social) >= SHORTEST &&
	       is_head_of(t->whole, t->social);
}

static bool
by_json(struct titles *t)
{
	size_t at = 0;

	for (int i = 0; i < 8 && at < t->json.n; i++)
		utf8_next(t->json, &at);
	t->best = t->r->meta->json.title;
	return at > 0 && str_find(t->whole, str_take(t->json, at)) != STR_NONE;
}

/* Two places that agree are right, whatever <title> says. */
static bool
by_agreement(struct titles *t)
{
	for (size_t i = 0; i < t->n_h1; i++) {
		str h = t->h1[i].squeezed;

		t->best = t->h1[i].text;
		if (utf8_count(h) >= SHORTEST &&
			(str_eq(h, t->social) || str_eq(h, t->json)))
			return true;
	}
	return false;
}

/* The share of a's pairs of runes that b has, in hundredths. */
static size_t
pairs_shared(str a, str b)
{
	size_t n = 0, in = 0;

	for (size_t at = 0; at < a.n;) {
		size_t second = at, end;

		utf8_next(a, &second);
		end = second;
		if (end >= a.n)
			break;
		utf8_next(a, &end);
		n++;
		in += str_find(b, str_slice(a, at, end)) != STR_NONE;
		at = second;
	}
	return n ? in * 100 / n : 0;
}

static bool
by_likeness(struct titles *t)
{
	str both = arena_printf(
		t->perm, "%.*s%.*s", STR_ARG(t->whole), STR_ARG(t->social));

	for (size_t i = 0; i < t->n_h1; i++) {
		t->best = t->h1[i].text;
		if (utf8_count(t->h1[i].squeezed) >= 8 &&
			t->h1[i].squeezed.n < TITLE_BYTES &&
			pairs_shared(t->h1[i].squeezed, both) >= 75)
			return true;
	}
	return false;
}

/* <title> before its first underline, if that is long enough. */
static bool
by_underline(struct titles *t)
{
	str whole = t->r->meta->title_element;
	size_t line = str_find_byte(whole, '_');
	size_t dash = str_find(whole, STR("--"));

	line = dash < line ? dash : line;
	t->best = str_trim(str_take(whole, line == STR_NONE ? 0 : line));
	return utf8_count(t->best) >= SHORTEST;
}

/* <title> without the sites' names behind it. */
static bool
by_tail(struct titles *t)
{
	static const str marks[] = { STR0("|"), STR0("｜"), STR0("·"),
		STR0("•"), STR0("»"), STR0("›"), STR0(" < "), STR0(" > "),
		STR0("::"), STR0(" – "), STR0(" — "), STR0("——"), STR0(" - "),
		STR0("_") };
	str s = str_trim(t->r->meta->title_element);

	for (bool cut = true; cut;) {
		size_t at = 0, length = 0;

		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
			size_t m = str_find_last(s, marks[i]);

			if (m != STR_NONE && m > at) {
				at = m;
				length = marks[i].n;
			}
		}
		size_t tail = utf8_count(str_skip(s, at + length));
		size_t head = utf8_count(str_take(s, at));
		cut = at > 0 && head >= 4 &&
		      (tail <= TAIL_RUNES || tail * 10 < head * 6);
		if (cut)
			s = str_trim(str_take(s, at));
	}
	t->best = s;
	return s.n > 0;
}

static bool
by_anything(struct titles *t)
{
	const struct page *p = t->r->page;
	static const GumboTag tags[] = { GUMBO_TAG_H1, GUMBO_TAG_H2,
		GUMBO_TAG_H3 };

	t->best = t->r->meta->by_key[PAGE_KEY_TITLE];
	if (!t->best.n)
		t->best = t->r->meta->json.title;
	for (size_t k = 0; k < 3 && !t->best.n; k++)
		for (uint32_t i = 0; i < p->n_elements && !t->best.n; i++)
			if (p->elements[i].tag == tags[k])
				t->best = shown(p, p->elements[i].first,
					p->elements[i].end, t->perm);
	return t->best.n > 0;
}

/* How the article begins, squeezed. */
static str
begin_of_text(const struct titles *t)
{
	const struct page *p = t->r->page;
	struct buf out = { .max = TEXT_BYTES };

	for (size_t i = t->r->first; i < t->r->end && !out.full; i++)
		if (p->blocks[i].kept && p->blocks[i].good > 0)
			buf_put(&out, p->blocks[i].text);
	str s = page_squeeze(buf_str(&out), t->perm);
	buf_free(&out);
	return s;
}

/* How well the block would do as a title: its words are the text's, it is
 * marked as a heading, and near. */
static double
weigh_line(const struct titles *t, size_t i, str text)
{
	const struct page *p = t->r->page;
	const struct page_block *b = &p->blocks[i];
	const struct page_element *e = &p->elements[b->element];
	struct page_date d;
	size_t runes = utf8_count(b->text);

	if (runes < LINE_LEAST || runes > LINE_MOST || b->ends ||
		str_find(b->text, STR("。")) != STR_NONE ||
		page_link_share(b) > .5 ||
		page_date_next(b->text, 0, t->perm, &d))
		return 0;
	double score =
		(double)pairs_shared(page_squeeze(b->text, t->perm), text);
	if (html_tag_level((GumboTag)p->elements[b->holder].tag))
		score += 40;
	else if ((e->groups | p->elements[b->holder].groups) & PAGE_HEAD)
		score += 25;
	return score - 4 * (double)(t->r->first - i);
}

/*
 * A <title> that the page does not show may name the site alone: its words
 * are not the article's.  Then a line above the text may be better.
 */
static void
doubt(struct titles *t)
{
	str text = begin_of_text(t);
	size_t first = t->r->first, best = SIZE_MAX;
	str title = page_squeeze(t->best, t->perm);
	double most = (double)pairs_shared(title, text) + 20;

	if (most > 60 || !text.n)
		return;
	for (size_t i = first > LINES_ABOVE ? first - LINES_ABOVE : 0;
		i <= first && i < t->r->page->n_blocks; i++) {
		double score = weigh_line(t, i, text);

		if (score > most) {
			most = score;
			best = i;
		}
	}
	if (best != SIZE_MAX)
		t->best = t->r->page->blocks[best].text;
}

/* The block that shows the title, nearest above the article. */
static size_t
find_shown(const struct titles *t, str title)
{
	const struct page_reader *r = t->r;
	size_t found = SIZE_MAX, end = r->end;

	for (size_t i = 0; i < end; i++) {
		const struct page_block *b = &r->page->blocks[i];

		if (b->text.n > TITLE_BYTES || b->text.n < title.n / 2)
			continue;
		str s = page_squeeze(b->text, t->perm);
		if (!str_eq(s, title) &&
			!(s.n >= title.n && s.n < 2 * title.n &&
				str_find(s, title) != STR_NONE))
			continue;
		if (i > r->first && found != SIZE_MAX)
			break;
		found = i;
	}
	return found;
}

void
page_title(struct page_reader *r)
{
	typedef bool rule(struct titles *);
	static rule *const rules[] = { by_heading, by_block, by_social, by_json,
		by_agreement, by_likeness, by_underline, by_tail, by_anything };
	struct arena tmp = { 0 };
	struct titles t = { .r = r, .perm = &tmp };

	t.whole = page_squeeze(
		str_take(r->meta->title_element, TITLE_BYTES), &tmp);
	t.social = page_squeeze(
		str_take(r->meta->by_key[PAGE_KEY_TITLE], TITLE_BYTES), &tmp);
	t.json = page_squeeze(str_take(r->meta->json.title, TITLE_BYTES), &tmp);
	collect_headings(&t);
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if ((t.whole.n || rules[i] == by_agreement ||
			    rules[i] == by_anything) &&
			rules[i](&t)) {
			if (i >= SHOWN_RULES)
				doubt(&t);
			break;
		}
	r->d->title = arena_copy(r->perm, str_trim(t.best));
	r->title_at = t.best.n ? find_shown(&t, page_squeeze(t.best, &tmp))
			       : SIZE_MAX;
	arena_free(&tmp);
}
