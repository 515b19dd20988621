#include "tui/source.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "content/charset/decode.h"
#include "tui/app.h"

struct source_place {
	int64_t article;
	uint32_t at;
};

/* Lines of the screen: the facts on top, and then pieces of the source. */
struct source_lines {
	struct span *v;
	size_t n, cap;
};

struct source_state {
	struct source_row row;
	struct article article;
	str facts; /* how it was read; lines */
	str text;  /* the source, decoded */
	struct span found;
	struct arena arena; /* of the lines */
	struct source_lines facts_lines, lines;
	int columns; /* they were broken for; 0: not yet */
};

static str
article_charset(const struct source_state *s)
{
	return article_word(&s->article, s->article.charset);
}

/* "page.html, line 3" and what was made of its bytes. */
static void
write_facts(struct source_state *s, struct arena *perm)
{
	const struct source_row *r = &s->row;
	str where =
		r->line ? arena_printf(perm, _("%.*s, line %llu"),
				  STR_ARG(r->path), (unsigned long long)r->line)
			: r->path;
	str read = arena_printf(perm, _("read as %.*s, in %.*s"),
		STR_ARG(article_word(&s->article, s->article.format)),
		STR_ARG(article_charset(s)));

	if (r->declared.n)
		read = arena_printf(perm, _("%.*s (it calls itself %.*s)"),
			STR_ARG(read), STR_ARG(r->declared));
	s->facts = arena_printf(perm, "%.*s\n%.*s\n%.*s", STR_ARG(where),
		STR_ARG(read),
		STR_ARG(article_word(&s->article, s->article.warnings)));
	if (!r->kept)
		s->facts = arena_printf(perm, "%.*s\n%s", STR_ARG(s->facts),
			_("its bytes were not kept"));
}

/* Decoded once more, as it was then; what is no text is shown as such. */
static void
decode_source(struct source_state *s, struct arena *perm)
{
	struct decoded d;

	if (decode(s->row.bytes, article_charset(s), true, perm, &d, NULL))
		s->text = d.text;
	else
		s->text = utf8_repair(perm, s->row.bytes, NULL);
}

static bool
open_source(struct view *v, const void *arg, struct err *e)
{
	const struct source_place *place = arg;
	struct source_state *s = arena_new(&v->arena, struct source_state, 1);
	struct store *store = v->app->store;

	v->state = s;
	if (!store_load(store, place->article, &v->arena, &s->article, e) ||
		!store_source_of(store, place->article, &s->article, &v->arena,
			&s->row, e))
		return false;
	write_facts(s, &v->arena);
	decode_source(s, &v->arena);
	s->found = source_find(s->article.text, place->at, s->text);
	return true;
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

	*title = article_word(&s->article, s->article.title);
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
source_open(struct app *app, int64_t article, uint32_t at, struct err *e)
{
	struct source_place place = { article, at };

	if (!article)
		return OUTCOME_DONE;
	return app_open(app, &view_source, &place, e) ? OUTCOME_DONE
						      : OUTCOME_FAILED;
}
