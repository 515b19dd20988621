/* Articles and what is in them as JSON, with the keys of doc/json.md. */
#ifndef CLI_JSON_ARTICLE_H
#define CLI_JSON_ARTICLE_H

#include "cli/json.h"
#include "cli/runes.h"
#include "content/article.h"

/* The members of an article's object from "format" on; the braces and what
 * stands before are the caller's. */
void json_article(struct json *, const struct article *);

/* The members of one quote or figure, likewise.  The player is named by the
 * caller: the article and the archive may call him differently. */
void json_quote(struct json *, const struct article *, const struct runes *,
	const struct quote *, str speaker);
void json_figure(struct json *, const struct article *, const struct runes *,
	const struct figure *, str player);

/* Bytes of r's text as a pair of code points. */
void json_span(struct json *, const struct runes *, struct span);

#endif
