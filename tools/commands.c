/* Prints COMMANDS.md: what the tables of the explorer say, as Markdown. */
#include <stdio.h>
#include <string.h>

#define N_(text) text

/* Several keys as code, a bar in one of them escaped for the table. */
static void
put_keys(const char *keys)
{
	for (const char *end; *keys; keys = *end ? end + 1 : end) {
		end = keys + strcspn(keys, " ");
		const char *fence = *keys == '`' ? "`` " : "`";
		const char *close = *keys == '`' ? " ``" : "`";

		printf("%s%.*s%s%s", fence, (int)(end - keys), keys, close,
			*end ? " " : "");
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
		{ 'L', "quotes, figures" },
		{ 'W', "players" },
		{ 'D', "feeds" },
		{ 'A', "an article" },
		{ 'C', "a card" },
		{ 'R', "results" },
		{ 'S', "searches and notes" },
		{ 'O', "the source" },
		{ 'P', "the palette" },
		{ 'H', "the help" },
		{ 'E', "the settings" },
	};

	if (*places == '*')
		places = "*";
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

static void
put_configuration(void)
{
	puts("\n# The configuration\n\n"
	     "`$XDG_CONFIG_HOME/jianbao/config`, or what `--config` or "
	     "`JIANBAO_CONFIG` name.  A line\nis one of\n\n"
	     "    set NAME VALUE\n"
	     "    bind KEY COMMAND...           several run one behind the "
	     "other\n"
	     "    bind KEY COMMAND WORDS ; ...  with what stands behind it in "
	     "the palette\n"
	     "    unbind KEY\n"
	     "    style NAME COLOUR ATTRIBUTE...    one of 256, red, "
	     "bright-red "
	     "and so on, default;\n"
	     "                                  bold dim underline reverse "
	     "italic\n"
	     "    feed WHICH SETTING VALUE\n\n"
	     "So `bind F5 star next-unread`, `bind F6 set pane next`, `bind "
	     "Ctrl-E tag ai\nsource:NAME ; down`.  Keys are named as above, "
	     "and F1 to F12; a letter that is pressed twice is written twice: "
	     "`ZZ`.\n\n"
	     "Lines that begin with `#` are passed over.  A wrong line is "
	     "named when the explorer\nopens, and the rest holds.\n\n"
	     "## Settings\n\n"
	     "| name | values | at first | what it does |\n"
	     "|---|---|---|---|");
#define SETTING(id, name, values, initial, help) \
	puts("| `" name "` | " values " | " initial " | " help " |");
#include "tui/config/settings.def"
	puts("\n## Settings of single feeds\n\n"
	     "    feed https://a.example/feed name The morning's papers\n"
	     "    feed *.example/* refresh 6h\n\n"
	     "WHICH is a feed's address or title; `*` in it stands for "
	     "anything, blanks too.  Of\nseveral lines that say the same of "
	     "a feed the last one holds.\n\n"
	     "| name | values | what it says |\n"
	     "|---|---|---|");
#define FEED_SETTING(id, name, values, help) \
	puts("| `" name "` | " values " | " help " |");
#include "store/feeds/feed_rule.def"
	puts("\n## Styles\n");
#define STYLE(id, name, ...) puts("- `" name "`");
#include "tui/config/style.def"
	puts("\n## Sets of keys\n\n"
	     "`set keys NAME`; what does not stand here is as above.\n\n"
	     "| set | key | commands |\n"
	     "|---|---|---|");
#define KEYSET(set, key, commands) \
	puts("| " set " | `" key "` | `" commands "` |");
#include "tui/config/keysets.def"
}

int
main(void)
{
	puts("# Commands of the explorer\n\n"
	     "Made from the tables in `tui/` by `make commands`; a test "
	     "compares them.  `?` shows\nthose of the place one is in, `:` "
	     "finds "
	     "them by name.\n\nWhat one needs while one reads has a key "
	     "without Shift, which "
	     "by itself turns\ninput methods on and off, in every set of keys; "
	     "`F2` finds the rest as `:` does.");
#define GROUP(id, help)                     \
	puts("\n## " help "\n\n"            \
	     "| key | does | name | in |\n" \
	     "|---|---|---|---|");
#define COMMAND(id, name, keys, places, hint, help) \
	put_command(name, keys, places, help);
#include "tui/config/commands.def"
	put_configuration();
	return 0;
}
