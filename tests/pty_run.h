/*
 * The explorer in a real pseudo-terminal: keys go in as bytes, what it writes is
 * looked through for words, or shown by a small terminal (tests/vt.h).  One at a
 * time, with an archive and a state of the test's own.
 */
#ifndef TESTS_PTY_RUN_H
#define TESTS_PTY_RUN_H

#include <sys/types.h>
#include <termios.h>

#include "tests/test.h"

#include "base/arena.h"
#include "base/buf.h"

enum { PATIENCE_MS = 20000, QUIET_MS = 300 };

struct run {
	struct arena perm;
	int tty;  /* the terminal's side */
	int kept; /* the program's side, held open to read its modes */
	pid_t pid;
	struct buf seen; /* what was written since it was emptied */
	struct termios before;
};

extern struct run run;

/* The program, or what stands for it: tests/ssh.sh. */
const char *run_program(void);
/* In the child: becomes that program. */
void run_become(const char *name, const char *term);

void run_start(const char *term, int rows, int columns);
/* Any call, args[0] first. */
void run_start_program(const char *const args[]);
/* Takes what comes within a time; false: nothing did. */
bool run_take(int ms);
void run_send(const char *keys);
bool run_has(const char *words);
/* The screen shows these words, sooner or later. */
void run_expect(const char *words);
void run_press(const char *keys, const char *words);
int run_finish(void);

/* The bytes that keys bring, until nothing more comes. */
size_t run_cost(const char *keys);

/* The explorer on the small terminal; keys, until nothing more comes. */
void run_start_seen(const char *term, int rows, int columns);
void run_see(const char *keys);

/* Runs the tests side by side, for they wait most of the time, each in a
 * process of its own; of JIANBAO_TEST, names with blanks between, only those.
 * How many failed. */
int run_all(const struct CMUnitTest *, size_t n);

#endif
