#include "tui/deeds/unset.h"

#include "base/i18n.h"
#include "tui/app.h"
#include "tui/config/config.h"
#include "tui/views/settings_view.h"

#include <string.h>

void
unset_note(struct app *app, enum setting setting, bool written)
{
	struct unsets *all = &app->shell->unsets;
	struct unset one = { .setting = setting,
		.before = app->settings.v[setting],
		.written = written };
	size_t n;

	store_last_step(app->store, 1, &one.step, &n, NULL);
	if (all->n == UNSET_MAX)
		memmove(all->v, all->v + 1, --all->n * sizeof *all->v);
	all->v[all->n++] = one;
}

bool
unset_is_next(const struct app *app, int64_t step)
{
	const struct unsets *all = &app->shell->unsets;

	return all->n && all->v[all->n - 1].step >= step;
}

/* "set NAME VALUE" as the configuration has it. */
static str
line_of(struct app *app, enum setting setting)
{
	str value = setting_value(&app->settings, setting, &app->frame);

	return arena_printf(&app->frame, "set %s %.*s\n",
		setting_table[setting].name, STR_ARG(value));
}

bool
unset_undo(struct app *app, struct err *e)
{
	struct unsets *all = &app->shell->unsets;
	struct unset one = all->v[--all->n];
	const char *name = setting_table[one.setting].name;

	if (one.written) {
		const char *path = app->config ? app->config->path : NULL;

		if (!config_take_back(path, line_of(app, one.setting), e))
			return false;
		app_say(app, _("undone: %s is not written in %s any more"),
			name, path);
		return true;
	}
	app->settings.v[one.setting] = one.before;
	settings_apply(app, one.setting);
	str value = setting_value(&app->settings, one.setting, &app->frame);
	app_say(app, _("undone: %s is %.*s"), name, STR_ARG(value));
	return true;
}
