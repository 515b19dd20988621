/* What a terminal's description says that it can do. */
#include "tui/terminal/term_private.h"

#include <string.h>

/* From <term.h>, which makes macros of names like columns and lines. */
extern char *tiparm(const char *, ...);

enum { ALL = 256, MANY = 16 };

/* A capability, with two numbers as far as it takes them, is these bytes. */
struct able {
	const char *name, *bytes;
	int a, b;
};

/* Without its delays ("$<5>"): a terminal that stops us itself needs none. */
static void
strip_delays(char *s)
{
	char *to = s;

	while (*s) {
		if (strncmp(s, "$<", 2) == 0 && strchr(s, '>'))
			s = strchr(s, '>') + 1;
		else
			*to++ = *s++;
	}
	*to = 0;
}

static bool
is_bytes(const char *capability, const char *bytes)
{
	char s[64];
	size_t n = strlen(capability);

	if (n >= sizeof s)
		return false;
	memcpy(s, capability, n + 1);
	if (tigetflag("xon") > 0)
		strip_delays(s);
	return strcmp(s, bytes) == 0;
}

static bool
is(const struct able *able)
{
	const char *s = term_capability(able->name);

	return *s && is_bytes(tiparm(s, able->a, able->b), able->bytes);
}

static bool
has(const char *name, const char *bytes)
{
	return is_bytes(term_capability(name), bytes);
}

/* Some leave a charset for line drawing, too, which we never enter. */
static bool
resets(void)
{
	static const char *const known[] = { "\033[m", "\033[0m",
		"\033(B\033[m", "\033(B\033[0m", "\033[m\033(B",
		"\033[0m\033(B", "\033[m\017", "\033[0m\017", "\033[0;10m" };

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (has("sgr0", known[i]))
			return true;
	return false;
}

static bool
has_colours(int n)
{
	static const struct able some = { "setaf", "\033[31m", 1, 0 };
	static const struct able many = { "setaf", "\033[91m", 9, 0 };
	static const struct able all = { "setaf", "\033[38;5;100m", 100, 0 };

	/* With all, those few are understood, too, whatever it says. */
	return n <= 0 ||
	       (n >= ALL ? is(&all) : is(&some) && (n < MANY || is(&many)));
}

static void
find_pens(struct terminal *t)
{
	static const struct {
		const char *name, *bytes;
		uint8_t attr;
		int no_colour; /* its bit in "ncv" */
	} known[] = {
		{ "bold", "\033[1m", PEN_BOLD, 32 },
		{ "dim", "\033[2m", PEN_DIM, 16 },
		{ "sitm", "\033[3m", PEN_ITALIC, 32768 },
		{ "smul", "\033[4m", PEN_UNDERLINE, 2 },
		{ "rev", "\033[7m", PEN_REVERSE, 4 },
	};
	int no_colour = tigetnum("ncv");

	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (has(known[i].name, known[i].bytes))
			t->able |= known[i].attr;
		if (no_colour > 0 && (no_colour & known[i].no_colour))
			t->unlike |= known[i].attr;
	}
}

struct pen
term_can_pen(const struct terminal *t, struct pen pen)
{
	pen.attrs &= t->able;
	if (pen.colour)
		pen.attrs &= (uint8_t)~t->unlike;
	return pen;
}

bool
term_can_paint(struct terminal *t)
{
	static const struct able needed[] = {
		{ "cup", "\033[5;10H", 4, 9 },
		{ "cuf", "\033[9C", 9, 0 },
		{ "cub", "\033[9D", 9, 0 },
		{ "el", "\033[K", 0, 0 },
		{ "ed", "\033[J", 0, 0 },
		{ "cr", "\r", 0, 0 },
	};
	static const struct able regions = { "csr", "\033[5;10r", 4, 9 };
	static const struct able columns = { "hpa", "\033[10G", 9, 0 };
	static const struct able rows = { "vpa", "\033[5d", 4, 0 };
	static const struct able erases = { "ech", "\033[9X", 9, 0 };
	static const struct able up = { "indn", "\033[9S", 9, 0 };
	static const struct able down = { "rin", "\033[9T", 9, 0 };

	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (!is(&needed[i]))
			return false;
	/* The one is the other but for the column, where that is kept. */
	if (!has("ind", "\n") && !has("ind", "\033D"))
		return false;
	if (!resets() || !has_colours(tigetnum("colors")) ||
		tigetflag("msgr") < 1 || tigetflag("xenl") < 1)
		return false;
	t->painter = (struct painter){
		.columns = is(&columns),
		.rows = is(&rows),
		.erases = is(&erases),
		.shifts = is(&regions) && has("ri", "\033M"),
		.scrolls = is(&up) && is(&down),
		.tabs = has("ht", "\t") && has("hts", "\033H") &&
			has("tbc", "\033[3g"),
		.row = -1,
		.column = -1,
	};
	find_pens(t);
	return true;
}
