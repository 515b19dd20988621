#include "tui/terminal/relay.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/terminal/plain.h"
#include "tui/terminal/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LENT = 0x20000, LENT_LAST = 0x2A6DF, PIECE = 16 << 10 };

struct relay {
	int fd; /* the explorer's terminal, from outside */
	pid_t explorer;
	struct termios modes;      /* of the real one, as they were */
	struct buf written, typed; /* beginnings of characters */
	struct buf input;          /* that the explorer has not taken yet */
	int status;
	bool ended, gone; /* either end; the explorer */
};

/* Handlers reach nothing else; they run while the relay waits. */
static volatile sig_atomic_t resized, changed, ending;

static bool inside;

bool
relay_is_inside(void)
{
	return inside;
}

uint32_t
relay_lend(uint32_t rune)
{
	return rune + LENT;
}

bool
relay_is_lent(uint32_t rune)
{
	return rune >= LENT && rune <= LENT_LAST &&
	       rune_is_ambiguous(rune - LENT);
}

/* Is the character at the end of these bytes yet to be completed? */
static bool
is_begun(str s)
{
	static const struct {
		unsigned char mask, lead;
		size_t n;
	} forms[] = { { 0xE0, 0xC0, 2 }, { 0xF0, 0xE0, 3 }, { 0xF8, 0xF0, 4 } };

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (((unsigned char)s.s[0] & forms[i].mask) == forms[i].lead)
			return s.n < forms[i].n;
	return false;
}

void
relay_convert(str *bytes, struct buf *out)
{
	size_t at = 0;

	while (at < bytes->n && !is_begun(str_skip(*bytes, at))) {
		uint32_t rune = utf8_next(*bytes, &at);

		plain_put(out, relay_is_lent(rune) ? rune - LENT : rune);
	}
	*bytes = str_skip(*bytes, at);
}

static void
on_signal(int signo)
{
	if (signo == SIGCHLD)
		changed = 1;
	else if (signo == SIGWINCH || signo == SIGCONT)
		resized = 1;
	else
		ending = signo;
}

/* Only while it waits do signals come; *waiting is the mask for that. */
static void
hold_signals(sigset_t *waiting)
{
	static const int taken[] = { SIGCHLD, SIGWINCH, SIGCONT, SIGHUP, SIGINT,
		SIGQUIT, SIGTERM };
	struct sigaction action = { .sa_handler = on_signal };
	sigset_t held;

	sigemptyset(&held);
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		sigaddset(&held, taken[i]);
	sigprocmask(SIG_BLOCK, &held, waiting);
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		sigaction(taken[i], &action, NULL);
}

static void
take_terminal(const struct relay *r)
{
	struct termios raw = r->modes;
	struct winsize size;

	cfmakeraw(&raw);
	tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		ioctl(r->fd, TIOCSWINSZ, &size);
}

static void
give_terminal(const struct relay *r)
{
	tcsetattr(STDIN_FILENO, TCSADRAIN, &r->modes);
}

/* Adds what fd has; false: nothing more will come. */
static bool
read_more(int fd, struct buf *to, bool *any)
{
	char bytes[PIECE];
	ssize_t n = read(fd, bytes, sizeof bytes);

	*any = n > 0;
	if (n > 0)
		buf_put(to, (str){ bytes, (size_t)n });
	return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

/* What is left moves to the front. */
static void
keep(struct buf *kept, str rest)
{
	struct buf left = { 0 };

	buf_put(&left, rest);
	buf_free(kept);
	*kept = left;
}

/* Was there anything? */
static bool
pass_outward(struct relay *r)
{
	struct buf converted = { 0 };
	bool any;

	if (!read_more(r->fd, &r->written, &any))
		r->ended = true;
	str rest = buf_str(&r->written);
	relay_convert(&rest, &converted);
	tty_send(buf_str(&converted));
	keep(&r->written, rest);
	buf_free(&converted);
	return any;
}

static void
pass_inward(struct relay *r)
{
	bool any;

	if (!read_more(STDIN_FILENO, &r->typed, &any))
		r->ended = true;
	str rest = buf_str(&r->typed);
	plain_decode(&r->input, &rest);
	keep(&r->typed, rest);
}

static void
hand_in(struct relay *r)
{
	str s = buf_str(&r->input);
	ssize_t n = write(r->fd, s.s, s.n);

	if (n > 0)
		keep(&r->input, str_skip(s, (size_t)n));
}

/* The explorer has ended, or stopped as Ctrl-Z asks. */
static void
follow_explorer(struct relay *r)
{
	int status;

	if (waitpid(r->explorer, &status, WNOHANG | WUNTRACED) <= 0)
		return;
	if (!WIFSTOPPED(status)) {
		r->status = status;
		r->gone = true;
		return;
	}
	while (pass_outward(r))
		;
	give_terminal(r);
	raise(SIGTSTP);
	take_terminal(r);
	kill(r->explorer, SIGCONT);
}

static void
take_signals(struct relay *r)
{
	int end = ending;

	if (resized) {
		take_terminal(r);
		kill(r->explorer, SIGWINCH);
	}
	if (end)
		kill(r->explorer, end);
	resized = ending = 0;
	if (changed) {
		changed = 0;
		follow_explorer(r);
	}
}

/* Waits for either end. */
static void
pass_once(struct relay *r, const sigset_t *waiting)
{
	/* No more is read of what is typed than the explorer takes. */
	bool full = r->input.n > 0;
	struct pollfd fds[] = {
		{ .fd = r->fd,
			.events = (short)(full ? POLLIN | POLLOUT : POLLIN) },
		{ .fd = full ? -1 : STDIN_FILENO, .events = POLLIN },
	};

	if (ppoll(fds, 2, NULL, waiting) < 0) {
		take_signals(r);
		return;
	}
	if (fds[0].revents & POLLOUT)
		hand_in(r);
	if (fds[0].revents & ~POLLOUT)
		pass_outward(r);
	if (fds[1].revents)
		pass_inward(r);
}

/* As the explorer ended, so does this. */
static int
exit_code(struct relay *r)
{
	close(r->fd);
	if (!r->gone)
		waitpid(r->explorer, &r->status, 0);
	if (WIFEXITED(r->status))
		return WEXITSTATUS(r->status);
	signal(WTERMSIG(r->status), SIG_DFL);
	raise(WTERMSIG(r->status));
	return EXIT_FAILURE;
}

static int
outside(int fd, pid_t explorer, const struct termios *modes)
{
	struct relay r = { .fd = fd, .explorer = explorer, .modes = *modes };
	sigset_t waiting;

	fcntl(fd, F_SETFL, O_NONBLOCK);
	hold_signals(&waiting);
	take_terminal(&r);
	while (!r.ended && !r.gone)
		pass_once(&r, &waiting);
	while (r.gone && pass_outward(&r))
		;
	give_terminal(&r);
	sigprocmask(SIG_SETMASK, &waiting, NULL);
	buf_free(&r.written);
	buf_free(&r.typed);
	buf_free(&r.input);
	return exit_code(&r);
}

/* A process group of its own, but the same session: the shell's signals come
 * through the relay, and the explorer can still be stopped. */
static void
go_inside(int outer, int inner)
{
	inside = true;
	setpgid(0, 0);
	close(outer);
	dup2(inner, STDIN_FILENO);
	dup2(inner, STDOUT_FILENO);
	if (isatty(STDERR_FILENO))
		dup2(inner, STDERR_FILENO);
	close(inner);
}

bool
relay_begin(int *code)
{
	struct termios modes;
	struct winsize size = { 0 };
	int outer, inner;

	if (strcmp(i18n_charset(), nl_langinfo(CODESET)) == 0 ||
		!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return true;
	tcgetattr(STDIN_FILENO, &modes);
	ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
	if (openpty(&outer, &inner, NULL, &modes, &size) != 0)
		return true;
	pid_t explorer = fork();
	if (explorer > 0) {
		close(inner);
		*code = outside(outer, explorer, &modes);
		return false;
	}
	if (explorer == 0)
		go_inside(outer, inner);
	return true;
}
