/*
 * Runs a command and tells what it took, as one line behind NAME:
 *	bench_run NAME FILE COMMAND ARGUMENT...
 * FILE is dropped from the system's memory before, so that the command reads
 * it from the disk; "-" for none.  The command's output is dropped.
 */
#include "base/clock.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void
make_cold(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return;
	fsync(fd);
	posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
	close(fd);
}

static double
ms(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

int
main(int argc, char **argv)
{
	struct rusage use;
	int status;

	if (argc < 4)
		return 2;
	if (strcmp(argv[2], "-") != 0)
		make_cold(argv[2]);
	double from = clock_seconds(CLOCK_MONOTONIC);
	pid_t pid = fork();
	if (pid < 0)
		return 1;
	if (pid == 0) {
		int null = open("/dev/null", O_WRONLY);

		dup2(null, STDOUT_FILENO);
		execv(argv[3], argv + 3);
		_exit(127);
	}
	if (wait4(pid, &status, 0, &use) != pid)
		return 1;
	printf("%-32s %8.1f ms, %8.1f ms of work, %5.1f MiB\n", argv[1],
		(clock_seconds(CLOCK_MONOTONIC) - from) * 1e3,
		ms(use.ru_utime) + ms(use.ru_stime),
		(double)use.ru_maxrss / 1024);
	return 0;
}
