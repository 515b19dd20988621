/*
 * A hand on the explorer's keys, for the benchmarks: it presses one, waits
 * until all that comes of it is done, and tells what that used of a processor.
 * All is quiet when every thread sleeps, nothing is left to read and no child
 * is at work; so a busy machine does not blur whose work it was.
 */
#ifndef TESTS_BENCH_HAND_H
#define TESTS_BENCH_HAND_H

#include <stddef.h>
#include <sys/types.h>

struct hand {
	pid_t pid;
	int terminal;
	const char *place, *key; /* where it is, for what goes wrong */
	size_t restless;         /* how often it never came to rest */
};

/* Milliseconds of a processor: of the first thread, and of all. */
struct effort {
	double first, all;
};

/* Runs it on a terminal of so many lines and columns. */
void hand_begin(struct hand *, char **argv, int lines, int columns);
void hand_end(struct hand *);

/* So many bytes at once. */
struct effort hand_press(struct hand *, const char *keys, size_t n);

/* Of the UTF-8 character there. */
size_t hand_rune_bytes(const char *);

/* One key after another. */
void hand_go(struct hand *, const char *keys);

/* Leaves what is typed, chosen or asked. */
void hand_leave(struct hand *);

/* The bytes of the first key in a list of names, as commands.def has them. */
size_t hand_key(const char *names, char out[16]);

#endif
