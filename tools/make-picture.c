/*
 * Draws one screen of the explorer as SVG:
 *	make-picture ARCHIVE ROWSxCOLUMNS DAY KEYS...
 * ARCHIVE is only read, DAY is what counts as today, KEYS are keys by name;
 * what is no name is typed.  Colours are the 256 of the dark theme.
 */
#include "base/clean.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/app.h"
#include "tui/config/look.h"

#include <stdio.h>
#include <string.h>

/* Pixels of one cell. */
enum { CELL_W = 9, CELL_H = 19, BASELINE = 14, EDGE = 12 };

static struct config config;

/* The 256 colours of xterm: 16, a cube of 6x6x6, 24 greys. */
static unsigned
rgb_of(int colour)
{
	static const unsigned steps[] = { 0, 95, 135, 175, 215, 255 };
	int cube = colour - 16;

	if (colour < 0)
		return 0xD8D8D8;
	if (colour >= 232)
		return (unsigned)(8 + 10 * (colour - 232)) * 0x10101;
	if (cube < 0)
		return 0x808080;
	return steps[cube / 36] << 16 | steps[cube / 6 % 6] << 8 |
	       steps[cube % 6];
}

static void
put_escaped(str text)
{
	for (size_t i = 0; i < text.n; i++)
		switch (text.s[i]) {
		case '<': fputs("&lt;", stdout); break;
		case '>': fputs("&gt;", stdout); break;
		case '&': fputs("&amp;", stdout); break;
		default: putchar(text.s[i]);
		}
}

static bool
has(str attrs, const char *attr)
{
	return str_find(attrs, str_of(attr)) != STR_NONE;
}

static void
put_style(struct look look, bool reverse)
{
	printf(" fill=\"#%06X\"", reverse ? 0x181818 : rgb_of(look.colour));
	if (has(look.attrs, "bold"))
		fputs(" font-weight=\"bold\"", stdout);
	if (has(look.attrs, "italic"))
		fputs(" font-style=\"italic\"", stdout);
	if (has(look.attrs, "underline"))
		fputs(" text-decoration=\"underline\"", stdout);
	if (has(look.attrs, "dim"))
		fputs(" opacity=\"0.7\"", stdout);
}

/* Cells [from, to) of one style and width, so that each glyph is in its
 * place whatever the font. */
static void
put_run(const struct cell *row, int from, int to, int y)
{
	struct look look = look_of(&config, (enum style)row[from].style,
		look_palette(&config, 256, true));
	bool reverse = has(look.attrs, "reverse");
	int x = EDGE + from * CELL_W, width = (to - from) * CELL_W;

	if (reverse)
		printf("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
		       "fill=\"#%06X\"/>\n",
			x, y, width, CELL_H, rgb_of(look.colour));
	printf("<text x=\"%d\" y=\"%d\" textLength=\"%d\"", x, y + BASELINE,
		width);
	put_style(look, reverse);
	putchar('>');
	for (int i = from; i < to; i++)
		put_escaped(str_of(row[i].text));
	puts("</text>");
}

static bool
is_blank(const struct cell *c)
{
	return c->text[0] == 0 || (c->text[0] == ' ' && c->text[1] == 0);
}

static void
put_row(const struct cell *row, int columns, int y)
{
	for (int i = 0, end; i < columns; i = end) {
		int width = row[i].width;

		end = i + (width ? width : 1);
		if (is_blank(&row[i]))
			continue;
		while (end < columns && row[end].style == row[i].style &&
			row[end].width == width && !is_blank(&row[end]))
			end += width;
		put_run(row, i, end, y);
	}
}

static void
put_screen(const struct screen *s)
{
	int width = s->columns * CELL_W + 2 * EDGE;
	int height = s->rows * CELL_H + 2 * EDGE;

	printf("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" "
	       "height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"Noto Sans "
	       "Mono CJK SC, Sarasa Mono SC, monospace\" font-size=\"15\" "
	       "xml:space=\"preserve\">\n"
	       "<rect width=\"100%%\" height=\"100%%\" rx=\"6\" "
	       "fill=\"#181818\"/>\n",
		width, height, width, height);
	for (int y = 0; y < s->rows; y++)
		put_row(s->cells + y * s->columns, s->columns,
			EDGE + y * CELL_H);
	puts("</svg>");
}

static void
press(struct app *app, str word)
{
	uint32_t key = press_parse(word), letter;
	struct event e = { .kind = EVENT_PRESS, .press = key };

	if (press_is_twice(key, &letter))
		key = 0;
	if (key)
		app_event(app, &e);
	for (size_t at = 0; !key && at < word.n;) {
		e.press = utf8_next(word, &at);
		app_event(app, &e);
	}
	while (app_work(app))
		;
}

static bool
draw(char **argv, struct app *app, struct screen *s, struct err *e)
{
	int rows, columns;

	if (sscanf(argv[2], "%dx%d", &rows, &columns) != 2)
		return err_set(e, ERR_USAGE, "no size: %s", argv[2]);
	snprintf(app->today, sizeof app->today, "%s", argv[3]);
	config_load(&config, NULL);
	config.settings.v[SETTING_COLOURS] = COLOURS_ALL;
	app->config = &config;
	if (!store_open(argv[1], NULL, STORE_READ, &app->store, e) ||
		!app_init(app, rows, columns, e))
		return false;
	for (char **key = argv + 4; *key; key++)
		press(app, str_of(*key));
	app_draw(app, s);
	put_screen(s);
	return true;
}

int
main(int argc, char **argv)
{
	struct app app = { 0 };
	struct screen screen = { 0 };
	struct err e = { 0 };

	i18n_init(NULL);
	if (argc < 4) {
		fprintf(stderr, "usage: make-picture ARCHIVE ROWSxCOLUMNS "
				"DAY KEYS...\n");
		return 2;
	}
	bool ok = draw(argv, &app, &screen, &e);
	if (!ok)
		clean_report("%s", e.text);
	struct store *store = app.store;
	if (app.shell)
		app_free(&app);
	store_close(store);
	screen_free(&screen);
	config_free(&config);
	return ok ? 0 : err_exit_code(e.kind);
}
