/*
 * How long until the first screen stands: `bench_screen COMMAND ARGUMENT...`
 * runs it on a pseudo-terminal of 120x40, waits until nothing has come for
 * QUIET_MS, and prints the milliseconds up to the last byte, how many bytes
 * came, the time its first thread used of a processor, and the program's
 * resident memory.  Then KEYS, if the environment has some, are pressed one by
 * one, and what each used is printed.  At last it quits it with "Q".
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { QUIET_MS = 500, PATIENCE_MS = 1000, /* of a key */ GIVE_UP_MS = 10000 };

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
print_memory(pid_t pid)
{
	char path[64], line[256];

	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	FILE *f = fopen(path, "r");
	if (!f)
		return;
	while (fgets(line, sizeof line, f)) {
		if (strncmp(line, "VmHWM:", 6) == 0)
			printf(", at most %.1f MiB resident",
				atof(line + 6) / 1024);
	}
	fclose(f);
}

/* What the first thread used of a processor, in milliseconds. */
static double
used_ms(pid_t pid)
{
	unsigned long long ns = 0;
	char path[64];

	snprintf(path, sizeof path, "/proc/%d/schedstat", (int)pid);
	FILE *f = fopen(path, "r");
	if (!f)
		return 0;
	if (fscanf(f, "%llu", &ns) != 1)
		ns = 0;
	fclose(f);
	return (double)ns / 1e6;
}

/* Reads until it is quiet; the time of the last byte, or a negative number
 * when none came. */
static double
read_screen(int fd, int patience_ms, size_t *bytes)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	double begin = now_ms(), last = -1;
	char buffer[65536];

	while (now_ms() - begin < GIVE_UP_MS) {
		int ready = poll(&p, 1, last < 0 ? patience_ms : QUIET_MS);
		if (ready < 0 && errno == EINTR)
			continue;
		if (ready <= 0)
			break;
		ssize_t n = read(fd, buffer, sizeof buffer);
		if (n <= 0)
			break;
		*bytes += (size_t)n;
		last = now_ms();
	}
	return last;
}

static void
press_keys(int fd, pid_t pid, const char *keys)
{
	for (; *keys; keys++) {
		size_t bytes = 0;
		double before = used_ms(pid);

		if (write(fd, keys, 1) < 0)
			return;
		read_screen(fd, PATIENCE_MS, &bytes);
		printf("  key %s%c: %.1f ms of a processor, %zu bytes",
			*keys < ' ' ? "^" : "",
			*keys < ' ' ? *keys + '@' : *keys,
			used_ms(pid) - before, bytes);
		print_memory(pid);
		putchar('\n');
	}
}

int
main(int argc, char **argv)
{
	struct winsize size = { .ws_row = 40, .ws_col = 120 };
	size_t bytes = 0;
	int fd;

	if (argc < 2)
		return 2;
	double begin = now_ms();
	pid_t pid = forkpty(&fd, NULL, NULL, &size);
	if (pid < 0)
		return 1;
	if (pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		execv(argv[1], argv + 1);
		_exit(127);
	}
	double last = read_screen(fd, GIVE_UP_MS, &bytes);
	if (last < 0) {
		printf("nothing came\n");
		return 1;
	}
	printf("first screen %.1f ms, %.1f ms of a processor, %zu bytes",
		last - begin, used_ms(pid), bytes);
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
