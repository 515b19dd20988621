#include "cli/cli.h"

#include "base/clean.h"
#include "base/i18n.h"
#include "cli/verb.h"

#include <signal.h>
#include <string.h>

static int (*const verb_run[VERBS])(struct call *) = {
#define VERB(id, name, arguments, takes, least, help) verb_##id,
#include "cli/verbs.def"
};

static int
run(struct call *c)
{
	if (call_has(c, OPTION_HELP))
		return verb_help(c);
	if (call_has(c, OPTION_VERSION))
		return verb_version(c);
	return verb_run[c->verb](c);
}

int
verb_read(struct call *c)
{
	str query = call_query(c);

	if (query.n)
		c->session.query = arena_cstr(&c->arena, query);
	return c->face->run(&c->session);
}

int
cli_main(int argc, char **argv, const struct face *face)
{
	struct call c = { .face = face };
	struct err e = { 0 };

	i18n_init(call_language(argc, argv));
	if (strcmp(i18n_charset(), "UTF-8") != 0)
		clean_encode_with(face->encode);
	signal(SIGPIPE, SIG_IGN); /* output.c sees it as EPIPE */
	output_init(&c.out);
	int code = call_read(&c, argc, argv, &e) ? run(&c) : call_fail(&e);
	if (!output_end(&c.out, &e)) {
		call_fail(&e);
		code = code ? code : err_exit_code(e.kind);
	}
	arena_free(&c.arena);
	return code;
}
