/*
 * What each key of each view costs: `bench_keys [-v] COMMAND ARGUMENT...` runs
 * the explorer on a pseudo-terminal, goes to every place, presses every key
 * that tui/config/commands.def gives it there, and reads what the first thread,
 * and the whole process, used of a processor until it was quiet again.  Keys
 * above LIMIT (environment; 5 ms) are listed, all of them with -v; the result
 * is 1 when there is one, or it never came to rest.  RUNS (2) walks are made,
 * and the least of what a key cost counts; ONLY walks the places with that in
 * their name; LINES and COLUMNS are those of the terminal (40, 120).  Places
 * that took more than MEMORY (30 MiB) are listed, too, in a process that has
 * been in all before.  At last the memory is printed after each step of a
 * reader's walk.  bench_reader makes the state of somebody who has read for
 * long, and feeds.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/bench_hand.h"
#include "tests/bench_pty.h"
#include "tests/bench_tally.h"

enum { HELD = 40 /* keys at once */ };

static struct hand hand;
static double memory_max; /* MiB; 0: all are told */

static const struct walk {
	const char *place;
	char letter;    /* of commands.def */
	const char *go; /* from anywhere that Esc leaves */
} walks[] = {
	{ "articles", 'N', "1g" },
	{ "articles, at the end", 'N', "1G" },
	{ "players", 'W', "2g" },
	{ "players, at the end", 'W', "2G" },
	{ "quotes", 'L', "3g" },
	{ "quotes, at the end", 'L', "3G" },
	{ "figures", 'L', "4g" },
	{ "figures, at the end", 'L', "4G" },
	{ "feeds", 'D', "5g" },
	{ "a feed", 'N', "5g\r" },
	{ "searches", 'S', "6g" },
	{ "notes", 'S', "7g" },
	{ "settings", 'E', "=g" },
	{ "an article", 'A', "1gjj\r" },
	{ "an article, at the end", 'A', "1gjj\rG" },
	{ "the outline", 'A', "1gjj\ro" },
	{ "its source", 'O', "1gjj\rO" },
	{ "a card", 'C', "2g\r" },
	{ "a card, at the end", 'C', "2g\rG" },
	{ "an exchange", 'L', "2gx\r" },
	{ "a search", 'R', "1/经济\033" },
	{ "a search, at the end", 'R', "1/经济\033G" },
	{ "a rare search", 'R', "1/GPT 芯片\033" },
	{ "the palette", 'P', "1:" },
	{ "the help", 'H', "1?" },
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
	{ "& a feed", "5g\r&", "经济" },
	{ "& card", "2g\r&", "经济" },
	{ "& search", "1/经济\033&", "市场" },
	{ "& article", "1gjj\r&", "的是" },
	{ "& notes", "7g&", "look" },
	{ "/ search", "1/", "人工智能wxyy" },
	{ "/ fields", "1/", "player:李 said:价格" },
	{ "/ tags", "1/", "tag:ai is:unread" },
	{ ": palette", "1:", "star" },
	{ "# tags", "1g#", "ab" },
	{ "x exchange", "2gx", "李ab" },
	{ "c correct", "2gc", "m李a" },
	{ "c note", "1gjj\rc", "ab" },
	{ "f labels", "1gf", "a" },
	{ "` place", "1`", "c" },
	{ "A take in", "1A", "/x" },
	{ "e export", "1ge", "/x" },
};

static const struct {
	const char *name, *keys, *places;
} commands[] = {
#define COMMAND(id, name, keys, places, hint, help) { name, keys, places },
#include "tui/config/commands.def"
};

enum { COMMANDS = sizeof commands / sizeof *commands };
enum { WALKS = sizeof walks / sizeof *walks };
enum { TYPED = sizeof typed / sizeof *typed };

static bool
is_one_of(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (strcmp(*names, name) == 0)
			return true;
	return false;
}

/* What ends the walk, stops the program or waits for the network. */
static bool
is_left_out(const char *name, const struct walk *w)
{
	static const char *const names[] = { "quit", "suspend", "fetch",
		"refresh", NULL };

	/* Undone settings would be other keys in the places behind. */
	return is_one_of(name, names) ||
	       (w->letter == 'E' && strcmp(name, "undo") == 0) ||
	       (strcmp(name, "leave") == 0 && strchr("15", *w->go) &&
		       w->letter == 'N');
}

/* Does it leave something open that takes letters? */
static bool
asks_for_more(const char *name)
{
	static const char *const names[] = { "search", "command", "filter",
		"find", "tag", "note", "set-mark", "go-mark", "labels",
		"outline", "help", "correct", "only", "save-search", "set",
		"rename", "open", "export", "exchange", "add", "follow",
		"leave", NULL };

	return is_one_of(name, names);
}

static bool
is_undone(const char *name)
{
	static const char *const names[] = { "all-read", "archive", "delete",
		"read", NULL };

	return is_one_of(name, names);
}

/* So often that orders and choices are as before. */
static int
times(const char *name, char letter)
{
	static const struct {
		const char *name;
		char letter;
		int times;
	} rounds[] = {
		{ "sort", 'N', 5 },
		{ "sort", 'W', 4 },
		{ "sort", 'D', 3 },
		{ "open", 'E', 4 }, /* the sets of keys */
		{ "which", 'N', 4 },
		{ "leave", 0, 1 },
	};

	for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++)
		if (strcmp(rounds[i].name, name) == 0 &&
			(!rounds[i].letter || rounds[i].letter == letter))
			return rounds[i].times;
	return 2;
}

static void
press(const char *place, const char *what, const char *keys, size_t n)
{
	hand.place = place;
	hand.key = what;
	tally_put(place, what, hand_press(&hand, keys, n));
}

static void
undo(const char *place, const char *name)
{
	char what[64];

	snprintf(what, sizeof what, "undo of %s", name);
	press(place, what, "u", 1);
	hand_go(&hand, "u");
}

static void
press_command(const struct walk *w, const char *name, const char *keys)
{
	char bytes[16], what[64];
	size_t n = hand_key(keys, bytes);

	hand_go(&hand, w->go);
	for (int i = 1, most = times(name, w->letter); i <= most; i++) {
		snprintf(what, sizeof what, i > 1 ? "%s, %d" : "%s", name, i);
		press(w->place, what, bytes, n);
	}
	if (is_undone(name))
		undo(w->place, name);
	if (asks_for_more(name) || strchr("AOPH", w->letter))
		hand_leave(&hand);
}

static void
tell_memory(const char *after)
{
	printf("%-28s %5.1f MiB resident (%.1f its own, %.1f of files), at "
	       "most %.1f\n",
		after, bench_memory(hand.pid, "VmRSS:"),
		bench_memory(hand.pid, "RssAnon:"),
		bench_memory(hand.pid, "RssFile:"),
		bench_memory(hand.pid, "VmHWM:"));
}

/* What was in memory since bench_begin_peak. */
static void
tell_peak(const char *place)
{
	if (bench_memory(hand.pid, "VmHWM:") > memory_max)
		tell_memory(place);
}

static void
walk(const struct walk *w)
{
	bench_begin_peak(hand.pid);
	hand_leave(&hand);
	for (int i = 0; i < COMMANDS; i++) {
		const char *places = commands[i].places;

		if (!is_left_out(commands[i].name, w) &&
			(strchr(places, '*') || strchr(places, w->letter)))
			press_command(w, commands[i].name, commands[i].keys);
	}
	tell_peak(w->place);
}

static void
type(size_t i)
{
	char what[64];

	bench_begin_peak(hand.pid);
	hand_leave(&hand);
	hand_go(&hand, typed[i].go);
	for (const char *s = typed[i].text; *s;) {
		size_t n = hand_rune_bytes(s);

		snprintf(what, sizeof what, "%.*s", (int)n, s);
		press(typed[i].place, what, s, n);
		s += n;
	}
	press(typed[i].place, "Backspace", "\x7f", 1);
	press(typed[i].place, "Esc", "\033", 1);
	tell_peak(typed[i].place);
}

/* What each costs of so many at once. */
static void
hold(const struct walk *w, char key)
{
	char keys[HELD], what[64];

	hand_leave(&hand);
	hand_go(&hand, w->go);
	memset(keys, key, sizeof keys);
	struct effort all = hand_press(&hand, keys, sizeof keys);
	snprintf(what, sizeof what, "%s, each of %d at once",
		key == ' '    ? "Space"
		: key == '\t' ? "Tab"
			      : (char[]){ key, 0 },
		HELD);
	tally_put(w->place, what,
		(struct effort){ all.first / HELD, all.all / HELD });
}

static void
read_along(void)
{
	static const char *const words[] = { "经济", "人工智能", "市场", "wxyy",
		"价格", "GPT", "大学", "中国", "公司 增长", "的", "player:李",
		"said:价格" };

	tell_memory("memory, at the start");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		hand_go(&hand, "1/");
		hand_go(&hand, words[i]);
		hand_go(&hand, "\033");
	}
	tell_memory("after a dozen searches");
	for (const char *k = "234"; *k; k++) {
		char name[32];

		hand_go(&hand, (char[]){ *k, 0 });
		snprintf(name, sizeof name, "after %c", *k);
		tell_memory(name);
		hand_go(&hand, "G");
		snprintf(name, sizeof name, "after %c and G", *k);
		tell_memory(name);
	}
	hand_go(&hand, "1gj\r");
	tell_memory("in an article");
	hand_go(&hand, "1");
	tell_memory("and back");
}

static int
setting(const char *name, int otherwise)
{
	const char *value = getenv(name);

	return value ? atoi(value) : otherwise;
}

static void
begin(char **argv)
{
	hand_begin(&hand, argv, setting("LINES", 40), setting("COLUMNS", 120));
}

static void
walk_all(const char *only)
{
	tally_begin_walk();
	for (int i = 0; i < WALKS; i++)
		if (!only || strstr(walks[i].place, only))
			walk(&walks[i]);
	for (size_t i = 0; i < TYPED; i++)
		if (!only || strstr(typed[i].place, only))
			type(i);
	for (int i = 0; i < 8 && !only; i++)
		hold(&walks[i], i % 2 ? 'k' : i ? ' ' : '\t');
	tell_memory("after every key");
}

int
main(int argc, char **argv)
{
	bool verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
	const char *only = getenv("ONLY");

	memory_max = verbose ? 0 : setting("MEMORY", 30);
	argv += 1 + verbose;
	if (!*argv)
		return 2;
	for (int run = setting("RUNS", 2); run-- > 0;) {
		begin(argv);
		walk_all(only);
		hand_end(&hand);
	}
	begin(argv);
	read_along();
	hand_end(&hand);
	bool above = tally_tell(setting("LIMIT", 5), verbose);
	return above || hand.restless;
}
