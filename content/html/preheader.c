#include "content/html/preheader.h"

enum { STYLE_MAX = 512 /* bytes that are looked at */ };

static const str named[] = {
#define NAMED(word) STR0(word),
#include "content/html/preheader.def"
};

static const str hides[] = {
#define HIDES(style) STR0(style),
#include "content/html/preheader.def"
};

static const str hidden[] = {
#define HIDDEN(style) STR0(style),
#include "content/html/preheader.def"
};

static const str shrunk[] = {
#define SHRUNK(style) STR0(style),
#include "content/html/preheader.def"
};

static bool
has_any(str text, const str *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_find(text, words[i]) != STR_NONE)
			return true;
	return false;
}

/* Does one of a style's parts begin so?  max-height:0 is no max-height:0.5em
 * and no line-max-height:0. */
static bool
has_part(str style, const str *words, size_t n)
{
	str part;

	for (bool more = true; more;) {
		more = str_cut(style, STR(";"), &part, &style);
		size_t at = str_starts_any(part, words, n);
		if (at && (at == part.n || part.s[at] != '.'))
			return true;
	}
	return false;
}

bool
preheader_is(str name, str value)
{
	char small[STYLE_MAX];
	str s = { small, 0 };

	for (size_t i = 0; i < value.n && s.n < STYLE_MAX; i++)
		if (value.s[i] != ' ' && value.s[i] != '\n')
			small[s.n++] = ascii_lower(value.s[i]);
	if (str_eq_caseless(name, STR("class")) ||
		str_eq_caseless(name, STR("id")))
		return has_any(s, STRS(named));
	return str_eq_caseless(name, STR("style")) &&
	       (has_part(s, STRS(hides)) || (has_part(s, STRS(hidden)) &&
						    has_part(s, STRS(shrunk))));
}
