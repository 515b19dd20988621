#include "tests/bench_hand.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/bench_pty.h"

enum {
	LOOK_MS = 4,        /* from one look to the next */
	QUIET_LOOKS = 3,    /* in a row */
	NOTICE_MS = 1000,   /* until a key must have been seen */
	GIVE_UP_MS = 20000, /* something goes on for ever */
	ESCAPE_MS = 115,    /* Esc might begin a key of more bytes */
	ESC = 0x1B
};

static void
gone(struct hand *h)
{
	int status = 0;

	waitpid(h->pid, &status, 0);
	printf("it ended, status %#x, at %s: %s\n", (unsigned)status,
		h->place ? h->place : "the start", h->key ? h->key : "none");
	exit(2);
}

/* Reads all that there is; true: there was something. */
static bool
drain(struct hand *h, double patience_ms)
{
	char buffer[65536];
	bool any = false;

	while (bench_ready(h->terminal, any ? 0 : patience_ms)) {
		if (read(h->terminal, buffer, sizeof buffer) <= 0)
			gone(h);
		any = true;
	}
	return any;
}

/* "123 (name) S …": a thread that does not wait is R or D. */
static bool
thread_sleeps(pid_t pid, const char *thread)
{
	char path[300], line[512] = "";

	snprintf(path, sizeof path, "/proc/%d/task/%s/stat", (int)pid, thread);
	FILE *f = fopen(path, "r");
	if (!f)
		return true; /* it has ended */
	if (!fgets(line, sizeof line, f))
		line[0] = 0;
	fclose(f);
	const char *end = strrchr(line, ')');
	return !end || end[2] == 'S';
}

static bool
all_sleep(pid_t pid)
{
	char path[64];
	struct dirent *d;
	bool asleep = true;

	snprintf(path, sizeof path, "/proc/%d/task", (int)pid);
	DIR *tasks = opendir(path);
	while (tasks && asleep && (d = readdir(tasks)))
		asleep = d->d_name[0] == '.' || thread_sleeps(pid, d->d_name);
	if (tasks)
		closedir(tasks);
	return asleep;
}

static bool
has_children(pid_t pid)
{
	char path[64];
	int child;

	snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)pid,
		(int)pid);
	FILE *f = fopen(path, "r");
	bool has = f && fscanf(f, "%d", &child) == 1;
	if (f)
		fclose(f);
	return has;
}

static void
settle(struct hand *h)
{
	double begin = bench_now(), used = bench_all(h->pid);

	for (int quiet = 0; quiet < QUIET_LOOKS;) {
		bool came = drain(h, LOOK_MS), asleep = all_sleep(h->pid);
		double now = bench_all(h->pid);

		quiet = came || !asleep || now > used || has_children(h->pid)
				? 0
				: quiet + 1;
		used = now;
		if (bench_now() - begin > GIVE_UP_MS) {
			printf("no rest at %s: %s\n", h->place, h->key);
			h->restless++;
			return;
		}
	}
}

/* Until it has run since. */
static void
notice(struct hand *h, double used)
{
	double begin = bench_now();

	while (bench_first(h->pid) <= used && bench_now() - begin < NOTICE_MS)
		drain(h, LOOK_MS);
}

void
hand_begin(struct hand *h, char **argv, int lines, int columns)
{
	h->pid = bench_pty(argv, lines, columns, &h->terminal);
	while (!drain(h, NOTICE_MS))
		;
	settle(h);
}

void
hand_end(struct hand *h)
{
	char buffer[65536];

	hand_leave(h);
	hand_go(h, "1");
	if (write(h->terminal, "Q", 1) != 1)
		exit(2);
	while (read(h->terminal, buffer, sizeof buffer) > 0)
		;
	close(h->terminal);
	waitpid(h->pid, NULL, 0);
}

struct effort
hand_press(struct hand *h, const char *keys, size_t n)
{
	double first = bench_first(h->pid), all = bench_all(h->pid);

	if (write(h->terminal, keys, n) != (ssize_t)n)
		exit(2);
	notice(h, first);
	if (keys[n - 1] == ESC)
		nanosleep(&(struct timespec){ .tv_nsec = ESCAPE_MS * 1000000L },
			NULL);
	settle(h);
	return (struct effort){ bench_first(h->pid) - first,
		bench_all(h->pid) - all };
}

size_t
hand_rune_bytes(const char *s)
{
	size_t n = 1;

	while (((unsigned char)s[n] & 0xC0) == 0x80)
		n++;
	return n;
}

void
hand_go(struct hand *h, const char *keys)
{
	for (size_t n; *keys; keys += n) {
		n = hand_rune_bytes(keys);
		hand_press(h, keys, n);
	}
}

/* So often is enough. */
void
hand_leave(struct hand *h)
{
	hand_go(h, "\033\033\033");
}

size_t
hand_key(const char *names, char out[16])
{
	static const struct {
		const char *name, *bytes;
	} keys[] = {
		{ "Space", " " },
		{ "Enter", "\r" },
		{ "Tab", "\t" },
		{ "Shift-Tab", "\033[Z" },
		{ "PageDown", "\033[6~" },
		{ "PageUp", "\033[5~" },
		{ "Esc", "\033" },
	};
	size_t n = strcspn(names, " ");

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (strlen(keys[i].name) == n &&
			strncmp(keys[i].name, names, n) == 0) {
			n = strlen(keys[i].bytes);
			memcpy(out, keys[i].bytes, n);
			return n;
		}
	if (n > 5 && strncmp(names, "Ctrl-", 5) == 0) {
		out[0] = (char)(names[5] & 0x1F);
		return 1;
	}
	memcpy(out, names, n);
	return n;
}
