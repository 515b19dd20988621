/* The keys of the place one came from; Enter does what a line says. */
#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/app.h"

#include <string.h>

/* First what holds here and not everywhere: that is what one asks for; then
 * the keys that a reader has made of several commands. */
struct help {
	char place;
	enum command v[COMMANDS];
	size_t n, here;                  /* so many of these are the first */
	const struct key *own[KEYS_MAX]; /* behind those of here */
	size_t own_n;
};

enum { NAME_COLUMNS = 15, HELP_COLUMNS = 72 };

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

static void
add_own(struct help *s, const struct keys *keys, char place)
{
	for (size_t i = 0; i < keys->n; i++) {
		const struct step *steps = keys->v[i].steps;

		if ((steps[0].words.n || steps[1].command) &&
			command_holds(steps[0].command, place))
			s->own[s->own_n++] = &keys->v[i];
	}
}

/* The i-th row's key of the reader's own; NULL: it is a command's, whose
 * number in s->v is put in *at. */
static const struct key *
own_key(const struct help *s, size_t i, size_t *at)
{
	*at = i < s->here ? i : i - s->own_n;
	return i >= s->here && i < s->here + s->own_n ? s->own[i - s->here]
						      : NULL;
}

static bool
help_open(struct view *v, const void *arg, struct err *e)
{
	struct help *s = arena_new(&v->arena, struct help, 1);
	char place = *(const char *)arg;

	(void)e;
	v->state = s;
	s->place = place;
	add(s, place, false);
	s->here = s->n;
	add(s, place, true);
	add_own(s, &v->app->shell->keys, place);
	return true;
}

static size_t
help_count(struct view *v)
{
	const struct help *s = v->state;

	return s->n + s->own_n;
}

/* As the configuration says it: "star next-unread", "tag ai is:unread ; up" */
static str
own_text(const struct key *key, struct arena *a)
{
	str all = { 0 };

	for (const struct step *s = key->steps; s->command; s++) {
		const char *between = s == key->steps ? ""
				      : s[-1].words.n ? " ; "
						      : " ";

		all = arena_printf(a, s->words.n ? "%.*s%s%s %.*s" : "%.*s%s%s",
			STR_ARG(all), between, command_table[s->command].name,
			STR_ARG(s->words));
	}
	return all;
}

static void
help_row(struct view *v, size_t i, int columns, struct row *row)
{
	const struct help *s = v->state;
	struct arena *frame = &v->app->frame;
	int keys = columns < NARROW ? 10 : 18;
	int name = columns < NARROW ? columns + 2 : columns - NAME_COLUMNS;
	size_t at;
	const struct key *own = own_key(s, i, &at);
	const struct command_info *c = own ? NULL : &command_table[s->v[at]];

	if (name > keys + HELP_COLUMNS)
		name = columns < NARROW ? name : keys + HELP_COLUMNS;
	row_add_cell(row, frame, STYLE_KEY,
		own ? press_name(own->press, frame)
		    : keys_text(
			      &v->app->shell->keys, s->v[at], s->place, frame),
		(struct place){ 0, 0, keys, 1 });
	row_add_cell(row, frame, STYLE_TEXT,
		own ? own_text(own, frame) : str_of(_(c->help)),
		(struct place){ 0, keys + 2, name - keys - 4, 1 });
	if (columns < NARROW || own)
		return;
	row_add_cell(row, frame, STYLE_DIM, str_of(c->name),
		(struct place){ 0, name, columns - name, 1 });
}

static void
help_group(struct view *v, size_t i, str *left, str *right)
{
	const struct help *s = v->state;
	size_t at;

	(void)right;
	if (i < s->here || own_key(s, i, &at)) {
		*left = str_of(i < s->here ? _("here") : _("your own"));
		return;
	}
	for (size_t k = 0; k < command_lines_n; k++) {
		if (command_lines[k].group)
			*left = str_of(_(command_lines[k].group));
		else if (command_lines[k].command == s->v[at])
			return;
	}
}

static enum outcome
help_command(struct view *v, enum command command, struct err *e)
{
	struct help *s = v->state;
	struct app *app = v->app;
	size_t at;

	(void)e;
	if (command == COMMAND_HELP)
		return OUTCOME_DONE;
	if (command != COMMAND_OPEN || list_count(v) == 0)
		return OUTCOME_UNHANDLED;
	const struct key *own = own_key(s, v->selected, &at);
	if (!own) {
		app_run_below(app, s->v[at], STR(""));
		return OUTCOME_DONE;
	}
	app_close(app);
	for (const struct step *step = own->steps; step->command; step++)
		app_do(app, step);
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
