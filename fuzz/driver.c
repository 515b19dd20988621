/*
 * A main for the fuzz targets where the compiler has no fuzzer of its own:
 *	TARGET [-runs=N] [-max_total_time=SECONDS] FILE-OR-FOLDER...
 * Each file is an input; then changed copies of them are, in an order that is
 * the same every time, until a limit is reached.  Other options are ignored,
 * so that the call is the same as libFuzzer's.  Before each changed copy that
 * input stands in the file fuzz-last, so that a crash leaves it behind.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/clean.h"
#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

enum { INPUT_MAX = 64 << 10, CHANGES_MAX = 8 };

static const char last_path[] = "fuzz-last";

struct seeds {
	str *v;
	size_t n, cap;
};

static uint64_t
random_next(uint64_t *state)
{
	/* xorshift64*, Vigna 2016 */
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * 2685821657736338717u;
}

static size_t
random_below(uint64_t *state, size_t n)
{
	return n ? (size_t)(random_next(state) % n) : 0;
}

/* Bytes that parsers care about, beside those that are just any. */
static const str tokens[] = {
	STR0("\""),
	STR0("\\"),
	STR0("\n"),
	STR0("\r"),
	STR0("\0"),
	STR0("\xFF"),
	STR0("\xEF\xBB\xBF"),
	STR0("“"),
	STR0("”"),
	STR0("「"),
	STR0("{"),
	STR0("["),
	STR0("# "),
	STR0("> "),
	STR0("- "),
	STR0("]("),
	STR0("9999999999"),
	STR0("亿"),
	STR0("万"),
	STR0("年"),
	STR0("\xE2\x80\xAE"),
	STR0("\x1B["),
	STR0(" OR "),
	STR0("said:"),
};

static void
put_token(struct buf *out, uint64_t *state)
{
	buf_put(out,
		tokens[random_below(state, sizeof tokens / sizeof *tokens)]);
}

/* s changed at one place, into out. */
static void
change(struct buf *out, str s, uint64_t *state)
{
	size_t at = random_below(state, s.n + 1);
	size_t length = random_below(state, 16);

	buf_reset(out);
	buf_put(out, str_take(s, at));
	switch (random_next(state) % 6) {
	case 0: buf_putc(out, (char)random_next(state)); break;
	case 1: at += length; break;
	case 2: put_token(out, state); break;
	case 3: at = s.n; break;
	case 4:
		for (size_t i = 0; i <= length; i++)
			buf_put(out, str_slice(s, at, at + length));
		break;
	case 5:
		put_token(out, state);
		at += length;
		break;
	}
	buf_put(out, str_skip(s, at));
}

static void
write_last(str s)
{
	FILE *f = fopen(last_path, "wb");

	if (!f)
		return;
	fwrite(s.s, 1, s.n, f);
	fclose(f);
}

static void
run(str s)
{
	/* A copy of its own, so that a sanitizer sees reads beyond it. */
	uint8_t *bytes = malloc(s.n ? s.n : 1);

	if (!bytes)
		arena_exhausted();
	if (s.n)
		memcpy(bytes, s.s, s.n);
	LLVMFuzzerTestOneInput(bytes, s.n);
	free(bytes);
}

static void
run_changed(const struct seeds *seeds, uint64_t runs, double seconds)
{
	uint64_t state = 0x9E3779B97F4A7C15u, done = 0;
	clock_t end = clock() + (clock_t)(seconds * CLOCKS_PER_SEC);
	struct buf a = { .max = INPUT_MAX }, b = { .max = INPUT_MAX };

	while (seeds->n && done < runs && (seconds <= 0 || clock() < end)) {
		str s = seeds->v[random_below(&state, seeds->n)];

		buf_reset(&a);
		buf_put(&a, str_take(s, INPUT_MAX / 2));
		for (size_t i = random_below(&state, CHANGES_MAX) + 1; i--;) {
			change(&b, buf_str(&a), &state);
			struct buf swap = a;
			a = b;
			b = swap;
		}
		write_last(buf_str(&a));
		run(buf_str(&a));
		done++;
	}
	remove(last_path);
	printf("%llu changed inputs\n", (unsigned long long)done);
	buf_free(&a);
	buf_free(&b);
}

static bool
add_seed(const char *path, struct arena *perm, struct seeds *seeds)
{
	struct file f;
	struct err e;

	if (!file_open(path, &f, &e)) {
		clean_report("%s", e.text);
		return false;
	}
	*vec_push(perm, seeds) = arena_copy(perm, f.bytes);
	file_close(&f);
	return true;
}

static bool
add_seeds(const char *path, struct arena *perm, struct seeds *seeds)
{
	struct paths paths = { 0 };
	struct err e;

	if (!file_is_folder(path))
		return add_seed(path, perm, seeds);
	if (!file_walk(path, perm, &paths, &e)) {
		clean_report("%s", e.text);
		return false;
	}
	for (size_t i = 0; i < paths.n; i++)
		if (!add_seed(paths.v[i].s, perm, seeds))
			return false;
	return true;
}

int
main(int argc, char **argv)
{
	struct arena arena = { 0 };
	struct seeds seeds = { 0 };
	uint64_t runs = 0;
	double seconds = 0;

	for (int i = 1; i < argc; i++) {
		if (strncmp(argv[i], "-runs=", 6) == 0)
			runs = strtoull(argv[i] + 6, NULL, 10);
		else if (strncmp(argv[i], "-max_total_time=", 16) == 0)
			seconds = atof(argv[i] + 16);
		else if (argv[i][0] != '-' &&
			 !add_seeds(argv[i], &arena, &seeds))
			return 1;
	}
	for (size_t i = 0; i < seeds.n; i++)
		run(seeds.v[i]);
	printf("%zu inputs\n", seeds.n);
	if (runs || seconds > 0)
		run_changed(&seeds, runs ? runs : UINT64_MAX, seconds);
	arena_free(&arena);
	return 0;
}
