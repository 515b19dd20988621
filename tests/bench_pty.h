/*
 * What the benchmarks of the explorer share: it runs on a pseudo-terminal, and
 * what it uses of a processor and of memory is read from outside.  Times are
 * milliseconds; what cannot be read is 0.
 */
#ifndef TESTS_BENCH_PTY_H
#define TESTS_BENCH_PTY_H

#include <stdbool.h>
#include <sys/types.h>

/* Runs a command on one of TERM xterm-256color; ends the program when it
 * cannot. */
pid_t bench_pty(char **argv, int rows, int columns, int *terminal);

double bench_now(void);

/* What its first thread used, or all of them. */
double bench_first(pid_t);
double bench_all(pid_t);

/* A line of /proc/PID/status like "VmHWM:", in MiB. */
double bench_memory(pid_t, const char *what);

/* "VmHWM:" begins again with what there is now. */
void bench_begin_peak(pid_t);

/* Waits for something to read; a signal is none. */
bool bench_ready(int terminal, double ms);

#endif
