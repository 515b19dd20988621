/* help and version, made from the tables. */
#include "base/clean.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "cli/verb.h"
#include "content/content.h"
#include "store/store.h"

#include <string.h>

enum { LEFT = 26 }; /* columns of what stands before a help text */

/* "  left      right", however wide the letters are. */
static void
put_pair(struct buf *out, str left, const char *right)
{
	buf_printf(out, "  %.*s", STR_ARG(left));
	int gap = LEFT - utf8_width(left);
	buf_printf(out, "%*s%s\n", gap > 1 ? gap : 2, "", right);
}

/* gettext("") is the catalogue's own header. */
static const char *
text(const char *msgid)
{
	return *msgid ? _(msgid) : "";
}

static void
put_options(struct call *c, enum verb v, bool own)
{
	for (int o = 0; o < OPTIONS; o++) {
		const struct option_info *info = &option_table[o];
		bool all = strcmp(info->verbs, "*") == 0;

		if (all == own || !option_is_for((enum option)o, v))
			continue;
		str left = arena_printf(&c->arena, "--%s%s%s", info->name,
			*info->value ? " " : "", text(info->value));
		put_pair(&c->out.b, left, text(info->help));
	}
}

static void
put_verb(struct call *c, enum verb v)
{
	const struct verb_info *info = &verb_table[v];
	struct buf *out = &c->out.b;

	buf_printf(out, "jianbao %s %s\n\n%s\n\n", info->name,
		text(info->arguments), text(info->help));
	put_options(c, v, true);
	put_options(c, v, false);
}

static void
put_all(struct call *c)
{
	struct buf *out = &c->out.b;

	buf_printf(out, _("jianbao reads and searches news in the terminal.\n"
			  "\n"
			  "  jianbao [VERB] [OPTIONS] ...\n"
			  "\nVerbs:\n"));
	for (int v = 0; v < VERBS; v++) {
		str left = arena_printf(&c->arena, "%s %s", verb_table[v].name,
			text(verb_table[v].arguments));
		put_pair(out, left, text(verb_table[v].help));
	}
	buf_printf(out, _("\nOptions of every verb:\n"));
	put_options(c, VERB_read, false);
	buf_printf(out, _("\njianbao VERB --help lists a verb's own options.\n"
			  "Exit codes: 0 all done, 1 some input was refused, "
			  "2 the call is wrong,\n3 the archive cannot be "
			  "used.\n"));
}

int
verb_help(struct call *c)
{
	if (c->named && call_has(c, OPTION_HELP)) {
		put_verb(c, c->verb);
		return 0;
	}
	if (c->n_args == 0 || c->verb != VERB_help) {
		put_all(c);
		return 0;
	}
	for (int v = 0; v < VERBS; v++)
		if (strcmp(verb_table[v].name, c->args[0]) == 0) {
			put_verb(c, (enum verb)v);
			return 0;
		}
	struct err e;
	err_set(&e, ERR_USAGE,
		_("%s is not known; jianbao --help lists the verbs"),
		c->args[0]);
	return call_fail(&e);
}
