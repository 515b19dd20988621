/*
 * What each key of each view costs: `bench_keys [-v] COMMAND ARGUMENT...` runs
 * the explorer on a pseudo-terminal of 120x40, goes to every place, presses
 * every key that tui/commands.def gives it there, and reads what the first
 * thread, and the whole process, used of a processor until it was quiet again.
 * Keys above LIMIT (environment; 5 ms) are listed, all of them with -v; the
 * result is 1 when there is one.  RUNS (environment; 2) walks are made, and
 * the least of what a key cost counts.  At last the memory is printed after
 * each step of a reader's walk.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench_pty.h"

enum { QUIET_MS = 40, FIRST_MS = 10000, LINES = 40, COLUMNS = 120 };

static int tty;
static pid_t pid;

/* ONE for a key that is held, else 1. */
struct walk {
	const char *place;  /* what is printed */
	char letter;        /* of commands.def */
	const char *go;     /* from anywhere that Esc and Q's like left */
	const char *before; /* each key: to where it is pressed */
};

static const struct walk walks[] = {
	{ "articles", 'N', "1g", "" },
	{ "articles, at the end", 'N', "1G", "" },
	{ "players", 'W', "2g", "" },
	{ "players, at the end", 'W', "2G", "" },
	{ "quotes", 'L', "3g", "" },
	{ "quotes, at the end", 'L', "3G", "" },
	{ "figures", 'L', "4g", "" },
	{ "figures, at the end", 'L', "4G", "" },
	{ "feeds", 'D', "5g", "" },
	{ "searches", 'S', "6g", "" },
	{ "notes", 'S', "7g", "" },
	{ "settings", 'E', "=g", "" },
	{ "an article", 'A', "1gjj\r", "" },
	{ "its source", 'O', "1gjj\rO", "" },
	{ "a card", 'C', "2g\r", "" },
	{ "a search", 'R', "1/经济\033", "" },
	{ "the palette", 'P', "1:", "" },
	{ "the help", 'H', "1?", "" },
};

/* Typed one letter at a time: what each costs. */
static const struct {
	const char *place, *go, *text;
} typed[] = {
	{ "& articles", "1g&", "经济ab" },
	{ "& players", "2g&", "李小ab" },
	{ "& quotes", "3g&", "市场ab" },
	{ "& figures", "4g&", "增长ab" },
	{ "& feeds", "5g&", "ab" },
	{ "& card", "2g\r&", "经济" },
	{ "& search", "1/经济\033&", "市场" },
	{ "& article", "1gjj\r&", "的是" },
	{ "/ search", "1/", "人工智能wxyy" },
	{ "/ fields", "1/", "player:李 said:价格" },
	{ ": palette", "1:", "star" },
	{ "# tags", "1g#", "ab" },
};

/* A command's keys, as bytes; what ends the walk or stops the program is
 * left out. */
static const struct {
	const char *name, *keys, *places;
} commands[] = {
#define COMMAND(id, name, keys, places, hint, help) { name, keys, places },
#include "tui/commands.def"
};

enum { COMMANDS = sizeof commands / sizeof *commands };
enum { WALKS = sizeof walks / sizeof *walks };
enum { TYPED = sizeof typed / sizeof *typed };
enum { RESULTS_MAX = 4096 };

static struct result {
	char what[80];
	double first, all;
	bool twice;
} results[RESULTS_MAX];
static size_t n_results, at_result;

static const char *last_place, *last_key;

static void
gone(void)
{
	int status = 0;

	waitpid(pid, &status, 0);
	printf("it ended, status %#x, at %s: %s\n", (unsigned)status,
		last_place ? last_place : "the start",
		last_key ? last_key : "none");
	exit(2);
}

/* Reads until nothing came, and the first thread did nothing, for a while. */
static void
settle(int patience_ms)
{
	double begin = bench_now(), used = bench_first(pid);
	char buffer[65536];

	while (bench_now() - begin < FIRST_MS) {
		bool ready = bench_ready(tty, patience_ms);

		if (ready && read(tty, buffer, sizeof buffer) <= 0)
			gone();
		double before = used;
		used = bench_first(pid);
		if (!ready && used - before < 0.05)
			return;
		if (ready)
			patience_ms = QUIET_MS;
	}
}

static void
send_keys(const char *keys, size_t n)
{
	if (write(tty, keys, n) != (ssize_t)n)
		exit(2);
}

static void
begin(char **argv)
{
	pid = bench_pty(argv, LINES, COLUMNS, &tty);
	settle(500);
}

/* Esc leaves what is typed, chosen or asked; so often is enough. */
static void
leave_all(void)
{
	for (int i = 0; i < 3; i++) {
		send_keys("\033", 1);
		settle(130);
	}
}

static void
end(void)
{
	char buffer[65536];

	leave_all();
	send_keys("1Q", 2);
	while (read(tty, buffer, sizeof buffer) > 0)
		;
	close(tty);
	waitpid(pid, NULL, 0);
}

static void
keep(const char *place, const char *what, double first, double all)
{
	struct result *r = &results[at_result++];

	if (at_result > RESULTS_MAX)
		exit(2);
	if (at_result > n_results) {
		n_results = at_result;
		snprintf(r->what, sizeof r->what, "%s: %s", place, what);
	}
	if (!r->twice || first < r->first)
		r->first = first;
	if (!r->twice || all < r->all)
		r->all = all;
	r->twice = true;
}

/* So many keys at once, what each of them costs. */
static void
press_all(const char *place, const char *what, const char *keys, size_t n,
	int times)
{
	double first = bench_first(pid), all = bench_all(pid);

	last_place = place;
	last_key = what;
	send_keys(keys, n);
	settle(QUIET_MS);
	if (keys[n - 1] == 0x1B) /* Esc might begin a key of more bytes */
		settle(150);
	keep(place, what, (bench_first(pid) - first) / times,
		(bench_all(pid) - all) / times);
}

static void
press(const char *place, const char *what, const char *keys, size_t n)
{
	press_all(place, what, keys, n, 1);
}

static void
go(const char *keys)
{
	for (const char *k = keys; *k; k++) {
		send_keys(k, 1);
		if (*k == 0x1B || (unsigned char)*k < 0x80)
			settle(*k == 0x1B ? 130 : QUIET_MS);
	}
	settle(QUIET_MS);
}

/* The bytes of the first key in a list of names. */
static size_t
bytes_of(const char *names, char out[16])
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

static bool
is_left_out(const char *name)
{
	static const char *const left_out[] = { "quit", "leave", "suspend",
		"refresh", "fetch", "keep-setting" };

	for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++)
		if (strcmp(left_out[i], name) == 0)
			return true;
	return false;
}

/* Does it leave something open that takes letters? */
static bool
asks_for_more(const char *name)
{
	static const char *const asking[] = { "search", "command", "filter",
		"find", "tag", "note", "set-mark", "go-mark", "labels",
		"outline", "help", "correct", "only", "save-search", "set",
		"rename", "open" };

	for (size_t i = 0; i < sizeof asking / sizeof *asking; i++)
		if (strcmp(asking[i], name) == 0)
			return true;
	return false;
}

static void
walk(const struct walk *w)
{
	char bytes[16], what[64];

	leave_all();
	for (int i = 0; i < COMMANDS; i++) {
		const char *name = commands[i].name;

		if (is_left_out(name) ||
			(!strchr(commands[i].places, '*') &&
				!strchr(commands[i].places, w->letter)))
			continue;
		go(w->go);
		size_t n = bytes_of(commands[i].keys, bytes);
		press(w->place, name, bytes, n);
		snprintf(what, sizeof what, "%s, again", name);
		press(w->place, what, bytes, n);
		if (strcmp(name, "all-read") == 0 ||
			strcmp(name, "archive") == 0 ||
			strcmp(name, "delete") == 0 ||
			strcmp(name, "read") == 0) {
			snprintf(what, sizeof what, "undo of %s", name);
			press(w->place, what, "u", 1);
			send_keys("u", 1);
			settle(QUIET_MS);
		}
		if (asks_for_more(name) || strchr("AOPH", w->letter))
			leave_all();
	}
}

static size_t
rune_bytes(const char *s)
{
	size_t n = 1;

	while (((unsigned char)s[n] & 0xC0) == 0x80)
		n++;
	return n;
}

static void
type(size_t i)
{
	char what[64];

	leave_all();
	go(typed[i].go);
	for (const char *s = typed[i].text; *s; s += rune_bytes(s)) {
		snprintf(what, sizeof what, "%.*s", (int)rune_bytes(s), s);
		press(typed[i].place, what, s, rune_bytes(s));
	}
	press(typed[i].place, "Backspace", "\x7f", 1);
	press(typed[i].place, "Esc", "\033", 1);
}

static void
hold(const char *place, const char *to, const char *key)
{
	char keys[40 * 4], what[64];
	size_t n = strlen(key);

	leave_all();
	go(to);
	for (size_t i = 0; i < 40; i++)
		memcpy(keys + i * n, key, n);
	snprintf(what, sizeof what, "%s, each of 40 at once",
		*key == ' '    ? "Space"
		: *key == '\t' ? "Tab"
			       : key);
	press_all(place, what, keys, 40 * n, 40);
}

static void
tell_memory(const char *after)
{
	printf("%-28s %5.1f MiB resident (%.1f its own, %.1f of files), at "
	       "most %.1f\n",
		after, bench_memory(pid, "VmRSS:"),
		bench_memory(pid, "RssAnon:"), bench_memory(pid, "RssFile:"),
		bench_memory(pid, "VmHWM:"));
}

static void
read_along(void)
{
	static const char *const words[] = { "经济", "人工智能", "市场", "wxyy",
		"价格", "GPT", "大学", "中国", "公司 增长", "的", "player:李",
		"said:价格" };

	tell_memory("memory, at the start");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		go("1/");
		go(words[i]);
		go("\033");
	}
	tell_memory("after a dozen searches");
	for (const char *k = "234"; *k; k++) {
		char name[32];

		go((char[]){ *k, 0 });
		snprintf(name, sizeof name, "after %c", *k);
		tell_memory(name);
		go("G");
		snprintf(name, sizeof name, "after %c and G", *k);
		tell_memory(name);
	}
	go("1gj\r");
	tell_memory("in an article");
	go("1");
	tell_memory("and back");
}

static int
by_cost(const void *a, const void *b)
{
	const struct result *x = a, *y = b;

	return (x->first < y->first) - (x->first > y->first);
}

static int
tell(bool verbose)
{
	const char *most = getenv("LIMIT");
	double limit = most ? atof(most) : 5;
	size_t over = 0;

	qsort(results, n_results, sizeof *results, by_cost);
	for (size_t i = 0; i < n_results; i++) {
		const struct result *r = &results[i];

		over += r->first > limit;
		if (verbose || r->first > limit || r->all > limit)
			printf("%7.1f ms, %7.1f ms of all threads  %s\n",
				r->first, r->all, r->what);
	}
	printf("keys: %zu pressed, %zu above %g ms, the dearest %.1f ms\n",
		n_results, over, limit, n_results ? results[0].first : 0);
	return over > 0;
}

int
main(int argc, char **argv)
{
	const char *times = getenv("RUNS"), *only = getenv("ONLY");
	bool verbose = argc > 1 && strcmp(argv[1], "-v") == 0;

	argv += 1 + verbose;
	if (!*argv)
		return 2;
	for (int run = times ? atoi(times) : 2; run-- > 0;) {
		at_result = 0;
		begin(argv);
		for (int i = 0; i < WALKS; i++)
			if (!only || strstr(walks[i].place, only))
				walk(&walks[i]);
		for (size_t i = 0; i < TYPED; i++)
			if (!only || strstr(typed[i].place, only))
				type(i);
		for (int i = 0; i < 8 && !only; i++)
			hold(walks[i].place, walks[i].go,
				i % 2 ? "k"
				: i   ? " "
				      : "\t");
		end();
	}
	begin(argv);
	read_along();
	end();
	return tell(verbose);
}
