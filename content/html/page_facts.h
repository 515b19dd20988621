/* What a page says of itself: title, people, house, time, address. */
#ifndef CONTENT_PAGE_FACTS_H
#define CONTENT_PAGE_FACTS_H

#include "content/html/page.h"

enum page_key {
#define KEY(fact, keys) PAGE_KEY_##fact,
#include "content/html/page_keys.def"
	PAGE_KEYS
};

enum page_word_list {
#define WORDS(id, list) PAGE_WORDS_##id,
#include "content/html/page_keys.def"
	PAGE_WORD_LISTS
};

str page_words(enum page_word_list);

/* What markup says, by meta elements, microdata, JSON-LD. */
struct page_meta {
	str title_element, canonical, base;
	str by_key[PAGE_KEYS];
	struct {
		str title, author, published, site, url;
	} json;
	str time_element; /* the first <time> */
};

void page_meta_read(
	const GumboNode *root, struct arena *perm, struct page_meta *);

/* Adds what a JSON-LD script says. */
void page_json_read(str script, struct arena *perm, struct page_meta *);

/* Folded and without white space: titles are compared so. */
str page_squeeze(str s, struct arena *perm);

/* Page and facts on their way. */
struct page_view_facts;

struct page_reader {
	const struct page *page;
	const struct page_meta *meta;
	struct arena *perm;
	struct document *d;
	str url;           /* of the page, or empty */
	size_t title_at;   /* the block with the title, or SIZE_MAX */
	size_t first, end; /* the article's blocks */
	size_t date_at;    /* the block with the date, or SIZE_MAX */
};

/* Each fills in what it is named for; in this order. */
void page_title(struct page_reader *);
void page_time(struct page_reader *);
void page_byline(struct page_reader *);
void page_source(struct page_reader *);

#endif
