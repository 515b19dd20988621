#include "content/format/piece.h"

#include "base/buf.h"

enum { REFERENCES_MAX = 64 << 10 };

/* The fence of a code block that is open: its mark and length. */
struct fence {
	char mark; /* 0: none is */
	size_t n;
};

/* Without what a list item or quote puts before its first line. */
static str
without_markers(str line)
{
	while (line.n && (str_find_byte(STR(" \t>-*+"), line.s[0]) != STR_NONE))
		line = str_skip(line, 1);
	return line;
}

static void
follow_fence(struct fence *f, str line)
{
	line = str_trim(without_markers(line));
	char mark = line.n ? line.s[0] : 0;
	size_t n = 0;

	if (mark != '`' && mark != '~')
		return;
	while (n < line.n && line.s[n] == mark)
		n++;
	str info = str_skip(line, n);
	if (f->mark && mark == f->mark && n >= f->n && !info.n)
		*f = (struct fence){ 0 };
	else if (!f->mark && n >= 3 &&
		 (mark == '~' || str_find_byte(info, '`') == STR_NONE))
		*f = (struct fence){ mark, n };
}

/* Does a block begin here that belongs to none before? */
static bool
is_outermost(str line, bool behind_blank)
{
	if (!line.n || line.s[0] == ' ' || line.s[0] == '\t')
		return false;
	return behind_blank || str_starts(line, STR("- ")) ||
	       str_starts(line, STR("* ")) || str_starts(line, STR("+ ")) ||
	       str_starts(line, STR("# ")) || str_starts(line, STR("## "));
}

bool
piece_next(str *rest, str *piece)
{
	struct fence fence = { 0 };
	str all = *rest, line;
	bool behind_blank = false;

	if (!rest->n)
		return false;
	for (;;) {
		size_t at = all.n - rest->n;

		if (!rest->n)
			break;
		str before = *rest;
		str_line(rest, &line);
		if (at >= PIECE_BYTES && !fence.mark &&
			is_outermost(line, behind_blank)) {
			*rest = before;
			break;
		}
		follow_fence(&fence, line);
		behind_blank = str_trim(line).n == 0;
	}
	*piece = str_take(all, all.n - rest->n);
	return true;
}

static bool
is_reference(str line)
{
	size_t end = str_find(line, STR("]:"));

	return str_starts(line, STR("[")) && end != STR_NONE && end > 1 &&
	       str_trim(str_skip(line, end + 2)).n > 0;
}

str
piece_references(str text, struct arena *perm)
{
	struct buf out = { .max = REFERENCES_MAX };
	str line;

	while (str_line(&text, &line)) {
		if (!is_reference(line))
			continue;
		buf_put(&out, line);
		buf_putc(&out, '\n');
	}
	str all = out.full ? (str){ 0 } : arena_copy(perm, buf_str(&out));
	buf_free(&out);
	return all;
}
