/*
 * Fills in the manual page: copies standard input to standard output and
 * puts the verbs, options and keys of the tables where a line says @VERBS@,
 * @OPTIONS@, @KEYS@ or @SETTINGS@.  Output is roff, man(7).
 */
#include <stdio.h>
#include <string.h>

#define N_(text) text

/* '-' and '\' as they are, no line as a request. */
static void
put(const char *s)
{
	if (*s == '.' || *s == '\'')
		fputs("\\&", stdout);
	for (; *s; s++)
		if (*s == '-')
			fputs("\\-", stdout);
		else if (*s == '\\')
			fputs("\\e", stdout);
		else
			putchar(*s);
}

static void
put_item(const char *bold, const char *italic, const char *help)
{
	fputs(".TP\n\\fB", stdout);
	put(bold);
	fputs("\\fR", stdout);
	if (*italic) {
		fputs(" \\fI", stdout);
		put(italic);
		fputs("\\fR", stdout);
	}
	putchar('\n');
	put(help);
	putchar('\n');
}

static void
put_verbs(void)
{
#define VERB(id, name, arguments, takes, least, help) \
	put_item(name, arguments, help);
#include "cli/verbs.def"
}

static void
put_option(const char *name, const char *value, const char *verbs,
	const char *help)
{
	char option[64];

	snprintf(option, sizeof option, "--%s", name);
	put_item(option, value, help);
	if (strcmp(verbs, "*") != 0) {
		fputs("(", stdout);
		put(verbs);
		fputs(")\n", stdout);
	}
}

static void
put_options(void)
{
#define OPTION(id, name, value, verbs, help) \
	put_option(name, value, verbs, help);
#include "cli/options.def"
}

static void
put_keys(void)
{
#define GROUP(id, help) printf(".SS %s\n", help);
#define COMMAND(id, name, keys, places, hint, help) put_item(keys, "", help);
#include "tui/config/commands.def"
}

static void
put_settings(void)
{
#define SETTING(id, name, values, initial, help) put_item(name, values, help);
#include "tui/config/settings.def"
}

static void
put_feed_settings(void)
{
#define FEED_SETTING(id, name, values, help) put_item(name, values, help);
#include "store/feeds/feed_rule.def"
}

int
main(void)
{
	char line[4096];

	while (fgets(line, sizeof line, stdin))
		if (strcmp(line, "@VERBS@\n") == 0)
			put_verbs();
		else if (strcmp(line, "@OPTIONS@\n") == 0)
			put_options();
		else if (strcmp(line, "@KEYS@\n") == 0)
			put_keys();
		else if (strcmp(line, "@SETTINGS@\n") == 0)
			put_settings();
		else if (strcmp(line, "@FEEDS@\n") == 0)
			put_feed_settings();
		else
			fputs(line, stdout);
	return ferror(stdin) || fflush(stdout) != 0;
}
