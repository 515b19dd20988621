#include "tui/views/settings_view.h"

#include "base/i18n.h"
#include "base/room.h"
#include "base/utf8.h"
#include "tui/app.h"
#include "tui/config/config.h"
#include "tui/list/list.h"

#include <stdio.h>

enum { NUMBER_STEP = 8, NAME_COLUMNS = 18, VALUE_COLUMNS = 12 };

struct strs
settings_values(enum setting setting, str begin, struct arena *perm)
{
	str rest = str_of(setting_table[setting].values), one;
	struct strs values = { 0 };
	int low, high;

	if (setting_range(setting, &low, &high))
		return values;
	for (bool more = true; more;) {
		more = str_cut(rest, STR(" "), &one, &rest);
		if (str_starts(one, begin))
			*vec_push(perm, &values) = one;
	}
	return values;
}

void
settings_apply(struct app *app, enum setting setting)
{
	app->settings_version++;
	app->shell->restyle = true;
	if (setting == SETTING_FOLD_REPRINTS)
		app_renew(app);
	if (!app->config)
		return;
	app->config->settings = app->settings;
	if (setting != SETTING_KEYS)
		return;
	config_bind(app->config);
	app->shell->keys = app->config->keys;
}

static bool
change(struct app *app, enum setting setting, str value, struct err *e)
{
	const struct setting_info *info = &setting_table[setting];
	struct settings after = app->settings;

	if (!setting_set(&after, setting, value))
		return err_set(e, ERR_NONE, _("%s takes one of: %s"),
			info->name, info->values);
	if (after.v[setting] != app->settings.v[setting])
		unset_note(app, setting, false);
	app->settings = after;
	settings_apply(app, setting);
	app_say(app,
		_("%s is %.*s until you leave; w among the settings keeps "
		  "it"),
		info->name, STR_ARG(value));
	return true;
}

/* Behind the last one comes the first. */
static str
next_value(struct app *app, enum setting setting)
{
	int low, high, now = app->settings.v[setting];
	struct strs all = settings_values(setting, STR(""), &app->frame);

	if (all.n)
		return all.v[((size_t)now + 1) % all.n];
	setting_range(setting, &low, &high);
	now += NUMBER_STEP;
	return arena_printf(&app->frame, "%d", now > high ? low : now);
}

enum outcome
settings_order(struct app *app, str words, struct err *e)
{
	enum setting setting;
	str name, value;

	bool more = str_cut(str_trim(words), STR(" "), &name, &value);
	value = str_trim(value);
	if (!setting_by_name(name, &setting)) {
		err_set(e, ERR_NONE, _("there is no setting \"%.*s\""),
			STR_ARG(name));
		return OUTCOME_FAILED;
	}
	if (str_eq(value, STR("next")))
		value = next_value(app, setting);
	if (more && value.n)
		return change(app, setting, value, e) ? OUTCOME_DONE
						      : OUTCOME_FAILED;
	value = setting_value(&app->settings, setting, &app->frame);
	app_say(app, "%.*s %.*s", STR_ARG(name), STR_ARG(value));
	return OUTCOME_DONE;
}

static bool
settings_open(struct view *v, const void *arg, struct err *e)
{
	(void)v;
	(void)arg;
	(void)e;
	return true;
}

static size_t
settings_count(struct view *v)
{
	(void)v;
	return SETTINGS;
}

static void
settings_row(struct view *v, size_t i, int columns, struct row *row)
{
	struct arena *frame = &v->app->frame;
	const struct setting_info *info = &setting_table[i];
	str value = setting_value(&v->app->settings, (enum setting)i, frame);
	bool initial = str_eq(value, str_of(info->initial));
	int help = NAME_COLUMNS + VALUE_COLUMNS + 4;

	row_add_cell(row, frame, STYLE_TEXT, str_of(info->name),
		(struct place){ 0, 0, NAME_COLUMNS, 1 });
	row_add_cell(row, frame, initial ? STYLE_TEXT : STYLE_SELECTED, value,
		(struct place){ 0, NAME_COLUMNS + 2, VALUE_COLUMNS, 1 });
	if (columns >= NARROW)
		row_add_cell(row, frame, STYLE_DIM, str_of(_(info->help)),
			(struct place){ 0, help, columns - help, 1 });
}

static bool
keep(struct app *app, enum setting setting, struct err *e)
{
	const char *name = setting_table[setting].name;
	str value = setting_value(&app->settings, setting, &app->frame);
	const char *path = app->config ? app->config->path : NULL;

	if (room_is_secure())
		return err_set(e, ERR_NONE, "%s",
			_("nothing is written in a reading room"));
	if (!path)
		return err_set(e, ERR_NONE, "%s",
			_("there is no configuration file to write to"));
	str line = arena_printf(
		&app->frame, "set %s %.*s\n", name, STR_ARG(value));
	if (!config_append(path, line, e))
		return false;
	unset_note(app, setting, true);
	app_say(app, _("written to %s"), path);
	return true;
}

static enum outcome
settings_command(struct view *v, enum command command, struct err *e)
{
	enum setting setting = (enum setting)v->selected;

	if (list_count(v) == 0)
		return OUTCOME_UNHANDLED;
	if (command == COMMAND_OPEN)
		return change(v->app, setting, next_value(v->app, setting), e)
			       ? OUTCOME_DONE
			       : OUTCOME_FAILED;
	if (command == COMMAND_KEEP_SETTING)
		return keep(v->app, setting, e) ? OUTCOME_DONE : OUTCOME_FAILED;
	return OUTCOME_UNHANDLED;
}

static void
settings_status(struct view *v, str *title, str *beside, str *place)
{
	const struct setting_info *info = &setting_table[v->selected];

	(void)title;
	(void)beside;
	*place = str_of(v->columns < NARROW ? _(info->help) : info->values);
}

static const enum command *
settings_keys(struct view *v)
{
	static const enum command keys[] = { COMMAND_OPEN, COMMAND_KEEP_SETTING,
		COMMAND_FILTER, COMMAND_LEAVE, COMMAND_NONE };

	(void)v;
	return keys;
}

const struct view_ops view_settings = {
	.name = N_("settings"),
	.place = 'E',
	.open = settings_open,
	.count = settings_count,
	.row = settings_row,
	.command = settings_command,
	.status = settings_status,
	.keys = settings_keys,
};
