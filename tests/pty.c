/*
 * The explorer in a real pseudo-terminal: keys go in as bytes, what it writes
 * is looked through for words.  Ctrl-L makes it write the whole screen.
 */
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/pty_run.h"
#include "tests/store_make.h"
#include "tests/test.h"
#include "tests/vt.h"

static void
expect_restored(void)
{
	struct termios after;

	tcgetattr(run.kept, &after);
	assert_int_equal(after.c_iflag, run.before.c_iflag);
	assert_int_equal(after.c_oflag, run.before.c_oflag);
	assert_int_equal(after.c_lflag, run.before.c_lflag);
	assert_memory_equal(
		after.c_cc, run.before.c_cc, sizeof run.before.c_cc);
	assert_true(run_has("\033[?1049l"));
	assert_true(run_has("\033[?2004l"));
	assert_true(run_has("\033[?25h") || run_has("\033[?12l\033[?25h") ||
		    run_has("\033[34h\033[?25h"));
	close(run.tty);
	close(run.kept);
}

static void
a_reader_walks_through_the_edition(void **state)
{
	(void)state;
	run_start("xterm-256color", 24, 80);
	run_expect("examples");
	run_press("j", "2/11");
	run_press("\r", "paragraph");
	run_press("]", "01/0");
	run_press("p", "⏎");
	run_press("'", "quote ");
	run_press("2", "most mentioned first");
	run_press("\r", "mentions");
	run_press("1", "2/11");
	run_press("/", "both of them");
	run_press("降价", "▌");
	run_press("\rn", "hit ");
	run_send("Q");
	assert_int_equal(run_finish(), 0);
	expect_restored();
}

/* How often the program's threads went to sleep; -1: it is another's. */
static long
count_sleeps(void)
{
	glob_t files = { 0 };
	long all = 0, n;
	char line[256];

	if (strcmp(run_program(), "./jianbao") != 0)
		return -1;
	str pattern =
		arena_printf(&run.perm, "/proc/%d/task/*/status", (int)run.pid);
	assert_int_equal(
		glob(arena_cstr(&run.perm, pattern), 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++) {
		FILE *f = fopen(files.gl_pathv[i], "r");

		while (f && fgets(line, sizeof line, f))
			if (sscanf(line, "voluntary_ctxt_switches: %ld", &n) ==
				1)
				all += n;
		if (f)
			fclose(f);
	}
	globfree(&files);
	return all;
}

static void
nothing_is_sent_and_nothing_wakes_when_idle(void **state)
{
	(void)state;
	run_start("xterm-256color", 24, 80);
	run_expect("examples");
	while (run_take(QUIET_MS))
		;
	buf_reset(&run.seen);
	long sleeps = count_sleeps();
	run_take(1500);
	assert_int_equal(run.seen.n, 0);
	assert_int_equal(count_sleeps(), sleeps);
	run_send("q");
	assert_int_equal(run_finish(), 0);
	expect_restored();
}

static void
a_signal_gives_the_terminal_back(void **state)
{
	static const int signals[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT,
		SIGSEGV };

	(void)state;
	for (size_t i = 0; i < TESTS_N(signals); i++) {
		run_start("xterm-256color", 24, 80);
		run_expect("examples");
		kill(run.pid, signals[i]);
		int status = run_finish();
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
	run_start("xterm-256color", 24, 80);
	run_expect("examples");
	ioctl(run.tty, TIOCSWINSZ, &small);
	run_expect("too small");
	ioctl(run.tty, TIOCSWINSZ, &large);
	run_expect("examples");
	run_press("G", "11/11");
	run_send("q");
	assert_int_equal(run_finish(), 0);
	expect_restored();
}

/* What a smaller one in between cut off is gone, if nobody saw that one. */
static void
a_resize_that_ends_as_it_began_paints_anew(void **state)
{
	(void)state;
	run_start("xterm-256color", 24, 80);
	run_expect("examples");
	while (run_take(QUIET_MS))
		;
	buf_reset(&run.seen);
	kill(run.pid, SIGWINCH);
	while (run_take(QUIET_MS))
		;
	assert_true(run_has("examples"));
	run_send("q");
	assert_int_equal(run_finish(), 0);
	expect_restored();
}

static void
an_unknown_terminal_is_one_like_others(void **state)
{
	(void)state;
	run_start("no-such-terminal", 24, 80);
	run_expect("examples");
	run_send("q");
	assert_int_equal(run_finish(), 0);
	run_start("", 24, 80);
	run_expect("examples");
	run_send("q");
	assert_int_equal(run_finish(), 0);
}

static void
a_terminal_of_lines_gets_lines(void **state)
{
	(void)state;
	run_start("dumb", 24, 80);
	while (!run_has("q quits") && run_take(PATIENCE_MS))
		;
	assert_true(run_has("  1* "));
	/* Titles that are cut say so, and what is beside them is in columns. */
	assert_true(run_has("strings at…  The Ledger (s…  2026-02-19"));
	assert_true(run_has(" 晚报科技（示…   2026-02-26"));
	/* Also as an input method gives it. */
	run_send("１\n");
	while (!run_has("剪刀") && run_take(PATIENCE_MS))
		;
	assert_true(run_has("剪刀"));
	assert_false(run_has("\033"));
	run_send("q\n");
	assert_int_equal(run_finish(), 0);
}

static void
escape_is_no_part_of_what_comes_late(void **state)
{
	(void)state;
	run_start("xterm-256color", 24, 80);
	run_expect("examples");
	/* A key that the terminal knows and the explorer does not. */
	run_press("\033[1;7Z\033[99~j", "2/11");
	/* An arrow key, in two parts. */
	run_send("\033");
	usleep(20000);
	run_press("[B", "3/11");
	run_send("q");
	assert_int_equal(run_finish(), 0);
	expect_restored();
}

static void
a_character_may_come_byte_by_byte(void **state)
{
	static const char *const bytes[] = { "/", "\xE9", "\x99", "\x8D",
		"\xE4", "\xBB", "\xB7", "\xE9", "\xC3", "\xA9" };

	(void)state;
	run_start("xterm-256color", 24, 80);
	run_expect("examples");
	for (size_t i = 0; i < TESTS_N(bytes); i++) {
		run_send(bytes[i]);
		run_take(QUIET_MS / 3);
	}
	/* What was begun and not ended is dropped. */
	run_expect("降价é");
	run_send("\003\003");
	assert_int_equal(run_finish(), 0);
	expect_restored();
}

/* What a list would do with "dG" is seen. */
static void
send_torn(const char *const *parts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		run_send(parts[i]);
		usleep(250000);
	}
}

static void
no_part_of_a_torn_paste_is_a_command(void **state)
{
	static const char *const torn[][4] = {
		{ "\033", "[200~dG", "Q\r\033[201~" },
		{ "\033[", "200~dGQ", "\033[201~" },
		{ "\033[20", "0~dGQ\033[", "201~" },
		{ "\033", "[", "200~dGQ\033[201~" },
		{ "\033", "[2", "00~dGQ", "\033[201~" },
		{ "\033[200~dG", "Q\r", "\033", "[201~" },
		{ "\033[200~dGQ\033[20", "1~" },
	};

	(void)state;
	run_start("xterm-256color", 24, 80);
	run_expect("1/11");
	for (size_t i = 0; i < TESTS_N(torn); i++) {
		size_t n = 0;

		while (n < TESTS_N(torn[i]) && torn[i][n])
			n++;
		send_torn(torn[i], n);
		run_press("j", "2/11");
		run_press("k", "1/11");
	}
	run_send("q");
	assert_int_equal(run_finish(), 0);
	expect_restored();
}

static void
what_only_began_as_a_paste_does_is_keys(void **state)
{
	static const char *const typed[] = { "\033", "[", "2" };

	(void)state;
	run_start("xterm-256color", 24, 80);
	run_expect("1/11");
	run_press("j", "2/11");
	while (run_take(QUIET_MS))
		;
	/* Also when nothing follows it. */
	send_torn(typed, 2);
	assert_true(run_take(3000));
	run_expect("1/11");
	send_torn(typed, TESTS_N(typed));
	run_press("1j", "2/11");
	run_send("q");
	assert_int_equal(run_finish(), 0);
	expect_restored();
}

static void
a_paste_that_does_not_end_can_be_left(void **state)
{
	(void)state;
	run_start("xterm-256color", 24, 80);
	run_expect("1/11");
	run_send("/\033[200~剪刀");
	while (!run_has("Esc Esc") && run_take(PATIENCE_MS))
		;
	assert_true(run_has("Esc Esc"));
	run_send("\033\033");
	usleep(250000);
	run_expect("剪刀");
	run_send("\003\003");
	assert_int_equal(run_finish(), 0);
	expect_restored();
}

/* Some programs leave it so behind them; more is written than fits. */
static void
a_terminal_that_does_not_wait_gets_all(void **state)
{
	static struct seen before[VT_ROWS][VT_COLUMNS];

	(void)state;
	run_start_seen("xterm-256color", 50, 200);
	fcntl(run.kept, F_SETFL, O_NONBLOCK);
	buf_reset(&run.seen);
	for (int i = 0; i < 60; i++) {
		run_send(i % 2 ? "1" : "?");
		usleep(15000);
	}
	run_see("G");
	memcpy(before, vt.cells, sizeof before);
	run_see("\f");
	for (int i = 0; i < VT_ROWS * VT_COLUMNS; i++)
		assert_string_equal(before[i / VT_COLUMNS][i % VT_COLUMNS].text,
			vt.cells[i / VT_COLUMNS][i % VT_COLUMNS].text);
	run_send("Q");
	assert_int_equal(run_finish(), 0);
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
	assert_return_code(
		openpty(&run.tty, &run.kept, NULL, NULL, &size), errno);
	buf_reset(&run.seen);
	run.pid = fork();
	if (run.pid == 0) {
		setsid();
		close(run.tty);
		for (int fd = 0; fd < 3; fd++)
			dup2(run.kept, fd);
		run_become(run_program(), "xterm-256color");
	}
	run_expect("1/11");
	close(run.tty);
	for (; ms < PATIENCE_MS && waitpid(run.pid, &status, WNOHANG) == 0;
		ms += 10)
		usleep(10000);
	if (ms >= PATIENCE_MS)
		kill(run.pid, SIGKILL);
	assert_true(ms < PATIENCE_MS);
	close(run.kept);
}

static void
without_a_terminal_it_says_so(void **state)
{
	char line[512] = { 0 };
	int out[2];

	(void)state;
	assert_return_code(pipe(out), errno);
	run.pid = fork();
	if (run.pid == 0) {
		dup2(open("/dev/null", O_RDWR), STDIN_FILENO);
		dup2(out[1], STDERR_FILENO);
		dup2(out[1], STDOUT_FILENO);
		setenv("JIANBAO_STORE", "/nonexistent/none.db", 1);
		setenv("LC_ALL", "C.UTF-8", 1);
		execl(run_program(), run_program(), "read", (char *)NULL);
		_exit(127);
	}
	close(out[1]);
	assert_true(read(out[0], line, sizeof line - 1) > 0);
	close(out[0]);
	int status;
	waitpid(run.pid, &status, 0);
	assert_int_equal(WEXITSTATUS(status), 2);
	assert_non_null(strstr(line, "needs a terminal"));
}

/* jianbao add --watch FOLDER: it waits for ever. */
static void
start_watching(void)
{
	const char *folder = make_path(&run.perm, "watched");
	const char *store = make_path(&run.perm, "watched.db");

	mkdir(folder, 0700);
	run_start_program((const char *[]){ run_program(), "add", "--store",
		store, "--watch", folder, NULL });
}

static bool
takes_key_by_key(void)
{
	struct termios now;

	tcgetattr(run.kept, &now);
	return !(now.c_lflag & (ICANON | ECHO));
}

static void
wait_for_keys(void)
{
	for (int ms = 0; ms < PATIENCE_MS && !takes_key_by_key(); ms += 10)
		run_take(10);
	assert_true(takes_key_by_key());
}

static void
escape_stops_what_takes_long(void **state)
{
	struct termios after;

	(void)state;
	start_watching();
	wait_for_keys();
	run_send("\033[A");
	while (run_take(QUIET_MS))
		;
	assert_true(takes_key_by_key());
	run_send("\033");
	assert_int_equal(run_finish(), 0);
	tcgetattr(run.kept, &after);
	assert_int_equal(after.c_lflag, run.before.c_lflag);
	close(run.tty);
	close(run.kept);
}

static void
signals_give_its_terminal_back(void **state)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT,
		SIGSEGV };
	struct termios after;

	(void)state;
	for (size_t i = 0; i < TESTS_N(signals); i++) {
		start_watching();
		wait_for_keys();
		kill(run.pid, signals[i]);
		run_finish();
		tcgetattr(run.kept, &after);
		assert_int_equal(after.c_lflag, run.before.c_lflag);
		close(run.tty);
		close(run.kept);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reader_walks_through_the_edition),
		cmocka_unit_test(escape_stops_what_takes_long),
		cmocka_unit_test(signals_give_its_terminal_back),
		cmocka_unit_test(nothing_is_sent_and_nothing_wakes_when_idle),
		cmocka_unit_test(a_signal_gives_the_terminal_back),
		cmocka_unit_test(a_resize_is_followed),
		cmocka_unit_test(a_resize_that_ends_as_it_began_paints_anew),
		cmocka_unit_test(an_unknown_terminal_is_one_like_others),
		cmocka_unit_test(a_terminal_of_lines_gets_lines),
		cmocka_unit_test(escape_is_no_part_of_what_comes_late),
		cmocka_unit_test(a_character_may_come_byte_by_byte),
		cmocka_unit_test(no_part_of_a_torn_paste_is_a_command),
		cmocka_unit_test(what_only_began_as_a_paste_does_is_keys),
		cmocka_unit_test(a_paste_that_does_not_end_can_be_left),
		cmocka_unit_test(a_terminal_that_does_not_wait_gets_all),
		cmocka_unit_test(a_line_that_goes_down_ends_it),
		cmocka_unit_test(without_a_terminal_it_says_so),
	};

	return run_all(tests, TESTS_N(tests));
}
