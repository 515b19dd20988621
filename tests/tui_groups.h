/* The parts of tests/tui, a file each; a number of failures. */
#ifndef TESTS_TUI_GROUPS_H
#define TESTS_TUI_GROUPS_H

int test_walk(void);    /* tui_walk.c: moving, opening, coming back */
int test_search(void);  /* tui_search.c: searching and filtering */
int test_deeds(void);   /* tui_deeds.c: what is done to articles */
int test_players(void); /* tui_players.c: cards, and corrections */
int test_keys(void);    /* tui_keys.c: keys, help, commands, settings */
int test_keysets(void); /* tui_keysets.c: sets of keys */
int test_doors(void);   /* tui_doors.c: letters, and what leads somewhere */
int test_fold(void);    /* tui_fold.c: stories that several tell */
int test_taking(void);  /* tui_taking.c: feeds, and what is taken in */

#endif
