#include "content/names/name_link.h"

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
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_';
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

void
name_drop_links(str text, struct names *names)
{
	size_t end = 0, start = 0, kept = 0; /* of the address looked at */

	for (size_t i = 0; i < names->n; i++) {
		size_t at = names->v[i].at.start, from = at;

		if (at >= end) {
			while (from > end && in_address(text.s[from - 1]))
				from--;
			for (end = at; end < text.n && in_address(text.s[end]);)
				end++;
			start = from +
				address_start(str_slice(text, from, end));
		}
		if (at < start || at >= end)
			names->v[kept++] = names->v[i];
	}
	names->n = kept;
}
