/*
 * The explorer without a terminal, for tests: on a small archive of invented
 * articles, keys by name go in, the screen comes out as text.
 */
#ifndef TESTS_TUI_MAKE_H
#define TESTS_TUI_MAKE_H

#include "tui/app.h"

extern struct app tui_app;
extern struct screen tui_screen;

/* Opens it at that size, on 2 March 2026. */
void tui_begin(int rows, int columns);
void tui_end(void);

/* "j Enter / 降 价 PageDown": keys by name; what is no name is typed. */
void tui_press(const char *keys);
void tui_paste(const char *text);
void tui_resize(int rows, int columns);

/* The screen, milliseconds as "0.0 ms"; lives until the next call. */
str tui_text(void);

/* What is on top, what is said at the bottom. */
const struct view_ops *tui_top(void);
const char *tui_message(void);
void tui_click(int row, int column);

/* Is it on the screen? */
bool tui_shows(const char *words);

#define assert_shows(words)                                     \
	do {                                                    \
		if (!tui_shows(words))                          \
			fail_msg("no \"%s\" in\n%.*s", (words), \
				STR_ARG(tui_text()));           \
	} while (0)

/* A test of its own explorer, 80x24. */
int tui_setup(void **state);
int tui_teardown(void **state);

#define IN_EXPLORER(test) \
	cmocka_unit_test_setup_teardown(test, tui_setup, tui_teardown)

/* It is that of tests/screens/NAME.txt; JIANBAO_SCREENS=write makes the
 * file. */
void tui_check(const char *name);

#endif
