#include "content/format/tame.h"

#include "base/buf.h"

/* Keeps lines that a list or quote marker begins from counting as one
 * paragraph with those before. */
static bool
begins_block(str line)
{
	line = str_trim(line);
	if (line.n < 2)
		return line.n == 0;
	return str_find_byte(STR("-*+>#"), line.s[0]) != STR_NONE &&
	       (line.s[1] == ' ' || line.s[0] == '>' || line.s[0] == '#');
}

static size_t
count_images(str line)
{
	size_t n = 0;

	for (size_t at; (at = str_find(line, STR("!["))) != STR_NONE; n++)
		line = str_skip(line, at + 2);
	return n;
}

/* The line with its images made plain text, once there are too many. */
static void
put_line(struct buf *out, str line, size_t images)
{
	str before, after;

	if (images <= TAME_IMAGES) {
		buf_put(out, line);
		buf_putc(out, '\n');
		return;
	}
	while (str_cut(line, STR("!["), &before, &after)) {
		buf_put(out, before);
		buf_put(out, STR("\\!["));
		line = after;
	}
	buf_put(out, line);
	buf_putc(out, '\n');
}

/* Is there anything to do?  In nearly all texts not. */
static bool
is_tame(str rest)
{
	size_t images = 0, blank = 0;
	str line;

	while (str_line(&rest, &line)) {
		blank = str_trim(line).n ? 0 : blank + 1;
		images = begins_block(line) ? 0 : images;
		images += count_images(line);
		if (blank > 2 || images > TAME_IMAGES)
			return false;
	}
	return true;
}

str
tame(str text, struct arena *perm)
{
	struct buf out = { 0 };
	size_t images = 0, blank = 0;
	str line, rest = text;

	if (is_tame(text))
		return text;
	while (str_line(&rest, &line)) {
		blank = str_trim(line).n ? 0 : blank + 1;
		if (blank > 2)
			continue;
		images = begins_block(line) ? 0 : images;
		images += count_images(line);
		put_line(&out, line, images);
	}
	str done = arena_copy(perm, buf_str(&out));
	buf_free(&out);
	return done;
}

/* Behind the end of what begins at s: `end`, whatever stands before it. */
static size_t
behind(str s, str end)
{
	size_t at = str_find(s, end);

	return at == STR_NONE ? s.n : at + end.n;
}

/* How much of the HTML at s is to be left out. */
static size_t
unwanted(str s)
{
	if (s.n < 2 || s.s[0] != '<' ||
		((s.s[1] | 0x20) < 'a' && s.s[1] != '/' && s.s[1] != '!' &&
			s.s[1] != '?'))
		return 0;
	if (str_starts(s, STR("<!--")))
		return behind(s, STR("-->"));
	if (str_starts_caseless(s, STR("<script")))
		return behind(s, STR("</script>"));
	if (str_starts_caseless(s, STR("<style")))
		return behind(s, STR("</style>"));
	return behind(s, STR(">"));
}

str
html_strip(str html, struct arena *perm)
{
	char *out = arena_new(perm, char, html.n);
	size_t n = 0;

	for (size_t at = 0; at < html.n;) {
		size_t skip = unwanted(str_skip(html, at));

		if (!skip)
			out[n++] = html.s[at++];
		at += skip;
	}
	return (str){ out, n };
}
