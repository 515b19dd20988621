#include "tui/views/source.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "content/charset/decode.h"
#include "tui/app.h"

/* Lines of the screen: the facts on top, and then pieces of the source. */
struct source_lines {
	struct span *v;
	size_t n, cap;
};

struct source_state {
	struct source_row row;
	str title; /* of the article */
	str facts; /* how it was read; lines */
	str text;  /* the source, decoded */
	struct span found;
	struct arena arena; /* of the lines */
	struct source_lines facts_lines, lines;
	int columns; /* they were broken for; 0: not yet */
};

/* "page.html, line 3" and what was made of its bytes. */
static void
write_facts(struct source_state *s, const struct article *a, struct arena *perm)
{
	const struct source_row *r = &s->row;
	str where =
		r->line ? arena_printf(perm, _("%.*s, line %llu"),
				  STR_ARG(r->path), (unsigned long long)r->line)
			: r->path;
	str read = arena_printf(perm, _("read as %.*s, in %.*s"),
		STR_ARG(article_word(a, a->format)),
		STR_ARG(article_word(a, a->charset)));

	if (r->declared.n)
		read = arena_printf(perm, _("%.*s (it calls itself %.*s)"),
			STR_ARG(read), STR_ARG(r->declared));
	s->facts = arena_printf(perm, "%.*s\n%.*s\n%.*s", STR_ARG(where),
		STR_ARG(read), STR_ARG(article_word(a, a->warnings)));
	if (!r->kept)
		s->facts = arena_printf(perm, "%.*s\n%s", STR_ARG(s->facts),
			_("its bytes were not kept"));
}

/* Decoded once more, as it was then; what is no text is shown as such. */
static void
decode_source(struct source_state *s, str charset, struct arena *perm)
{
	struct decoded d;

	if (decode(s->row.bytes, charset, true, perm, &d, NULL))
		s->text = d.text;
	else
		s->text = utf8_repair(perm, s->row.bytes, NULL);
}

static bool
read_source(struct view *v, const struct source_place *place,
	const struct article *a, struct err *e)
{
	struct source_state *s = v->state;

	if (!store_source_of(
		    v->app->store, place->article, a, &v->arena, &s->row, e))
		return false;
	s->title = arena_copy(&v->arena, article_word(a, a->title));
	write_facts(s, a, &v->arena);
	decode_source(s, article_word(a, a->charset), &v->arena);
	s->found = source_find(a->text, place->at, s->text);
	return true;
}

static bool
open_source(struct view *v, const void *arg, struct err *e)
{
	const struct source_place *place = arg;
	struct article a = { 0 };
	struct arena tmp = { 0 };

	v->state = arena_new(&v->arena, struct source_state, 1);
	if (place->known)
		return read_source(v, place, place->known, e);
	bool ok = store_load(v->app->store, place->article, &tmp, &a, e) &&
		  read_source(v, place, &a, e);
	arena_free(&tmp);
	return ok;
}

/* Lines that fit into the columns. */
static void
break_lines(str text, int columns, struct arena *perm, struct source_lines *out)
{
	str line, rest = text;

	while (str_line(&rest, &line)) {
		size_t at = (size_t)(line.s - text.s);

		do {
			str fits = utf8_fit(line, columns);

			if (!fits.n)
				fits = str_take(line, UTF8_MAX);
			*vec_push(perm, out) = (struct span){ (uint32_t)at,
				(uint32_t)(at + fits.n) };
			at += fits.n;
			line = str_skip(line, fits.n);
		} while (line.n);
	}
}

/* Where the place is: a third from the top. */
static void
show_place(struct view *v, struct source_state *s)
{
	size_t i = 0, above = (size_t)(v->rows / 3);

	while (i < s->lines.n && s->lines.v[i].end <= s->found.start)
		i++;
	i += s->facts_lines.n + 1;
	v->top = span_empty(s->found) || i < above ? 0 : i - above;
}

static void
refresh(struct view *v)
{
	struct source_state *s = v->state;
	bool first = s->columns == 0;

	if (v->columns == s->columns || v->columns < 2)
		return;
	arena_reset(&s->arena);
	s->facts_lines = s->lines = (struct source_lines){ 0 };
	break_lines(s->facts, v->columns, &s->arena, &s->facts_lines);
	break_lines(s->text, v->columns, &s->arena, &s->lines);
	s->columns = v->columns;
	if (first)
		show_place(v, s);
}

static size_t
count(struct view *v)
{
	struct source_state *s = v->state;

	return s->facts_lines.n + 1 + s->lines.n;
}

/* The part of the place that is on a line, counted from its start. */
static struct span
mark_on(const struct source_state *s, struct span line)
{
	struct span m = s->found;

	m.start = m.start > line.start ? m.start - line.start : 0;
	m.end = m.end > line.end     ? line.end - line.start
		: m.end > line.start ? m.end - line.start
				     : 0;
	return m;
}

static void
source_row(struct view *v, size_t i, int columns, struct row *row)
{
	struct source_state *s = v->state;
	struct place place = { 0, 0, columns, 1 };

	if (i < s->facts_lines.n) {
		struct span f = s->facts_lines.v[i];

		row_add_cell(row, &v->app->frame, STYLE_DIM,
			str_slice(s->facts, f.start, f.end), place);
		return;
	}
	i -= s->facts_lines.n;
	if (i == 0)
		return;
	struct span line = s->lines.v[i - 1], mark = mark_on(s, line);
	struct marked m = { .text = str_slice(s->text, line.start, line.end),
		.marks = &mark,
		.n = mark.end > mark.start,
		.style = STYLE_TEXT,
		.mark = STYLE_HIT };
	row_add_marked(row, &v->app->frame, &m, place);
}

static void
status(struct view *v, str *title, str *beside, str *place)
{
	struct source_state *s = v->state;

	*title = s->title;
	*beside = s->row.path;
	*place = arena_printf(
		&v->app->frame, _("source · %zu bytes"), s->row.bytes.n);
}

static const enum command *
source_keys(struct view *v)
{
	static const enum command keys[] = { COMMAND_PAGE_DOWN, COMMAND_LEAVE,
		COMMAND_NONE };

	(void)v;
	return keys;
}

static enum outcome
command(struct view *v, enum command c, struct err *e)
{
	(void)e;
	if (c != COMMAND_SOURCE)
		return OUTCOME_UNHANDLED;
	app_command(v->app, COMMAND_LEAVE);
	return OUTCOME_DONE;
}

static void
close_source(struct view *v)
{
	struct source_state *s = v->state;

	arena_free(&s->arena);
}

static const struct view_ops view_source = {
	.name = N_("source"),
	.place = 'O',
	.reads = true,
	.layer = LAYER_FULL,
	.open = open_source,
	.count = count,
	.row = source_row,
	.command = command,
	.refresh = refresh,
	.status = status,
	.keys = source_keys,
	.close = close_source,
};

enum outcome
source_open(struct app *app, const struct source_place *place, struct err *e)
{
	if (!place->article)
		return OUTCOME_DONE;
	return app_open(app, &view_source, place, e) ? OUTCOME_DONE
						     : OUTCOME_FAILED;
}
