/*
 * The explorer in a real pseudo-terminal: keys go in as bytes, what it writes
 * is looked through for words.  Ctrl-L makes it write the whole screen.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <utmp.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "tests/store_make.h"
#include "tests/test.h"

#include "base/buf.h"

enum { PATIENCE_MS = 20000, QUIET_MS = 300 };

static struct arena perm;
static int tty;  /* the terminal's side */
static int kept; /* the program's side, held open to read its modes */
static pid_t pid;
static struct buf seen;
static struct termios before;

static const char *
program(void)
{
	const char *path = getenv("JIANBAO_PROGRAM");

	return path ? path : "./jianbao";
}

static void
become(const char *name, const char *term)
{
	setenv("TERM", term, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("LANGUAGE", "en", 1);
	setenv("JIANBAO_STORE", make_path(&perm, "none.db"), 1);
	setenv("JIANBAO_STATE", make_path(&perm, "state.db"), 1);
	unsetenv("NO_COLOR");
	execl(name, name, "read", (char *)NULL);
	_exit(127);
}

static void
start(const char *term, int rows, int columns)
{
	struct winsize size = { .ws_row = (unsigned short)rows,
		.ws_col = (unsigned short)columns };

	make_folder();
	assert_return_code(openpty(&tty, &kept, NULL, NULL, &size), errno);
	tcgetattr(kept, &before);
	buf_reset(&seen);
	pid = fork();
	if (pid == 0) {
		close(tty);
		login_tty(kept);
		become(program(), term);
	}
	assert_return_code(pid, errno);
}

/* Takes what comes within a time; false: nothing did. */
static bool
take(int ms)
{
	struct pollfd p = { .fd = tty, .events = POLLIN };
	char bytes[4096];

	if (poll(&p, 1, ms) <= 0)
		return false;
	ssize_t n = read(tty, bytes, sizeof bytes);
	if (n <= 0)
		return false;
	buf_put(&seen, (str){ bytes, (size_t)n });
	return true;
}

static void
send_keys(const char *keys)
{
	assert_int_equal(write(tty, keys, strlen(keys)), strlen(keys));
}

static bool
has(const char *words)
{
	return str_find(buf_str(&seen), str_of(words)) != STR_NONE;
}

/* The screen shows these words, sooner or later. */
static void
expect(const char *words)
{
	for (int ms = 0; ms < PATIENCE_MS; ms += QUIET_MS) {
		buf_reset(&seen);
		send_keys("\x0c");
		while (!has(words) && take(QUIET_MS))
			;
		if (has(words))
			return;
	}
	fail_msg("no \"%s\" in %.*s", words, STR_ARG(buf_str(&seen)));
}

static void
press(const char *keys, const char *words)
{
	send_keys(keys);
	expect(words);
}

static int
finish(void)
{
	int status = 0;

	for (int ms = 0; ms < PATIENCE_MS; ms += 10) {
		take(10);
		if (waitpid(pid, &status, WNOHANG) == pid) {
			while (take(0))
				;
			return status;
		}
	}
	kill(pid, SIGKILL);
	fail_msg("it does not end");
	return 0;
}

static void
expect_restored(void)
{
	struct termios after;

	tcgetattr(kept, &after);
	assert_int_equal(after.c_iflag, before.c_iflag);
	assert_int_equal(after.c_oflag, before.c_oflag);
	assert_int_equal(after.c_lflag, before.c_lflag);
	assert_memory_equal(after.c_cc, before.c_cc, sizeof before.c_cc);
	assert_true(has("\033[?1049l"));
	assert_true(has("\033[?2004l"));
	assert_true(has("\033[?25h") || has("\033[?12l\033[?25h") ||
		    has("\033[34h\033[?25h"));
	close(tty);
	close(kept);
}

static void
a_reader_walks_through_the_edition(void **state)
{
	(void)state;
	start("xterm-256color", 24, 80);
	expect("examples");
	press("j", "2/12");
	press("\r", "paragraph");
	press("]", "01/0");
	press("p", "⏎");
	press("'", "quote ");
	press("2", "most mentioned first");
	press("\r", "mentions");
	press("1", "2/12");
	press("/", "both of them");
	press("降价", "▌");
	press("\rn", "hit ");
	send_keys("Q");
	assert_int_equal(finish(), 0);
	expect_restored();
}

static void
nothing_is_sent_when_idle(void **state)
{
	(void)state;
	start("xterm-256color", 24, 80);
	expect("examples");
	while (take(QUIET_MS))
		;
	buf_reset(&seen);
	take(1500);
	assert_int_equal(seen.n, 0);
	send_keys("q");
	assert_int_equal(finish(), 0);
	expect_restored();
}

/* Over a slow line every byte is waited for: DESIGN 5. */
static void
a_line_costs_few_bytes(void **state)
{
	static const struct {
		int rows, columns;
		size_t most; /* bytes a line, on an average */
	} cases[] = { { 24, 80, 150 }, { 50, 200, 150 } };
	enum { LINES = 40 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		size_t bytes = 0;

		start("xterm-256color", cases[i].rows, cases[i].columns);
		expect("examples");
		press("j\rg", "paragraph 1");
		/* Behind a repaint curses knows nothing to scroll. */
		send_keys("j");
		while (take(QUIET_MS))
			;
		for (int k = 0; k < LINES; k++) {
			buf_reset(&seen);
			send_keys("j");
			while (take(seen.n ? 20 : QUIET_MS))
				;
			bytes += seen.n;
		}
		printf("%dx%d: %zu bytes a line\n", cases[i].columns,
			cases[i].rows, bytes / LINES);
		assert_true(bytes / LINES <= cases[i].most);
		send_keys("Q");
		assert_int_equal(finish(), 0);
	}
}

/* The bytes that keys bring. */
static size_t
cost(const char *keys)
{
	while (take(QUIET_MS))
		;
	buf_reset(&seen);
	send_keys(keys);
	while (take(QUIET_MS))
		;
	return seen.n;
}

/* Keys that were held are taken before anything is drawn. */
static void
held_keys_and_jumps_cost_no_more_than_pages(void **state)
{
	static const struct {
		int rows, columns;
	} cases[] = { { 24, 80 }, { 50, 200 }, { 12, 40 } };
	char held[41];

	(void)state;
	memset(held, 'j', 40);
	held[40] = 0;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		start("xterm-256color", cases[i].rows, cases[i].columns);
		expect("12");
		cost("j\r");
		cost("g");
		cost("j");
		/* Most of what a page can be. */
		size_t page = cost("  ");
		size_t again = cost(" ");
		if (again > page)
			page = again;
		size_t jump = cost("g]"), all = cost(held);
		printf("%dx%d: page %zu, jump %zu, 40 keys held %zu\n",
			cases[i].columns, cases[i].rows, page, jump, all);
		assert_true(jump <= page + page / 10);
		assert_true(all <= 2 * page);
		send_keys("Q");
		assert_int_equal(finish(), 0);
	}
}

static void
a_signal_gives_the_terminal_back(void **state)
{
	static const int signals[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT,
		SIGSEGV };

	(void)state;
	for (size_t i = 0; i < TESTS_N(signals); i++) {
		start("xterm-256color", 24, 80);
		expect("examples");
		kill(pid, signals[i]);
		int status = finish();
		assert_true(WIFSIGNALED(status));
		assert_int_equal(WTERMSIG(status), signals[i]);
		expect_restored();
	}
}

/* At the middle of a long list, so that two sizes show different screens. */
static void
a_resize_is_followed(void **state)
{
	struct winsize small = { .ws_row = 3, .ws_col = 10 };
	struct winsize large = { .ws_row = 40, .ws_col = 120 };

	(void)state;
	start("xterm-256color", 24, 80);
	expect("examples");
	ioctl(tty, TIOCSWINSZ, &small);
	expect("too small");
	ioctl(tty, TIOCSWINSZ, &large);
	expect("examples");
	press("G", "12/12");
	send_keys("q");
	assert_int_equal(finish(), 0);
	expect_restored();
}

static void
an_unknown_terminal_is_one_like_others(void **state)
{
	(void)state;
	start("no-such-terminal", 24, 80);
	expect("examples");
	send_keys("q");
	assert_int_equal(finish(), 0);
	start("", 24, 80);
	expect("examples");
	send_keys("q");
	assert_int_equal(finish(), 0);
}

static void
a_terminal_of_lines_gets_lines(void **state)
{
	(void)state;
	start("dumb", 24, 80);
	while (!has("q quits") && take(PATIENCE_MS))
		;
	assert_true(has("  1* "));
	send_keys("1\n");
	while (!has("剪刀") && take(PATIENCE_MS))
		;
	assert_true(has("剪刀"));
	assert_false(has("\033"));
	send_keys("q\n");
	assert_int_equal(finish(), 0);
}

static void
escape_is_no_part_of_what_comes_late(void **state)
{
	(void)state;
	start("xterm-256color", 24, 80);
	expect("examples");
	/* A key that the terminal knows and the explorer does not. */
	press("\033[1;7Z\033[99~j", "2/12");
	/* An arrow key, in two parts. */
	send_keys("\033");
	usleep(20000);
	press("[B", "3/12");
	send_keys("q");
	assert_int_equal(finish(), 0);
	expect_restored();
}

/* Where the terminal is not the controlling one no signal tells of it. */
static void
a_line_that_goes_down_ends_it(void **state)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };
	int status = 0, ms = 0;

	(void)state;
	make_folder();
	assert_return_code(openpty(&tty, &kept, NULL, NULL, &size), errno);
	buf_reset(&seen);
	pid = fork();
	if (pid == 0) {
		setsid();
		close(tty);
		for (int fd = 0; fd < 3; fd++)
			dup2(kept, fd);
		become(program(), "xterm-256color");
	}
	expect("1/12");
	close(tty);
	for (; ms < PATIENCE_MS && waitpid(pid, &status, WNOHANG) == 0;
		ms += 10)
		usleep(10000);
	if (ms >= PATIENCE_MS)
		kill(pid, SIGKILL);
	assert_true(ms < PATIENCE_MS);
	close(kept);
}

static void
without_a_terminal_it_says_so(void **state)
{
	char line[512] = { 0 };
	int out[2];

	(void)state;
	assert_return_code(pipe(out), errno);
	pid = fork();
	if (pid == 0) {
		dup2(open("/dev/null", O_RDWR), STDIN_FILENO);
		dup2(out[1], STDERR_FILENO);
		dup2(out[1], STDOUT_FILENO);
		setenv("JIANBAO_STORE", "/nonexistent/none.db", 1);
		execl(program(), program(), "read", (char *)NULL);
		_exit(127);
	}
	close(out[1]);
	assert_true(read(out[0], line, sizeof line - 1) > 0);
	close(out[0]);
	int status;
	waitpid(pid, &status, 0);
	assert_int_equal(WEXITSTATUS(status), 2);
	assert_non_null(strstr(line, "needs a terminal"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reader_walks_through_the_edition),
		cmocka_unit_test(nothing_is_sent_when_idle),
		cmocka_unit_test(a_line_costs_few_bytes),
		cmocka_unit_test(held_keys_and_jumps_cost_no_more_than_pages),
		cmocka_unit_test(a_signal_gives_the_terminal_back),
		cmocka_unit_test(a_resize_is_followed),
		cmocka_unit_test(an_unknown_terminal_is_one_like_others),
		cmocka_unit_test(a_terminal_of_lines_gets_lines),
		cmocka_unit_test(escape_is_no_part_of_what_comes_late),
		cmocka_unit_test(a_line_that_goes_down_ends_it),
		cmocka_unit_test(without_a_terminal_it_says_so),
	};
	const char *one = getenv("JIANBAO_TEST"); /* tests/ssh.sh's */

	if (one)
		cmocka_set_test_filter(one);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	buf_free(&seen);
	arena_free(&perm);
	make_cleanup();
	return failed;
}
