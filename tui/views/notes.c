/* All notes, newest first, under the titles of their articles. */
#include "tui/views/notes.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/app.h"
#include "tui/list/days.h"
#include "tui/deeds/deed.h"
#include "tui/children/exporting.h"
#include "tui/list/table.h"

struct notes {
	struct arena arena;
	struct note_rows rows;
	struct err failed;
	bool oldest_first;
};

static bool
answered(struct app *app, void *ctx, str text, struct err *e)
{
	struct note_row *note = ctx;

	note->text = text;
	bool ok = store_step_begin(app->store, e) &&
		  store_set_note(app->store, note, e);
	if (!store_step_end(app->store, ok, e))
		return false;
	app_renew(app);
	if (text.n || note->id)
		deed_say(app,
			str_of(text.n ? _("noted") : _("the note is gone")));
	return true;
}

void
notes_ask(struct app *app, const struct note_row *note)
{
	struct question *q = question_begin(app, _("note:"), note->text);
	struct note_row *kept = arena_new(&q->arena, struct note_row, 1);

	*kept = *note;
	kept->passage = arena_copy(&q->arena, note->passage);
	q->ctx = kept;
	q->answered = answered;
}

str
notes_among(const struct note_rows *rows, struct span at, struct arena *perm)
{
	str all = { 0 };

	for (size_t i = 0; i < rows->n; i++) {
		const struct note_row *n = &rows->v[i];

		if (n->at.start < at.end && at.start < n->at.end)
			all = arena_printf(perm, "%.*s%s%.*s", STR_ARG(all),
				all.n ? " / " : "", STR_ARG(n->text));
	}
	return all;
}

str
notes_on(struct app *app, int64_t article, struct span at)
{
	struct note_rows rows;

	if (!store_notes(app->store, article, &app->frame, &rows, NULL))
		return STR("");
	return notes_among(&rows, at, &app->frame);
}

static void
load(struct view *v)
{
	struct notes *s = v->state;

	arena_reset(&s->arena);
	s->failed = (struct err){ 0 };
	if (!store_notes(v->app->store, 0, &s->arena, &s->rows, &s->failed))
		s->rows.n = 0;
	for (size_t i = 0; s->oldest_first && i < s->rows.n / 2; i++) {
		struct note_row *a = &s->rows.v[i];
		struct note_row *b = &s->rows.v[s->rows.n - 1 - i], swap = *a;

		*a = *b;
		*b = swap;
	}
	if (v->selected >= s->rows.n)
		v->selected = s->rows.n ? s->rows.n - 1 : 0;
}

static bool
notes_open(struct view *v, const void *arg, struct err *e)
{
	(void)arg;
	(void)e;
	v->state = arena_new(&v->arena, struct notes, 1);
	return true;
}

static size_t
notes_count(struct view *v)
{
	return ((struct notes *)v->state)->rows.n;
}

static void
notes_row(struct view *v, size_t i, int columns, struct row *row)
{
	const struct note_row *n = &((struct notes *)v->state)->rows.v[i];
	struct arena *frame = &v->app->frame;
	struct marked text = { .text = n->text, .style = STYLE_TEXT };
	struct marked passage = { .text = n->passage, .style = STYLE_DIM };

	row_add_marked(row, frame, &text, (struct place){ 0, 0, columns, 3 });
	row_add_marked(row, frame, &passage,
		(struct place){ row->lines, 2, columns - 4, 1 });
}

static int64_t
article_of(struct view *v, size_t i)
{
	struct notes *s = v->state;

	return store_note_article(v->app->store, &s->rows.v[i]);
}

static void
notes_group(struct view *v, size_t i, str *left, str *right)
{
	int64_t article = article_of(v, i);
	struct arena *frame = &v->app->frame;
	struct article_row a;

	if (!article ||
		!store_article(v->app->store, article, frame, &a, NULL)) {
		*left = str_of(_("not in this archive"));
		return;
	}
	*left = a.title;
	*right = day_beside(frame, a.source, a.published);
}

static str
notes_empty(struct view *v)
{
	struct notes *s = v->state;

	if (s->failed.text[0])
		return str_of(s->failed.text);
	return str_of(_("No notes yet.\n"
			"\n"
			"In an article c notes something on the marked quote, "
			"or on the paragraph; y copies it with the quote."));
}

static enum outcome
drop(struct view *v, const struct note_row *n, struct err *e)
{
	struct note_row gone = { .id = n->id };
	bool ok = store_step_begin(v->app->store, e) &&
		  store_set_note(v->app->store, &gone, e);

	if (!store_step_end(v->app->store, ok, e))
		return OUTCOME_FAILED;
	deed_say(v->app, str_of(_("the note is gone")));
	app_renew(v->app);
	return OUTCOME_DONE;
}

/* Each article once, however many notes it has. */
static enum outcome
export_all(struct view *v)
{
	struct ids ids = { 0 };

	for (size_t k = 0; k < list_count(v); k++) {
		int64_t id = article_of(v, list_number(v, k));
		size_t i = 0;

		while (i < ids.n && ids.v[i] != id)
			i++;
		if (id && i == ids.n)
			*vec_push(&v->app->frame, &ids) = id;
	}
	return exporting_ask_these(v, &ids);
}

static enum outcome
notes_command(struct view *v, enum command command, struct err *e)
{
	struct notes *s = v->state;

	if (list_count(v) == 0)
		return OUTCOME_UNHANDLED;
	const struct note_row *n = &s->rows.v[v->selected];
	switch (command) {
	case COMMAND_OPEN:
		return deed_open(
			v->app, article_of(v, v->selected), &n->at.start, e);
	/* The articles, each with its notes and their passages. */
	case COMMAND_EXPORT: return export_all(v);
	case COMMAND_RENAME: notes_ask(v->app, n); return OUTCOME_DONE;
	case COMMAND_DELETE: return drop(v, n, e);
	case COMMAND_SORT:
		s->oldest_first = !s->oldest_first;
		v->selected = 0;
		list_refresh(v);
		table_say_order(v, _(table_by_time[s->oldest_first]));
		return OUTCOME_DONE;
	default: return OUTCOME_UNHANDLED;
	}
}

static void
notes_status(struct view *v, str *title, str *beside, str *place)
{
	const struct notes *s = v->state;
	struct arena *frame = &v->app->frame;

	(void)beside;
	*title = arena_printf(frame, _("notes %zu"), notes_count(v));
	if (list_count(v))
		*place = table_place(v, _(table_by_time[s->oldest_first]));
}

static const enum command *
notes_keys(struct view *v)
{
	static const enum command keys[] = { COMMAND_OPEN, COMMAND_RENAME,
		COMMAND_DELETE, COMMAND_EXPORT, COMMAND_FILTER, COMMAND_UNDO,
		COMMAND_BACK, COMMAND_NONE };

	(void)v;
	return keys;
}

static void
notes_close(struct view *v)
{
	arena_free(&((struct notes *)v->state)->arena);
}

const struct view_ops view_notes = {
	.name = N_("notes"),
	.place = 'S',
	.open = notes_open,
	.count = notes_count,
	.row = notes_row,
	.group = notes_group,
	.empty = notes_empty,
	.command = notes_command,
	.refresh = load,
	.status = notes_status,
	.keys = notes_keys,
	.close = notes_close,
};
