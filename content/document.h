/*
 * What a format reader (text.c, markdown.c, later html.c, feed.c …) makes of
 * bytes: facts and blocks, before anything is understood.  All slices live in
 * the arena given to the reader, or in its input.
 */
#ifndef CONTENT_DOCUMENT_H
#define CONTENT_DOCUMENT_H

#include "base/err.h"
#include "content/article.h"

/* Inline link: bytes [start, end) of block.text. */
struct block_link {
	uint32_t start, end;
	str url;
};

struct block {
	str text;      /* one paragraph; '\n' inside only in code */
	uint8_t kind;  /* enum paragraph_kind; PARAGRAPH_RULE has no text */
	uint8_t depth; /* as in struct paragraph */
	ARRAY_OF(block_link) links;
};

/* What a feed says of itself: see struct article. */
struct feed_facts {
	str title, url, id, text, byline;
};

struct document {
	/* Empty when the input does not say. */
	str title, byline, source, url;
	str published; /* ISO 8601 */
	str warnings;
	str guid, updated, summary; /* of a feed's entry */
	struct feed_facts feed;
	bool headings; /* the format marks headings: shape is not asked */
	ARRAY_OF(block) blocks;
};

/*
 * Plain text, UTF-8.  Paragraphs are parted by blank lines or, where a text
 * has none, by line ends; a leading title, source, byline and date are taken
 * out of the body when their shape is plain.
 */
bool text_read(str text, struct arena *perm, struct document *, struct err *);

/*
 * Only the paragraphs of a plain text, added to the document's blocks: nothing
 * is taken for a title or a fact.
 */
void text_blocks(str text, struct arena *perm, struct document *);

/* A title for a document that has none: its first sentence or as much of it
 * as a title can be. */
str title_guess(const struct document *, struct arena *perm);

/* CommonMark, with an optional front matter block between two "---" lines. */
bool markdown_read(
	str text, struct arena *perm, struct document *, struct err *);

/*
 * One line of JSON Lines: title, body or text, date or published, src or
 * source, url, byline.  ERR_INPUT when it is no such object.
 */
bool jsonl_read(str line, struct arena *perm, struct document *, struct err *);

/*
 * The same of a text that is one piece of JSON: such an object, an array of
 * them, or an object that has an array of them ({"articles": [...]}).  A reader
 * that was opened is closed by the caller; ERR_INPUT when it is no JSON.
 */
struct json_texts {
	void *root, *list; /* of jansson; list: the array, if there is one */
	size_t n;
};

bool json_texts_open(str text, struct json_texts *, struct err *);
bool json_texts_at(const struct json_texts *, size_t i, struct arena *perm,
	struct document *, struct err *);
void json_texts_close(struct json_texts *);

/* A date in any usual writing ("2023-04-25 16:46", "2023年4月25日", RFC 2822)
 * as ISO 8601, or empty. */
str date_normal(str s, struct arena *perm);

/* The same, for feeds: also with foreign names, rare zones, comments. */
str date_feed(str s, struct arena *perm);

/* The date that s begins with: its length, or 0.  *iso as date_normal. */
size_t date_take(str s, struct arena *perm, str *iso);

/*
 * Lays the blocks out as article text and paragraphs; carries the facts
 * over.  What the caller of content_read knows better overrides them there.
 */
void article_lay(struct article *, const struct document *, struct arena *perm);

#endif
