/* What is said in app.h's last line, in as many lines as it takes. */
#include "tui/app.h"

#include "base/utf8.h"
#include "tui/page/flow.h"

void
app_hush(struct app *app)
{
	app->shell->message = (struct err){ 0 };
	buf_reset(&app->shell->said);
	app->shell->fetchings.told = false;
}

str
app_said(const struct app *app)
{
	const struct shell *sh = app->shell;

	return sh->said.n ? buf_str(&sh->said) : str_of(sh->message.text);
}

static struct strs
lines_of(struct app *app, int columns)
{
	struct arena tmp = { 0 };
	struct flow_rule rule = { .columns = columns };
	struct strs lines = { 0 };
	str rest = app_said(app), one;

	for (bool more = true; more;) {
		struct flow_lines flow = { 0 };

		more = str_cut(rest, STR("\n"), &one, &rest);
		flow_text(one, &rule, &app->frame, &tmp, &flow);
		for (size_t i = 0; i < flow.n; i++)
			*vec_push(&app->frame, &lines) = str_slice(
				one, flow.v[i].at.start, flow.v[i].at.end);
	}
	arena_free(&tmp);
	return lines;
}

static enum style
style_of(const struct shell *sh)
{
	return sh->message.kind == ERR_NONE ? STYLE_TEXT : STYLE_ERROR;
}

/* Rows below which a message leaves the list what it can. */
enum { LOW = 8, LOW_LINES = 2 };

/* More than one line: over what is below, parted from it by a rule where
 * there is room. */
static int
draw_lines(struct app *app, struct screen *s, struct strs lines)
{
	bool low = s->rows < LOW;
	size_t most = low ? LOW_LINES : (size_t)s->rows / 2;
	size_t n = lines.n < most ? lines.n : most;
	int row = s->rows - (int)n - 1, end = 1;

	for (int x = 0; x < s->columns && !low; x++)
		screen_put(s, row, x, 1, STYLE_DIM, STR("─"));
	for (size_t i = 0; i < n; i++) {
		row++;
		screen_fill(s, row, 0, s->columns, STYLE_TEXT);
		end = screen_put(s, row, 1, s->columns - 2,
			style_of(app->shell), lines.v[i]);
	}
	if (n < lines.n)
		end = screen_put(s, row, end, 2, STYLE_DIM, STR("…"));
	return end;
}

int
message_draw(struct app *app, struct screen *s)
{
	int columns = s->columns - 2;
	struct strs lines = lines_of(app, columns);

	if (lines.n > 1)
		return draw_lines(app, s, lines);
	return screen_put(s, s->rows - 1, 1, columns, style_of(app->shell),
		lines.n ? lines.v[0] : STR(""));
}
