/* Prints COMMANDS.md: what tui/commands.def says, as Markdown. */
#include <stdio.h>
#include <string.h>

#define N_(text) text

/* Several keys as code, a bar in one of them escaped for the table. */
static void
put_keys(const char *keys)
{
	for (const char *end; *keys; keys = *end ? end + 1 : end) {
		end = keys + strcspn(keys, " ");
		printf("`%.*s`%s", (int)(end - keys), keys, *end ? " " : "");
	}
}

static void
put_places(const char *places)
{
	static const struct {
		char letter;
		const char *name;
	} names[] = {
		{ '*', "everywhere" },
		{ 'N', "articles" },
		{ 'L', "other lists" },
		{ 'A', "an article" },
		{ 'C', "a card" },
		{ 'R', "results" },
		{ 'P', "the palette" },
		{ 'H', "the help" },
	};

	for (const char *p = places; *p; p++)
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			if (names[i].letter == *p)
				printf("%s%s", p == places ? "" : ", ",
					names[i].name);
}

static void
put_command(const char *name, const char *keys, const char *places,
	const char *help)
{
	fputs("| ", stdout);
	put_keys(keys);
	printf(" | %s | `%s` | ", help, name);
	put_places(places);
	fputs(" |\n", stdout);
}

int
main(void)
{
	puts("# Commands of the explorer\n\n"
	     "Made from `tui/commands.def` by `make commands`; a test compares "
	     "the two.  `?` shows\nthose of the place one is in, `:` finds "
	     "them by name.");
#define GROUP(id, help)                     \
	puts("\n## " help "\n\n"            \
	     "| key | does | name | in |\n" \
	     "|---|---|---|---|");
#define COMMAND(id, name, keys, places, hint, help) \
	put_command(name, keys, places, help);
#include "tui/commands.def"
	return 0;
}
