#include "tests/pty_run.h"

#include <assert.h>
#include <errno.h>
#include <glob.h>
#include <poll.h>
#include <pty.h>
#include <utmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/store_make.h"
#include "tests/test.h"
#include "tests/vt.h"

enum { RUN_TESTS_MAX = 32 };

struct run run;

const char *
run_program(void)
{
	const char *path = getenv("JIANBAO_PROGRAM");

	return path ? path : "./jianbao";
}

void
run_become(const char *name, const char *term)
{
	/* ncurses would ask the console's mouse, whose library leaks. */
	setenv("NCURSES_GPM_TERMS", "", 1);
	setenv("TERM", term, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("LANGUAGE", "en", 1);
	setenv("JIANBAO_STORE", make_path(&run.perm, "none.db"), 1);
	setenv("JIANBAO_STATE", make_path(&run.perm, "state.db"), 1);
	setenv("JIANBAO_CONFIG", make_path(&run.perm, "config"), 1);
	unsetenv("NO_COLOR");
	execl(name, name, "read", (char *)NULL);
	_exit(127);
}

/* In the child when 0 comes back. */
static pid_t
run_fork(struct winsize size)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };

	make_folder();
	assert_return_code(
		openpty(&run.tty, &run.kept, NULL, NULL, &size), errno);
	tcgetattr(run.kept, &run.before);
	buf_reset(&run.seen);
	run.pid = fork();
	assert_return_code(run.pid, errno);
	if (run.pid == 0) {
		close(run.tty);
		login_tty(run.kept);
		/* The tests may run where a shell ignores them. */
		for (size_t i = 0; i < TESTS_N(signals); i++)
			signal(signals[i], SIG_DFL);
	}
	return run.pid;
}

void
run_start(const char *term, int rows, int columns)
{
	if (run_fork((struct winsize){ .ws_row = (unsigned short)rows,
		    .ws_col = (unsigned short)columns }) == 0)
		run_become(run_program(), term);
}

void
run_start_program(const char *const args[])
{
	if (run_fork((struct winsize){ .ws_row = 24, .ws_col = 80 }) == 0) {
		execv(args[0], (char *const *)args);
		_exit(127);
	}
}

bool
run_take(int ms)
{
	struct pollfd p = { .fd = run.tty, .events = POLLIN };
	char bytes[4096];

	if (poll(&p, 1, ms) <= 0)
		return false;
	ssize_t n = read(run.tty, bytes, sizeof bytes);
	if (n <= 0)
		return false;
	buf_put(&run.seen, (str){ bytes, (size_t)n });
	return true;
}

void
run_send(const char *keys)
{
	assert_int_equal(write(run.tty, keys, strlen(keys)), strlen(keys));
}

bool
run_has(const char *words)
{
	return str_find(buf_str(&run.seen), str_of(words)) != STR_NONE;
}

void
run_expect(const char *words)
{
	for (int ms = 0; ms < PATIENCE_MS; ms += QUIET_MS) {
		buf_reset(&run.seen);
		run_send("\x0c");
		while (!run_has(words) && run_take(QUIET_MS))
			;
		if (run_has(words))
			return;
	}
	fail_msg("no \"%s\" in %.*s", words, STR_ARG(buf_str(&run.seen)));
}

void
run_press(const char *keys, const char *words)
{
	run_send(keys);
	run_expect(words);
}

int
run_finish(void)
{
	int status = 0;

	for (int ms = 0; ms < PATIENCE_MS; ms += 10) {
		run_take(10);
		if (waitpid(run.pid, &status, WNOHANG) == run.pid) {
			while (run_take(0))
				;
			return status;
		}
	}
	kill(run.pid, SIGKILL);
	fail_msg("it does not end");
	return 0;
}

/* Does one of the program's threads run, or wait for its turn?  On a busy
 * machine that takes longer than anybody waits for the rest of a frame. */
static bool
is_running(void)
{
	str pattern =
		arena_printf(&run.perm, "/proc/%d/task/*/stat", (int)run.pid);
	glob_t files = { 0 };
	char line[256], state;
	bool running = false;

	if (glob(arena_cstr(&run.perm, pattern), 0, NULL, &files) != 0)
		return false;
	for (size_t i = 0; i < files.gl_pathc; i++) {
		FILE *f = fopen(files.gl_pathv[i], "r");

		running |= f && fgets(line, sizeof line, f) &&
			   sscanf(line, "%*d (%*[^)]) %c", &state) == 1 &&
			   state == 'R';
		if (f)
			fclose(f);
	}
	globfree(&files);
	return running;
}

/* Until nothing more comes. */
static void
take_all(int first, int then)
{
	for (int ms = 0; ms < PATIENCE_MS; ms += then)
		if (!run_take(run.seen.n ? then : first) && !is_running())
			return;
}

size_t
run_cost(const char *keys)
{
	buf_reset(&run.seen);
	run_send(keys);
	take_all(QUIET_MS, QUIET_MS);
	return run.seen.n;
}

void
run_see(const char *keys)
{
	buf_reset(&run.seen);
	run_send(keys);
	take_all(QUIET_MS, QUIET_MS / 3);
	vt_take(buf_str(&run.seen));
}

void
run_start_seen(const char *term, int rows, int columns)
{
	run_start(term, rows, columns);
	vt_open(rows, columns);
	while (!run_has("articles") && run_take(PATIENCE_MS))
		;
	while (run_take(QUIET_MS))
		;
	vt_take(buf_str(&run.seen));
	/* Where its cursor stands then: it can repeat. */
	if (run_has("\033[4b"))
		run_send("\033[3;6R");
}

/* Is it among the names that were asked for, if any were? */
static bool
is_wanted(const char *name)
{
	static const char blank[] = " \t\n";
	const char *s = getenv("JIANBAO_TEST"); /* tests/ssh.sh's */
	bool wanted = !s;

	while (s && *s) {
		size_t n = strcspn(s, blank);

		wanted |= str_eq((str){ s, n }, str_of(name));
		s += n + strspn(s + n, blank);
	}
	return wanted;
}

static int
run_one(const struct CMUnitTest *test)
{
	const struct CMUnitTest tests[] = { *test };
	int failed = cmocka_run_group_tests_name(test->name, tests, NULL, NULL);

	buf_free(&run.seen);
	arena_free(&run.perm);
	make_cleanup();
	return failed;
}

/* What it says goes to a file, so that it stands together. */
static pid_t
begin_one(const struct CMUnitTest *test, FILE *said)
{
	fflush(NULL);
	pid_t pid = fork();

	if (pid == 0) {
		dup2(fileno(said), STDOUT_FILENO);
		dup2(fileno(said), STDERR_FILENO);
		exit(run_one(test));
	}
	return pid;
}

static bool
end_one(pid_t pid, FILE *said)
{
	int status = 1, c;

	waitpid(pid, &status, 0);
	rewind(said);
	while ((c = getc(said)) != EOF)
		putchar(c);
	fclose(said);
	return status == 0;
}

int
run_all(const struct CMUnitTest *tests, size_t n)
{
	FILE *said[RUN_TESTS_MAX];
	pid_t pids[RUN_TESTS_MAX];
	int failed = 0;

	assert(n <= RUN_TESTS_MAX);
	for (size_t i = 0; i < n; i++) {
		if (!is_wanted(tests[i].name))
			continue;
		said[i] = tmpfile();
		pids[i] = begin_one(&tests[i], said[i]);
	}
	for (size_t i = 0; i < n; i++)
		if (is_wanted(tests[i].name))
			failed += !end_one(pids[i], said[i]);
	return failed;
}
