/*
 * One call of the program: its verb, arguments and options, read from argv by
 * the tables verbs.def and options.def.  Strings point into argv, the
 * environment or the call's arena.
 */
#ifndef CLI_CALL_H
#define CLI_CALL_H

#include "base/arena.h"
#include "cli/output.h"
#include "store/archive/session.h"

enum verb {
#define VERB(id, name, arguments, takes, least, help) VERB_##id,
#include "cli/verbs.def"
	VERBS
};

enum option {
#define OPTION(id, name, value, verbs, help) OPTION_##id,
#include "cli/options.def"
	OPTIONS
};

/* What a verb's arguments are. */
enum takes {
	TAKES_NOTHING,
	TAKES_PATHS,
	TAKES_QUERY,
};

struct verb_info {
	const char *name, *arguments, *help;
	enum takes takes;
	size_t least;
};

struct option_info {
	const char *name, *value, *verbs, *help;
};

extern const struct verb_info verb_table[VERBS];
extern const struct option_info option_table[OPTIONS];

struct call {
	enum verb verb;
	bool named; /* the verb stands in argv, and is not the default */
	const char *option[OPTIONS]; /* NULL: not given; "" when it has none */
	const char **args;
	size_t n_args;
	size_t limit;            /* 0: all */
	const struct face *face; /* the explorer */
	struct session session;
	struct output out; /* standard output */
	struct arena arena;
};

/* ERR_USAGE when argv is no call of this program. */
bool call_read(struct call *, int argc, char **argv, struct err *);

/* Does a verb take this option? */
bool option_is_for(enum option, enum verb);

/* The value of --lang, wherever it stands: needed before any message. */
const char *call_language(int argc, char **argv);

static inline bool
call_has(const struct call *c, enum option o)
{
	return c->option[o] != NULL;
}

/* The arguments as one query, a blank between them. */
str call_query(struct call *);

/* The limit asked for, or `usual`. */
size_t call_limit(const struct call *, size_t usual);

/* Prints the error and gives its exit code. */
int call_fail(const struct err *);

#endif
