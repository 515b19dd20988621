/*
 * Prints what a shell completes, from the tables of verbs and options:
 *	make-completion bash|zsh|fish
 * Paths are completed by the shell itself where a verb takes them.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define N_(text) text

enum takes { PATHS, QUERY, NOTHING };

static const struct {
	const char *name;
	enum takes takes;
	const char *help;
} verbs[] = {
#define VERB(id, name, arguments, takes, least, help) { name, takes, help },
#include "cli/verbs.def"
};

static const struct {
	const char *name, *value, *verbs, *help;
} options[] = {
#define OPTION(id, name, value, verbs, help) { name, value, verbs, help },
#include "cli/options.def"
};

enum {
	VERBS = sizeof verbs / sizeof *verbs,
	OPTIONS = sizeof options / sizeof *options,
};

/* Is the verb one of those listed, blanks between? */
static bool
listed(const char *list, const char *verb)
{
	size_t n = strlen(verb);

	if (strcmp(list, "*") == 0)
		return true;
	for (const char *at = list; (at = strstr(at, verb)); at += n)
		if ((at == list || at[-1] == ' ') &&
			(at[n] == ' ' || at[n] == 0))
			return true;
	return false;
}

/* Within single quotes of a shell. */
static void
put_quoted(const char *text)
{
	putchar('\'');
	for (; *text; text++)
		if (*text == '\'')
			fputs("'\\''", stdout);
		else
			putchar(*text);
	putchar('\'');
}

/* "zh|en": its words; else nothing. */
static void
put_choices(const char *value)
{
	for (; *value && strchr(value, '|') == NULL; value = "")
		;
	for (; *value; value++)
		putchar(*value == '|' ? ' ' : *value);
}

static bool
has_choices(const char *value)
{
	return strchr(value, '|') != NULL;
}

static void
put_bash(void)
{
	puts("_jianbao()\n{\n"
	     "\tlocal cur=${COMP_WORDS[COMP_CWORD]} before="
	     "${COMP_WORDS[COMP_CWORD-1]} verb= word\n"
	     "\tfor word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
	     "\t\t[[ $word == -* ]] || { verb=$word; break; }\n"
	     "\tdone\n"
	     "\tcase $before in");
	for (int i = 0; i < OPTIONS; i++)
		if (has_choices(options[i].value)) {
			printf("\t--%s) COMPREPLY=($(compgen -W '",
				options[i].name);
			put_choices(options[i].value);
			puts("' -- \"$cur\")); return;;");
		}
	puts("\tesac\n"
	     "\tlocal options paths=\n"
	     "\tcase $verb in\n"
	     "\t'')");
	fputs("\t\toptions='", stdout);
	for (int i = 0; i < VERBS; i++)
		printf("%s ", verbs[i].name);
	puts("';;");
	for (int v = 0; v < VERBS; v++) {
		printf("\t%s)\n\t\toptions='", verbs[v].name);
		for (int i = 0; i < OPTIONS; i++)
			if (listed(options[i].verbs, verbs[v].name))
				printf("--%s ", options[i].name);
		printf("'%s;;\n", verbs[v].takes == PATHS ? " paths=1" : "");
	}
	puts("\tesac\n"
	     "\tCOMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))\n"
	     "\t[[ -n $paths && $cur != -* ]] && "
	     "COMPREPLY+=($(compgen -f -- \"$cur\"))\n"
	     "}\n"
	     "complete -o filenames -F _jianbao jianbao");
}

static void
put_zsh_options(const char *verb)
{
	for (int i = 0; i < OPTIONS; i++) {
		if (!listed(options[i].verbs, verb))
			continue;
		printf(" \\\n\t\t'--%s[", options[i].name);
		for (const char *s = options[i].help; *s; s++)
			fputs(*s == '\''    ? "'\\''"
				: *s == '[' ? "\\["
				: *s == ']' ? "\\]"
					    : (char[]){ *s, 0 },
				stdout);
		putchar(']');
		if (has_choices(options[i].value)) {
			fputs(":value:(", stdout);
			put_choices(options[i].value);
			putchar(')');
		} else if (*options[i].value) {
			fputs(":value:_files", stdout);
		}
		putchar('\'');
	}
}

static void
put_zsh(void)
{
	puts("#compdef jianbao\n"
	     "local -a verbs\n"
	     "verbs=(");
	for (int i = 0; i < VERBS; i++) {
		char line[256];

		snprintf(line, sizeof line, "%s:%s", verbs[i].name,
			verbs[i].help);
		putchar('\t');
		put_quoted(line);
		putchar('\n');
	}
	puts(")\n"
	     "if (( CURRENT == 2 )); then\n"
	     "\t_describe verb verbs\n"
	     "\treturn\n"
	     "fi\n"
	     "case $words[2] in");
	for (int v = 0; v < VERBS; v++) {
		printf("%s)\n\t_arguments", verbs[v].name);
		put_zsh_options(verbs[v].name);
		puts(verbs[v].takes == PATHS ? " '*:file:_files';;" : ";;");
	}
	puts("esac");
}

static void
put_fish(void)
{
	puts("complete -c jianbao -n __fish_use_subcommand -f");
	for (int i = 0; i < VERBS; i++) {
		printf("complete -c jianbao -n __fish_use_subcommand -a %s -d ",
			verbs[i].name);
		put_quoted(verbs[i].help);
		putchar('\n');
		if (verbs[i].takes != PATHS)
			printf("complete -c jianbao -n "
			       "'__fish_seen_subcommand_from %s' -f\n",
				verbs[i].name);
	}
	for (int i = 0; i < OPTIONS; i++) {
		fputs("complete -c jianbao", stdout);
		if (strcmp(options[i].verbs, "*") != 0)
			printf(" -n '__fish_seen_subcommand_from %s'",
				options[i].verbs);
		printf(" -l %s -d ", options[i].name);
		put_quoted(options[i].help);
		if (has_choices(options[i].value)) {
			fputs(" -xa '", stdout);
			put_choices(options[i].value);
			putchar('\'');
		} else if (*options[i].value) {
			fputs(" -r", stdout);
		}
		putchar('\n');
	}
}

int
main(int argc, char **argv)
{
	const char *shell = argc > 1 ? argv[1] : "";

	if (strcmp(shell, "bash") == 0)
		put_bash();
	else if (strcmp(shell, "zsh") == 0)
		put_zsh();
	else if (strcmp(shell, "fish") == 0)
		put_fish();
	else
		return 2;
	return ferror(stdout) || fflush(stdout) != 0;
}
