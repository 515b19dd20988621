/* Every command of the place one came from, found as one types. */
#include "base/i18n.h"
#include "base/utf8.h"
#include "content/words/fold.h"
#include "tui/app.h"
#include "tui/deeds/deed.h"
#include "tui/list/list.h"
#include "tui/views/settings_view.h"
#include "tui/views/sounded.h"

struct palette {
	struct prompt prompt;
	struct arena arena; /* of the text that was typed */
	str words;          /* behind the command's name, in arena */
	char place;
	struct strs choices;      /* names or values of settings, in arena */
	enum command v[COMMANDS]; /* best first */
	int scores[COMMANDS];
	size_t n;
};

/* Do the letters stand in the name, in this order? The nearer together and
 * to the start, the higher; 0: no. */
static int
score_letters(str name, str typed)
{
	int score = 100;
	size_t at = 0;

	for (size_t i = 0; i < typed.n; i++, at++) {
		size_t from = at;

		while (at < name.n && name.s[at] != typed.s[i])
			at++;
		if (at == name.n)
			return 0;
		score -= (int)(at - from) * (i ? 2 : 3);
	}
	return score > 1 ? score : 1;
}

/* At the beginning of a word; Chinese has none. */
static bool
has_words(str help, str typed)
{
	size_t at = str_find(help, typed), from = 0;

	while (at != STR_NONE) {
		from += at;
		if (from == 0 || (unsigned char)typed.s[0] >= 0x80 ||
			help.s[from - 1] == ' ')
			return true;
		from++;
		at = str_find(str_skip(help, from), typed);
	}
	return false;
}

/* Is it what an editor calls the command? */
static bool
is_alias(enum command c, str typed)
{
	static const struct {
		enum command command;
		str name;
	} aliases[] = {
#define ALIAS(id, name) { COMMAND_##id, STR0(name) },
#include "tui/config/commands.def"
	};

	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (aliases[i].command == c && str_eq(aliases[i].name, typed))
			return true;
	return false;
}

static int
score_command(struct palette *s, enum command c, str typed)
{
	static const int by_sound[] = { [SOUNDED_WITHIN] = 110,
		[SOUNDED_FIRST] = 120,
		[SOUNDED_WHOLE] = 170 };
	str name = str_of(command_table[c].name);
	str hint = fold(&s->arena, str_of(_(command_table[c].hint)));
	str help = fold(&s->arena, str_of(_(command_table[c].help)));

	if (typed.n == 0)
		return 1;
	if (str_eq(name, typed) || is_alias(c, typed))
		return 300;
	if (str_starts(name, typed))
		return 200;
	if (has_words(hint, typed) || has_words(help, typed))
		return 150;
	enum sounded where = sounded_in(hint, typed);
	if (!where)
		where = sounded_in(help, typed);
	return where ? by_sound[where] : score_letters(name, typed);
}

/* Keeps the order of commands.def among equals. */
static void
insert(struct palette *s, enum command c, int score)
{
	size_t i = s->n++;

	for (; i > 0 && s->scores[i - 1] < score; i--) {
		s->v[i] = s->v[i - 1];
		s->scores[i] = s->scores[i - 1];
	}
	s->v[i] = c;
	s->scores[i] = score;
}

/* "set NAME" and "set NAME VALUE": what can stand there. */
static void
choose_settings(struct palette *s)
{
	enum setting setting;
	str name, value;

	if (str_cut(s->words, STR(" "), &name, &value)) {
		if (setting_by_name(name, &setting))
			s->choices = settings_values(
				setting, str_trim(value), &s->arena);
		return;
	}
	for (int i = 0; i < SETTINGS; i++)
		if (str_starts(str_of(setting_table[i].name), name))
			*vec_push(&s->arena, &s->choices) =
				str_of(setting_table[i].name);
}

static void
palette_asked(struct view *v, str text)
{
	struct palette *s = v->state;

	arena_reset(&s->arena);
	text = prompt_words(&s->arena, text);
	str name, words, typed = fold(&s->arena, str_trim(text));
	while (str_starts(text, STR(" ")))
		text = str_skip(text, 1);
	bool more = str_cut(text, STR(" "), &name, &words);
	enum command named = command_by_name(name);
	s->words = STR("");
	s->n = 0;
	s->choices = (struct strs){ 0 };
	v->selected = v->top = 0;
	if (more && command_takes_words(named)) {
		/* A blank behind a setting's name asks for its values. */
		while (str_starts(words, STR(" ")))
			words = str_skip(words, 1);
		s->words = arena_copy(&s->arena,
			named == COMMAND_SET ? words : str_trim(words));
		if (named == COMMAND_SET)
			choose_settings(s);
		insert(s, named, 1);
		return;
	}
	for (size_t i = 0; i < command_lines_n; i++) {
		enum command c = command_lines[i].command;
		int score;

		if (!c || !command_holds(c, s->place))
			continue;
		score = score_command(s, c, typed);
		if (score > 0)
			insert(s, c, score);
	}
}

static bool
palette_open(struct view *v, const void *arg, struct err *e)
{
	struct palette *s = arena_new(&v->arena, struct palette, 1);

	(void)e;
	v->state = s;
	s->place = *(const char *)arg;
	s->prompt.lead = ":";
	v->prompt = &s->prompt;
	v->typing = true;
	palette_asked(v, STR(""));
	return true;
}

static size_t
palette_count(struct view *v)
{
	struct palette *s = v->state;

	return s->choices.n ? s->choices.n : s->n;
}

/* What it does with the words behind it. */
static str
told(const struct palette *s, enum command command, struct arena *frame)
{
	str first, rest;

	switch (command) {
	case COMMAND_SEARCH:
		return arena_printf(
			frame, _("searches for %.*s"), STR_ARG(s->words));
	case COMMAND_ADD:
		return arena_printf(
			frame, _("takes in %.*s"), STR_ARG(s->words));
	case COMMAND_FOLLOW:
		return arena_printf(
			frame, _("follows %.*s"), STR_ARG(s->words));
	case COMMAND_TAG:
	case COMMAND_SAVE:
		if (!str_cut(s->words, STR(" "), &first, &rest))
			return str_of(_("of which articles? a query belongs "
					"behind it"));
		return arena_printf(frame, _("%.*s: what matches %.*s"),
			STR_ARG(first), STR_ARG(rest));
	default:
		return arena_printf(frame, _("all articles that match %.*s"),
			STR_ARG(s->words));
	}
}

/* A name with its value and help, or a value. */
static void
choice_row(struct view *v, str choice, int columns, struct row *row)
{
	struct arena *frame = &v->app->frame;
	enum setting setting;

	row_add_cell(
		row, frame, STYLE_TEXT, choice, (struct place){ 0, 0, 18, 1 });
	if (!setting_by_name(choice, &setting))
		return;
	row_add_cell(row, frame, STYLE_SPEAKER,
		setting_value(&v->app->settings, setting, frame),
		(struct place){ 0, 20, 10, 1 });
	row_add_cell(row, frame, STYLE_DIM,
		str_of(_(setting_table[setting].help)),
		(struct place){ 0, 32, columns - 32, 1 });
}

static void
palette_row(struct view *v, size_t i, int columns, struct row *row)
{
	struct palette *s = v->state;
	struct arena *frame = &v->app->frame;

	if (s->choices.n) {
		choice_row(v, s->choices.v[i], columns, row);
		return;
	}
	const struct command_info *c = &command_table[s->v[i]];
	int keys = columns < NARROW ? 0 : 18;

	row_add_cell(row, frame, STYLE_TEXT, str_of(c->name),
		(struct place){ 0, 0, 18, 1 });
	row_add_cell(row, frame, STYLE_DIM,
		s->words.n ? told(s, s->v[i], frame) : str_of(_(c->help)),
		(struct place){ 0, 20, columns - keys - 22, 1 });
	if (keys)
		row_add_cell(row, frame, STYLE_KEY,
			keys_text(
				&v->app->shell->keys, s->v[i], s->place, frame),
			(struct place){ 0, columns - keys, keys, 1 });
}

static str
palette_empty(struct view *v)
{
	(void)v;
	return str_of(_("No command of this name here."));
}

/* Puts the selected command's name there. */
static bool
complete_name(struct view *v)
{
	struct palette *s = v->state;

	if (s->n == 0 || s->words.n)
		return false;
	enum command c = s->v[list_number(v, list_selected(v))];
	str text = arena_printf(&v->app->frame,
		command_takes_words(c) ? "%s " : "%s", command_table[c].name);
	prompt_set(&s->prompt, text);
	palette_asked(v, text);
	return true;
}

/* Puts the choice behind what is typed; false: there is none. */
static bool
complete(struct view *v)
{
	struct palette *s = v->state;
	bool value = str_find_byte(s->words, ' ') != STR_NONE;
	str name, rest;

	if (s->choices.n == 0)
		return false;
	str choice = s->choices.v[list_number(v, list_selected(v))];
	str_cut(s->words, STR(" "), &name, &rest);
	str text = value ? arena_printf(&v->app->frame, "set %.*s %.*s",
				   STR_ARG(name), STR_ARG(choice))
			 : arena_printf(&v->app->frame, "set %.*s ",
				   STR_ARG(choice));
	prompt_set(&s->prompt, text);
	palette_asked(v, text);
	return true;
}

static bool
complete_any(struct view *v)
{
	return complete(v) || complete_name(v);
}

/* A name that is completed wants a value. */
static bool
wants_value(const struct palette *s)
{
	return s->choices.n && str_find_byte(s->words, ' ') == STR_NONE;
}

static enum outcome
palette_command(struct view *v, enum command command, struct err *e)
{
	struct palette *s = v->state;

	(void)e;
	if (command != COMMAND_OPEN)
		return OUTCOME_UNHANDLED;
	if (wants_value(s)) {
		complete(v);
		return OUTCOME_DONE;
	}
	complete(v);
	if (s->n)
		app_run_below(
			v->app, s->v[s->choices.n ? 0 : v->selected], s->words);
	return OUTCOME_DONE;
}

static void
palette_close(struct view *v)
{
	struct palette *s = v->state;

	prompt_free(&s->prompt);
	arena_free(&s->arena);
}

const struct view_ops view_palette = {
	.name = N_("commands"),
	.place = 'P',
	.layer = LAYER_LOW,
	.open = palette_open,
	.count = palette_count,
	.row = palette_row,
	.empty = palette_empty,
	.command = palette_command,
	.asked = palette_asked,
	.reread = complete_any,
	.close = palette_close,
};
