/* What goes into the explorer's archive and out of it, in a pseudo-terminal. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/pty_run.h"
#include "tests/store_make.h"
#include "tests/test.h"

/* Words that the next key takes away. */
static void
answers(const char *keys, const char *words)
{
	buf_reset(&run.seen);
	run_send(keys);
	for (int ms = 0; ms < PATIENCE_MS && !run_has(words); ms += QUIET_MS)
		run_take(QUIET_MS);
	if (!run_has(words))
		fail_msg("no \"%s\" in %.*s", words,
			STR_ARG(buf_str(&run.seen)));
}

static void
expect_in_file(const char *path, str words)
{
	struct file got;
	struct err e = { 0 };

	assert_true(file_open(path, &got, &e));
	assert_true(str_find(got.bytes, words) != STR_NONE);
	file_close(&got);
}

static void
what_is_picked_is_exported(void **state)
{
	const char *path = make_path(&run.perm, "picked.csv");
	char keys[200];

	(void)state;
	run_start("xterm-256color", 24, 80);
	run_expect("examples");
	snprintf(keys, sizeof keys, "vve\x15%s\r", path);
	run_press(keys, "2 articles are in");
	snprintf(keys, sizeof keys, "e\x15%s\r", path);
	answers(keys, "cannot write");
	answers("e\x15notes.txt\r", "the name ends in");
	run_send("Q");
	assert_int_equal(run_finish(), 0);
	expect_in_file(path, STR(","));
}

static void
a_note_goes_out_with_its_passage(void **state)
{
	const char *path = make_path(&run.perm, "noted.md");
	char keys[200];

	(void)state;
	run_start("xterm-256color", 24, 80);
	run_expect("examples");
	run_press("\r'cworth asking\r", "noted");
	snprintf(keys, sizeof keys, "e\x15%s\r", path);
	run_press(keys, "1 article is in");
	/* All that have notes, from the list of these. */
	const char *all = make_path(&run.perm, "all.csv");
	snprintf(keys, sizeof keys, "7e\x15%s\r", all);
	run_press(keys, "1 article is in");
	run_send("Q");
	assert_int_equal(run_finish(), 0);
	expect_in_file(all, STR("worth asking"));
	expect_in_file(path, STR("\n> ✎ “"));
	expect_in_file(path, STR("” — worth asking\n"));
}

static void
write_note(const char *path, const char *title)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fprintf(f, "# %s\n\nIt is lit at six.\n", title);
	fclose(f);
}

/* As a terminal does when a file is dropped on it, on the first day. */
static void
what_is_dropped_on_it_is_taken_in(void **state)
{
	const char *lamp = make_path(&run.perm, "the lamp.md");
	const char *mill = make_path(&run.perm, "the miller's.md");
	char keys[600];

	(void)state;
	run_start("xterm-256color", 24, 80);
	run_expect("your own: A");
	write_note(lamp, "A lamp by the river");
	snprintf(keys, sizeof keys, "\033[200~'%s'\033[201~", lamp);
	run_press(keys, "take it in");
	run_press("\r", "A lamp by the river");
	/* On the line that asks for it, and a name as it is. */
	write_note(lamp, "A lamp by the sea");
	write_note(mill, "A mill by the sea");
	snprintf(keys, sizeof keys, "A\033[200~'%s'\033[201~\r", lamp);
	run_press(keys, "A lamp by the sea");
	snprintf(keys, sizeof keys, "A%s\r", mill);
	run_press(keys, "A mill by the sea");
	answers("R", "no feed is followed yet; + follows one");
	run_send("Q");
	assert_int_equal(run_finish(), 0);
}

/* Over a bad line a part of the keys around it comes late: of the one before
 * it by less than what makes an Esc of it. */
static void
what_is_pasted_in_pieces_is_no_command(void **state)
{
	static const char *const ends[][3] = { { "\033[201~" },
		{ "\033", "[201~" }, { "\033[", "201", "~" },
		{ "\033[20", "1\033", "[201~" } };

	(void)state;
	run_start("xterm-256color", 24, 80);
	run_expect("examples");
	for (size_t i = 0; i < TESTS_N(ends); i++) {
		run_send("\033[2");
		usleep(20000);
		run_cost("00~Qq");
		for (int k = 0; k < 3 && ends[i][k]; k++)
			run_cost(ends[i][k]);
		assert_true(run_has("pasted text is taken"));
		/* Keys are keys again. */
		assert_true(run_cost("j") > 0);
	}
	run_send("Q");
	assert_int_equal(run_finish(), 0);
}

/* As long as we have the turn, what is taken in waits for it. */
static int
hold_turn(void)
{
	int fd = open(make_folder(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	return fd;
}

static void
take_in(const char *name, const char *title, const char *words)
{
	const char *path = make_path(&run.perm, name);
	char keys[600];

	write_note(path, title);
	snprintf(keys, sizeof keys, "A%s\r", path);
	run_press(keys, words);
}

/* Esc stops the one whose turn it is, and the next one comes; what waits is
 * taken in also where the explorer is gone. */
static void
imports_wait_for_their_turn(void **state)
{
	(void)state;
	run_start("xterm-256color", 24, 80);
	run_expect("examples");
	int turn = hold_turn();
	take_in("a.md", "A ferry that stopped", "one can read on");
	take_in("b.md", "A ferry by the mill", "behind 1 other");
	take_in("c.md", "A ferry by the sea", "behind 2 others");
	run_cost("\033");
	run_expect("Esc again stops: ");
	run_cost("\033");
	run_expect("stopped; what came before is kept");
	kill(run.pid, SIGKILL);
	assert_int_equal(run_finish(), SIGKILL);
	close(turn);
	run_start("xterm-256color", 24, 80);
	run_expect("A ferry by the mill");
	run_expect("A ferry by the sea");
	assert_false(run_has("A ferry that stopped"));
	/* What each says at its end stands until a key is pressed. */
	turn = hold_turn();
	run_press("Alost.md\r", "one can read on");
	take_in("d.md", "A ferry by night", "behind 1 other");
	close(turn);
	run_expect("added 1 article");
	run_expect("cannot read");
	run_send("Q");
	assert_int_equal(run_finish(), 0);
}

static void
what_cannot_be_taken_in_says_why(void **state)
{
	const char *path = make_path(&run.perm, "missing.md");
	char keys[300];

	(void)state;
	run_start("xterm-256color", 24, 80);
	run_expect("examples");
	snprintf(keys, sizeof keys, "A%s\r", path);
	run_press(keys, "cannot read");
	run_expect("1 refused");
	run_send("Q");
	assert_int_equal(run_finish(), 0);
}

/* Two reports of one story, and an article for itself. */
static void
fill_archive(void)
{
	struct store *s =
		make_store(make_path(&run.perm, "none.db"), STORE_WRITE);
	struct buf text = { 0 };
	struct made made[] = {
		{ "A letter by river", "2026-03-01", "One", "" },
		{ "Something else", "2026-03-02", "Two", "Only one sentence." },
		{ "By river, again", "2026-03-03", "Three", "" },
	};

	for (int i = 0; i < 12; i++)
		buf_printf(&text,
			"On night %d the letter of house %d lay at the quay "
			"for %d hours before a boat came for it. ",
			i, i * 7, i * 3);
	made[0].text = made[2].text = arena_cstr(&run.perm, buf_str(&text));
	buf_free(&text);
	for (size_t i = 0; i < TESTS_N(made); i++) {
		struct article a;

		make_article(&made[i], &run.perm, &a);
		make_save(s, &a);
	}
	store_close(s);
}

static void
lines_stand_for_stories_and_part(void **state)
{
	(void)state;
	fill_archive();
	run_start("dumb", 24, 80);
	answers("", "q quits");
	assert_true(run_has("  2* A letter by river x2"));
	answers("z\n", "  3* A letter by river ");
	assert_true(run_has("  1* By river, again "));
	answers("z\n", " river x2");
	/* All that the line stands for is read with it. */
	answers("2\n", "before a boat came");
	answers("l\n", "  2  A letter by river x2");
	answers("z\n", "  1  By river, again ");
	/* So is what was found parted. */
	answers("/quay\n", "  2  ");
	answers("z\n", " x2");
	assert_false(run_has("  2  "));
	run_send("q\n");
	assert_int_equal(run_finish(), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_picked_is_exported),
		cmocka_unit_test(a_note_goes_out_with_its_passage),
		cmocka_unit_test(what_is_dropped_on_it_is_taken_in),
		cmocka_unit_test(what_is_pasted_in_pieces_is_no_command),
		cmocka_unit_test(imports_wait_for_their_turn),
		cmocka_unit_test(what_cannot_be_taken_in_says_why),
		cmocka_unit_test(lines_stand_for_stories_and_part),
	};

	return run_all(tests, TESTS_N(tests));
}
