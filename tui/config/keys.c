#include "tui/config/keys.h"

#include "base/i18n.h"
#include "base/utf8.h"

#include <string.h>

const struct command_info command_table[COMMANDS] = {
	[COMMAND_NONE] = { .name = "", .keys = "", .places = "" },
#define COMMAND(id, name, keys, places, hint, help) \
	[COMMAND_##id] = { name, keys, places, hint, help },
#include "tui/config/commands.def"
};

const struct command_line command_lines[] = {
#define GROUP(id, help) { .group = help },
#define COMMAND(id, name, keys, places, hint, help) { .command = COMMAND_##id },
#include "tui/config/commands.def"
};

const size_t command_lines_n = sizeof command_lines / sizeof *command_lines;

static const struct {
	uint32_t press;
	const char *name, *sign;
} names[] = {
	{ PRESS_TAB, "Tab", "Tab" },
	{ PRESS_ENTER, "Enter", "⏎" },
	{ PRESS_ESC, "Esc", "Esc" },
	{ ' ', "Space", "Space" },
	{ PRESS_BACKSPACE, "Backspace", "⌫" },
	{ PRESS_UP, "Up", "↑" },
	{ PRESS_DOWN, "Down", "↓" },
	{ PRESS_LEFT, "Left", "←" },
	{ PRESS_RIGHT, "Right", "→" },
	{ PRESS_HOME, "Home", "Home" },
	{ PRESS_END, "End", "End" },
	{ PRESS_PAGE_UP, "PageUp", "PgUp" },
	{ PRESS_PAGE_DOWN, "PageDown", "PgDn" },
	{ PRESS_DELETE, "Delete", "Del" },
	{ PRESS_INSERT, "Insert", "Ins" },
	{ PRESS_SHIFT_TAB, "Shift-Tab", "S-Tab" },
};

enum { NAMES = sizeof names / sizeof *names };

uint32_t
press_parse(str name)
{
	size_t at = 0;

	for (size_t i = 0; i < NAMES; i++)
		if (str_eq(name, str_of(names[i].name)))
			return names[i].press;
	int64_t number;
	if (str_starts(name, STR("F")) &&
		str_to_int(str_skip(name, 1), &number) && number >= 1 &&
		number <= 12)
		return PRESS_F1 + (uint32_t)number - 1;
	if (name.n == 6 && str_starts(name, STR("Ctrl-")))
		return PRESS_CTRL((unsigned char)name.s[5]);
	if (name.n == 0)
		return 0;
	uint32_t rune = utf8_next(name, &at);
	str rest = str_skip(name, at);
	if (rest.n && str_eq(rest, str_take(name, at)))
		return rune > ' ' ? PRESS_TWICE(rune) : 0;
	return rest.n == 0 && rune > ' ' ? rune : 0;
}

bool
press_is_twice(uint32_t press, uint32_t *one)
{
	*one = press & ~PRESS_TWICE(0);
	return *one != press;
}

str
press_name(uint32_t press, struct arena *a)
{
	char bytes[UTF8_MAX];
	uint32_t one;

	if (press_is_twice(press, &one)) {
		str name = press_name(one, a);

		return arena_printf(
			a, "%.*s%.*s", STR_ARG(name), STR_ARG(name));
	}
	for (size_t i = 0; i < NAMES; i++)
		if (names[i].press == press)
			return str_of(names[i].name);
	if (press >= PRESS_F1 && press <= PRESS_F12)
		return arena_printf(a, "F%d", (int)(press - PRESS_F1) + 1);
	if (press < ' ')
		return arena_printf(a, "Ctrl-%c", (int)(press | 0x40));
	return arena_copy(a, (str){ bytes, utf8_encode(press, bytes) });
}

str
press_sign(uint32_t press, struct arena *a)
{
	for (size_t i = 0; i < NAMES; i++)
		if (names[i].press == press)
			return str_of(names[i].sign);
	if (press < ' ')
		return arena_printf(a, "^%c", (int)(press | 0x40));
	return press_name(press, a);
}

enum command
command_by_name(str name)
{
	for (int i = COMMAND_NONE + 1; i < COMMANDS; i++)
		if (str_eq(name, str_of(command_table[i].name)))
			return (enum command)i;
	return COMMAND_NONE;
}

bool
command_holds(enum command command, char place)
{
	const char *places = command_table[command].places;

	return strchr(places, '*') || strchr(places, place);
}

void
keys_init(struct keys *keys)
{
	str sep = STR(" ");

	keys->n = 0;
	for (int i = COMMAND_NONE + 1; i < COMMANDS; i++) {
		str rest = str_of(command_table[i].keys), one;

		for (bool more = true; more;) {
			more = str_cut(rest, sep, &one, &rest);
			uint32_t press = press_parse(one);
			if (press && keys->n < KEYS_MAX)
				keys->v[keys->n++] = (struct key){
					press,
					{ { .command = (enum command)i } },
				};
		}
	}
}

bool
command_takes_words(enum command command)
{
	switch (command) {
	case COMMAND_SEARCH:
	case COMMAND_STAR:
	case COMMAND_READ:
	case COMMAND_ARCHIVE:
	case COMMAND_DELETE:
	case COMMAND_TAG:
	case COMMAND_SET:
	case COMMAND_ADD:
	case COMMAND_FOLLOW:
	case COMMAND_SAVE: return true;
	default: return false;
	}
}

static void
remove_key(struct keys *keys, size_t i)
{
	memmove(keys->v + i, keys->v + i + 1,
		(--keys->n - i) * sizeof *keys->v);
}

/* Does a command hold wherever another one does? */
static bool
covers(enum command command, enum command other)
{
	const char *places = command_table[other].places;

	if (strchr(command_table[command].places, '*'))
		return true;
	for (; *places; places++)
		if (!strchr(command_table[command].places, *places))
			return false;
	return true;
}

/* The words behind a command that takes some, up to the next " ; ". */
static str
words_behind(enum command command, str *rest)
{
	str first, words, after;

	*rest = str_trim(*rest);
	str_cut(*rest, STR(" "), &first, &words);
	if (!command_takes_words(command) || first.n == 0 ||
		str_eq(first, STR(";")) || command_by_name(first))
		return STR("");
	str_cut(*rest, STR(" ; "), &words, &after);
	*rest = after;
	return str_trim(words);
}

uint32_t
press_narrow(uint32_t press)
{
	static const struct {
		uint32_t from, to;
	} marks[] = {
		{ 0x3000, ' ' },  /* 　 */
		{ 0x3001, '/' },  /* 、 */
		{ 0x3002, '.' },  /* 。 */
		{ 0x3010, '[' },  /* 【 */
		{ 0x3011, ']' },  /* 】 */
		{ 0x2018, '\'' }, /* ‘ */
		{ 0x2019, '\'' }, /* ’ */
		{ 0x201C, '"' },  /* “ */
		{ 0x201D, '"' },  /* ” */
		{ 0x00D7, '*' },  /* × */
		{ 0x00B7, '`' },  /* · */
		{ 0x300A, '<' },  /* 《 */
		{ 0x300B, '>' },  /* 》 */
		{ 0x300C, '[' },  /* 「 */
		{ 0x300D, ']' },  /* 」 */
	};

	if (press >= 0xFF01 && press <= 0xFF5E)
		return press - 0xFF01 + '!';
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i].from == press)
			return marks[i].to;
	return press;
}

static bool
no_command(str name, struct err *e)
{
	return err_set(e, ERR_USAGE,
		press_parse(name)
			? _("\"%.*s\" is a key: one key does not press "
			    "another, write what that does")
			: _("there is no command \"%.*s\""),
		STR_ARG(name));
}

static bool
read_steps(struct key *key, str rest, struct err *e)
{
	str one;
	size_t n = 0;

	for (bool more = true; more;) {
		more = str_cut(rest, STR(" "), &one, &rest);
		if (one.n == 0 || str_eq(one, STR(";")))
			continue;
		enum command c = command_by_name(one);
		if (!c)
			return no_command(one, e);
		if (n + 1 == MACRO_MAX)
			return err_set(e, ERR_USAGE,
				_("a key does up to %d commands"),
				MACRO_MAX - 1);
		key->steps[n++] = (struct step){ c, words_behind(c, &rest) };
		more = rest.n > 0;
	}
	return n > 0 || err_set(e, ERR_USAGE, "%s", _("it names no command"));
}

bool
keys_bind(struct keys *keys, uint32_t press, str commands, struct err *e)
{
	struct key key = { .press = press = press_narrow(press) };

	if (!read_steps(&key, commands, e))
		return false;
	for (size_t i = keys->n; i-- > 0;)
		if (keys->v[i].press == press &&
			covers(key.steps[0].command,
				keys->v[i].steps[0].command))
			remove_key(keys, i);
	if (keys->n == KEYS_MAX)
		return err_set(e, ERR_USAGE, _("more than %d keys"), KEYS_MAX);
	memmove(keys->v + 1, keys->v, keys->n++ * sizeof *keys->v);
	keys->v[0] = key;
	return true;
}

void
keys_unbind(struct keys *keys, uint32_t press)
{
	press = press_narrow(press);
	for (size_t i = keys->n; i-- > 0;)
		if (keys->v[i].press == press)
			remove_key(keys, i);
}

const struct step *
keys_find(const struct keys *keys, uint32_t press, char place)
{
	press = press_narrow(press);
	for (size_t i = 0; i < keys->n; i++)
		if (keys->v[i].press == press &&
			command_holds(keys->v[i].steps[0].command, place))
			return keys->v[i].steps;
	return NULL;
}

/* Another command may have taken the key of one in some places. */
static bool
reaches(const struct keys *keys, const struct key *key, char place)
{
	return !place || keys_find(keys, key->press, place) == key->steps;
}

uint32_t
keys_of(const struct keys *keys, enum command command, char place, size_t i)
{
	for (size_t k = 0; k < keys->n; k++) {
		const struct step *steps = keys->v[k].steps;

		if (steps[0].command == command && !steps[0].words.n &&
			!steps[1].command &&
			reaches(keys, &keys->v[k], place) && i-- == 0)
			return keys->v[k].press;
	}
	return 0;
}

str
keys_sign(const struct keys *keys, enum command command, struct arena *a)
{
	uint32_t press = keys_of(keys, command, 0, 0);

	return press ? press_sign(press, a)
		     : arena_printf(a, ":%s", command_table[command].name);
}

str
keys_text(const struct keys *keys, enum command command, char place,
	struct arena *a)
{
	str all = { 0 };
	uint32_t press;

	for (size_t i = 0; (press = keys_of(keys, command, place, i)); i++) {
		str name = press_name(press, a);

		all = i ? arena_printf(
				  a, "%.*s %.*s", STR_ARG(all), STR_ARG(name))
			: name;
	}
	return all;
}
