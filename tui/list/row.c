/* The rows of view.h: their pieces. */
#include "tui/view.h"

#include "base/utf8.h"
#include "tui/page/flow.h"

struct piece *
row_add(struct row *row, struct arena *frame, enum style style, str text)
{
	int line = row->n ? row->v[row->n - 1].line : 0;
	struct piece *p = vec_push(frame, row);

	*p = (struct piece){
		.text = text, .style = style, .line = line, .column = -1
	};
	return p;
}

void
row_add_cell(struct row *row, struct arena *frame, enum style style, str text,
	struct place place)
{
	struct piece *p = row_add(row, frame, style, text);

	p->line = place.line;
	p->column = place.column;
	p->columns = place.columns;
}

/* The bytes [from, to) of a text, on one line. */
static void
add_part(struct row *row, struct arena *frame, const struct marked *m,
	struct span part, struct place place)
{
	int end = place.column + place.columns;
	size_t at = part.start;

	for (size_t i = 0; at < part.end && place.column < end;) {
		while (i < m->n && m->marks[i].end <= at)
			i++;
		bool marked = i < m->n && m->marks[i].start <= at;
		size_t to = marked     ? m->marks[i].end
			    : i < m->n ? m->marks[i].start
				       : part.end;
		if (to > part.end)
			to = part.end;
		str text = str_slice(m->text, at, to);
		place.columns = end - place.column;
		row_add_cell(
			row, frame, marked ? m->mark : m->style, text, place);
		place.column += flow_width(text);
		at = to;
	}
}

/* A line more than the place has, so that it is known where the last of them
 * ends: of as much text as that is in Chinese or English; all that it might be
 * where that was too little. */
static struct flow_lines
break_enough(str text, struct arena *frame, struct place place)
{
	struct flow_rule rule = { .columns = place.columns };
	size_t most = (size_t)(place.columns * (place.lines + 1)) * 2;
	struct flow_lines lines = { 0 };
	struct arena tmp = { 0 };

	flow_text(str_take(text, most), &rule, frame, &tmp, &lines);
	if (lines.n <= (size_t)place.lines && text.n > most) {
		lines = (struct flow_lines){ 0 };
		flow_text(str_take(text, most * UTF8_MAX / 2), &rule, frame,
			&tmp, &lines);
	}
	arena_free(&tmp);
	return lines;
}

/* The text as lines of the place, the last of them up to the text's end. */
static struct flow_lines
break_text(str text, struct arena *frame, struct place place)
{
	struct flow_lines lines = break_enough(text, frame, place);

	if (lines.n > (size_t)place.lines) {
		lines.n = (size_t)place.lines;
		lines.v[lines.n - 1].at.end = (uint32_t)text.n;
	}
	return lines;
}

void
row_add_marked(struct row *row, struct arena *frame, const struct marked *m,
	struct place place)
{
	struct span all = { 0, (uint32_t)m->text.n };

	if (place.columns < 1)
		return;
	if (place.lines < 2) {
		add_part(row, frame, m, all, place);
	} else {
		struct flow_lines lines = break_text(m->text, frame, place);

		for (size_t i = 0; i < lines.n; i++, place.line++)
			add_part(row, frame, m, lines.v[i].at, place);
		place.line -= lines.n > 0;
	}
	if (row->lines < place.line + 1)
		row->lines = place.line + 1;
}
