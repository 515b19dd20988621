/*
 * An article: its text and arrays of plain structs that point into it by
 * byte range and at each other by index, never by pointer.  So it can be
 * copied, sent through a pipe, stored and compared as it is (pack.h).
 * All arrays live in the arena that the article was made in.
 */
#ifndef CONTENT_ARTICLE_H
#define CONTENT_ARTICLE_H

#include "base/arena.h"

/* Bytes [start, end) of article.text. */
struct span {
	uint32_t start, end;
};

/* Bytes [start, end) of article.words: what need not stand in the text.
 * Empty means absent (null in JSON). */
struct word {
	uint32_t start, end;
};

/* An index into one of the arrays below; NO_INDEX is none. */
enum { NO_INDEX = -1 };

/* The names as in JSON: article_kinds.def has them once. */
enum paragraph_kind {
#define PARAGRAPH(id, name) PARAGRAPH_##id,
#include "content/article_kinds.def"
};

enum player_kind {
#define PLAYER(id, name) PLAYER_##id,
#include "content/article_kinds.def"
	PLAYER_KINDS
};

enum quote_kind {
#define QUOTE(id, name) QUOTE_##id,
#include "content/article_kinds.def"
};

enum figure_kind {
#define FIGURE(id, name) FIGURE_##id,
#include "content/article_kinds.def"
	FIGURE_KINDS
};

struct paragraph {
	struct span at;
	uint8_t kind;  /* enum paragraph_kind */
	uint8_t depth; /* of a heading 1-6, of what is nested 0- */
};

struct section {
	struct word label;   /* "01", "一、"; empty when it has none */
	struct word heading; /* two lines of one heading joined by a blank */
	struct span at; /* from its first heading line to the next section */
	uint8_t depth;  /* 1 is the topmost in this article */
};

struct player {
	struct word name;  /* the canonical one */
	struct word group; /* how the article itself sorts its players */
	uint8_t kind;      /* enum player_kind */
};

/* Another surface of a player seen in this article. */
struct alias {
	int32_t player;
	struct word name;
};

struct role {
	int32_t player;
	struct word title; /* "CEO" */
	struct word of;    /* the organisation, or the words that stand there */
	bool former;
	uint32_t start; /* of the title in the text */
};

/* Sorted by place, none inside another. */
struct mention {
	int32_t player;
	struct span at;
};

/* Sorted by start.  A direct quote may lie within an indirect one. */
struct quote {
	struct span at; /* without the marks */
	struct span
		speaker_at; /* the words that name the speaker; empty: none */
	struct span cue;    /* the reporting verb; empty: none */
	int32_t speaker;    /* a player, or NO_INDEX */
	uint8_t kind;       /* enum quote_kind */
	bool inferred;      /* the speaker is not named there, but concluded */
};

/* A quote speaks about a player. */
struct about {
	int32_t quote, player;
};

struct figure {
	struct span at;
	double value;     /* unless date */
	struct word date; /* ISO, as exact as the text: "2023-04", "2025-Q2" */
	struct word unit; /* ISO 4217, "%", a measure word; empty: none */
	int32_t player;   /* whose figure it is, if the clause says so */
	uint8_t kind;     /* enum figure_kind */
	bool unknown;     /* the value cannot be told (no year in sight) */
};

struct link {
	struct span at;
	struct word url;
};

/* A word that was cut out of the text, at this byte of it. */
struct cut {
	struct word word;
	uint32_t at;
};

#define ARRAY_OF(type)          \
	struct {                \
		struct type *v; \
		size_t n, cap;  \
	}

struct letters;

struct article {
	str text;  /* UTF-8; paragraphs, a blank line between them */
	str words; /* see struct word; grows with article_word_add */
	size_t words_cap;

	/* Of text (words/letter.h) while extract() works on it, else NULL. */
	const struct letters *letters;

	struct word url, source, title, byline;
	struct word published; /* ISO 8601 as exact as known, or empty */
	struct word lang;      /* "zh" or "en" */
	struct word format, charset;
	struct word warnings; /* sentences for the reader, one a line */

	/* Of a feed's entry; summary and feed_text are HTML, as given. */
	struct word guid, updated, summary;
	struct word feed_title, feed_url, feed_id, feed_text, feed_byline;

	ARRAY_OF(paragraph) paragraphs;
	ARRAY_OF(section) sections;
	ARRAY_OF(player) players; /* most mentioned first, places last */
	ARRAY_OF(alias) aliases;
	ARRAY_OF(role) roles;
	ARRAY_OF(mention) mentions;
	ARRAY_OF(quote) quotes;
	ARRAY_OF(about) abouts;
	ARRAY_OF(figure) figures;
	ARRAY_OF(link) links;
	ARRAY_OF(cut) cuts; /* of extract() alone */
};

/* Puts s into words (once: an equal one is not shared) and gives its place. */
struct word article_word_add(struct article *, struct arena *perm, str s);

/* The same of a part of the text; extract() sees to it that the word becomes
 * what is written there, in traditional characters or simplified ones. */
struct word article_word_cut(struct article *, struct arena *perm, str part);

str article_word(const struct article *, struct word);
bool article_is_english(const struct article *);
str article_span(const struct article *, struct span);

/* Does it stand for a feed that has no entries, and is no article? */
bool article_is_feed_alone(const struct article *);

static inline bool
span_empty(struct span s)
{
	return s.start >= s.end;
}

static inline bool
word_empty(struct word w)
{
	return w.start >= w.end;
}

/* The name of a kind as in JSON. */
const char *paragraph_kind_name(int);
const char *player_kind_name(int);
const char *quote_kind_name(int);
const char *figure_kind_name(int);

/*
 * 32 hexadecimal digits that stand for title and text whatever their white
 * space, width or case: equal for the same article from two places.  128 bits
 * of SipHash-like mixing over folded text, not proof against forgers.
 */
str article_uid(const struct article *, struct arena *perm);

#endif
