#include "tui/children/taking.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/room.h"
#include "content/html/url.h"
#include "tui/app.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TAKEN_MAX = 64, OFFERED_MAX = 4096 };

/* "~/" is the reader's own folder, as in a shell; a name that begins with a
 * dash is no option. */
static str
whole_path(str text, struct arena *a)
{
	const char *home = getenv("HOME");

	if (home && str_starts(text, STR("~/")))
		return arena_printf(
			a, "%s%.*s", home, STR_ARG(str_skip(text, 1)));
	if (str_starts(text, STR("-")))
		return arena_printf(a, "./%.*s", STR_ARG(text));
	return (str){ arena_cstr(a, text), text.n };
}

/* A list of feeds that another program has written. */
static bool
is_list(str what)
{
	return !url_is_web(what) &&
	       (str_ends(what, STR(".opml")) || str_ends(what, STR(".xml")));
}

/* The first of them, and how many more. */
static str
in_short(str what, size_t n, struct arena *a)
{
	str first = STR("");

	while (str_line(&what, &first) && str_trim(first).n == 0)
		;
	return n > 1 ? arena_printf(a, _("%.*s and %zu more"),
			       STR_ARG(str_trim(first)), n - 1)
		     : str_trim(first);
}

enum outcome
taking_begin(struct app *app, enum command command, str what, struct err *e)
{
	const char *words[TAKEN_MAX + 4] = { "--progress", "--turn" };
	size_t n = 2;
	str all = what, one;

	if (command == COMMAND_FOLLOW && is_list(what))
		words[n++] = "--opml";
	size_t options = n;
	while (n - options < TAKEN_MAX && str_line(&what, &one))
		if (str_trim(one).n)
			words[n++] = whole_path(str_trim(one), &app->frame).s;
	words[n] = NULL;
	if (n == options)
		return OUTCOME_DONE;
	return fetching_take(app, in_short(all, n - options, &app->frame),
		command == COMMAND_ADD ? "add" : "follow", words, e);
}

static bool
answered(struct app *app, void *ctx, str text, struct err *e)
{
	const enum command *command = ctx;
	str dropped = taking_dropped(text, &app->frame);

	/* On the line it is as terminals give it, unless it is a name. */
	if (dropped.n && access(whole_path(text, &app->frame).s, F_OK) != 0)
		text = dropped;
	return taking_begin(app, *command, text, e) != OUTCOME_FAILED;
}

static int
by_name(const void *a, const void *b)
{
	return str_cmp(*(const str *)a, *(const str *)b);
}

static bool
is_folder(int dir, const struct dirent *entry)
{
	struct stat s;

	return entry->d_type == DT_DIR ||
	       (entry->d_type != DT_REG &&
		       fstatat(dir, entry->d_name, &s, 0) == 0 &&
		       S_ISDIR(s.st_mode));
}

/* The files of a folder that begin like what is typed, folders with a slash;
 * those with a dot in front only where that is typed. */
static void
offer_paths(struct question *q, str typed)
{
	size_t slash = str_find_last(typed, STR("/"));
	str folder = slash == STR_NONE ? STR("") : str_take(typed, slash + 1);
	str name = str_skip(typed, folder.n);
	str path = folder.n ? whole_path(folder, &q->arena) : STR("./");
	DIR *dir = url_is_web(typed) ? NULL : opendir(path.s);
	const struct dirent *entry;

	q->words = (struct strs){ 0 };
	while (dir && q->words.n < OFFERED_MAX && (entry = readdir(dir))) {
		str found = str_of(entry->d_name);

		if (!str_starts(found, name) ||
			(found.s[0] == '.' && name.n == 0))
			continue;
		*vec_push(&q->arena, &q->words) = arena_printf(&q->arena,
			is_folder(dirfd(dir), entry) ? "%.*s%.*s/" : "%.*s%.*s",
			STR_ARG(folder), STR_ARG(found));
	}
	if (dir)
		closedir(dir);
	if (q->words.n)
		qsort(q->words.v, q->words.n, sizeof *q->words.v, by_name);
}

enum outcome
taking_ask(struct app *app, enum command command, struct err *e)
{
	bool add = command == COMMAND_ADD;

	(void)e;
	if (!fetching_may(app))
		return OUTCOME_DONE;
	struct question *q =
		question_begin(app, add ? _("take in") : _("follow"), STR(""));
	enum command *ctx = arena_new(&q->arena, enum command, 1);

	*ctx = command;
	q->ctx = ctx;
	q->answered = answered;
	q->offer = offer_paths;
	q->hint = add ? _("a file, a folder or an address")
		      : _("an address, or the file of a list (OPML)");
	return OUTCOME_DONE;
}

/* Behind "file://HOST", with %20 and the like. */
static str
file_path(str url, struct arena *a)
{
	str rest = str_skip(url, 7);
	size_t slash = str_find_byte(rest, '/'), n = 0;

	if (slash == STR_NONE)
		return STR("");
	rest = str_skip(rest, slash);
	char *out = arena_new(a, char, rest.n + 1);
	for (size_t i = 0; i < rest.n; i++) {
		bool coded = rest.s[i] == '%' && i + 2 < rest.n &&
			     ascii_hex(rest.s[i + 1]) >= 0 &&
			     ascii_hex(rest.s[i + 2]) >= 0;

		out[n++] = coded ? (char)(ascii_hex(rest.s[i + 1]) * 16 +
					   ascii_hex(rest.s[i + 2]))
				 : rest.s[i];
		i += coded ? 2 : 0;
	}
	return (str){ out, n };
}

/* Terminals paste the end of a line as that of the Enter key. */
static bool
is_between(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* One word as a shell reads it. */
static str
shell_word(str *rest, struct arena *a)
{
	char *out = arena_new(a, char, rest->n + 1), quote = 0;
	size_t n = 0, i = 0;

	*rest = str_trim(*rest);
	for (; i < rest->n; i++) {
		char c = rest->s[i];

		if (c == quote)
			quote = 0;
		else if (!quote && (c == '\'' || c == '"'))
			quote = c;
		else if (!quote && is_between(c))
			break;
		else if (c == '\\' && quote != '\'' && i + 1 < rest->n)
			out[n++] = rest->s[++i];
		else
			out[n++] = c;
	}
	*rest = str_skip(*rest, i);
	return (str){ out, n };
}

static bool
is_taken(str word)
{
	for (size_t i = 0; i < word.n; i++)
		if ((unsigned char)word.s[i] < ' ')
			return false;
	return url_is_web(word) || str_starts(word, STR("/")) ||
	       str_starts(word, STR("~/"));
}

str
taking_dropped(str text, struct arena *a)
{
	struct buf all = { 0 };
	bool ok = true;

	text = str_trim(text);
	for (size_t n = 0; ok && text.n; n++) {
		str word = shell_word(&text, a);

		if (str_starts(word, STR("file://")))
			word = file_path(word, a);
		ok = n < TAKEN_MAX && is_taken(word);
		buf_printf(&all, n ? "\n%.*s" : "%.*s", STR_ARG(word));
	}
	str what = ok ? arena_copy(a, buf_str(&all)) : STR("");
	buf_free(&all);
	return what;
}
