#include "content/html/html_url.h"

#include <ctype.h>
#include <string.h>

enum { URL_MAX = 4096 };

/* The length of "scheme:", or 0. */
static size_t
scheme_length(str s)
{
	size_t i = 0;

	while (i < s.n && (isalnum((unsigned char)s.s[i]) || s.s[i] == '+' ||
				  s.s[i] == '-' || s.s[i] == '.'))
		i++;
	return i > 0 && i < s.n && s.s[i] == ':' &&
			       isalpha((unsigned char)s.s[0])
		       ? i + 1
		       : 0;
}

static bool
has_scheme(str s, str scheme)
{
	if (s.n < scheme.n)
		return false;
	for (size_t i = 0; i < scheme.n; i++)
		if (tolower((unsigned char)s.s[i]) != scheme.s[i])
			return false;
	return true;
}

static bool
is_web(str s)
{
	return has_scheme(s, STR("http://")) || has_scheme(s, STR("https://"));
}

/* Where the path of a web address begins. */
static size_t
path_start(str url)
{
	size_t at = str_find(url, STR("://")) + 3;

	while (at < url.n && url.s[at] != '/' && url.s[at] != '?' &&
		url.s[at] != '#')
		at++;
	return at;
}

str
html_url_host(str url)
{
	if (!is_web(url))
		return (str){ 0 };
	return str_slice(url, str_find(url, STR("://")) + 3, path_start(url));
}

/* RFC 3986, 5.2.4, in place; the path begins at `from`. */
static str
remove_dots(char *s, size_t n, size_t from)
{
	size_t out = from, at = from, end = from;

	while (end < n && s[end] != '?' && s[end] != '#')
		end++;
	while (at < end) {
		size_t next = at + 1;

		while (next < end && s[next] != '/')
			next++;
		size_t len = next - at;
		bool one = len == 2 && s[at + 1] == '.';
		bool two = len == 3 && s[at + 1] == '.' && s[at + 2] == '.';
		if (two)
			while (out > from && s[--out] != '/')
				;
		if ((one || two) && next == end)
			s[out++] = '/';
		if (!one && !two) {
			memmove(s + out, s + at, len);
			out += len;
		}
		at = next;
	}
	memmove(s + out, s + end, n - end);
	return (str){ s, out + n - end };
}

/* Blanks inside are line ends of the source. */
static str
without_blanks(str s, struct arena *perm)
{
	char *out = arena_new(perm, char, s.n + 1);
	size_t n = 0;

	s = str_trim(s);
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.s[i] > ' ')
			out[n++] = s.s[i];
		else if (s.s[i] == ' ')
			out[n++] = '+';
	return (str){ out, n };
}

str
html_url(str base, str link, struct arena *perm)
{
	link = without_blanks(link, perm);
	if (!link.n || link.s[0] == '#' || link.n > URL_MAX)
		return (str){ 0 };
	if (scheme_length(link))
		return is_web(link) || has_scheme(link, STR("mailto:"))
			       ? link
			       : (str){ 0 };
	if (!is_web(base))
		return link;
	size_t path = path_start(base), end = path;
	while (end < base.n && base.s[end] != '?' && base.s[end] != '#')
		end++;
	size_t keep = path;
	if (str_starts(link, STR("//")))
		keep = scheme_length(base);
	else if (link.s[0] == '?')
		keep = end;
	else if (link.s[0] != '/')
		for (keep = end; keep > path && base.s[keep - 1] != '/';)
			keep--;
	bool slash = keep == path && link.s[0] != '/';
	str joined = arena_printf(perm, "%.*s%s%.*s", (int)keep, base.s,
		slash ? "/" : "", STR_ARG(link));
	return remove_dots((char *)joined.s, joined.n, path_start(joined));
}
