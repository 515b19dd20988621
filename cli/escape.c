#include "cli/escape.h"

#include "base/clock.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

enum { ESC = 0x1B, SPLIT_MS = 50 };

static const double look_every = 0.1; /* seconds */

/* Those that end or stop the program; SIGINT and SIGTERM are progress.c's. */
static const int ending[] = { SIGTSTP, SIGQUIT, SIGHUP, SIGSEGV, SIGBUS, SIGFPE,
	SIGILL, SIGABRT };

static struct termios before;
static volatile sig_atomic_t listens;
static pid_t owner; /* not the workers, which inherit the handlers */

static bool
is_ours(void)
{
	return tcgetpgrp(STDIN_FILENO) == getpgrp();
}

/* No handler may see the terminal set and listens not, or the other way. */
static sigset_t
hold_signals(void)
{
	sigset_t all, were;

	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &were);
	return were;
}

static void
let_signals(sigset_t were)
{
	pthread_sigmask(SIG_SETMASK, &were, NULL);
}

static void
one_by_one(void)
{
	struct termios keys = before;
	sigset_t were = hold_signals();

	keys.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	keys.c_cc[VMIN] = keys.c_cc[VTIME] = 0;
	listens = tcsetattr(STDIN_FILENO, TCSADRAIN, &keys) == 0;
	let_signals(were);
}

void
escape_leave(void)
{
	if (listens && getpid() == owner && is_ours())
		tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
	listens = false;
}

/* What the signal does otherwise comes when this returns. */
static void
on_ending(int number)
{
	escape_leave();
	signal(number, SIG_DFL);
	raise(number);
}

static void catch (void)
{
	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
		if (signal(ending[i], on_ending) == SIG_IGN)
			signal(ending[i], SIG_IGN);
}

static void
on_continue(int number)
{
	(void)number;
	if (getpid() != owner || !is_ours())
		return;
	catch ();
	one_by_one();
}

void
escape_listen(void)
{
	if (listens || !isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) ||
		!isatty(STDERR_FILENO) || !is_ours() ||
		tcgetattr(STDIN_FILENO, &before) != 0)
		return;
	owner = getpid();
	catch ();
	signal(SIGCONT, on_continue);
	atexit(escape_leave);
	one_by_one();
}

bool
escape_listens(void)
{
	return listens;
}

/* Does not wait: it never does while keys come one by one. */
static ssize_t
read_keys(char *keys, size_t n)
{
	sigset_t were = hold_signals();
	ssize_t got = listens ? read(STDIN_FILENO, keys, n) : 0;

	let_signals(were);
	return got;
}

/* An arrow key begins with it, too. */
static bool
is_alone(ssize_t n, const char *keys)
{
	struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };

	return n == 1 && *keys == ESC && poll(&p, 1, SPLIT_MS) == 0;
}

bool
escape_pressed(void)
{
	static double looked;
	char keys[64];

	if (!listens || getpid() != owner)
		return false;
	double now = clock_seconds(CLOCK_MONOTONIC_COARSE);
	if (now - looked < look_every)
		return false;
	looked = now;
	return is_ours() && is_alone(read_keys(keys, sizeof keys), keys);
}
