#include "tui/views/quote_row.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/app.h"
#include "tui/list/days.h"
#include "tui/deeds/deed.h"
#include "tui/views/source.h"

/* Longer lines are hard to read. */
enum { MEASURE = 88 };

void
quote_read(struct store *store, int64_t id, struct arena *texts, void *row)
{
	struct quote_row *q = row;
	struct err e = { 0 };

	if (!store_quote(store, id, texts, q, &e))
		*q = (struct quote_row){ .text = arena_copy(
						 texts, str_of(e.text)) };
}

str
quote_speaker_shown(const struct quote_row *q)
{
	return q->speaker.n ? q->speaker : q->speaker_text;
}

void
quote_add(struct row *row, struct arena *frame, const struct quote_row *q,
	struct place place)
{
	bool direct = q->kind == QUOTE_DIRECT;
	str who = quote_speaker_shown(q);
	int room = place.column - 3, width = utf8_width(who);
	bool sure = q->speaker.n && !q->inferred;
	str words = direct ? arena_printf(frame, _("“%.*s”"), STR_ARG(q->text))
			   : q->text;
	struct marked text = { .text = words, .style = STYLE_QUOTE };

	if (room > 0 && width > 0)
		row_add_cell(row, frame, sure ? STYLE_SPEAKER : STYLE_INFERRED,
			who,
			(struct place){
				0, width < room ? room - width : 0, room, 1 });
	if (place.columns > MEASURE)
		place.columns = MEASURE;
	row_add_marked(row, frame, &text, place);
	for (int i = 0; i < row->lines; i++)
		row_add_cell(row, frame, STYLE_DIM,
			direct ? STR("┃") : STR("┊"),
			(struct place){ i, place.column - 2, 1, 1 });
}

void
quote_list_row(struct view *v, size_t i, int columns, struct row *row)
{
	int name = columns < NARROW ? 10 : 14;

	quote_add(row, &v->app->frame, table_row(v, i),
		(struct place){ 0, name, columns - name, 3 });
}

void
quote_list_group(struct view *v, size_t i, str *left, str *right)
{
	const struct quote_row *q = table_row(v, i);

	*left = q->title;
	*right = day_beside(&v->app->frame, q->source, q->published);
}

int64_t
quote_list_article(struct view *v, size_t i)
{
	const struct quote_row *q = table_row(v, i);

	return q->article;
}

enum outcome
quote_list_command(
	struct view *v, enum command command, int64_t id, struct err *e)
{
	const struct quote_row *q = table_row(v, v->selected);

	switch (command) {
	case COMMAND_OPEN:
		return deed_open(v->app, q->article, &q->at.start, e);
	case COMMAND_COPY: return deed_copy_quote(v->app, id, e);
	case COMMAND_SOURCE:
		return source_open(v->app,
			&(struct source_place){
				.article = q->article, .at = q->at.start },
			e);
	case COMMAND_WHO: return deed_open_card(v->app, q->speaker_id, e);
	default: return deed(v->app, command, q->article, e);
	}
}
