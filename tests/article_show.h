/*
 * Articles of a test's own in the explorer without a terminal (tui_make.h):
 * saved beside it, for it only reads, and opened.
 */
#ifndef TESTS_ARTICLE_SHOW_H
#define TESTS_ARTICLE_SHOW_H

#include "tests/article_make.h"
#include "tui/views/article.h"

/* Lives until the test's end. */
extern struct arena show_arena;

int64_t show_save(const struct article *);
int64_t show_save_made(const struct made_article *);
void show_open(int64_t id);

/* Of the article on top; fails when something else is. */
struct article_state *show_state(void);

/* Do these words stand in that row of the screen, the first being 0? */
bool show_row_holds(int row, const char *words);

/* A test with the two saved and the first of them open, 80x24. */
extern int64_t show_tide, show_harbour;
int show_setup(void **unused);
int show_teardown(void **unused);

#define IN_ARTICLE(test) \
	cmocka_unit_test_setup_teardown(test, show_setup, show_teardown)

#endif
