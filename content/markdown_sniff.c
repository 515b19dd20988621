#include "content/document.h"

enum { LOOK = 64 << 10 };

/* "## words" */
static bool
is_heading(str line)
{
	size_t n = 0;

	while (n < line.n && line.s[n] == '#')
		n++;
	return n >= 1 && n <= 6 && n + 1 < line.n && line.s[n] == ' ' &&
	       line.s[n + 1] != ' ';
}

/* "**words**" on one line, each a mark; footnote stars stand alone. */
static size_t
count_bold(str line)
{
	size_t n = 0;

	for (;;) {
		size_t open = str_find(line, STR("**"));
		str rest = str_skip(line, open);

		rest = str_skip(rest, 2);
		size_t close = str_find(rest, STR("**"));
		if (open == STR_NONE || close == STR_NONE)
			return n;
		n += close > 0 && rest.s[0] != ' ' && rest.s[0] != '*';
		line = str_skip(rest, close + 2);
	}
}

static size_t
count_links(str line)
{
	size_t n = 0, at;

	while ((at = str_find(line, STR("](http"))) != STR_NONE) {
		n++;
		line = str_skip(line, at + 2);
	}
	return n;
}

bool
markdown_plain(str text)
{
	size_t headings = 0, bold = 0, links = 0;
	str line, rest = str_take(text, LOOK);

	while (str_line(&rest, &line)) {
		headings += is_heading(line);
		bold += count_bold(line);
		links += count_links(line);
	}
	return headings + bold + links >= 2;
}
