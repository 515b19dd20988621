/*
 * The reader's configuration.  A line is one of
 *	set NAME VALUE
 *	bind KEY COMMAND...
 *	bind KEY COMMAND WORDS ; ...
 *	unbind KEY
 *	style NAME COLOUR [ATTRIBUTE...]
 *	feed WHICH SETTING VALUE
 * Blank lines and those that begin with "#" and a blank are passed over.  A
 * wrong line is named, and the rest holds.
 */
#ifndef TUI_CONFIG_H
#define TUI_CONFIG_H

#include "base/err.h"
#include "store/feeds/feed_rule.h"
#include "tui/config/keys.h"
#include "tui/config/settings.h"

/* How a style looks instead of what style.def says. */
struct styled {
	bool given;
	short colour; /* of 256; -1: the terminal's own */
	str attrs;
};

struct config {
	struct settings settings;
	struct keys keys;
	struct styled styles[STYLES];
	struct feed_rules feeds; /* in arena */
	str text;                /* of the file, in arena */
	const char *path;        /* NULL: there is none; in arena */
	struct strs faults;      /* sentences: "FILE:LINE: …" */
	struct arena arena;
};

/* The defaults; then what the file says.  One that is not there says
 * nothing; path may be NULL. */
void config_load(struct config *, const char *path);
void config_free(struct config *);

/* What it says of single feeds; config may be NULL. */
const struct feed_rules *config_feeds(const struct config *);

/* After a change of the settings: the keys anew, those of the set and those
 * that the file binds. */
void config_bind(struct config *);

/* Adds a line to the file, which is there afterwards, whole or as it was. */
bool config_append(const char *path, str line, struct err *);
/* And takes it away again.  ERR_INPUT: the file ends otherwise by now. */
bool config_take_back(const char *path, str line, struct err *);

/* For tests and fuzzing: the text of a file, `name` for the faults. */
void config_read(struct config *, str text, const char *name);

#endif
