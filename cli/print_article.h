/* An article for people: its facts, its text, what was found in it. */
#ifndef CLI_PRINT_ARTICLE_H
#define CLI_PRINT_ARTICLE_H

#include "cli/output.h"
#include "content/article.h"

/* Columns of a speaker and of a kind before what belongs to them. */
enum { COLUMN_NAME = 14, COLUMN_KIND = 8 };

void print_facts(struct output *, const struct article *);
void print_body(struct output *, const struct article *);
void print_found(struct output *, const struct article *);

#endif
