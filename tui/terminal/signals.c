#include "tui/terminal/signals.h"

#include "base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

enum { UNDO_MAX = 256, STACK_BYTES = 64 << 10 };

/* Handlers can reach nothing else. */
static int pipe_fds[2] = { -1, -1 };
static volatile sig_atomic_t happened, end_signal;
static char undo_bytes[UNDO_MAX];
static size_t undo_n;
static struct termios modes_before;
static char handler_stack[STACK_BYTES]; /* for a stack that overflowed */

static const int ending[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM };
static const int fatal[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };
static const int others[] = { SIGWINCH, SIGTSTP, SIGCONT };

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void
restore(void)
{
	ssize_t written = write(STDOUT_FILENO, undo_bytes, undo_n);

	(void)written;
	tcsetattr(STDIN_FILENO, TCSANOW, &modes_before);
}

static void
die_of(int signo)
{
	signal(signo, SIG_DFL);
	raise(signo);
}

static void
on_fatal(int signo)
{
	restore();
	die_of(signo);
}

static void
on_signal(int signo)
{
	int saved = errno;

	switch (signo) {
	case SIGWINCH: happened |= SIGNAL_RESIZED; break;
	case SIGTSTP: happened |= SIGNAL_SUSPEND; break;
	case SIGCONT: happened |= SIGNAL_CONTINUED; break;
	default:
		/* The loop does not come round: it hangs. */
		if (end_signal)
			on_fatal(signo);
		end_signal = signo;
		happened |= SIGNAL_END;
	}
	ssize_t written = write(pipe_fds[1], "", 1);
	(void)written;
	errno = saved;
}

static void
catch_all(const int *signals, size_t n, void (*handler)(int))
{
	struct sigaction action = { .sa_handler = handler,
		.sa_flags = SA_RESTART | SA_ONSTACK };

	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < n; i++)
		sigaction(signals[i], &action, NULL);
}

bool
signals_open(str undo, const struct termios *modes, struct err *e)
{
	stack_t stack = { .ss_sp = handler_stack, .ss_size = STACK_BYTES };

	if (pipe2(pipe_fds, O_CLOEXEC | O_NONBLOCK) != 0)
		return err_set(e, ERR_IO, _("cannot make a pipe: %s"),
			strerror(errno));
	undo_n = undo.n < UNDO_MAX ? undo.n : 0;
	memcpy(undo_bytes, undo.s, undo_n);
	modes_before = *modes;
	happened = end_signal = 0;
	sigaltstack(&stack, NULL);
	catch_all(ending, COUNT(ending), on_signal);
	catch_all(others, COUNT(others), on_signal);
	catch_all(fatal, COUNT(fatal), on_fatal);
	return true;
}

void
signals_close(void)
{
	catch_all(ending, COUNT(ending), SIG_DFL);
	catch_all(others, COUNT(others), SIG_DFL);
	catch_all(fatal, COUNT(fatal), SIG_DFL);
	if (pipe_fds[0] >= 0) {
		close(pipe_fds[0]);
		close(pipe_fds[1]);
	}
	pipe_fds[0] = pipe_fds[1] = -1;
}

int
signals_fd(void)
{
	return pipe_fds[0];
}

unsigned
signals_take(void)
{
	char bytes[64];
	sigset_t all, before;

	while (read(pipe_fds[0], bytes, sizeof bytes) > 0)
		;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	unsigned taken = (unsigned)happened;
	happened = 0;
	sigprocmask(SIG_SETMASK, &before, NULL);
	return taken;
}

void
signals_stop(void)
{
	int stop = SIGTSTP;

	catch_all(&stop, 1, SIG_DFL);
	raise(SIGTSTP);
	catch_all(&stop, 1, on_signal);
}

void
signals_die(void)
{
	if (end_signal)
		die_of(end_signal);
}
