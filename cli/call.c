#include "cli/call.h"

#include "base/clean.h"
#include "base/i18n.h"
#include "cli/paths.h"
#include "content/document.h"
#include "content/words/fold.h"
#include "store/find/recent.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const struct verb_info verb_table[VERBS] = {
#define VERB(id, name, arguments, takes, least, help) \
	{ name, arguments, help, TAKES_##takes, least },
#include "cli/verbs.def"
};

const struct option_info option_table[OPTIONS] = {
#define OPTION(id, name, value, verbs, help) { name, value, verbs, help },
#include "cli/options.def"
};

bool
option_is_for(enum option o, enum verb v)
{
	str list = str_of(option_table[o].verbs), one;

	if (str_eq(list, STR("*")))
		return true;
	for (bool more = true; more;) {
		more = str_cut(list, STR(" "), &one, &list);
		if (str_eq(one, str_of(verb_table[v].name)))
			return true;
	}
	return false;
}

const char *
call_language(int argc, char **argv)
{
	const char *value = NULL;

	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strncmp(argv[i], "--lang=", 7) == 0)
			value = argv[i] + 7;
		else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
			value = argv[++i];
	if (value && strcmp(value, "zh") != 0 && strcmp(value, "en") != 0)
		return NULL;
	return value;
}

/* Do the two differ by one letter: another, one more, two swapped? */
static bool
is_near(str a, str b)
{
	size_t head = 0, tail = 0;

	while (head < a.n && head < b.n && a.s[head] == b.s[head])
		head++;
	while (tail < a.n - head && tail < b.n - head &&
		a.s[a.n - 1 - tail] == b.s[b.n - 1 - tail])
		tail++;
	size_t x = a.n - head - tail, y = b.n - head - tail;
	if (x <= 1 && y <= 1)
		return true;
	return x == 2 && y == 2 && a.s[head] == b.s[head + 1] &&
	       a.s[head + 1] == b.s[head];
}

static bool
refuse_verb(str word, struct err *e)
{
	for (int v = 0; v < VERBS; v++)
		if (word.n >= 3 && is_near(word, str_of(verb_table[v].name)))
			return err_set(e, ERR_USAGE,
				_("%.*s is not known; did you mean %s? "
				  "(To search for it: jianbao read %.*s)"),
				STR_ARG(word), verb_table[v].name,
				STR_ARG(word));
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(e, ERR_USAGE,
			_("%.*s is not known; jianbao --help lists the verbs"),
			STR_ARG(word));
	return true;
}

/* The first word that is no option is a verb, or else a query. */
static bool
take_verb(struct call *c, const char *word, struct err *e)
{
	for (int v = 0; v < VERBS; v++)
		if (strcmp(word, verb_table[v].name) == 0) {
			c->verb = (enum verb)v;
			c->named = true;
			return true;
		}
	c->args[c->n_args++] = word;
	return refuse_verb(str_of(word), e);
}

static bool
refuse_option(str name, struct err *e)
{
	for (int o = 0; o < OPTIONS; o++)
		if (name.n >= 3 && is_near(name, str_of(option_table[o].name)))
			return err_set(e, ERR_USAGE,
				_("--%.*s is not known; did you mean --%s?"),
				STR_ARG(name), option_table[o].name);
	return err_set(e, ERR_USAGE,
		_("--%.*s is not known; jianbao --help lists the options"),
		STR_ARG(name));
}

/* Reads argv[*i], an option, and its value; *i moves onto the last of them. */
static bool
take_option(struct call *c, char **argv, int *i, struct err *e)
{
	str word = str_skip(str_of(argv[*i]), 2), name, value;
	bool has_value = str_cut(word, STR("="), &name, &value);

	for (int o = 0; o < OPTIONS; o++) {
		if (!str_eq(name, str_of(option_table[o].name)))
			continue;
		bool wants = option_table[o].value[0] != 0;
		if (has_value && !wants)
			return err_set(e, ERR_USAGE, _("--%s takes no value"),
				option_table[o].name);
		if (wants && !has_value && !argv[*i + 1])
			return err_set(e, ERR_USAGE, _("--%s needs a value"),
				option_table[o].name);
		c->option[o] = has_value ? value.s : wants ? argv[++*i] : "";
		return true;
	}
	return refuse_option(name, e);
}

static bool
is_option(const struct call *c, const char *word)
{
	if (word[0] != '-' || word[1] == 0)
		return false;
	return word[1] == '-' || verb_table[c->verb].takes != TAKES_QUERY;
}

static bool
take_words(struct call *c, int argc, char **argv, struct err *e)
{
	bool options = true, seen = false;

	for (int i = 1; i < argc; i++) {
		if (options && strcmp(argv[i], "--") == 0) {
			options = false;
		} else if (options && strcmp(argv[i], "-h") == 0) {
			c->option[OPTION_HELP] = "";
		} else if (options && strncmp(argv[i], "--", 2) == 0) {
			if (!take_option(c, argv, &i, e))
				return false;
		} else if (options && is_option(c, argv[i])) {
			return err_set(e, ERR_USAGE,
				_("%s is not known; a path that begins with "
				  "a dash is written ./%s"),
				argv[i], argv[i]);
		} else if (!seen && options) {
			seen = true;
			if (!take_verb(c, argv[i], e))
				return false;
		} else {
			c->args[c->n_args++] = argv[i];
		}
	}
	return true;
}

static bool
check_number(struct call *c, struct err *e)
{
	const char *text = c->option[OPTION_LIMIT];
	int64_t n;

	if (!text)
		return true;
	if (!str_to_int(str_of(text), &n) || n < 0)
		return err_set(e, ERR_USAGE,
			_("--limit needs a number, not %s"), text);
	c->limit = (size_t)n;
	return true;
}

/* A value that must be one of those in the table: "new|best". */
static bool
check_choice(const struct call *c, enum option o, struct err *e)
{
	str list = str_of(option_table[o].value), one;

	if (!c->option[o])
		return true;
	for (bool more = true; more;) {
		more = str_cut(list, STR("|"), &one, &list);
		if (str_eq(one, str_of(c->option[o])))
			return true;
	}
	return err_set(e, ERR_USAGE, _("--%s is one of %s, not %s"),
		option_table[o].name, option_table[o].value, c->option[o]);
}

/* A date in any writing, or one seen from today, as ISO; empty: it is none. */
static str
read_date(struct call *c, str text, bool end)
{
	str date = date_normal(text, &c->arena);
	char *iso = arena_new(&c->arena, char, WHEN_TEXT);
	struct when when;

	if (date.n == 0 &&
		recent_read(fold(&c->arena, text), recent_today(), end, &when))
		date = when_format(when, iso);
	return date;
}

/* Whatever way a date is written, what stands in the call is ISO. */
static bool
check_date(struct call *c, enum option o, struct err *e)
{
	if (!c->option[o])
		return true;
	str date = read_date(c, str_of(i18n_word(&c->arena, c->option[o])),
		o == OPTION_UNTIL);
	if (date.n == 0)
		return err_set(e, ERR_USAGE,
			_("--%s needs a date like 2023-04-25 or 7d, not %s"),
			option_table[o].name, c->option[o]);
	c->option[o] = arena_cstr(&c->arena, date);
	return true;
}

static bool
check_values(struct call *c, struct err *e)
{
	return check_number(c, e) && check_choice(c, OPTION_LANG, e) &&
	       check_choice(c, OPTION_SORT, e) &&
	       check_choice(c, OPTION_FULL, e) &&
	       check_date(c, OPTION_SINCE, e) &&
	       check_date(c, OPTION_UNTIL, e) && check_date(c, OPTION_DATE, e);
}

static bool
check(struct call *c, struct err *e)
{
	const struct verb_info *v = &verb_table[c->verb];

	for (int o = 0; o < OPTIONS; o++)
		if (c->option[o] && !option_is_for((enum option)o, c->verb))
			return err_set(e, ERR_USAGE,
				_("%s takes no --%s; "
				  "jianbao %s --help lists its options"),
				v->name, option_table[o].name, v->name);
	if (!check_values(c, e))
		return false;
	if (call_has(c, OPTION_HELP) || call_has(c, OPTION_VERSION))
		return true;
	if (c->n_args < v->least)
		return err_set(e, ERR_USAGE, _("%s needs %s"), v->name,
			_(v->arguments));
	if (c->n_args && v->takes == TAKES_NOTHING)
		return err_set(e, ERR_USAGE, _("%s takes no argument: %s"),
			v->name, c->args[0]);
	return true;
}

/* Names and words come in the terminal's charset; files' names stay the bytes
 * that they are. */
static void
read_words(struct call *c)
{
	static const enum option words[] = { OPTION_BY, OPTION_SOURCE,
		OPTION_FOLDER };

	for (size_t i = 0; i < c->n_args; i++)
		if (access(c->args[i], F_OK) != 0)
			c->args[i] = i18n_word(&c->arena, c->args[i]);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (c->option[words[i]])
			c->option[words[i]] =
				i18n_word(&c->arena, c->option[words[i]]);
}

bool
call_read(struct call *c, int argc, char **argv, struct err *e)
{
	c->args = arena_new(&c->arena, const char *, (size_t)argc + 1);
	if (!take_words(c, argc, argv, e) || !check(c, e))
		return false;
	read_words(c);
	paths_fill(c);
	return true;
}

str
call_query(struct call *c)
{
	str query = { 0 };

	for (size_t i = 0; i < c->n_args; i++)
		query = arena_printf(&c->arena, "%.*s%s%s", STR_ARG(query),
			i ? " " : "", c->args[i]);
	return query;
}

size_t
call_limit(const struct call *c, size_t usual)
{
	size_t n = call_has(c, OPTION_LIMIT) ? c->limit : usual;

	return n ? n : SIZE_MAX;
}

int
call_fail(const struct err *e)
{
	clean_report("%s", e->text);
	return err_exit_code(e->kind);
}
