#include "content/html/page_facts.h"

#include <ctype.h>

#include "base/buf.h"
#include "content/words/fold.h"
#include "content/html/html_tag.h"
#include "content/html/page_list.h"

enum { KEY_MOST = 64, TEXT_MOST = 2048 };

static const str keys[] = {
#define KEY(fact, list) [PAGE_KEY_##fact] = STR0(list),
#include "content/html/page_keys.def"
};

static const str lists[] = {
#define WORDS(id, list) [PAGE_WORDS_##id] = STR0(list),
#include "content/html/page_keys.def"
};

str
page_words(enum page_word_list list)
{
	return lists[list];
}

str
page_squeeze(str s, struct arena *perm)
{
	str folded = fold(perm, s);
	char *out = arena_new(perm, char, folded.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < folded.n; i++)
		if ((unsigned char)folded.s[i] > ' ')
			out[n++] = folded.s[i];
	return (str){ out, n };
}

/* All text below an element, blanks made single. */
static str
text_below(const GumboNode *root, struct arena *perm)
{
	struct buf out = { .max = TEXT_MOST };
	bool blank = false;

	for (const GumboNode *n = root; n && !out.full;
		n = html_next(root, n, true)) {
		if (html_is_element(n))
			continue;
		str s = str_of(n->v.text.text);
		for (size_t i = 0; i < s.n && !out.full; i++) {
			bool space = (unsigned char)s.s[i] <= ' ';

			if (!space && blank && out.n)
				buf_putc(&out, ' ');
			blank = space;
			if (!space)
				buf_putc(&out, s.s[i]);
		}
	}
	str text = arena_copy(perm, buf_str(&out));
	buf_free(&out);
	return text;
}

/* The place of a key in a fact's list, from 1; 0: it is not there. */
static int
rank_of(str list, str key)
{
	str one;
	int rank = 1;

	for (bool more = true; more; rank++) {
		more = str_cut(list, STR("|"), &one, &list);
		if (str_eq(one, key))
			return rank;
	}
	return 0;
}

struct finder {
	struct page_meta *m;
	struct arena *perm;
	int rank[PAGE_KEYS];
};

/* A key in lower case, or empty. */
static str
plain_key(str key, char low[KEY_MOST])
{
	key = str_trim(key);
	if (key.n > KEY_MOST)
		return (str){ 0 };
	for (size_t i = 0; i < key.n; i++)
		low[i] = (char)tolower((unsigned char)key.s[i]);
	return (str){ low, key.n };
}

static void
offer(struct finder *f, str key, str value)
{
	char low[KEY_MOST];

	key = plain_key(key, low);
	value = str_trim(value);
	if (!key.n || !value.n)
		return;
	for (int k = 0; k < PAGE_KEYS; k++) {
		int rank = rank_of(keys[k], key);

		if (!rank || (f->rank[k] && f->rank[k] <= rank))
			continue;
		f->rank[k] = rank;
		f->m->by_key[k] = value;
	}
}

static void
read_meta(struct finder *f, const GumboNode *n)
{
	str value = html_attribute(n, "content");

	offer(f, html_attribute(n, "property"), value);
	offer(f, html_attribute(n, "name"), value);
	offer(f, html_attribute(n, "itemprop"), value);
}

static void
read_item(struct finder *f, const GumboNode *n, str name)
{
	char low[KEY_MOST];
	str value = html_attribute(n, "content"), key = plain_key(name, low);
	int rank = 0;

	for (int k = 0; k < PAGE_KEYS && !rank; k++)
		rank = rank_of(keys[k], key);
	if (!rank)
		return;
	if (!value.n)
		value = html_attribute(n, "datetime");
	if (!value.n)
		value = text_below(n, f->perm);
	offer(f, name, value);
}

static void
read_element(struct finder *f, const GumboNode *n)
{
	struct page_meta *m = f->m;
	GumboTag tag = n->v.element.tag;
	str name = html_attribute(n, "itemprop");

	if (tag == GUMBO_TAG_META) {
		read_meta(f, n);
		return;
	}
	if (tag == GUMBO_TAG_TITLE && !m->title_element.n)
		m->title_element = text_below(n, f->perm);
	else if (tag == GUMBO_TAG_BASE && !m->base.n)
		m->base = html_attribute(n, "href");
	else if (tag == GUMBO_TAG_LINK &&
		 str_eq(html_attribute(n, "rel"), STR("canonical")))
		m->canonical = html_attribute(n, "href");
	else if (tag == GUMBO_TAG_TIME && !m->time_element.n)
		m->time_element = html_attribute(n, "datetime").n
					  ? html_attribute(n, "datetime")
					  : text_below(n, f->perm);
	if (name.n)
		read_item(f, n, name);
}

void
page_meta_read(const GumboNode *root, struct arena *perm, struct page_meta *m)
{
	struct finder f = { .m = m, .perm = perm };

	for (const GumboNode *n = root; n; n = html_next(root, n, true))
		if (html_is_element(n))
			read_element(&f, n);
}
