#include "tests/bench_pty.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"

pid_t
bench_pty(char **argv, int rows, int columns, int *terminal)
{
	struct winsize size = { .ws_row = (unsigned short)rows,
		.ws_col = (unsigned short)columns };
	pid_t pid = forkpty(terminal, NULL, NULL, &size);

	if (pid < 0)
		exit(2);
	if (pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		execv(argv[0], argv);
		_exit(127);
	}
	return pid;
}

double
bench_now(void)
{
	return clock_seconds(CLOCK_MONOTONIC) * 1e3;
}

double
bench_first(pid_t pid)
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

double
bench_all(pid_t pid)
{
	clockid_t clock;

	return clock_getcpuclockid(pid, &clock) == 0
		       ? clock_seconds(clock) * 1e3
		       : 0;
}

double
bench_memory(pid_t pid, const char *what)
{
	char path[64], line[256];
	double mib = 0;

	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	FILE *f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f))
		if (strncmp(line, what, strlen(what)) == 0)
			mib = atof(line + strlen(what)) / 1024;
	if (f)
		fclose(f);
	return mib;
}

void
bench_begin_peak(pid_t pid)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/%d/clear_refs", (int)pid);
	FILE *f = fopen(path, "w");
	if (f) {
		fputs("5", f);
		fclose(f);
	}
}

bool
bench_ready(int terminal, double ms)
{
	struct pollfd p = { .fd = terminal, .events = POLLIN };
	int ready;

	do
		ready = poll(&p, 1, (int)ms);
	while (ready < 0 && errno == EINTR);
	return ready > 0;
}
