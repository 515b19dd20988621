#include "cli/paths.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *
home(void)
{
	const char *dir = getenv("HOME");

	if (dir && *dir)
		return dir;
	struct passwd *pw = getpwuid(getuid());
	return pw && pw->pw_dir ? pw->pw_dir : "/";
}

/* One of the places: the option or variable that names the file itself, else
 * the XDG variable or its default below home, and the name in there. */
struct place {
	enum option option; /* OPTIONS: none */
	const char *own, *xdg, *below, *name;
};

static const char *
find(struct call *c, const struct place *p)
{
	const char *path = p->option < OPTIONS ? c->option[p->option] : NULL;

	if (!path)
		path = getenv(p->own);
	if (path && *path)
		return path;
	const char *base = getenv(p->xdg);
	/* The XDG specification: paths that are not absolute are ignored. */
	if (base && *base == '/')
		return arena_printf(&c->arena, "%s/jianbao/%s", base, p->name)
			.s;
	return arena_printf(
		&c->arena, "%s/%s/jianbao/%s", home(), p->below, p->name)
		.s;
}

void
paths_fill(struct call *c)
{
	static const struct place store = { OPTION_STORE, "JIANBAO_STORE",
		"XDG_DATA_HOME", ".local/share", "archive.db" };
	static const struct place state = { OPTIONS, "JIANBAO_STATE",
		"XDG_STATE_HOME", ".local/state", "state.db" };
	static const struct place config = { OPTION_CONFIG, "JIANBAO_CONFIG",
		"XDG_CONFIG_HOME", ".config", "config" };

	c->session.store = find(c, &store);
	c->session.state = find(c, &state);
	c->session.config = find(c, &config);
}
