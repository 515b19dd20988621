/* The house that published it: behind a label, beside the date, or by markup. */
#include "base/utf8.h"
#include "content/html/page_date.h"
#include "content/html/page_list.h"
#include "content/html/page_value.h"

enum { HOUSE_RUNES = 40 };

/* The house stands behind a label, or behind the date in its block. */
static bool
try_source(struct page_reader *r, size_t i)
{
	str s = page_text_of(r, i);

	if (s.n > PAGE_CREDIT_BYTES)
		return false;
	str where = page_value_behind(s, PAGE_WORDS_SOURCE_LABEL, r->perm);
	size_t length, who = page_list_find(
			       where, page_words(PAGE_WORDS_REPORTER), &length);
	if (who != STR_NONE && who > 0)
		where = str_trim(str_take(where, who));
	r->d->source = where;
	return where.n > 0;
}

static str
house(str s, struct arena *perm)
{
	s = str_skip(s, page_value_gap(s));
	size_t label = page_list_starts(s, page_words(PAGE_WORDS_SOURCE_LABEL));

	return page_value_cut(str_skip(s, label), perm);
}

static bool
source_by_date(struct page_reader *r)
{
	struct page_date d;

	if (r->date_at == SIZE_MAX ||
		!page_date_next(page_text_of(r, r->date_at), 0, r->perm, &d))
		return false;
	str s = house(str_skip(page_text_of(r, r->date_at), d.end), r->perm);
	if (!page_value_is_account(s) || str_eq(s, r->d->byline))
		return false;
	r->d->source = s;
	return true;
}

static bool
is_house(str s)
{
	return s.n && utf8_count(s) <= HOUSE_RUNES &&
	       str_find(s, STR("://")) == STR_NONE;
}

void
page_source(struct page_reader *r)
{
	const struct page_meta *m = r->meta;
	const str said[] = { m->by_key[PAGE_KEY_SOURCE], m->json.site,
		m->by_key[PAGE_KEY_SITE] };

	if (r->page->chinese &&
		(page_beside(r, try_source) || source_by_date(r)))
		return;
	for (size_t i = 0; i < 3 && !r->d->source.n; i++) {
		str s = r->page->chinese ? house(said[i], r->perm)
					 : str_trim(said[i]);

		if (is_house(s))
			r->d->source = s;
	}
}
