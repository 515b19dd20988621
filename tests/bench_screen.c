/*
 * How long until the first screen stands: `bench_screen COMMAND ARGUMENT...`
 * runs it on a pseudo-terminal of 120x40, waits until nothing has come for
 * QUIET_MS, and prints the milliseconds up to the last byte, how many bytes
 * came, the time its first thread used of a processor, and the program's
 * resident memory.  Then KEYS, if the environment has some, are pressed one by
 * one, and what each used is printed.  At last it quits it with "Q".
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench_pty.h"

enum { QUIET_MS = 500, PATIENCE_MS = 1000, /* of a key */ GIVE_UP_MS = 10000 };

static void
print_memory(pid_t pid)
{
	printf(", at most %.1f MiB resident", bench_memory(pid, "VmHWM:"));
}

/* Reads until it is quiet; the time of the last byte, or a negative number
 * when none came. */
static double
read_screen(int fd, int patience_ms, size_t *bytes)
{
	double begin = bench_now(), last = -1;
	char buffer[65536];

	while (bench_now() - begin < GIVE_UP_MS &&
		bench_ready(fd, last < 0 ? patience_ms : QUIET_MS)) {
		ssize_t n = read(fd, buffer, sizeof buffer);

		if (n <= 0)
			break;
		*bytes += (size_t)n;
		last = bench_now();
	}
	return last;
}

static void
press_keys(int fd, pid_t pid, const char *keys)
{
	for (; *keys; keys++) {
		size_t bytes = 0;
		double before = bench_first(pid);

		if (write(fd, keys, 1) < 0)
			return;
		read_screen(fd, PATIENCE_MS, &bytes);
		printf("  key %s%c: %.1f ms of a processor, %zu bytes",
			*keys < ' ' ? "^" : "",
			*keys < ' ' ? *keys + '@' : *keys,
			bench_first(pid) - before, bytes);
		print_memory(pid);
		putchar('\n');
	}
}

int
main(int argc, char **argv)
{
	size_t bytes = 0;
	int fd;

	if (argc < 2)
		return 2;
	double begin = bench_now();
	pid_t pid = bench_pty(argv + 1, 40, 120, &fd);
	double last = read_screen(fd, GIVE_UP_MS, &bytes);
	if (last < 0) {
		printf("nothing came\n");
		return 1;
	}
	printf("first screen %.1f ms, %.1f ms of a processor, %zu bytes",
		last - begin, bench_first(pid), bytes);
	print_memory(pid);
	putchar('\n');
	if (getenv("KEYS"))
		press_keys(fd, pid, getenv("KEYS"));
	if (write(fd, "Q", 1) < 0)
		return 1;
	while (read_screen(fd, PATIENCE_MS, &bytes) > 0)
		;
	close(fd);
	waitpid(pid, NULL, 0);
	return 0;
}
