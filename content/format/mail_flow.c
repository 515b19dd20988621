#include "content/format/mail_flow.h"

#include "base/buf.h"
#include "content/format/lines.h"

static bool
is_signature(str text)
{
	return str_eq(text, STR("-- "));
}

/* Of a line: the ">" before it, its text, and whether it goes on. */
struct flowed {
	uint8_t quoted;
	bool more;
	str text;
};

static bool
goes_on(const struct flowed *line, const struct flowed *next)
{
	return line->more && next->text.n && next->quoted == line->quoted &&
	       !is_signature(next->text);
}

static void
put_start(struct buf *out, uint8_t quoted)
{
	if (out->n)
		buf_putc(out, '\n');
	for (int i = 0; i < quoted; i++)
		buf_putc(out, '>');
	if (quoted)
		buf_putc(out, ' ');
}

static struct flowed
read_line(str line)
{
	struct flowed f = { 0 };

	f.quoted = lines_quoted(line, &f.text);
	/* A blank was put before what would be taken for something else. */
	if (!f.quoted && str_starts(f.text, STR(" ")))
		f.text = str_skip(f.text, 1);
	f.more = str_ends(f.text, STR(" ")) && !is_signature(f.text);
	return f;
}

str
mail_unflow(str text, bool close, struct arena *perm)
{
	struct buf out = { 0 };
	struct flowed before = { 0 };

	for (str line; str_line(&text, &line);) {
		struct flowed f = read_line(line);

		if (!goes_on(&before, &f))
			put_start(&out, f.quoted);
		buf_put(&out, str_take(f.text, f.text.n - (f.more && close)));
		before = f;
	}
	str flat = arena_copy(perm, buf_str(&out));
	buf_free(&out);
	return flat;
}
