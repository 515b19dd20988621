/* What the explorer needs around it, looked over for jianbao doctor. */
#include "tui/tui.h"

#include "base/i18n.h"
#include "tui/config/config.h"
#include "tui/terminal/term.h"
#include "tui/terminal/tty.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
examine_screen(struct findings *out, const char *term)
{
	const char *no_color = getenv("NO_COLOR");
	const char *charset = i18n_charset();
	int rows, columns, colours = term_colours(term);

	tty_size(&rows, &columns);
	if (no_color && *no_color)
		colours = 0;
	finding_well(out, N_("terminal"),
		_("%s, %d rows by %d columns, %d colours, %s"), term, rows,
		columns, colours > 0 ? colours : 0, charset);
	if (strcmp(charset, "UTF-8") != 0)
		finding_well(out, N_("terminal"),
			_("what %s lacks is shown by stand-ins"), charset);
}

static void
examine_terminal(struct findings *out)
{
	const char *term = getenv("TERM");

	if (!isatty(STDOUT_FILENO) || !isatty(STDIN_FILENO))
		finding_well(out, N_("terminal"),
			_("there is none here: the explorer needs one"));
	else if (!term || !*term)
		finding_fault(out, N_("terminal"),
			_("set it to what the terminal is, mostly "
			  "xterm-256color"),
			_("TERM is not set: an own description is used"));
	else if (term_is_teletype())
		finding_well(out, N_("terminal"),
			_("%s can only print lines: the explorer does so, too"),
			term);
	else if (term_colours(term) < 0)
		finding_fault(out, N_("terminal"),
			_("install its description (ncurses-term has most), "
			  "or set TERM=xterm-256color"),
			_("%s is not known here: an own description is used"),
			term);
	else
		examine_screen(out, term);
}

static void
examine_config(const char *path, struct findings *out)
{
	struct config c;

	config_load(&c, path);
	for (size_t i = 0; i < c.faults.n; i++)
		finding_fault(out, N_("configuration"),
			_("mend or remove this line; the others hold"), "%.*s",
			STR_ARG(c.faults.v[i]));
	if (c.faults.n == 0 && path && access(path, F_OK) == 0)
		finding_well(out, N_("configuration"), "%s", path);
	else if (c.faults.n == 0)
		finding_well(out, N_("configuration"),
			_("there is none; all is as it comes"));
	config_free(&c);
}

void
tui_examine(const struct session *session, struct findings *out)
{
	examine_terminal(out);
	examine_config(session->config, out);
}
