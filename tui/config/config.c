#include "tui/config/config.h"

#include "base/file.h"
#include "base/i18n.h"
#include "tui/config/look.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	LINES_MAX = 10000,
	FAULTS_MAX = 100,
	COLOUR_MAX = 255,
};

/* A line being read: `rest` is what is left of it. */
struct reading {
	struct config *config;
	const char *name;
	int line;
	str rest;
	bool settings; /* this time the settings, without a word, else all */
};

static str
word(struct reading *r)
{
	str s = str_trim(r->rest);
	size_t n = 0;

	while (n < s.n && s.s[n] != ' ' && s.s[n] != '\t')
		n++;
	r->rest = str_trim(str_skip(s, n));
	return str_take(s, n);
}

static void
fault(struct reading *r, const char *sentence, str what)
{
	struct arena *a = &r->config->arena;

	if (r->settings || r->config->faults.n >= FAULTS_MAX)
		return;
	str why = arena_printf(a, sentence, STR_ARG(what));
	*vec_push(a, &r->config->faults) =
		arena_printf(a, "%s:%d: %.*s", r->name, r->line, STR_ARG(why));
}

static void
use_keyset(struct config *c)
{
	static const struct {
		const char *set, *key, *commands;
	} all[] = {
#define KEYSET(set, key, commands) { set, key, commands },
#include "tui/config/keysets.def"
	};
	str set = setting_value(&c->settings, SETTING_KEYS, &c->arena);

	keys_init(&c->keys);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (str_eq(set, str_of(all[i].set)))
			keys_bind(&c->keys, press_parse(str_of(all[i].key)),
				str_of(all[i].commands), NULL);
}

/* The second time it is only looked at: a reader may have changed it since. */
static void
read_set(struct reading *r)
{
	struct settings looked = r->config->settings;
	struct settings *to = r->settings ? &r->config->settings : &looked;
	str name = word(r);
	enum setting setting;

	if (!setting_by_name(name, &setting))
		fault(r, _("there is no setting \"%.*s\""), name);
	else if (!setting_set(to, setting, r->rest))
		fault(r, "%.*s",
			arena_printf(&r->config->arena,
				_("%s takes %s, not \"%.*s\""),
				setting_table[setting].name,
				setting_table[setting].values,
				STR_ARG(r->rest)));
}

static void
read_bind(struct reading *r)
{
	str name = word(r);
	uint32_t press = press_parse(name);
	struct err e = { 0 };

	if (!name.n)
		fault(r, "%.*s",
			str_of(_("bind needs a key, and what it does behind "
				 "it")));
	else if (!press)
		fault(r, _("there is no key \"%.*s\""), name);
	else if (!keys_bind(&r->config->keys, press, r->rest, &e))
		fault(r, "%.*s", str_of(e.text));
}

static void
read_unbind(struct reading *r)
{
	uint32_t press = press_parse(r->rest);

	if (press)
		keys_unbind(&r->config->keys, press);
	else
		fault(r, _("there is no key \"%.*s\""), r->rest);
}

static bool
style_by_name(str name, enum style *style)
{
	static const char *const names[STYLES] = {
#define STYLE(id, name, ...) [STYLE_##id] = name,
#include "tui/config/style.def"
	};

	for (int i = 0; i < STYLES; i++)
		if (str_eq(name, str_of(names[i]))) {
			*style = (enum style)i;
			return true;
		}
	return false;
}

/* As terminals count them, those of old by name, too; -1: the terminal's own. */
static bool
read_colour(str said, short *colour)
{
	static const str names[] = { STR0("black"), STR0("red"), STR0("green"),
		STR0("yellow"), STR0("blue"), STR0("magenta"), STR0("cyan"),
		STR0("white") };
	bool bright = str_starts(said, STR("bright-"));
	int64_t number;

	*colour = -1;
	if (str_eq(said, STR("default")))
		return true;
	if (str_to_int(said, &number) && number >= 0 && number <= COLOUR_MAX) {
		*colour = (short)number;
		return true;
	}
	if (bright)
		said = str_skip(said, sizeof "bright-" - 1);
	for (short i = 0; i < (short)(sizeof names / sizeof *names); i++)
		if (str_eq(said, names[i])) {
			*colour = (short)(bright ? i + 8 : i);
			return true;
		}
	return false;
}

static void
read_style(struct reading *r)
{
	str name = word(r), colour = word(r), wrong;
	enum style style;
	short number;

	if (!style_by_name(name, &style))
		fault(r, _("there is no style \"%.*s\""), name);
	else if (!read_colour(colour, &number))
		fault(r,
			_("\"%.*s\" is no colour: a number up to 255, a "
			  "name as red or bright-red, or default"),
			colour);
	else if (!look_knows(r->rest, &wrong))
		fault(r,
			_("\"%.*s\" is no attribute: bold, dim, underline, "
			  "reverse or italic"),
			wrong);
	else
		r->config->styles[style] = (struct styled){
			true,
			number,
			arena_copy(&r->config->arena, r->rest),
		};
}

static void
read_feed(struct reading *r)
{
	struct err e = { 0 };
	struct config *c = r->config;

	if (!feed_rule_read(&c->feeds, &c->arena, r->rest, &e))
		fault(r, "%.*s", str_of(e.text));
}

static void
read_line(struct reading *r)
{
	static const struct {
		str word;
		void (*read)(struct reading *);
	} kinds[] = {
		{ STR0("set"), read_set },
		{ STR0("bind"), read_bind },
		{ STR0("unbind"), read_unbind },
		{ STR0("style"), read_style },
		{ STR0("feed"), read_feed },
	};
	str first = word(r);

	if (first.n == 0 || first.s[0] == '#' ||
		(r->settings && !str_eq(first, kinds[0].word)))
		return;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_eq(first, kinds[i].word)) {
			kinds[i].read(r);
			return;
		}
	fault(r,
		_("a line begins with set, bind, unbind, style or feed, "
		  "not \"%.*s\""),
		first);
}

static void
read_lines(struct config *c, const char *name, bool settings)
{
	struct reading r = { .config = c, .name = name, .settings = settings };
	str rest = c->text;

	while (r.line < LINES_MAX && str_line(&rest, &r.rest)) {
		r.line++;
		read_line(&r);
	}
}

/* The settings first: a set of keys is what the other lines change, wherever
 * they stand.  Faults are told the second time, in the order of the lines. */
void
config_read(struct config *c, str text, const char *name)
{
	c->text = arena_copy(&c->arena, text);
	settings_init(&c->settings);
	read_lines(c, name, true);
	use_keyset(c);
	read_lines(c, name, false);
}

void
config_bind(struct config *c)
{
	c->faults = (struct strs){ 0 };
	c->feeds = (struct feed_rules){ 0 };
	use_keyset(c);
	read_lines(c, c->path ? c->path : "", false);
}

void
config_load(struct config *c, const char *path)
{
	struct file file;
	struct err e = { 0 };

	*c = (struct config){ 0 };
	if (path)
		c->path = arena_printf(&c->arena, "%s", path).s;
	if (!path || access(path, F_OK) != 0) {
		config_read(c, STR(""), "");
	} else if (!file_open(path, &file, &e)) {
		config_read(c, STR(""), path);
		*vec_push(&c->arena, &c->faults) =
			arena_copy(&c->arena, str_of(e.text));
	} else {
		config_read(c, file.bytes, path);
		file_close(&file);
	}
}

static bool
write_all(const char *path, str old, str line)
{
	FILE *f = fopen(path, "wxe");

	if (!f)
		return false;
	if (old.n)
		fwrite(old.s, 1, old.n, f);
	if (old.n && old.s[old.n - 1] != '\n')
		putc('\n', f);
	fwrite(line.s, 1, line.n, f);
	bool ok = !ferror(f) && fflush(f) == 0 && fsync(fileno(f)) == 0;
	return fclose(f) == 0 && ok;
}

/* The file with a line behind it, or without its last one. */
struct changing {
	str line;
	bool away;
};

/* Written beside it, then put in its place. */
static bool
write_anew(const char *to, str old, const struct changing *c, struct err *e)
{
	struct arena tmp = { 0 };
	const char *beside =
		arena_printf(&tmp, "%s.%d.new", to, (int)getpid()).s;
	bool ends = str_ends(old, c->line);
	bool ok = !c->away || ends ||
		  err_set(e, ERR_INPUT, _("%s was changed since"), to);

	if (c->away && ends)
		old = str_take(old, old.n - c->line.n);
	if (ok && !(write_all(beside, old, c->away ? STR("") : c->line) &&
			  rename(beside, to) == 0)) {
		ok = err_set(e, ERR_IO, _("cannot write %s: %s"), to,
			strerror(errno));
		unlink(beside);
	}
	arena_free(&tmp);
	return ok;
}

/* A link stays one. */
static bool
change(const char *path, const struct changing *c, struct err *e)
{
	struct file old = { 0 };
	char *real = realpath(path, NULL);
	const char *to = real ? real : path;
	bool there = access(to, F_OK) == 0;
	bool ok = there ? file_open(to, &old, e) : file_make_folders(to, e);

	ok = ok && write_anew(to, old.bytes, c, e);
	if (there)
		file_close(&old);
	free(real);
	return ok;
}

bool
config_append(const char *path, str line, struct err *e)
{
	return change(path, &(struct changing){ .line = line }, e);
}

bool
config_take_back(const char *path, str line, struct err *e)
{
	return change(path, &(struct changing){ line, .away = true }, e);
}

const struct feed_rules *
config_feeds(const struct config *c)
{
	static const struct feed_rules none;

	return c ? &c->feeds : &none;
}

void
config_free(struct config *c)
{
	arena_free(&c->arena);
}
