/* The filtering of list.h. */
#include "tui/list/list.h"

#include "base/clock.h"
#include "content/words/fold.h"

#include <stdlib.h>

enum {
	SLICE_MS = 3,      /* as long as one may look between two keys */
	SLICE_ROWS = 16,   /* between two looks at the clock */
	ROW_COLUMNS = 400, /* wide enough that nothing is cut */
};

/* Does the row hold every word? */
static bool
matches(struct view *v, size_t i)
{
	struct arena *frame = &v->app->frame;
	struct arena_mark mark = arena_mark(frame);
	struct row row = { 0 };
	struct buf text = { 0 };
	bool all = true;

	v->ops->row(v, i, ROW_COLUMNS, &row);
	for (size_t p = 0; p < row.n; p++) {
		buf_putc(&text, ' ');
		fold_put(&text, row.v[p].text);
	}
	for (size_t w = 0; all && w < v->filter->words.n; w++)
		all = str_find(buf_str(&text), v->filter->words.v[w]) !=
		      STR_NONE;
	all = all && row.kind == ROW_ITEM;
	buf_free(&text);
	arena_rewind(frame, mark);
	return all;
}

static void
found(struct filter *f, size_t i)
{
	if (f->n == f->cap) {
		f->cap = f->cap ? f->cap * 2 : 256;
		f->v = realloc(f->v, f->cap * sizeof *f->v);
		if (!f->v)
			arena_exhausted();
	}
	f->v[f->n++] = i;
}

bool
list_work(struct view *v)
{
	struct filter *f = v->filter;

	if (!f || f->words.n == 0 || f->own)
		return false;
	size_t n = f->all = v->ops->count(v);
	double end = clock_seconds(CLOCK_MONOTONIC) * 1e3 + SLICE_MS;
	while (f->looked < n) {
		if (f->looked % SLICE_ROWS == 0 &&
			clock_seconds(CLOCK_MONOTONIC) * 1e3 > end)
			break;
		if (matches(v, f->looked))
			found(f, f->looked);
		f->looked++;
	}
	f->more = f->looked < n;
	return f->more;
}

static void
split_words(struct filter *f, str text)
{
	str rest = str_trim(fold(&f->arena, text)), word;

	f->words = (struct strs){ 0 };
	for (bool more = true; more;) {
		more = str_cut(rest, STR(" "), &word, &rest);
		if (word.n)
			*vec_push(&f->arena, &f->words) = word;
	}
}

void
list_filter_again(struct view *v)
{
	struct filter *f = v->filter;

	if (!f)
		return;
	f->n = f->looked = 0;
	f->own = v->ops->narrow && v->ops->narrow(v, buf_str(&f->prompt.text));
	list_work(v);
}

void
list_filter(struct view *v, str text)
{
	size_t selected = v->selected;

	if (!v->filter) {
		v->filter = calloc(1, sizeof *v->filter);
		if (!v->filter)
			arena_exhausted();
	}
	arena_reset(&v->filter->arena);
	split_words(v->filter, text);
	list_filter_again(v);
	if (!v->filter->own && list_count(v))
		list_select(v, selected);
}

void
list_free(struct view *v)
{
	if (!v->filter)
		return;
	prompt_free(&v->filter->prompt);
	arena_free(&v->filter->arena);
	free(v->filter->v);
	free(v->filter);
	v->filter = NULL;
}
