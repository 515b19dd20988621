/* The articles, newest first, days as headings; what is in one below. */
#include "tui/table.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/days.h"
#include "tui/deed.h"
#include "tui/list.h"
#include "tui/preview.h"

struct articles {
	struct table rows;
	unsigned
		frame; /* the cache is of this frame: others set what is read */
	struct preview preview;
};

static bool
load(struct view *v, struct arena *a, struct ids *ids, struct err *e)
{
	return store_articles(v->app->store, a, ids, e);
}

static bool
articles_open(struct view *v, const void *arg, struct err *e)
{
	(void)arg;
	(void)e;
	v->state = arena_new(&v->arena, struct articles, 1);
	return true;
}

static void
articles_refresh(struct view *v)
{
	struct articles *s = v->state;

	table_refresh(v, &s->rows, load);
	if (v->app->version != s->preview.version)
		preview_forget(&s->preview);
	s->preview.version = v->app->version;
}

static size_t
articles_count(struct view *v)
{
	return ((struct articles *)v->state)->rows.ids.n;
}

static void
read(struct store *store, int64_t id, struct arena *texts, void *row)
{
	struct article_row *a = row;
	struct err e = { 0 };

	if (!store_article(store, id, texts, a, &e))
		a->title = arena_copy(texts, str_of(e.text));
}

static const struct article_row *
article_at(struct view *v, size_t i)
{
	struct articles *s = v->state;

	if (s->frame != v->app->frames)
		cache_clear(s->rows.cache);
	s->frame = v->app->frames;
	return cache_row(s->rows.cache, v->app->store, s->rows.ids.v[i],
		sizeof(struct article_row), read);
}

static void
articles_group(struct view *v, size_t i, str *left, str *right)
{
	(void)right;
	*left = day_heading(
		&v->app->frame, article_at(v, i)->published, v->app->today);
}

/* A piece that ends so many columns before the row's end. */
static void
add_right(
	struct row *row, struct arena *frame, str text, int before, int columns)
{
	struct piece *p = row_add(row, frame, STYLE_DIM, text);

	p->right = true;
	p->column = before + columns;
	p->columns = columns - 1;
}

/* How many columns stand beside the title. */
static int
add_beside(struct view *v, const struct article_row *a, int columns,
	struct row *row)
{
	struct arena *frame = &v->app->frame;

	if (columns < NARROW - 2) {
		int source = utf8_width(a->source);

		source = source < 10 ? source + 1 : 11;
		add_right(row, frame, a->source, 0, source);
		return source;
	}
	int counts = columns < 78 ? 0 : 14;
	if (counts && a->quotes)
		add_right(row, frame,
			arena_printf(frame, _("qt %u"), a->quotes), 7, 7);
	if (counts && a->figures)
		add_right(row, frame,
			arena_printf(frame, _("fig %u"), a->figures), 0, 7);
	add_right(row, frame, day_time(a->published), counts, 7);
	int source = columns < WIDE - 2 ? 15 : 19;
	add_right(row, frame, a->source, counts + 7, source);
	return counts + 7 + source;
}

static void
articles_row(struct view *v, size_t i, int columns, struct row *row)
{
	const struct article_row *a = article_at(v, i);
	struct arena *frame = &v->app->frame;
	int beside = add_beside(v, a, columns, row);
	struct piece *p;

	if (a->starred || !a->read) {
		p = row_add(row, frame, a->starred ? STYLE_HIT : STYLE_SPEAKER,
			a->starred ? STR("★") : STR("●"));
		p->column = 0;
		p->columns = 1;
	}
	p = row_add(row, frame, STYLE_TEXT, a->title);
	p->column = 2;
	p->columns = columns - 2 - beside - 2;
}

static str
articles_empty(struct view *v)
{
	struct articles *s = v->state;

	if (s->rows.failed.text[0])
		return str_of(s->rows.failed.text);
	return str_of(
		_("Nothing here yet.\n"
		  "\n"
		  "jianbao add FILE or FOLDER    takes in what you have\n"
		  "jianbao add - < FILE          takes in standard input\n"
		  "\n"
		  "What another window takes in is shown at the next key."));
}

static enum outcome
next_unread(struct view *v, int by)
{
	size_t n = list_count(v), k = list_selected(v);

	for (k += (size_t)by; k < n; k += (size_t)by) {
		size_t i = list_number(v, k);

		if (!article_at(v, i)->read) {
			list_select(v, i);
			return OUTCOME_DONE;
		}
	}
	app_say(v->app, "%s",
		by > 0 ? _("nothing unread below") : _("nothing unread above"));
	return OUTCOME_DONE;
}

static enum outcome
articles_command(struct view *v, enum command command, struct err *e)
{
	struct articles *s = v->state;
	int64_t id = table_selected(v, &s->rows);

	switch (command) {
	case COMMAND_OPEN: return deed_open(v->app, id, NULL, e);
	case COMMAND_NEXT_UNREAD: return next_unread(v, 1);
	case COMMAND_PREV_UNREAD: return next_unread(v, -1);
	default: return deed(v->app, command, id, e);
	}
}

static int64_t
article_of(struct view *v, size_t i)
{
	return ((struct articles *)v->state)->rows.ids.v[i];
}

static bool
articles_step(struct view *v, int by, int64_t *article)
{
	return table_step(v, by, article_of, article);
}

static void
articles_status(struct view *v, str *title, str *beside, str *place)
{
	struct store_counts n = { 0 };
	struct arena *frame = &v->app->frame;
	size_t shown = list_count(v);
	bool narrow = v->columns < NARROW - 2;

	(void)beside;
	if (!store_count(v->app->store, &n, NULL))
		n = (struct store_counts){ 0 };
	/* How many there are stands below, too. */
	*title = narrow ? arena_printf(
				  frame, _("unread %lld"), (long long)n.unread)
			: arena_printf(frame, _("articles %lld · unread %lld"),
				  (long long)n.articles, (long long)n.unread);
	if (v->app->sample)
		*title = arena_printf(
			frame, _("examples · %.*s"), STR_ARG(*title));
	if (shown)
		*place = arena_printf(
			frame, "%zu/%zu", list_selected(v) + 1, shown);
	if (!shown || narrow)
		return;
	const char *format = v->app->sample
				     ? _("%zu/%zu  your own: jianbao add FILE")
				     : _("%zu/%zu  newest first");
	*place = arena_printf(frame, format, list_selected(v) + 1, shown);
}

static const enum command *
articles_keys(struct view *v)
{
	static const enum command keys[] = { COMMAND_OPEN, COMMAND_SEARCH,
		COMMAND_NEXT_UNREAD, COMMAND_FILTER, COMMAND_STAR,
		COMMAND_PALETTE, COMMAND_LEAVE, COMMAND_NONE };

	(void)v;
	return keys;
}

static size_t
articles_side_count(struct view *v, int rows, int columns)
{
	(void)v;
	(void)columns;
	return rows < PREVIEW_LINES ? 0 : PREVIEW_LINES;
}

static void
articles_side_row(struct view *v, size_t i, int columns, struct row *row)
{
	struct articles *s = v->state;

	(void)columns;
	preview_row(&s->preview, v, table_selected(v, &s->rows), i, row);
}

static void
articles_close(struct view *v)
{
	struct articles *s = v->state;

	table_close(&s->rows);
	preview_free(&s->preview);
}

const struct view_ops view_articles = {
	.name = N_("articles"),
	.place = 'N',
	.side = SIDE_BELOW,
	.open = articles_open,
	.count = articles_count,
	.row = articles_row,
	.group = articles_group,
	.empty = articles_empty,
	.command = articles_command,
	.refresh = articles_refresh,
	.step = articles_step,
	.status = articles_status,
	.keys = articles_keys,
	.side_count = articles_side_count,
	.side_row = articles_side_row,
	.close = articles_close,
};
