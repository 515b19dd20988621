#include "content/content.h"

#include "base/file.h"
#include "content/format/part.h"
#include "content/html/html.h"
#include "content/feed/feed.h"

static const struct {
	str name, endings;
} formats[] = {
#define FORMAT(id, name, endings) [FORMAT_##id] = { STR0(name), STR0(endings) },
#include "content/format/formats.def"
};

enum {
	FORMATS = sizeof formats / sizeof *formats,
	FORMAT_HEAD = 4096, /* of the bytes, that tell what they are */
};

enum format
format_by_name(str name)
{
	for (int f = 1; f < FORMATS; f++)
		if (str_eq(name, formats[f].name))
			return (enum format)f;
	return FORMAT_UNKNOWN;
}

const char *
format_name(enum format f)
{
	return f == FORMAT_UNKNOWN ? "unknown" : formats[f].name.s;
}

static enum format
by_ending(str ending)
{
	for (int f = 1; ending.n && f < FORMATS; f++) {
		str one, rest = formats[f].endings;

		for (bool more = true; more;) {
			more = str_cut(rest, STR(" "), &one, &rest);
			if (str_eq_caseless(one, ending))
				return (enum format)f;
		}
	}
	return FORMAT_UNKNOWN;
}

/* The two signs, and nothing but white space between. */
static bool
begins_json(str head, str one, str two)
{
	return str_starts(head, one) &&
	       str_starts(str_trim(str_skip(head, one.n)), two);
}

/* Rather than one a line: its first line has nothing but the bracket, or is the
 * only one of a .json file. */
static bool
is_one_object(str path, str bytes)
{
	str line, rest = str_trim(bytes);

	(void)str_line(&rest, &line);
	return str_eq(str_trim(line), STR("{")) ||
	       (!rest.n && str_eq(path_ending(path), STR("json")));
}

enum format
format_guess(str path, str bytes)
{
	enum format f = by_ending(path_ending(path));
	enum format holds = part_sniff(bytes);

	/* What holds texts is plain to see, whatever its name. */
	if (holds != FORMAT_UNKNOWN && f != FORMAT_MARKDOWN &&
		f != FORMAT_JSONL)
		return f == FORMAT_EPUB ? f : holds;
	if (f != FORMAT_UNKNOWN && f != FORMAT_FEED)
		return f;
	if (feed_looks_like(str_take(bytes, FORMAT_HEAD)))
		return FORMAT_FEED;
	str head = str_trim(str_take(bytes, 512));
	if (html_sniff(bytes))
		return FORMAT_HTML;
	if (begins_json(head, STR("{"), STR("\"")))
		return is_one_object(path, bytes) ? FORMAT_JSON : FORMAT_JSONL;
	if (begins_json(head, STR("["), STR("{")))
		return FORMAT_JSON;
	if (str_starts(head, STR("---\n")) ||
		str_starts(head, STR("---\r\n")) || str_starts(head, STR("# ")))
		return FORMAT_MARKDOWN;
	return FORMAT_TEXT;
}

bool
format_has_ending(enum format f, str path)
{
	return by_ending(path_ending(path)) == f;
}

bool
format_is_lines(enum format f)
{
	return f == FORMAT_JSONL;
}
