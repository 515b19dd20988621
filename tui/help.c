/* The keys of the place one came from; Enter does what a line says. */
#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/app.h"

#include <string.h>

/* First what holds here and not everywhere: that is what one asks for. */
struct help {
	enum command v[COMMANDS];
	size_t n, here; /* so many of these are the first */
};

static bool
is_everywhere(enum command c, char place)
{
	const char *places = command_table[c].places;

	return strchr(places, '*') && !strchr(places, place);
}

static void
add(struct help *s, char place, bool everywhere)
{
	for (size_t i = 0; i < command_lines_n; i++) {
		enum command c = command_lines[i].command;

		if (c && is_everywhere(c, place) == everywhere &&
			command_holds(c, place))
			s->v[s->n++] = c;
	}
}

static bool
help_open(struct view *v, const void *arg, struct err *e)
{
	struct help *s = arena_new(&v->arena, struct help, 1);
	char place = *(const char *)arg;

	(void)e;
	v->state = s;
	add(s, place, false);
	s->here = s->n;
	add(s, place, true);
	return true;
}

static size_t
help_count(struct view *v)
{
	return ((struct help *)v->state)->n;
}

static void
help_row(struct view *v, size_t i, int columns, struct row *row)
{
	struct help *s = v->state;
	int keys = columns < NARROW ? 10 : 18;

	row_add_cell(row, &v->app->frame, STYLE_KEY,
		keys_text(&v->app->shell->keys, s->v[i], &v->app->frame),
		(struct place){ 0, 0, keys, 1 });
	row_add_cell(row, &v->app->frame, STYLE_TEXT,
		str_of(_(command_table[s->v[i]].help)),
		(struct place){ 0, keys + 2, columns - keys - 2, 1 });
	if (columns < NARROW)
		return;
	row_add_cell(row, &v->app->frame, STYLE_DIM,
		str_of(command_table[s->v[i]].name),
		(struct place){ 0, keys + 46, columns - keys - 46, 1 });
}

static void
help_group(struct view *v, size_t i, str *left, str *right)
{
	struct help *s = v->state;

	(void)right;
	if (i < s->here) {
		*left = str_of(_("here"));
		return;
	}
	for (size_t k = 0; k < command_lines_n; k++) {
		if (command_lines[k].group)
			*left = str_of(_(command_lines[k].group));
		else if (command_lines[k].command == s->v[i])
			return;
	}
}

static enum outcome
help_command(struct view *v, enum command command, struct err *e)
{
	struct help *s = v->state;

	(void)e;
	if (command == COMMAND_HELP)
		return OUTCOME_DONE;
	if (command != COMMAND_OPEN || list_count(v) == 0)
		return OUTCOME_UNHANDLED;
	app_run_below(v->app, s->v[v->selected], STR(""));
	return OUTCOME_DONE;
}

static const enum command *
help_keys(struct view *v)
{
	static const enum command keys[] = { COMMAND_OPEN, COMMAND_FILTER,
		COMMAND_LEAVE, COMMAND_NONE };

	(void)v;
	return keys;
}

const struct view_ops view_help = {
	.name = N_("keys"),
	.place = 'H',
	.layer = LAYER_FULL,
	.open = help_open,
	.count = help_count,
	.row = help_row,
	.group = help_group,
	.command = help_command,
	.keys = help_keys,
};
