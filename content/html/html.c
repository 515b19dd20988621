#include "content/html/html.h"

#include <ctype.h>

#include "base/i18n.h"
#include "content/format/header.h"
#include "content/html/html_clean.h"
#include "content/html/html_url.h"
#include "content/html/page_facts.h"
#include "content/html/page_write.h"

enum {
	MARKUP_MAX = 64 << 20, /* bytes without scripts and the like */
	SNIFF_BYTES = 1024,
	HEADER_BLOCKS = 3,
	HEADER_TOKENS = 60,
};

static str
base_of(const struct page_meta *m, str url, struct arena *perm)
{
	str base = url.n ? url : html_url(url, m->canonical, perm);

	if (!base.n)
		base = html_url(base, m->by_key[PAGE_KEY_URL], perm);
	str own = html_url(base, m->base, perm);
	return own.n ? own : base;
}

static str
canonical(const struct page_meta *m, str base, struct arena *perm)
{
	const str said[] = { m->canonical, m->by_key[PAGE_KEY_URL],
		m->json.url };

	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		str url = html_url(base, said[i], perm);

		if (html_url_host(url).n)
			return url;
	}
	return (str){ 0 };
}

/* The article's blocks: from the first to behind the last. */
static void
find_ends(struct page_reader *r)
{
	const struct page *p = r->page;

	r->first = p->n_blocks;
	for (size_t i = 0; i < p->n_blocks; i++) {
		if (!p->blocks[i].kept)
			continue;
		r->first = i < r->first ? i : r->first;
		r->end = i + 1;
	}
}

/* The title is shown as one: at the head of the text it is left out. */
static void
drop_title(struct page *p, const struct page_reader *r)
{
	if (r->title_at == r->first && r->end > r->first + 1)
		p->blocks[r->first].kept = false;
}

/* Lines at the head that say when and whence: they are facts by now. */
static void
drop_header(struct page *p, const struct page_reader *r)
{
	struct arena tmp = { 0 };

	for (size_t i = r->first, seen = 0; i < r->end && seen < HEADER_BLOCKS;
		i++) {
		struct page_block *b = &p->blocks[i];
		struct header h = { 0 };

		if (!b->kept)
			continue;
		seen++;
		if (b->n <= HEADER_TOKENS && i + 1 < r->end &&
			header_read(b->text, &tmp, &h) == HEADER_FACTS)
			b->kept = false;
	}
	arena_free(&tmp);
}

static void
read_facts(struct page *p, const struct html_clean *clean, struct arena *perm,
	str url, struct document *d)
{
	struct page_meta m = { 0 };
	struct page_reader r = { .page = p,
		.meta = &m,
		.perm = perm,
		.d = d,
		.title_at = SIZE_MAX,
		.date_at = SIZE_MAX };

	page_meta_read(p->root, perm, &m);
	for (size_t i = 0; i < clean->json.n; i++)
		page_json_read(clean->json.v[i], perm, &m);
	str base = base_of(&m, url, perm);
	d->url = canonical(&m, base, perm);
	r.url = url.n ? url : d->url;
	find_ends(&r);
	page_title(&r);
	page_time(&r);
	page_byline(&r);
	page_source(&r);
	drop_title(p, &r);
	drop_header(p, &r);
	page_write(p, base, perm, d);
}

static bool
read_tree(const struct html_clean *clean, str url, struct arena *perm,
	struct document *d, struct err *e)
{
	struct page page;
	const GumboNode *root = html_tree(buf_str(&clean->markup), perm);

	if (!root)
		return err_set(e, ERR_INPUT,
			_("needs more than %d MiB when taken apart"),
			HTML_TREE_MAX >> 20);
	page_build(root, perm, &page);
	if (!page.n_blocks)
		return err_set(e, ERR_INPUT, _("is a page without text"));
	page_choose(&page, perm);
	read_facts(&page, clean, perm, url, d);
	return true;
}

bool
html_read(str text, str url, struct arena *perm, struct document *d,
	struct err *e)
{
	struct html_clean clean;

	*d = (struct document){ 0 };
	html_clean(text, perm, &clean);
	bool ok = clean.markup.n <= MARKUP_MAX
			  ? read_tree(&clean, url, perm, d, e)
			  : err_set(e, ERR_INPUT,
				    _("is a page of more than %d MiB"),
				    MARKUP_MAX >> 20);
	buf_free(&clean.markup);
	return ok;
}

bool
html_sniff(str text)
{
	static const str heads[] = { STR0("<!doctype html"), STR0("<html"),
		STR0("<head>"), STR0("<body"), STR0("<meta ") };
	char low[SNIFF_BYTES];

	text = str_take(text, SNIFF_BYTES);
	if (!str_starts(str_trim(text), STR("<")) &&
		!str_starts(text, STR("\xEF\xBB\xBF<")))
		return false;
	for (size_t i = 0; i < text.n; i++)
		low[i] = (char)tolower((unsigned char)text.s[i]);
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (str_find((str){ low, text.n }, heads[i]) != STR_NONE)
			return true;
	return false;
}
