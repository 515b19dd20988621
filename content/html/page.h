/*
 * A page as its reading sees it: elements by index, and blocks, which are
 * runs of text between two ends of a paragraph.  Everything lives in the arena
 * that it was made in; texts are UTF-8 with single blanks.
 */
#ifndef CONTENT_PAGE_H
#define CONTENT_PAGE_H

#include "content/document.h"
#include "content/html/html_tree.h"

/* What the words of an element's class, id and role say: bits. */
enum page_group {
#define GROUP(id, words) PAGE_##id##_AT,
#include "content/html/page_words.def"
	PAGE_GROUPS
};

enum page_group_bit {
#define GROUP(id, words) PAGE_##id = 1 << PAGE_##id##_AT,
#include "content/html/page_words.def"
};

/* Element 0 is the body. */
struct page_element {
	uint16_t tag;          /* GumboTag */
	uint16_t groups;       /* of its own words */
	uint16_t all;          /* and of all above it but the body */
	uint16_t near;         /* and of two above it */
	uint32_t up, block_up; /* its parent; the block element above it */
	uint32_t deep;         /* block elements above it */
	uint32_t first, end;   /* blocks in it */
	uint32_t images;       /* in it */
	uint32_t number; /* of an item of <ol>, of <ol> its last item's; or 0 */
	size_t chars, linked; /* runes in it, and in links */
	double good;          /* what its blocks hold of sentences */
	bool block;           /* ends paragraphs */
	bool in_item;         /* of a list */
	str class;
};

struct page_block {
	str text;
	uint32_t element; /* that its first letter stands in */
	uint32_t holder;  /* the block element around that */
	uint32_t n;       /* tokens: Han, or words */
	uint32_t before;  /* tokens of the blocks before */
	uint32_t chars, linked;
	uint32_t marks; /* ends of sentences and commas */
	uint32_t commas;
	double good; /* tokens outside of links, if it has sentences */
	bool ends;   /* with the end of a sentence */
	bool kept;
	bool barred;      /* a later copy: not kept for where it stands */
	bool rule_before; /* a line across stands above it */
	double score;
	ARRAY_OF(block_link) links;
};

struct page {
	struct page_element *elements;
	size_t n_elements, cap_elements;
	struct page_block *blocks;
	size_t n_blocks, cap_blocks;
	const GumboNode *root;
	str title_element; /* what <title> says */
	str base;          /* <base href> */
	uint32_t tokens;
	bool chinese;  /* Han makes a fifth of it */
	double good;   /* of all blocks */
	uint32_t core; /* the element that holds the article, or 0 */
};

/* Fills everything but scores and kept. */
void page_build(const GumboNode *root, struct arena *perm, struct page *);

/* Bits of enum page_group_bit for words in any case. */
uint16_t page_groups(str words);

/* The share of a block's runes that is in links. */
static inline double
page_link_share(const struct page_block *b)
{
	return b->chars ? (double)b->linked / b->chars : 0;
}

/* Scores the blocks and says which make the article, in two steps. */
void page_choose(struct page *, struct arena *perm);
void page_score(struct page *, struct arena *perm);
void page_decide(struct page *, struct arena *perm);

/* Of many posts the first, or what stands above them. */
void page_cut_posts(struct page *, struct arena *perm);

#endif
