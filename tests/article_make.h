/*
 * Articles for tests of the article view, made from tables: paragraphs, then
 * names, quotes and figures that are found in the text where it says so.
 */
#ifndef TESTS_ARTICLE_MAKE_H
#define TESTS_ARTICLE_MAKE_H

#include "content/article.h"

struct made_paragraph {
	enum paragraph_kind kind;
	const char *text;
	const char *label; /* a heading that begins a section; "": no label */
};

struct made_player {
	enum player_kind kind;
	const char *name;
};

struct made_quote {
	enum quote_kind kind;
	const char *text;
	const char *speaker; /* NULL: nobody */
	bool inferred;
};

struct made_article {
	const char *title, *source, *byline, *published, *url, *lang;
	const struct made_paragraph *paragraphs; /* until text is NULL */
	const struct made_player *players;       /* until name is NULL */
	const struct made_quote *quotes;         /* in the text's order */
	const char *const *figures;              /* likewise, until NULL */
};

void article_make(
	const struct made_article *, struct arena *perm, struct article *);

/* The invented article of the screens, a short one in English, and one of a
 * table and a list. */
extern const struct made_article tide_railway, harbour_clock, canal_tables;

#endif
