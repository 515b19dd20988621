#include "content/words/link.h"

#include <string.h>

/* May stand in an address (RFC 3986, section 2), but for brackets, which
 * Markdown has around it. */
static bool
in_address(char c)
{
	return c > ' ' && c < 0x7F && !strchr("\"<>()[]{}|\\^`", c);
}

static bool
in_host(char c)
{
	return ascii_is_digit(c) || ascii_is_upper(c) ||
	       (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_';
}

/* Where the host or the like ends that the byte at `at` stands behind. */
static size_t
host_start(str s, size_t at)
{
	while (at && in_host(s.s[at - 1]))
		at--;
	return at;
}

/* Where the address in a piece without blanks begins; s.n: there is none. */
static size_t
address_start(str s)
{
	static const str sites[] = { STR0("://"), STR0(".com/"), STR0(".cn/"),
		STR0(".net/"), STR0(".org/"), STR0(".gov/"), STR0(".edu/") };
	size_t start = str_find(s, STR("www.")), mail = str_find_byte(s, '@');

	start = start == STR_NONE ? s.n : start;
	for (size_t i = 0; i < sizeof sites / sizeof *sites; i++) {
		size_t at = str_find(s, sites[i]);

		if (at < start && at + sites[i].n < s.n)
			start = host_start(s, at);
	}
	if (mail < start && mail && in_host(s.s[mail - 1]) &&
		str_find_byte(str_skip(s, mail), '.') != STR_NONE)
		start = host_start(s, mail);
	return start;
}

bool
link_holds(struct link_at *l, str text, size_t at)
{
	if (at >= l->end) {
		size_t from = at, to = at;

		while (from > l->end && in_address(text.s[from - 1]))
			from--;
		while (to < text.n && in_address(text.s[to]))
			to++;
		l->start = from + address_start(str_slice(text, from, to));
		l->end = to;
	}
	return at >= l->start && at < l->end;
}
