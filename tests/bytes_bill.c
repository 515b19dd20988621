#include "tests/bytes_bill.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/pty_run.h"
#include "tests/store_make.h"
#include "tests/vt.h"

size_t
bill_percent(size_t n, size_t of)
{
	assert_int_not_equal(of, 0);
	return (n * 100 + of - 1) / of;
}

/* With lines of a few words their ways are most of it. */
static bool
is_full(size_t text)
{
	return text >= (size_t)(vt.rows * vt.columns) / 4;
}

void
bill_add(const char *keys, struct bill *bill)
{
	static struct vt old;
	size_t row_bytes = sizeof old.cells[0], text = 0;

	old = vt;
	run_see(keys);
	for (int row = 0; row < vt.rows; row++) {
		if (memcmp(vt.cells[row], old.cells[row], row_bytes) == 0)
			continue;
		text += vt_text(vt.cells[row]);
		bill->marks += vt_marks(vt.cells[row]);
	}
	bill->text += text;
	bill->bytes += run.seen.n;
	if (is_full(text) && bill_percent(run.seen.n, text) > bill->worst)
		bill->worst = bill_percent(run.seen.n, text);
}

void
bill_tell(const struct bill *b, int rows, int columns)
{
	printf("%dx%d: %zu bytes for %zu of text with %zu marks: %zu %%, a "
	       "page at most %zu %%\n",
		columns, rows, b->bytes, b->text, b->marks,
		bill_percent(b->bytes, b->text), b->worst);
}

bool
bill_files(const char *pattern)
{
	const char *const call[] = { "./jianbao", "add", "--quiet", "--store",
		make_path(&run.perm, "none.db") };
	glob_t files = { 0 };
	size_t n = TESTS_N(call);
	int status = -1;

	if (glob(pattern, 0, NULL, &files) != 0)
		return false;
	char **words = arena_new(&run.perm, char *, n + files.gl_pathc + 1);
	memcpy(words, call, sizeof call);
	memcpy(words + n, files.gl_pathv, files.gl_pathc * sizeof *words);
	pid_t child = fork();
	if (child == 0) {
		execv(words[0], words);
		_exit(127);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	globfree(&files);
	return true;
}

bool
bill_shared(const char *pattern)
{
	const char *source = getenv("srcdir");

	make_folder();
	return bill_files(
		arena_cstr(&run.perm, arena_printf(&run.perm, "%s/../shared/%s",
					      source ? source : ".", pattern)));
}
