#include "cli/print.h"

#include "base/clean.h"
#include "base/utf8.h"

static void
put_blanks(struct line *l, int n)
{
	for (int i = 0; i < n; i++)
		buf_putc(&l->out->b, ' ');
	if (n > 0)
		l->used += n;
}

/* s, or what of it fits with "…" behind. */
static void
put_cut(struct line *l, str s, int columns)
{
	struct arena tmp = { 0 };
	str clean = clean_copy(&tmp, s);
	int width = utf8_width(clean);

	if (l->out->terminal && width > columns) {
		str head = utf8_fit(clean, columns > 0 ? columns - 1 : 0);

		buf_put(&l->out->b, head);
		width = utf8_width(head);
		if (columns > 0) {
			buf_put(&l->out->b, STR("…"));
			width++;
		}
	} else {
		buf_put(&l->out->b, clean);
	}
	l->used += width;
	arena_free(&tmp);
}

void
print_column(struct line *l, str s, int columns)
{
	int end = l->used + columns;

	put_cut(l, s, columns);
	put_blanks(l, end - l->used);
	put_blanks(l, 2);
}

void
print_number(struct line *l, int64_t n, int columns)
{
	size_t before = l->out->b.n;

	buf_printf(&l->out->b, "%*lld", columns, (long long)n);
	l->used += (int)(l->out->b.n - before);
	put_blanks(l, 2);
}

void
print_rest(struct line *l, str s)
{
	put_cut(l, s, l->out->columns - l->used);
}

void
print_end(struct line *l)
{
	struct buf *b = &l->out->b;

	while (b->n && b->s[b->n - 1] == ' ')
		b->n--;
	buf_putc(b, '\n');
	l->used = 0;
	output_line(l->out);
}

void
print_text(struct output *out, int indent, str s)
{
	struct line l = { .out = out };

	put_blanks(&l, indent);
	print_rest(&l, s);
	print_end(&l);
}
