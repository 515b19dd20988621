#include "tui/config/look.h"

#include <stdlib.h>

/* Colours on a dark and on a light background. */
static const struct {
	short all[2], few[2];
	const char *attrs;
} table[STYLES] = {
#define STYLE(id, name, dark, light, few_dark, few_light, attrs) \
	[STYLE_##id] = { { dark, light }, { few_dark, few_light }, attrs },
#include "tui/config/style.def"
};

struct palette
look_palette(const struct config *c, int has, bool dims)
{
	static const int most[] = { 256, 256, 16, 8, 0 };
	const char *no_color = getenv("NO_COLOR");
	int setting = c->settings.v[SETTING_COLOURS];

	if (has > most[setting])
		has = most[setting];
	if (setting == COLOURS_AUTO && no_color && *no_color)
		has = 0;
	return (struct palette){
		.colours = has >= 256  ? 256
			   : has >= 16 ? 16
			   : has >= 8  ? 8
				       : 0,
		.all = has >= 256 && (setting == COLOURS_ALL || !dims),
	};
}

/* A grey of its own needs no dimming. */
static str
without_dim(str attrs)
{
	return str_starts(attrs, STR("dim")) ? str_trim(str_skip(attrs, 3))
					     : attrs;
}

struct look
look_of(const struct config *c, enum style style, struct palette p)
{
	struct look look = { -1, str_of(table[style].attrs) };
	int theme = c->settings.v[SETTING_THEME];
	const struct styled *own = &c->styles[style];
	bool light = theme == THEME_AUTO ? p.light : theme == THEME_LIGHT;

	if (own->given) {
		look.attrs = own->attrs;
		if (own->colour < p.colours)
			look.colour = own->colour;
		return look;
	}
	if (p.colours)
		look.colour = p.all ? table[style].all[light]
				    : table[style].few[light];
	if (p.all && look.colour >= 0)
		look.attrs = without_dim(look.attrs);
	return look;
}

static const struct {
	str name;
	uint8_t attr;
} attributes[] = {
	{ STR0("bold"), PEN_BOLD },
	{ STR0("dim"), PEN_DIM },
	{ STR0("underline"), PEN_UNDERLINE },
	{ STR0("reverse"), PEN_REVERSE },
	{ STR0("italic"), PEN_ITALIC },
};

/* 0: there is none of that name. */
static uint8_t
attribute(str name)
{
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		if (str_eq(name, attributes[i].name))
			return attributes[i].attr;
	return 0;
}

bool
look_knows(str attrs, str *wrong)
{
	for (bool more = true; more;) {
		more = str_cut(attrs, STR(" "), wrong, &attrs);
		if (wrong->n && !attribute(*wrong))
			return false;
	}
	return true;
}

struct pen
look_pen(struct look look)
{
	struct pen pen = { .colour = (int16_t)(look.colour + 1) };
	str one;

	for (bool more = true; more;) {
		more = str_cut(look.attrs, STR(" "), &one, &look.attrs);
		pen.attrs |= attribute(one);
	}
	return pen;
}
