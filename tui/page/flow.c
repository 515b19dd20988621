#include "tui/page/flow.h"

#include "base/clean.h"
#include "base/utf8.h"
#include "tui/page/breaks.h"

/* What lines are filled with: a cluster and what may happen behind it. */
struct grain {
	uint32_t end;   /* byte behind it */
	uint16_t width; /* columns as shown */
	uint8_t flags;  /* as in breaks.h */
	bool blank;
};

struct grains {
	struct grain *v;
	size_t n;
};

/* No screen is so wide; what a cluster has beyond that is cut there. */
enum { SHOWN_MAX = 4096 };

/* Columns of a last line that is too short to stand alone, and of lines that
 * can spare something for it. */
enum { ORPHAN = 4, SPARING = 32 };

/*
 * Columns of one cluster.  The gate may put a longer stand-in for it, and the
 * screen sets runes of a cluster apart that have a width of their own.
 */
static int
shown_width(str cluster, int width, struct buf *tmp)
{
	size_t at = 0;
	uint32_t first = utf8_next(cluster, &at);

	if (at == cluster.n && width && clean_rune(first))
		return width;
	buf_reset(tmp);
	clean_line(tmp, cluster);
	width = 0;
	for (at = 0; at < tmp->n && width < SHOWN_MAX;)
		width += rune_width(utf8_next(buf_str(tmp), &at));
	return width;
}

int
flow_width(str text)
{
	struct buf tmp = { 0 };
	int columns = 0;

	for (size_t at = 0; at < text.n;) {
		size_t from = at;
		int width = utf8_cluster(text, &at);

		columns += shown_width(str_slice(text, from, at), width, &tmp);
	}
	buf_free(&tmp);
	return columns;
}

str
flow_verbatim(str text, struct arena *perm)
{
	struct buf b = { 0 };
	str rest = text, part;

	if (str_find(text, STR("\t")) == STR_NONE)
		return text;
	for (bool more = true; more;) {
		more = str_cut(rest, STR("\t"), &part, &rest);
		buf_put(&b, part);
		if (more)
			buf_put(&b, STR(FLOW_TAB));
	}
	text = arena_copy(perm, buf_str(&b));
	buf_free(&b);
	return text;
}

static struct grains
cut_grains(str text, bool verbatim, struct arena *tmp)
{
	size_t n = utf8_count(text);
	uint32_t *runes = arena_new(tmp, uint32_t, n);
	uint8_t *flags = arena_new(tmp, uint8_t, n);
	struct grains out = { arena_new(tmp, struct grain, n), 0 };
	struct buf shown = { 0 };

	for (size_t at = 0, i = 0; at < text.n; i++)
		runes[i] = utf8_next(text, &at);
	breaks_find(runes, n, flags);
	for (size_t at = 0, i = 0; at < text.n;) {
		size_t from = at;
		int width = utf8_cluster(text, &at);
		str cluster = str_slice(text, from, at);
		struct grain *g = &out.v[out.n++];

		g->end = (uint32_t)at;
		g->width = (uint16_t)shown_width(cluster, width, &shown);
		g->blank = true;
		for (size_t k = utf8_count(cluster); k; k--, i++)
			g->blank &= rune_is_space(runes[i]);
		g->flags = flags[i - 1];
		if (verbatim)
			g->flags &= BREAK_MUST;
		if (verbatim && cluster.s[0] == '\t')
			g->width = sizeof FLOW_TAB - 1;
	}
	buf_free(&shown);
	return out;
}

/* The grain behind a line that begins at `from`; at least one is taken. */
static size_t
fill_line(const struct grains *g, size_t from, int columns, int hang)
{
	size_t best = from, i = from;
	int width = 0;

	for (; i < g->n; i++) {
		const struct grain *c = &g->v[i];
		bool end = i + 1 == g->n || c->flags & BREAK_MUST;
		bool may = end || c->flags & BREAK_MAY;

		width += c->width;
		/* Blanks at a line's end are not shown: they always fit. */
		if (width > columns && !c->blank) {
			if (may && c->flags & BREAK_HANGS &&
				width <= columns + hang)
				best = i + 1;
			break;
		}
		if (may)
			best = i + 1;
		if (end)
			return best;
	}
	if (best > from)
		return best;
	return i > from ? i : from + 1;
}

/* Grains [from, to) as a line, without the blanks at its ends. */
static struct flow_line
make_line(const struct grains *g, size_t from, size_t to, bool verbatim)
{
	struct flow_line line = { 0 };

	while (to > from && g->v[to - 1].blank)
		to--;
	while (!verbatim && from < to && g->v[from].blank)
		from++;
	line.at.start = from ? g->v[from - 1].end : 0;
	line.at.end = to > from ? g->v[to - 1].end : line.at.start;
	for (size_t i = from; i < to; i++)
		line.columns += g->v[i].width;
	return line;
}

/*
 * A last line of one character and its mark looks lost: where the line before
 * may end a step earlier, it does, and gives something away.
 */
static size_t
spare_orphan(const struct grains *g, size_t before, size_t last)
{
	struct flow_line lost = { 0 };

	if (g->n - last <= ORPHAN + 1)
		lost = make_line(g, last, g->n, false);
	if (lost.columns == 0 || lost.columns > ORPHAN ||
		g->v[last - 1].flags & BREAK_MUST)
		return last;
	for (size_t i = last - 1; i > before; i--)
		if (g->v[i - 1].flags & BREAK_MAY)
			return i;
	return last;
}

/* Blanks at a line's start are not shown, but for code. */
static size_t
skip_blanks(const struct grains *g, size_t from, bool verbatim)
{
	while (!verbatim && from < g->n && g->v[from].blank &&
		!(g->v[from].flags & BREAK_MUST))
		from++;
	return from;
}

void
flow_text(str text, const struct flow_rule *rule, struct arena *perm,
	struct arena *tmp, struct flow_lines *out)
{
	struct arena_mark mark = arena_mark(tmp);
	struct grains g = cut_grains(text, rule->verbatim, tmp);
	size_t from = skip_blanks(&g, 0, rule->verbatim), to, next;
	int indent = rule->first;

	for (; from < g.n; from = next) {
		/* Where a line is short, the text needs it whole. */
		if (indent > rule->columns / 2)
			indent = 0;
		int columns = rule->columns - indent;
		to = fill_line(&g, from, columns, rule->hang);
		next = skip_blanks(&g, to, rule->verbatim);
		if (!rule->verbatim && next < g.n && columns >= SPARING)
			next = to = spare_orphan(&g, from, next);
		struct flow_line *line = vec_push(perm, out);
		*line = make_line(&g, from, to, rule->verbatim);
		line->indent = indent;
		indent = rule->rest;
	}
	arena_rewind(tmp, mark);
}
