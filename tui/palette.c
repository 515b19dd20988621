/* Every command of the place one came from, found as one types. */
#include "base/i18n.h"
#include "base/utf8.h"
#include "content/fold.h"
#include "tui/app.h"
#include "tui/deed.h"

struct palette {
	struct prompt prompt;
	struct arena arena; /* of the text that was typed */
	str words;          /* behind the command's name, in arena */
	char place;
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

static int
score_command(struct palette *s, enum command c, str typed)
{
	str name = str_of(command_table[c].name);
	str help = fold(&s->arena, str_of(_(command_table[c].help)));

	if (typed.n == 0)
		return 1;
	if (str_starts(name, typed))
		return 200;
	if (has_words(help, typed))
		return 150;
	return score_letters(name, typed);
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

static void
palette_asked(struct view *v, str text)
{
	struct palette *s = v->state;

	arena_reset(&s->arena);
	str name, words, typed = fold(&s->arena, str_trim(text));
	bool more = str_cut(str_trim(text), STR(" "), &name, &words);
	enum command named = command_by_name(name);
	s->words = STR("");
	s->n = 0;
	v->selected = v->top = 0;
	if (more && order_takes(named)) {
		s->words = arena_copy(&s->arena, str_trim(words));
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
	return ((struct palette *)v->state)->n;
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
	case COMMAND_TAG:
	case COMMAND_SAVE:
		str_cut(s->words, STR(" "), &first, &rest);
		return arena_printf(frame, _("%.*s: what matches %.*s"),
			STR_ARG(first), STR_ARG(rest));
	default:
		return arena_printf(frame, _("all articles that match %.*s"),
			STR_ARG(s->words));
	}
}

static void
palette_row(struct view *v, size_t i, int columns, struct row *row)
{
	struct palette *s = v->state;
	struct arena *frame = &v->app->frame;
	const struct command_info *c = &command_table[s->v[i]];
	int keys = columns < NARROW ? 0 : 18;

	row_add_cell(row, frame, STYLE_TEXT, str_of(c->name),
		(struct place){ 0, 0, 18, 1 });
	row_add_cell(row, frame, STYLE_DIM,
		s->words.n ? told(s, s->v[i], frame) : str_of(_(c->help)),
		(struct place){ 0, 20, columns - keys - 22, 1 });
	if (keys)
		row_add_cell(row, frame, STYLE_KEY,
			keys_text(&v->app->shell->keys, s->v[i], frame),
			(struct place){ 0, columns - keys, keys, 1 });
}

static str
palette_empty(struct view *v)
{
	(void)v;
	return str_of(_("No command of this name here."));
}

static enum outcome
palette_command(struct view *v, enum command command, struct err *e)
{
	struct palette *s = v->state;

	(void)e;
	if (command != COMMAND_OPEN)
		return OUTCOME_UNHANDLED;
	if (s->n)
		app_run_below(v->app, s->v[v->selected], s->words);
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
	.close = palette_close,
};
